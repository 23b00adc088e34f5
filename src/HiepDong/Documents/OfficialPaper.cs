using DocumentFormat.OpenXml.Wordprocessing;

namespace HiepDong.Documents;

/// <summary>What every official document has around its text (Decree 30/2020/NĐ-CP, annex I): head, legal bases, addressees, signatures, recipients.</summary>
internal static class OfficialPaper
{
    private const int LeftColumn = 3855, RightColumn = WordWriter.PortraitWidth - LeftColumn;
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>Boxes 1 to 5: agency and Quốc hiệu side by side, number, place and day, kind and abstract.</summary>
    /// <param name="numberAndSymbol">"12/KH-CAT"; see <see cref="NumberAndSymbol"/>.</param>
    /// <param name="day">"ngày 05 tháng 12 năm 2026", see <see cref="Day"/>; null where the kind has no place and day (biên bản).</param>
    /// <param name="kind">"Báo cáo", "Kế hoạch", "Biên bản"; null for an official letter, whose abstract stands under its number.</param>
    /// <param name="subject">The abstract; empty where the kind has none (giấy mời).</param>
    public static void Head(WordWriter word, DocumentIssuer issuer, string numberAndSymbol, string? day, string? kind, string subject)
    {
        var left = new List<Paragraph>();
        if (issuer.Superior is { Length: > 0 } superior) left.Add(WordWriter.Make(WordStyles.ChuQuan, InColumn(superior.ToUpperInvariant())));
        var name = InColumn(issuer.Name.ToUpperInvariant());
        left.Add(WordWriter.Make(WordStyles.CoQuan, name));
        left.Add(WordWriter.Line(name.Split('\n').Max(line => TextWidth.Of(line, 12, LeftColumn)) * 2 / 5, LeftColumn));
        var number = new List<Paragraph> { WordWriter.Make(WordStyles.SoKyHieu, "Số: " + numberAndSymbol) };
        if (kind is null && subject.Length > 0) number.Add(WordWriter.Make(WordStyles.VeViec, "V/v " + subject));
        word.Columns([LeftColumn, RightColumn],
            [left, [WordWriter.Make(WordStyles.QuocHieu, "Cộng hòa xã hội chủ nghĩa Việt Nam"), WordWriter.Make(WordStyles.TieuNgu, Motto), WordWriter.Line(TextWidth.Of(Motto, 13, RightColumn), RightColumn)]],
            [number, [WordWriter.Make(WordStyles.NgayThang, day is null ? "" : issuer.Place + ", " + day)]]);
        if (kind is null) return;
        word.Paragraph(WordStyles.TenLoai, kind, keepNext: true);
        if (subject.Length == 0) return;
        word.Paragraph(WordStyles.TrichYeu, subject, keepNext: true);
        word.Write(WordWriter.Line(Math.Min(TextWidth.Of(subject, 14, WordWriter.PortraitWidth) * 2 / 5, 3000), WordWriter.PortraitWidth));
    }

    /// <summary>"Kính gửi": one in the middle, several a line each; nothing for none.</summary>
    public static void Addressees(WordWriter word, IReadOnlyList<string> to)
    {
        if (to is [var one]) word.Write(WordWriter.Make(WordStyles.KinhGui, "Kính gửi: " + one + ".", JustificationValues.Center));
        else if (to.Count > 1)
        {
            word.Paragraph(WordStyles.KinhGui, "Kính gửi:");
            for (var i = 0; i < to.Count; i++) word.Paragraph(WordStyles.KinhGui, "- " + to[i] + (i == to.Count - 1 ? "." : ";"));
        }
    }

    /// <summary>Legal bases, a line each, ";" after each and "." after the last.</summary>
    public static void LegalBases(WordWriter word, IReadOnlyList<string> bases)
    {
        for (var i = 0; i < bases.Count; i++)
            word.Paragraph(WordStyles.CanCu, bases[i].TrimEnd('.', ';', ' ') + (i == bases.Count - 1 ? "." : ";"));
    }

    /// <summary>"Nơi nhận" on the left, authority, post and name of who signs on the right.</summary>
    /// <param name="post">Lines divided by "/": "KT. GIÁM ĐỐC/PHÓ GIÁM ĐỐC".</param>
    public static void Signature(WordWriter word, IReadOnlyList<string> recipients, string post, string? name)
    {
        word.Paragraph(WordStyles.NoiNhanDong, "", keepNext: true);
        word.Columns([LeftColumn + 600, RightColumn - 600], [Recipients(recipients), Signer(post, name)]);
    }

    /// <summary>Two who sign side by side: of a record the secretary left and the chair right; recipients below.</summary>
    /// <param name="second">Another chair, beside the first.</param>
    public static void Signatures(WordWriter word, (string Post, string? Name) left, (string Post, string? Name) right, IReadOnlyList<string> recipients, (string Post, string? Name)? second = null)
    {
        const int half = WordWriter.PortraitWidth / 2, third = WordWriter.PortraitWidth / 3;
        word.Paragraph(WordStyles.NoiNhanDong, "", keepNext: true);
        if (second is { } other) word.Columns([third, third, WordWriter.PortraitWidth - 2 * third], [Signer(left.Post, left.Name), Signer(right.Post, right.Name), Signer(other.Post, other.Name)]);
        else word.Columns([half, WordWriter.PortraitWidth - half], [Signer(left.Post, left.Name), Signer(right.Post, right.Name)]);
        word.Paragraph(WordStyles.NoiNhanDong, "");
        word.Columns([WordWriter.PortraitWidth], [Recipients(recipients)]);
    }

    /// <summary>Number with leading zero and symbol; room to write the number by hand where there is none yet.</summary>
    public static string NumberAndSymbol(int? number, string symbol) =>
        (number is { } n ? DraftedSentences.DocumentNumber(n) : "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0") + "/" + symbol;

    /// <summary>The day in words; room to write day and month by hand where it is not signed yet.</summary>
    public static string Day(DateOnly? signed, int year) => signed is { } day ? DraftedSentences.LongDate(day)
        : $"ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm {year}";

    private static List<Paragraph> Recipients(IReadOnlyList<string> recipients)
    {
        var made = new List<Paragraph> { WordWriter.Make(WordStyles.NoiNhan, "Nơi nhận:") };
        if (recipients.Count == 0) recipients = ["Lưu: VT"];
        for (var i = 0; i < recipients.Count; i++) made.Add(WordWriter.Make(WordStyles.NoiNhanDong, "- " + recipients[i].TrimEnd('.', ';', ' ') + (i == recipients.Count - 1 ? "." : ";")));
        return made;
    }

    private static List<Paragraph> Signer(string post, string? name)
    {
        var made = post.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("").Select(line => WordWriter.Make(WordStyles.ChucVu, line)).ToList();
        for (var i = 0; i < 5; i++) made.Add(WordWriter.Make(WordStyles.HoTen, ""));
        made.Add(WordWriter.Make(WordStyles.HoTen, name ?? ""));
        return made;
    }

    /// <summary>A name too long for one line is broken before the place, so that no part of the place's name stands alone.</summary>
    private static string InColumn(string name)
    {
        if (TextWidth.Of(name, 12, int.MaxValue) <= LeftColumn) return name;
        foreach (var kind in new[] { " TỈNH ", " THÀNH PHỐ ", " XÃ ", " PHƯỜNG ", " ĐẶC KHU " })
            if (name.IndexOf(kind, StringComparison.Ordinal) is > 0 and var at) return name[..at] + "\n" + name[(at + 1)..];
        return name;
    }
}
