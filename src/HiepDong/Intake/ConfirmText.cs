using HiepDong.Accounts;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Intake;

/// <summary>What a confirmation did.</summary>
/// <param name="Taken">Figures that went into the report's draft.</param>
/// <param name="Left">Figures still doubtful; the text waits on with them.</param>
internal sealed record Confirmation(string? ReportId, int Taken, int Left);

/// <summary>Puts the ready and accepted figures of a text into its report's draft, each with its sentence as origin, all of them or none.</summary>
internal sealed class ConfirmText(Database database, Reviewing reviewing, OpenReport open, ReportEntry entry)
{
    private readonly People people = new(database);

    public async Task<Confirmation> Run(string textId, Actor by, CancellationToken stop)
    {
        var review = reviewing.Of(textId, by);
        var text = review.Text;
        if (text.State == TextState.Discarded) throw new RefusalException(IntakeProblems.Discarded());
        var taken = review.Proposals.Where(p => p.IsTaken).ToList();
        if (taken.Count == 0)
        {
            var done = review.Doubtful == 0;
            await database.Write(by.UserName, text.UnitId, write =>
            {
                IntakeStore.Count(write, textId, done ? TextState.Done : TextState.Waiting, 0, review.Doubtful, review.Taken);
                if (done) write.Log("incoming.confirmed", textId, """{"figures":0}""");
            }, stop);
            return new(review.ReportExists ? review.Report.Id : null, 0, review.Doubtful);
        }
        if (!review.Report.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
        var report = await open.Run(text.UnitId, text.FormCode, text.Period, by, stop);
        var state = entry.Load(report.Id, by);
        if (state.Revision != review.Revision) throw new RefusalException(IntakeProblems.DraftMoved(people.Name(state.Saved!.SavedBy)));
        var draft = state.Draft with { Figures = new(state.Draft.Figures), Origins = new(state.Draft.Origins) };
        foreach (var p in taken)
        {
            draft.Figures[p.Indicator!.Code] = p.Value;
            draft.Origins[p.Indicator.Code] = new(p.Value, OriginOf(p, review, by));
        }
        var left = review.Doubtful;
        await database.Write(by.UserName, text.UnitId, write =>
        {
            var now = ReportStore.Get(write, report.Id);
            if (!now.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
            if (ReportStore.FindDraft(write, report.Id) is { } saved && saved.Revision != state.Revision) throw new RefusalException(IntakeProblems.DraftMoved(people.Name(saved.SavedBy)));
            IntakeStore.Decide(write, textId, review.Seen, taken.Select(p => new Decision(0, p.Number, DecisionKind.Take, p.Value, p.Indicator!.Code, p.Was, by.UserName, default)));
            ReportStore.SaveDraft(write, report.Id, draft, state.Revision + 1);
            write.Log("report.draft-saved", report.Id, $$"""{"revision":{{state.Revision + 1}},"text":"{{textId}}"}""");
            if (text.FileSha256 is { } hash && write.First<string>("select id from attachment where report_id = @Id and sha256 = @hash and removed_at is null", new { report.Id, hash }) is null)
                Attachments.Insert(write, new(database.NewId(), report.Id, text.Name, text.MediaType, hash, 0, by.UserName, "", null), null);
            foreach (var p in taken.Where(p => p.Mapped && p.Indicator!.Code != p.Figure.Indicator))
            {
                IntakeStore.Remember(write, database.NewId(), text.UnitId, Propose.KeyOf(p.Figure), p.Figure.Subject.Length > 0 ? p.Figure.Subject : p.Figure.Text, p.Indicator!.Code);
                write.Log("wording.remembered", text.UnitId, $$"""{"indicator":"{{p.Indicator.Code}}"}""");
            }
            IntakeStore.Count(write, textId, left == 0 ? TextState.Done : TextState.Waiting, 0, left, review.Taken + taken.Count);
            write.Log("incoming.confirmed", textId, $$"""{"report":"{{report.Id}}","figures":{{taken.Count}},"left":{{left}}}""");
        }, stop);
        return new(report.Id, taken.Count, left);
    }

    private Origin OriginOf(Proposal p, Review review, Actor by)
    {
        var words = review.Content.Source.Text;
        var points = new CodePoints(words);
        var stated = p.Changed || Measures.Fit(p.Figure.Unit, p.Indicator!.UnitVi, out _) == MeasureFit.Scaled ? p.Figure.Text : null;
        return new(OriginKind.Document, by.UserName, database.Clock.GetUtcNow(), review.Text.Name, review.Text.Sha256, null,
            points.At(p.Figure.Start), points.At(p.Figure.End), Spans.Sentence(words, p.Figure), null, review.Text.Id, stated);
    }
}

/// <summary>Moves a text to another report, discards it, or restores it; only while none of its figures has been taken.</summary>
internal sealed class HandleText(Database database, IntakeStore store, Reviewing reviewing, Access access)
{
    public async Task Retarget(string textId, string unitId, string formCode, Period period, Actor by, CancellationToken stop)
    {
        var text = Untouched(textId, by);
        access.Require(by, Permission.WriteReport, unitId);
        var content = store.Content(textId);
        var target = reviewing.Target(unitId, formCode, period, content.Source, content.Reading, by);
        var review = reviewing.Of(text with { UnitId = target.UnitId, FormCode = target.FormCode, Period = target.Period }, content, store.Decisions(textId), by);
        await database.Write(by.UserName, unitId, write =>
        {
            if (IntakeStore.Same(write, text.Sha256, target.UnitId, target.FormCode, target.Period) is { } there && there.Id != textId)
                throw new RefusalException(IntakeProblems.AlreadyRead(there.Name, there.AddedAt.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), there.Path) with { Field = "ky" });
            IntakeStore.Retarget(write, textId, target.UnitId, target.FormCode, target.Period);
            IntakeStore.Count(write, textId, TextState.Waiting, review.Ready, review.Doubtful, 0);
            write.Log("incoming.moved", textId, $$"""{"unit":"{{target.UnitId}}","form":"{{target.FormCode}}","period":"{{target.Period.Code}}"}""");
        }, stop);
    }

    public Task Discard(string textId, Actor by, CancellationToken stop) => Mark(Untouched(textId, by), TextState.Discarded, "incoming.discarded", by, stop);

    public Task Restore(string textId, Actor by, CancellationToken stop)
    {
        var text = store.Get(textId);
        access.Require(by, Permission.WriteReport, text.UnitId);
        return Mark(text, TextState.Waiting, "incoming.restored", by, stop);
    }

    /// <summary>Forgets a wording, or takes that back.</summary>
    public Task Forget(string wordingId, bool forgotten, Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var wording = IntakeStore.FindWording(write, wordingId) ?? throw new RefusalException(IntakeProblems.NotFound());
        access.Require(by, Permission.WriteReport, wording.UnitId);
        IntakeStore.Forget(write, wordingId, forgotten);
        write.Log(forgotten ? "wording.removed" : "wording.restored", wording.UnitId, $$"""{"indicator":"{{wording.Indicator}}"}""");
    }, stop);

    private Task Mark(IncomingText text, TextState state, string kind, Actor by, CancellationToken stop) => database.Write(by.UserName, text.UnitId, write =>
    {
        if (state == TextState.Waiting && IntakeStore.Same(write, text.Sha256, text.UnitId, text.FormCode, text.Period) is { } there && there.Id != text.Id)
            throw new RefusalException(IntakeProblems.AlreadyRead(there.Name, there.AddedAt.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), there.Path));
        IntakeStore.Count(write, text.Id, state, text.Ready, text.Doubtful, text.Taken);
        write.Log(kind, text.Id);
    }, stop);

    private IncomingText Untouched(string textId, Actor by)
    {
        var text = store.Get(textId);
        access.Require(by, Permission.WriteReport, text.UnitId);
        return text.Taken > 0 ? throw new RefusalException(IntakeProblems.HasTaken()) : text;
    }
}
