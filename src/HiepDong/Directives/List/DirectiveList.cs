using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>What the register is narrowed to; empty members narrow nothing.</summary>
/// <param name="State">One of <see cref="DirectiveList.States"/>.</param>
/// <param name="Waiting">Only what one of the person's own units was sent and has not said to have received.</param>
internal sealed record DirectiveFilter(string? Kind = null, int? Year = null, string? Issuer = null, string? State = null, bool CreatesWork = false, bool LegalBasis = false, bool Waiting = false, string? Search = null, string? Sort = null);

/// <summary>A line of the list: the entry, whether it is in force today, and how many units were addressed and have it.</summary>
internal sealed record DirectiveLine(Directive Directive, Standing Standing, int Sent, int Received);

/// <summary>The register as lists, exports and the API give it out.</summary>
internal sealed class DirectiveList(Database database, NodeState node, Access access, DirectiveReach reach, DirectiveStore store)
{
    /// <summary>States in addresses and in the API.</summary>
    public static readonly IReadOnlyList<(string Address, string Api)> States =
        [("con-hieu-luc", "in_force"), ("chua-hieu-luc", "not_yet"), ("het-hieu-luc", "expired"), ("bi-thay-the", "replaced"), ("da-rut", "withdrawn")];

    private const string IsReplaced = "exists (select 1 from directive_link l join directive n on n.id = l.directive_id where l.target_id = d.id and l.kind = 'replaces' and n.state = 'registered' and n.effective_on <= @today)";

    /// <summary>Settable: a count over no rows has no type of its own in SQLite.</summary>
    private sealed class CountRow
    {
        public string DirectiveId { get; set; } = "";
        public long Sent { get; set; }
        public long Received { get; set; }
    }

    /// <summary>Reads an address: loai, nam, co-quan, trang-thai, viec, can-cu, cho-nhan, q, xep. What can't be understood narrows nothing.</summary>
    public static DirectiveFilter Read(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        bool Ticked(string name) => query[name].ToString().Contains("true", StringComparison.Ordinal);
        return new(DirectiveKinds.Read(Text("loai"))?.Code, int.TryParse(Text("nam"), CultureInfo.InvariantCulture, out var year) ? year : null, Text("co-quan"), States.Any(s => s.Address == Text("trang-thai")) ? Text("trang-thai") : null,
            Ticked("viec"), Ticked("can-cu"), Ticked("cho-nhan"), Text("q"), Text("xep"));
    }

    public int Count(DirectiveFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return (int)database.First<long>("select count(*) from directive d" + where, args);
    }

    /// <summary>How many wait for a unit of the person to say that it has them.</summary>
    public int Waiting(Actor by) => by.IsOperator || !access.Allows(by, Permission.WriteWork) ? 0 : Count(new(Waiting: true), by);

    public IReadOnlyList<DirectiveLine> Page(DirectiveFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.Add("size", size);
        args.Add("skip", (page - 1) * size);
        return Lines(store.Query(where + OrderBy(filter.Sort) + " limit @size offset @skip", args));
    }

    public IReadOnlyList<DirectiveLine> All(DirectiveFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return Lines(store.Query(where + OrderBy(filter.Sort), args));
    }

    /// <summary>Years in which something the person sees was issued, the latest first.</summary>
    public IReadOnlyList<int> Years(Actor by)
    {
        var (where, args) = Where(new(), by);
        return [.. database.Query<long>("select distinct d.year from directive d" + where + " order by d.year desc", args).Select(y => (int)y)];
    }

    public DirectiveLine Line(Directive directive) => Lines([directive])[0];

    private List<DirectiveLine> Lines(List<Directive> found)
    {
        var ids = found.Select(d => d.Id).ToArray();
        var links = store.LinksTo(ids);
        var counts = database.Query<CountRow>("select directive_id, count(*) as sent, count(received_at) as received from directive_delivery where directive_id in @ids group by directive_id", new { ids }).ToDictionary(c => c.DirectiveId);
        return [.. found.Select(d => new DirectiveLine(d, d.StandingOn(node.Today, links[d.Id].Where(l => l.Replaces).Select(l => (DateOnly?)l.From).FirstOrDefault()), (int)(counts.GetValueOrDefault(d.Id)?.Sent ?? 0), (int)(counts.GetValueOrDefault(d.Id)?.Received ?? 0)))];
    }

    private (string Where, Dapper.DynamicParameters Args) Where(DirectiveFilter f, Actor by)
    {
        access.Require(by, Permission.SeeWork);
        var where = new StringBuilder(" where ");
        var args = new Dapper.DynamicParameters(new { today = SqlTypes.Text(node.Today) });
        where.Append(f.State switch
        {
            "con-hieu-luc" => "d.state = 'registered' and d.effective_on <= @today and (d.expires_on is null or d.expires_on > @today) and not " + IsReplaced,
            "chua-hieu-luc" => "d.state = 'registered' and d.effective_on > @today",
            "het-hieu-luc" => "d.state = 'registered' and d.expires_on <= @today and not " + IsReplaced,
            "bi-thay-the" => "d.state = 'registered' and " + IsReplaced,
            "da-rut" => "d.state = 'withdrawn'",
            _ => "d.state = 'registered'"
        });
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = reach.Condition(by);
        And(sight, sees);
        if (f.Kind is { } kind) And("d.kind = @kind", new { kind });
        if (f.Year is { } year) And("d.year = @year", new { year });
        if (f.CreatesWork) And("d.creates_work = 1");
        if (f.LegalBasis) And("d.legal_basis = 1");
        if (f.Waiting)
            And("exists (select 1 from directive_delivery w where w.directive_id = d.id and w.received_at is null and w.unit_id in @own)",
                new { own = access.UnitsOf(by, Permission.WriteWork).SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct().ToArray() });
        Like("d.issuer_key", DirectiveIdentity.IssuerKey(f.Issuer ?? ""), "issuer");
        Like("d.search_text", Vietnamese.Fold(f.Search), "word");
        return (where.ToString(), args);

        void Like(string column, string text, string name)
        {
            foreach (var word in SearchWords.Conditions(column, text, args, name)) And(word);
        }
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "so" => $"d.sort_sign{down}, d.issued_on desc, d.id",
            "loai" => $"d.kind{down}, d.issued_on desc, d.id",
            "co-quan" => $"d.sort_issuer{down}, d.issued_on desc, d.id",
            "ngay" => $"d.issued_on{down}, d.id{down}",
            _ => "d.issued_on desc, d.id desc"
        };
    }
}
