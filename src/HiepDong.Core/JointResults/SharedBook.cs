using HiepDong.Consolidation;

namespace HiepDong.JointResults;

/// <summary>
/// Keeps totals told of what is shared: amounts of joint results, and of stated joint parts what the results do not yet account for. Not for several threads at once.
/// </summary>
public sealed class SharedBook(Totals totals)
{
    private readonly Dictionary<string, List<SharedAmount>> items = [];
    private readonly Dictionary<string, StatedOverlap> stated = [];

    /// <summary>A result as it now stands.</summary>
    public void Put(JointResult result, ResultShares shares, long sequence)
    {
        var now = shares.Of(result);
        var touched = now.Concat(items.GetValueOrDefault(result.Id) ?? []).Select(a => a.Indicator).ToHashSet();
        if (now.Count > 0) items[result.Id] = now;
        else items.Remove(result.Id);
        totals.Share([(result.Id, now), .. stated.Values.Where(s => touched.Contains(s.Indicator)).Select(s => (s.Id, Remainder(s, items.Values)))], sequence);
    }

    /// <summary>The stated joint parts in force; those no longer among them are taken out.</summary>
    public void State(IEnumerable<StatedOverlap> inForce, long sequence)
    {
        var gone = stated.Keys.ToHashSet();
        stated.Clear();
        foreach (var s in inForce) stated[s.Id] = s;
        totals.Share([.. gone.Where(id => !stated.ContainsKey(id)).Select(id => (id, new List<SharedAmount>())), .. stated.Values.Select(s => (s.Id, Remainder(s, items.Values)))], sequence);
    }

    /// <summary>What of a stated joint part no recorded result of all its units accounts for.</summary>
    public static List<SharedAmount> Remainder(StatedOverlap s, IEnumerable<IReadOnlyList<SharedAmount>> results)
    {
        var recorded = results.SelectMany(r => r).Where(a => a.Indicator == s.Indicator && s.Units.All(u => a.Sharers.Any(x => x.UnitId == u && s.Period.Contains(x.Period)))).Sum(a => a.Amount);
        return s.Amount <= recorded ? [] : [new(s.Id, s.Indicator, s.Amount - recorded, false, [.. s.Units.Select((u, n) => new Sharer(u, "", s.Period, n == 0))])];
    }
}
