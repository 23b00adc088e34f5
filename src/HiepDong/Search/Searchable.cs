using Dapper;
using HiepDong.Accounts;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Search;

/// <summary>Who looks, in which language.</summary>
/// <param name="Pages">Pages of the navigation that they have.</param>
internal sealed record Asker(Actor By, IReadOnlyList<NavItem> Pages, Texts Texts);

/// <summary>One thing that was found; marks are put on when it is drawn.</summary>
/// <param name="Text">Where else the words may stand: an excerpt is taken from it.</param>
internal sealed record Hit(string Kind, string Code, string Title, string Line, string Text, string Address);

/// <summary>A thing that answers, before it is read whole.</summary>
/// <param name="Code">Words of the code; <paramref name="Title"/> those of the title.</param>
/// <param name="Hit">Reads it whole, where that needs no database.</param>
internal sealed record Candidate(string Id, string Owner, string Code, string Title, string Day, Func<Hit>? Hit = null);

/// <summary>One kind of things that can be looked for.</summary>
internal abstract class Searchable
{
    /// <summary>More are counted as "more than".</summary>
    public const int Most = 1000;

    public abstract string Kind { get; }

    /// <summary>Everything that answers and that the person may open: at most one more than <see cref="Most"/>.</summary>
    public abstract IReadOnlyList<Candidate> Find(Asked asked, Asker asker);

    /// <summary>The candidates, read whole, in their order.</summary>
    public virtual IReadOnlyList<Hit> Show(IReadOnlyList<Candidate> candidates, Asker asker) => [.. candidates.Select(c => c.Hit!())];
}

/// <summary>Which things of a kind a person may open: the rule of the kind's own list.</summary>
/// <param name="Join">Joins the kind's table to <c>search_document sd</c>.</param>
/// <param name="Where">On that table.</param>
internal sealed record Sight(string Join, string Where, object? Args = null);

/// <summary>A kind whose words are kept in the index; what a person may open is asked of the kind's own tables each time.</summary>
internal abstract class StoredSearch(Database database, SearchSource source) : Searchable
{
    private sealed record Row(string Id, string Owner, string Code, string Title, string Day);

    public override string Kind => source.Kind;

    /// <summary>Null: nothing of it.</summary>
    protected abstract Sight? SightOf(Actor by);

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker)
    {
        if (SightOf(asker.By) is not { } sight) return [];
        var args = new DynamicParameters(sight.Args);
        var dialect = database.Dialect;
        args.Add("match", dialect.WordsQuery([SearchIndex.KindWord(Kind), .. asked.Words], asked.LastBegins));
        args.Add("most", Most + 1);
        return [.. database.Query<Row>($"select sd.id, sd.owner, sd.code, sd.title, sd.day from {dialect.WordsFrom} {sight.Join} where {dialect.WordsMatch} and {sight.Where} order by {dialect.WordsOrder} limit @most", args)
            .Select(r => new Candidate(r.Id, r.Owner, r.Code, r.Title, r.Day))];
    }

    public override IReadOnlyList<Hit> Show(IReadOnlyList<Candidate> candidates, Asker asker)
    {
        using var connection = database.Connect();
        var found = source.Read(new DocumentReader(connection, null), [.. candidates.Select(c => c.Owner).Distinct()]).ToDictionary(f => f.Id);
        // One that changed since it was found a moment ago is left out.
        return [.. candidates.Select(c => found.GetValueOrDefault(c.Id)).OfType<Found>().Select(f => new Hit(Kind, f.Code, f.Title, f.Line(asker.Texts), f.Text, f.Address))];
    }
}
