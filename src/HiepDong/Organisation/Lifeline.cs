using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>One event in the life of a territory or unit: what there was, what it became.</summary>
/// <param name="Mode">Null for the first day of what has no predecessor.</param>
internal sealed record LifeEvent(DateOnly On, SuccessionMode? Mode, IReadOnlyList<LifePart> From, IReadOnlyList<LifePart> To, string Basis);

internal sealed record LifePart(string Id, string Code, string Name);

/// <summary>Everything that led to a territory or unit and everything it became, oldest first.</summary>
internal static class Lifeline
{
    public static List<LifeEvent> Of(Organisation organisation, string id)
    {
        var line = organisation.WithPredecessors(id).ToHashSet();
        for (var waiting = new Queue<string>([id]); waiting.TryDequeue(out var next);)
            foreach (var s in organisation.After(next))
                if (s.SuccessorId is { } after && line.Add(after)) waiting.Enqueue(after);
        var events = line.SelectMany(x => organisation.Before(x).Concat(organisation.After(x))).Where(s => line.Contains(s.PredecessorId)).Distinct()
            .GroupBy(s => (s.On, s.Mode, Key: s.Mode == SuccessionMode.Split ? s.PredecessorId : s.SuccessorId ?? s.PredecessorId))
            // A merger is told whole, with the others that came in.
            .Select(g => new LifeEvent(g.Key.On, g.Key.Mode,
                Parts(organisation, g.Key.Mode is SuccessionMode.Merged ? organisation.Before(g.Key.Key).Select(s => s.PredecessorId) : g.Select(s => s.PredecessorId)),
                Parts(organisation, g.Key.Mode is SuccessionMode.Split ? organisation.After(g.Key.Key).Select(s => s.SuccessorId).OfType<string>() : g.Select(s => s.SuccessorId).OfType<string>()), g.First().Basis)).ToList();
        var first = line.Where(x => !organisation.Before(x).Any()).Select(x => (Id: x, Thing: Find(organisation, x))).Where(x => x.Thing != null)
            .Select(x => new LifeEvent(x.Thing!.ValidFrom, null, [], Parts(organisation, [x.Id]), ""));
        return [.. first.Concat(events).OrderBy(e => e.On).ThenBy(e => e.Mode is null ? 0 : 1)];
    }

    public static LifePart Part(Organisation organisation, string id) =>
        organisation.Unit(id) is { } u ? new(u.Id, u.Code, u.Name) : organisation.Territory(id) is { } t ? new(t.Id, t.Code, t.FullName) : new(id, id, id);

    private static List<LifePart> Parts(Organisation organisation, IEnumerable<string> ids) => [.. ids.Distinct().Select(id => Part(organisation, id))];

    private static IDated? Find(Organisation organisation, string id) => organisation.Unit(id) ?? (IDated?)organisation.Territory(id);
}
