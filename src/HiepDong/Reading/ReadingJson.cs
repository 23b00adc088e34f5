using System.Text.Json;
using HiepDong.Documents;
using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary>What was read out of a file, for other programs. Offsets count Unicode code points of the text.</summary>
internal static class ReadingJson
{
    /// <param name="warnings">Sentences, in the language asked for.</param>
    public static void Write(Utf8JsonWriter json, string name, ReadFile file, ReportReading reading, IEnumerable<string> warnings, bool explain)
    {
        var points = new CodePoints(file.Source.Text);
        json.WriteStartObject();
        json.WriteString("file", name);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("text_length", points.Length);
        if (!file.IsAsGiven) json.WriteString("text", file.Source.Text);
        WriteEvent(json, reading.Event);
        WriteList(json, "legal_refs", reading.LegalReferences);
        json.WriteStartArray("figures");
        foreach (var figure in reading.Figures) WriteFigure(json, figure, points, explain);
        json.WriteEndArray();
        WriteList(json, "warnings", warnings);
        json.WriteEndObject();
    }

    /// <summary>A file that could not be read.</summary>
    public static void WriteError(Utf8JsonWriter json, string name, string sentence)
    {
        json.WriteStartObject();
        json.WriteString("file", name);
        json.WriteString("error", sentence);
        json.WriteEndObject();
    }

    /// <summary>The qualifier in files: a range is exact at both ends.</summary>
    public static string Qualifier(Quantity quantity) => quantity.Bound == Bound.Between ? Bound.Exact.Code() : quantity.Bound.Code();

    private static void WriteEvent(Utf8JsonWriter json, EventReading e)
    {
        json.WriteStartObject("event");
        json.WriteString("kind", e.Kind);
        json.WriteString("date", e.Date);
        json.WriteString("mode", e.Mode);
        json.WriteString("period", e.Period);
        WriteList(json, "chairs", e.Chairs);
        WriteList(json, "venues", e.Venues);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureReading f, CodePoints points, bool explain)
    {
        json.WriteStartObject();
        json.WriteNumber("start", points.At(f.Start));
        json.WriteNumber("end", points.At(f.End));
        json.WriteString("text", f.Text);
        json.WriteNumber("value", Plain(f.Quantity.Value));
        WriteNumber(json, "value_max", f.Quantity.Max);
        json.WriteString("qualifier", Qualifier(f.Quantity));
        json.WriteString("unit", f.Unit);
        json.WriteString("subject", f.Subject);
        json.WriteString("indicator", f.Indicator);
        json.WriteNumber("confidence", Math.Round(f.Confidence, 3));
        json.WriteString("topic", f.Topic);
        json.WriteString("period", f.Period);
        WriteList(json, "actors", f.Actors);
        if (f.Joint is { } joint) json.WriteBoolean("joint", joint);
        else json.WriteNull("joint");
        json.WriteString("territory", f.Territory);
        if (f.Parent is { } parent) json.WriteNumber("parent", parent);
        else json.WriteNull("parent");
        json.WriteString("direction", f.Direction);
        WriteNumber(json, "of", f.Of);
        json.WriteNumber("sentence_start", points.At(f.SentenceStart));
        json.WriteNumber("sentence_end", points.At(f.SentenceEnd));
        if (explain)
        {
            WriteList(json, "rules", f.Rules);
            WriteList(json, "others", (f.Others ?? []).Select(o => o.Code));
        }
        json.WriteEndObject();
    }

    /// <summary>Without the zeros that a decimal carries behind its point.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, Plain(number));
        else json.WriteNull(name);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
