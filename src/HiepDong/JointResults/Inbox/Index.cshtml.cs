using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Inbox;

/// <summary>What waits for an answer of the person's own units, and what others owe theirs.</summary>
internal sealed class IndexModel(ResultDuties duties, AnswerResult answer, ResultStore results, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    public const int Size = 50;
    private const int MostBeside = 20;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    public int PageNumber { get; private set; } = 1;
    public ResultDutyCounts Counts { get; private set; } = ResultDutyCounts.None;

    /// <summary>A result and one own unit whose answer it waits for.</summary>
    public IReadOnlyList<(JointResult Result, Claim Claim)> Waiting { get; private set; } = [];
    public IReadOnlyList<JointResult> Unanswered { get; private set; } = [];
    public IReadOnlyList<JointResult> Differing { get; private set; } = [];
    public IReadOnlyList<JointResult> Drafts { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    public bool HasSeveralUnits => access.UnitsOf(Me, Permission.WriteResult).Skip(1).Any();
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    /// <summary>Confirms one, or all that are ticked. What can't be confirmed is named; the rest is done.</summary>
    public async Task<IActionResult> OnPost([FromForm(Name = "mot")] string? one, [FromForm(Name = "chon")] string[]? chosen, CancellationToken stop)
    {
        access.Require(Me, Permission.WriteResult);
        var (done, code, problems) = (0, "", new List<Problem>());
        foreach (var key in string.IsNullOrEmpty(one) ? chosen ?? [] : [one])
        {
            // Id, version and unit, as the row showed them.
            if (key.Split('|') is not [var id, var version, var unit] || !int.TryParse(version, CultureInfo.InvariantCulture, out var seen)) continue;
            try
            {
                code = (await answer.Confirm(id, unit, [], null, seen, Me, stop)).Code;
                done++;
            }
            catch (RefusalException e) when (e.First.Kind != ProblemKind.Forbidden)
            {
                var name = results.Find(id)?.Code ?? "";
                problems.Add(e.First with { Vi = $"{name}: {e.First.Vi}", En = $"{name}: {e.First.En}", Field = null });
            }
        }
        if (problems.Count > 0) throw new RefusalException(problems);
        if (done == 0) throw new RefusalException(InboxProblems.NothingChosen());
        TempData["Flash"] = done == 1 ? texts["joint.confirmed", code] : texts["inbox.confirmed-n", done];
        return Redirect("/ket-qua/xac-nhan");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        access.Require(Me, Permission.WriteResult);
        var units = duties.UnitsOf(Me);
        Counts = duties.Of(Me);
        PageNumber = int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        if (units.Count == 0) return;
        Waiting = [.. duties.Waiting(units, PageNumber, Size).SelectMany(r => r.Waiting.Where(c => units.Contains(c.UnitId)).Select(c => (r, c)))];
        (Unanswered, Differing, Drafts) = (duties.Unanswered(units, MostBeside), duties.Differing(units, MostBeside), duties.Drafts(units, MostBeside));
    }
}

internal static class InboxProblems
{
    public static Problem NothingChosen() => new("result.nothing-chosen", ProblemKind.Invalid,
        "Chưa chọn kết quả nào. Đánh dấu các kết quả cần xác nhận rồi bấm lại.", "Nothing is selected. Tick the results to confirm, then press again.");
}
