using HiepDong.Accounts;
using HiepDong.Api;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary><c>/api/v1/results</c>: joint results in and out, answers and closing; the same use cases and refusals as the screens.</summary>
internal static class ResultApi
{
    internal sealed record AmountBody(string? What, string? Unit, decimal Value, bool? Approximate);
    internal sealed record ParticipantBody(string? Unit, string? Share, IReadOnlyList<AmountBody>? Amounts);
    /// <param name="To">The last day; the first one when left out.</param>
    /// <param name="Draft">True keeps a draft that only its units see.</param>
    internal sealed record ResultBodyIn(string? Kind, DateOnly? From, DateOnly? To, string? Territory, string? Lead, string? Share, IReadOnlyList<ParticipantBody>? Participants, IReadOnlyList<AmountBody>? Amounts, string? Summary, string? Campaign, bool? Draft);
    /// <param name="Unit">Who answers; may be left out by somebody who writes for one unit.</param>
    /// <param name="Version">What was looked at; a newer one is refused.</param>
    internal sealed record AnswerBody(string? Unit, string? Share, IReadOnlyList<AmountBody>? Amounts, string? Reason, int? Version);
    internal sealed record AmountItem(string What, string Unit, decimal Value, bool Approximate);
    internal sealed record ParticipantItem(string Unit, string Role, string Answer, string? Share, IReadOnlyList<AmountItem> Amounts, string? Reason);
    internal sealed record ResultItem(string Id, string? Code, string Kind, DateOnly From, DateOnly To, string Territory, string Lead, string State, int Version, string? MergedInto, string Summary, string? Campaign,
        IReadOnlyList<ParticipantItem> Participants, IReadOnlyList<AmountItem> Amounts);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/results").WithTags("results");
        api.MapGet("", List).WithSummary("Joint results one may see, newest first; period or from and to are about the last day, territory takes everything below it; role: led, took_part; state: " + string.Join(", ", ResultList.States.Select(s => s.Api)));
        api.MapGet("/{id:guid}", Show).WithSummary("One joint result");
        api.MapPost("", Record).WithSummary("Records a joint result that one's unit led or took part in; its participants are asked to confirm").AddEndpointFilter<Idempotency>().Accepts<ResultBodyIn>("application/json");
        api.MapPost("/{id:guid}/confirm", Confirm).WithSummary("A participant confirms, with amounts of its own where they differ; a unit that was not named joins").AddEndpointFilter<Idempotency>().Accepts<AnswerBody>(isOptional: true, "application/json");
        api.MapPost("/{id:guid}/decline", Decline).WithSummary("A participant says with a reason that it did not take part").AddEndpointFilter<Idempotency>().Accepts<AnswerBody>("application/json");
        api.MapPost("/{id:guid}/close", Close).WithSummary("The lead unit closes a result that everybody has answered").AddEndpointFilter<Idempotency>().Accepts<AnswerBody>(isOptional: true, "application/json");
    }

    private static IResult List(HttpContext http, ResultList list, NodeState node, string? kind, string? period, DateOnly? from, DateOnly? to, string? territory, string? unit, string? role, string? force, string? state, bool? joint, string? q, string? sort, int? page, int? size)
    {
        var by = Actors.Of(http);
        list.RequireSight(by);
        ResultKind? only = kind is null ? null : KindOf(kind);
        if (from > to) throw new RefusalException(ResultProblems.EndsBeforeItBegins());
        DateSpan? days = period is not null ? (Period.TryParse(period, out var p) ? p : throw new RefusalException(ReportProblems.WrongPeriod(period))).Window()
            : from is null && to is null ? null : new(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        Force? of = force is null ? null : Codes.TryForce(force, out var f) ? f : throw new RefusalException(ReportProblems.UnknownForce(force));
        var standing = state is null ? null : ResultList.States.FirstOrDefault(s => s.Api == state).Address ?? throw new RefusalException(ReportProblems.UnknownState(state, ResultList.States.Select(s => s.Api)));
        var place = territory is null ? null : ResultTyped.Place(territory, node.Today, node.Organisation, "territory").Id;
        var units = unit is null ? null : node.Organisation.WithPredecessors(UnitOf(node, unit, node.Today, "unit")).ToList();
        var filter = new ResultFilter(only, days, place, units, role switch { "led" => ResultRole.Led, "took_part" => ResultRole.TookPart, _ => ResultRole.Any }, of, standing, joint == true, q, sort);
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new ReportApi.PageOf<ResultItem>(number, length, list.Sums(filter, by).All, [.. list.Page(filter, by, number, length).Select(r => Item(r, node))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, ResultStore store, ResultReach reach, NodeState node) => Results.Json(Item(Seen(id, http, store, reach), node), ReportApi.Json);

    private static async Task<IResult> Record(HttpContext http, RecordResult record, NodeState node)
    {
        var body = await ReportApi.Read<ResultBodyIn>(http);
        if (body.From is not { } from) throw new RefusalException(ApiRefusals.BadBody("from"));
        var to = body.To ?? from;
        var day = to > node.Today ? node.Today : to;
        var claims = new List<Claim> { new(UnitOf(node, body.Lead, day, "lead"), true, body.Share ?? "", Answer.Pending, []) };
        foreach (var p in body.Participants ?? []) claims.Add(new(UnitOf(node, p.Unit, day, "participants"), false, p.Share ?? "", Answer.Pending, AmountsOf(p.Amounts)));
        var made = await record.Run(null, new(KindOf(body.Kind ?? ""), from, to, ResultTyped.Place(body.Territory, day, node.Organisation, "territory").Id, Text.Vietnamese.Clean(body.Summary),
            Text.Vietnamese.Clean(body.Campaign) is { Length: > 0 } campaign ? campaign : null, claims, new(AmountsOf(body.Amounts), null, null, null, null)), body.Draft != true, Actors.Of(http), http.RequestAborted);
        return Results.Json(Item(made, node), ReportApi.Json, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Confirm(string id, HttpContext http, AnswerResult answer, ResultStore store, ResultReach reach, NodeState node, Access access)
    {
        var body = await ReportApi.ReadOptional<AnswerBody>(http);
        var result = Outlined(id, http, store, reach);
        var done = await answer.Confirm(id, Answering(result, body?.Unit, http, node, access), AmountsOf(body?.Amounts), body?.Share, body?.Version, Actors.Of(http), http.RequestAborted);
        return Results.Json(Item(done, node), ReportApi.Json);
    }

    private static async Task<IResult> Decline(string id, HttpContext http, AnswerResult answer, ResultStore store, ResultReach reach, NodeState node, Access access)
    {
        var body = await ReportApi.Read<AnswerBody>(http);
        var result = Seen(id, http, store, reach);
        var done = await answer.Decline(id, Answering(result, body.Unit, http, node, access), body.Reason, body.Version, Actors.Of(http), http.RequestAborted);
        return Results.Json(Item(done, node), ReportApi.Json);
    }

    private static async Task<IResult> Close(string id, HttpContext http, AnswerResult answer, ResultStore store, ResultReach reach, NodeState node)
    {
        var body = await ReportApi.ReadOptional<AnswerBody>(http);
        Seen(id, http, store, reach);
        return Results.Json(Item(await answer.Close(id, body?.Version, Actors.Of(http), http.RequestAborted), node), ReportApi.Json);
    }

    private static JointResult Seen(string id, HttpContext http, ResultStore store, ResultReach reach)
    {
        var result = store.Get(id);
        reach.RequireSees(Actors.Of(http), result);
        return result;
    }

    /// <summary>A unit that was not named joins what it sees in outline.</summary>
    private static JointResult Outlined(string id, HttpContext http, ResultStore store, ResultReach reach)
    {
        var result = store.Get(id);
        if (!reach.SeesOutline(Actors.Of(http), result)) throw new RefusalException(AccountProblems.NotAllowed());
        return result;
    }

    /// <summary>The unit named, else the one of the person's own that takes part, else their only one.</summary>
    private static string Answering(JointResult result, string? unit, HttpContext http, NodeState node, Access access)
    {
        if (unit is not null) return UnitOf(node, unit, node.Today, "unit");
        var by = Actors.Of(http);
        List<string> own = [.. result.Body.Claims.Where(c => !c.Leads && access.Allows(by, Permission.WriteResult, c.UnitId)).Select(c => c.UnitId)];
        if (own.Count == 0) own = [.. access.UnitsOf(by, Permission.WriteResult).Select(u => u.Id)];
        return own is [var one] ? one : throw new RefusalException(own.Count == 0 ? AccountProblems.NotAllowed() : ApiRefusals.BadBody("unit"));
    }

    /// <summary>A unit by its id, or by its code on the day.</summary>
    private static string UnitOf(NodeState node, string? unit, DateOnly day, string field) =>
        (node.Organisation.Unit(unit ?? "") ?? node.Organisation.UnitByCode(unit ?? "", day) ?? throw new RefusalException(ResultProblems.UnknownUnit(unit ?? "") with { Field = field })).Id;

    private static ResultKind KindOf(string text) => Things.TryKind(text, out var kind) ? kind : throw new RefusalException(ResultProblems.UnknownKind(text) with { Field = "kind" });

    private static List<Amount> AmountsOf(IReadOnlyList<AmountBody>? amounts) =>
        [.. (amounts ?? []).Select(a => new Amount(Things.Read(a.What), Text.Vietnamese.Clean(a.Unit) is { Length: > 0 } unit ? unit : Things.Find(Things.Read(a.What))?.Units[0] ?? "", a.Value, a.Approximate == true))];

    private static ResultItem Item(JointResult r, NodeState node)
    {
        string Unit(string id) => node.Organisation.Unit(id)?.Code ?? id;
        IReadOnlyList<AmountItem> Amounts(IReadOnlyList<Amount> amounts) => [.. amounts.Select(a => new AmountItem(a.What, a.Unit, a.Value, a.Approximate))];
        return new(r.Id, r.Code.Length > 0 ? r.Code : null, r.Body.Kind.Code(), r.Body.From, r.Body.To, node.Organisation.Territory(r.Body.TerritoryId)?.Code ?? r.Body.TerritoryId, Unit(r.Body.Lead.UnitId), ResultStore.CodeOf(r.State),
            r.Version, r.MergedInto, r.Body.Summary, r.Body.Campaign,
            [.. r.Body.Claims.Select(c => new ParticipantItem(Unit(c.UnitId), c.Leads ? "lead" : "participant", c.Answer.ToString().ToLowerInvariant(), c.Share is { Length: > 0 } ? c.Share : null, Amounts(c.Amounts), c.Reason))],
            Amounts(r.Body.Accepted.Amounts));
    }
}
