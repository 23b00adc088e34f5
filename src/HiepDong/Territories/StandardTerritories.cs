using System.Globalization;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.Territories;

/// <summary>The country, its 63 provinces until 30-06-2025 and the 34 since, with how each came about.</summary>
internal static class StandardTerritories
{
    public const string CountryCode = "VN";
    public static readonly DateOnly Beginning = new(2004, 1, 1);

    public static void Load(Write write, Func<string> newId)
    {
        var country = new Territory(Territory.MakeId(CountryCode, Beginning), CountryCode, "Việt Nam", TerritoryKind.Country, null, Beginning, null);
        OrganisationStore.Insert(write, country);
        var rows = Shipped.Rows("Territories/Standard/provinces.csv").Select(r => (Row: r, From: Day(r["valid_from"]), To: r["valid_to"].Length == 0 ? (DateOnly?)null : Day(r["valid_to"]))).ToList();
        foreach (var (row, from, to) in rows)
            OrganisationStore.Insert(write, new Territory(Territory.MakeId(row["code"], from), row["code"], row["name"], Codes.ToKind(row["kind"]), country.Id, from, to));
        foreach (var (row, from, _) in rows)
        {
            var predecessors = row["predecessors"].Split(';', StringSplitOptions.RemoveEmptyEntries);
            var operation = newId();
            foreach (var code in predecessors)
            {
                var before = rows.Single(r => r.Row["code"] == code && r.To == from);
                OrganisationStore.Insert(write, new Succession(Territory.MakeId(code, before.From), Territory.MakeId(row["code"], from), from,
                    predecessors.Length > 1 ? SuccessionMode.Merged : SuccessionMode.Renamed, row["basis"]), ofTerritory: true, newId(), operation);
            }
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
