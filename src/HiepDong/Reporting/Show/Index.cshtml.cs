using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>One step in the life of a report, as the change log tells it.</summary>
internal sealed record LifeStep(string Kind, string Colour, DateTimeOffset At, string By, int? Version, string? Reason, bool Late);

internal sealed record ShownFigure(Indicator Indicator, bool IsPart, Figure? Figure, string Previous, string LastYear, IReadOnlyList<FieldFinding> Findings);

/// <summary>A report to read and to decide on.</summary>
internal sealed class ShowModel(ReportStore reports, ReportEntry entry, ReportList list, AcceptReport accept, ReturnReport giveBack, NodeState node, Database database, Access access, People people, Texts texts)
    : PageModel, IRefillable
{
    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "phien-ban")] public int? Wanted { get; set; }
    [FromQuery(Name = "so-voi")] public int? Against { get; set; }

    public Report Report { get; private set; } = null!;
    public ReportForm Form { get; private set; } = null!;
    public OrgUnit Unit { get; private set; } = null!;
    public ReportLine Line { get; private set; } = null!;
    public IReadOnlyList<ReportVersion> Versions { get; private set; } = [];
    public ReportVersion? Shown { get; private set; }
    public ReportVersion? Other { get; private set; }
    public ReportDifference? Difference { get; private set; }
    public IReadOnlyList<(FormSection Section, IReadOnlyList<ShownFigure> Rows)> Sections { get; private set; } = [];
    public IReadOnlyList<LifeStep> Life { get; private set; } = [];
    public bool MayDecide { get; private set; }
    public bool MayWrite { get; private set; }
    public bool HasDraft { get; private set; }
    public ReportLine? Next { get; private set; }
    public DateOnly Today => node.Today;

    private sealed record LogRow(string Kind, string At, string Actor, string Body);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAccept(int version, CancellationToken stop)
    {
        await accept.Run(Id, version, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["show.accepted-flash"];
        return Redirect($"/bao-cao/{Id}");
    }

    public async Task<IActionResult> OnPostReturn(int version, string? reason, CancellationToken stop)
    {
        await giveBack.Run(Id, version, reason, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["show.returned-flash"];
        return Redirect($"/bao-cao/{Id}");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        Report = reports.Get(Id);
        if (!access.Allows(by, Permission.WriteReport, Report.UnitId)) access.Require(by, Permission.SeeReports, Report.UnitId);
        Form = entry.FormOf(Report);
        Unit = node.Organisation.Unit(Report.UnitId)!;
        Line = ReportWords.LineOf(Report, Unit);
        Versions = reports.Versions(Id);
        Shown = Versions.FirstOrDefault(v => v.Version == (Wanted ?? Report.Version));
        MayDecide = Report.State == ReportState.Submitted && access.Allows(by, Permission.AcceptReport, Report.UnitId);
        MayWrite = access.Allows(by, Permission.WriteReport, Report.UnitId);
        HasDraft = reports.FindDraft(Id) is not null;
        if (Shown is not null) LoadContent(Shown);
        LoadLife();
        if (access.Allows(by, Permission.AcceptReport) && Report.State != ReportState.Submitted)
            Next = list.Find(new(State: "cho-duyet"), by, 1, 20).Lines.FirstOrDefault(l => l.Id != Id && access.Allows(by, Permission.AcceptReport, l.UnitId));
    }

    private void LoadContent(ReportVersion shown)
    {
        Other = Versions.FirstOrDefault(v => v.Version == (Against ?? (shown.Version > 1 && shown.Version == Report.Version && Report.State == ReportState.Submitted ? Report.AcceptedVersion ?? shown.Version - 1 : 0)));
        if (Other is not null && Other.Version != shown.Version) Difference = ReportDifference.Of(Other.Content, shown.Content, Form, node.Catalogue);
        var findings = entry.Check(Report, Form, ReadEntry.Reopen(shown.Content, node.Catalogue));
        var (previous, lastYear) = entry.Before(Report);
        Sections = [.. Form.Sections.Select(s => (s, (IReadOnlyList<ShownFigure>)[.. EntryForm.Rows(s, node.Catalogue).Select(r => new ShownFigure(r.Indicator, r.IsPart || r.IsPair,
            shown.Content.Of(r.Indicator.Number), Cell(r.Indicator, previous), Cell(r.Indicator, lastYear), [.. findings.Where(f => f.Field == ReadEntry.FieldOf(r.Indicator.Code))]))]))];
    }

    private string Cell(Indicator i, NodeSums sums) => ReportWords.Value(node.Consolidator.TotalOf(i, sums), i, texts);

    private void LoadLife()
    {
        var rows = database.Query<LogRow>("select kind, at, actor, body from change_log where subject = @Id and kind in @kinds order by seq desc", new { Id, kinds = Kinds.Keys.ToArray() });
        var name = people.Names(rows.Select(r => r.Actor));
        Life = [.. rows.Select(r =>
        {
            using var body = JsonDocument.Parse(r.Body);
            var corrects = body.RootElement.TryGetProperty("corrects", out var c) && c.GetBoolean();
            return new LifeStep(r.Kind + (corrects ? "-correction" : ""), Kinds[r.Kind], SqlTypes.Time(r.At), name(r.Actor), body.RootElement.TryGetProperty("version", out var v) ? v.GetInt32() : null,
                body.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() : null, body.RootElement.TryGetProperty("late", out var late) && late.GetBoolean());
        })];
    }

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["report.opened"] = "", ["report.submitted"] = "", ["report.returned"] = "warn", ["report.accepted"] = "now", ["report.attached"] = "", ["report.detached"] = ""
    };
}
