using System.Runtime.ExceptionServices;
using HiepDong.Accounts;

namespace HiepDong.Search;

/// <summary>What was found of one kind.</summary>
/// <param name="Count">At most <see cref="Searchable.AtMost"/>; <paramref name="More"/>: there are more.</param>
/// <param name="Hits">The page asked for, nearest first.</param>
internal sealed record FoundKind(string Kind, int Count, bool More, IReadOnlyList<Hit> Hits);

/// <summary>Looks through everything a person may open, kind by kind.</summary>
internal sealed class SearchEverything(IEnumerable<Searchable> all)
{
    /// <summary>In which they are shown.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["pages", "units", "territories", "reports", "results", "plans", "directives", "conferences", "conclusions", "assignments", "shortcomings", "commendations", "models", "publications", "indicators"];

    private const int SideBySide = 4;

    private readonly List<Searchable> kinds = [.. all.OrderBy(s => Place(s.Kind))];

    /// <summary>The first few of every kind of which there are any.</summary>
    public List<FoundKind> Run(Asked asked, Asker asker, int each) => asked.IsEmpty ? [] : [.. OfEach(kind => Run(kind, asked, asker, 1, each, alone: false)).Where(f => f.Count > 0)];

    /// <summary>One page of one kind; a page that is not there becomes the last one.</summary>
    public FoundKind One(string kind, Asked asked, Asker asker, int page, int size) =>
        asked.IsEmpty || kinds.Find(k => k.Kind == kind) is not { } searched ? new(kind, 0, false, []) : Run(searched, asked, asker, page, size, alone: true);

    /// <summary>The nearest of all kinds together: for going somewhere at once.</summary>
    public List<Hit> Nearest(Asked asked, Asker asker, int most, int eachMost)
    {
        if (asked.IsEmpty) return [];
        return [.. OfEach(kind => Ordered(kind, asked, asker, kind.AtMost(alone: false)).Take(eachMost).Select(found => (kind, found.Candidate, found.Distance)).ToList()).SelectMany(found => found)
            // An exact name or number of any kind comes first; then kinds keep their order.
            .OrderBy(f => f.Distance > 1).Take(most).GroupBy(f => (f.kind, Near: f.Distance <= 1)).SelectMany(g => g.Key.kind.Show([.. g.Select(f => f.Candidate)], asker))];
    }

    /// <summary>Kinds are looked through side by side, each with a connection of its own: whoever types waits for the longest of them, not for their sum.</summary>
    private T[] OfEach<T>(Func<Searchable, T> look)
    {
        var found = new T[kinds.Count];
        try { Parallel.For(0, found.Length, new() { MaxDegreeOfParallelism = SideBySide }, i => found[i] = look(kinds[i])); }
        catch (AggregateException problems) { ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]); }
        return found;
    }

    private static FoundKind Run(Searchable kind, Asked asked, Asker asker, int page, int size, bool alone)
    {
        var most = kind.AtMost(alone);
        var found = Ordered(kind, asked, asker, most).Select(f => f.Candidate).ToList();
        var count = Math.Min(found.Count, most);
        var skip = Math.Min((page - 1) * size, Math.Max(0, (count - 1) / size * size));
        return new(kind.Kind, count, found.Count > count, found.Count == 0 ? [] : kind.Show(found.GetRange(skip, Math.Min(size, count - skip)), asker));
    }

    private static IEnumerable<(Candidate Candidate, int Distance)> Ordered(Searchable kind, Asked asked, Asker asker, int most) => kind.Find(asked, asker, most)
        .Select(c => (c, Distance: asked.Distance(c.Code, c.Title))).OrderBy(f => f.Distance).ThenByDescending(f => f.c.Day, StringComparer.Ordinal).ThenBy(f => f.c.Title, StringComparer.Ordinal).ThenBy(f => f.c.Id, StringComparer.Ordinal);

    private static int Place(string kind) => Kinds.TakeWhile(k => k != kind).Count();
}
