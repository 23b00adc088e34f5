using HiepDong.Storage;
using Shouldly;
using Xunit;

namespace HiepDong.Tests.Storage;

public sealed class PostgresTests
{
    [Fact]
    public async Task Every_text_is_compared_byte_by_byte_as_on_SQLite()
    {
        await using var test = await TestNode.Postgres();
        var others = test.Database.Query<string>("""
            select t.relname || '.' || a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid join pg_collation k on k.oid = a.attcollation
            where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and k.collname <> 'C' order by 1
            """);
        others.ShouldBeEmpty("a text column needs collate \"C\"");
    }

    [Fact]
    public async Task A_statement_kept_for_reuse_is_planned_for_what_it_is_asked_with()
    {
        await using var test = await TestNode.Postgres();
        test.Database.First<string>("select current_setting('plan_cache_mode')").ShouldBe("force_custom_plan");
        // Who names settings of their own keeps them.
        using var own = new PostgresDialect(test.Node.Options.Database + "?options=-c%20statement_timeout%3D5000");
        using var connection = own.Open();
        Dapper.SqlMapper.ExecuteScalar<string>(connection, "select current_setting('plan_cache_mode') || ' ' || current_setting('statement_timeout')").ShouldBe("auto 5s");
    }
}
