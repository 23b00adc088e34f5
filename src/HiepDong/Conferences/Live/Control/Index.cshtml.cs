using System.Globalization;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Live.Control;

/// <summary>A conclusion in its editor.</summary>
/// <param name="Seen">Version it begins from; 0 for a new one.</param>
internal sealed record ConclusionEditor(string Id, int Seen, int Number, ConclusionText Text);

/// <summary>What somebody else saved while this was being written.</summary>
internal sealed record Meanwhile(string By, DateTimeOffset At, IReadOnlyList<DiffRun> Changes, IReadOnlyList<(string What, string Before, string After)> Fields);

/// <summary>The clerk's board.</summary>
internal sealed class IndexModel(LiveDesk desk, Texts texts) : LivePage(desk, texts)
{
    public override bool ActsHere => Runs;
    public ConclusionEditor? Conclusion { get; private set; }

    /// <summary>The section of the minutes in its editor.</summary>
    public MinutesSection? Section { get; private set; }
    public Meanwhile? Other { get; private set; }
    public AgendaItem? Next => RunConference.Next(Board, Body);

    public Task<IActionResult> OnPostOpen(CancellationToken stop) => Do(LiveKind.Opened, null, new(), stop);
    public Task<IActionResult> OnPostClose(CancellationToken stop) => Do(LiveKind.Closed, null, new(), stop);
    public Task<IActionResult> OnPostPause(CancellationToken stop) => Do(LiveKind.Paused, null, new(), stop);
    public Task<IActionResult> OnPostResume(CancellationToken stop) => Do(LiveKind.Resumed, null, new(), stop);
    public Task<IActionResult> OnPostStart(CancellationToken stop) => Do(LiveKind.ItemStarted, null, new(Field("muc")), stop);
    public Task<IActionResult> OnPostCall(CancellationToken stop) => Do(LiveKind.SpeechCalled, null, new(Field("phat-bieu")), stop);
    public Task<IActionResult> OnPostEnd(CancellationToken stop) => Do(LiveKind.SpeechEnded, null, new(Field("phat-bieu")), stop);
    public Task<IActionResult> OnPostDrop(CancellationToken stop) => Do(LiveKind.SpeechWithdrawn, null, new(Field("phat-bieu")), stop);
    public Task<IActionResult> OnPostSettle(CancellationToken stop) => Do(LiveKind.ConclusionSettled, null, new(Field("ket-luan")), stop);
    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do(LiveKind.ConclusionWithdrawn, null, new(Field("ket-luan")), stop);
    public Task<IActionResult> OnPostRestore(CancellationToken stop) => Do(LiveKind.ConclusionRestored, null, new(Field("ket-luan")), stop);
    public Task<IActionResult> OnPostUp(CancellationToken stop) => Do(LiveKind.ConclusionMoved, null, new(Field("ket-luan"), Count: -1), stop);
    public Task<IActionResult> OnPostDown(CancellationToken stop) => Do(LiveKind.ConclusionMoved, null, new(Field("ket-luan"), Count: 1), stop);

    /// <summary>What a venue without a line says by telephone.</summary>
    public Task<IActionResult> OnPostVenue(CancellationToken stop)
    {
        if (Field("thay-diem-cau") is not { Length: > 0 } venue) throw new RefusalException(LiveProblems.NoVenue() with { Kind = ProblemKind.Invalid, Field = "thay-diem-cau" });
        return Field("viec") switch
        {
            "vao" => Do(LiveKind.VenueJoined, venue, new(), stop),
            "roi" => Do(LiveKind.VenueLeft, venue, new(), stop),
            "mat" => Do(LiveKind.VenueLost, venue, new(), stop),
            _ => Do(LiveKind.HeadCounted, venue, new(Text: Field("thoi-diem"), Count: CountOf(Field("so-nguoi"))), stop)
        };
    }

    public async Task<IActionResult> OnPostMinutes(CancellationToken stop)
    {
        Open();
        var (item, text) = (Field("muc"), Lines("bien-ban"));
        var (saved, merged) = await Desk.Texts.Minutes(Conference.Id, Key(LiveKind.MinutesSaved, null, new(item, text)), item, text, Seen, Me, stop);
        return Saved("live.minutes-saved", merged, item, saved);
    }

    public async Task<IActionResult> OnPostConclusion(CancellationToken stop)
    {
        Open();
        var problems = new List<Problem>();
        var text = Typed(problems);
        if (problems.Count > 0) throw new RefusalException([.. text.Check(Body), .. problems]);
        var id = Field("ma") is { Length: > 0 and <= 40 } ma ? ma : Desk.NewKey();
        var (saved, merged) = await Desk.Texts.Conclusion(Conference.Id, Key(LiveKind.ConclusionSaved, null, new(id, Conclusion: text)), id, text, Seen, Me, stop);
        return Saved("live.conclusion-saved", merged, id, saved);
    }

    public static int? CountOf(string typed) => int.TryParse(typed.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private int Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : 0;

    private IActionResult Saved(string key, bool merged, string id, LiveEvent saved)
    {
        TempData["Flash"] = merged ? T["live.merged"] : T[key];
        return Redirect(Request.Path);
    }

    private ConclusionText Typed(List<Problem> problems)
    {
        string? Unit(string typed, string field)
        {
            if (typed.Length == 0) return null;
            if (Desk.UnitOf(typed, Body) is { } unit) return unit.Id;
            problems.Add(LiveProblems.UnknownUnit(typed) with { Field = field });
            return null;
        }
        DateOnly? deadline = null;
        if (Field("han") is { Length: > 0 } han)
        {
            deadline = LocalValueBinder.ReadDate(han);
            if (deadline is null) problems.Add(LiveProblems.BadDeadline());
        }
        var supporting = Request.Form["phoi-hop"].OfType<string>().Where(u => u.Length > 0).Concat(Field("phoi-hop-khac").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Unit(t, "phoi-hop-khac")).OfType<string>());
        return new(Lines("noi-dung"), Unit(Field("chu-tri"), "chu-tri"), [.. supporting.Distinct()], deadline, Field("bang-chung"));
    }

    protected override void Load()
    {
        base.Load();
        if (!Runs || !IsOpenForTexts || Editing is not { Length: > 3 } editing) return;
        var id = editing[3..];
        var posted = HttpMethods.IsPost(Request.Method);
        if (editing == "kl-moi") Conclusion = new(posted && Field("ma") is { Length: > 0 } ma ? ma : Desk.NewKey(), 0, 0, posted ? Typed([]) : new(""));
        else if (editing.StartsWith("kl-", StringComparison.Ordinal) && Board.Conclusion(id) is { State: not ConclusionState.Withdrawn } c) Conclusion = new(c.Id, c.Version, c.Number, posted ? Typed([]) : SaveTexts.Text(c));
        else if (editing.StartsWith("bb-", StringComparison.Ordinal) && (id == MinutesSection.General || Body.Agenda.Any(i => i.Id == id))) Section = Board.Minutes.GetValueOrDefault(id) ?? new(Conference.Id, id, "", 0, "", Now);
        if (posted && Request.Form.ContainsKey("seen")) Other = Compare(id);
    }

    /// <summary>How what stands now differs from what the clerk began with; null when nobody saved meanwhile.</summary>
    private Meanwhile? Compare(string id)
    {
        var version = Conclusion?.Seen ?? Section?.Version ?? 0;
        if (version == Seen) return null;
        var events = Desk.Boards.After(Conference.Id, 0);
        var (from, now) = (events.FirstOrDefault(e => e.Number == Seen && e.Body.Id == id)?.Body, events.First(e => e.Number == version));
        var by = Desk.Names([now.By])(now.By);
        if (Section is not null) return new(by, now.At, TextMerge.Diff(from?.Text ?? "", now.Body.Text ?? ""), []);
        var (before, after) = (from?.Conclusion ?? new(""), now.Body.Conclusion!);
        string Units(ConclusionText t) => string.Join("; ", t.SupportingUnitIds.Select(Desk.UnitName));
        (string What, string Before, string After)[] fields =
        [
            (T["live.lead"], before.LeadUnitId is { } a ? Desk.UnitName(a) : "–", after.LeadUnitId is { } b ? Desk.UnitName(b) : "–"), (T["live.supporting"], Units(before), Units(after)),
            (T["live.deadline"], T.Write(before.Deadline), T.Write(after.Deadline)), (T["live.evidence"], before.Evidence, after.Evidence)
        ];
        return new(by, now.At, TextMerge.Diff(before.Text, after.Text), [.. fields.Where(f => f.Before != f.After)]);
    }
}
