using System.Text.Json;
using System.Text.Json.Serialization;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;

namespace HiepDong.Indicators;

/// <summary>Indicators and form versions in the database; all are read at start and after each change.</summary>
internal static class CatalogueStore
{
    private sealed record Row(long Number, string Code, string Topic, string NameVi, string NameEn, string UnitVi, string UnitEn, string AddsUp, long Decimals, string? PairOf, string? PartOf,
        long Exhaustive, string? Numerator, string? Denominator, string Direction, string Forces, long Retired, string? FromResults);
    private sealed record FormRow(string Body);

    private const string AllIndicators = """
        select number, code, topic, name_vi, name_en, unit_vi, unit_en, adds_up, decimals, pair_of, part_of, exhaustive, numerator, denominator, direction, forces, retired, from_results
        from indicator order by number
        """;

    private const string AllForms = "select body from report_form order by code, version";

    public static Catalogue Load(Database database) => new(
        database.Query<Row>(AllIndicators).Select(Make), database.Query<FormRow>(AllForms).Select(f => ReadForm(f.Body)));

    /// <summary>The catalogue as the writing transaction sees it: what a change is judged against.</summary>
    public static Catalogue Load(Write write) => new(
        write.Query<Row>(AllIndicators).Select(Make), write.Query<FormRow>(AllForms).Select(f => ReadForm(f.Body)));

    private static Indicator Make(Row r) => new((int)r.Number, r.Code, r.Topic, r.NameVi, r.NameEn, r.UnitVi, r.UnitEn, Enum.Parse<AddsUp>(r.AddsUp, true), (int)r.Decimals,
        r.PairOf, r.PartOf, r.Exhaustive != 0, r.Numerator, r.Denominator, Enum.Parse<Direction>(r.Direction, true),
        [.. r.Forces.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Codes.ToForce)], r.Retired != 0, r.FromResults);

    /// <summary>Inserts an indicator, or changes all of it but number, code, decimals and the way it adds up, which stored figures rest on.</summary>
    public static void Save(Write write, Indicator i) => write.Execute("""
        insert into indicator (number, code, topic, name_vi, name_en, unit_vi, unit_en, adds_up, decimals, pair_of, part_of, exhaustive, numerator, denominator, direction, forces, retired, from_results)
        values (@Number, @Code, @Topic, @NameVi, @NameEn, @UnitVi, @UnitEn, @AddsUp, @Decimals, @PairOf, @PartOf, @Exhaustive, @Numerator, @Denominator, @Direction, @Forces, @Retired, @FromResults)
        on conflict (number) do update set topic = excluded.topic, name_vi = excluded.name_vi, name_en = excluded.name_en, unit_vi = excluded.unit_vi, unit_en = excluded.unit_en,
          pair_of = excluded.pair_of, part_of = excluded.part_of, exhaustive = excluded.exhaustive, numerator = excluded.numerator, denominator = excluded.denominator,
          direction = excluded.direction, forces = excluded.forces, retired = excluded.retired, from_results = excluded.from_results
        """, new
    {
        i.Number, i.Code, i.Topic, i.NameVi, i.NameEn, i.UnitVi, i.UnitEn, AddsUp = i.AddsUp.ToString().ToLowerInvariant(), i.Decimals, i.PairOf, i.PartOf, Exhaustive = i.Exhaustive ? 1 : 0,
        i.Numerator, i.Denominator, Direction = i.Direction.ToString().ToLowerInvariant(), Forces = string.Join(';', (i.Forces ?? []).Select(f => f.Code())), Retired = i.Retired ? 1 : 0, i.FromResults
    });

    public static void Save(Write write, ReportForm form) => write.Execute("""
        insert into report_form (code, version, valid_from, valid_to, body) values (@Code, @Version, @ValidFrom, @ValidTo, @Body)
        on conflict (code, version) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to, body = excluded.body
        """, new { form.Code, form.Version, ValidFrom = SqlTypes.Text(form.ValidFrom), ValidTo = form.ValidTo is { } d ? SqlTypes.Text(d) : null, Body = WriteForm(form) });

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true
    };

    private sealed record FormFile(string Code, int Version, string NameVi, string NameEn, List<string> Forces, List<string> Echelons, string Rhythm, string Window,
        Dictionary<string, int> DueWorkingDays, DateOnly ValidFrom, DateOnly? ValidTo, List<SectionFile> Sections, List<NarrativeFile> Narratives);
    private sealed record SectionFile(string TitleVi, string TitleEn, List<string> Indicators);
    private sealed record NarrativeFile(string Code, string TitleVi, string TitleEn);

    /// <summary>The same JSON in the shipped file, the database and an export.</summary>
    public static string WriteForm(ReportForm f) => JsonSerializer.Serialize(new FormFile(f.Code, f.Version, f.NameVi, f.NameEn, [.. f.Forces.Select(x => x.Code())], [.. f.Echelons.Select(e => e.Code())],
        Rhythms[f.Rhythm], f.Window.ToString().ToLowerInvariant(), f.DueWorkingDays.ToDictionary(d => d.Key.Code(), d => d.Value), f.ValidFrom, f.ValidTo,
        [.. f.Sections.Select(s => new SectionFile(s.TitleVi, s.TitleEn, [.. s.Indicators]))], [.. f.Narratives.Select(n => new NarrativeFile(n.Code, n.TitleVi, n.TitleEn))]), Json);

    public static ReportForm ReadForm(string json) => Make(JsonSerializer.Deserialize<FormFile>(json, Json)!);
    public static string WriteForms(IEnumerable<ReportForm> forms) => "[\n" + string.Join(",\n", forms.Select(WriteForm)) + "\n]\n";
    public static List<ReportForm> ReadForms(string json) => [.. JsonSerializer.Deserialize<List<FormFile>>(json, Json)!.Select(Make)];

    private static ReportForm Make(FormFile f) => new(f.Code, f.Version, f.NameVi, f.NameEn, [.. f.Forces.Select(Codes.ToForce)], [.. f.Echelons.Select(Codes.ToEchelon)],
        Rhythms.First(r => r.Value == f.Rhythm).Key, Enum.Parse<WindowRule>(f.Window, true), f.DueWorkingDays.ToDictionary(d => Codes.ToEchelon(d.Key), d => d.Value), f.ValidFrom, f.ValidTo,
        [.. f.Sections.Select(s => new FormSection(s.TitleVi, s.TitleEn, s.Indicators))], [.. f.Narratives.Select(n => new FormNarrative(n.Code, n.TitleVi, n.TitleEn))]);

    public static readonly IReadOnlyDictionary<Rhythm, string> Rhythms = new Dictionary<Rhythm, string>
    {
        [Rhythm.Month] = "month", [Rhythm.Quarter] = "quarter", [Rhythm.Half] = "half", [Rhythm.NineMonths] = "nine_months", [Rhythm.Year] = "year"
    };
}
