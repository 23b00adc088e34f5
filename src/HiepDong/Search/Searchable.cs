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
    /// <summary>More are counted as "more than": when one kind is looked through, and when all are and the kind has to be read for it.</summary>
    public const int Most = 1000, MostAmongAll = 300;

    public abstract string Kind { get; }

    /// <summary>So many are found at most.</summary>
    /// <param name="alone">The kind is looked through by itself.</param>
    public virtual int AtMost(bool alone) => Most;

    /// <summary>Everything that answers and that the person may open: at most one more than <paramref name="most"/>.</summary>
    public abstract IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most);

    /// <summary>The candidates, read whole, in their order.</summary>
    public virtual IReadOnlyList<Hit> Show(IReadOnlyList<Candidate> candidates, Asker asker) => [.. candidates.Select(c => c.Hit!())];
}

/// <summary>Which things of a kind a person may open: the rule of the kind's own list.</summary>
/// <param name="Table">The kind's table with its alias, "joint_plan p"; empty where the words alone decide.</param>
/// <param name="On">Ties it to <c>search_document sd</c>.</param>
/// <param name="Where">On that table.</param>
/// <param name="Args">Lists, by name.</param>
/// <param name="IsNarrow">So little is left by <paramref name="Where"/> that each document of it is looked at, instead of everything that holds the words; asked where the database does not know by itself. Null: for a word alone, which many documents hold, when the person sees the work of few units.</param>
internal sealed record Sight(string Table, string On, string Where, DynamicParameters? Args = null, Func<bool>? IsNarrow = null)
{
    /// <summary>A province's units, not a region's.</summary>
    private const int FewUnits = 1000;

    /// <summary>The person does not see everything of the kind.</summary>
    public bool IsOfUnits => Args?.ParameterNames.Contains(WorkReach.Units) == true;

    public bool LeavesFew(Asked asked) => IsNarrow?.Invoke() ?? (asked.Sought.Words.Count == 1 && IsOfUnits && Args!.Get<string[]>(WorkReach.Units).Length <= FewUnits);
}

/// <summary>A kind whose words are kept in the index; what a person may open is asked of the kind's own tables each time.</summary>
internal abstract class StoredSearch(Database database, SearchSource source) : Searchable
{
    private sealed record Row(string Id, string Owner, string Code, string Title, string Day);

    protected Database Database => database;

    private const string Columns = "select sd.id, sd.owner, sd.code, sd.title, sd.day from ";

    public override string Kind => source.Kind;

    /// <summary>Null: nothing of it.</summary>
    protected abstract Sight? SightOf(Actor by);

    public override int AtMost(bool alone) => alone ? Most : MostAmongAll;

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most)
    {
        if (SightOf(asker.By) is not { } sight) return [];
        var dialect = database.Dialect;
        var args = new DynamicParameters();
        args.Add("most", most + 1);
        var where = sight.Where;
        foreach (var name in sight.Args?.ParameterNames ?? []) where = dialect.OneList(where, name, sight.Args!.Get<string[]>(name), args);
        return [.. database.Query<Row>(!dialect.KnowsHowMany && sight.LeavesFew(asked) ? Narrow(asked, sight, where, args) : Wide(asked, sight, where, args), args).Select(r => new Candidate(r.Id, r.Owner, r.Code, r.Title, r.Day))];
    }

    private string Wide(Asked asked, Sight sight, string where, DynamicParameters args)
    {
        var dialect = database.Dialect;
        args.Add("match", dialect.WordsQuery(SearchIndex.KindWord(Kind), asked.Sought.Words, asked.Sought.LastBegins));
        var table = sight.Table;
        if (dialect.KnowsHowMany && sight.IsOfUnits)
        {
            // What a reach holds is looked up by itself: joined in, it is taken for more than it is, and asked of every document that holds the words.
            var alias = table.Split(' ')[1];
            (table, where) = ($"(select {alias}.id from {table} where {where} offset 0) {alias}", "1 = 1");
        }
        var join = table.Length > 0 ? $" {dialect.JoinInOrder} {table} on {sight.On}" : "";
        return $"{Columns}{dialect.WordsFrom}{join} where {dialect.WordsMatch(Kind)} and {where} order by {dialect.WordsOrder} limit @most";
    }

    private string Narrow(Asked asked, Sight sight, string where, DynamicParameters args)
    {
        args.Add("kind", Kind);
        var (words, begins) = asked.Sought;
        var holds = words.Select((word, i) =>
        {
            var name = "word" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // Letters and digits only: no pattern.
            args.Add(name, i == words.Count - 1 && begins ? $"% {word}%" : $"% {word} %");
            return $" and ' ' || sd.words || ' ' like @{name}";
        });
        return $"{Columns}{sight.Table} {database.Dialect.JoinInOrder} search_document sd on sd.kind = @kind and {sight.On} where {where}{string.Concat(holds)} order by sd.number desc limit @most";
    }

    public override IReadOnlyList<Hit> Show(IReadOnlyList<Candidate> candidates, Asker asker)
    {
        using var connection = database.Connect();
        var found = source.Read(new DocumentReader(connection, null), [.. candidates.Select(c => c.Owner).Distinct()]).ToDictionary(f => f.Id);
        // One that changed since it was found a moment ago is left out.
        return [.. candidates.Select(c => found.GetValueOrDefault(c.Id)).OfType<Found>().Select(f => new Hit(Kind, f.Code, f.Title, f.Line(asker.Texts), f.Text, f.Address))];
    }
}
