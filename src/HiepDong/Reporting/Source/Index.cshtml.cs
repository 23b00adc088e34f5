using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Where one figure comes from: the last step behind every total.</summary>
internal sealed class SourceModel(ReportStore reports, ReportEntry entry, NodeState node, Access access, People people) : PageModel
{
    [FromRoute] public string Id { get; set; } = "";
    [FromRoute] public int Version { get; set; }
    [FromRoute] public string Code { get; set; } = "";

    public Report Report { get; private set; } = null!;
    public ReportForm Form { get; private set; } = null!;
    public OrgUnit Unit { get; private set; } = null!;
    public Indicator Indicator { get; private set; } = null!;
    public ReportVersion Shown { get; private set; } = null!;
    public Figure Figure { get; private set; } = null!;
    public string? By { get; private set; }
    public string SubmittedBy { get; private set; } = "";
    public string? AcceptedBy { get; private set; }

    /// <summary>The same indicator in every version, newest first.</summary>
    public IReadOnlyList<(ReportVersion Version, Figure? Figure)> All { get; private set; } = [];

    public void OnGet()
    {
        Report = reports.Get(Id);
        var by = Actors.Of(HttpContext);
        if (!access.Allows(by, Permission.WriteReport, Report.UnitId)) access.Require(by, Permission.SeeReports, Report.UnitId);
        Form = entry.FormOf(Report);
        Unit = node.Organisation.Unit(Report.UnitId)!;
        Indicator = node.Catalogue.TryGet(Code, out var i) ? i : throw new RefusalException(ReportProblems.NotFound());
        var versions = reports.Versions(Id);
        Shown = versions.FirstOrDefault(v => v.Version == Version) ?? throw new RefusalException(ReportProblems.NotFound());
        Figure = Shown.Content.Of(i.Number) ?? throw new RefusalException(ReportProblems.NoSuchFigure());
        All = [.. versions.Select(v => (v, v.Content.Of(i.Number))).Reverse()];
        By = Figure.Origin.By is { } name ? people.Name(name) : null;
        SubmittedBy = people.Name(Shown.SubmittedBy);
        AcceptedBy = Shown.AcceptedBy is { } acceptor ? people.Name(acceptor) : null;
    }

    /// <summary>The sentence with its figure marked: what stands before it, the figure, what follows. Positions count code points.</summary>
    public (string Before, string Marked, string After)? Sentence()
    {
        if (Figure.Origin.Sentence is not { } text) return null;
        var number = Figure.Quantity.Write("vi");
        var digits = number[(number.LastIndexOf(' ') + 1)..];
        var at = text.IndexOf(digits, StringComparison.Ordinal);
        return at < 0 ? (text, "", "") : (text[..at], digits, text[(at + digits.Length)..]);
    }
}
