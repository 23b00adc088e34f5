using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Intake;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Where one figure comes from: the last step behind every total.</summary>
internal sealed class SourceModel(ReportStore reports, ReportEntry entry, NodeState node, Access access, People people, IntakeStore intake, ResultStore results) : PageModel
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

    /// <summary>The results it was computed from, in the order they were given.</summary>
    public IReadOnlyList<(string Id, JointResult? Result)> Results { get; private set; } = [];

    /// <summary>The text it was read out of, and the number of its mark there.</summary>
    public IncomingText? Text { get; private set; }
    public int Mark { get; private set; }

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
        if (Figure.Origin.TextId is { } id)
        {
            (Text, var content) = (intake.Get(id), intake.Content(id));
            (words, Mark) = (content.Source.Text, content.Reading.Figures.Count);
        }
        if (Figure.Origin.Results is { Count: > 0 } ids)
        {
            var found = results.Query("where r.id in @ids", new { ids = ids.ToArray() }).ToDictionary(r => r.Id);
            Results = [.. ids.Select(r => (r, found.GetValueOrDefault(r)))];
        }
        AcceptedBy = Shown.AcceptedBy is { } acceptor ? people.Name(acceptor) : null;
    }

    private string? words;

    /// <summary>The sentence with its figure marked: what stands before it, the figure, what follows. Positions count code points.</summary>
    public (string Before, string Marked, string After)? Sentence()
    {
        if (Figure.Origin is not { Sentence: { } text } origin) return null;
        if (words is not null && origin is { Start: { } start, End: { } end })
        {
            // The sentence as kept is a piece of the text around the span.
            var (from, to) = (Spans.FromCodePoints(words, start), Spans.FromCodePoints(words, end));
            var sentence = words.LastIndexOf(text, from, StringComparison.Ordinal) is >= 0 and var found && found + text.Length >= to ? found : -1;
            for (var at = Math.Max(0, from - text.Length); sentence < 0 && at <= from && at >= 0; at = words.IndexOf(text, at + 1, StringComparison.Ordinal))
                if (string.CompareOrdinal(words, at, text, 0, text.Length) == 0 && at + text.Length >= to) sentence = at;
            if (sentence >= 0 && to - sentence <= text.Length) return (text[..(from - sentence)], text[(from - sentence)..(to - sentence)], text[(to - sentence)..]);
        }
        var number = Figure.Quantity.Write("vi");
        var digits = number[(number.LastIndexOf(' ') + 1)..];
        var place = text.IndexOf(digits, StringComparison.Ordinal);
        return place < 0 ? (text, "", "") : (text[..place], digits, text[(place + digits.Length)..]);
    }
}
