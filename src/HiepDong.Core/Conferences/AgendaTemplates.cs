namespace HiepDong.Conferences;

/// <summary>One item of a template.</summary>
public sealed record TemplateItem(AgendaKind Kind, string Title, int Minutes);

/// <summary>The usual agenda of each kind of conference; every item can be changed afterwards.</summary>
public static class AgendaTemplates
{
    /// <summary>Begins the title of item 1 of every conference.</summary>
    public const string FollowUp = "Khai mạc; kết quả thực hiện kết luận hội nghị trước";

    private static readonly TemplateItem Speeches = new(AgendaKind.Speech, "Tham luận của các điểm cầu", 45);
    private static readonly TemplateItem Discussion = new(AgendaKind.Discussion, "Thảo luận", 30);
    private static readonly TemplateItem Conclusion = new(AgendaKind.Conclusion, "Phát biểu kết luận của chủ trì hội nghị", 20);

    public static IReadOnlyList<TemplateItem> For(ConferenceKind kind) => kind switch
    {
        ConferenceKind.Briefing => [new(AgendaKind.Report, "Báo cáo tình hình, kết quả phối hợp trong kỳ", 20), Discussion, new(AgendaKind.Other, "Thống nhất nhiệm vụ phối hợp kỳ tới", 20), Conclusion],
        ConferenceKind.InterimReview => [new(AgendaKind.Report, "Báo cáo sơ kết công tác phối hợp", 30), Speeches, Discussion, new(AgendaKind.Other, "Ý kiến của thủ trưởng các lực lượng", 20), Conclusion],
        ConferenceKind.FinalReview => [new(AgendaKind.Report, "Báo cáo tổng kết công tác phối hợp; phương hướng, nhiệm vụ năm tới", 30), Speeches, Discussion, new(AgendaKind.Commendation, "Công bố và trao quyết định khen thưởng", 15), Conclusion],
        _ => [new(AgendaKind.Report, "Báo cáo chuyên đề", 30), Speeches, Discussion, Conclusion]
    };

    /// <summary>Items made shorter in proportion where they would take longer than the conference; none below a minute.</summary>
    public static IReadOnlyList<AgendaItem> Fit(IReadOnlyList<AgendaItem> items, int minutes)
    {
        var total = items.Sum(i => i.Minutes);
        if (total <= minutes || minutes < items.Count) return items;
        var fitted = items.Select(i => i with { Minutes = Math.Max(1, i.Minutes * minutes / total) }).ToList();
        // What rounding up to a minute has added is taken from the longest.
        for (var over = fitted.Sum(i => i.Minutes) - minutes; over > 0; over--)
        {
            var longest = fitted.FindIndex(i => i.Minutes == fitted.Max(j => j.Minutes));
            fitted[longest] = fitted[longest] with { Minutes = fitted[longest].Minutes - 1 };
        }
        return fitted;
    }
}
