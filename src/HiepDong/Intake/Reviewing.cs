using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Reading;
using HiepDong.Reporting;

namespace HiepDong.Intake;

/// <summary>Puts a text, the officers' decisions and the report's draft side by side; nothing is written.</summary>
internal sealed class Reviewing(IntakeStore store, ReportStore reports, ReportEntry entry, NodeState node, Access access)
{
    public Review Of(string id, Actor by)
    {
        var text = store.Get(id);
        access.Require(by, Permission.WriteReport, text.UnitId);
        return Of(text, store.Content(id), store.Decisions(id), by);
    }

    public Review Of(IncomingText text, TextContent content, IReadOnlyList<Decision> decisions, Actor by)
    {
        var stored = reports.Find(text.UnitId, text.FormCode, text.Period);
        var report = stored ?? OpenReport.Make(node, "", text.UnitId, text.FormCode, text.Period);
        var state = stored is null ? null : entry.Load(stored.Id, by);
        var form = entry.FormOf(report);
        var wordings = store.Wordings([text.UnitId]).Where(w => !w.Removed).ToDictionary(w => w.Key, w => w.Indicator);
        var proposals = Propose.Run(content.Reading, decisions, wordings, form, text.Period, node.Catalogue, state?.Draft ?? new Draft(), draft => entry.Check(report, form, draft, state?.Accepted));
        return new(text, content, report, stored is not null, form, proposals, decisions.Count == 0 ? 0 : decisions[^1].Number, state?.Revision ?? 0, [.. Notes(text, content, proposals)]);
    }

    /// <summary>What concerns the text as a whole.</summary>
    private static IEnumerable<ProposalNote> Notes(IncomingText text, TextContent content, List<Proposal> proposals)
    {
        if (content.Reading.Event.Period is { } said && Period.TryParse(said, out var period) && period != text.Period)
            yield return new($"Văn bản nói về {period.NameVi}; báo cáo đang chọn là {text.Period.NameVi}. Đổi báo cáo nếu chọn nhầm kỳ.", $"The text speaks of {period.NameEn}; the report chosen is of {text.Period.NameEn}. Change the report if the period is wrong.");
        foreach (var w in content.Reading.Warnings.Where(w => w.Figure is null)) yield return new(w.Vi, w.En);
        if (text.Blanked) yield return new("Đã che số điện thoại, số giấy tờ của cá nhân; không giữ tệp gốc.", "Telephone and identity numbers are blanked; the original file is not kept.", false);
    }

    /// <summary>Unit, form and period a new text is read for: what the officer chose, else what the text says, else what is due now.</summary>
    public (string UnitId, string FormCode, Period Period) Target(string? unitId, string? formCode, Period? period, SourceText source, ReportReading reading, Actor by)
    {
        var units = access.UnitsOf(by, Permission.WriteReport).ToList();
        if (unitId is { Length: > 0 }) access.Require(by, Permission.WriteReport, unitId);
        else
        {
            if (units.Count == 0) throw new Problems.RefusalException(AccountProblems.NotAllowed());
            var head = Text.Vietnamese.Fold(source.Text[..Math.Min(1500, source.Text.Length)]);
            unitId = (units.Find(u => head.Contains(Text.Vietnamese.Fold(u.Name), StringComparison.Ordinal)) ?? units[0]).Id;
        }
        var unit = node.Organisation.Unit(unitId) ?? throw new Problems.RefusalException(ReportProblems.NotFound());
        var today = node.Today;
        foreach (var p in period is { } chosen ? [chosen] : Candidates(reading, today))
        {
            // A chosen form that is not of this period gives way to one that is, unless both were chosen.
            var forms = node.Catalogue.FormsFor(p).Where(f => f.AsksOf(unit) && p.Window(f.Window).From <= today && HiepDong.Territories.Dated.IsValidOn(unit, p.Window(f.Window).To)).ToList();
            if ((forms.Find(f => f.Code == formCode) ?? (formCode is { Length: > 0 } && period is not null ? null : forms.FirstOrDefault())) is { } form) return (unitId, form.Code, p);
        }
        var named = period ?? Period.Holding(today, Rhythm.Month, WindowRule.Statutory).Previous;
        throw new Problems.RefusalException(IntakeProblems.NoForm(unit.Name, named.NameVi));
    }

    private static IEnumerable<Period> Candidates(ReportReading reading, DateOnly today)
    {
        if (Period.TryParse(reading.Event.Period, out var said)) yield return said;
        foreach (var p in reading.Figures.Where(f => f.Direction is null).GroupBy(f => f.Period).OrderByDescending(g => g.Count()).Select(g => g.Key))
            if (Period.TryParse(p, out var period)) yield return period;
        foreach (var rhythm in Enum.GetValues<Rhythm>()) yield return Period.Holding(today, rhythm, WindowRule.Statutory).Previous;
    }
}
