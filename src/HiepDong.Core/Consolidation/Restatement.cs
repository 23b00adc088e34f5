using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Consolidation;

/// <summary>Accepted reports of units whose place changes, in one reporting year.</summary>
public sealed record RestatedYear(int Year, int Units, int Reports, long Figures);

/// <summary>A node whose totals for earlier periods stand on other reports than before.</summary>
/// <param name="Added">Reports that count here and did not before.</param>
/// <param name="Removed">Reports that counted here and do so no more.</param>
/// <param name="Restated">Of those that count here wholly, the ones that came through a succession: comparisons are restated exactly.</param>
/// <param name="Partial">Reports of which only an unknown part belongs here: comparisons with that time become impossible.</param>
public sealed record RestatedNode(Scope Scope, string Code, string Name, int Added, int Removed, int Restated, int Partial)
{
    public bool Comparable => Partial == 0;
}

/// <summary>
/// What a reorganisation would do to figures already accepted, seen from its effective day: made from the totals and a trial of the
/// organisation in memory, before anything is written.
/// </summary>
public sealed record Restatement(IReadOnlyList<RestatedYear> Years, IReadOnlyList<RestatedNode> Nodes)
{
    private static readonly Period Always = new(1900 * 12, 300 * 12);

    public static Restatement Of(ReorganisationPlan plan, Organisation.Organisation now, Totals totals)
    {
        var trial = plan.ApplyTo(now);
        var on = plan.Request.On;
        // Before the day stands what is valid the day before: what has become of things, without this change.
        var (before, after) = (now.At(on), trial.At(on));
        var years = new SortedDictionary<int, (HashSet<string> Units, int Reports, long Figures)>();
        var nodes = new Dictionary<string, (int Added, int Removed, int Restated, int Partial)>();
        foreach (var unit in now.Units)
        {
            if (unit.ValidFrom > on || before.Place(unit.Id) is not { } old || after.Place(unit.Id) is not { } @new) continue;
            var (was, whole, partial) = (Ids(before, old.Whole), Ids(after, @new.Whole), Ids(after, @new.Partial));
            if (was.SetEquals(whole) && partial.SetEquals(Ids(before, old.Partial))) continue;
            var reports = totals.Of([unit.Id], Always);
            if (reports.Count == 0) continue;
            foreach (var report in reports)
            {
                var year = years.GetValueOrDefault(report.Period.Year, ([], 0, 0));
                year.Units.Add(unit.Id);
                years[report.Period.Year] = (year.Units, year.Reports + 1, year.Figures + Count(report));
            }
            foreach (var id in was.Except(whole)) Count(nodes, id, removed: reports.Count);
            foreach (var id in whole.Except(was)) Count(nodes, id, added: reports.Count, restated: @new.Moved ? reports.Count : 0);
            foreach (var id in partial) Count(nodes, id, partial: reports.Count);
        }
        return new([.. years.Select(y => new RestatedYear(y.Key, y.Value.Units.Count, y.Value.Reports, y.Value.Figures))],
            [.. nodes.Where(n => after.SlotOf(n.Key) >= 0).Select(n => Node(trial, n.Key, n.Value)).OrderBy(n => after.SlotOf(n.Scope.NodeId))]);
    }

    private static HashSet<string> Ids(OrgTree tree, int[] slots) => [.. slots.Select(tree.NodeAt)];

    private static int Count(AcceptedReport report)
    {
        var n = 0;
        for (var r = report.Figures.GetReader(); r.Next();) n++;
        return n;
    }

    private static void Count(Dictionary<string, (int Added, int Removed, int Restated, int Partial)> nodes, string id, int added = 0, int removed = 0, int restated = 0, int partial = 0)
    {
        var n = nodes.GetValueOrDefault(id);
        nodes[id] = (n.Added + added, n.Removed + removed, n.Restated + restated, n.Partial + partial);
    }

    private static RestatedNode Node(Organisation.Organisation trial, string id, (int Added, int Removed, int Restated, int Partial) n) =>
        trial.Unit(id) is { } unit
            ? new(Scope.OfUnit(id), unit.Code, unit.Name, n.Added, n.Removed, n.Restated, n.Partial)
            : new(Scope.OfTerritory(id), trial.Territory(id)!.Code, trial.Territory(id)!.FullName, n.Added, n.Removed, n.Restated, n.Partial);
}
