using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Duplicates.Comparing;

/// <summary>One row of the comparison.</summary>
/// <param name="Name">Form field; "a" or "b" says which side is taken.</param>
/// <param name="Typed">The words were typed by people, in Vietnamese.</param>
internal sealed record ComparedField(string Name, string Label, string A, string B, string Chosen, bool Typed = false)
{
    public bool Same => A == B;
}

internal sealed record UnionRow(string Name, string InA, string InB);

/// <summary>Two results side by side: made one, field by field, or judged to be two.</summary>
internal sealed class IndexModel(FindDuplicates find, MergeResults merging, ResultStore results, ResultReach reach, NodeState node, Database database, Texts texts) : PageModel, IRefillable
{
    [FromRoute(Name = "a")] public string IdA { get; set; } = "";
    [FromRoute(Name = "b")] public string IdB { get; set; } = "";
    [FromQuery(Name = "ve")] public string? Return { get; set; }
    public string? Back => Return is { Length: > 0 } ? Display.Local(Return) : null;

    public ResultView A { get; private set; } = null!;
    public ResultView B { get; private set; } = null!;
    public Likelihood? Likelihood { get; private set; }
    public JudgedPair? Judged { get; private set; }
    public ResultMerge? Merged { get; private set; }
    public IReadOnlyList<ComparedField> Fields { get; private set; } = [];
    public IReadOnlyList<UnionRow> Union { get; private set; } = [];
    public bool MayDecide { get; private set; }
    public bool MayMerge => MayDecide && A.Result.Counts && B.Result.Counts && IdA != IdB;
    public string Path => $"/ket-qua/trung/{IdA}/{IdB}";

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "phien-ban-a")] int? seenA, [FromForm(Name = "phien-ban-b")] int? seenB, CancellationToken stop)
    {
        var keepsA = Chosen("giu", "a") == "a";
        // What the form says of a and b is said of kept and absorbed.
        Side From(string field) => Chosen(field, keepsA ? "a" : "b") == (keepsA ? "a" : "b") ? Side.Kept : Side.Absorbed;
        var choice = new MergeChoice(From("loai"), From("ngay"), From("noi"), From("tom-tat"), From("ke-hoach"), From("so-lieu"), From("chu-tri"));
        var kept = await merging.Merge(keepsA ? IdA : IdB, keepsA ? IdB : IdA, choice, reason, keepsA ? seenA : seenB, keepsA ? seenB : seenA, Actors.Of(HttpContext), stop);
        return Redirect("/ket-qua/trung?vua-nhap=" + MergeResults.Into(database, kept.Id)[0].Id);
    }

    public async Task<IActionResult> OnPostNotSame([FromForm(Name = "ly-do")] string? reason, CancellationToken stop)
    {
        await merging.NotTheSame(IdA, IdB, reason, Actors.Of(HttpContext), stop);
        return Redirect($"/ket-qua/trung?vua-xem={Uri.EscapeDataString(IdA + "," + IdB)}");
    }

    public async Task<IActionResult> OnPostReconsider(CancellationToken stop)
    {
        await merging.Reconsider(IdA, IdB, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["dup.reconsidered"];
        return Redirect(Path);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private string Chosen(string field, string usual) => Request.HasFormContentType && Request.Form[field].ToString() is "a" or "b" ? Request.Form[field].ToString() : usual;

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        var (a, b) = (results.Get(IdA), results.Get(IdB));
        reach.RequireSees(by, a);
        reach.RequireSees(by, b);
        (A, B) = (new(a, node, texts), new(b, node, texts));
        MayDecide = merging.MayMerge(a, b, by);
        Likelihood = IdA == IdB ? null : find.Compare(a, b);
        Judged = find.JudgedOf(IdA, IdB);
        Merged = a.MergedInto == b.Id ? MergeResults.Of(database, a.Id) : b.MergedInto == a.Id ? MergeResults.Of(database, b.Id) : null;
        // Whoever recorded first is kept unless somebody says otherwise, with its lead and its figures.
        var usual = (a.RecordedAt, a.Code).CompareTo((b.RecordedAt, b.Code)) <= 0 ? "a" : "b";
        var keeps = Chosen("giu", usual);
        ComparedField Field(string name, string label, Func<ResultView, string> text, bool typed = false) => new(name, label, text(A), text(B), Chosen(name, keeps), typed);
        Fields =
        [
            Field("giu", "dup.keep", v => v.Code), Field("loai", "dup.kind", v => v.Kind), Field("ngay", "dup.days-label", v => v.Days), Field("noi", "dup.place", v => v.Place),
            Field("chu-tri", "dup.lead-unit", v => v.Lead), Field("so-lieu", "dup.amounts", v => v.Amounts), Field("tom-tat", "dup.summary", v => v.Result.Body.Summary, true),
            Field("ke-hoach", "dup.campaign", v => v.Result.Body.Campaign is { Length: > 0 } c ? c : "–", true)
        ];
        Union = [.. a.Body.Claims.Concat(b.Body.Claims).Select(c => c.UnitId).Distinct().Select(u => new UnionRow(A.UnitName(u), Says(A, u), Says(B, u)))];
    }

    private string Says(ResultView view, string unitId)
    {
        if (view.Result.Body.ClaimOf(unitId) is not { } claim) return "–";
        return claim.Counts && claim.Amounts.Count > 0 ? view.AnswerOf(claim) + ": " + ResultTyped.Text(claim.Amounts, texts) : view.AnswerOf(claim);
    }
}
