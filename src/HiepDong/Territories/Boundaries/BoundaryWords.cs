using System.Globalization;
using System.Text;
using System.Text.Json;
using HiepDong.Web;

namespace HiepDong.Territories.Boundaries;

/// <summary>What is said and sketched of boundaries before they are used.</summary>
internal static class BoundaryWords
{
    public static string Size(Texts texts, long bytes) => bytes >= 1 << 20 ? texts.Number(Math.Round(bytes / 1048576m, 1)) + " MB" : texts.Number(Math.Max(1, Math.Round(bytes / 1024m))) + " KB";

    public static IEnumerable<string> Remarks(Texts texts, BoundarySet set, Organisation.Organisation organisation, DateOnly today)
    {
        string Name(string code) => organisation.TerritoryByCode(code, today)?.Name ?? code;
        if (set.Mended.Count > 0) yield return texts["boundaries.mended", string.Join(", ", set.Mended.Select(Name))];
        foreach (var zone in SeaZone.All)
            yield return texts[set.AbsentZones.Contains(zone.Code) ? "boundaries.zone-absent" : set.DrawnZones.Contains(zone.Code) ? "boundaries.zone-small" : "boundaries.zone-there", zone.Name, Name(zone.Province)];
    }
}

/// <summary>The outlines in small, with the special zones at sea: what a person looks at before the map is changed.</summary>
internal sealed record BoundarySketch(int Width, int Height, IReadOnlyList<string> Paths, IReadOnlyList<(string Name, int X, int Y, int Radius, bool Drawn)> Zones)
{
    private const double West = 101.5, East = 118.5, North = 23.8, South = 6.5;
    private const int Wide = 480;

    public static BoundarySketch Of(byte[] geoJson, BoundarySet set)
    {
        using var document = JsonDocument.Parse(geoJson);
        var paths = new List<string>();
        foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            var path = new StringBuilder();
            foreach (var ring in feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().SelectMany(p => p.EnumerateArray()))
            {
                var (before, points) = ((X: int.MinValue, Y: 0), new List<(int X, int Y)>());
                foreach (var at in ring.EnumerateArray().Select(c => Place(c[0].GetDouble(), c[1].GetDouble())))
                    if (at != before) points.Add(before = at);
                if (points.Count < 4) continue;
                for (var i = 0; i < points.Count - 1; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : i == 1 ? 'L' : ' ')}{points[i].X} {points[i].Y}");
                path.Append('Z');
            }
            paths.Add(path.ToString());
        }
        return new(Wide, Place(West, South).Y, paths, [.. SeaZone.All.Select(z => (z.Name, Place(z.Longitude, z.Latitude).X, Place(z.Longitude, z.Latitude).Y, (int)(z.Radius * Wide / (East - West)), set.DrawnZones.Contains(z.Code)))]);
    }

    /// <summary>Mercator, in whole units of the sketch.</summary>
    private static (int X, int Y) Place(double longitude, double latitude) =>
        ((int)Math.Round((longitude - West) / (East - West) * Wide), (int)Math.Round((Rise(North) - Rise(latitude)) / (East - West) * Wide));

    private static double Rise(double latitude) => 180 / Math.PI * Math.Log(Math.Tan(Math.PI / 4 + latitude * Math.PI / 360));
}
