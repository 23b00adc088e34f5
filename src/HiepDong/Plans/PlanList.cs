using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Plans;

/// <summary>What a list of plans is narrowed to; empty members narrow nothing.</summary>
/// <param name="State">Code of a state; null for all but withdrawn ones.</param>
/// <param name="UnitIds">Author or party.</param>
/// <param name="Year">The plan's time touches it.</param>
/// <param name="MyTurn">An answer of one's own unit is waited for.</param>
/// <param name="Sort">ten, loai, tu, den or trang-thai; a hyphen before it turns it round.</param>
internal sealed record PlanFilter(PlanKind? Kind = null, string? State = null, IReadOnlyList<string>? UnitIds = null, int? Year = null, string? Search = null, bool MyTurn = false, string? Sort = null)
{
    /// <summary>Out of an address: q, loai, trang-thai, don-vi, nam, cho-tra-loi, xep.</summary>
    /// <param name="problems">What can't be understood; it narrows nothing.</param>
    public static PlanFilter Read(IQueryCollection query, NodeState node, List<Problem> problems)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        PlanKind? kind = Enum.TryParse<PlanKind>(Text("loai"), true, out var k) && Enum.IsDefined(k) ? k : null;
        var state = Text("trang-thai") is { } s && Enum.GetValues<PlanState>().Any(x => PlanStore.CodeOf(x) == s) ? s : null;
        int? year = int.TryParse(Text("nam"), CultureInfo.InvariantCulture, out var y) && y is > 1999 and < 2200 ? y : null;
        IReadOnlyList<string>? units = null;
        if (Text("don-vi") is { } typed)
            try { units = [.. node.Organisation.WithPredecessors(UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, "don-vi").Id)]; }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        return new(kind, state, units, year, Text("q"), query["cho-tra-loi"].ToString().Contains("true", StringComparison.Ordinal), Text("xep"));
    }
}

/// <summary>Plans that a person may see: those of units in their reach, and drafts of their own units.</summary>
internal sealed class PlanList(Database database, Access access, WorkReach reach, PlanAccess plans, PlanStore store)
{
    private const string Joins = " join org_unit u on u.id = p.author_unit_id";
    private static readonly string KindOrder = "case p.kind" + string.Concat(Enum.GetValues<PlanKind>().Select((k, i) => $" when '{PlanStore.CodeOf(k)}' then {i}")) + " end";
    private static readonly string StateOrder = "case p.state" + string.Concat(Enum.GetValues<PlanState>().Select((s, i) => $" when '{PlanStore.CodeOf(s)}' then {i}")) + " end";

    public void RequireSight(Actor by) => access.Require(by, Permission.SeeWork);

    public int Count(PlanFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return (int)database.First<long>("select count(*) from joint_plan p" + Joins + where, args);
    }

    public List<Plan> Page(PlanFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return store.Query(Joins + where + OrderBy(filter.Sort) + " limit @size offset @skip", args);
    }

    public List<Plan> All(PlanFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return store.Query(Joins + where + OrderBy(filter.Sort), args);
    }

    /// <summary>Plans in force on some day of a span, that the person sees.</summary>
    public List<Plan> InForce(DateOnly from, DateOnly to, Actor by)
    {
        var (where, args) = Where(new(), by);
        args.AddDynamicParams(new { spanFrom = SqlTypes.Text(from), spanTo = SqlTypes.Text(to) });
        return store.Query(Joins + where + " and p.state in ('inforce', 'reviewed') and p.from_day <= @spanTo and p.to_day >= @spanFrom order by p.from_day, p.sort_key, p.id", args);
    }

    private (string Where, Dapper.DynamicParameters Args) Where(PlanFilter filter, Actor by)
    {
        var where = new StringBuilder(" where 1 = 1");
        var args = new Dapper.DynamicParameters();
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = plans.Condition(by);
        And(sight, sees);
        if (filter.Kind is { } kind) And("p.kind = @kind", new { kind = PlanStore.CodeOf(kind) });
        if (filter.State is { } state) And("p.state = @state", new { state });
        else And("p.state <> 'withdrawn'");
        if (filter.UnitIds is { } units) And("exists (select 1 from joint_plan_unit w where w.plan_id = p.id and w.role <> 'work' and w.unit_id in @units)", new { units = units.ToArray() });
        if (filter.Year is { } year) And("p.from_day <= @last and p.to_day >= @first", new { first = SqlTypes.Text(new DateOnly(year, 1, 1)), last = SqlTypes.Text(new DateOnly(year, 12, 31)) });
        if (filter.MyTurn)
            And("p.state = 'sent' and exists (select 1 from joint_plan_unit m where m.plan_id = p.id and m.role = 'party' and m.answer = 'waiting' and m.unit_id in @mine)",
                new { mine = reach.OwnUnits(by, Permission.WriteWork).Concat(reach.OwnUnits(by, Permission.Decide)).Distinct().ToArray() });
        foreach (var word in SearchWords.Conditions("p.search_text", Vietnamese.Fold(filter.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "ten" => $"p.sort_key{down}, p.id",
            "loai" => $"{KindOrder}{down}, p.from_day desc, p.id",
            "don-vi" => $"u.sort_key{down}, p.from_day desc, p.id",
            "tu" => $"p.from_day{down}, p.id{down}",
            "den" => $"p.to_day{down}, p.id{down}",
            "trang-thai" => $"{StateOrder}{down}, p.from_day desc, p.id",
            _ => "p.from_day desc, p.changed_at desc, p.id"
        };
    }
}

/// <summary>Plans that other forms offer.</summary>
internal sealed class PlanChoices(PlanList list, Access access)
{
    /// <summary>What a result of a day may be filed under: plans in force around it.</summary>
    public IReadOnlyList<string> Campaigns(DateOnly day, Actor by) =>
        access.Allows(by, Permission.SeeWork) ? [.. list.InForce(day.AddDays(-60), day, by).Take(60).Select(PlanWords.Campaign)] : [];
}
