using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Duplicates.Undoing;

/// <summary>One merge, and taking it back: shows what comes back and what is left behind.</summary>
internal sealed class IndexModel(MergeResults merging, ResultStore results, ResultReach reach, NodeState node, Database database, Texts texts) : PageModel, IRefillable
{
    [FromRoute(Name = "id")] public string Id { get; set; } = "";

    public ResultMerge Merge { get; private set; } = null!;
    public ResultView Kept { get; private set; } = null!;
    public ResultView Absorbed { get; private set; } = null!;
    public ResultView KeptBefore { get; private set; } = null!;
    public ResultView AbsorbedBefore { get; private set; } = null!;
    public IReadOnlyList<ResultVersion> LeftBehind { get; private set; } = [];
    public bool MayUndo { get; private set; }
    public string MergedBy => NameOf(Merge.MergedBy);
    public string UndoneBy => NameOf(Merge.UndoneBy ?? "");
    public Func<string, string> NameOf { get; private set; } = n => n;

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "xac-nhan")] bool leave, [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "phien-ban-giu")] int? seenKept, [FromForm(Name = "phien-ban-nhap")] int? seenAbsorbed, CancellationToken stop)
    {
        await merging.Unmerge(Id, leave, reason, seenKept, seenAbsorbed, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["dup.unmerged"];
        return Redirect("/ket-qua/trung");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        Merge = merging.Find(Id) ?? throw new RefusalException(ResultProblems.NotFound());
        var (kept, absorbed) = (results.Get(Merge.KeptId), results.Get(Merge.AbsorbedId));
        reach.RequireSees(by, kept);
        (Kept, Absorbed) = (new(kept, node, texts), new(absorbed, node, texts));
        (KeptBefore, AbsorbedBefore) = (Before(kept, Merge.KeptBody), Before(absorbed, Merge.AbsorbedBody));
        LeftBehind = Merge.UndoneAt is null ? merging.LeftBehind(Merge) : [];
        MayUndo = merging.MayMerge(kept, absorbed, by);
        NameOf = new People(database).Names([.. LeftBehind.Select(v => v.By), Merge.MergedBy, Merge.UndoneBy ?? ""]);
    }

    private ResultView Before(JointResult now, string body) => new(new() { Id = now.Id, Code = now.Code, Body = ResultStore.Read(body) }, node, texts);
}
