using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>Opens the report of a unit, form and period, making it when it is not there yet.</summary>
internal sealed class OpenReport(Database database, NodeState node, Access access, ReportStore reports)
{
    public async Task<Report> Run(string unitId, string formCode, Period period, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteReport, unitId);
        if (reports.Find(unitId, formCode, period) is { } there) return there;
        var report = Make(node, database.NewId(), unitId, formCode, period);
        await database.Write(by.UserName, unitId, write =>
        {
            if (ReportStore.Find(write, unitId, formCode, period) is { } meanwhile) { report = meanwhile; return; }
            ReportStore.Insert(write, report);
            write.Log("report.opened", report.Id, $$"""{"unit":"{{unitId}}","form":"{{formCode}}","period":"{{period.Code}}"}""");
        }, stop);
        return report;
    }

    /// <summary>A new report, after checking that the unit owes it: the form asks it, and the period has begun.</summary>
    public static Report Make(NodeState node, string id, string unitId, string formCode, Period period)
    {
        var unit = node.Organisation.Unit(unitId) ?? throw new RefusalException(ReportProblems.NotFound());
        var form = node.Catalogue.FormFor(formCode, period);
        if (form is null || period.Rhythm != form.Rhythm || !form.AsksOf(unit) || !HiepDong.Territories.Dated.IsValidOn(unit, period.Window(form.Window).To))
            throw new RefusalException(ReportProblems.FormNotForUnit());
        if (period.Window(form.Window).From > node.Today) throw new RefusalException(ReportProblems.PeriodNotOpen(period.NameVi));
        return new() { Id = id, UnitId = unitId, FormCode = formCode, FormVersion = form.Version, Period = period, DueOn = form.DueOn(period, unit.Echelon, node.Calendar) };
    }
}

/// <summary>Keeps what was typed, right or wrong. Refused when somebody else has saved since the page was opened.</summary>
internal sealed class SaveDraft(Database database, Access access, ReportStore reports)
{
    private readonly People people = new(database);

    /// <param name="revision">The revision the page was opened with; 0 when there was no draft.</param>
    /// <returns>The new revision.</returns>
    public Task<int> Run(string reportId, Draft draft, int revision, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteReport, reports.Get(reportId).UnitId);
        ReportEntry.RefuseSecrets(draft);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var report = ReportStore.Get(write, reportId);
            if (!report.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
            var saved = ReportStore.FindDraft(write, reportId);
            if (saved != null && saved.Revision != revision)
                throw Stale(saved, people);
            var next = Math.Max(saved?.Revision ?? 0, revision) + 1;
            ReportStore.SaveDraft(write, reportId, draft, next);
            write.Log("report.draft-saved", reportId, $$"""{"revision":{{next}}}""");
            return next;
        }, stop);
    }

    public static RefusalException Stale(SavedDraft saved, People people) => new(ReportProblems.StaleDraft(people.Name(saved.SavedBy),
        saved.SavedAt!.Value.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>Makes the next version of a report out of what was entered: refuses while it has errors, or a warning without a reason.</summary>
internal sealed class SubmitReport(Database database, NodeState node, Access access, ReportStore reports)
{
    private readonly ReportEntry entry = ReportEntry.For(database, node, access, reports);
    private readonly People people = new(database);

    public async Task<int> Run(string reportId, Draft draft, int revision, Actor by, CancellationToken stop)
    {
        var report = reports.Get(reportId);
        access.Require(by, Permission.WriteReport, report.UnitId);
        var form = node.Catalogue.Form(report.FormCode, report.FormVersion)!;
        ReportEntry.RefuseSecrets(draft);
        var (content, problems) = ReadEntry.Run(form, node.Catalogue, draft, by.UserName, database.Clock.GetUtcNow());
        if (problems.Count == 0 && content.Figures.Count == 0) problems.Add(ReportProblems.Empty());
        var accepted = report.AcceptedVersion is { } counts ? reports.Version(reportId, counts)?.Content : null;
        foreach (var finding in entry.Check(report, form, draft, accepted).Where(f => problems.All(p => p.Vi != f.Vi)))
        {
            if (finding.IsError) problems.Add(new("report.check", ProblemKind.Invalid, finding.Vi, finding.En, finding.Field));
            else if (finding.WantsRemark && node.Catalogue.TryGet(finding.Field[2..], out var indicator) && content.Of(indicator.Number)?.Remark is null)
                problems.Add(ReportProblems.RemarkNeeded(finding.Field, indicator.NameVi, indicator.NameEn));
        }
        if (report.AcceptedVersion is not null && string.IsNullOrWhiteSpace(draft.Reason)) problems.Add(ReportProblems.CorrectionNeedsReason());
        if (problems.Count > 0) throw new RefusalException(problems);
        var stored = ReportText.Write(content, node.Catalogue);
        return await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var now = ReportStore.Get(write, reportId);
            if (ReportStore.FindDraft(write, reportId) is { } saved && saved.Revision > revision)
                throw SaveDraft.Stale(saved, people);
            if (now.AcceptedVersion is { } counted && write.First<string>("select content_hash from report_version where report_id = @reportId and version = @counted", new { reportId, counted }) == stored.Hash)
                throw new RefusalException(ReportProblems.NothingCorrected());
            var version = now.Submit(database.Clock.GetUtcNow(), draft.Reason);
            ReportStore.InsertVersion(write, now, stored, draft.Reason?.Trim());
            ReportStore.DeleteDraft(write, reportId);
            write.Log("report.submitted", reportId, $$"""{"version":{{version}},"content":"{{stored.Hash}}","late":{{(now.IsLate ? "true" : "false")}}}""");
            return version;
        }, stop);
    }
}

/// <summary>Accepts a submitted version: durable, in the change log and in every total when this returns.</summary>
internal sealed class AcceptReport(Database database, Access access, ReportStore reports)
{
    public async Task Run(string reportId, int version, Actor by, CancellationToken stop)
    {
        var (report, packed) = await reports.ForAcceptance(reportId, version, stop);
        access.Require(by, Permission.AcceptReport, report.UnitId);
        var corrects = report.AcceptedVersion is not null;
        report.Accept(version);
        if (packed is null) throw new RefusalException(ReportProblems.NotFound());
        await database.Write(by.UserName, by.AuthorUnit, write => Accept(write, report, packed, corrects), stop);
    }

    /// <summary>Accepts many in one write: all that can be are, and the rest are told with their reason.</summary>
    public async Task<(int Accepted, IReadOnlyList<(string ReportId, Problem Problem)> Refused)> RunMany(IReadOnlyList<(string ReportId, int Version)> chosen, Actor by, CancellationToken stop)
    {
        if (chosen.Count == 0) throw new RefusalException(ReportProblems.NothingChosen());
        var refused = new List<(string, Problem)>();
        var writes = chosen.Select(c => (c.ReportId, Write: Run(c.ReportId, c.Version, by, stop))).ToList();
        foreach (var (id, write) in writes)
        {
            try { await write; }
            catch (RefusalException refusal) { refused.Add((id, refusal.First)); }
        }
        return (chosen.Count - refused.Count, refused);
    }

    public static void Accept(Write write, Report report, AcceptedReport packed, bool corrects)
    {
        var seq = write.Log("report.accepted", report.Id, $$"""{"version":{{packed.Version}},"unit":"{{report.UnitId}}","form":"{{report.FormCode}}","period":"{{report.Period.Code}}","corrects":{{(corrects ? "true" : "false")}}}""", packed);
        ReportStore.MarkAccepted(write, report, packed.Version, corrects, seq);
    }
}

/// <summary>Sends a submitted version back with the reason.</summary>
internal sealed class ReturnReport(Database database, Access access, ReportStore reports)
{
    public Task Run(string reportId, int version, string? reason, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.AcceptReport, reports.Get(reportId).UnitId);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var report = ReportStore.Get(write, reportId);
            report.Return(version, reason);
            write.Execute("update report set state = 'returned', return_reason = @ReturnReason where id = @Id", new { report.ReturnReason, report.Id });
            write.Log("report.returned", reportId, System.Text.Json.JsonSerializer.Serialize(new { version, reason = report.ReturnReason }, ReportText.Json));
        }, stop);
    }
}
