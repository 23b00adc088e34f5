using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Consolidation;

/// <summary>A unit that has a shared amount in its own figure.</summary>
/// <param name="FormCode">The report that holds it; empty for all reports of the unit within the period together.</param>
public readonly record struct Sharer(string UnitId, string FormCode, Period Period, bool Leads);

/// <summary>An amount of one indicator that several units each state in their own reports: a joint result, or a joint part that a coordinator stated.</summary>
/// <param name="SourceId">The result, or the stated overlap.</param>
/// <param name="Amount">In the indicator's stored multiples.</param>
public sealed record SharedAmount(string SourceId, int Indicator, long Amount, bool Approximate, IReadOnlyList<Sharer> Sharers);

/// <summary>How much of a total is joint, and what was taken off it because several units state it. Stored multiples.</summary>
/// <param name="Led">Joint, led by a unit that counts here.</param>
/// <param name="TookPart">Joint, led elsewhere.</param>
/// <param name="Overlap">What the units' own numbers hold more than once, already taken off the total.</param>
/// <param name="Count">Shared amounts behind these.</param>
public readonly record struct JointPart(long Led, long TookPart, long Overlap, int Count, bool Approximate)
{
    public bool IsNone => Count == 0;

    internal JointPart Add(long amount, int sharers, bool leads, bool approximate) => new(
        checked(Led + (leads ? amount : 0)), checked(TookPart + (leads ? 0 : amount)), checked(Overlap + amount * (sharers - 1)), Count + 1, Approximate || (approximate && sharers > 1));
}

/// <summary>A shared amount as it bears on one node: which of its units count there.</summary>
public sealed record SharedHere(SharedAmount Shared, IReadOnlyList<Sharer> Here);

/// <summary>
/// Shared amounts and which of their units' accepted reports state them. A report states the shares it is to hold when its figure is at least their sum: one below it was
/// explained by its unit and holds none of them for sure. Guarded by the lock of <see cref="Totals"/>.
/// </summary>
internal sealed class Shares
{
    internal sealed class Entry(SharedAmount shared, Force[] forces)
    {
        public readonly SharedAmount Shared = shared;
        public readonly Force[] Forces = forces;
        public readonly bool[] Stated = new bool[forces.Length];
    }

    /// <summary>All shares that one figure is to hold.</summary>
    private sealed class Bucket
    {
        public readonly List<(Entry Entry, int At)> Shares = [];
        public long Sum;
    }

    private readonly record struct Figure(string FormCode, Period Period, int Indicator);

    private readonly Dictionary<string, List<Entry>> bySource = [];
    private readonly Dictionary<string, Dictionary<Figure, Bucket>> byUnit = [];

    public IEnumerable<Entry> All => bySource.Values.SelectMany(e => e);

    /// <summary>Puts a source's amounts in place of those it had; returns both.</summary>
    public (List<Entry> Old, List<Entry> New) Set(string sourceId, IReadOnlyList<SharedAmount> amounts, Organisation.Organisation organisation, Func<string, string, Period, int, long?> figure)
    {
        var touched = new HashSet<(string Unit, Figure Figure)>();
        if (bySource.Remove(sourceId, out var old))
            foreach (var entry in old)
                for (var i = 0; i < entry.Shared.Sharers.Count; i++)
                {
                    var (unit, key) = KeyOf(entry, i);
                    var bucket = byUnit[unit][key];
                    bucket.Shares.RemoveAll(s => ReferenceEquals(s.Entry, entry) && s.At == i);
                    bucket.Sum -= entry.Shared.Amount;
                    if (bucket.Shares.Count == 0) byUnit[unit].Remove(key);
                    touched.Add((unit, key));
                }
        var made = new List<Entry>();
        foreach (var amount in amounts)
        {
            if (amount.Amount <= 0 || amount.Sharers.Count == 0) continue;
            var entry = new Entry(amount, [.. amount.Sharers.Select(s => organisation.Unit(s.UnitId)!.Force)]);
            made.Add(entry);
            for (var i = 0; i < amount.Sharers.Count; i++)
            {
                var (unit, key) = KeyOf(entry, i);
                if (!byUnit.TryGetValue(unit, out var buckets)) byUnit[unit] = buckets = [];
                if (!buckets.TryGetValue(key, out var bucket)) buckets[key] = bucket = new();
                bucket.Shares.Add((entry, i));
                bucket.Sum += amount.Amount;
                touched.Add((unit, key));
            }
        }
        if (made.Count > 0) bySource[sourceId] = made;
        foreach (var (unit, key) in touched) Judge(unit, key, figure);
        return (old ?? [], made);
    }

    /// <summary>A report has been accepted: what it states of shares is judged anew.</summary>
    public void Heard(AcceptedReport report, Func<string, string, Period, int, long?> figure)
    {
        if (!byUnit.TryGetValue(report.UnitId, out var buckets)) return;
        foreach (var key in buckets.Keys)
            if (key.Period.Contains(report.Period) && (key.FormCode.Length == 0 || key.FormCode == report.FormCode)) Judge(report.UnitId, key, figure);
    }

    private void Judge(string unit, Figure key, Func<string, string, Period, int, long?> figure)
    {
        if (!byUnit[unit].TryGetValue(key, out var bucket)) return;
        var stated = figure(unit, key.FormCode, key.Period, key.Indicator) is { } value && value >= bucket.Sum;
        foreach (var (entry, at) in bucket.Shares) entry.Stated[at] = stated;
    }

    private static (string Unit, Figure Key) KeyOf(Entry entry, int at)
    {
        var sharer = entry.Shared.Sharers[at];
        return (sharer.UnitId, new(sharer.FormCode, sharer.Period, entry.Shared.Indicator));
    }
}

/// <summary>The shared amounts of one tree by slot, so that a node reads only its own.</summary>
internal sealed class SlotShares(OrgTree tree)
{
    private readonly record struct At(Shares.Entry Entry, int[] Sharers);

    private readonly Dictionary<int, List<At>> whole = [];
    private readonly Dictionary<int, List<At>> own = [];

    public bool IsEmpty => whole.Count == 0;

    public void Add(Shares.Entry entry)
    {
        var (slots, owners) = SlotsOf(entry);
        foreach (var (slot, sharers) in slots) Into(whole, slot, sharers);
        foreach (var (slot, sharers) in owners) Into(own, slot, sharers);

        void Into(Dictionary<int, List<At>> lists, int slot, List<int> sharers)
        {
            if (!lists.TryGetValue(slot, out var list)) lists[slot] = list = [];
            list.Add(new(entry, [.. sharers]));
        }
    }

    public void Remove(Shares.Entry entry)
    {
        var (slots, owners) = SlotsOf(entry);
        foreach (var slot in slots.Keys) if (whole.TryGetValue(slot, out var list) && list.RemoveAll(a => ReferenceEquals(a.Entry, entry)) > 0 && list.Count == 0) whole.Remove(slot);
        foreach (var slot in owners.Keys) if (own.TryGetValue(slot, out var list) && list.RemoveAll(a => ReferenceEquals(a.Entry, entry)) > 0 && list.Count == 0) own.Remove(slot);
    }

    private (Dictionary<int, List<int>> Slots, Dictionary<int, List<int>> Owners) SlotsOf(Shares.Entry entry)
    {
        Dictionary<int, List<int>> slots = [], owners = [];
        for (var i = 0; i < entry.Shared.Sharers.Count; i++)
        {
            if (tree.Place(entry.Shared.Sharers[i].UnitId) is not { } place) continue;
            foreach (var slot in place.Whole) Note(slots, slot, i);
            if (place.Own >= 0) Note(owners, place.Own, i);
            if (place.OwnTerritory >= 0) Note(owners, place.OwnTerritory, i);
        }
        return (slots, owners);

        static void Note(Dictionary<int, List<int>> lists, int slot, int sharer)
        {
            if (!lists.TryGetValue(slot, out var list)) lists[slot] = list = [];
            list.Add(sharer);
        }
    }

    public void Read(int slot, bool ownOnly, Period period, NodeSums into)
    {
        if (!(ownOnly ? own : whole).TryGetValue(slot, out var list)) return;
        Span<int> forces = stackalloc int[5];
        Span<bool> leads = stackalloc bool[5];
        foreach (var (entry, sharers) in list)
        {
            forces.Clear();
            leads.Clear();
            var all = 0;
            var led = false;
            foreach (var i in sharers)
            {
                var sharer = entry.Shared.Sharers[i];
                if (!entry.Stated[i] || !period.Contains(sharer.Period)) continue;
                all++;
                forces[(int)entry.Forces[i]]++;
                if (!sharer.Leads) continue;
                led = leads[(int)entry.Forces[i]] = true;
            }
            if (all > 0) into.Share(entry.Shared, all, led, forces, leads);
        }
    }

    /// <summary>Shared amounts of an indicator that count at a slot over a period, with the units that state them there.</summary>
    public List<SharedHere> Of(int slot, Period period, int indicator)
    {
        var found = new List<SharedHere>();
        if (!whole.TryGetValue(slot, out var list)) return found;
        foreach (var (entry, sharers) in list)
        {
            if (entry.Shared.Indicator != indicator) continue;
            var here = sharers.Where(i => entry.Stated[i] && period.Contains(entry.Shared.Sharers[i].Period)).Select(i => entry.Shared.Sharers[i]).ToList();
            if (here.Count > 0) found.Add(new(entry.Shared, here));
        }
        return found;
    }
}
