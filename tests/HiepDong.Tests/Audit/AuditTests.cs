using System.Net;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Audit;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Tests.Audit;

public sealed class AuditTests
{
    private static async Task<TestNode> WithEntries(string database)
    {
        var test = await TestNode.Open(database);
        for (var i = 0; i < 5; i++)
            await test.Database.Write("dung", "", write => write.Log("setting.changed", "note", """{"value":"Đà Nẵng"}"""));
        return test;
    }

    private static void Spoil(TestNode test, string sql)
    {
        using var connection = test.Database.Connect();
        Dapper.SqlMapper.Execute(connection, sql);
    }

    private static Problem Refused(TestNode test, (long, string)? head = null) => Should.Throw<RefusalException>(() => VerifyLog.Run(test.Database, head)).First;

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task An_untouched_log_is_intact(string database)
    {
        await using var test = await WithEntries(database);
        var done = VerifyLog.Run(test.Database);
        done.Entries.ShouldBe(test.Database.First<long>("select count(*) from change_log"));
        done.Entries.ShouldBeGreaterThanOrEqualTo(7);
        await test.Database.Write("dung", "", write => write.Log("setting.changed", "note"));
        VerifyLog.Run(test.Database, (done.Entries, done.Head)).Entries.ShouldBe(done.Entries + 1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_changed_entry_is_named(string database)
    {
        await using var test = await WithEntries(database);
        Spoil(test, """update change_log set body = '{"value":"Huế"}' where seq = 5""");
        Refused(test).En.ShouldContain("from entry 5 on: it was changed");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_removed_entry_is_named(string database)
    {
        await using var test = await WithEntries(database);
        Spoil(test, "delete from change_log where seq = 4");
        Refused(test).En.ShouldContain("from entry 4 on: it was removed");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_rewritten_entry_breaks_the_next(string database)
    {
        await using var test = await WithEntries(database);
        var was = test.Database.First<Change>(VerifyLog.Columns + "where seq = 4")!;
        var forged = Change.Next(4, was.PrevHash, was.Node, was.At, "binh", was.AuthorUnit, was.Kind, was.Subject, was.Body);
        Spoil(test, $"update change_log set actor = 'binh', hash = '{forged.Hash}' where seq = 4");
        Refused(test).En.ShouldContain("from entry 5 on");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_cut_end_is_known_by_what_was_noted_earlier(string database)
    {
        await using var test = await WithEntries(database);
        var noted = VerifyLog.Run(test.Database);
        Spoil(test, $"delete from change_log where seq = {noted.Entries}");
        VerifyLog.Run(test.Database).Entries.ShouldBe(noted.Entries - 1);
        Refused(test, (noted.Entries, noted.Head)).Code.ShouldBe("audit.other-head");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Figures_changed_in_their_table_are_found(string database)
    {
        await using var test = await WithEntries(database);
        var unit = await test.AddUnit("CA-40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var loaded = Enumerable.Range(1, 3).Select(month =>
        {
            var at = new DateTimeOffset(2026, month, 20, 0, 0, 0, TimeSpan.Zero);
            return new LoadedReport(test.Database.NewId(), unit.Id, "BC-01", 1, HiepDong.Periods.Period.Parse($"2026-0{month}"), new DateOnly(2026, month, 25), at, "an", at, "binh",
                new StoredContent("{}", "{}", "{}", "{}"), []);
        }).Reverse().ToList();
        await test.Database.Write("operator", "", write => BulkReports.Load(write, loaded, "test"));
        VerifyLog.Run(test.Database).Versions.ShouldBe(3);

        Spoil(test, $"update report_version set remarks = '[]' where report_id = '{loaded[1].Id}'");
        Refused(test).Code.ShouldBe("audit.content");
        var forged = new StoredContent("{}", "{}", "[]", "{}").Hash;
        Spoil(test, $"update report_version set content_hash = '{forged}' where report_id = '{loaded[1].Id}'");
        Refused(test).Code.ShouldBe("audit.loaded");
        Spoil(test, $"delete from report_version where report_id = '{loaded[1].Id}'");
        Refused(test).Code.ShouldBe("audit.loaded");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_log_is_shown_filtered_exported_and_each_look_is_an_entry(string database)
    {
        await using var test = await WithEntries(database);
        await test.AddAccount("dung", "Đỗ Văn Dũng", new Grant(Role.Administrator, test.Country.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        var browser = await app.SignInAs("dung");
        var page = await browser.Get("/quan-tri/nhat-ky?loai=setting.changed&tu=16/11/2026&den=16/11/2026&ai=Dung");
        page.Document.QuerySelectorAll("#log tbody tr").Length.ShouldBe(5);
        page.Words.ShouldContain("Đổi thiết lập");
        (await browser.Get("/quan-tri/nhat-ky?loai=account.signed-in")).One("#log tbody td a").TextContent.ShouldBe("dung");
        (await browser.Get("/quan-tri/nhat-ky?tu=17/11/2026")).Words.ShouldContain("Không có mục nào khớp");
        test.Database.First<string>("select body from change_log where kind = 'audit.viewed' order by seq limit 1").ShouldBe("""{"kind":"setting.changed","actor":"Dung","from":"2026-11-16","to":"2026-11-16"}""");
        var file = await page.Submit(form: "main form[action*='handler=export']");
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        test.Database.First<long>("select count(*) from change_log where kind = 'audit.exported'").ShouldBe(1);
        VerifyLog.Run(test.Database);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Changes_are_read_on_from_a_number_by_those_who_may(string database)
    {
        await using var test = await WithEntries(database);
        var unit = await test.AddUnit("CA-40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        await test.AddAccount("em", "Vũ Em", new Grant(Role.Auditor, test.Country.Id, Hierarchy.Territory));
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, unit.Id, Hierarchy.Chain));
        await test.AddAccount("gia", "Hồ Gia", new Grant(Role.Auditor, unit.Id, Hierarchy.Chain));
        await using var app = await TestApp.Start(test.Node);
        async Task<JsonElement> Read(string who, string query)
        {
            var browser = await app.SignInAs(who);
            return JsonSerializer.Deserialize<JsonElement>((await browser.Get("/api/v1/changes" + query)).Text);
        }
        var first = test.Database.First<long>("select min(seq) from change_log where kind = 'setting.changed'");
        var some = await Read("em", $"?after={first - 1}&limit=3");
        some.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("seq").GetInt64()).ShouldBe([first, first + 1, first + 2]);
        some.GetProperty("next").GetInt64().ShouldBe(first + 2);
        some.GetProperty("changes")[0].GetProperty("body").GetProperty("value").GetString().ShouldBe("Đà Nẵng");
        var own = await Read("gia", "");
        own.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("author_unit").GetString()).Distinct().ShouldBe([unit.Id]);
        (await (await app.SignInAs("an")).Get("/api/v1/changes")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.SignInAs("an")).Get("/quan-tri/nhat-ky")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Browse().Get("/api/v1/changes")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
