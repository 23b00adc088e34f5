using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Duplicates.Desk;

/// <summary>A pair as the desk shows it.</summary>
internal sealed record ShownPair(int Number, ResultView A, ResultView B, Likelihood Likelihood, double Score, bool MayDecide)
{
    public string Path => $"/ket-qua/trung/{A.Result.Id}/{B.Result.Id}";
}

internal sealed record ShownJudged(ResultView A, ResultView B, JudgedPair Pair, bool MayDecide)
{
    public string Path => $"/ket-qua/trung/{A.Result.Id}/{B.Result.Id}";
}

/// <summary>Pairs of results that may be one event, for whoever reconciles them.</summary>
internal sealed class IndexModel(FindDuplicates find, MergeResults merging, ResultStore results, ResultReach reach, NodeState node, Access access, Database database, Texts texts) : PageModel, IRefillable
{
    public const int Size = 20;
    private const int MostJudged = 50;

    [FromQuery(Name = "tu")] public string? FromText { get; set; }
    [FromQuery(Name = "den")] public string? ToText { get; set; }
    [FromQuery(Name = "loai")] public string? KindCode { get; set; }
    [FromQuery(Name = "noi")] public string? PlaceText { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    [FromQuery(Name = "vua-nhap")] public string? MergedId { get; set; }
    [FromQuery(Name = "vua-xem")] public string? JudgedIds { get; set; }

    public DateOnly FromDay { get; private set; }
    public DateOnly ToDay { get; private set; }
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];
    public IReadOnlyList<ShownPair> Pairs { get; private set; } = [];
    public IReadOnlyList<ShownJudged> Judged { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int FirstNumber => (PageNumber - 1) * Size + 1;
    public ResultMerge? JustMerged { get; private set; }
    public string MergedCode { get; private set; } = "";
    public (string, string)? JustJudged { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostNotSame(string a, string b, [FromForm(Name = "ly-do")] string? reason, CancellationToken stop)
    {
        await merging.NotTheSame(a, b, reason, Actors.Of(HttpContext), stop);
        return Redirect($"/ket-qua/trung?vua-xem={Uri.EscapeDataString(a + "," + b)}");
    }

    public async Task<IActionResult> OnPostReconsider(string a, string b, CancellationToken stop)
    {
        await merging.Reconsider(a, b, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["dup.reconsidered"];
        return Redirect("/ket-qua/trung");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    /// <summary>A handler at the same filters and page, so that a refusal shows them again.</summary>
    public string Here(string handler) => "/ket-qua/trung?handler=" + handler + string.Concat(Request.Query.Where(q => q.Key is "tu" or "den" or "loai" or "noi" or "trang").Select(q => $"&{q.Key}={Uri.EscapeDataString(q.Value.ToString())}"));

    public string TypedFor(ShownPair pair) => Request.HasFormContentType && Request.Form["a"] == pair.A.Result.Id && Request.Form["b"] == pair.B.Result.Id ? Request.Form["ly-do"].ToString() : "";

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.SeeResults);
        Kinds = [.. Things.AllKinds.Select(k => new Choice(k.Code(), k.Name(texts.Language)))];
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        (FromDay, ToDay) = (Day("tu", FromText, node.Today.AddDays(-FindDuplicates.DeskDays)), Day("den", ToText, node.Today));
        if (ToDay < FromDay) ModelState.AddModelError("den", ResultProblems.EndsBeforeItBegins().In(texts.Language));
        string? place = null;
        if (Vietnamese.Clean(PlaceText).Length > 0)
            try { place = ResultTyped.Place(PlaceText, node.Today, node.Organisation).Id; }
            catch (RefusalException refusal) { ModelState.AddModelError("noi", refusal.First.In(texts.Language)); }
        if (MergedId is not null && merging.Find(MergedId) is { UndoneAt: null } merge && results.Find(merge.KeptId) is { } kept && reach.Sees(by, kept)) (JustMerged, MergedCode) = (merge, kept.Code);
        if (JudgedIds?.Split(',') is [var one, var two] && find.JudgedOf(one, two) is { } judged) JustJudged = (judged.FirstId, judged.SecondId);
        var open = find.Open(new(FromDay, ToDay, Things.TryKind(KindCode, out var kind) ? kind : null, place), by);
        Total = open.Count;
        PageNumber = Math.Min(PageNumber, Math.Max(1, (Total + Size - 1) / Size));
        var page = open.Skip((PageNumber - 1) * Size).Take(Size).ToList();
        var pairs = find.Judged(MostJudged);
        var ids = page.SelectMany(p => new[] { p.First, p.Second }).Concat(pairs.SelectMany(j => new[] { j.FirstId, j.SecondId })).Distinct().ToList();
        var there = ids.Count == 0 ? [] : results.Query("where r.id in @ids", new { ids }).ToDictionary(r => r.Id);
        Pairs = [.. page.Where(p => there.ContainsKey(p.First) && there.ContainsKey(p.Second)).Select((p, i) => Show(FirstNumber + i, there[p.First], there[p.Second], p.Score, by)).OfType<ShownPair>()];
        Judged = [.. pairs.Where(j => there.ContainsKey(j.FirstId) && there.ContainsKey(j.SecondId) && reach.Sees(by, there[j.FirstId]) && reach.Sees(by, there[j.SecondId]))
            .Select(j => new ShownJudged(View(there[j.FirstId]), View(there[j.SecondId]), j, merging.MayMerge(there[j.FirstId], there[j.SecondId], by)))];
        NameOf = new People(database).Names(Judged.Select(j => j.Pair.JudgedBy));
    }

    private DateOnly Day(string field, string? typed, DateOnly usual)
    {
        if (string.IsNullOrWhiteSpace(typed)) return usual;
        if (DateOnly.TryParseExact(typed.Trim(), ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return day;
        ModelState.AddModelError(field, texts["dup.bad-day"]);
        return usual;
    }

    private ShownPair? Show(int number, JointResult a, JointResult b, double score, Actor by) =>
        find.Compare(a, b) is { } likelihood ? new(number, View(a), View(b), likelihood, score, merging.MayMerge(a, b, by)) : null;

    private ResultView View(JointResult result) => new(result, node, texts);
}
