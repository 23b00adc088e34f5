using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Conferences.Live;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Closing;

/// <summary>Minutes and conclusions as the chairs approve them, with who has.</summary>
internal sealed class ApproveModel(ConferenceStore conferences, ConferenceRights rights, LiveStore logs, ApprovalStore approvals, ApproveConference approve, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public Conference Conference { get; private set; } = null!;
    public int TextNumber { get; private set; }
    public IReadOnlyList<Approval> Standing { get; private set; } = [];

    /// <summary>Approvals of an older text.</summary>
    public IReadOnlyList<Approval> Lapsed { get; private set; } = [];
    public IReadOnlyList<Conclusion> Conclusions { get; private set; } = [];
    public IReadOnlyList<(string Title, string Text)> Minutes { get; private set; } = [];
    public IReadOnlyList<(string Kind, IssuedPaper? Paper)> Papers { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;

    /// <summary>Chairing units the person may approve for and that have not approved the present text.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];
    public bool MayPrepare { get; private set; }
    public bool MayAssign => MayPrepare && Conclusions.Any(c => c.State == ConclusionState.Final);
    public DateOnly Today => node.Today;
    public Organisation.Organisation Organisation => node.Organisation;
    public bool Decides(string unitId) => access.Allows(Me, Permission.Decide, unitId);
    private Actor Me => Actors.Of(HttpContext);
    private string Address => $"/hoi-nghi/{Id}/phe-duyet";

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostApprove([FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "seen")] int seen, CancellationToken stop)
    {
        Open();
        var now = await approve.Approve(Conference.Id, unit ?? "", seen, Me, stop);
        TempData["Flash"] = texts[now.State == ConferenceState.Approved ? "closing.done-all" : "closing.done-one"];
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostTakeBack([FromForm(Name = "don-vi")] string? unit, CancellationToken stop)
    {
        Open();
        await approve.TakeBack(Conference.Id, unit ?? "", Me, stop);
        TempData["Flash"] = texts["closing.taken-back"];
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostIssue([FromQuery] string? kind, CancellationToken stop)
    {
        Open();
        var paper = kind == IssuedPaper.Notice ? IssuedPaper.Notice : IssuedPaper.Minutes;
        var number = int.TryParse(Request.Form["so-" + paper], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new RefusalException(ClosingProblems.BadNumber() with { Field = "so-" + paper });
        var day = LocalValueBinder.ReadDate(Request.Form["ngay-" + paper].ToString().Trim()) ?? throw new RefusalException(ClosingProblems.BadDay() with { Field = "ngay-" + paper });
        await approve.Issue(Conference.Id, new(paper, number, day), Me, stop);
        TempData["Flash"] = texts["closing.issued", number];
        return Redirect(Address + "#so-van-ban");
    }

    private void Open()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequireSees(Me, Conference);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        var board = logs.Board(Conference.Id);
        TextNumber = ApprovalRules.TextNumber(logs.After(Conference.Id, 0));
        var given = approvals.Of(Conference.Id);
        Standing = [.. ApprovalRules.Standing(given, TextNumber)];
        Lapsed = [.. given.Where(a => a.TextNumber != TextNumber)];
        Conclusions = [.. board.Standing];
        Minutes = [.. Conference.Body.Agenda.Select(i => (i.Id, i.Title)).Append((Id: MinutesSection.General, Title: texts["live.minutes-general"])).Select(i => (i.Title, board.Minutes.GetValueOrDefault(i.Id)?.Text ?? ""))];
        Papers = [.. new[] { IssuedPaper.Minutes, IssuedPaper.Notice }.Select(k => (k, approvals.Paper(Conference.Id, k)))];
        NameOf = people.Names(given.Select(a => a.By));
        MayPrepare = rights.Prepares(Me, Conference.Body);
        Mine = [.. Conference.Body.Chairs.Select(c => c.UnitId).Distinct().Where(u => Decides(u) && Standing.All(a => a.UnitId != u))];
    }
}
