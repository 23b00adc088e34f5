using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;

namespace HiepDong.Consolidation;

/// <summary>Files and API of consolidations; the API answers with the same JSON as the command line.</summary>
internal static class ConsolidationRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/tong-hop/tai-ve", Download).ExcludeFromDescription();
        app.MapGet("/api/v1/consolidations", Consolidate).WithTags("Consolidations").WithName("Consolidate")
            .WithSummary("Totals of a territory or unit over a period")
            .WithDescription("scope: territory:CODE or unit:CODE, the country is territory:VN. period: 2026, 2026-Q1, 2026-H1, 2026-9M, 2026-03 or 2026-02..2026-05. indicators: codes divided by commas, empty for all. " +
                "by: force, unit, territory or month. compare: with the same period of the year before, restated. A value nobody stated is null, never zero.")
            .Produces<ConsolidationShape>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static IResult Download(HttpContext http, NodeState node, Access access, ReportFacts reports)
    {
        var by = Actors.Of(http);
        var filters = Filters.Read(http.Request.Query, node.Consolidator, access, by, node.Today);
        var codes = Asking.Indicators(node.Catalogue, filters.Codes);
        if (codes.Count == 0 && filters.Topics.Count > 0) codes = [.. node.Catalogue.Indicators.Where(i => filters.Topics.Contains(i.Topic)).Select(i => i.Code)];
        var kind = http.Request.Query["dang"].ToString();
        if (kind is not ("docx" or "xlsx")) throw new RefusalException(ConsolidationProblems.UnknownFormat(kind));
        var facts = reports.Make(filters.Scope, filters.Period, codes, by.AuthorUnit);
        var file = new MemoryStream();
        if (kind == "docx") ConsolidatedReportDocument.Write(file, facts);
        else ConsolidationWorkbook.Write(file, facts);
        file.Position = 0;
        return Results.File(file, kind == "docx" ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"tong-hop-{filters.ScopeText.Replace(':', '-')}-{filters.Period.Code}.{kind}");
    }

    private static IResult Consolidate(HttpContext http, NodeState node, Access access, Web.Texts texts, string? scope, string? period, string? indicators = null, string? by = null, bool compare = false)
    {
        var consolidator = node.Consolidator;
        var over = Asking.Period(period);
        var query = new ConsolidationQuery(Asking.Scope(consolidator, scope, over), over, Asking.Indicators(consolidator.Catalogue, indicators), Asking.Breakdown(by), compare);
        access.Require(Actors.Of(http), Permission.Consolidate, query.Scope);
        var buffer = new MemoryStream();
        ConsolidationJson.Write(buffer, consolidator, query, consolidator.Run(query), texts.Language);
        return Results.Bytes(buffer.ToArray(), "application/json; charset=utf-8");
    }
}

/// <summary>What <see cref="ConsolidationJson"/> writes, for the description of the API.</summary>
internal sealed record ConsolidationShape(string Scope, string Name, ConsolidationShape.PeriodShape Period, int ExpectedReports, int AcceptedReports, int Late, IReadOnlyList<string> MissingUnits, long Sequence, IReadOnlyList<ConsolidationShape.RowShape> Rows)
{
    internal sealed record PeriodShape(string Code, DateOnly From, DateOnly To);
    internal sealed record RowShape(string Indicator, string Name, string Unit, decimal? Value, bool Approximate, int Reports, decimal? Previous, decimal? ChangePercent, bool Comparable, string? Reason, IReadOnlyList<PartShape>? By);
    internal sealed record PartShape(string Key, decimal? Value);
}
