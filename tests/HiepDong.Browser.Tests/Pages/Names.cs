using HiepDong.Documents;
using HiepDong.Storage;

namespace HiepDong.Browser.Tests.Pages;

/// <summary>Names and words that stay Vietnamese in English: of places, units and people, and what officers wrote.</summary>
internal sealed class Names
{
    private readonly List<string> names;
    private readonly Dictionary<string, string> judged = [];

    private Names(Demo demo)
    {
        var database = demo.Node.Database;
        var organisation = demo.Node.State.Organisation;
        var found = organisation.Territories.SelectMany(t => new[] { t.Name, t.FullName, DraftedSentences.UpperFirst(t.FullName) }).Concat(organisation.Units.Select(u => u.Name))
            .Concat(Texts(database, "select display_name from account")).Concat(Texts(database, "select title from account"))
            .Concat(Texts(database, "select title from publication")).Concat(organisation.Successions.Select(s => s.Basis))
            // The headings of the Statistics Office's file.
            .Append("Mã, Tên, Cấp, Mã TP, Tỉnh / Thành phố").Append(Stories.OrganisationStories.Basis).Append("Hiệp Đồng").Append("Tiếng Việt")
            // Abbreviations of kinds of document, as they stand in numbers.
            .Concat(["NĐ", "QĐ", "CĐ", "ĐA", "QyĐ", "HĐ"]);
        names = [.. found.Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length)];
    }

    /// <summary>As they are now: stories add people and titles.</summary>
    public static Names Of(Demo demo) => new(demo);

    /// <summary>The rest of the text once every name is taken out.</summary>
    public string Without(string text)
    {
        if (judged.TryGetValue(text, out var rest)) return rest;
        rest = text;
        foreach (var name in names)
            if (rest.Contains(name, StringComparison.Ordinal)) rest = rest.Replace(name, "", StringComparison.Ordinal);
        return judged[text] = rest;
    }

    private static IEnumerable<string> Texts(Database database, string sql) => database.Query<string>(sql).OfType<string>();
}
