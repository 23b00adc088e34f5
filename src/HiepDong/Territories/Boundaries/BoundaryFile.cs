using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;

namespace HiepDong.Territories.Boundaries;

/// <summary>Boundaries as a file gave them, made light enough for a page.</summary>
/// <param name="Sha256">Of the GeoJSON that is served; its name everywhere.</param>
/// <param name="SourceSha256">Of the file itself, which is not kept.</param>
/// <param name="FileSize">In bytes, as <paramref name="Size"/> is.</param>
/// <param name="Mended">Codes of the provinces whose rings crossed themselves and were mended.</param>
/// <param name="DrawnZones">Codes of the special zones at sea that the file lacks or has too small to be seen; the map marks them itself.</param>
/// <param name="AbsentZones">Those of them that the file lacks.</param>
internal sealed record BoundarySet(string Sha256, string FileName, string SourceSha256, long FileSize, long Size, int PointsBefore, int PointsAfter, int Provinces,
    IReadOnlyList<string> Mended, IReadOnlyList<string> DrawnZones, IReadOnlyList<string> AbsentZones, string By = "", string At = "");

/// <summary>Reads GeoJSON with one feature a province; everything fits or everything that does not is said.</summary>
internal static class BoundaryFile
{
    public const long MaxBytes = 50L << 20;
    public const int MaxPoints = 3_000_000, MostShown = 50;
    private const int MaxFeatures = 500;
    /// <summary>What the served file may weigh, in bytes before compression.</summary>
    private const int LightEnough = 300_000;
    /// <summary>Decimals of the degrees served: 11 m.</summary>
    private const int Decimals = 4;
    /// <summary>In square degrees: an island of half a kilometre squared is dropped at first, one of about a kilometre squared at most.</summary>
    private const double LeastIsland = 2e-5, MostIsland = 1e-4;

    /// <summary>Where land and sea of the country lie, in degrees.</summary>
    private static readonly Envelope Country = new(101.5, 118.5, 5.5, 24);

    /// <summary>Codes as the files of mapping agencies and of the statistical office call them, then names; folded, letters and digits only.</summary>
    private static readonly string[] CodeNames = ["ma", "code", "matinh", "matinhtp", "matp", "matt", "tinhma", "provincecode", "codeprovince", "madvhc", "mahc", "gsoid", "matinhthanh"];
    private static readonly string[] NameNames = ["ten", "name", "tentinh", "tentinhtp", "tentinhthanh", "tentp", "tentt", "tinh", "tinhthanh", "tinhthanhpho", "tinhtp", "provincename", "nameprovince", "province", "tendvhc", "namevi", "nameen", "name1", "varname1", "adm1vi", "adm1en", "shapename", "fullname", "tendaydu"];

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal) { ["hcm"] = "hochiminh", ["tphcm"] = "hochiminh", ["saigon"] = "hochiminh", ["thuathienhue"] = "hue", ["daclac"] = "daklak" };

    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    private sealed record Province(Territory Territory, Geometry Shape, int Feature, bool Mended);

    /// <exception cref="RefusalException">Everything that is wrong with the file.</exception>
    public static (BoundarySet Set, byte[] GeoJson) Read(byte[] content, string fileName, Organisation.Organisation organisation, DateOnly today)
    {
        if (content.LongLength == 0) throw new RefusalException(BoundaryProblems.NoFile());
        if (content.LongLength > MaxBytes) throw new RefusalException(BoundaryProblems.TooLarge(MaxBytes));
        using var document = Parse(content);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "FeatureCollection"
            || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array) throw new RefusalException(BoundaryProblems.NotCollection());
        if (features.GetArrayLength() > MaxFeatures) throw new RefusalException(BoundaryProblems.TooManyFeatures(features.GetArrayLength()));

        var wanted = ProvincesOf(organisation, today);
        var matcher = new ProvinceNames(organisation, wanted, today);
        var problems = new List<Problem>();
        var found = new Dictionary<string, Province>(StringComparer.Ordinal);
        var (n, points) = (0, 0);
        foreach (var feature in features.EnumerateArray())
        {
            n++;
            var shape = Shape(feature, n, problems);
            if (matcher.Match(feature, n, problems) is not { } territory) continue;
            if (found.TryGetValue(territory.Code, out var first)) { problems.Add(BoundaryProblems.Twice(n, territory.Name, first.Feature)); continue; }
            found[territory.Code] = new(territory, shape ?? GeometryFactory.Default.CreatePolygon(), n, false);
            if (shape is not null && (points += shape.NumPoints) > MaxPoints) throw new RefusalException(BoundaryProblems.TooManyPoints(MaxPoints));
        }
        // A list of everything missing says nothing where no feature could be matched.
        if (found.Count > 0 && wanted.Where(t => !found.ContainsKey(t.Code)).Select(t => t.Name).ToList() is { Count: > 0 } missing) problems.Add(BoundaryProblems.Missing(missing.Count, string.Join(", ", missing)));
        if (n == 0) problems.Add(BoundaryProblems.NotCollection());
        var sound = new List<Province>();
        foreach (var territory in problems.Count > 0 ? [] : wanted)
        {
            var mended = Mend(found[territory.Code]);
            if (mended.Shape.IsEmpty) problems.Add(BoundaryProblems.Broken(mended.Feature));
            sound.Add(mended);
        }
        if (problems.Count > 0) throw new RefusalException(problems.Count == 1 ? problems : [BoundaryProblems.Refused(problems.Count), .. problems.Take(MostShown)]);

        var (bytes, after) = Lighten(sound);
        var zones = TileLayout.SpecialZones.Select(z => (z.Code, Area: AreaOf(z.Code, sound.FirstOrDefault(p => p.Territory.Code == z.Province)?.Shape))).ToList();
        return (new(Hash(bytes), fileName, Hash(content), content.LongLength, bytes.LongLength, points, after, sound.Count, [.. sound.Where(p => p.Mended).Select(p => p.Territory.Code)],
            [.. zones.Where(z => z.Area is null or < SeaZone.Visible).Select(z => z.Code)], [.. zones.Where(z => z.Area is null).Select(z => z.Code)]), bytes);
    }

    /// <summary>The provinces of a day in the order of their codes.</summary>
    public static List<Territory> ProvincesOf(Organisation.Organisation organisation, DateOnly day)
    {
        var tree = organisation.At(day);
        return [.. tree.ChildrenOf(tree.Country?.Id).Where(t => t.Level == 1).OrderBy(t => t.Code, StringComparer.Ordinal)];
    }

    private static JsonDocument Parse(byte[] content)
    {
        try { return JsonDocument.Parse(content.AsMemory(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0)); }
        catch (JsonException broken) { throw new RefusalException(BoundaryProblems.NotJson(broken.LineNumber + 1 ?? 0)); }
    }

    /// <summary>The areas of a feature in whole 1e-5 degrees (1 m), so that neighbours that meant the same point have the same; null with a problem.</summary>
    private static Geometry? Shape(JsonElement feature, int n, List<Problem> problems)
    {
        Geometry? read = null;
        try
        {
            if (feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object) read = geometry.Deserialize<Geometry>(Json);
        }
        // What NetTopologySuite throws for rings that are open or too short, and for coordinates that are no numbers.
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException or NotSupportedException)
        {
            problems.Add(BoundaryProblems.Broken(n));
            return null;
        }
        var polygons = read is null ? [] : PolygonExtracter.GetPolygons(read).Cast<Polygon>().Where(p => !p.IsEmpty).ToArray();
        if (polygons.Length == 0) { problems.Add(BoundaryProblems.NoPolygon(n)); return null; }
        var shape = read!.Factory.CreateMultiPolygon(polygons);
        foreach (var c in shape.Coordinates)
        {
            if (!double.IsFinite(c.X) || !double.IsFinite(c.Y)) { problems.Add(BoundaryProblems.Broken(n)); return null; }
            if (Country.Contains(c.X, c.Y)) continue;
            problems.Add(Math.Abs(c.X) > 180 || Math.Abs(c.Y) > 180 ? BoundaryProblems.Projected(n, c.X, c.Y) : Country.Contains(c.Y, c.X) ? BoundaryProblems.Swapped(n, c.X, c.Y) : BoundaryProblems.Outside(n, c.X, c.Y));
            return null;
        }
        shape.Apply(new Rounding(5));
        shape.GeometryChanged();
        return shape;
    }

    private static Province Mend(Province province)
    {
        if (province.Shape.IsValid) return province;
        var mended = GeometryFixer.Fix(province.Shape);
        return province with { Shape = mended, Mended = true };
    }

    /// <summary>Simplifies all provinces as one coverage, so that neighbours keep their common border, until they are light enough.</summary>
    private static (byte[] Bytes, int Points) Lighten(List<Province> provinces)
    {
        var shapes = provinces.Select(p => p.Shape).ToArray();
        var (tolerance, island) = (0.002, LeastIsland);
        while (true)
        {
            // Which islands go is decided here and not by the simplifier.
            shapes = [.. new CoverageSimplifier([.. shapes.Select((s, i) => WithoutIslets(s, island, provinces[i].Territory.Code))]) { RemovableRingSizeFactor = 0 }.Simplify(tolerance)];
            var (bytes, points) = Write(provinces, shapes);
            if (bytes.Length <= LightEnough || tolerance > 0.3) return (bytes, points);
            (tolerance, island) = (tolerance * 1.4, Math.Min(island * 1.4, MostIsland));
        }
    }

    /// <summary>A province without islands smaller than so many square degrees; its largest part stays and so does everything in a special zone at sea.</summary>
    private static Geometry WithoutIslets(Geometry shape, double least, string province)
    {
        var parts = Parts(shape);
        var largest = parts.MaxBy(p => p.Area);
        return shape.Factory.CreateMultiPolygon([.. parts.Where(p => p == largest || p.Area >= least || SeaZone.All.Any(z => z.Province == province && z.Reach.Intersects(p.EnvelopeInternal)))]);
    }

    private static double? AreaOf(string zone, Geometry? shape)
    {
        var parts = shape is null ? [] : Parts(shape).Where(p => SeaZone.Of(zone).Reach.Intersects(p.EnvelopeInternal)).ToList();
        return parts.Count == 0 ? null : parts.Sum(p => p.Area);
    }

    private static List<Polygon> Parts(Geometry shape) => [.. PolygonExtracter.GetPolygons(shape).Cast<Polygon>().Where(p => !p.IsEmpty)];

    private static (byte[] Bytes, int Points) Write(List<Province> provinces, Geometry[] shapes)
    {
        var points = 0;
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            for (var i = 0; i < shapes.Length; i++)
            {
                var parts = Parts(shapes[i]).OrderByDescending(p => p.Area).ToList();
                var middle = MaximumInscribedCircle.GetCenter(parts[0], 0.01).Coordinate;
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("ma", provinces[i].Territory.Code);
                json.WriteStartArray("nhan");
                Number(json, middle.X);
                Number(json, middle.Y);
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteStartObject("geometry");
                json.WriteString("type", "MultiPolygon");
                json.WriteStartArray("coordinates");
                foreach (var part in parts)
                {
                    if (Ring(part.ExteriorRing, outer: true) is not { } outer) continue;
                    json.WriteStartArray();
                    points += WriteRing(json, outer);
                    foreach (var hole in part.InteriorRings.Select(r => Ring(r, outer: false)).OfType<List<(double, double)>>()) points += WriteRing(json, hole);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return (bytes.ToArray(), points);
    }

    /// <summary>Rounded, without points that fall together; against the clock outside, with it inside. Null when nothing is left of it.</summary>
    private static List<(double X, double Y)>? Ring(LineString ring, bool outer)
    {
        var made = new List<(double X, double Y)>(ring.NumPoints);
        var coordinates = ring.Coordinates;
        if (Orientation.IsCCW(coordinates) != outer) Array.Reverse(coordinates = [.. coordinates]);
        foreach (var c in coordinates)
        {
            var at = (Math.Round(c.X, Decimals), Math.Round(c.Y, Decimals));
            if (made.Count == 0 || made[^1] != at) made.Add(at);
        }
        return made.Count < 4 ? null : made;
    }

    private static int WriteRing(Utf8JsonWriter json, List<(double X, double Y)> ring)
    {
        json.WriteStartArray();
        foreach (var (x, y) in ring)
        {
            json.WriteStartArray();
            Number(json, x);
            Number(json, y);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        return ring.Count;
    }

    private static void Number(Utf8JsonWriter json, double degrees) => json.WriteRawValue(degrees.ToString("0.####", CultureInfo.InvariantCulture));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Rounding(int decimals) : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence all, int i)
        {
            all.SetX(i, Math.Round(all.GetX(i), decimals));
            all.SetY(i, Math.Round(all.GetY(i), decimals));
        }
    }

    /// <summary>Finds the province a feature is of, by code, by name, or by both where both are given.</summary>
    private sealed class ProvinceNames(Organisation.Organisation organisation, List<Territory> provinces, DateOnly today)
    {
        private readonly Dictionary<string, Territory> byCode = provinces.ToDictionary(t => t.Code), byName = provinces.ToDictionary(t => Key(t.Name));

        public Territory? Match(JsonElement feature, int n, List<Problem> problems)
        {
            var properties = feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object
                ? p.EnumerateObject().Select(e => (e.Name, Value: e.Value.ValueKind switch { JsonValueKind.String => Text.Vietnamese.Clean(e.Value.GetString()), JsonValueKind.Number => e.Value.GetRawText(), _ => "" })).Where(e => e.Value.Length > 0).ToList() : [];
            var code = First(CodeNames, v => byCode.GetValueOrDefault(v.Length == 1 ? "0" + v : v));
            var name = First(NameNames, v => byName.GetValueOrDefault(Key(v)));
            var given = Given(NameNames);
            if (name.Found is { } named && (code.Found is null || code.Found == named)) return named;
            if (code.Found is { } coded && given.Name is null) return coded;
            if (name.Found is null && given.Name is { } old && Former(given.Value!) is { } now) problems.Add(BoundaryProblems.Former(n, old, Short(given.Value!), now));
            else if (code.Found is { } other) problems.Add(BoundaryProblems.Mismatch(n, code.Name!, Short(code.Value!), other.Name, name.Name ?? given.Name!, Short(name.Value ?? given.Value!)));
            else if (given.Name is { } property) problems.Add(BoundaryProblems.Unknown(n, property, Short(given.Value!)));
            else if (Given(CodeNames) is { Name: { } codeName, Value: { } value }) problems.Add(BoundaryProblems.Unknown(n, codeName, Short(value)));
            else problems.Add(BoundaryProblems.NoName(n, properties.Count == 0 ? "–" : Short(string.Join(", ", properties.Select(e => e.Name)))));
            return null;

            (Territory? Found, string? Name, string? Value) First(string[] names, Func<string, Territory?> find)
            {
                foreach (var wanted in names)
                    foreach (var (property, text) in properties)
                        if (Plain(property) == wanted && find(text) is { } found) return (found, property, text);
                return default;
            }

            (string? Name, string? Value) Given(string[] names)
            {
                foreach (var wanted in names)
                    foreach (var (property, text) in properties)
                        if (Plain(property) == wanted) return (property, text);
                return default;
            }
        }

        /// <summary>The province that a former one has become part of.</summary>
        private string? Former(string name) => organisation.Territories.Where(t => t.Level == 1 && t.ValidTo <= today && Key(t.Name) == Key(name)).SelectMany(t => organisation.Become(t.Id, today)).Select(id => organisation.Territory(id)?.Name).FirstOrDefault(n => n is not null);

        private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";

        /// <summary>"Tỉnh Nghệ An", "NGHE AN" and "Nghệ An Province" are one.</summary>
        private static string Key(string name)
        {
            var words = ImportSheet.Plain(name);
            foreach (var before in new[] { "tinh ", "thanh pho ", "tp " }) if (words.StartsWith(before, StringComparison.Ordinal)) { words = words[before.Length..]; break; }
            foreach (var after in new[] { " province", " city" }) if (words.EndsWith(after, StringComparison.Ordinal)) { words = words[..^after.Length]; break; }
            var key = words.Replace(" ", "", StringComparison.Ordinal);
            return OtherNames.GetValueOrDefault(key, key);
        }

        private static string Plain(string property) => ImportSheet.Plain(property).Replace(" ", "", StringComparison.Ordinal);
    }
}
