using System.Globalization;

namespace HiepDong.Storage;

/// <summary>Codes that count up behind a stem: "UB.68/2026/12".</summary>
internal static class Numbering
{
    /// <summary>The stem with the number after the highest that stands behind it.</summary>
    /// <param name="table">With a column <c>code</c>; a constant.</param>
    public static string Next(Write write, string table, string stem)
    {
        var last = write.Query<string>($"select code from {table} where code like @like", new { like = stem + "%" })
            .Select(c => int.TryParse(c.AsSpan(stem.Length), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return stem + (last + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The usual stem: unit, year.</summary>
    public static string Stem(string unitCode, int year) => string.Create(CultureInfo.InvariantCulture, $"{unitCode}/{year}/");
}
