using System.Collections.Concurrent;
using HiepDong.Accounts;
using HiepDong.Intake;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Reports of one force and period that wait for somebody's acceptance.</summary>
internal sealed record WaitingGroup(Period Period, Force Force, bool IsCorrection, int Count, int WithRemarks, int Late, DateOnly DueOn, string? OnlyId, string? OnlyUnit);

/// <summary>One kind of thing that waits, how many, and where.</summary>
internal sealed record DeskLine(string What, int Count, string Path);

/// <summary>What waits for one person.</summary>
/// <param name="Texts">Incoming texts whose figures wait to be confirmed.</param>
/// <param name="Work">What assignments ask of them.</param>
/// <param name="Directives">Documents sent to their units, not acknowledged.</param>
internal sealed record DeskContent(IReadOnlyList<WaitingGroup> Waiting, IReadOnlyList<Duty> Duties, int Texts, Assignments.AssignmentDutyCounts Work, int Unremedied, JointResults.ResultDutyCounts Results,
    HiepDong.Conferences.Invitations.ConferenceDutyCounts Conferences, HiepDong.Plans.PlanDutyCounts Plans, int Directives)
{
    /// <summary>What waits, in words, where it is not nothing.</summary>
    public IReadOnlyList<DeskLine> Lines(Texts texts) =>
    [
        .. new DeskLine[]
        {
            new(texts["overview.line.accept"], WaitingCount, "/"), new(texts["overview.line.make"], OpenDuties, "/bao-cao"), new(texts["overview.read-texts"], Texts, "/bao-cao/doc?trang-thai=cho"),
            new(texts["overview.results-waiting"], Results.Waiting, "/ket-qua/xac-nhan"), new(texts["overview.results-unanswered"], Results.Unanswered, "/ket-qua/xac-nhan"), new(texts["overview.results-differing"], Results.Differing, "/ket-qua/xac-nhan"), new(texts["overview.results-drafts"], Results.Drafts, "/ket-qua/xac-nhan"),
            new(texts["conf.duty-waiting"], Conferences.Waiting, "/hoi-nghi/thu-moi"), new(texts["conf.duty-uninvited"], Conferences.Uninvited, "/hoi-nghi/thu-moi"), new(texts["directive.duty"], Directives, "/van-ban?cho-nhan=true"),
            new(texts["plan.duty.answer"], Plans.ToAnswer, "/ke-hoach?cho-tra-loi=true"), new(texts["plan.duty.commented"], Plans.Commented, "/ke-hoach?trang-thai=sent"), new(texts["plan.duty.ready"], Plans.Ready, "/ke-hoach?trang-thai=approved"),
            new(texts["assignment.overview.toaccept"], Work.ToAccept, "/nhiem-vu/viec"), new(texts["assignment.overview.returned"], Work.Returned, "/nhiem-vu/viec"), new(texts["assignment.overview.soon"], Work.Soon + Work.Overdue, "/nhiem-vu/viec"),
            new(texts["assignment.overview.toverify"], Work.ToVerify, "/nhiem-vu/viec"), new(texts["assignment.overview.asking"], Work.Asking, "/nhiem-vu/viec"), new(texts["assignment.overview.unremedied"], Unremedied, "/ton-tai?trang-thai=thieu")
        }.Where(l => l.Count > 0)
    ];

    public int WaitingCount => Waiting.Sum(w => w.Count);
    public int OpenDuties => Duties.Count(d => d.IsOpen);
}

/// <summary>Finds what waits for a person. Kept until anything is written: each answer belongs to one number of the change log.</summary>
internal sealed class Desk(NodeState node, Access access, ReportList list, Duties duties, IntakeStore intake, Assignments.AssignmentDuties work, Shortcomings.ShortcomingList shortcomings, JointResults.ResultDuties results,
    HiepDong.Conferences.Invitations.ConferenceDuties conferences, HiepDong.Plans.PlanDuties plans, HiepDong.Directives.DirectiveList directives)
{
    private readonly ConcurrentDictionary<string, (long Sequence, DateOnly Day, Actor By, DeskContent Content)> known = new();

    public DeskContent Of(Actor by)
    {
        var (sequence, day) = (node.Totals.Sequence, node.Today);
        if (known.TryGetValue(by.Id, out var kept) && kept.Sequence == sequence && kept.Day == day && kept.By.Grants.SequenceEqual(by.Grants)) return kept.Content;
        var waiting = !access.Allows(by, Permission.AcceptReport) ? [] : list.Waiting(by).Where(l => access.Allows(by, Permission.AcceptReport, l.UnitId))
            .GroupBy(l => (l.Period, l.Force, l.IsCorrecting)).Select(g => new WaitingGroup(g.Key.Period, g.Key.Force, g.Key.IsCorrecting, g.Count(), g.Count(l => l.HasRemarks), g.Count(l => l.IsLate),
                g.Max(l => l.DueOn), g.Count() == 1 ? g.First().Id : null, g.Count() == 1 ? g.First().UnitName : null))
            .OrderBy(g => g.IsCorrection).ThenByDescending(g => g.Period.End).ThenBy(g => g.Force).ToList();
        var content = new DeskContent(waiting, access.Allows(by, Permission.WriteReport) ? duties.Of(by) : [],
            access.Allows(by, Permission.WriteReport) && !by.IsOperator ? intake.Waiting(access.UnitsOf(by, Permission.WriteReport).Select(u => u.Id)) : 0,
            work.Of(by), shortcomings.Lacking(by), results.Of(by), conferences.Of(by), plans.Of(by), directives.Waiting(by));
        if (known.Count > 2000) known.Clear();
        known[by.Id] = (sequence, day, by, content);
        return content;
    }
}

/// <summary>Puts the numbers of waiting reports beside the navigation of every page.</summary>
internal sealed class NavCountsFilter(Desk desk) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { }

    /// <summary>After the handler, so that what it has just done is counted.</summary>
    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (Part.IsAsked(context.HttpContext) || context.Result is not PageResult || context.HandlerInstance is not PageModel page || Actors.OfOrNone(context.HttpContext) is not { } account) return;
        var me = account.ToActor();
        var mine = desk.Of(me);
        page.ViewData["NavCounts"] = new Dictionary<string, int>
        {
            ["reports"] = mine.WaitingCount + mine.OpenDuties, ["intake"] = mine.Texts, ["conferences"] = mine.Conferences.Waiting, ["assignments"] = mine.Work.All, ["shortcomings"] = mine.Unremedied,
            ["results"] = mine.Results.All, ["plans"] = mine.Plans.All, ["directives"] = mine.Directives
        };
    }
}
