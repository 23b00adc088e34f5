using HiepDong.Accounts;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>The conferences, directives and plans that assignments one may see come from.</summary>
internal sealed class Origins(AssignmentStore store, WorkReach reach)
{
    /// <summary>One assignment of each thing, the latest thing first.</summary>
    public IReadOnlyList<Assignment> Latest(OriginKind kind, Actor by, int most = 60)
    {
        var seen = reach.UnitsFor(by);
        return store.Query("where a.origin_kind = @kind and a.id in (select max(b.id) from assignment b where b.origin_kind = @kind" +
            (seen is null ? "" : " and b.id in (select s.assignment_id from assignment_unit s where s.unit_id in @seen)") + " group by b.origin_of) order by a.id desc limit @most",
            new { kind = AssignmentStore.CodeOf(kind), seen = seen?.ToArray() ?? [], most });
    }

    public IReadOnlyList<Choice> Conferences(Actor by) => [.. Latest(OriginKind.Conclusion, by).Select(a => new Choice(a.Origin.Of, ConferenceOf(a.Origin)))];

    /// <summary>"Hội nghị tổng kết năm 2026" of "Kết luận 4 – Hội nghị tổng kết năm 2026".</summary>
    public static string ConferenceOf(Origin origin) => origin.Title.IndexOf(" – ", StringComparison.Ordinal) is > 0 and var at ? origin.Title[(at + 3)..] : origin.Title;

    /// <summary>"Kết luận 4".</summary>
    public static string ConclusionOf(Origin origin) => origin.Title.IndexOf(" – ", StringComparison.Ordinal) is > 0 and var at ? origin.Title[..at] : origin.Title;
}
