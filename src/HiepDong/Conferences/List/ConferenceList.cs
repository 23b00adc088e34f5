using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Conferences.List;

/// <summary>What the list of conferences is narrowed to; empty members narrow nothing.</summary>
/// <param name="View">sap-toi, da-qua, da-huy or tat-ca.</param>
/// <param name="UnitIds">One of these hosts, chairs or is a venue.</param>
/// <param name="TerritoryIds">The area whose forces confer.</param>
/// <param name="Sort">ngay, ten, loai or trang-thai; a hyphen before it turns it round.</param>
internal sealed record ConferenceFilter(string View, ConferenceKind? Kind = null, int? Year = null, ConferenceState? State = null, IReadOnlyList<string>? UnitIds = null, IReadOnlyList<string>? TerritoryIds = null, string? Search = null, string? Sort = null)
{
    public const string Ahead = "sap-toi", Past = "da-qua", Cancelled = "da-huy", All = "tat-ca";
    public static readonly IReadOnlyList<string> Views = [Ahead, Past, Cancelled, All];
}

/// <summary>Conferences that a person may see: one of their units lies in the person's reach, or the person is a clerk of them.</summary>
internal sealed class ConferenceList(Database database, NodeState node, Access access, ConferenceRights rights, ConferenceStore conferences)
{
    public void RequireSight(Actor by) => access.Require(by, Permission.SeeWork);

    /// <summary>Filters out of an address; what can't be understood narrows nothing.</summary>
    public ConferenceFilter Read(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        ConferenceKind? kind = ConferenceWords.Kinds.Any(k => ConferenceWords.CodeOf(k) == Text("loai")) ? ConferenceWords.Kinds.First(k => ConferenceWords.CodeOf(k) == Text("loai")) : null;
        ConferenceState? state = ConferenceWords.States.Any(s => ConferenceWords.CodeOf(s) == Text("trang-thai")) ? ConferenceWords.States.First(s => ConferenceWords.CodeOf(s) == Text("trang-thai")) : null;
        int? year = int.TryParse(Text("nam"), NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 2000 and < 2100 ? y : null;
        var view = ConferenceFilter.Views.FirstOrDefault(v => v == Text("xem")) ?? ConferenceFilter.Ahead;
        List<string>? units = null, areas = null;
        if (Text("don-vi") is { } typed)
        {
            try { units = [.. node.Organisation.WithPredecessors(UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, "don-vi").Id)]; }
            catch (Problems.RefusalException) { units = []; }
        }
        if (Text("dia-ban") is { } place && node.Organisation.TerritoryByCode(place, node.Today) is { } area) areas = [.. node.Organisation.WithPredecessors(area.Id)];
        return new(view, kind, year, state, units, areas, Text("q"), Text("xep"));
    }

    public List<Conference> Page(ConferenceFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return conferences.Query(where + OrderBy(filter) + " limit @size offset @skip", args);
    }

    public List<Conference> All(ConferenceFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return conferences.Query(where + OrderBy(filter) + " limit 5000", args);
    }

    public int Count(ConferenceFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return (int)database.First<long>("select count(*) from conference c " + where, args);
    }

    /// <summary>Conferences of the person's own units that are ahead or were within the last year, for their calendar.</summary>
    public List<Conference> Own(Actor by)
    {
        var units = access.UnitsOf(by, access.Allows(by, Permission.WriteWork) ? Permission.WriteWork : Permission.Decide).Take(200).SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct().ToArray();
        return conferences.Query("where exists (select 1 from conference_unit o where o.conference_id = c.id and o.unit_id in @units) and c.starts_at > @since order by c.starts_at, c.id limit 500",
            new { units, since = SqlTypes.Text(database.Clock.GetUtcNow().AddYears(-1)) });
    }

    private (string Where, Dapper.DynamicParameters Args) Where(ConferenceFilter filter, Actor by)
    {
        var where = new StringBuilder("where 1 = 1");
        var args = new Dapper.DynamicParameters();
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = rights.Condition(by);
        And(sight, sees);
        switch (filter.View)
        {
            case ConferenceFilter.Cancelled: And("c.state = 'cancelled'"); break;
            case ConferenceFilter.Past: And("(c.state in ('closed', 'approved') or c.state <> 'cancelled' and c.ends_at < @now)", new { now = SqlTypes.Text(database.Clock.GetUtcNow()) }); break;
            case ConferenceFilter.Ahead: And("(c.state = 'open' or c.state in ('planned', 'invited') and c.ends_at >= @now)", new { now = SqlTypes.Text(database.Clock.GetUtcNow()) }); break;
        }
        if (filter.Kind is { } kind) And("c.kind = @kind", new { kind = kind.ToString().ToLowerInvariant() });
        if (filter.State is { } state) And("c.state = @state", new { state = ConferenceStore.CodeOf(state) });
        if (filter.Year is { } year)
            And("c.starts_at >= @from and c.starts_at < @to", new { from = SqlTypes.Text(new DateTimeOffset(year, 1, 1, 0, 0, 0, Texts.VietnamOffset)), to = SqlTypes.Text(new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, Texts.VietnamOffset)) });
        if (filter.UnitIds is { } units) And("exists (select 1 from conference_unit w where w.conference_id = c.id and w.unit_id in @units)", new { units = units.ToArray() });
        if (filter.TerritoryIds is { } areas) And("c.territory_id in @areas", new { areas = areas.ToArray() });
        foreach (var word in SearchWords.Conditions("c.search_text", Vietnamese.Fold(filter.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(ConferenceFilter filter)
    {
        var down = filter.Sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + filter.Sort?.TrimStart('-') switch
        {
            "ten" => $"c.search_text{down}, c.id",
            "loai" => $"c.kind{down}, c.starts_at, c.id",
            "trang-thai" => $"c.state{down}, c.starts_at, c.id",
            "ngay" => $"c.starts_at{down}, c.id",
            _ => filter.View == ConferenceFilter.Ahead ? "c.starts_at, c.id" : "c.starts_at desc, c.id"
        };
    }
}
