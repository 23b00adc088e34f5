namespace HiepDong.Reading;

/// <summary>A kind of official document, with the words and abbreviations that tell it.</summary>
/// <param name="Kind">The abbreviation in its symbol: "NĐ".</param>
/// <param name="Name">"nghị định".</param>
/// <param name="IsLegal">Counts as a legal reference when its symbol is given.</param>
/// <param name="Bare">How its number may stand alone.</param>
internal sealed record DocumentKind(string Kind, string Name, bool IsLegal, BareNumber Bare);

internal enum BareNumber
{
    /// <summary>"Nghị định 03", "Nghị định số 03": a legal reference.</summary>
    Legal,
    /// <summary>"Luật số 98", "Quyết định số 389": a legal reference, only after "số"; the name alone is a verb as well.</summary>
    LegalAfterSo,
    /// <summary>"Đề án 06", "Kế hoạch số 15": no figure, and no legal reference.</summary>
    Other,
    /// <summary>"báo cáo số 15", and never "báo cáo 15 vụ".</summary>
    OtherAfterSo
}

/// <summary>
/// Kinds of documents after Decree 30/2020/NĐ-CP (appendix III) and Party Guidance 36-HD/VPTW, with their joint forms.
/// </summary>
internal static class DocumentKinds
{
    public static readonly DocumentKind[] All =
    [
        new("NĐ", "nghị định", true, BareNumber.Legal),
        new("CT", "chỉ thị", true, BareNumber.Legal),
        new("QĐ", "quyết định", true, BareNumber.LegalAfterSo),
        new("CĐ", "công điện", true, BareNumber.Other),
        new("NQ", "nghị quyết", true, BareNumber.Legal),
        new("NQLT", "nghị quyết liên tịch", true, BareNumber.Legal),
        new("TT", "thông tư", true, BareNumber.Legal),
        new("TTLT", "thông tư liên tịch", true, BareNumber.Legal),
        new("KL", "kết luận", true, BareNumber.LegalAfterSo),
        new("L", "luật", true, BareNumber.LegalAfterSo),
        new("PL", "pháp lệnh", true, BareNumber.LegalAfterSo),
        new("SL", "sắc lệnh", true, BareNumber.LegalAfterSo),
        new("L-CTN", "lệnh", false, BareNumber.OtherAfterSo),
        new("KH", "kế hoạch", false, BareNumber.OtherAfterSo),
        new("KHPH", "kế hoạch phối hợp", false, BareNumber.OtherAfterSo),
        new("CV", "công văn", false, BareNumber.Other),
        new("QC", "quy chế", false, BareNumber.OtherAfterSo),
        new("QC", "quy chế phối hợp", false, BareNumber.OtherAfterSo),
        new("QyĐ", "quy định", false, BareNumber.OtherAfterSo),
        new("HD", "hướng dẫn", false, BareNumber.OtherAfterSo),
        new("TB", "thông báo", false, BareNumber.OtherAfterSo),
        new("TB", "thông báo kết luận", false, BareNumber.OtherAfterSo),
        new("BC", "báo cáo", false, BareNumber.OtherAfterSo),
        new("TTr", "tờ trình", false, BareNumber.OtherAfterSo),
        new("BB", "biên bản", false, BareNumber.OtherAfterSo),
        new("ĐA", "đề án", false, BareNumber.Other),
        new("CTr", "chương trình", false, BareNumber.OtherAfterSo),
        new("CTrPH", "chương trình phối hợp", false, BareNumber.OtherAfterSo),
        new("HĐ", "hợp đồng", false, BareNumber.OtherAfterSo),
        new("GP", "giấy phép", false, BareNumber.OtherAfterSo),
        new("ML", "mệnh lệnh", false, BareNumber.OtherAfterSo),
        new("VB", "văn bản", false, BareNumber.OtherAfterSo),
        new("", "mẫu", false, BareNumber.OtherAfterSo),
        new("", "biểu", false, BareNumber.OtherAfterSo),
        new("", "biểu mẫu", false, BareNumber.OtherAfterSo),
        new("", "phụ lục", false, BareNumber.Other),
        new("", "điều", false, BareNumber.Other),
        new("", "khoản", false, BareNumber.Other)
    ];

    /// <summary>Symbols that make a legal reference, folded as <see cref="Fold"/> does; old decrees end in CP or TTg alone.</summary>
    private static readonly WordSet LegalSymbols = new("ND|CT|QD|CD|NQ|NQLT|TT|TTLT|KL|PL|SL|LCT|CP|TTG|UBTVQH|QC|QCPH");

    public static bool IsLegalSymbol(string symbol)
    {
        var first = FirstPart(symbol);
        return LegalSymbols.Contains(first) || IsParliament(first);
    }

    /// <summary>"NĐ" of "NĐ-CP"; "L" of "QH15".</summary>
    public static string KindOf(string symbol)
    {
        var first = FirstPart(symbol);
        if (IsParliament(first)) return first.StartsWith("QH", StringComparison.Ordinal) ? "L" : "NQ";
        foreach (var kind in All)
            if (Fold(kind.Kind) == first) return kind.Kind;
        return first is "CP" ? "NĐ" : first is "TTG" ? "QĐ" : "";
    }

    private static bool IsParliament(string first) =>
        first.StartsWith("QH", StringComparison.Ordinal) && first.Length <= 4 && first.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0 ||
        first.StartsWith("UBTVQH", StringComparison.Ordinal);

    private static string FirstPart(string symbol)
    {
        var end = symbol.AsSpan().IndexOfAny("-/.");
        return Fold(end < 0 ? symbol : symbol[..end]);
    }

    /// <summary>Upper case with the letters Đ (also the Icelandic Ð that looks like it) as D.</summary>
    public static string Fold(string symbol) => symbol.ToUpperInvariant().Replace('Đ', 'D').Replace('Ð', 'D');
}
