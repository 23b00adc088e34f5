using System.Globalization;

namespace HiepDong.Directives;

/// <summary>How a document is cited in official texts; always Vietnamese.</summary>
public static class DirectiveCitation
{
    /// <summary>"Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ về phối hợp…"; a law by its name and day.</summary>
    public static string Name(DirectiveBody b)
    {
        var kind = DirectiveKinds.Find(b.Kind)?.Vi ?? b.Kind;
        var about = About(b.Abstract);
        if (b.Kind is "law" or "ordinance" && about.Length > 0) return $"{kind} {WithoutKind(b.Abstract, kind)} ngày {Day(b.IssuedOn)}";
        return $"{kind} số {b.Sign} ngày {Day(b.IssuedOn)} của {b.Issuer}{(about.Length > 0 ? " " + about : "")}";
    }

    /// <summary>The line of legal bases, without the mark that ends it.</summary>
    public static string Line(DirectiveBody b) => "Căn cứ " + Name(b);

    /// <summary>Lines as they stand in a document: ";" after each, "." after the last.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<DirectiveBody> bases) => [.. bases.Select((b, n) => Line(b) + (n == bases.Count - 1 ? "." : ";"))];

    /// <summary>"05 tháng 9 năm 2019": a zero before days below 10 and before months 1 and 2 only.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00} tháng {(day.Month <= 2 ? day.Month.ToString("00", CultureInfo.InvariantCulture) : day.Month.ToString(CultureInfo.InvariantCulture))} năm {day.Year}");

    private static string About(string text)
    {
        var plain = text.Trim().TrimEnd('.', ';', ' ');
        if (plain.Length == 0) return "";
        if (plain.StartsWith("V/v", StringComparison.OrdinalIgnoreCase)) plain = "về việc" + plain[3..];
        // A name in capitals, as SBV or APEC, keeps them.
        return plain.Length > 1 && char.IsUpper(plain[0]) && !char.IsUpper(plain[1]) ? char.ToLower(plain[0], CultureInfo.InvariantCulture) + plain[1..] : plain;
    }

    private static string WithoutKind(string text, string kind)
    {
        var plain = text.Trim().TrimEnd('.', ';', ' ');
        return plain.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase) ? plain[(kind.Length + 1)..] : plain;
    }
}
