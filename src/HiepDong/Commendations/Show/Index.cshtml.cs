using System.Globalization;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Commendations.Show;

/// <summary>One list: its lines with opinions and rulings, what the person may do, its history.</summary>
internal sealed class IndexModel(CommendationStore store, KeepCommendations keep, JudgeCommendations judge, CommendationReach reach, ResultStore results, NodeState node, People people, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public Commendation List { get; private set; } = null!;
    public CommendationBody Body => List.Body;
    public bool MayWrite { get; private set; }
    public bool MayDecide { get; private set; }

    /// <summary>The person may decide for the unit, but drew the list up.</summary>
    public bool OwnHand { get; private set; }
    public IReadOnlyList<OrgUnit> Answering { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Candidates { get; private set; } = [];
    public IReadOnlyList<Force> AskedForces { get; private set; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<EarlierAward>> Earlier { get; private set; } = new Dictionary<string, IReadOnlyList<EarlierAward>>();
    public IReadOnlyList<CommendationVersion> Versions { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public int Missing { get; private set; }
    public string Pressed { get; private set; } = "";
    private Actor Me => Actors.Of(HttpContext);

    public string Unit(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string Name(Nominee nominee) => NomineeWords.Of(nominee, node.Organisation);
    public string Post(Nominee nominee) => NomineeWords.PostOf(nominee, node.Organisation);
    /// <summary>"Công an xã X, tháng 11 năm 2026 (lần 2)".</summary>
    public string Report(SourceReport r) => texts["commendation.report-of", Unit(r.UnitId), Period.TryParse(r.Period, out var period) ? period.Name(texts.Language) : r.Period, r.Version];
    public bool MayAnswer(CommendationLine line, OrgUnit unit) => !line.Removed && line.Ruling is null && line.Nominee.Force != unit.Force && line.Concerned(AskedForces).Contains(unit.Force);

    /// <summary>After a refusal the form keeps what was sent.</summary>
    public string Sent(string name, string otherwise = "") => Pressed.Length > 0 && Request.Form[name] is [{ } sent, ..] ? sent : otherwise;
    public bool Ticked(string name, string value) => Pressed.Length > 0 && Request.Form[name].Contains(value);

    public void OnGet() => Load();

    public Task<IActionResult> OnPostTakeOut(CancellationToken stop) => Do("TakeOut", () => keep.TakeOut(List.Id, Field("dong"), true, Seen, Me, stop), "commendation.line-removed");
    public Task<IActionResult> OnPostTakeIn(CancellationToken stop) => Do("TakeIn", () => keep.TakeOut(List.Id, Field("dong"), false, Seen, Me, stop), "commendation.line-restored");
    public Task<IActionResult> OnPostRemove(CancellationToken stop) => Do("Remove", () => keep.Remove(List.Id, true, Seen, Me, stop), "commendation.removed");
    public Task<IActionResult> OnPostRestore(CancellationToken stop) => Do("Restore", () => keep.Remove(List.Id, false, Seen, Me, stop), "commendation.restored");
    public Task<IActionResult> OnPostConsult(CancellationToken stop) => Do("Consult", () => keep.Consult(List.Id, Asked(), Seen, Me, stop), "commendation.asked");
    public Task<IActionResult> OnPostSubmit(CancellationToken stop) => Do("Submit", () => keep.Submit(List.Id, Field("ly-do-thieu"), Seen, Me, stop), "commendation.submitted");
    public Task<IActionResult> OnPostTakeBack(CancellationToken stop) => Do("TakeBack", () => keep.TakeBack(List.Id, Seen, Me, stop), "commendation.taken-back");

    public Task<IActionResult> OnPostSay(CancellationToken stop) => Do("Say", () =>
    {
        var said = new List<SaidOfLine>();
        foreach (var line in Body.Standing)
            if (Enum.TryParse<OpinionKind>(Field("y-kien-" + line.Id), true, out var kind))
                said.Add(new(line.Id, int.TryParse(Field("ban-" + line.Id), CultureInfo.InvariantCulture, out var r) ? r : 0, kind, Field("noi-dung-" + line.Id)));
        return judge.Say(List.Id, Field("cho"), said, Me, stop);
    }, "commendation.said");

    public Task<IActionResult> OnPostDecide(CancellationToken stop) => Do("Decide", () =>
    {
        var (ruled, problems) = (new List<RuledOnLine>(), new List<Problem>());
        foreach (var line in Body.Standing.Where(l => l.Ruling is null))
        {
            if (Field("quyet-dinh-" + line.Id) is not { Length: > 0 } word) continue;
            var typed = Field("ngay-qd-" + line.Id) is { Length: > 0 } own ? own : Field("ngay-qd");
            var day = LocalValueBinder.ReadDate(typed);
            if (typed.Length > 0 && day is null) problems.Add(CommendationProblems.NoDay() with { Field = "ngay-qd-" + line.Id });
            ruled.Add(new(line.Id, word == "co", Field("so-qd-" + line.Id) is { Length: > 0 } number ? number : Field("so-qd"), day, Field("ly-do-qd-" + line.Id)));
        }
        return problems.Count > 0 ? throw new RefusalException(problems) : judge.Decide(List.Id, ruled, Seen, Me, stop);
    }, "commendation.decided");

    private List<string> Asked() => [.. Request.Form["hoi"].OfType<string>()];
    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    private async Task<IActionResult> Do(string handler, Func<Task<Commendation>> act, string done)
    {
        Open();
        Pressed = handler;
        var now = await act();
        TempData["Flash"] = texts[done, now.Code];
        return Redirect("/khen-thuong/" + now.Id);
    }

    private void Open()
    {
        List = store.Get(Id.ToString());
        reach.RequireSees(Me, List);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        MayWrite = reach.MayWrite(Me, List);
        OwnHand = Me.UserName == List.CreatedBy || Me.UserName == List.SubmittedBy;
        MayDecide = List.State == CommendationState.Submitted && reach.MayDecide(Me, List);
        AskedForces = keep.AskedForces(List);
        Missing = List.Waiting(AskedForces).Count();
        if (List.State is CommendationState.Consulting or CommendationState.Submitted) Answering = [.. reach.Answers(Me, List).Select(u => node.Organisation.Unit(u)!)];
        if (MayWrite && List.IsOpen) Candidates = Others();
        // Whoever only reads a decided list needs no other lists named.
        if (MayWrite || MayDecide || Answering.Count > 0)
            Earlier = Body.Standing.Select(l => (l.Id, Found: (IReadOnlyList<EarlierAward>)keep.Earlier(List, l))).Where(e => e.Found.Count > 0).ToDictionary(e => e.Id, e => e.Found);
        Versions = store.Versions(List.Id);
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Body.Lines.SelectMany(l => l.Opinions.Select(o => o.By))).Concat(Body.Lines.Select(l => l.Ruling?.By).OfType<string>()));
    }

    /// <summary>Units that may be asked: those of other forces that took part in the results cited, and heads of the other forces in the proposer's area.</summary>
    private List<OrgUnit> Others()
    {
        var tree = node.Organisation.At(node.Today);
        var proposer = node.Organisation.Unit(Body.ProposerUnitId)!;
        var path = tree.PathOf(proposer.TerritoryId).ToHashSet();
        var forces = Body.Standing.Select(l => l.Nominee.Force).Append(proposer.Force).Distinct().ToList();
        var cited = Body.Standing.SelectMany(l => l.Sources).Where(s => s.Kind == SourceKind.Result).Select(s => s.Id).Distinct().ToArray();
        var took = cited.Length == 0 ? [] : results.Query("where r.id in @cited", new { cited }).SelectMany(r => r.Body.Counting).SelectMany(c => node.Organisation.Become(c.UnitId, node.Today)).ToHashSet();
        return [.. tree.Units.Where(u => took.Contains(u.Id) || path.Contains(u.TerritoryId) && u.Echelon is not Echelon.Ministry and not Echelon.MilitaryRegion && (forces.Count > 1 || u.Force != forces[0]) || Body.Asked.Contains(u.Id))
            .OrderBy(u => u.Echelon).ThenBy(u => u.Force).ThenBy(u => u.Code, StringComparer.Ordinal).Take(40)];
    }
}
