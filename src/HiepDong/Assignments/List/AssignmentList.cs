using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Assignments;

/// <summary>What a unit has to do with the assignments that are listed.</summary>
internal enum AssignmentRole { Any, Does, Leads, Supports, Assigned }

/// <summary>What a list of assignments is narrowed to; empty members narrow nothing.</summary>
/// <param name="State">One of <see cref="AssignmentList.States"/>; null for what is open.</param>
/// <param name="UnitIds">One of these has to do with it, as <paramref name="Role"/> says.</param>
/// <param name="Deadlines">Of the deadline of the whole.</param>
/// <param name="Of">Id of the conference, directive, plan or shortcoming it comes from.</param>
/// <param name="Sort">ma, viec, chu-tri, han, trang-thai or giao; a hyphen before it turns it round.</param>
internal sealed record AssignmentFilter(string? State = null, IReadOnlyList<string>? UnitIds = null, AssignmentRole Role = AssignmentRole.Any, IReadOnlyList<string>? Assigners = null, DateSpan? Deadlines = null,
    OriginKind? Origin = null, string? Of = null, string? Search = null, string? Sort = null);

/// <summary>What a list adds up to. Overdue are among the open ones.</summary>
internal sealed record AssignmentSums(int All, int Open, int Overdue, int Waiting, int Done, int Late, int Cancelled)
{
    public static readonly AssignmentSums None = new(0, 0, 0, 0, 0, 0, 0);
    public int OnTime => Done - Late;
}

/// <summary>Assignments that a person may see: those one of whose units lies in their reach.</summary>
internal sealed class AssignmentList(Database database, NodeState node, Access access, WorkReach reach, AssignmentStore store)
{
    /// <summary>Values of the state filter in addresses and what the API calls them; "all" includes what was cancelled.</summary>
    public static readonly IReadOnlyList<(string Address, string Api)> States =
        [("chua-nhan", "assigned"), ("dang-lam", "in_progress"), ("cho-xac-nhan", "submitted"), ("tra-lai", "returned"), ("qua-han", "overdue"), ("sap-han", "due_soon"), ("xin-gia-han", "asking"), ("xong", "done"), ("xong-muon", "done_late"),
            ("da-huy", "cancelled"), ("tat-ca", "all")];

    /// <summary>A unit's part that is overdue: outstanding after its own deadline.</summary>
    public const string PartOverdue = "p.role <> 'assigner' and p.state in ('assigned', 'accepted', 'inprogress', 'returned') and p.deadline < @today";
    public const string IsOverdue = $"a.id in (select p.assignment_id from assignment_unit p where {PartOverdue})";
    private const string IsOpen = "a.state not in ('done', 'cancelled')";
    private sealed record SumRow(long All, long Open, long Overdue, long Waiting, long Done, long Late, long Cancelled);

    public void RequireSight(Actor by) => access.Require(by, Permission.SeeWork);

    public List<Assignment> Page(AssignmentFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return store.Query("join org_unit l on l.id = a.lead_unit_id" + where + OrderBy(filter) + " limit @size offset @skip", args);
    }

    public List<Assignment> All(AssignmentFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return store.Query("join org_unit l on l.id = a.lead_unit_id" + where + OrderBy(filter), args);
    }

    public AssignmentSums Sums(AssignmentFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        var s = database.First<SumRow>($"""
            select count(*) as "all", cast(coalesce(sum(case when {IsOpen} then 1 else 0 end), 0) as bigint) as open, cast(coalesce(sum(case when {IsOpen} and {IsOverdue} then 1 else 0 end), 0) as bigint) as overdue,
              cast(coalesce(sum(case when a.state = 'submitted' then 1 else 0 end), 0) as bigint) as waiting, cast(coalesce(sum(case when a.state = 'done' then 1 else 0 end), 0) as bigint) as done,
              cast(coalesce(sum(case when a.state = 'done' and a.late = 1 then 1 else 0 end), 0) as bigint) as late, cast(coalesce(sum(case when a.state = 'cancelled' then 1 else 0 end), 0) as bigint) as cancelled
            from assignment a
            """ + where, args)!;
        return new((int)s.All, (int)s.Open, (int)s.Overdue, (int)s.Waiting, (int)s.Done, (int)s.Late, (int)s.Cancelled);
    }

    public (string Where, Dapper.DynamicParameters Args) Where(AssignmentFilter filter, Actor by)
    {
        var where = new StringBuilder(" where 1 = 1");
        var args = new Dapper.DynamicParameters();
        args.AddDynamicParams(new { today = SqlTypes.Text(node.Today) });
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = reach.Condition(by, "a.id", "assignment_unit", "assignment_id");
        And(sight, sees);
        if (filter.UnitIds is { } units)
            And("exists (select 1 from assignment_unit w where w.assignment_id = a.id and w.unit_id in @units" + filter.Role switch
            {
                AssignmentRole.Does => " and w.role <> 'assigner'", AssignmentRole.Leads => " and w.role = 'lead'", AssignmentRole.Supports => " and w.role = 'supporting'", AssignmentRole.Assigned => " and w.role = 'assigner'", _ => ""
            } + ")", new { units = units.ToArray() });
        if (filter.Assigners is { } assigners) And("a.assigner_unit_id in @assigners", new { assigners = assigners.ToArray() });
        if (filter.Deadlines is { } days) And("a.deadline >= @from and a.deadline <= @to", new { from = SqlTypes.Text(days.From), to = SqlTypes.Text(days.To) });
        if (filter.Origin is { } origin) And("a.origin_kind = @origin", new { origin = AssignmentStore.CodeOf(origin) });
        if (filter.Of is { } of) And("a.origin_of = @of", new { of });
        And(filter.State switch
        {
            "chua-nhan" => "a.state = 'assigned'",
            "dang-lam" => "a.state = 'inprogress'",
            "cho-xac-nhan" => "exists (select 1 from assignment_unit v where v.assignment_id = a.id and v.role <> 'assigner' and v.state = 'submitted')",
            "tra-lai" => "a.state = 'returned'",
            "qua-han" => IsOverdue,
            "sap-han" => "exists (select 1 from assignment_unit n where n.assignment_id = a.id and n.role <> 'assigner' and n.state in ('assigned', 'accepted', 'inprogress', 'returned') and n.deadline >= @today and n.deadline <= @soon)",
            "xin-gia-han" => "exists (select 1 from assignment_unit x where x.assignment_id = a.id and x.asking = 1 and x.state <> 'cancelled')",
            "xong" => "a.state = 'done'",
            "xong-muon" => "a.state = 'done' and a.late = 1",
            "da-huy" => "a.state = 'cancelled'",
            "tat-ca" => "1 = 1",
            _ => filter.Of is null ? IsOpen : "1 = 1"
        }, filter.State == "sap-han" ? new { soon = SqlTypes.Text(node.Today.AddDays(AssignmentDuties.SoonDays)) } : null);
        foreach (var word in SearchWords.Conditions("a.search_text", Vietnamese.Fold(filter.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(AssignmentFilter filter)
    {
        var down = filter.Sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + filter.Sort?.TrimStart('-') switch
        {
            "ma" => $"a.assigner_unit_id{down}, a.id{down}",
            "viec" => $"a.search_text{down}, a.id",
            "chu-tri" => $"l.sort_key{down}, a.deadline, a.id",
            "trang-thai" => $"case a.state when 'returned' then 0 when 'assigned' then 1 when 'inprogress' then 2 when 'submitted' then 3 when 'done' then 4 else 5 end{down}, a.deadline, a.id",
            "giao" => $"a.assigned_on{down}, a.id{down}",
            "han" => $"a.deadline{down}, a.id{down}",
            // The conclusions of a conference one after the other, each with what came of it.
            _ => filter.Of is not null ? "a.origin_id, a.deadline, a.id" : "a.deadline, a.id"
        };
    }
}
