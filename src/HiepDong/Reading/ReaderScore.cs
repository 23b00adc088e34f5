using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Reading;

/// <summary>
/// Precision and recall of the reader against texts whose figures were marked by hand. A figure that was read is right when its span overlaps a marked
/// one and the values are equal; each marked figure is matched once, best overlap first.
/// </summary>
internal sealed class ReaderScore
{
    private int documents, right, extra, missed, unit, qualifier, topic, refsRight, refsExtra, refsMissed;
    private readonly List<string> absent = [];
    private readonly (string Name, Func<EventReading, string?> Of, int[] Counts)[] occasion =
        [("kind", e => e.Kind, new int[2]), ("period", e => e.Period, new int[2]), ("date", e => e.Date, new int[2])];

    /// <summary>What was missed and what was read without being there, document by document.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>A corpus folder: gold/ID.json, articles/ID.txt, split.json.</summary>
    /// <param name="split">Name of a list of ids in split.json; null takes all.</param>
    public static ReaderScore Of(string corpus, string? split, Func<string, (string Text, ReportReading Reading)> read)
    {
        var folder = Path.Combine(corpus, "gold");
        if (!Directory.Exists(folder)) throw new RefusalException(ReadingProblems.NoCorpus(corpus));
        var ids = Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
        var chosen = split is null ? null : Ids(corpus, split);
        var score = new ReaderScore();
        foreach (var id in ids.Where(id => chosen is null || chosen.Contains(id)))
        {
            using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, id + ".json")));
            var article = Path.Combine(corpus, "articles", id + ".txt");
            if (File.Exists(article)) { var (text, reading) = read(article); score.Add(id, gold.RootElement, text, reading); }
            else { score.absent.Add(id); score.Add(id, gold.RootElement, "", new(EventReading.None, [], [], [])); }
        }
        return score;
    }

    private static HashSet<string> Ids(string corpus, string split)
    {
        var file = Path.Combine(corpus, "split.json");
        if (!File.Exists(file)) throw new RefusalException(ReadingProblems.NoSplit(split));
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.TryGetProperty(split, out var ids) ? [.. ids.EnumerateArray().Select(i => i.GetString()!)] : throw new RefusalException(ReadingProblems.NoSplit(split));
    }

    private void Add(string id, JsonElement gold, string text, ReportReading reading)
    {
        documents++;
        var points = new CodePoints(text);
        var marked = gold.GetProperty("figures").EnumerateArray().Select(g => (Json: g, Start: g.GetProperty("start").GetInt32(), End: g.GetProperty("end").GetInt32())).ToList();
        var found = reading.Figures.Select(f => (Figure: f, Start: points.At(f.Start), End: points.At(f.End))).ToList();
        var candidates = new List<(int Overlap, int Apart, int Gold, int Read)>();
        for (var g = 0; g < marked.Count; g++)
            for (var r = 0; r < found.Count; r++)
            {
                var overlap = Math.Min(marked[g].End, found[r].End) - Math.Max(marked[g].Start, found[r].Start);
                if (overlap > 0 && Same(Number(marked[g].Json, "value"), found[r].Figure.Quantity.Value) && Same(Number(marked[g].Json, "value_max"), found[r].Figure.Quantity.Max))
                    candidates.Add((-overlap, Math.Abs(marked[g].Start - found[r].Start), g, r));
            }
        candidates.Sort();
        var readOf = new Dictionary<int, int>();
        var used = new HashSet<int>();
        foreach (var (_, _, g, r) in candidates)
            if (!readOf.ContainsKey(g) && used.Add(r)) readOf[g] = r;
        right += readOf.Count;
        extra += found.Count - used.Count;
        missed += marked.Count - readOf.Count;
        foreach (var (g, r) in readOf)
        {
            var figure = found[r].Figure;
            if (Norm(String(marked[g].Json, "unit")) == Norm(figure.Unit)) unit++;
            if (Norm(String(marked[g].Json, "qualifier")) == ReadingJson.Qualifier(figure.Quantity)) qualifier++;
            if (Norm(String(marked[g].Json, "topic")) == Norm(figure.Topic)) topic++;
        }
        for (var g = 0; g < marked.Count; g++)
            if (!readOf.ContainsKey(g)) Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{id} missed  {marked[g].Start}-{marked[g].End} '{String(marked[g].Json, "text")}' = {Number(marked[g].Json, "value")}"));
        for (var r = 0; r < found.Count; r++)
            if (!used.Contains(r)) Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{id} extra   {found[r].Start}-{found[r].End} '{found[r].Figure.Text}' = {found[r].Figure.Quantity.Value}"));
        AddOccasion(gold, reading);
    }

    private void AddOccasion(JsonElement gold, ReportReading reading)
    {
        if (gold.TryGetProperty("event", out var e) && e.ValueKind == JsonValueKind.Object)
            foreach (var (name, of, counts) in occasion)
            {
                if (String(e, name) is not { Length: > 0 } wanted) continue;
                counts[1]++;
                if (Norm(wanted) == Norm(of(reading.Event))) counts[0]++;
            }
        var refs = gold.TryGetProperty("legal_refs", out var list) ? list.EnumerateArray().Select(r => Reference(r.GetString()!)).ToHashSet() : [];
        var readRefs = reading.LegalReferences.Select(Reference).ToHashSet();
        refsRight += refs.Count(readRefs.Contains);
        refsMissed += refs.Count(r => !readRefs.Contains(r));
        refsExtra += readRefs.Count(r => !refs.Contains(r));
    }

    public void Write(TextWriter to)
    {
        var (precision, recall) = (Share(right, right + extra), Share(right, right + missed));
        var (refPrecision, refRecall) = (Share(refsRight, refsRight + refsExtra), Share(refsRight, refsRight + refsMissed));
        Line($"documents {documents} (not read: {absent.Count})  gold figures {right + missed}  predicted {right + extra}");
        Line($"figures   precision {precision:0.0000}  recall {recall:0.0000}  F1 {F1(precision, recall):0.0000}");
        Line($"of the right ones: unit {Share(unit, right):0.0000}  qualifier {Share(qualifier, right):0.0000}  topic {Share(topic, right):0.0000}");
        Line($"event     {string.Join("  ", occasion.Select(o => $"{o.Name} {o.Counts[0]}/{o.Counts[1]}"))}");
        Line($"legal refs F1 {F1(refPrecision, refRecall):0.0000}");
        void Line(FormattableString text) => to.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static double Share(int part, int whole) => (double)part / Math.Max(1, whole);
    private static double F1(double precision, double recall) => 2 * precision * recall / Math.Max(1e-9, precision + recall);

    private static bool Same(double? a, decimal? b) => a is { } x && b is { } y ? Math.Abs(x - (double)y) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs((double)y))) : a is null && b is null;
    private static string Norm(string? text) => Vietnamese.Clean(text).ToLowerInvariant();
    private static string Reference(string text) => Norm(text).Replace("đ", "d", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static double? Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    private static string? String(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
