using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>What a unit did in the results that are listed.</summary>
internal enum ResultRole { Any, Led, TookPart }

/// <summary>What a list of results is narrowed to; empty members narrow nothing.</summary>
/// <param name="Days">Of the last day of a result, on which it counts.</param>
/// <param name="TerritoryId">With everything below it, and what those places were before.</param>
/// <param name="UnitIds">One of these took part, as <paramref name="Role"/> says.</param>
/// <param name="State">One of <see cref="ResultList.States"/>; null for drafts and what counts.</param>
/// <param name="Sort">ngay, loai, dia-ban, chu-tri or trang-thai; a hyphen before it turns it round.</param>
internal sealed record ResultFilter(ResultKind? Kind = null, DateSpan? Days = null, string? TerritoryId = null, IReadOnlyList<string>? UnitIds = null, ResultRole Role = ResultRole.Any, Force? Force = null,
    string? State = null, bool JointOnly = false, string? Search = null, string? Sort = null);

/// <summary>What a list adds up to.</summary>
/// <param name="All">Results listed.</param>
/// <param name="Counting">Those among them that count.</param>
/// <param name="Cases">Cases of those that count.</param>
/// <param name="Drafts">Drafts among <paramref name="All"/>.</param>
internal sealed record ResultSums(int All, int Counting, long Cases, bool About, int Drafts);

/// <summary>Results that a person may see: those their reach took part in, and drafts of their own units.</summary>
internal sealed class ResultList(Database database, NodeState node, Access access, ResultReach reach, ResultStore store)
{
    /// <summary>Values of the state filter in addresses and what the API calls them; "all" includes what was merged or withdrawn.</summary>
    public static readonly IReadOnlyList<(string Address, string Api)> States =
        [("nhap", "draft"), ("da-ghi-nhan", "recorded"), ("cho-xac-nhan", "waiting"), ("khac-nhau", "differing"), ("da-chot", "closed"), ("da-nhap", "merged"), ("da-rut", "withdrawn"), ("tat-ca", "all")];

    private sealed record SumRow(long All, long Counting, long Cases, long About, long Drafts);

    /// <summary>By properties, not by constructor: where nothing is found SQLite names no type for a computed column.</summary>
    private sealed record DayRow
    {
        public string Day { get; init; } = "";
        public string Lane { get; init; } = "";
        public long Results { get; init; }
    }

    private const string Joins = " join territory t on t.id = r.territory_id join org_unit l on l.id = r.lead_unit_id";
    private static readonly string KindOrder = "case r.kind" + string.Concat(Things.AllKinds.Select((k, i) => $" when '{k.Code()}' then {i}")) + " end";

    public void RequireSight(Actor by)
    {
        if (!access.Allows(by, Permission.WriteResult)) access.Require(by, Permission.SeeResults);
    }

    public List<JointResult> Page(ResultFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return store.Query(Joins + where + OrderBy(filter.Sort) + " limit @size offset @skip", args);
    }

    public List<JointResult> All(ResultFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return store.Query(Joins + where + OrderBy(filter.Sort), args);
    }

    public ResultSums Sums(ResultFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        var sums = database.First<SumRow>("""
            select count(*) as "all", cast(coalesce(sum(case when r.state in ('recorded', 'closed') then 1 else 0 end), 0) as bigint) as counting,
              cast(coalesce(sum(case when r.state in ('recorded', 'closed') then r.cases else 0 end), 0) as bigint) as cases,
              cast(coalesce(max(case when r.state in ('recorded', 'closed') then r.cases_about else 0 end), 0) as bigint) as about,
              cast(coalesce(sum(case when r.state = 'draft' then 1 else 0 end), 0) as bigint) as drafts
            from joint_result r
            """ + where, args)!;
        return new((int)sums.All, (int)sums.Counting, sums.Cases, sums.About != 0, (int)sums.Drafts);
    }

    /// <summary>Months of last days that hold results, the first one first.</summary>
    public List<(Period Month, int Results)> Months(ResultFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return [.. database.Query<DayRow>("select substr(r.to_day, 1, 7) as day, count(*) as results from joint_result r" + where + " group by substr(r.to_day, 1, 7) order by 1", args)
            .Select(m => (Period.Parse(m.Day), (int)m.Results))];
    }

    /// <summary>How many results end on each day, by kind or by force that took part; a result of two forces stands in both lanes.</summary>
    public List<(DateOnly Day, string Lane, int Results)> Lanes(ResultFilter filter, Actor by, bool byForce)
    {
        var (where, args) = Where(filter, by);
        var sql = byForce
            ? "select r.to_day as day, f.force as lane, count(distinct r.id) as results from joint_result r join joint_result_unit fu on fu.result_id = r.id and fu.answer <> 'declined' join org_unit f on f.id = fu.unit_id" + where + " group by r.to_day, f.force"
            : "select r.to_day as day, r.kind as lane, count(*) as results from joint_result r" + where + " group by r.to_day, r.kind";
        return [.. database.Query<DayRow>(sql, args).Select(l => (SqlTypes.Day(l.Day), l.Lane, (int)l.Results))];
    }

    /// <summary>The territory with all that lies below it today, and what those places were before.</summary>
    public IReadOnlyList<string> Below(string territoryId)
    {
        var tree = node.Organisation.At(node.Today);
        return [.. tree.Territories.Where(t => tree.PathOf(t.Id).Contains(territoryId)).SelectMany(t => node.Organisation.WithPredecessors(t.Id)).Append(territoryId).Distinct()];
    }

    private (string Where, Dapper.DynamicParameters Args) Where(ResultFilter filter, Actor by)
    {
        // A draft that was thrown away never had a number.
        var where = new StringBuilder(" where (r.code is not null or r.state <> 'withdrawn')");
        var args = new Dapper.DynamicParameters();
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = reach.Condition(by);
        And(sight, sees);
        if (filter.Kind is { } kind) And("r.kind = @kind", new { kind = kind.Code() });
        if (filter.Days is { } days) And("r.to_day >= @from and r.to_day <= @to", new { from = SqlTypes.Text(days.From), to = SqlTypes.Text(days.To) });
        if (filter.TerritoryId is { } place && node.Organisation.At(node.Today).Country?.Id != place) And("r.territory_id in @places", new { places = Below(place).ToArray() });
        if (filter.UnitIds is { } units)
            And("exists (select 1 from joint_result_unit w where w.result_id = r.id and w.unit_id in @units" + (filter.Role switch { ResultRole.Led => " and w.leads = 1", ResultRole.TookPart => " and w.leads = 0 and w.answer <> 'declined'", _ => "" }) + ")",
                new { units = units.ToArray() });
        if (filter.Force is { } force)
            And("exists (select 1 from joint_result_unit p join org_unit pu on pu.id = p.unit_id where p.result_id = r.id and p.answer <> 'declined' and pu.force = @force)", new { force = force.Code() });
        if (filter.JointOnly) And("exists (select 1 from joint_result_unit j where j.result_id = r.id and j.leads = 0 and j.answer <> 'declined')");
        And(filter.State switch
        {
            "nhap" => "r.state = 'draft'",
            "da-ghi-nhan" => "r.state = 'recorded'",
            "cho-xac-nhan" => "r.state = 'recorded' and r.waiting > 0",
            "khac-nhau" => "r.state = 'recorded' and r.differing > 0",
            "da-chot" => "r.state = 'closed'",
            "da-nhap" => "r.state = 'merged'",
            "da-rut" => "r.state = 'withdrawn'",
            "tat-ca" => "1 = 1",
            _ => "r.state in ('draft', 'recorded', 'closed')"
        });
        foreach (var word in SearchWords.Conditions("r.search_text", Vietnamese.Fold(filter.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "loai" => $"{KindOrder}{down}, r.to_day desc, r.id desc",
            "dia-ban" => $"t.sort_key{down}, r.to_day desc, r.id desc",
            "chu-tri" => $"l.sort_key{down}, r.to_day desc, r.id desc",
            "trang-thai" => $"case r.state when 'draft' then 0 when 'recorded' then case when r.differing > 0 then 1 when r.waiting > 0 then 2 else 3 end when 'closed' then 4 else 5 end{down}, r.to_day desc, r.id desc",
            "ngay" => $"r.to_day{down}, r.from_day{down}, r.id{down}",
            _ => "r.to_day desc, r.from_day desc, r.id desc"
        };
    }
}
