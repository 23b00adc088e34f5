using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;

namespace HiepDong.Directives;

/// <summary>One unit of the cascade: who sent it the directive, how far it is, and what it made of it.</summary>
/// <param name="Delivery">Null for the unit that registered it, and for one that acted without being addressed.</param>
/// <param name="Depth">Steps from the unit that registered it.</param>
internal sealed record CascadeRow(string UnitId, DirectiveDelivery? Delivery, int Depth, DeliveryState State, IReadOnlyList<DirectiveUse> Uses, IReadOnlyList<Assignment> Assignments)
{
    public bool IsAddressed => Delivery is not null;
    public bool HasNotReceived => State == DeliveryState.Sent && IsAddressed;
    public bool HasNotActed => State == DeliveryState.Received && IsAddressed;
}

/// <summary>Which unit has received a directive and turned it into what, and who has not.</summary>
internal sealed class DirectiveCascade(DirectiveStore store, AssignmentStore assignments, IEnumerable<FindDirectiveUses> uses, NodeState node, Access access)
{
    /// <summary>From the unit that registered it downwards, each unit below the one that sent it; units outside the person's reach are left out, but for those who passed it on and those it was sent to from within the reach.</summary>
    public IReadOnlyList<CascadeRow> Of(Directive directive, Actor by)
    {
        var deliveries = store.Deliveries(directive.Id);
        var made = assignments.Of(OriginKind.Directive, directive.Id).Where(a => !a.IsCancelled).ToLookup(a => a.AssignerUnitId);
        var used = uses.SelectMany(find => find(directive.Id)).ToLookup(u => u.UnitId);
        var addressed = deliveries.Select(d => d.UnitId).Append(directive.OwnerUnitId).ToHashSet();
        var below = deliveries.Where(d => d.FromUnitId is not null && addressed.Contains(d.FromUnitId)).ToLookup(d => d.FromUnitId);
        var rows = new List<CascadeRow>();
        var done = new HashSet<string>();
        Add(directive.OwnerUnitId, deliveries.FirstOrDefault(d => d.UnitId == directive.OwnerUnitId), 0);
        // Units that took it up themselves, or whose sender is no longer there; then those that acted without being addressed.
        foreach (var d in deliveries.OrderBy(d => d.FromUnitId is null ? 0 : 1)) Add(d.UnitId, d, 1);
        foreach (var unit in made.Select(m => m.Key).Concat(used.Select(u => u.Key)).Distinct()) Add(unit, null, 1);
        var passers = deliveries.Select(d => d.FromUnitId).OfType<string>().Append(directive.OwnerUnitId).ToHashSet();
        return [.. rows.Where(r => passers.Contains(r.UnitId) || Sees(r.UnitId) || r.Delivery?.FromUnitId is { } sender && Sees(sender))];

        bool Sees(string unit) => access.Allows(by, Permission.SeeWork, unit);

        void Add(string unit, DirectiveDelivery? delivery, int depth)
        {
            if (!done.Add(unit)) return;
            var (plans, given) = (used[unit].ToList(), made[unit].ToList());
            rows.Add(new(unit, delivery, depth, delivery?.State(plans.Count + given.Count) ?? (plans.Count + given.Count > 0 ? DeliveryState.Answered : DeliveryState.Received), plans, given));
            foreach (var next in below[unit].OrderBy(d => node.Organisation.Unit(d.UnitId)?.Echelon).ThenBy(d => node.Organisation.Unit(d.UnitId)?.Code, StringComparer.Ordinal)) Add(next.UnitId, next, depth + 1);
        }
    }
}
