using HiepDong.Accounts;
using HiepDong.Api;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Assignments;

/// <summary><c>/api/v1/assignments</c>: work as the person may see it, giving it, and each unit's steps; the same use cases and refusals as the screens.</summary>
internal static class AssignmentApi
{
    internal sealed record OrderBody(string? Assigner, string? Text, string? Lead, IReadOnlyList<string>? Supporting, DateOnly? Deadline, string? Evidence, string? Detail);
    /// <param name="Unit">Whose part it is about; may be left out by somebody who writes for one of its units only.</param>
    /// <param name="Text">What was done, or the reason, as the step asks.</param>
    /// <param name="Version">What was looked at; a newer one is refused.</param>
    internal sealed record StepBody(string? Unit, string? Text, DateOnly? Until, int? Version);
    internal sealed record OriginItem(string Kind, string? Id, string? Title);
    internal sealed record ProgressItem(int Number, string Text, IReadOnlyList<string> Files, string? Figure, string? Result, DateTimeOffset ReportedAt, bool Withdrawn);
    internal sealed record PartItem(string Unit, string Role, string State, DateOnly Deadline, bool Overdue, bool Late, string? ReturnReason, DateOnly? AskingUntil, IReadOnlyList<ProgressItem>? Progress);
    internal sealed record AssignmentItem(string Id, string Code, string Text, string State, bool Overdue, int Version, string Assigner, DateOnly AssignedOn, DateOnly Deadline, string? Evidence, string? Detail, string? CancelReason, OriginItem Origin, IReadOnlyList<PartItem> Parts);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/assignments").WithTags("assignments");
        api.MapGet("", List).WithSummary("Assignments one may see, by deadline; state: " + string.Join(", ", AssignmentList.States.Select(s => s.Api)) + " (open ones when left out); origin: " + string.Join(", ", Enum.GetValues<OriginKind>().Select(AssignmentStore.CodeOf)) + ", of: id of what they come from");
        api.MapGet("/{id:guid}", Show).WithSummary("One assignment with each unit's progress and evidence");
        api.MapPost("", Give).WithSummary("Gives work to one's own unit or units in one's charge").AddEndpointFilter<Idempotency>().Accepts<OrderBody>("application/json");
        Step(api, "accept", "A unit takes its part on", (work, _, id, unit, body, by, stop) => work.Accept(id, unit, body.Version, by, stop));
        Step(api, "report", "A unit says in text what it has done; files, figures and results are named on the page", (work, _, id, unit, body, by, stop) => work.Report(id, unit, EvidenceIn.Of(Vietnamese.Clean(body.Text)), body.Version, by, stop));
        Step(api, "submit", "A unit hands its part in, with text as evidence where none was given before", (work, _, id, unit, body, by, stop) => work.Submit(id, unit, EvidenceIn.Of(Vietnamese.Clean(body.Text)), body.Version, by, stop));
        Step(api, "ask", "A unit asks for more time until a day, with a reason in text", (work, _, id, unit, body, by, stop) => work.Ask(id, unit, body.Until ?? throw new RefusalException(ApiRefusals.BadBody("until")), Vietnamese.Clean(body.Text), body.Version, by, stop));
        Step(api, "verify", "The assigner finds a unit's part done", (_, follow, id, unit, body, by, stop) => follow.Verify(id, unit, body.Version, by, stop));
        Step(api, "return", "The assigner gives a unit's part back, with a reason in text", (_, follow, id, unit, body, by, stop) => follow.Return(id, unit, Vietnamese.Clean(body.Text), body.Version, by, stop));
    }

    private static void Step(RouteGroupBuilder api, string name, string summary, Func<DoWork, FollowWork, string, string, StepBody, Actor, CancellationToken, Task<Assignment>> step) =>
        api.MapPost("/{id:guid}/" + name, async (string id, HttpContext http, DoWork work, FollowWork follow, AssignmentStore store, WorkReach reach, NodeState node, Access access) =>
        {
            var by = Actors.Of(http);
            var body = await ReportApi.ReadOptional<StepBody>(http) ?? new(null, null, null, null);
            var assignment = store.Get(id);
            reach.RequireSees(by, assignment.Units);
            var done = await step(work, follow, id, UnitOf(assignment, body.Unit, by, node, access), body, by, http.RequestAborted);
            return Results.Json(Item(done, node, true), ReportApi.Json);
        }).WithSummary(summary).AddEndpointFilter<Idempotency>().Accepts<StepBody>(isOptional: true, "application/json");

    private static IResult List(HttpContext http, AssignmentList list, NodeState node, string? state, string? unit, string? role, string? assigner, DateOnly? from, DateOnly? to, string? origin, string? of, string? q, int? page, int? size)
    {
        var by = Actors.Of(http);
        list.RequireSight(by);
        var standing = state is null ? null : AssignmentList.States.FirstOrDefault(s => s.Api == state).Address ?? throw new RefusalException(ReportProblems.UnknownState(state, AssignmentList.States.Select(s => s.Api)));
        OriginKind? kind = origin is null ? null : Enum.GetValues<OriginKind>().Where(k => AssignmentStore.CodeOf(k) == origin).Select(k => (OriginKind?)k).FirstOrDefault() ?? throw new RefusalException(ReportProblems.UnknownState(origin, Enum.GetValues<OriginKind>().Select(AssignmentStore.CodeOf)));
        if (from > to) throw new RefusalException(JointResults.ResultProblems.EndsBeforeItBegins());
        DateSpan? days = from is null && to is null ? null : new(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        IReadOnlyList<string>? Named(string? code, string field) => code is null ? null : [.. node.Organisation.WithPredecessors(Unit(node, code, field))];
        var filter = new AssignmentFilter(standing, Named(unit, "unit"), role switch { "lead" => AssignmentRole.Leads, "supporting" => AssignmentRole.Supports, "does" => AssignmentRole.Does, _ => AssignmentRole.Any }, Named(assigner, "assigner"), days, kind, of, q);
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new ReportApi.PageOf<AssignmentItem>(number, length, list.Sums(filter, by).All, [.. list.Page(filter, by, number, length).Select(a => Item(a, node, false))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, AssignmentStore store, WorkReach reach, NodeState node)
    {
        var assignment = store.Get(id);
        reach.RequireSees(Actors.Of(http), assignment.Units);
        return Results.Json(Item(assignment, node, true), ReportApi.Json);
    }

    private static async Task<IResult> Give(HttpContext http, AssignWork assign, AssignmentStore store, NodeState node, Access access)
    {
        var (body, by) = (await ReportApi.Read<OrderBody>(http), Actors.Of(http));
        List<string> own = [.. access.UnitsOf(by, Permission.WriteWork).Concat(access.UnitsOf(by, Permission.VerifyWork)).Select(u => u.Id).Distinct()];
        var assigner = body.Assigner is not null ? Unit(node, body.Assigner, "assigner") : own is [var one] ? one : throw new RefusalException(own.Count == 0 ? AccountProblems.NotAllowed() : ApiRefusals.BadBody("assigner"));
        var order = new AssignmentOrder(Vietnamese.Clean(body.Text), Unit(node, body.Lead ?? "", "lead"), [.. (body.Supporting ?? []).Select(u => Unit(node, u, "supporting"))], body.Deadline ?? throw new RefusalException(AssignmentProblems.NoDeadline("deadline")),
            Vietnamese.Clean(body.Evidence), Vietnamese.Clean(body.Detail));
        var ids = await assign.Run(Origin.Own, assigner, [order], by, http.RequestAborted);
        return Results.Json(Item(store.Get(ids[0]), node, true), ReportApi.Json, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The unit named, else the only one of the assignment's that the person writes for, else its only one.</summary>
    private static string UnitOf(Assignment a, string? unit, Actor by, NodeState node, Access access)
    {
        if (unit is not null) return Unit(node, unit, "unit");
        if (a.Parts is [var only]) return only.UnitId;
        return a.Parts.Where(p => access.Allows(by, Permission.WriteWork, p.UnitId)).ToList() is [var own] ? own.UnitId : throw new RefusalException(ApiRefusals.BadBody("unit"));
    }

    private static string Unit(NodeState node, string code, string field) =>
        (node.Organisation.Unit(code) ?? node.Organisation.UnitByCode(code, node.Today) ?? throw new RefusalException(AssignmentProblems.UnknownUnit(field))).Id;

    /// <param name="whole">With progress and evidence, which a list leaves out.</param>
    private static AssignmentItem Item(Assignment a, NodeState node, bool whole)
    {
        string Code(string id) => node.Organisation.Unit(id)?.Code ?? id;
        static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
        static string Snake(Enum value) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
        return new(a.Id, a.Code, a.Order.Text, Snake(a.State), a.IsOverdue(node.Today), a.Version, Code(a.AssignerUnitId), a.Body.AssignedOn, a.Deadline, Some(a.Order.Evidence), Some(a.Order.Detail), a.Body.CancelReason,
            new(AssignmentStore.CodeOf(a.Origin.Kind), Some(a.Origin.Of), Some(a.Origin.Title)),
            [.. a.Parts.Select(p => new PartItem(Code(p.UnitId), p.Leads ? "lead" : "supporting", Snake(p.State), p.DeadlineOf(a.Order), !a.IsCancelled && p.IsOverdue(a.Order, node.Today), p.IsLate(a.Order), p.ReturnReason, p.Asking?.Until,
                whole ? [.. p.Progress.Select(x => new ProgressItem(x.Number, x.Text, [.. x.Files.Select(f => f.Name)], x.Figure?.Stated, x.Result?.Code, x.Reported.At, x.Withdrawn))] : null))]);
    }
}
