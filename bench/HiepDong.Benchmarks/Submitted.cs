using HiepDong.Node;
using HiepDong.Storage;

namespace HiepDong.Benchmarks;

/// <summary>Turns generated, accepted reports back into submitted ones, so that they can be accepted through the real use case.</summary>
internal static class Submitted
{
    /// <summary>Of the last month only; returns their ids. The node must be opened afterwards.</summary>
    public static List<string> Prepare(NodeOptions options)
    {
        var database = Database.Open(options.Data, options.Database, TimeProvider.System);
        try
        {
            var month = database.First<long>("select max(period_end) from report_version");
            using var connection = database.Connect();
            foreach (var sql in new[]
            {
                "update report_version set counted = 0, accepted_by = null, accepted_at = null, accepted_seq = null where period_end = @month",
                "update report set state = 'submitted', accepted_version = null where period_end = @month"
            }) Dapper.SqlMapper.Execute(connection, sql, new { month }, commandTimeout: 600);
            return database.Query<string>("select id from report where period_end = @month order by id", new { month });
        }
        finally { database.Dispose(); }
    }
}
