using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;

namespace HiepDong.Consolidation;

/// <summary>One total that is not the sum of the reports it claims to be of.</summary>
/// <param name="Against">What it was compared with: sql, reports or server.</param>
internal sealed record RecountDifference(string Against, string Node, string Period, string Force, string Indicator, string Ready, string Recounted);

/// <param name="Compared">How many totals were compared.</param>
internal sealed record RecountResult(long Reports, long Figures, long Compared, long Differing, IReadOnlyList<RecountDifference> Differences);

/// <summary>
/// Proves the ready totals of every inner node against the reports in the database, by two other ways: rows of the view <c>figure_row</c> added up by the
/// database for each unit and placed unit by unit, less what joint results are stated more than once, and a node state made anew from the reports.
/// </summary>
internal sealed class Recount(Database database, NodeState node)
{
    private const int MostShown = 50;

    private sealed record SumRow(string UnitId, long PeriodStart, long PeriodEnd, long Indicator, long Amount, long Stated, long Inexact, long Upper);

    private const string Sums = """
        select unit_id, period_start, period_end, indicator, cast(sum(amount) as bigint) as amount, count(*) as stated, sum(case when qualifier = 'exact' then 0 else 1 end) as inexact,
               cast(sum(coalesce(amount_max, amount)) as bigint) as upper
        from figure_row group by unit_id, period_start, period_end, indicator
        """;

    private const string ReportCounts = "select unit_id, period_start, period_end, count(*) as reports from report_version where counted = 1 group by unit_id, period_start, period_end";

    private sealed record ReportRow(string UnitId, long PeriodStart, long PeriodEnd, long Reports);

    private readonly List<RecountDifference> differences = [];
    private long compared, differing, figures, reports;

    public RecountResult Run(Action<string>? progress = null)
    {
        var present = node.Consolidator;
        var again = node.Recount();
        var unitSums = database.Query<SumRow>(Sums);
        var counts = database.Query<ReportRow>(ReportCounts);
        figures = unitSums.Sum(r => r.Stated);
        reports = counts.Sum(r => r.Reports);
        // Every tree that any period with figures is seen from.
        var periods = counts.Select(r => new Period((int)r.PeriodStart, (int)(r.PeriodEnd - r.PeriodStart + 1))).Distinct().Order().ToList();
        foreach (var epoch in periods.GroupBy(p => present.TreeOf(p).Epoch))
        {
            progress?.Invoke($"{epoch.Key:dd/MM/yyyy}: {epoch.Count()} kỳ / periods");
            Compare(present, again, present.Organisation.At(epoch.Key), [.. epoch], periods, unitSums, counts);
        }
        return new(reports, figures, compared, differing, differences);
    }

    private void Compare(Consolidator present, Consolidator again, OrgTree tree, List<Period> periods, List<Period> all, List<SumRow> unitSums, List<ReportRow> counts)
    {
        // A longer period's total holds the shorter ones within it, also those that another tree is asked for.
        var wanted = all.Where(a => periods.Any(p => p.Contains(a))).ToHashSet();
        var expected = new Dictionary<(int Slot, Period, Force, int Indicator), (long Amount, long Stated, long Inexact)>();
        var expectedReports = new Dictionary<(int Slot, Period, Force), long>();
        foreach (var row in unitSums)
        {
            var period = new Period((int)row.PeriodStart, (int)(row.PeriodEnd - row.PeriodStart + 1));
            if (!wanted.Contains(period) || tree.Place(row.UnitId) is not { } place) continue;
            var force = present.Organisation.Unit(row.UnitId)!.Force;
            foreach (var slot in place.Whole)
            {
                if (!tree.IsInner(slot)) continue;
                var (amount, stated, inexact) = expected.GetValueOrDefault((slot, period, force, (int)row.Indicator));
                expected[(slot, period, force, (int)row.Indicator)] = (amount + row.Amount, stated + row.Stated, inexact + row.Inexact);
            }
        }
        foreach (var row in counts)
        {
            var period = new Period((int)row.PeriodStart, (int)(row.PeriodEnd - row.PeriodStart + 1));
            if (!wanted.Contains(period) || tree.Place(row.UnitId) is not { } place) continue;
            var force = present.Organisation.Unit(row.UnitId)!.Force;
            foreach (var slot in place.Whole)
                if (tree.IsInner(slot)) expectedReports[(slot, period, force)] = expectedReports.GetValueOrDefault((slot, period, force)) + row.Reports;
        }
        var oldTree = again.Organisation.At(tree.Epoch);
        var shared = SharedBySlot(tree, unitSums);
        for (var slot = 0; slot < tree.SlotCount; slot++)
        {
            if (!tree.IsInner(slot)) continue;
            var id = tree.NodeAt(slot);
            foreach (var period in periods)
            {
                var ready = present.Totals.Sum(tree, id, period);
                var anew = again.Totals.Sum(oldTree, id, period);
                var within = period.Months == 1 ? [period] : wanted.Where(period.Contains).ToList();
                var overlaps = Overlaps(shared.GetValueOrDefault(slot) ?? [], period);
                foreach (var indicator in present.Catalogue.Indicators)
                {
                    if (indicator.AddsUp != AddsUp.Sum) continue;
                    compared++;
                    var raw = Enum.GetValues<Force>().Sum(f => within.Sum(p => expected.GetValueOrDefault((slot, p, f, indicator.Number)).Amount));
                    var over = ready.Total(indicator.Number, false);
                    if (over.Amount != raw - overlaps.GetValueOrDefault((indicator.Number, null)))
                        Differ("sql", id, period, null, indicator, Text(indicator, over.Amount, over.Stated), Text(indicator, raw - overlaps.GetValueOrDefault((indicator.Number, null)), over.Stated));
                }
                for (var force = Force.Police; force <= Force.Civil; force++)
                {
                    var counted = within.Sum(p => expectedReports.GetValueOrDefault((slot, p, force)));
                    Check("sql", id, period, force, null, ready.Get(force)?.Reports ?? 0, counted);
                    foreach (var indicator in present.Catalogue.Indicators)
                    {
                        if (indicator.AddsUp == AddsUp.Ratio) continue;
                        var total = ready.Total(indicator.Number, false, force);
                        long amount = 0, stated = 0, inexact = 0;
                        foreach (var p in within)
                        {
                            var (a, s, x) = expected.GetValueOrDefault((slot, p, force, indicator.Number));
                            (amount, stated, inexact) = (amount + a, stated + s, inexact + x);
                        }
                        compared++;
                        var overlap = overlaps.GetValueOrDefault((indicator.Number, (Force?)force));
                        amount -= overlap;
                        // What an approximate factor made is "about", whatever the reports say.
                        if (total.Amount != amount || total.Stated != stated || (overlap == 0 && total.IsApproximate != inexact > 0))
                            Differ("sql", id, period, force, indicator, Text(indicator, total.Amount, total.Stated), Text(indicator, amount, (int)stated));
                        var other = anew.Total(indicator.Number, false, force);
                        if (total != other) Differ("reports", id, period, force, indicator, Text(indicator, total.Amount, total.Stated), Text(indicator, other.Amount, other.Stated));
                    }
                }
            }
        }
    }

    /// <summary>Shared amounts by inner slot with the units there whose reports hold them, found anew from results and figures.</summary>
    private Dictionary<int, List<Held>> SharedBySlot(OrgTree tree, List<SumRow> unitSums)
    {
        var shares = new ResultShares(node.Organisation, node.Catalogue, node.Counting);
        var items = ResultStore.Counting(database).Select(shares.Of).ToList();
        var amounts = items.SelectMany(i => i).Concat(JointResults.Reconciliation.StatedOverlapStore.All(database).SelectMany(o => SharedBook.Remainder(o, items))).ToList();
        var owed = amounts.SelectMany(a => a.Sharers.Select(s => (s.UnitId, s.Period, a.Indicator, a.Amount))).ToLookup(s => (s.UnitId, s.Period, s.Indicator), s => s.Amount);
        var figures = unitSums.ToLookup(r => (r.UnitId, (int)r.Indicator));
        bool States(string unit, Period period, int indicator)
        {
            var found = figures[(unit, indicator)].Where(r => r.PeriodStart >= period.Start && r.PeriodEnd <= period.End).ToList();
            return found.Count > 0 && found.Sum(r => r.Upper) >= owed[(unit, period, indicator)].Sum();
        }
        var made = new Dictionary<int, List<Held>>();
        foreach (var a in amounts)
            foreach (var s in a.Sharers)
            {
                if (!States(s.UnitId, s.Period, a.Indicator) || tree.Place(s.UnitId) is not { } place) continue;
                foreach (var slot in place.Whole.Where(tree.IsInner))
                {
                    if (!made.TryGetValue(slot, out var list)) made[slot] = list = [];
                    list.Add(new(a.SourceId, a.Indicator, a.Amount, node.Organisation.Unit(s.UnitId)!.Force, s.Period));
                }
            }
        return made;
    }

    private sealed record Held(string SourceId, int Indicator, long Amount, Force Force, Period Period);

    /// <summary>What is stated more than once, by indicator and force; null stands for all forces.</summary>
    private static Dictionary<(int Indicator, Force? Force), long> Overlaps(List<Held> held, Period period)
    {
        var made = new Dictionary<(int, Force?), long>();
        foreach (var one in held.Where(h => period.Contains(h.Period)).GroupBy(h => (h.SourceId, h.Indicator)))
        {
            Add(null, one.Count() - 1);
            foreach (var force in one.GroupBy(h => h.Force)) Add(force.Key, force.Count() - 1);
            void Add(Force? force, int times) => made[(one.Key.Indicator, force)] = made.GetValueOrDefault((one.Key.Indicator, force)) + one.First().Amount * times;
        }
        return made;
    }

    /// <summary>Asks a running server for the same totals: every inner node, each year that has figures.</summary>
    public async Task<RecountResult> CompareServed(string url, string token, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var present = node.Recount();
        var years = database.Query<long>("select distinct period_start / 12 from report_version where counted = 1");
        foreach (var year in years)
        {
            var period = Period.OfYear((int)year);
            var tree = present.TreeOf(period);
            for (var slot = 0; slot < tree.SlotCount; slot++)
            {
                if (!tree.IsInner(slot)) continue;
                var id = tree.NodeAt(slot);
                var scope = tree.Territories.Count > slot ? Scope.OfTerritory(id) : Scope.OfUnit(id);
                var result = present.Run(new(scope, period, [], Compare: false));
                using var answer = await client.GetAsync(new Uri($"api/v1/consolidations?scope={Uri.EscapeDataString(Asking.Write(present, scope))}&period={period.Code}", UriKind.Relative), stop);
                // A token reaches what its person may see; the rest is not theirs to compare.
                if (answer.StatusCode == System.Net.HttpStatusCode.Forbidden) continue;
                answer.EnsureSuccessStatusCode();
                using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), cancellationToken: stop);
                var served = json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("indicator").GetString()!, r => r.GetProperty("value"));
                foreach (var row in result.Rows)
                {
                    compared++;
                    var value = served.TryGetValue(row.Indicator.Code, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDecimal() : (decimal?)null;
                    var own = row.Total.IsMissing ? (decimal?)null : row.Indicator.Unscale(row.Total.Amount);
                    if (value != own) Differ("server", id, period, null, row.Indicator, value?.ToString(CultureInfo.InvariantCulture) ?? "–", own?.ToString(CultureInfo.InvariantCulture) ?? "–");
                }
            }
        }
        return new(reports, figures, compared, differing, differences);
    }

    private void Check(string against, string id, Period period, Force force, Indicator? indicator, long ready, long wanted)
    {
        compared++;
        if (ready != wanted) Differ(against, id, period, force, indicator, ready.ToString(CultureInfo.InvariantCulture), wanted.ToString(CultureInfo.InvariantCulture));
    }

    private void Differ(string against, string id, Period period, Force? force, Indicator? indicator, string ready, string recounted)
    {
        differing++;
        if (differences.Count < MostShown)
            differences.Add(new(against, node.Organisation.Territory(id)?.FullName ?? node.Organisation.Unit(id)?.Name ?? id, period.Code, force?.Code() ?? "", indicator?.Code ?? "reports", ready, recounted));
    }

    private static string Text(Indicator indicator, long amount, int stated) => $"{indicator.Unscale(amount).ToString("0.######", CultureInfo.InvariantCulture)} ({stated})";
}
