using System.Collections.Concurrent;
using System.Diagnostics;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Benchmarks;

/// <summary>B and F: how soon a commit is in the national total, and what a burst of writing does to reading.</summary>
internal static class Freshness
{
    public static async Task Measure(Setting setting, Results results)
    {
        var options = new NodeOptions(setting.Folder("national"), null);
        var ids = Submitted.Prepare(options);
        using var node = NodeContext.Open(options);
        var state = node.State;
        var accept = new AcceptReport(node.Database, node.Access, new ReportStore(node.Database, state));
        var month = (int)node.Database.First<long>("select max(period_end) from report_version");
        var query = NationalAnswer.Query(state, Period.OfYear(month / 12));
        var committed = new ConcurrentDictionary<string, long>();
        var follow = node.Database.Committed!;
        node.Database.Committed = changes =>
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var change in changes) committed[change.Subject] = now;
            follow(changes);
        };
        for (var i = 0; i < 2000; i++) state.Consolidator.Run(query);

        var next = 0;
        var alone = new Samples("commit to a national total that includes it, one at a time");
        for (; next < 300; next++)
        {
            var before = state.Consolidator.Run(query).Completeness.Accepted;
            await accept.Run(ids[next], 1, Actor.Operator, default);
            var result = state.Consolidator.Run(query);
            alone.Add(Stopwatch.GetElapsedTime(committed[ids[next]]).TotalMilliseconds);
            if (result.Completeness.Accepted != before + 1) throw new InvalidOperationException("A committed report is not in the total.");
        }
        results.Number("fresh.alone.median_ms", alone.Median);
        results.Number("fresh.alone.p99_ms", alone.P99);
        results.Add("B", alone.Name, $"median {Results.Ms(alone.Median)}, p99 {Results.Ms(alone.P99)}", "5 ms", alone.P99 <= 5, "5 ms");

        var idle = new Samples("national report, idle");
        var busy = new Samples("national report, during a burst of writing");
        var burst = new Samples("commit to visible in a burst of 64 officers");
        var accepted = 0;
        var writing = TimeSpan.Zero;
        var rounds = 4;
        var each = Math.Min(2000, (ids.Count - next) / rounds);
        for (var round = 0; round < rounds; round++)
        {
            await Read(idle, TimeSpan.FromSeconds(1.5), () => true);
            var (from, upTo) = (next, next + each);
            next = upTo;
            var watch = Stopwatch.StartNew();
            var writers = Enumerable.Range(0, 64).Select(w => Task.Run(async () =>
            {
                for (var i = from + w; i < upTo; i += 64)
                {
                    await accept.Run(ids[i], 1, Actor.Operator, default);
                    // Every eighth officer looks at the country at once.
                    if (w % 8 != 0) continue;
                    var sequence = state.Consolidator.Run(query).Sequence;
                    var seen = Stopwatch.GetElapsedTime(committed[ids[i]]).TotalMilliseconds;
                    lock (burst) burst.Add(seen);
                    if (state.Totals.Find(node.Database.First<string>("select unit_id from report where id = @id", new { id = ids[i] })!, "TH01", new Period(month, 1)) is null || sequence == 0)
                        throw new InvalidOperationException("A committed report is not in the totals.");
                }
            })).ToArray();
            var all = Task.WhenAll(writers);
            await Read(busy, TimeSpan.FromMinutes(1), () => !all.IsCompleted);
            await all;
            writing += watch.Elapsed;
            accepted += each;
        }
        // The rest too, so that the node is whole again for whoever measures next.
        if (next < ids.Count) await accept.RunMany([.. ids.Skip(next).Select(id => (id, 1))], Actor.Operator, default);
        results.Number("fresh.burst.p99_ms", burst.P99);
        results.Add("B", burst.Name, $"median {Results.Ms(burst.Median)}, p99 {Results.Ms(burst.P99)} at {Results.N(accepted / writing.TotalSeconds)} reports/s", "", null, "10 ms");
        results.Times("F", idle, "burst.idle");
        results.Times("F", busy, "burst.busy");
        var ratio = busy.P99 / idle.P99;
        results.Number("burst.ratio_p99", ratio);
        results.Add("F", "p99 of reads in a burst ÷ idle", $"{ratio:0.0}×", "", null, "2×");
        var wrong = Differences(state);
        results.Add("B", "recount after it", wrong == 0 ? "no difference" : wrong + " differences", "0", wrong == 0);

        async Task Read(Samples into, TimeSpan most, Func<bool> go)
        {
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < most && go())
            {
                into.Time(() => state.Consolidator.Run(query));
                await Task.Delay(1);
            }
        }
    }

    /// <summary>Nodes of the newest tree whose totals differ from those counted anew.</summary>
    public static int Differences(NodeState state)
    {
        var anew = state.Recount();
        var month = state.Organisation.Epochs[^1];
        var tree = state.Organisation.At(month);
        var again = anew.Organisation.At(month);
        var all = new Period(2020 * 12, 12 * 30);
        var wrong = 0;
        foreach (var id in tree.Territories.Select(t => t.Id).Concat(tree.Units.Select(u => u.Id)))
        {
            var (a, b) = (state.Totals.Sum(tree, id, all), anew.Totals.Sum(again, id, all));
            if (a.Reports != b.Reports || a.Late != b.Late || state.Catalogue.Indicators.Any(i => a.Total(i.Number, false) != b.Total(i.Number, false))) wrong++;
        }
        return wrong;
    }
}
