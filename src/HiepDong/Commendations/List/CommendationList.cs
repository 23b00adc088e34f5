using System.Text;
using HiepDong.Accounts;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Commendations;

/// <summary>What the page of lists is narrowed to; empty members narrow nothing.</summary>
/// <param name="State">One of <see cref="CommendationList.States"/>; null for everything that was not thrown away.</param>
/// <param name="Sort">ky, danh-sach or trang-thai; a hyphen before it turns it round.</param>
internal sealed record CommendationFilter(string? Search = null, Period? Period = null, string? State = null, Force? Force = null, AwardForm? Form = null, string? Sort = null)
{
    /// <summary>Out of an address: q, ky, trang-thai, luc-luong, hinh-thuc, xep.</summary>
    public static CommendationFilter Of(IQueryCollection query) => new(query["q"], Periods.Period.TryParse(query["ky"], out var period) ? period : null,
        CommendationList.States.Any(s => s.Address == query["trang-thai"]) ? query["trang-thai"].ToString() : null, Codes.TryForce(query["luc-luong"], out var force) ? force : null, Awards.Form(query["hinh-thuc"]), query["xep"]);

    public bool Any => !string.IsNullOrEmpty(Search) || Period is not null || State is not null || Force is not null || Form is not null;
}

/// <summary>Lists of proposals that a person may see.</summary>
internal sealed class CommendationList(Database database, CommendationStore store, CommendationReach reach)
{
    public static readonly IReadOnlyList<(string Address, CommendationState State)> States =
        [("du-thao", CommendationState.Draft), ("lay-y-kien", CommendationState.Consulting), ("da-trinh", CommendationState.Submitted), ("da-quyet-dinh", CommendationState.Decided), ("da-bo", CommendationState.Removed)];

    public (List<Commendation> Lines, int Total) Page(CommendationFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        var total = (int)database.First<long>("select count(*) from commendation l where " + where, args);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return total == 0 ? ([], 0) : (store.Query("where " + where + OrderBy(filter.Sort) + " limit @size offset @skip", args), total);
    }

    public List<Commendation> All(CommendationFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return store.Query("where " + where + OrderBy(filter.Sort), args);
    }

    /// <summary>Periods that some list is of, latest first.</summary>
    public List<Period> Periods() => [.. database.Query<string>("select period from commendation group by period, period_end, period_start order by period_end desc, period_start").Select(HiepDong.Periods.Period.Parse)];

    private (string, Dapper.DynamicParameters) Where(CommendationFilter filter, Actor by)
    {
        var (sees, args) = reach.Where(by);
        var where = new StringBuilder(sees);
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        And(filter.State is { } state ? "l.state = @state" : "l.state <> 'removed'", new { state = filter.State is { } s ? CommendationStore.CodeOf(States.First(x => x.Address == s).State) : "" });
        if (filter.Period is { } period) And("l.period = @period", new { period = period.Code });
        if (filter.Force is { } force) And("exists (select 1 from commendation_line f where f.list_id = l.id and f.force = @force)", new { force = force.Code() });
        if (filter.Form is { } form) And("exists (select 1 from commendation_line f where f.list_id = l.id and f.form = @form)", new { form = form.Code() });
        foreach (var word in SearchWords.Conditions("l.search_text", Vietnamese.Fold(filter.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "danh-sach" => $"l.code{down}, l.id",
            "trang-thai" => $"l.stage{down}, l.period_end desc, l.id desc",
            "ky" => $"l.period_end{down}, l.period_start{down}, l.id{down}",
            _ => "l.period_end desc, l.changed_at desc, l.id desc"
        };
    }
}
