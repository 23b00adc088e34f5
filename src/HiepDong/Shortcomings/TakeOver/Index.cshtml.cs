using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Shortcomings.TakeOver;

/// <summary>What one accepted report says under shortcomings, sentence by sentence.</summary>
/// <param name="Taken">The shortcoming a sentence has become, by sentence.</param>
internal sealed record ReportSays(string ReportId, string UnitId, Period Period, IReadOnlyList<string> Sentences, IReadOnlyList<string> Objective, IReadOnlyList<string> Subjective, IReadOnlyDictionary<string, string> Taken);

/// <summary>Offers the shortcomings that accepted reports of a period name, each to take over by one press with the causes the report gives; the link to the sentence stays.</summary>
internal sealed class IndexModel(RecordShortcoming record, ShortcomingStore shortcomings, ShortcomingList list, Database database, NodeState node, WorkReach reach, ReportStore reports, Texts texts) : PageModel, IRefillable
{
    public const int Size = 25;
    private sealed record Row(string ReportId, string UnitId, string Period, string Narratives);
    private sealed record PeriodRow(string Period, long PeriodEnd);

    [FromQuery(Name = "ky")] public string? PeriodText { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public Period? Period { get; private set; }
    public IReadOnlyList<ReportSays> Reports { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public IReadOnlyList<Organisation.OrgUnit> Authors { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    /// <summary>One press: a sentence of a report becomes a shortcoming.</summary>
    public async Task<IActionResult> OnPost([FromForm(Name = "bao-cao")] string? reportId, [FromForm(Name = "cau")] int sentence, [FromForm(Name = "don-vi")] string? author, [FromForm(Name = "chu")] string? words, CancellationToken stop)
    {
        Authors = record.Authors(Me);
        var own = Authors.FirstOrDefault(u => u.Id == author) ?? Authors.FirstOrDefault() ?? throw new RefusalException(AccountProblems.NotAllowed());
        var report = reports.Get(reportId ?? "");
        reach.RequireSees(Me, [report.UnitId]);
        var said = report.AcceptedVersion is { } accepted ? reports.Version(report.Id, accepted) : null;
        var sentences = ShortcomingRules.Candidates(said?.Content.Narratives.GetValueOrDefault("ton_tai"));
        // What was shown must still stand there: a correction may have come between.
        if (sentence < 0 || sentence >= sentences.Count || words is not null && words.ReplaceLineEndings("\n") != sentences[sentence]) throw new RefusalException(ShortcomingProblems.NotInReport());
        IEnumerable<Cause> Causes(string code, bool subjective) => ShortcomingRules.Candidates(said!.Content.Narratives.GetValueOrDefault(code)).Take(Shortcoming.MostCauses / 2).Select(t => new Cause(database.NewId(), subjective, t));
        var made = await record.Run(new(sentences[sentence], report.UnitId, own.Id, said!.AcceptedAt is { } at ? VietnamTime.DayOf(at) : node.Today, new(SourceKind.Report, report.Id, sentences[sentence], "ton_tai"),
            [.. Causes("nguyen_nhan_cq", true), .. Causes("nguyen_nhan_kq", false)]), Me, stop);
        TempData["Flash"] = texts[made.Body.Subjective.Any() ? "shortcoming.recorded-needs" : "shortcoming.recorded-done", made.Code];
        return Redirect("/ton-tai/tu-bao-cao?ky=" + report.Period.Code + (PageText is null ? "" : "&trang=" + Uri.EscapeDataString(PageText)) + "#bc-" + report.Id);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private const string Says = "from report_version v join report r on r.id = v.report_id where v.counted = 1 and v.narratives like '%\"ton_tai\"%'";

    private void Load()
    {
        list.RequireSight(Me);
        Authors = record.Authors(Me);
        if (Authors.Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
        var seen = reach.UnitsFor(Me);
        var within = seen is null ? "" : " and r.unit_id in @seen";
        var units = seen?.ToArray() ?? [];
        Periods = [.. database.Query<PeriodRow>($"select distinct r.period, r.period_end {Says}{within} order by r.period_end desc, r.period limit 36", new { seen = units }).Select(p => new Choice(p.Period, Documents.DraftedSentences.UpperFirst(HiepDong.Periods.Period.Parse(p.Period).Name(texts.Language))))];
        if ((PeriodText ?? Periods.FirstOrDefault()?.Value) is not { Length: > 0 } code) return;
        if (!HiepDong.Periods.Period.TryParse(code, out var period))
        {
            ModelState.AddModelError("ky", ShortcomingProblems.WrongPeriod(code).In(texts.Language));
            return;
        }
        Period = period;
        Total = (int)database.First<long>($"select count(*) {Says} and r.period = @period{within}", new { period = period.Code, seen = units });
        PageNumber = Math.Clamp(int.TryParse(PageText, out var n) ? n : 1, 1, Math.Max(1, (Total + Size - 1) / Size));
        var rows = database.Query<Row>($"select v.report_id, r.unit_id, r.period, v.narratives {Says} and r.period = @period{within} order by r.unit_id, v.report_id limit @size offset @skip", new { period = period.Code, seen = units, size = Size, skip = (PageNumber - 1) * Size });
        var taken = shortcomings.Taken(rows.Select(r => r.ReportId));
        Reports = [.. rows.Select(r =>
        {
            var said = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(r.Narratives) ?? [];
            var sentences = ShortcomingRules.Candidates(said.GetValueOrDefault("ton_tai"));
            return new ReportSays(r.ReportId, r.UnitId, HiepDong.Periods.Period.Parse(r.Period), sentences, ShortcomingRules.Candidates(said.GetValueOrDefault("nguyen_nhan_kq")), ShortcomingRules.Candidates(said.GetValueOrDefault("nguyen_nhan_cq")),
                sentences.Where(x => taken.ContainsKey((r.ReportId, x))).ToDictionary(x => x, x => taken[(r.ReportId, x)]));
        })];
    }
}
