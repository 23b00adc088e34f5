using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>One month of one unit: a class for its colour and a word that says the same.</summary>
internal sealed record ProgressCell(string Class, string Word, string Title, string? Href);

internal sealed record ProgressRow(OrgUnit Unit, IReadOnlyList<ProgressCell> Cells);

/// <summary>A report that is late or missing.</summary>
internal sealed record ProgressLine(OrgUnit Unit, ReportForm? Form, string FormCode, Period Period, DateOnly DueOn, ReportLine? Line, Reminder? Reminder)
{
    public string Subject => Duties.Subject(Unit.Id, FormCode, Period);
}

/// <summary>Who has reported and who has not, at one node: a grid of units and months, and the lists of the late and the missing.</summary>
internal sealed class ProgressModel(ReportList list, Duties duties, RemindUnits remind, NodeState node, Database database, Access access, Texts texts) : PageModel
{
    public const int Size = 40;

    [FromQuery(Name = "nut")] public string? NodeText { get; set; }
    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "mau")] public string? Form { get; set; }
    [FromQuery(Name = "xem")] public string? View { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    private sealed record StateRow(string UnitId, string FormCode, string State, string? FirstSubmittedAt, string Id);

    public Scope Scope { get; private set; }
    public string ScopeText { get; private set; } = "";
    public string ScopeName { get; private set; } = "";
    public Period Period { get; private set; }
    public IReadOnlyList<Choice> Nodes { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<(Force Force, Completeness Completeness)> Summary { get; private set; } = [];
    public IReadOnlyList<Period> Months { get; private set; } = [];
    public IReadOnlyList<ProgressRow> Rows { get; private set; } = [];
    public IReadOnlyList<ProgressLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayRemind { get; private set; }
    public bool IsList => View is "muon" or "thieu";
    public DateOnly Today => node.Today;
    public string Query => $"?nut={Uri.EscapeDataString(ScopeText)}&ky={Period.Code}" + (Form is { Length: > 0 } ? "&mau=" + Form : "");

    public void OnGet()
    {
        LoadChoices();
        PageNumber = int.TryParse(PageText, out var p) ? Math.Clamp(p, 1, 100_000) : 1;
        var tree = node.Organisation.At(node.Today);
        Summary = node.Consolidator.CompletenessByForce(tree, Scope, Period);
        if (View == "thieu") ListOf(Missing());
        else if (View == "muon") ListOf(LateOnes());
        else LoadGrid(tree);
    }

    public async Task<IActionResult> OnPostRemind([FromForm(Name = "nhac")] string[] owed, [FromForm(Name = "tat-ca")] string? all, CancellationToken stop)
    {
        LoadChoices();
        var by = Actors.Of(HttpContext);
        // Only what is really missing at this moment is reminded of.
        var missing = Missing().Where(l => access.Allows(by, Permission.AcceptReport, l.Unit.Id)).Select(l => l.Subject).ToList();
        var count = await remind.Run(all is { Length: > 0 } ? missing : [.. missing.Intersect(owed)], by, stop);
        TempData["Flash"] = texts["progress.reminded", count];
        return Redirect("/tien-do" + Query + "&xem=thieu");
    }

    /// <summary>All lines of the list shown, for export.</summary>
    public IReadOnlyList<ProgressLine> AllLines()
    {
        LoadChoices();
        return View == "muon" ? LateOnes() : Missing();
    }

    private void ListOf(IReadOnlyList<ProgressLine> all)
    {
        Total = all.Count;
        var shown = all.Skip((PageNumber - 1) * Size).Take(Size).ToList();
        var reminders = duties.Reminders(shown.Select(l => l.Subject));
        Lines = [.. shown.Select(l => l with { Reminder = reminders.GetValueOrDefault(l.Subject) })];
    }

    private void LoadChoices()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.SeeReports);
        Period = Period.TryParse(PeriodCode, out var given) && given.Rhythm is not null ? given : duties.LatestMonth;
        var tree = node.Organisation.At(node.Today);
        var reaches = access.ReachesOf(by, Permission.SeeReports);
        Scope = NodeText is { Length: > 0 } && Asking.FindScope(node.Consolidator, NodeText, Period.Month(node.Today.Year, node.Today.Month)) is { } asked ? asked : reaches[0];
        access.Require(by, Permission.SeeReports, Scope);
        ScopeText = Asking.Write(node.Consolidator, Scope);
        ScopeName = Documents.DraftedSentences.UpperFirst(node.Consolidator.NameOf(Scope));
        MayRemind = access.Allows(by, Permission.AcceptReport);
        var nodes = new List<(Scope Scope, string Group)>();
        foreach (var reach in reaches) nodes.Add((reach, texts["progress.group.mine"]));
        foreach (var above in tree.PathOf(Scope.NodeId).Skip(1).Select(id => Scope with { NodeId = id }).Where(s => access.Allows(by, Permission.SeeReports, s))) nodes.Add((above, texts["progress.group.above"]));
        nodes.Add((Scope, texts["progress.group.here"]));
        foreach (var below in Scope.Hierarchy == Hierarchy.Territory ? tree.ChildrenOf(Scope.NodeId).OrderBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal).Select(t => Scope.OfTerritory(t.Id))
                     : tree.SubordinatesOf(Scope.NodeId).OrderBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal).Select(u => Scope.OfUnit(u.Id))) nodes.Add((below, texts["progress.group.below"]));
        if (Scope.Hierarchy == Hierarchy.Territory) foreach (var unit in tree.UnitsOf(Scope.NodeId)) nodes.Add((Scope.OfUnit(unit.Id), texts["progress.group.chain"]));
        Nodes = [.. nodes.DistinctBy(n => n.Scope).Take(400).Select(n => new Choice(Asking.Write(node.Consolidator, n.Scope), Documents.DraftedSentences.UpperFirst(node.Consolidator.NameOf(n.Scope)), n.Group))];
        var latest = duties.LatestMonth;
        Periods = [.. Enumerable.Range(0, 18).Select(n => new Period(latest.Start - n, 1)).Select(m => new Choice(m.Code, m.Name(texts.Language), texts["report.rhythm.month"])),
            .. new[] { Rhythm.Quarter, Rhythm.Year }.SelectMany(r => Enumerable.Range(0, r == Rhythm.Year ? 3 : 6).Select(n => Period.Holding(node.Today, r, WindowRule.Statutory) is var h ? new Period(h.Start - (n * h.Months), h.Months) : h))
                .Select(p => new Choice(p.Code, p.Name(texts.Language), texts["report.rhythm." + CatalogueStore.Rhythms[p.Rhythm!.Value]]))];
        Forms = [.. node.Catalogue.Forms.Where(f => f.Rhythm == (IsList ? Period.Rhythm : Rhythm.Month)).DistinctBy(f => f.Code).Select(f => new Choice(f.Code, f.Code + " – " + f.Name(texts.Language)))];
    }

    /// <summary>What is owed for exactly the period, submitted or not, without those on their way.</summary>
    private List<ProgressLine> Missing()
    {
        var there = database.Query<StateRow>("select unit_id, form_code, state, first_submitted_at, id from report where period_end = @end and period = @code", new { end = Period.End, code = Period.Code })
            .ToDictionary(r => (r.UnitId, r.FormCode));
        return [.. node.Consolidator.Owed(node.Organisation.At(node.Today), Scope, Period).Where(o => o.Period == Period && (Form is not { Length: > 0 } || o.Form.Code == Form))
            .Where(o => !there.TryGetValue((o.Unit.Id, o.Form.Code), out var r) || r.State is "draft" or "returned")
            .Select(o => new ProgressLine(o.Unit, o.Form, o.Form.Code, o.Period, o.DueOn, there.TryGetValue((o.Unit.Id, o.Form.Code), out var r) ? new(r.Id, o.Unit.Id, o.Unit.Name, o.Unit.Force, o.Form.Code, o.Period, o.DueOn,
                Enum.Parse<ReportState>(r.State, true), 0, null, r.FirstSubmittedAt is { } at ? SqlTypes.Time(at) : null, null, false) : null, null))
            .OrderBy(l => l.Unit.Force).ThenBy(l => l.Unit.Echelon).ThenBy(l => Vietnamese.SortKey(l.Unit.Name), StringComparer.Ordinal)];
    }

    private List<ProgressLine> LateOnes() => [.. list.All(new(Period, Form, "nop-muon", null, null, "don-vi"), Actors.Of(HttpContext))
        .Where(l => node.Organisation.At(node.Today).Covers(Scope, l.UnitId)).Select(l => new ProgressLine(node.Organisation.Unit(l.UnitId)!, node.Catalogue.FormFor(l.FormCode, l.Period), l.FormCode, l.Period, l.DueOn, l, null))];

    private void LoadGrid(OrgTree tree)
    {
        var last = Period.Rhythm == Rhythm.Month ? Period : duties.LatestMonth;
        Months = [.. Enumerable.Range(0, 12).Select(n => new Period(last.Start - 11 + n, 1))];
        var form = Form is { Length: > 0 } ? node.Catalogue.Forms.LastOrDefault(f => f.Code == Form) : null;
        var units = tree.UnitsUnder(Scope).Where(u => form?.AsksOf(u) ?? node.Catalogue.Forms.Any(f => f.Rhythm == Rhythm.Month && f.AsksOf(u)))
            .OrderBy(u => u.Force).ThenBy(u => u.Echelon).ThenBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal).ToList();
        Total = units.Count;
        var shown = units.Skip((PageNumber - 1) * Size).Take(Size).ToList();
        var all = shown.SelectMany(u => node.Organisation.WithPredecessors(u.Id)).Distinct().ToArray();
        var lines = list.OfUnits(all, Months[0].Start, Months[^1].End).Where(l => l.Period.Months == 1 && (form is null || l.FormCode == form.Code)).ToLookup(l => (l.UnitId, l.Period));
        Rows = [.. shown.Select(u => new ProgressRow(u, [.. Months.Select(m => Cell(u, m, lines))]))];
    }

    private ProgressCell Cell(OrgUnit unit, Period month, ILookup<(string, Period), ReportLine> lines)
    {
        // Before a merger the months belong to what the unit was.
        var line = node.Organisation.WithPredecessors(unit.Id).SelectMany(id => lines[(id, month)]).FirstOrDefault();
        var href = line?.Id is { } id ? "/bao-cao/" + id : null;
        var name = month.Name(texts.Language);
        ProgressCell Say(string css, string key) => new(css, texts["progress.cell." + key], name + ": " + texts["progress.title." + key], href);
        if (line is { State: ReportState.Accepted } or { AcceptedVersion: not null }) return line.IsLate ? Say("late", "late") : Say("ok", "ok");
        if (line is { State: ReportState.Submitted }) return Say("wait", "waiting");
        if (line is { State: ReportState.Returned }) return Say("bad", "returned");
        var form = node.Catalogue.Forms.Where(f => f.Rhythm == Rhythm.Month && f.AsksOf(unit) && (Form is not { Length: > 0 } || f.Code == Form)).LastOrDefault(f => f.IsInEffect(month.Window(f.Window).To));
        if (form is null || !HiepDong.Territories.Dated.IsValidOn(unit, month.Window(form.Window).To)) return Say("off", "off");
        return form.DueOn(month, unit.Echelon, node.Calendar) < node.Today ? Say("bad", "missing") : Say("off", "open");
    }
}
