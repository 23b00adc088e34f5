using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>A kind of document that creates work or is a legal basis.</summary>
/// <param name="Code">Stable, English.</param>
/// <param name="Mark">Abbreviation in its symbol by Decree 30/2020/NĐ-CP or the law on legal documents; empty for official letters, which have none.</param>
/// <param name="IsNormative">A legal normative document: everybody may look it up and cite it.</param>
public sealed record DirectiveKind(string Code, string Vi, string En, string Mark, bool IsNormative = false)
{
    public string Name(string language) => language == "en" ? En : Vi;
}

/// <summary>Every kind, in the order forms offer them.</summary>
public static class DirectiveKinds
{
    public static readonly IReadOnlyList<DirectiveKind> All =
    [
        new("resolution", "Nghị quyết", "Resolution", "NQ"),
        new("directive", "Chỉ thị", "Directive", "CT"),
        new("plan", "Kế hoạch", "Plan", "KH"),
        new("telegram", "Công điện", "Telegram", "CĐ"),
        new("letter", "Công văn", "Official letter", ""),
        new("decision", "Quyết định", "Decision", "QĐ"),
        new("conclusion", "Kết luận", "Conclusion", "KL"),
        new("notice", "Thông báo", "Notice", "TB"),
        new("guidance", "Hướng dẫn", "Guidance", "HD"),
        new("programme", "Chương trình", "Programme", "CTr"),
        new("scheme", "Đề án", "Scheme", "ĐA"),
        new("option", "Phương án", "Contingency plan", "PA"),
        new("regulation", "Quy chế", "Working regulation", "QC"),
        new("rule", "Quy định", "Rule", "QyĐ"),
        new("agreement", "Bản thỏa thuận", "Agreement", "BTT"),
        new("law", "Luật", "Law", "QH", true),
        new("ordinance", "Pháp lệnh", "Ordinance", "UBTVQH", true),
        new("decree", "Nghị định", "Decree", "NĐ", true),
        new("circular", "Thông tư", "Circular", "TT", true),
        new("joint_circular", "Thông tư liên tịch", "Joint circular", "TTLT", true)
    ];

    public static DirectiveKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>By code, name in either language or abbreviation, marks or no marks.</summary>
    public static DirectiveKind? Read(string? typed)
    {
        var text = Vietnamese.Fold(typed);
        return text.Length == 0 ? null : Find(text) ?? All.FirstOrDefault(k => Vietnamese.Fold(k.Vi) == text || Vietnamese.Fold(k.En) == text || (k.Mark.Length > 0 && Vietnamese.Fold(k.Mark) == text));
    }

    /// <summary>The kind a symbol names: "03/2019/NĐ-CP" a decree, "12-CT/TW" a directive; null where it names none, as with official letters.</summary>
    public static DirectiveKind? OfSign(string sign)
    {
        var parts = Vietnamese.Fold(sign).Split('/', '-', ' ');
        // The longest abbreviation first: TTLT is no TT. Letters with a number behind are parliaments: QH14, UBTVQH13.
        return All.Where(k => k.Mark.Length > 0).OrderByDescending(k => k.Mark.Length)
            .FirstOrDefault(k => Vietnamese.Fold(k.Mark) is var mark && parts.Any(p => k.Mark is "QH" or "UBTVQH" ? p.StartsWith(mark, StringComparison.Ordinal) && p[mark.Length..].All(char.IsAsciiDigit) : p == mark));
    }

    /// <summary>The place among legal bases: laws, ordinances, decrees, circulars, resolutions, then all others.</summary>
    public static int Rank(string code) => code switch { "law" => 0, "ordinance" => 1, "decree" => 2, "joint_circular" or "circular" => 3, "resolution" => 4, _ => 5 };
}
