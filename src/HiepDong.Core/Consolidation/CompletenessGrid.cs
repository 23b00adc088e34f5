using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Consolidation;

/// <summary>One node's completeness, month by month.</summary>
/// <param name="IsOwn">What stands at the node itself, beside those below it.</param>
public sealed record CompletenessRow(string NodeId, bool IsOwn, IReadOnlyList<Completeness> Months)
{
    public Completeness All => Months.Aggregate(default(Completeness), (a, c) => a + c);
}

/// <summary>How complete the monthly reports of everything directly below a node are. Each month reads the units once, however many nodes there are.</summary>
public sealed class CompletenessGrid(Consolidator consolidator)
{
    public IReadOnlyList<CompletenessRow> Of(OrgTree tree, Scope scope, IReadOnlyList<Period> months)
    {
        var below = scope.Hierarchy == Hierarchy.Territory ? tree.ChildrenOf(scope.NodeId).Select(t => t.Id).ToList() : tree.SubordinatesOf(scope.NodeId).Select(u => u.Id).ToList();
        var rows = below.Select((id, n) => (Slot: tree.SlotOf(id), n)).ToDictionary(s => s.Slot, s => s.n);
        var self = tree.SlotOf(scope.NodeId);
        var expected = new int[below.Count + 1, months.Count];
        for (var m = 0; m < months.Count; m++)
            foreach (var form in consolidator.Catalogue.FormsFor(months[m]))
                foreach (var unit in consolidator.Organisation.At(months[m].Window(form.Window).To).Units)
                {
                    if (!form.AsksOf(unit) || tree.Place(unit.Id) is not { } place) continue;
                    if ((scope.Hierarchy == Hierarchy.Territory ? place.OwnTerritory : place.Own) == self) expected[below.Count, m]++;
                    else foreach (var slot in place.Whole) if (rows.TryGetValue(slot, out var row)) expected[row, m]++;
                }
        var grid = below.Select((id, n) => new CompletenessRow(id, false, Months(n, m => consolidator.Totals.Sum(tree, id, m)))).ToList();
        var own = new CompletenessRow(scope.NodeId, true, Months(below.Count, m => consolidator.OwnSums(scope.NodeId, m, tree)));
        return own.All is { Expected: 0, Accepted: 0 } ? grid : [own, .. grid];

        List<Completeness> Months(int row, Func<Period, NodeSums> sums) => [.. months.Select((m, n) => sums(m) is var have ? new Completeness(expected[row, n], have.Reports, have.Late) : default)];
    }
}
