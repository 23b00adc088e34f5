using System.Text;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>What a list of reports is narrowed to. Empty fields narrow nothing.</summary>
/// <param name="State">One of <see cref="ReportList.States"/>.</param>
/// <param name="Sort">don-vi, ky, han or nop; a hyphen before it turns it round.</param>
internal sealed record ReportFilter(Period? Period = null, string? Form = null, string? State = null, Force? Force = null, string? Search = null, string? Sort = null)
{
    public const string AnyPeriod = "tat-ca";

    /// <summary>Out of an address: ky, mau, trang-thai, luc-luong, q, xep.</summary>
    /// <param name="latest">The period when none is named.</param>
    public static ReportFilter Of(IQueryCollection query, Period latest)
    {
        var state = ReportList.States.Contains(query["trang-thai"].ToString()) ? query["trang-thai"].ToString() : null;
        Period? period = query["ky"] == AnyPeriod ? (state == "chua-lap" ? latest : null) : Periods.Period.TryParse(query["ky"], out var given) ? given : latest;
        return new(period, query["mau"], state, Codes.TryForce(query["luc-luong"], out var force) ? force : null, query["q"], query["xep"]);
    }
}

/// <summary>One line of a list; a report that nobody has begun has neither id nor state.</summary>
internal sealed record ReportLine(string? Id, string UnitId, string UnitName, Force Force, string FormCode, Period Period, DateOnly DueOn, ReportState? State, int Version, int? AcceptedVersion,
    DateTimeOffset? FirstSubmittedAt, DateTimeOffset? SubmittedAt, bool HasRemarks)
{
    public bool IsLate => FirstSubmittedAt is { } at && VietnamTime.DayOf(at) > DueOn;
    public bool IsOverdue(DateOnly today) => FirstSubmittedAt is null && today > DueOn;
    public bool IsCorrecting => AcceptedVersion is not null && State is not ReportState.Accepted;
}

/// <summary>Lists of reports that a person may see: those that exist by SQL, those that are owed but not begun from the organisation and the forms.</summary>
internal sealed class ReportList(Database database, NodeState node, ReportReach reach)
{
    /// <summary>Values of the state filter.</summary>
    public static readonly IReadOnlyList<string> States = ["chua-lap", "dang-nhap", "cho-duyet", "tra-lai", "da-duyet", "dinh-chinh", "qua-han", "nop-muon"];

    private sealed record Row(string Id, string UnitId, string UnitName, string Force, string FormCode, string Period, string DueOn, string State, long Version, long? AcceptedVersion,
        string? FirstSubmittedAt, string? SubmittedAt, string? Remarks);
    private sealed record Key(string UnitId, string FormCode);

    private const string Select = """
        select r.id, r.unit_id, u.name as unit_name, u.force, r.form_code, r.period, r.due_on, r.state, r.version, r.accepted_version, r.first_submitted_at, r.submitted_at, v.remarks
        """;
    private const string From = " from report r join org_unit u on u.id = r.unit_id where 1 = 1";
    private const string FromReports = " from report r where 1 = 1";
    private const string FromWithVersion = " from report r join org_unit u on u.id = r.unit_id left join report_version v on v.report_id = r.id and v.version = r.version where 1 = 1";

    // Midnight after the due day in Vietnam is 17:00 UTC on the due day.
    private const string Late = " and r.first_submitted_at >= r.due_on || 'T17:00:00.000Z'";

    public (IReadOnlyList<ReportLine> Lines, int Total) Find(ReportFilter filter, Actor by, int page, int size)
    {
        if (filter is { State: "chua-lap" or "qua-han", Period: not null })
        {
            var owed = Owed(filter, by);
            return ([.. owed.Skip((page - 1) * size).Take(size)], owed.Count);
        }
        var (where, args) = Where(filter, by);
        var total = (int)database.First<long>("select count(*)" + (where.Contains(" u.", StringComparison.Ordinal) ? From : FromReports) + where, args);
        if (total == 0) return ([], 0);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        // A national year is sorted by its keys alone; only the page's own rows are read whole.
        return ([.. database.Query<Row>(Select + FromWithVersion + " and r.id in (select id from (select r.id" + From + where + OrderBy(filter.Sort) + " limit @size offset @skip) as shown)" + OrderBy(filter.Sort), args).Select(Make)], total);
    }

    /// <summary>How many wait for acceptance, by force; what the person may only see is counted too.</summary>
    public List<ReportLine> Waiting(Actor by) => All(new(State: "cho-duyet"), by);

    public List<ReportLine> All(ReportFilter filter, Actor by)
    {
        if (filter is { State: "chua-lap" or "qua-han", Period: not null }) return Owed(filter, by);
        var (where, args) = Where(filter, by);
        return [.. database.Query<Row>(Select + FromWithVersion + where + OrderBy(filter.Sort), args).Select(Make)];
    }

    public List<ReportLine> OfUnits(IReadOnlyCollection<string> unitIds, int firstMonth, int lastMonth) => [.. database.Query<Row>(
        Select + FromWithVersion + " and r.unit_id in @unitIds and r.period_start >= @firstMonth and r.period_end <= @lastMonth", new { unitIds, firstMonth, lastMonth }).Select(Make)];

    private (string Where, Dapper.DynamicParameters Args) Where(ReportFilter filter, Actor by)
    {
        var where = new StringBuilder();
        var args = new Dapper.DynamicParameters();
        void And(string sql, object? values = null)
        {
            where.Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        if (reach.SeenBy(by) is { } units) And(" and r.unit_id in @units", new { units = units.ToArray() });
        if (filter.Period is { } period) And(" and r.period_end = @end and r.period = @period", new { end = period.End, period = period.Code });
        if (filter.Form is { Length: > 0 } form) And(" and r.form_code = @form", new { form });
        if (filter.Force is { } force) And(" and u.force = @force", new { force = force.Code() });
        And(filter.State switch
        {
            "dang-nhap" => " and r.state = 'draft'",
            "cho-duyet" => " and r.state = 'submitted'",
            "tra-lai" => " and r.state = 'returned'",
            "da-duyet" => " and r.state = 'accepted'",
            "dinh-chinh" => " and r.accepted_version is not null and (r.state <> 'accepted' or exists (select 1 from report_draft d where d.report_id = r.id))",
            "qua-han" => " and r.first_submitted_at is null and r.due_on < @today",
            "nop-muon" => Late,
            "chua-lap" => " and 1 = 0",
            _ => ""
        }, new { today = SqlTypes.Text(node.Today) });
        foreach (var word in SearchWords.Conditions("u.search_text", Vietnamese.Fold(filter.Search), args)) And(" and " + word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return sort?.TrimStart('-') switch
        {
            "don-vi" => $" order by u.sort_key{down}, r.period_end desc, r.id",
            "ky" => $" order by r.period_end{down}, r.period_start{down}, u.sort_key, r.id",
            "han" => $" order by r.due_on{down}, u.sort_key, r.id",
            "nop" => $" order by coalesce(r.submitted_at, ''){down}, u.sort_key, r.id",
            _ => " order by r.period_end desc, r.period_start, u.sort_key, r.id"
        };
    }

    /// <summary>Reports owed for one period that were never submitted: not begun, or (for overdue) begun and left.</summary>
    private List<ReportLine> Owed(ReportFilter filter, Actor by)
    {
        var period = filter.Period!.Value;
        var overdue = filter.State == "qua-han";
        var there = database.Query<Key>("select unit_id, form_code from report where period_end = @end and period = @code", new { end = period.End, code = period.Code }).ToHashSet();
        var words = Vietnamese.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var lines = new List<ReportLine>();
        var seen = new HashSet<Key>();
        foreach (var scope in reach.Scopes(by))
            foreach (var owed in node.Consolidator.Owed(node.Consolidator.TreeOf(period), Restated(scope, period), period))
            {
                if (owed.Period != period || there.Contains(new(owed.Unit.Id, owed.Form.Code)) || !seen.Add(new(owed.Unit.Id, owed.Form.Code))) continue;
                if (overdue && owed.DueOn >= node.Today) continue;
                if (filter.Form is { Length: > 0 } form && owed.Form.Code != form) continue;
                if (filter.Force is { } force && owed.Unit.Force != force) continue;
                if (words.Length > 0 && Vietnamese.Fold(owed.Unit.Code + " " + owed.Unit.Name) is var text && !words.All(w => text.Contains(w, StringComparison.Ordinal))) continue;
                lines.Add(new(null, owed.Unit.Id, owed.Unit.Name, owed.Unit.Force, owed.Form.Code, period, owed.DueOn, null, 0, null, null, null, false));
            }
        if (overdue)
        {
            var (where, args) = Where(filter, by);
            lines.AddRange(database.Query<Row>(Select + FromWithVersion + where, args).Select(Make));
        }
        var sorted = filter.Sort?.TrimStart('-') == "han" ? lines.OrderBy(l => l.DueOn).ThenBy(l => Vietnamese.SortKey(l.UnitName), StringComparer.Ordinal)
            : lines.OrderBy(l => Vietnamese.SortKey(l.UnitName), StringComparer.Ordinal).ThenBy(l => l.FormCode, StringComparer.Ordinal);
        return filter.Sort?.StartsWith('-') == true ? [.. sorted.Reverse()] : [.. sorted];
    }

    /// <summary>A node of today named in the tree of a period of the past: what it was then, when it was one thing.</summary>
    private Scope Restated(Scope scope, Period period)
    {
        var tree = node.Consolidator.TreeOf(period);
        if (tree.Has(scope)) return scope;
        return node.Organisation.WithPredecessors(scope.NodeId).Select(id => scope with { NodeId = id }).FirstOrDefault(tree.Has, scope);
    }

    private static ReportLine Make(Row r) => new(r.Id, r.UnitId, r.UnitName, Codes.ToForce(r.Force), r.FormCode, Periods.Period.Parse(r.Period), SqlTypes.Day(r.DueOn), Enum.Parse<ReportState>(r.State, true),
        (int)r.Version, (int?)r.AcceptedVersion, r.FirstSubmittedAt is { } f ? SqlTypes.Time(f) : null, r.SubmittedAt is { } s ? SqlTypes.Time(s) : null, r.Remarks is { Length: > 2 });
}
