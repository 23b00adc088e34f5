using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>How assignments read on pages and in files.</summary>
internal static class AssignmentWords
{
    public static string Unit(string id, Organisation.Organisation organisation) => organisation.Unit(id)?.Name ?? id;

    public static string State(AssignmentState state, Texts texts) => texts["assignment.state." + AssignmentStore.CodeOf(state)];
    public static string State(PartState state, Texts texts) => texts["assignment.part." + AssignmentStore.CodeOf(state)];

    public static string KindOf(AssignmentState state) => state switch { AssignmentState.Done => "ok", AssignmentState.Submitted => "info", AssignmentState.Returned => "warn", AssignmentState.InProgress => "info", _ => "" };
    public static string KindOf(PartState state) => state switch { PartState.Done => "ok", PartState.Submitted => "info", PartState.Returned => "warn", PartState.InProgress => "info", _ => "" };

    /// <summary>State of the whole and, where it is so, how long it is overdue or that it came late.</summary>
    public static IEnumerable<(string Kind, string Text)> Badges(Assignment a, DateOnly today, Texts texts)
    {
        yield return (KindOf(a.State), State(a.State, texts));
        if (a.DaysOverdue(today) is > 0 and var days) yield return ("bad", texts["assignment.overdue-by", days]);
        else if (a.IsDoneLate) yield return ("warn", texts["assignment.late"]);
        if (a.IsOpen && a.Parts.Any(p => p.Asking is not null)) yield return ("warn", texts["assignment.asking"]);
    }

    /// <summary>"còn 3 ngày", "hạn hôm nay", "quá hạn 2 ngày"; empty when nothing is outstanding.</summary>
    public static string DueIn(Assignment a, AssignmentPart part, DateOnly today, Texts texts)
    {
        if (a.IsCancelled || !part.IsOpen) return "";
        var days = part.DeadlineOf(a.Order).DayNumber - today.DayNumber;
        return days < 0 ? texts["assignment.overdue-by", -days] : days == 0 ? texts["assignment.due-today"] : texts["assignment.due-in", days];
    }

    public static string Origin(Origin origin, Texts texts) => origin.Kind == OriginKind.Own ? origin.Title.Length > 0 ? texts["assignment.passed-from", origin.Title] : texts["assignment.origin.own"] : origin.Title;

    /// <summary>A step of the history.</summary>
    public static string Step(string what, Texts texts) => texts["audit.kind.assignment." + what];
}
