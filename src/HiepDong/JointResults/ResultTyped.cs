using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>Reads what people type for units, places and amounts of a result, the same on pages, in files and through the API.</summary>
internal static class ResultTyped
{
    private const string Between = " – ";

    /// <summary>How a suggested place reads: "03 – xã X, tỉnh Y"; typed back as it is, it is found by its code.</summary>
    public static string Label(Territory place, Organisation.Organisation organisation) =>
        place.Code + Between + place.FullName + (place.Level >= 2 && place.ParentId is { } above && organisation.Territory(above) is { } parent ? ", " + parent.FullName : "");

    /// <summary>A place on a day, by code, name, or part of its name when only one has it; "xã X, tỉnh Y" narrows.</summary>
    public static Territory Place(string? typed, DateOnly day, Organisation.Organisation organisation, string field = "noi")
    {
        var text = Vietnamese.Clean(typed);
        var code = text.Split(Between)[0].Trim();
        if (organisation.TerritoryByCode(code, day) is { } exact) return exact;
        if (text.Length == 0) throw new RefusalException(ResultProblems.UnknownPlace(text) with { Field = field });
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var found = OrganisationLookup.Territories(organisation, new(day, Text: parts[0]));
        if (parts.Length == 2 && Vietnamese.Fold(parts[1]) is var within)
            found = [.. found.Where(t => organisation.At(day).PathOf(t.Id).Skip(1).Any(id => organisation.Territory(id) is { } above && Vietnamese.Fold(above.FullName).Contains(within, StringComparison.Ordinal)))];
        var words = Vietnamese.Fold(parts[0]);
        var named = found.Where(t => Vietnamese.Fold(t.FullName) == words || Vietnamese.Fold(t.Name) == words).ToList();
        if (named.Count > 0) found = named;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusalException(ResultProblems.UnknownPlace(text) with { Field = field }),
            _ => throw new RefusalException(ResultProblems.SeveralMatch(text, string.Join("; ", found.Take(6).Select(t => Label(t, organisation))) + (found.Count > 6 ? "…" : ""), field))
        };
    }

    /// <summary>A unit on a day, by code, name or part of its name.</summary>
    public static OrgUnit Unit(string? typed, DateOnly day, Organisation.Organisation organisation, string field)
    {
        try { return UnitChoice.Find(typed, organisation.At(day).Units, field); }
        catch (RefusalException e) when (e.First.Code == AccountProblems.NoSuchUnit("", field).Code) { throw new RefusalException(ResultProblems.UnknownUnit(Vietnamese.Clean(typed)) with { Field = field }); }
    }

    /// <summary>One amount: "12", "12,5", "khoảng 300"; null when nothing is written.</summary>
    public static Amount? Amount(string what, string unit, string? typed)
    {
        var text = Vietnamese.Clean(typed);
        if (text.Length == 0) return null;
        if (!QuantityText.TryParse(text, out var quantity) || quantity.Bound == Reporting.Bound.Between)
            throw new RefusalException(ResultProblems.NotANumber(Things.NameOf(what, "vi"), Things.NameOf(what, "en"), text));
        return new(Things.Read(what), Vietnamese.Clean(unit), quantity.Value, !quantity.IsExact);
    }

    /// <summary>An amount in a field, as it is typed back.</summary>
    public static string Text(Amount amount) => (amount.Approximate ? "khoảng " : "") + Vietnamese.Number(amount.Value);

    /// <summary>"3 vụ, 5 đối tượng, khoảng 12 kg heroin": counted things by their unit, goods with their name.</summary>
    public static string Text(IReadOnlyList<Amount> amounts, Web.Texts texts) => string.Join(", ", amounts.Select(a =>
    {
        var (unit, name) = (Things.UnitName(a.Unit, texts.Language), Things.NameOf(a.What, texts.Language).ToLower(System.Globalization.CultureInfo.InvariantCulture));
        if (texts.IsEnglish && a.Value == 1 && unit.EndsWith('s') && unit.Length > 2) unit = unit[..^1];
        // "3 người được cứu", "1 tàu, thuyền": the name says the unit.
        var words = Counted.Contains(a.What) ? unit : name.StartsWith(unit, StringComparison.Ordinal) || a.What == "victims" ? name : unit + " " + name;
        return (a.Approximate ? texts.Raw("khoảng ", "about ") : "") + texts.Number(a.Value) + " " + words;
    }));

    private static readonly HashSet<string> Counted = ["cases", "subjects", "accused", "teams", "people"];
}
