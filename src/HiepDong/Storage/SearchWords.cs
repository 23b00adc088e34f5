using Dapper;

namespace HiepDong.Storage;

/// <summary>Every word that is looked for must stand in a folded column; what a person types is never a pattern.</summary>
internal static class SearchWords
{
    private const int Most = 8;

    /// <summary>One condition a word, its argument added; words beyond the eighth narrow nothing.</summary>
    /// <param name="folded">What is looked for, folded as the column is.</param>
    /// <param name="name">Begins the names of the arguments, where a query looks twice.</param>
    public static IReadOnlyList<string> Conditions(string column, string folded, DynamicParameters args, string name = "word") =>
        [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Most).Select((word, i) =>
        {
            var arg = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            args.Add(arg, "%" + Plain(word) + "%");
            return $"{column} like @{arg} escape '!'";
        })];

    private static string Plain(string word) => word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
