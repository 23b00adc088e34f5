namespace HiepDong.LocalModels;

/// <summary>A model with its facts, as far as counting needs it.</summary>
public sealed record ModelTrack(string Id, string Kind, string UnitId, string TerritoryId, IReadOnlyList<ModelFact> Facts);

/// <summary>What dated facts make of days and periods.</summary>
public static class ModelTimeline
{
    /// <summary>The facts that hold, in the order in which they follow each other: by day, and on one day as they were said.</summary>
    public static IReadOnlyList<ModelFact> Holding(IEnumerable<ModelFact> facts) => [.. facts.Where(f => !f.Withdrawn).OrderBy(f => f.On).ThenBy(f => f.At).ThenBy(f => f.Id, StringComparer.Ordinal)];

    /// <summary>The state on a day; null before the first fact.</summary>
    public static ModelStage? StateOn(IEnumerable<ModelFact> facts, DateOnly day) => Holding(facts).LastOrDefault(f => f.On <= day)?.State;

    /// <summary>
    /// Since when a model has the state it has on the last day of a span (a single day when both are the same), or the first day in the span on which it had it; null when it never had it there.
    /// </summary>
    public static DateOnly? Had(IEnumerable<ModelFact> facts, ModelStage state, DateOnly from, DateOnly to)
    {
        var holding = Holding(facts);
        for (var n = 0; n < holding.Count; n++)
        {
            if (holding[n].State != state || holding[n].On > to) continue;
            // Of several facts of one day the last one is what the day is left with.
            if (n + 1 < holding.Count && holding[n + 1].On <= holding[n].On) continue;
            if (n + 1 == holding.Count || holding[n + 1].On > from || holding[n].On >= from) return holding[n].On;
        }
        return null;
    }
}

/// <summary>What one more is: a commune with at least one such model, or the model itself.</summary>
public enum CountedThing { Communes, Models }

/// <summary>What is counted: models of a kind in a state, or the communes that have one. <see cref="Kind"/> "*" takes every kind.</summary>
public sealed record ModelRule(string Kind, ModelStage State, CountedThing Counts = CountedThing.Communes)
{
    public const string AnyKind = "*";

    public bool Takes(ModelTrack track) => Kind == AnyKind || track.Kind == Kind;
}

/// <summary>One commune that counts, with the models that make it count; the first of them came first.</summary>
/// <param name="UnitId">The unit it counts for: responsible for the model that came first. Each commune counts once, for one unit.</param>
public sealed record CountedCommune(string CommuneId, string UnitId, IReadOnlyList<string> ModelIds);

public static class ModelCounting
{
    /// <param name="communeOf">The commune of a model's territory on the last day; null for models of wider areas, which make no commune count.</param>
    public static IReadOnlyList<CountedCommune> Communes(IEnumerable<ModelTrack> tracks, ModelRule rule, DateOnly from, DateOnly to, Func<string, string?> communeOf) =>
    [
        .. tracks.Where(rule.Takes).Select(t => (Track: t, Since: ModelTimeline.Had(t.Facts, rule.State, from, to), Commune: communeOf(t.TerritoryId))).Where(x => x is { Since: not null, Commune: not null })
            .OrderBy(x => x.Since).ThenBy(x => x.Track.Id, StringComparer.Ordinal).GroupBy(x => x.Commune!).Select(g => new CountedCommune(g.Key, g.First().Track.UnitId, [.. g.Select(x => x.Track.Id)]))
    ];
}
