using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>How far a stated value is exact.</summary>
public enum Bound
{
    Exact, MoreThan, AtLeast, Nearly, About,
    /// <summary>"hàng chục", "hàng trăm", "hàng nghìn": the value is the lower bound 10, 100, 1 000 (times any multiplier).</summary>
    Dozens, Hundreds, Thousands,
    /// <summary>"5–7": the value is the lower end, the upper end stands beside it.</summary>
    Between
}

/// <summary>A stated value: "hơn 100" is <c>new(100, Bound.MoreThan)</c>; the exact number is never invented.</summary>
/// <param name="Max">Upper end, only with <see cref="Bound.Between"/>.</param>
public readonly record struct Quantity(decimal Value, Bound Bound = Bound.Exact, decimal? Max = null)
{
    public bool IsExact => Bound == Bound.Exact;

    /// <summary>As an officer writes it: "1.203", "hơn 220", "5–7".</summary>
    public string Write(string language)
    {
        var number = language == "en" ? Value.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture) : Vietnamese.Number(Value);
        if (Bound == Bound.Between && Max is { } max)
            return number + "–" + (language == "en" ? max.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture) : Vietnamese.Number(max));
        var word = Bounds.Word(Bound, language);
        return word.Length == 0 ? number : word + " " + number;
    }
}

/// <summary>Names of bounds in files (the reader's qualifiers) and in words.</summary>
public static class Bounds
{
    private static readonly string[] Codes = ["exact", "more_than", "at_least", "nearly", "about", "dozens", "hundreds", "thousands", "between"];

    public static string Code(this Bound bound) => Codes[(int)bound];
    public static bool TryParse(string? code, out Bound bound)
    {
        var at = Array.IndexOf(Codes, code);
        bound = at < 0 ? Bound.Exact : (Bound)at;
        return at >= 0;
    }

    /// <summary>The word before the number; dozens, hundreds and thousands are lower bounds and read "hơn" in a total.</summary>
    public static string Word(Bound bound, string language) => (bound, language) switch
    {
        (Bound.Exact or Bound.Between, _) => "",
        (Bound.AtLeast, "en") => "at least", (Bound.Nearly, "en") => "nearly", (Bound.About, "en") => "about", (_, "en") => "more than",
        (Bound.AtLeast, _) => "ít nhất", (Bound.Nearly, _) => "gần", (Bound.About, _) => "khoảng",
        _ => "hơn"
    };
}
