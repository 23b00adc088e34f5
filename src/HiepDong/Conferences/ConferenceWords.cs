using System.Globalization;
using System.Text.Json;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Conferences;

/// <summary>How conferences read on pages and in files, and what their kinds are called in addresses.</summary>
internal static class ConferenceWords
{
    public static readonly IReadOnlyList<ConferenceKind> Kinds = Enum.GetValues<ConferenceKind>();
    public static readonly IReadOnlyList<ConferenceMode> Modes = Enum.GetValues<ConferenceMode>();
    public static readonly IReadOnlyList<AgendaKind> AgendaKinds = Enum.GetValues<AgendaKind>();
    public static readonly IReadOnlyList<VideoKind> Videos = Enum.GetValues<VideoKind>();
    public static readonly IReadOnlyList<VenueAnswer> Answers = Enum.GetValues<VenueAnswer>();
    public static readonly IReadOnlyList<ConferenceState> States = Enum.GetValues<ConferenceState>();
    public static readonly IReadOnlyList<MeetingEvery> Rhythms = Enum.GetValues<MeetingEvery>();

    /// <summary>"final_review".</summary>
    public static string CodeOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Kind(ConferenceKind kind, Texts texts) => texts["conf.kind." + CodeOf(kind)];
    public static string Mode(ConferenceMode mode, Texts texts) => texts["conf.mode." + CodeOf(mode)];
    public static string Agenda(AgendaKind kind, Texts texts) => texts["conf.agenda." + CodeOf(kind)];
    public static string State(ConferenceState state, Texts texts) => texts["conf.state." + CodeOf(state)];
    public static string StateKind(ConferenceState state) => state switch { ConferenceState.Invited => "info", ConferenceState.Open => "warn", ConferenceState.Closed or ConferenceState.Approved => "ok", ConferenceState.Cancelled => "bad", _ => "" };
    public static string Answer(VenueAnswer answer, Texts texts) => texts["conf.answer." + CodeOf(answer)];
    public static string AnswerKind(VenueAnswer answer) => answer switch { VenueAnswer.Accepted => "ok", VenueAnswer.Declined => "bad", _ => "warn" };
    public static string Unit(string id, Organisation.Organisation organisation) => organisation.Unit(id)?.Name ?? id;

    /// <summary>A step of the history; a capability that adds steps names them under "conf.step.".</summary>
    public static string Step(string what, Texts texts) => texts.Has("conf.step." + what) ? texts["conf.step." + what] : what;

    public static string Clock(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"07:30 – 11:30, 25/12/2026", or both ends with their days.</summary>
    public static string When(ConferenceBody body, Texts texts) => VietnamTime.DayOf(body.StartsAt) == VietnamTime.DayOf(body.EndsAt)
        ? $"{Clock(body.StartsAt)} – {Clock(body.EndsAt)}, {texts.Date(body.StartsAt)}" : $"{Clock(body.StartsAt)} {texts.Date(body.StartsAt)} – {Clock(body.EndsAt)} {texts.Date(body.EndsAt)}";

    /// <summary>"quý III năm 2026"; empty for none.</summary>
    public static string PeriodName(string? code, Texts texts) => code is not null && Period.TryParse(code, out var period) ? period.Name(texts.Language) : "";

    /// <summary>Periods to choose from: the years, halves and quarters around a day.</summary>
    public static IReadOnlyList<Choice> Periods(DateOnly day, string? kept, Texts texts)
    {
        var choices = new List<Period>();
        for (var year = day.Year + 1; year >= day.Year - 2; year--) choices.AddRange([Period.OfYear(year), new(year * 12 + 6, 6), new(year * 12, 6), .. Enumerable.Range(1, 4).Reverse().Select(q => Period.Quarter(year, q))]);
        choices.AddRange(Enumerable.Range(-6, 8).Reverse().Select(n => new Period(day.Year * 12 + day.Month - 1 + n, 1)));
        if (kept is not null && Period.TryParse(kept, out var now) && !choices.Contains(now)) choices.Add(now);
        return [.. choices.Select(p => new Choice(p.Code, Documents.DraftedSentences.UpperFirst(p.Name(texts.Language))))];
    }
}
