using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Publications;

/// <summary>A unit that owed reports of a form which were not accepted when the figures were frozen.</summary>
internal sealed record FrozenMissing(string UnitId, string Code, string Name, Force Force, Echelon Echelon, string Form, IReadOnlyList<Period> Periods);

/// <summary>
/// A consolidation as it was published: totals by force, by place and by month, what they stand on and who was missing, with the indicators as they
/// were defined then. Nothing outside this text is needed to show it again.
/// </summary>
/// <param name="ByForce">Rows broken down by force.</param>
/// <param name="ByPlace">The same rows broken down by what lies directly below.</param>
/// <param name="ByMonth">The same rows month by month; null for a single month.</param>
internal sealed record Frozen(string Title, int Number, int Year, string Issuer, ConsolidationResult ByForce, ConsolidationResult ByPlace, ConsolidationResult? ByMonth, IReadOnlyList<FrozenMissing> Missing)
{
    /// <summary>How far the joint figures were reconciled then; null where there were none, and in publications from before it was kept.</summary>
    public ReconciledState? Reconciled { get; init; }

    public ConsolidationRow? Row(string code) => ByForce.Rows.FirstOrDefault(r => r.Indicator.Code == code);
}

/// <summary>
/// Writes and reads the frozen text. It is canonical: fixed order of members, no white space, so equal content gives equal bytes. A total is
/// null when missing, else [amount, reports] or [amount, reports, qualifiers, slack], in the indicator's stored multiples.
/// </summary>
internal static class FrozenText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Hash(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    public static string Write(Frozen frozen)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var r = frozen.ByForce;
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("title", frozen.Title);
            json.WriteNumber("number", frozen.Number);
            json.WriteNumber("year", frozen.Year);
            json.WriteString("issuer", frozen.Issuer);
            json.WriteString("hierarchy", r.Scope.Hierarchy == Hierarchy.Territory ? "territory" : "unit");
            json.WriteString("scope_id", r.Scope.NodeId);
            json.WriteString("scope_code", r.ScopeCode);
            json.WriteString("scope_name", r.ScopeName);
            json.WriteString("period", r.Period.Code);
            json.WriteString("from", SqlTypes.Text(r.Window.From));
            json.WriteString("to", SqlTypes.Text(r.Window.To));
            json.WriteNumber("sequence", r.Sequence);
            WriteCompleteness(json, "completeness", r.Completeness);
            json.WriteStartArray("forces");
            foreach (var (force, c) in r.ByForce)
            {
                json.WriteStartObject();
                json.WriteString("force", force.Code());
                WriteCompleteness(json, "completeness", c);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteCompleteness(json, "last_year", r.LastYearCompleteness);
            WriteParts(json, "force_parts", r);
            WriteParts(json, "place_parts", frozen.ByPlace);
            WriteParts(json, "month_parts", frozen.ByMonth);
            json.WriteStartArray("rows");
            for (var i = 0; i < r.Rows.Count; i++) WriteRow(json, r.Rows[i], frozen.ByPlace.Rows[i], frozen.ByMonth?.Rows[i]);
            json.WriteEndArray();
            json.WriteStartArray("missing");
            foreach (var m in frozen.Missing)
            {
                json.WriteStartObject();
                json.WriteString("unit", m.UnitId);
                json.WriteString("code", m.Code);
                json.WriteString("name", m.Name);
                json.WriteString("force", m.Force.Code());
                json.WriteString("echelon", m.Echelon.Code());
                json.WriteString("form", m.Form);
                json.WriteStartArray("periods");
                foreach (var p in m.Periods) json.WriteStringValue(p.Code);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteReconciled(json, frozen.Reconciled);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRow(Utf8JsonWriter json, ConsolidationRow row, ConsolidationRow place, ConsolidationRow? month)
    {
        var i = row.Indicator;
        json.WriteStartObject();
        json.WriteNumber("number", i.Number);
        json.WriteString("code", i.Code);
        json.WriteString("topic", i.Topic);
        json.WriteString("name_vi", i.NameVi);
        json.WriteString("name_en", i.NameEn);
        json.WriteString("unit_vi", i.UnitVi);
        json.WriteString("unit_en", i.UnitEn);
        json.WriteString("adds_up", i.AddsUp.ToString().ToLowerInvariant());
        json.WriteNumber("decimals", i.Decimals);
        WriteText(json, "pair_of", i.PairOf);
        WriteText(json, "part_of", i.PartOf);
        WriteText(json, "numerator", i.Numerator);
        WriteText(json, "denominator", i.Denominator);
        if (i.Direction != Direction.Neutral) json.WriteString("direction", i.Direction.ToString().ToLowerInvariant());
        if (i.Forces is { Count: > 0 } forces)
        {
            json.WriteStartArray("forces");
            foreach (var f in forces) json.WriteStringValue(f.Code());
            json.WriteEndArray();
        }
        json.WritePropertyName("total");
        WriteTotal(json, row.Total);
        WriteComparison(json, "previous", row.Previous);
        WriteComparison(json, "last_year", row.LastYear);
        if (row.Joint is { } joint)
        {
            json.WriteStartArray("joint");
            foreach (var part in new[] { joint.Own, joint.Led, joint.TookPart, joint.OfForces, joint.Results }) json.WriteNumberValue(part);
            json.WriteEndArray();
        }
        WriteTotals(json, "by_force", row);
        WriteTotals(json, "by_place", place);
        if (month != null) WriteTotals(json, "by_month", month);
        if (row.Warnings.Count > 0)
        {
            json.WriteStartArray("warnings");
            foreach (var (vi, en) in row.Warnings)
            {
                json.WriteStartArray();
                json.WriteStringValue(vi);
                json.WriteStringValue(en);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteReconciled(Utf8JsonWriter json, ReconciledState? reconciled)
    {
        if (reconciled is not { Level: not ReconciledLevel.NothingToReconcile }) return;
        json.WriteStartObject("reconciled");
        json.WriteString("level", reconciled.Level.ToString().ToLowerInvariant());
        json.WriteStartArray("lacking");
        foreach (var month in reconciled.Lacking) json.WriteStringValue(month.Code);
        json.WriteEndArray();
        json.WriteStartArray("sessions");
        foreach (var s in reconciled.Sessions)
        {
            json.WriteStartObject();
            json.WriteString("place", s.Place);
            json.WriteString("period", s.Period.Code);
            json.WriteString("first_signed", SqlTypes.Text(s.FirstSigned));
            json.WriteString("last_signed", SqlTypes.Text(s.LastSigned));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ReconciledState? ReadReconciled(JsonElement root) => !root.TryGetProperty("reconciled", out var r) ? null
        : new(Enum.Parse<ReconciledLevel>(Text(r, "level"), true), [.. r.GetProperty("lacking").EnumerateArray().Select(m => Period.Parse(m.GetString()!))],
            [.. r.GetProperty("sessions").EnumerateArray().Select(s => new SignedSession(Text(s, "place"), Period.Parse(Text(s, "period")), SqlTypes.Day(Text(s, "first_signed")), SqlTypes.Day(Text(s, "last_signed"))))]);

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text != null) json.WriteString(name, text);
    }

    private static void WriteCompleteness(Utf8JsonWriter json, string name, Completeness? of)
    {
        if (of is not { } c) return;
        json.WriteStartArray(name);
        json.WriteNumberValue(c.Expected);
        json.WriteNumberValue(c.Accepted);
        json.WriteNumberValue(c.Late);
        json.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, ConsolidationResult? result)
    {
        if (result is null) return;
        json.WriteStartArray(name);
        foreach (var part in result.Rows.Count > 0 ? result.Rows[0].By : [])
        {
            json.WriteStartObject();
            json.WriteString("key", part.Key);
            json.WriteString("name", part.Name);
            WriteText(json, "node", part.NodeId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTotals(Utf8JsonWriter json, string name, ConsolidationRow row)
    {
        json.WriteStartArray(name);
        foreach (var part in row.By) WriteTotal(json, part.Total);
        json.WriteEndArray();
    }

    private static void WriteTotal(Utf8JsonWriter json, Total total)
    {
        if (total.IsMissing) { json.WriteNullValue(); return; }
        json.WriteStartArray();
        json.WriteNumberValue(total.Amount);
        json.WriteNumberValue(total.Stated);
        if (total.IsApproximate || total.Slack != 0)
        {
            json.WriteNumberValue((int)total.Bounds);
            json.WriteNumberValue(total.Slack);
        }
        json.WriteEndArray();
    }

    private static void WriteComparison(Utf8JsonWriter json, string name, Comparison? comparison)
    {
        if (comparison is not { } c) return;
        json.WriteStartObject(name);
        json.WriteString("period", c.Period.Code);
        json.WritePropertyName("total");
        WriteTotal(json, c.Total);
        json.WriteString("why", c.Why.ToString());
        if (c.ChangePercent is { } percent) json.WriteNumber("percent", percent);
        json.WriteBoolean("restated", c.Restated);
        if (c.SplitUnits.Count > 0)
        {
            json.WriteStartArray("split");
            foreach (var unit in c.SplitUnits) json.WriteStringValue(unit);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static Frozen Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var scope = new Scope(Text(root, "hierarchy") == "territory" ? Hierarchy.Territory : Hierarchy.Chain, Text(root, "scope_id"));
        var period = Period.Parse(Text(root, "period"));
        var rows = root.GetProperty("rows").EnumerateArray().Select(r => (Json: r, Indicator: ReadIndicator(r))).ToList();
        var empty = new ConsolidationResult(scope, Text(root, "scope_code"), Text(root, "scope_name"), period, new(SqlTypes.Day(Text(root, "from")), SqlTypes.Day(Text(root, "to"))),
            ReadCompleteness(root.GetProperty("completeness")), [.. root.GetProperty("forces").EnumerateArray().Select(f => (Codes.ToForce(Text(f, "force")), ReadCompleteness(f.GetProperty("completeness"))))],
            root.TryGetProperty("last_year", out var lastYear) ? ReadCompleteness(lastYear) : null, [], root.GetProperty("sequence").GetInt64());
        ConsolidationResult By(string parts, string totals)
        {
            var names = root.GetProperty(parts).EnumerateArray().Select(p => (Key: Text(p, "key"), Name: Text(p, "name"), Node: TextOrNull(p, "node"))).ToList();
            return empty with
            {
                Rows = [.. rows.Select(r => new ConsolidationRow(r.Indicator, ReadTotal(r.Json.GetProperty("total")), ReadComparison(r.Json, "previous"), ReadComparison(r.Json, "last_year"),
                    [.. r.Json.GetProperty(totals).EnumerateArray().Select((t, n) => new Part(names[n].Key, names[n].Name, ReadTotal(t), names[n].Node))], ReadWarnings(r.Json), ReadJoint(r.Json)))]
            };
        }
        return new(Text(root, "title"), root.GetProperty("number").GetInt32(), root.GetProperty("year").GetInt32(), Text(root, "issuer"),
            By("force_parts", "by_force"), By("place_parts", "by_place"), root.TryGetProperty("month_parts", out _) ? By("month_parts", "by_month") : null,
            [.. root.GetProperty("missing").EnumerateArray().Select(m => new FrozenMissing(Text(m, "unit"), Text(m, "code"), Text(m, "name"), Codes.ToForce(Text(m, "force")),
                Codes.ToEchelon(Text(m, "echelon")), Text(m, "form"), [.. m.GetProperty("periods").EnumerateArray().Select(p => Period.Parse(p.GetString()!))]))]) { Reconciled = ReadReconciled(root) };
    }

    private static Indicator ReadIndicator(JsonElement r) => new(
        r.GetProperty("number").GetInt32(), Text(r, "code"), Text(r, "topic"), Text(r, "name_vi"), Text(r, "name_en"), Text(r, "unit_vi"), Text(r, "unit_en"),
        Enum.Parse<AddsUp>(Text(r, "adds_up"), true), r.GetProperty("decimals").GetInt32(), TextOrNull(r, "pair_of"), TextOrNull(r, "part_of"), false, TextOrNull(r, "numerator"), TextOrNull(r, "denominator"),
        TextOrNull(r, "direction") is { } way ? Enum.Parse<Direction>(way, true) : Direction.Neutral,
        r.TryGetProperty("forces", out var forces) ? [.. forces.EnumerateArray().Select(f => Codes.ToForce(f.GetString()!))] : []);

    private static Total ReadTotal(JsonElement t) => t.ValueKind == JsonValueKind.Null ? default
        : t.GetArrayLength() == 2 ? new(t[0].GetInt64(), t[1].GetInt32()) : new(t[0].GetInt64(), t[1].GetInt32(), (BoundSet)t[2].GetInt32(), t[3].GetInt64());

    private static Comparison? ReadComparison(JsonElement row, string name) => !row.TryGetProperty(name, out var c) ? null
        : new(Period.Parse(Text(c, "period")), ReadTotal(c.GetProperty("total")), Enum.Parse<Incomparable>(Text(c, "why")), c.TryGetProperty("percent", out var p) ? p.GetDecimal() : null,
            c.GetProperty("restated").GetBoolean(), c.TryGetProperty("split", out var s) ? [.. s.EnumerateArray().Select(u => u.GetString()!)] : []);

    private static IReadOnlyList<(string, string)> ReadWarnings(JsonElement row) =>
        row.TryGetProperty("warnings", out var w) ? [.. w.EnumerateArray().Select(p => (p[0].GetString()!, p[1].GetString()!))] : [];

    private static JointShare? ReadJoint(JsonElement row) =>
        row.TryGetProperty("joint", out var j) ? new(j[0].GetInt64(), j[1].GetInt64(), j[2].GetInt64(), j[3].GetInt64(), j[4].GetInt32()) : null;

    private static Completeness ReadCompleteness(JsonElement c) => new(c[0].GetInt32(), c[1].GetInt32(), c[2].GetInt32());
    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
    private static string? TextOrNull(JsonElement e, string name) => e.TryGetProperty(name, out var t) ? t.GetString() : null;
}
