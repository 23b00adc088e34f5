using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Publications.Show;

/// <summary>What was published, unchanged, and how it differs from what is known today.</summary>
internal sealed class IndexModel(NodeState node, Access access, Texts texts, PublicationStore publications, PublicationHistory history, AccountStore accounts) : PageModel
{
    private const int MostReports = 60, MostChanges = 12;

    public Publication Publication { get; private set; } = null!;
    public Frozen Frozen { get; private set; } = null!;
    public Since Since { get; private set; } = null!;
    public IReadOnlyDictionary<string, Difference> Different { get; private set; } = new Dictionary<string, Difference>();
    public string Publisher { get; private set; } = "";
    public ConsolidationResult Result => Frozen.ByForce;
    public string ScopeName => DraftedSentences.UpperFirst(Publication.ScopeName);
    public bool Provisional => Result.Completeness.Accepted < Result.Completeness.Expected;
    public string LiveLink => Filters.Address("/tong-hop", [new("nut", Text), new("ky", Publication.Period.Code)]);
    public IEnumerable<LaterReport> Listed => Since.Reports.Take(MostReports);
    public string Text => Publication.Scope.Hierarchy == Hierarchy.Chain ? "unit:" + Publication.ScopeCode
        : node.Organisation.Territory(Publication.Scope.NodeId) is { Level: 0 } ? "territory:VN" : "territory:" + Publication.ScopeCode;

    public void OnGet(string id)
    {
        Publication = publications.Get(id);
        access.Require(Actors.Of(HttpContext), Permission.Consolidate, Publication.Scope);
        Frozen = publications.Read(Publication);
        Since = history.Since(Publication, Frozen);
        Different = Since.Differences.ToDictionary(d => d.Indicator.Code);
        Publisher = accounts.ByName(Publication.PublishedBy)?.DisplayName ?? Publication.PublishedBy;
    }

    /// <summary>The same bytes every time: the files were made and kept when it was published.</summary>
    public IActionResult OnGetFile(string id, string kind)
    {
        var publication = publications.Get(id);
        access.Require(Actors.Of(HttpContext), Permission.Consolidate, publication.Scope);
        var name = $"cong-bo-{publication.Number:00}-{publication.Year}-{publication.Period.Code}";
        return kind switch
        {
            "docx" => File(publications.File(publication.DocxSha256), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name + ".docx"),
            "xlsx" => File(publications.File(publication.XlsxSha256), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx"),
            "json" => File(System.Text.Encoding.UTF8.GetBytes(publications.Body(publication)), "application/json; charset=utf-8", name + ".json"),
            _ => throw new RefusalException(PublicationProblems.NotFound())
        };
    }

    public string Value(Total? total, Indicator indicator) => total is { } t ? Shown.Value(texts, t, indicator) : texts["consolidation.none"];

    /// <summary>Sentences, and what the officer gave as reason: in the officer's own words, whatever the page's language.</summary>
    public IEnumerable<(string Sentence, string? Given)> Reasons(Difference difference)
    {
        var i = difference.Indicator;
        // A joint result touches the total without any report's changing.
        var bearing = Since.Results.Where(r => node.Counting.Of(r.Version.Body.Kind, r.Version.Body.Accepted.Amounts).Any(c => c.Indicator.Code == i.Code)).ToList();
        if (bearing.Count > 0)
            foreach (var later in bearing.Take(MostChanges))
                yield return (texts["publication.result-changed", texts.Date(later.Version.At), later.Code, ResultWords.Step(later.Version.What, texts)], later.Version.Reason);
        else if (difference.Changes.Count == 0)
        {
            yield return (texts[i.AddsUp == AddsUp.Ratio ? "publication.by-operands" : "publication.by-organisation"], null);
            yield break;
        }
        foreach (var (report, old, now) in difference.Changes.Take(MostChanges))
            yield return report.IsLate
                ? (texts["publication.late-report", texts.Date(report.AcceptedAt), report.Unit.Name, Value(now, i), report.Now.Period.Name(texts.Language)], null)
                : (texts["publication.correction", texts.Date(report.AcceptedAt), report.Unit.Name, Value(old, i), Value(now, i)], report.Reason ?? "–");
        if (difference.Changes.Count > MostChanges) yield return (texts["publication.more", difference.Changes.Count - MostChanges], null);
    }

    public IEnumerable<(Indicator Indicator, Total? Old, Total? New)> ChangesOf(LaterReport report)
    {
        foreach (var row in Since.Differences)
            foreach (var change in row.Changes)
                if (ReferenceEquals(change.Report, report)) yield return (row.Indicator, change.Old, change.New);
    }
}
