using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Closing.Papers;

/// <summary>Minutes and conclusions of a conference as the chairs approve them, with the files made of them.</summary>
internal sealed class IndexModel(ClosingStore store, ApprovePapers approve, ClosingRights rights, Assignments.AssignmentStore assignments, NodeState node, People people, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public AfterConference After { get; private set; } = null!;
    public Conference Conference => After.Conference;
    public PapersOfConference Papers => After.Papers;
    public IReadOnlyList<Approval?> Holding { get; private set; } = [];
    public IReadOnlyList<Approval> Lapsed { get; private set; } = [];
    public bool MayKeep { get; private set; }
    public IReadOnlyList<int> Signs { get; private set; } = [];
    public bool WroteIt { get; private set; }
    public int Given { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>What the form of secretary and numbers was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts =>
    [
        (texts["closing.secretary"], Papers.Words.Secretary), (texts["closing.secretary-post"], Papers.Words.SecretaryPost),
        (texts["closing.minutes-number"], Plain(Papers.Words.MinutesNumber)), (texts["closing.notice-number"], Plain(Papers.Words.NoticeNumber))
    ];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    private static string Plain(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public string Unit(string? id) => id is null ? "–" : node.Organisation.Unit(id)?.Name ?? id;
    public string TextOf(string item) => Papers.Minutes.FirstOrDefault(m => m.ItemId == item)?.Text ?? "";

    /// <summary>What an approval no longer covers: "mục 2; kết luận 4".</summary>
    public string ChangedSince(Approval approval) => string.Join("; ", Approvals.Changed(Papers, approval).Select(NameOfText).Distinct() is var names && names.Any() ? names : [texts["closing.head-changed"]]);

    private string NameOfText(string id)
    {
        if (Papers.Conclusions.FirstOrDefault(c => c.Id == id) is { } c) return texts["closing.conclusion-n", c.Number];
        var at = Papers.Conference.Agenda.ToList().FindIndex(i => i.Id == id);
        return at < 0 ? texts["closing.general-section"] : texts["closing.item-n", at + 1];
    }

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostWords(CancellationToken stop)
    {
        var problems = new List<Problem>();
        var words = new PaperWords(Field("thu-ky"), Field("thu-ky-chuc-vu"), Number("so-bb", problems), Number("so-tb", problems));
        if (problems.Count > 0) throw new RefusalException(problems);
        await approve.SaveWords(Id.ToString(), words, int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : 0, Me, stop);
        TempData["Flash"] = texts["closing.words-saved"];
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostApprove(CancellationToken stop)
    {
        var last = await approve.Approve(Id.ToString(), int.TryParse(Field("chu-tri"), CultureInfo.InvariantCulture, out var chair) ? chair : -1, Field("ban"), Me, stop);
        TempData["Flash"] = texts[last ? "closing.all-approved" : "closing.one-approved"];
        return Redirect(Request.Path);
    }

    private int? Number(string field, List<Problem> problems)
    {
        if (Field(field) is not { Length: > 0 } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0) return n;
        problems.Add(ClosingProblems.BadNumber(field));
        return null;
    }

    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        After = store.Get(Id.ToString());
        rights.Require(rights.Sees(Me, Conference.Body));
        Meanwhile = Overtaken.Since(Request, Facts);
        Holding = Approvals.Of(Papers, After.Given);
        Lapsed = [.. Approvals.Lapsed(Papers, After.Given)];
        MayKeep = rights.Keeps(Me, Conference.Body);
        Signs = Conference.State == ConferenceState.Closed ? rights.Signs(Me, Conference.Body) : [];
        WroteIt = Signs.Count > 0 && store.Drafters(After).Contains(Me.UserName);
        Given = assignments.Of(Assignments.OriginKind.Conclusion, Conference.Id).Count(a => !a.IsCancelled);
        NameOf = people.Names(After.Given.Select(a => a.By));
    }
}
