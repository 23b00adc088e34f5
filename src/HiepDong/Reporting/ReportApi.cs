using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HiepDong.Accounts;
using HiepDong.Api;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Reporting;

/// <summary><c>/api/v1/reports</c>: the same use cases and refusals as the screens. Figures go in as officers write them, or as plain numbers.</summary>
internal static class ReportApi
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip
    };

    /// <summary>States in addresses and answers, and what the list calls them.</summary>
    private static readonly Dictionary<string, string> States = new()
    {
        ["missing"] = "chua-lap", ["draft"] = "dang-nhap", ["submitted"] = "cho-duyet", ["returned"] = "tra-lai", ["accepted"] = "da-duyet", ["correcting"] = "dinh-chinh", ["overdue"] = "qua-han", ["late"] = "nop-muon"
    };

    internal sealed record DraftBody(Dictionary<string, JsonElement>? Figures, Dictionary<string, string>? Remarks, Dictionary<string, string>? Narratives, string? Reason, int? Revision);
    internal sealed record DecisionBody(int? Version, string? Reason);
    internal sealed record Item(string? Id, string Unit, string UnitName, string Force, string Form, string Period, string State, DateOnly DueOn, bool Late, bool Overdue, int Version, int? AcceptedVersion, DateTimeOffset? SubmittedAt);
    internal sealed record PageOf<T>(int Page, int Size, int Total, IReadOnlyList<T> Items);
    internal sealed record FigureItem(string Indicator, decimal Value, string Qualifier, decimal? ValueMax, string Origin, string? Place, string? Remark);
    internal sealed record VersionItem(int Version, bool Counts, bool Late, string? Reason, DateTimeOffset SubmittedAt, string SubmittedBy, DateTimeOffset? AcceptedAt, string? AcceptedBy, string ContentHash,
        IReadOnlyList<FigureItem> Figures, IReadOnlyDictionary<string, string> Narratives);
    internal sealed record Whole(string Id, string Unit, string UnitName, string Form, int FormVersion, string Period, DateOnly DueOn, string State, int Version, int? AcceptedVersion, string? ReturnReason, IReadOnlyList<VersionItem> Versions);
    internal sealed record FindingItem(string Field, bool Error, string Detail);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/reports").WithTags("reports");
        api.MapGet("", List).WithSummary("Reports one may see, newest period first; state: missing, draft, submitted, returned, accepted, correcting, overdue, late");
        api.MapGet("/{id:guid}", Show).WithSummary("One report with all its versions and figures");
        api.MapPut("/{unit}/{form}/{period}/draft", SaveDraftOf).WithSummary("Saves the draft, making the report when it is not there; refused when somebody else has saved since the revision given")
            .AddEndpointFilter<Idempotency>().Accepts<DraftBody>("application/json");
        api.MapPost("/{unit}/{form}/{period}/submit", SubmitOf).WithSummary("Submits what the body holds, or the saved draft when there is no body")
            .AddEndpointFilter<Idempotency>().Accepts<DraftBody>(isOptional: true, "application/json");
        api.MapPost("/{id:guid}/accept", AcceptOne).WithSummary("Accepts a submitted version").AddEndpointFilter<Idempotency>().Accepts<DecisionBody>("application/json");
        api.MapPost("/{id:guid}/return", ReturnOne).WithSummary("Returns a submitted version with the reason").AddEndpointFilter<Idempotency>().Accepts<DecisionBody>("application/json");
    }

    private static IResult List(HttpContext http, ReportList list, NodeState node, Access access, Duties duties, string? period, string? form, string? state, string? force, string? q, int? page, int? size)
    {
        var by = Actors.Of(http);
        access.Require(by, Permission.SeeReports);
        Period? within = period is null ? null : Period.TryParse(period, out var p) ? p : throw new RefusalException(ReportProblems.WrongPeriod(period));
        var wanted = state is null ? null : States.GetValueOrDefault(state) ?? throw new RefusalException(ReportProblems.UnknownState(state, States.Keys));
        Force? only = force is null ? null : Codes.TryForce(force, out var f) ? f : throw new RefusalException(ReportProblems.UnknownForce(force));
        if (wanted == "chua-lap") within ??= duties.LatestMonth;
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        var (lines, total) = list.Find(new(within, form, wanted, only, q), by, number, length);
        return Results.Json(new PageOf<Item>(number, length, total, [.. lines.Select(l => new Item(l.Id, node.Organisation.Unit(l.UnitId)!.Code, l.UnitName, l.Force.Code(), l.FormCode, l.Period.Code,
            l.State is { } s ? Code(s) : "missing", l.DueOn, l.IsLate, l.IsOverdue(node.Today), l.Version, l.AcceptedVersion, l.SubmittedAt))]), Json);
    }

    private static IResult Show(string id, HttpContext http, ReportStore reports, NodeState node, Access access)
    {
        var report = reports.Get(id);
        Downloads.RequireSight(report, Actors.Of(http), access);
        var unit = node.Organisation.Unit(report.UnitId)!;
        return Results.Json(new Whole(report.Id, unit.Code, unit.Name, report.FormCode, report.FormVersion, report.Period.Code, report.DueOn, Code(report.State), report.Version, report.AcceptedVersion, report.ReturnReason,
            [.. reports.Versions(id).Select(v => new VersionItem(v.Version, v.Counted, v.Late, v.Reason, v.SubmittedAt, v.SubmittedBy, v.AcceptedAt, v.AcceptedBy, v.ContentHash,
                [.. v.Content.Figures.Select(x => new FigureItem(node.Catalogue[x.Indicator].Code, x.Quantity.Value, x.Quantity.Bound.Code(), x.Quantity.Max, Code(x.Origin.Kind), x.Origin.Place, x.Remark))], v.Content.Narratives))]), Json);
    }

    private static async Task<IResult> SaveDraftOf(string unit, string form, string period, HttpContext http, OpenReport open, SaveDraft save, ReportStore reports, ReportEntry entry, NodeState node, Texts texts)
    {
        var by = Actors.Of(http);
        var body = await Read<DraftBody>(http);
        var draft = Draft(body);
        var report = await open.Run(UnitOf(node, unit, period), form, Parse(period), by, http.RequestAborted);
        var revision = await save.Run(report.Id, draft, body.Revision ?? reports.FindDraft(report.Id)?.Revision ?? 0, by, http.RequestAborted);
        return Results.Json(new { report.Id, Revision = revision, Findings = entry.Check(report, entry.FormOf(report), draft).Select(f => new FindingItem(f.Field, f.IsError, f.In(texts.Language))) }, Json);
    }

    private static async Task<IResult> SubmitOf(string unit, string form, string period, HttpContext http, OpenReport open, SubmitReport submit, ReportStore reports, NodeState node)
    {
        var by = Actors.Of(http);
        var body = await ReadOptional<DraftBody>(http);
        var report = await open.Run(UnitOf(node, unit, period), form, Parse(period), by, http.RequestAborted);
        var saved = reports.FindDraft(report.Id);
        var draft = body?.Figures is null ? (saved?.Draft ?? new Draft()) with { Reason = body?.Reason ?? saved?.Draft.Reason } : Draft(body);
        var version = await submit.Run(report.Id, draft, body?.Revision ?? saved?.Revision ?? 0, by, http.RequestAborted);
        return Results.Json(new { report.Id, Version = version, State = "submitted" }, Json, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> AcceptOne(string id, HttpContext http, AcceptReport accept, ReportStore reports)
    {
        var body = await Read<DecisionBody>(http);
        var version = body.Version ?? reports.Get(id).Version;
        await accept.Run(id, version, Actors.Of(http), http.RequestAborted);
        return Results.Json(new { Id = id, Version = version, State = "accepted" }, Json);
    }

    private static async Task<IResult> ReturnOne(string id, HttpContext http, ReturnReport giveBack, ReportStore reports)
    {
        var body = await Read<DecisionBody>(http);
        var version = body.Version ?? reports.Get(id).Version;
        await giveBack.Run(id, version, body.Reason, Actors.Of(http), http.RequestAborted);
        return Results.Json(new { Id = id, Version = version, State = "returned" }, Json);
    }

    public static async Task<T> Read<T>(HttpContext http) where T : class => await ReadOptional<T>(http) ?? throw new RefusalException(ApiRefusals.BadBody("null"));

    public static async Task<T?> ReadOptional<T>(HttpContext http) where T : class
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize<T>(body.ToArray(), Json);
        }
        catch (JsonException bad)
        {
            throw new RefusalException(ApiRefusals.BadBody(bad.Message));
        }
    }

    private static Draft Draft(DraftBody body)
    {
        var draft = new Draft { Reason = body.Reason, Remarks = body.Remarks ?? [], Narratives = body.Narratives ?? [] };
        foreach (var (code, value) in body.Figures ?? [])
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) draft.Figures[code] = new Quantity(number).Write("vi");
            else if (value.ValueKind == JsonValueKind.String) draft.Figures[code] = value.GetString()!;
            else if (value.ValueKind != JsonValueKind.Null) throw new RefusalException(ApiRefusals.BadBody(code));
        return draft;
    }

    private static Period Parse(string text) => Period.TryParse(text, out var period) ? period : throw new RefusalException(ReportProblems.WrongPeriod(text));

    /// <summary>A unit by its code at the period's end, or by its id.</summary>
    private static string UnitOf(NodeState node, string unit, string period) =>
        (node.Organisation.Unit(unit) ?? node.Organisation.UnitByCode(unit, Parse(period).Window().To) ?? throw new RefusalException(ReportProblems.UnknownUnit(unit))).Id;

    private static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
