using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Reporting;

/// <summary>Where the latest version of a report stands. An accepted version keeps counting while a correction of it is under way.</summary>
public enum ReportState { Draft, Submitted, Returned, Accepted }

/// <summary>
/// One unit × one form × one period. Life: Draft → Submitted → (Returned → Submitted)* → Accepted → a correction goes the same way as a new version.
/// Submitted versions never change.
/// </summary>
public sealed class Report
{
    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string FormCode { get; init; }
    public required int FormVersion { get; init; }
    public required Period Period { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>State of the latest submitted version; Draft when there is none yet.</summary>
    public ReportState State { get; set; } = ReportState.Draft;

    /// <summary>Number of the latest submitted version; 0 before the first.</summary>
    public int Version { get; set; }

    /// <summary>The version that counts in the totals; null until one is accepted.</summary>
    public int? AcceptedVersion { get; set; }

    /// <summary>When the first version was submitted; decides whether the report was late.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; set; }

    /// <summary>Why the latest version was returned.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>Submitted after the day it was due, by Vietnam time.</summary>
    public bool IsLate => FirstSubmittedAt is { } at && VietnamTime.DayOf(at) > DueOn;

    /// <summary>Not submitted although the due day has passed.</summary>
    public bool IsOverdue(DateOnly today) => FirstSubmittedAt is null && today > DueOn;

    public bool IsCorrecting => AcceptedVersion is not null && State != ReportState.Accepted;

    /// <summary>Whether the unit may write a new version: before submitting, after a return, or to correct what was accepted.</summary>
    public bool IsOpenForEntry => State is not ReportState.Submitted;

    /// <summary>Makes the next version out of what was entered.</summary>
    /// <param name="reason">Why, needed for a correction of an accepted version.</param>
    public int Submit(DateTimeOffset at, string? reason)
    {
        if (State == ReportState.Submitted) throw new Problems.RefusalException(ReportProblems.AlreadySubmitted());
        if (AcceptedVersion is not null && string.IsNullOrWhiteSpace(reason)) throw new Problems.RefusalException(ReportProblems.CorrectionNeedsReason());
        State = ReportState.Submitted;
        FirstSubmittedAt ??= at;
        ReturnReason = null;
        return ++Version;
    }

    /// <summary>Accepts the submitted version: from now on it counts.</summary>
    public void Accept(int version)
    {
        RequireSubmitted(version);
        State = ReportState.Accepted;
        AcceptedVersion = version;
    }

    /// <summary>Sends the submitted version back with what is to be mended.</summary>
    public void Return(int version, string? reason)
    {
        RequireSubmitted(version);
        if (string.IsNullOrWhiteSpace(reason)) throw new Problems.RefusalException(ReportProblems.ReturnNeedsReason());
        State = ReportState.Returned;
        ReturnReason = reason.Trim();
    }

    private void RequireSubmitted(int version)
    {
        if (State == ReportState.Accepted && AcceptedVersion == version) throw new Problems.RefusalException(ReportProblems.AlreadyAccepted());
        if (State != ReportState.Submitted) throw new Problems.RefusalException(ReportProblems.NotSubmitted());
        if (Version != version) throw new Problems.RefusalException(ReportProblems.NewerVersion(Version));
    }
}

/// <summary>Vietnam time is UTC+7 all year.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);
}

/// <summary>How a figure came into a report.</summary>
public enum OriginKind { Typed, Spreadsheet, Document, Results, Bundle, Generated, Models }

/// <summary>Where one figure comes from. Only what belongs to its kind is filled.</summary>
/// <param name="By">User name of who typed or confirmed it.</param>
/// <param name="FileHash">SHA-256 of the file, hex.</param>
/// <param name="Place">"Sheet!B12" of a spreadsheet; the page that lists the local models counted.</param>
/// <param name="Start">First character (Unicode code point) of the span in a document's text; <paramref name="End"/> is after the last.</param>
/// <param name="Results">Ids of joint results.</param>
/// <param name="TextId">The incoming text whose words the span counts in.</param>
/// <param name="Stated">What the document says, where the figure is another: converted ("5 tấn") or changed by the officer.</param>
public sealed record Origin(OriginKind Kind, string? By = null, DateTimeOffset? At = null, string? FileName = null, string? FileHash = null,
    string? Place = null, int? Start = null, int? End = null, string? Sentence = null, IReadOnlyList<string>? Results = null, string? TextId = null, string? Stated = null);

/// <summary>One figure of a report version.</summary>
/// <param name="Remark">The officer's reason for keeping a value that a check warned about; travels with the figure.</param>
public sealed record Figure(int Indicator, Quantity Quantity, Origin Origin, string? Remark = null);

/// <summary>What a report version says: figures (one an indicator) and narrative by heading code.</summary>
public sealed record ReportContent(IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, string> Narratives)
{
    public static readonly ReportContent Empty = new([], new Dictionary<string, string>());
    public Figure? Of(int indicator) => Figures.FirstOrDefault(f => f.Indicator == indicator);
}

/// <summary>How grave a finding is: an error stops submission, a warning wants a look or a reason.</summary>
public enum Severity { Warning, Error }

/// <summary>What a running check found.</summary>
public sealed record Finding(Severity Severity, string IndicatorCode, string Vi, string En)
{
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>Checks of one report's figures: part ≤ whole, exhaustive parts add up, outliers against the unit's own history.</summary>
public static class ReportChecks
{
    /// <param name="history">Earlier exact values of the same unit and form, oldest first, by indicator number; fewer than 4 are no history.</param>
    public static List<Finding> Run(ReportForm form, Catalogue catalogue, ReportContent content, IReadOnlyDictionary<int, IReadOnlyList<decimal>> history)
    {
        var found = new List<Finding>();
        var asked = form.IndicatorCodes.Where(c => catalogue.TryGet(c, out _)).Select(c => catalogue[c]).ToList();
        foreach (var whole in asked)
        {
            var total = content.Of(whole.Number)?.Quantity;
            decimal sum = 0;
            var exhaustive = 0;
            var complete = true;
            foreach (var part in catalogue.PartsOf(whole.Code))
            {
                var value = content.Of(part.Number)?.Quantity;
                if (part.Exhaustive) { exhaustive++; complete &= value is { IsExact: true }; sum += value?.Value ?? 0; }
                if (value is { } v && total is { } t && v.Value > (t.Max ?? t.Value) && t.Bound is Bound.Exact or Bound.Between or Bound.Nearly)
                    found.Add(new(Severity.Error, part.Code, $"“{part.NameVi}” ({v.Write("vi")}) lớn hơn “{whole.NameVi}” ({t.Write("vi")}). Sửa một trong hai số.",
                        $"“{part.NameEn}” ({v.Write("en")}) exceeds “{whole.NameEn}” ({t.Write("en")}). Change one of them."));
            }
            if (exhaustive > 0 && complete && total is { IsExact: true } all && sum != all.Value)
                found.Add(new(Severity.Warning, whole.Code, $"Các phần của “{whole.NameVi}” cộng lại là {new Quantity(sum).Write("vi")}, khác tổng {all.Write("vi")}. Sửa số, hoặc ghi lý do giữ nguyên.",
                    $"The parts of “{whole.NameEn}” add up to {new Quantity(sum).Write("en")}, not {all.Write("en")}. Correct them, or give the reason for keeping them."));
        }
        foreach (var i in asked)
            if (content.Of(i.Number)?.Quantity is { IsExact: true } q && history.TryGetValue(i.Number, out var past) && Outlier(q.Value, past) is { } typical)
                found.Add(new(Severity.Warning, i.Code, $"“{i.NameVi}” là {q.Write("vi")}, khác xa mức thường thấy của đơn vị ({new Quantity(typical).Write("vi")}). Kiểm tra lại, hoặc ghi lý do giữ nguyên.",
                    $"“{i.NameEn}” is {q.Write("en")}, far from the unit's usual level ({new Quantity(typical).Write("en")}). Check it, or give the reason for keeping it."));
        return found;
    }

    /// <summary>
    /// The median of the history when the value lies further from it than 5 median deviations (at least 5 units, at least twice the median);
    /// null when it is within, or when there are fewer than 4 earlier values.
    /// </summary>
    public static decimal? Outlier(decimal value, IReadOnlyList<decimal> past)
    {
        if (past.Count < 4) return null;
        var median = Median([.. past]);
        var deviation = Median([.. past.Select(p => Math.Abs(p - median))]);
        var distance = Math.Abs(value - median);
        return distance > Math.Max(5m, Math.Max(5m * deviation, median)) ? median : null;
    }

    private static decimal Median(decimal[] values)
    {
        Array.Sort(values);
        var mid = values.Length / 2;
        return values.Length % 2 == 1 ? values[mid] : (values[mid - 1] + values[mid]) / 2;
    }
}
