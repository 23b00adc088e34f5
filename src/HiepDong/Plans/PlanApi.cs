using HiepDong.Accounts;
using HiepDong.Api;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Plans;

/// <summary><c>/api/v1/plans</c>: plans one may see, with their assignments, targets and patrols; read only.</summary>
internal static class PlanApi
{
    internal sealed record PartyItem(string Unit, string? Role, string Answer);
    internal sealed record LineItem(string Text, string Lead, IReadOnlyList<string> Supporting, DateOnly Deadline, string? Evidence, string? Assignment, string? State);
    internal sealed record TargetItem(string Indicator, string Rule, decimal Value, string Period);
    internal sealed record PatrolItem(DateOnly Day, string? Starts, string? Ends, string Route, string Lead, IReadOnlyList<string> Supporting, string? Forces);
    internal sealed record PlanItem(string Id, string Code, string Title, string Kind, string State, int Edition, int Version, string Author, string Lead, DateOnly From, DateOnly To, string Territory, DateOnly? InForceOn, string? Parent,
        IReadOnlyList<PartyItem> Parties, IReadOnlyList<LineItem>? Lines, IReadOnlyList<TargetItem>? Targets, IReadOnlyList<PatrolItem>? Patrols);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/plans").WithTags("plans");
        api.MapGet("", List).WithSummary("Plans one may see, latest first; kind: " + string.Join(", ", Enum.GetValues<PlanKind>().Select(PlanStore.CodeOf)) + "; state: " + string.Join(", ", Enum.GetValues<PlanState>().Select(PlanStore.CodeOf)));
        api.MapGet("/{id:guid}", Show).WithSummary("One plan with its assignments, targets and patrols");
    }

    private static IResult List(HttpContext http, PlanList list, NodeState node, string? kind, string? state, string? unit, int? year, string? q, string? sort, int? page, int? size)
    {
        var by = Actors.Of(http);
        list.RequireSight(by);
        PlanKind? only = kind is null ? null : Enum.GetValues<PlanKind>().Where(k => PlanStore.CodeOf(k) == kind).Select(k => (PlanKind?)k).FirstOrDefault() ?? throw new RefusalException(PlanProblems.NoKind() with { Field = "kind" });
        if (state is not null && Enum.GetValues<PlanState>().All(s => PlanStore.CodeOf(s) != state)) throw new RefusalException(ReportProblems.UnknownState(state, Enum.GetValues<PlanState>().Select(PlanStore.CodeOf)));
        var units = unit is null ? null : node.Organisation.WithPredecessors(UnitChoice.Find(unit, node.Organisation.At(node.Today).Units, "unit").Id).ToList();
        var filter = new PlanFilter(only, state, units, year, q, Sort: sort);
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new ReportApi.PageOf<PlanItem>(number, length, list.Count(filter, by), [.. list.Page(filter, by, number, length).Select(p => Item(p, node, null))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, PlanStore plans, PlanAccess reach, PlanProgress progress, NodeState node)
    {
        var plan = plans.Get(id);
        reach.RequireSees(Actors.Of(http), plan);
        return Results.Json(Item(plan, node, progress), ReportApi.Json);
    }

    /// <param name="progress">Null leaves out what a list does not hold.</param>
    private static PlanItem Item(Plan p, NodeState node, PlanProgress? progress)
    {
        string Unit(string id) => node.Organisation.Unit(id)?.Code ?? id;
        IReadOnlyList<string> Units(IEnumerable<string> ids) => [.. ids.Select(Unit)];
        static string? Some(string text) => text.Length > 0 ? text : null;
        var b = p.Body;
        return new(p.Id, p.Code, b.Title, PlanStore.CodeOf(b.Kind), PlanStore.CodeOf(p.State), p.Edition, p.Version, Unit(b.AuthorUnitId), Unit(b.LeadUnitId), b.From, b.To, node.Organisation.Territory(b.TerritoryId)?.Code ?? b.TerritoryId,
            p.Standing.InForceOn, b.ParentId, [.. b.Parties.Select(x => new PartyItem(Unit(x.UnitId), Some(x.Role), p.WasSent ? p.AnswerOf(x.UnitId)?.Kind.ToString().ToLowerInvariant() ?? "waiting" : "none"))],
            progress is null ? null : [.. progress.Lines(p).Select(l => new LineItem(l.Line.Text, Unit(l.Line.LeadUnitId), Units(l.Line.SupportingUnitIds), l.Assignment?.Deadline ?? l.Line.Deadline, Some(l.Line.Evidence), l.Assignment?.Code, l.Assignment?.State.ToString().ToLowerInvariant()))],
            progress is null ? null : [.. b.Targets.Select(t => new TargetItem(t.Indicator, t.Rule switch { TargetRule.AtLeast => "at_least", TargetRule.AtMost => "at_most", _ => "exactly" }, t.Value, t.Period))],
            progress is null ? null : [.. b.Patrols.Select(t => new PatrolItem(t.Day, t.Starts is { } s ? PlanWords.Clock(s) : null, t.Ends is { } e ? PlanWords.Clock(e) : null, t.Route, Unit(t.LeadUnitId), Units(t.SupportingUnitIds), Some(t.Forces)))]);
    }
}
