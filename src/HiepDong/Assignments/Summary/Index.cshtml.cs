using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments.Summary;

/// <summary>One group of assignments with what became of them.</summary>
/// <param name="Link">The list of them.</param>
/// <param name="Path">The page of what they come from.</param>
internal sealed record GroupLine(string Name, string Link, string? Path, AssignmentSums Sums);

/// <summary>Assignments counted by the unit that has a part in them, or by the conference, directive, plan or shortcoming they come from.</summary>
internal sealed class IndexModel(AssignmentList list, AssignmentFilters filters, AssignmentStore store, Database database, NodeState node, WorkReach reach) : PageModel
{
    public static readonly IReadOnlyList<string> Ways = ["don-vi", "hoi-nghi", "van-ban", "ke-hoach", "ton-tai"];
    private const int Most = 300;

    /// <summary>By properties, not by constructor: where nothing is found SQLite names no type for a computed column.</summary>
    private sealed record Row
    {
        public string Key { get; init; } = "";
        public long All { get; init; }
        public long Open { get; init; }
        public long Overdue { get; init; }
        public long Waiting { get; init; }
        public long Done { get; init; }
        public long Late { get; init; }
        public long Cancelled { get; init; }
    }

    [FromQuery(Name = "theo")] public string? By { get; set; }
    public string Way => Ways.Contains(By) ? By! : "don-vi";
    public IReadOnlyList<GroupLine> Lines { get; private set; } = [];

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        list.RequireSight(by);
        var filter = filters.Read(Request.Query, by, new List<Problem>()) with { State = "tat-ca", UnitIds = null, Role = AssignmentRole.Any };
        Lines = Way == "don-vi" ? ByUnit(filter, by) : ByOrigin(filter with { Origin = AssignmentFilters.Origins.First(o => o.Address == Way).Kind }, by);
    }

    /// <summary>Each unit by its own part: what it has open, overdue, waiting, done in time and late.</summary>
    private List<GroupLine> ByUnit(AssignmentFilter filter, Actor by)
    {
        var (where, args) = list.Where(filter, by);
        var seen = reach.UnitsFor(by);
        return [.. database.Query<Row>($"""
            select p.unit_id as "key", count(*) as "all", sum(case when p.state in ('assigned', 'accepted', 'inprogress', 'returned') then 1 else 0 end) as open,
              sum(case when {AssignmentList.PartOverdue} then 1 else 0 end) as overdue, sum(case when p.state = 'submitted' then 1 else 0 end) as waiting, sum(case when p.state = 'done' then 1 else 0 end) as done,
              sum(case when p.state = 'done' and p.late = 1 then 1 else 0 end) as late, sum(case when p.state = 'cancelled' then 1 else 0 end) as cancelled
            from assignment a join assignment_unit p on p.assignment_id = a.id and p.role <> 'assigner'
            """ + where + " group by p.unit_id", args)
            .Where(r => seen is null || seen.Contains(r.Key)).OrderByDescending(r => r.Overdue).ThenByDescending(r => r.Open).ThenBy(r => AssignmentWords.Unit(r.Key, node.Organisation), StringComparer.Ordinal).Take(Most)
            .Select(r => new GroupLine(AssignmentWords.Unit(r.Key, node.Organisation), "/nhiem-vu?trang-thai=tat-ca&vai-tro=thuc-hien&don-vi=" + Uri.EscapeDataString(node.Organisation.Unit(r.Key)?.Code ?? r.Key), null, Sums(r)))];
    }

    private List<GroupLine> ByOrigin(AssignmentFilter filter, Actor by)
    {
        var (where, args) = list.Where(filter, by);
        var rows = database.Query<Row>($"""
            select a.origin_of as "key", count(*) as "all", sum(case when a.state not in ('done', 'cancelled') then 1 else 0 end) as open,
              sum(case when a.state not in ('done', 'cancelled') and {AssignmentList.IsOverdue} then 1 else 0 end) as overdue, sum(case when a.state = 'submitted' then 1 else 0 end) as waiting,
              sum(case when a.state = 'done' then 1 else 0 end) as done, sum(case when a.state = 'done' and a.late = 1 then 1 else 0 end) as late, sum(case when a.state = 'cancelled' then 1 else 0 end) as cancelled
            from assignment a
            """ + where + " group by a.origin_of", args);
        var origins = store.Query("where a.id in (select max(b.id) from assignment b where b.origin_kind = @kind and b.origin_of in @keys group by b.origin_of) order by a.id desc",
            new { kind = AssignmentStore.CodeOf(filter.Origin!.Value), keys = rows.Select(r => r.Key).ToArray() });
        var byKey = rows.ToDictionary(r => r.Key);
        return [.. origins.Take(Most).Select(a => new GroupLine(a.Origin.Kind == OriginKind.Conclusion ? Origins.ConferenceOf(a.Origin) : a.Origin.Title, $"/nhiem-vu?{Way}={Uri.EscapeDataString(a.Origin.Of)}", a.Origin.Path, Sums(byKey[a.Origin.Of])))];
    }

    private static AssignmentSums Sums(Row r) => new((int)r.All, (int)r.Open, (int)r.Overdue, (int)r.Waiting, (int)r.Done, (int)r.Late, (int)r.Cancelled);
}
