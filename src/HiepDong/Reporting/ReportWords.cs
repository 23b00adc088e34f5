using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Periods;
using HiepDong.Web;

namespace HiepDong.Reporting;

/// <summary>How reports and their figures are named on screens.</summary>
internal static class ReportWords
{
    /// <summary>Where a report stands, in a word with its colour, and what is to be known besides.</summary>
    public static IEnumerable<(string Kind, string Text)> Badges(ReportLine line, DateOnly today, Texts texts)
    {
        yield return (line.State, line.AcceptedVersion) switch
        {
            (null, _) => ("", texts["report.state.chua-lap"]),
            (ReportState.Draft, _) => ("", texts["report.state.dang-nhap"]),
            (ReportState.Submitted, null) => ("info", texts["report.state.cho-duyet"]),
            (ReportState.Submitted, _) => ("info", texts["report.state.cho-duyet-dinh-chinh"]),
            (ReportState.Returned, null) => ("warn", texts["report.state.tra-lai"]),
            (ReportState.Returned, _) => ("warn", texts["report.state.tra-lai-dinh-chinh"]),
            _ => ("ok", texts["report.state.da-duyet"])
        };
        if (line.IsOverdue(today)) yield return ("bad", texts["report.state.qua-han"]);
        else if (line.IsLate) yield return ("warn", texts["report.state.nop-muon"]);
    }

    public static ReportLine LineOf(Report r, Organisation.OrgUnit unit) =>
        new(r.Id, r.UnitId, unit.Name, unit.Force, r.FormCode, r.Period, r.DueOn, r.State, r.Version, r.AcceptedVersion, r.FirstSubmittedAt, r.FirstSubmittedAt, false);

    /// <summary>"Báo cáo tháng 11 năm 2026".</summary>
    public static string Title(Period period, Texts texts) => texts["report.title", period.Name(texts.Language)];

    /// <summary>A total as it stands in a cell; a dash where nobody stated anything.</summary>
    public static string Value(Total total, Indicator indicator, Texts texts) => total.ToQuantity(indicator) is { } q ? q.Write(texts.Language) : "–";

    /// <summary>"15/10/2026 – 14/11/2026".</summary>
    public static string Window(Period period, ReportForm? form, Texts texts)
    {
        var window = period.Window(form?.Window ?? WindowRule.Statutory);
        return texts.Date(window.From) + " – " + texts.Date(window.To);
    }

    /// <summary>"còn 2 ngày làm việc", "quá hạn 3 ngày", "hạn hôm nay".</summary>
    public static string DueIn(DateOnly due, DateOnly today, WorkingCalendar calendar, Texts texts)
    {
        if (due < today) return texts["report.overdue-by", today.DayNumber - due.DayNumber];
        return due == today ? texts["report.due-today"] : texts["report.due-in", Math.Max(1, calendar.WorkingDaysBetween(today, due))];
    }
}

/// <summary>Names of persons by user name, for "saved by", "accepted by".</summary>
internal sealed class People(Storage.Database database)
{
    private sealed record Row(string UserName, string DisplayName);

    public string Name(string userName) =>
        database.First<Row>("select user_name, display_name from account where user_name = @userName", new { userName })?.DisplayName ?? userName;

    public Func<string, string> Names(IEnumerable<string> userNames)
    {
        var known = database.Query<Row>("select user_name, display_name from account where user_name in @names", new { names = userNames.Distinct().ToList() }).ToDictionary(r => r.UserName, r => r.DisplayName);
        return name => known.GetValueOrDefault(name, name);
    }
}
