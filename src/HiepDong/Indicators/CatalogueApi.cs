using System.Text.Json.Nodes;
using HiepDong.Accounts;
using HiepDong.Indicators.List;
using HiepDong.Node;
using HiepDong.Organisation;

namespace HiepDong.Indicators;

/// <summary>Downloads of the pages, and <c>/api/v1/indicators</c> and <c>/api/v1/forms</c>; anyone signed in may read.</summary>
internal static class CatalogueApi
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal sealed record IndicatorItem(int Number, string Code, string Topic, string NameVi, string NameEn, string UnitVi, string UnitEn, string AddsUp, int Decimals, string? PairOf, string? PartOf, bool Exhaustive,
        string? Numerator, string? Denominator, string Direction, IReadOnlyList<string> Forces, bool Retired, string? FromResults);

    internal sealed record PageOf<T>(int Page, int Size, int Total, IReadOnlyList<T> Items);

    public static void Map(WebApplication app)
    {
        app.MapGet("/quan-tri/chi-tieu/xuat.xlsx", (HttpContext http, NodeState node) => Download(http, Xlsx, CatalogueExport.FileName("chi-tieu", node.Today, "xlsx"),
            output => CatalogueExport.WriteWorkbook(output, IndicatorFilter.Of(http.Request.Query).Apply(node.Catalogue.Indicators)))).ExcludeFromDescription();
        app.MapGet("/quan-tri/chi-tieu/xuat.csv", (HttpContext http, NodeState node) => Download(http, "text/csv; charset=utf-8", CatalogueExport.FileName("chi-tieu", node.Today, "csv"),
            output => output.Write(System.Text.Encoding.UTF8.GetBytes("\ufeff" + IndicatorFile.WriteCsv(IndicatorFilter.Of(http.Request.Query).Apply(node.Catalogue.Indicators)))))).ExcludeFromDescription();
        app.MapGet("/quan-tri/bieu-mau/xuat.xlsx", (HttpContext http, NodeState node) => Download(http, Xlsx, CatalogueExport.FileName("bieu-mau", node.Today, "xlsx"),
            output => CatalogueExport.WriteForms(output, node.Catalogue))).ExcludeFromDescription();
        app.MapGet("/quan-tri/bieu-mau/xuat.json", (HttpContext http, NodeState node) => Download(http, "application/json; charset=utf-8", CatalogueExport.FileName("bieu-mau", node.Today, "json"),
            output => output.Write(System.Text.Encoding.UTF8.GetBytes(CatalogueStore.WriteForms(node.Catalogue.Forms))))).ExcludeFromDescription();

        app.MapGet("/api/v1/indicators", (HttpContext http, NodeState node, string? topic, string? force, string? q, bool? retired, int? page, int? size) =>
        {
            _ = Actors.Of(http);
            var filter = new IndicatorFilter(topic ?? "", force ?? "", "", retired switch { true => "ngung", false => "dang-dung", _ => "tat-ca" }, q ?? "");
            return Paged([.. filter.Apply(node.Catalogue.Indicators).Select(Item)], page, size);
        }).WithSummary("Indicators, by number");

        app.MapGet("/api/v1/forms", (HttpContext http, NodeState node, string? code, string? force, DateOnly? on, int? page, int? size) =>
        {
            _ = Actors.Of(http);
            var forms = node.Catalogue.Forms.Where(f => (code is null || f.Code == code) && (on is not { } day || f.IsInEffect(day)) && (force is null || f.Forces.Any(x => x.Code() == force)));
            return Paged([.. forms.Select(f => JsonNode.Parse(CatalogueStore.WriteForm(f)))], page, size);
        }).WithSummary("Report form versions; with on=yyyy-MM-dd only those in effect that day");
    }

    private static IndicatorItem Item(Indicator i) => new(i.Number, i.Code, i.Topic, i.NameVi, i.NameEn, i.UnitVi, i.UnitEn, CatalogueChoices.Key(i.AddsUp), i.Decimals, i.PairOf, i.PartOf, i.Exhaustive,
        i.Numerator, i.Denominator, CatalogueChoices.Key(i.Direction), [.. (i.Forces ?? []).Select(f => f.Code())], i.Retired, i.FromResults);

    private static IResult Paged<T>(List<T> all, int? page, int? size)
    {
        var (number, length) = (Math.Max(1, page ?? 1), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new PageOf<T>(number, length, all.Count, [.. all.Skip((int)Math.Min(all.Count, (long)(number - 1) * length)).Take(length)]), Json);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    private static IResult Download(HttpContext http, string type, string name, Action<Stream> write)
    {
        _ = Actors.Of(http);
        var made = new MemoryStream();
        write(made);
        made.Position = 0;
        return Results.File(made, type, name);
    }
}
