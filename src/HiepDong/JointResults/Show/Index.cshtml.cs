using System.Globalization;
using HiepDong.Accounts;
using HiepDong.JointResults.Duplicates;
using HiepDong.JointResults.Entry;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Show;

/// <summary>One unit's part as the page shows it.</summary>
/// <param name="Stated">Amounts it stands for: its own, or those that were accepted when it answered.</param>
/// <param name="Older">The version it answered to, where a later one has other amounts.</param>
internal sealed record Part(Claim Claim, string Unit, IReadOnlyList<Amount> Stated, bool Differs, int? Older);

/// <summary>One unit of the person's own that may answer or join.</summary>
internal sealed record Mine(OrgUnit Unit, Claim? Claim, AmountFields Amounts);

/// <summary>A result with its participants and history, and what the person may do to it.</summary>
internal sealed class IndexModel(ResultStore results, RecordResult record, AnswerResult answer, ResultReach reach, CountedIn counted, MergeResults merging, Storage.Database database, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable
{
    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }

    /// <summary>The page that led here and is gone back to.</summary>
    [FromQuery(Name = "ve")] public string? Return { get; set; }
    public string? Back => Return is { Length: > 0 } ? Display.Local(Return) : null;
    public string Onward => Back is { } back ? "&ve=" + Uri.EscapeDataString(back) : "";
    public JointResult Result { get; private set; } = null!;
    public ResultBody Body => Result.Body;
    public IReadOnlyList<Part> Parts { get; private set; } = [];
    public IReadOnlyList<ResultVersion> Versions { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public JointResult? Into { get; private set; }

    /// <summary>The merge that took this result into another, where the person may take it back.</summary>
    public ResultMerge? Merge { get; private set; }

    /// <summary>Results that were taken into this one, with the way to take each out again.</summary>
    public IReadOnlyList<(ResultMerge Merge, JointResult Result)> Absorbed { get; private set; } = [];

    /// <summary>Reports that the result belongs into.</summary>
    public IReadOnlyList<CountedReport> Reports { get; private set; } = [];
    public bool SeesReport(CountedReport report) => access.Allows(Me, Permission.SeeReports, report.UnitId) || access.Allows(Me, Permission.WriteReport, report.UnitId);

    /// <summary>The person sees all of it, not the outline alone.</summary>
    public bool SeesAll { get; private set; }
    public bool MayLead { get; private set; }

    /// <summary>A unit of the person's own is named in the draft.</summary>
    public bool OwnsDraft { get; private set; }

    /// <summary>A draft that was thrown away and may be taken back.</summary>
    public bool IsDiscarded => Result is { State: ResultState.Withdrawn, RecordedAt: null };
    public IReadOnlyList<Mine> Answering { get; private set; } = [];
    public IReadOnlyList<Mine> Joining { get; private set; } = [];
    public AmountFields Agreed { get; private set; } = new();
    public Organisation.Organisation Organisation => node.Organisation;
    public bool IsOverdue => Result.IsOverdue(node.Today);
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>The form that was refused stays open.</summary>
    public bool Is(string handler, string unit = "") => pressed == handler + unit;

    public void OnGet() => Load();

    public Task<IActionResult> OnPostConfirm(CancellationToken stop) => Do("Confirm", r => answer.Confirm(r.Id, Unit, [], null, Seen, Me, stop), "joint.confirmed");

    public Task<IActionResult> OnPostDiffer(CancellationToken stop) => Do("Differ", r =>
    {
        var amounts = Take("k");
        if (amounts.Count == 0) throw new RefusalException(ResultProblems.NoAmounts() with { Field = "phan-viec-k" });
        return answer.Confirm(r.Id, Unit, amounts, Field("phan-viec-k"), Seen, Me, stop);
    }, "joint.confirmed-other");

    public Task<IActionResult> OnPostJoin(CancellationToken stop) => Do("Join", r => answer.Confirm(r.Id, Unit, Take("t"), Field("phan-viec-t"), Seen, Me, stop), "joint.joined-done");

    public Task<IActionResult> OnPostDecline(CancellationToken stop) => Do("Decline", r => answer.Decline(r.Id, Unit, Field("ly-do-tu-choi"), Seen, Me, stop), "joint.declined-done", "ly-do-tu-choi");

    public Task<IActionResult> OnPostChoose(CancellationToken stop) => Do("Choose", r =>
    {
        var chosen = Field("chon");
        if (chosen.Length == 0) throw new RefusalException(ResultProblems.NotParticipant() with { Field = "chon" });
        var claim = Body.ClaimOf(chosen);
        // A unit that has only said yes stands for what it said yes to, which may be older than what counts now.
        var agreed = chosen switch { "thoa-thuan" => Take("c"), "giu" => Body.Accepted.Amounts, _ => claim is { Amounts.Count: 0 } ? Part(claim).Stated : null };
        return answer.Choose(r.Id, agreed is null ? chosen : null, agreed, Field("ly-do-chon"), Seen, Me, stop);
    }, "joint.chosen-done", "ly-do-chon");

    public Task<IActionResult> OnPostClose(CancellationToken stop) => Do("Close", r => answer.Close(r.Id, Seen, Me, stop), "joint.closed-done");

    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do("Withdraw", r => answer.Withdraw(r.Id, Field("ly-do-rut"), Seen, Me, stop), "joint.withdrawn-done", "ly-do-rut");

    public Task<IActionResult> OnPostDiscard(CancellationToken stop) => Do("Discard", async r =>
    {
        await record.Discard(r.Id, Me, stop);
        return results.Get(r.Id);
    }, "joint.discarded-done");

    public Task<IActionResult> OnPostRestore(CancellationToken stop) => Do("Restore", async r =>
    {
        await record.Restore(r.Id, Me, stop);
        return results.Get(r.Id);
    }, "joint.restored-done");

    private string Unit => Field("don-vi");
    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    private List<Amount> Take(string prefix)
    {
        var problems = new List<Problem>();
        var amounts = AmountFields.Read(Request.Form, Body.Kind, prefix).Take(problems);
        return problems.Count > 0 ? throw new RefusalException(problems) : amounts;
    }

    /// <param name="reasonField">What the rules call "ly-do" in the form that was sent.</param>
    private async Task<IActionResult> Do(string handler, Func<JointResult, Task<JointResult>> act, string done, string reasonField = "ly-do")
    {
        Open();
        pressed = handler + Unit;
        try
        {
            var now = await act(Result);
            TempData["Flash"] = texts[done, now.Code];
        }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field == "ly-do"))
        {
            throw new RefusalException([.. e.Problems.Select(p => p.Field == "ly-do" ? p with { Field = reasonField } : p)]);
        }
        return Redirect("/ket-qua/" + Result.Id + (Back is { } back ? "?ve=" + Uri.EscapeDataString(back) : ""));
    }

    private void Open()
    {
        Result = results.Get(Id.ToString());
        if (!reach.SeesOutline(Me, Result)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        SeesAll = reach.Sees(Me, Result);
        MayLead = Result.Counts && answer.MayLead(Result, Me);
        OwnsDraft = Result.RecordedAt is null && Body.Claims.Any(c => access.Allows(Me, Permission.WriteResult, c.UnitId));
        Into = Result.MergedInto is { } into ? results.Find(into) : null;
        if (SeesAll)
        {
            Absorbed = [.. MergeResults.Into(database, Result.Id).Select(m => (m, results.Get(m.AbsorbedId)))];
            Merge = Into is { } kept && merging.MayMerge(kept, Result, Me) ? MergeResults.Of(database, Result.Id) : null;
            Reports = counted.Of(Result);
        }
        Versions = SeesAll ? results.Versions(Result.Id) : [];
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Body.Claims.Select(c => c.By)).Append(Body.Accepted.By).OfType<string>());
        Parts = [.. Body.Claims.OrderByDescending(c => c.Leads).Select(Part)];
        if (Result.State == ResultState.Recorded)
        {
            Answering = [.. Body.Claims.Where(c => !c.Leads && access.Allows(Me, Permission.WriteResult, c.UnitId)).Select(c => new Mine(node.Organisation.Unit(c.UnitId)!, c, Fields("Differ", c.UnitId, "k", c.Amounts.Count > 0 ? c.Amounts : Body.Accepted.Amounts)))];
            if (!Me.IsOperator)
                Joining = [.. access.UnitsOf(Me, Permission.WriteResult).Where(u => Body.Claims.All(c => !access.Allows(Me, Permission.WriteResult, c.UnitId) || c.UnitId != u.Id && !node.Organisation.WithPredecessors(u.Id).Contains(c.UnitId)))
                    .Select(u => new Mine(u, null, Fields("Join", u.Id, "t", [])))];
        }
        Agreed = Fields("Choose", "", "c", Body.Accepted.Amounts);
    }

    private AmountFields Fields(string handler, string unit, string prefix, IReadOnlyList<Amount> amounts)
    {
        if (!Is(handler, unit)) return AmountFields.Of(amounts, Body.Kind, prefix);
        var typed = AmountFields.Read(Request.Form, Body.Kind, prefix);
        typed.ShowErrors(ModelState);
        return typed;
    }

    private Part Part(Claim claim)
    {
        if (Versions.Count == 0 && reach.Sees(Me, Result)) Versions = results.Versions(Result.Id);
        // The lead unit stands for what it last recorded or corrected, the others for what they were shown when they answered.
        var version = claim.Leads ? Versions.FirstOrDefault(v => v.What is "recorded" or "corrected")?.Version : claim.Version;
        var stated = claim.Amounts.Count > 0 ? claim.Amounts : Versions.FirstOrDefault(v => v.Version == version)?.Body.Accepted.Amounts ?? Body.Accepted.Amounts;
        var older = claim.Counts && version is { } at && at < Body.Accepted.Version ? version : null;
        return new(claim, ResultWords.Unit(claim.UnitId, node.Organisation), stated, claim.Counts && Versions.Count > 0 && !Claim.Same(stated, Body.Accepted.Amounts), older);
    }
}
