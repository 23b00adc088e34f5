using System.Diagnostics;
using System.Globalization;
using Dapper;
using HiepDong.Node;
using HiepDong.Operations;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using Xunit.Abstractions;

namespace HiepDong.Tests.Durability;

/// <summary>
/// A process that accepts reports for many officers at once is killed (SIGKILL) at random moments. Whatever it had acknowledged must be there
/// afterwards: in the database, in the totals, and in an unbroken change log. More rounds: HIEPDONG_KILL_ROUNDS, or tests/kill9.
/// </summary>
public class KillTests(ITestOutputHelper output)
{
    private static int Rounds(int usual) => int.TryParse(Environment.GetEnvironmentVariable("HIEPDONG_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var more) ? more : usual;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed_on_sqlite() => await Kill(await TestNode.Sqlite(), Rounds(20));

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed_on_postgres() => await Kill(await TestNode.Postgres(), Rounds(6));

    private async Task Kill(TestNode test, int rounds)
    {
        await using var owned = test;
        await GenerateCommand.Run(test.Node, new(34, 300, 3, 30, 4, 0.5, 3, Period.Month(2026, 1)), _ => { }, default);
        var options = test.Node.Options;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        int acknowledged = 0, cut = 0;
        for (var round = 0; round < rounds; round++)
        {
            if (test.Database.First<long>("select count(*) from report where state = 'submitted'") < 1500) SubmitAll(test.Database);
            var (said, finished) = await RunAndKill(options, random.Next(400), random.Next(40));
            acknowledged += said.Count;
            if (!finished) cut++;
            Check(options, said);
        }
        output.WriteLine($"{rounds} rounds, {cut} cut short, {acknowledged} acknowledged");
        acknowledged.ShouldBeGreaterThan(rounds);
        cut.ShouldBeGreaterThan(rounds / 2);
    }

    private static void SubmitAll(Database database)
    {
        using var connection = database.Connect();
        connection.Execute("update report_version set counted = 0, accepted_by = null, accepted_at = null, accepted_seq = null");
        connection.Execute("update report set state = 'submitted', accepted_version = null");
    }

    /// <summary>What the process said it had accepted before it was killed: that many and then some, on a machine of any speed.</summary>
    private static async Task<(List<(string Id, int Version)> Said, bool Finished)> RunAndKill(NodeOptions options, int atLeast, int thenMilliseconds)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HiepDong.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "accept", options.Data, options.Database ?? ""]) { RedirectStandardOutput = true })!;
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        var lines = new List<string>();
        while (lines.Count < atLeast && await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        await Task.Delay(thenMilliseconds);
        process.Kill();
        var rest = lines.Concat((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        await process.WaitForExitAsync();
        var finished = rest.Remove("done");
        return (rest.ConvertAll(line => (line.Split(' ')[0], int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))), finished);
    }

    private static void Check(NodeOptions options, List<(string Id, int Version)> said)
    {
        using var node = NodeContext.Open(options);
        var stored = node.Database.Query<(string Id, long Accepted, string Unit, string Form, long Start, long End, long Counted, long Seq)>("""
            select r.id, r.accepted_version, r.unit_id, r.form_code, r.period_start, r.period_end, v.counted, v.accepted_seq
            from report r join report_version v on v.report_id = r.id and v.version = r.accepted_version join change_log c on c.seq = v.accepted_seq and c.subject = r.id and c.kind = 'report.accepted'
            where r.state = 'accepted'
            """).ToDictionary(r => r.Id);
        foreach (var (id, version) in said)
        {
            stored.ShouldContainKey(id, "an acknowledged acceptance is lost");
            var r = stored[id];
            (r.Accepted, r.Counted).ShouldBe((version, 1));
            var counted = node.State.Totals.Find(r.Unit, r.Form, new Period((int)r.Start, (int)(r.End - r.Start) + 1)).ShouldNotBeNull();
            (counted.ReportId, counted.Version).ShouldBe((id, version));
        }

        // What was not acknowledged is there whole or not at all: nothing counts without its entry in the log.
        node.Database.First<long>("select count(*) from report_version where counted = 1").ShouldBe(
            node.Database.First<long>("select count(*) from report_version v join report r on r.id = v.report_id and r.accepted_version = v.version and r.state = 'accepted' where v.counted = 1"));
        node.State.Totals.ReportCount.ShouldBe((int)node.Database.First<long>("select count(*) from report_version where counted = 1"));

        var (seq, hash) = (0L, Change.Genesis);
        foreach (var change in node.Database.Query<Change>("select seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash from change_log order by seq"))
        {
            (change.Seq, change.PrevHash, change.IsIntact).ShouldBe((++seq, hash, true));
            hash = change.Hash;
        }
        node.State.Totals.Sequence.ShouldBe(seq);

        var tree = node.State.Organisation.At(new DateOnly(2026, 12, 14));
        var sums = node.State.Totals.Sum(tree, tree.Country!.Id, new Period(2025 * 12, 36));
        foreach (var (indicator, amount, stated) in node.Database.Query<(long, long, long)>("select indicator, cast(sum(amount) as bigint), count(*) from figure_row group by indicator"))
        {
            var total = sums.Total((int)indicator, stock: false);
            (total.Amount, total.Stated).ShouldBe((amount, (int)stated));
        }
    }
}
