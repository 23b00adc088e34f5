using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.LocalModels;

/// <summary><c>/api/v1/local-models</c>: models and the count of communes, within what the person may see; the same rules as the pages.</summary>
internal static class LocalModelApi
{
    internal sealed record ModelItem(string Id, string Name, string Kind, string Territory, string Unit, IReadOnlyList<string> Supporting, string? State, DateOnly? Since, string Description, IReadOnlyList<string> Criteria, string? ReplicatedFrom, int Version);
    internal sealed record StateItem(DateOnly On, string State, string Note);
    internal sealed record ReviewItem(DateOnly On, int Met, int Of, string Note);
    internal sealed record ModelWhole(ModelItem Model, IReadOnlyList<StateItem> States, IReadOnlyList<ReviewItem> Reviews);
    internal sealed record CountItem(string? Kind, string State, DateOnly From, DateOnly To, int Communes, int Models, IReadOnlyList<CommuneItem> Items);
    internal sealed record CommuneItem(string Territory, string Unit, IReadOnlyList<string> Models);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/local-models").WithTags("local-models");
        api.MapGet("", List).WithSummary("Local models one may see, by name; state is that of the day to (today), or of any day since from; state: " + string.Join(", ", Enum.GetValues<ModelStage>().Select(LocalModelStore.CodeOf)));
        api.MapGet("/count", Count).WithSummary("Communes that have a model of a kind in a state on a day or between two days, each once, with the models");
        api.MapGet("/{id:guid}", Show).WithSummary("One local model with its states and reviews");
    }

    private static IResult List(HttpContext http, ModelList list, NodeState node, string? kind, string? state, string? territory, string? unit, DateOnly? from, DateOnly? to, string? q, string? sort, int? page, int? size)
    {
        var by = Actors.Of(http);
        var filter = Filter(node, kind, state, territory, unit, from, to) with { Search = q, Sort = sort };
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new ReportApi.PageOf<ModelItem>(number, length, list.Count(filter, by), [.. list.Page(filter, by, number, length).Select(l => Item(l.Model, l.Now, node))]), ReportApi.Json);
    }

    private static IResult Count(HttpContext http, ModelCount count, NodeState node, string? kind, string? state, string? territory, DateOnly? from, DateOnly? to)
    {
        var filter = Filter(node, kind, state ?? LocalModelStore.CodeOf(ModelStage.Recognised), territory, null, from, to);
        var counted = count.Run(filter, filter.State!.Value, Actors.Of(http));
        var last = filter.To ?? node.Today;
        return Results.Json(new CountItem(filter.Kind, LocalModelStore.CodeOf(filter.State.Value), filter.From ?? last, last, counted.Communes.Count, counted.Models,
            [.. counted.Communes.Select(c => new CommuneItem(node.Organisation.Territory(c.CommuneId)?.Code ?? c.CommuneId, Unit(node, c.UnitId), c.ModelIds))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, LocalModelStore store, ModelList list, NodeState node)
    {
        var model = store.Get(id);
        list.RequireSees(Actors.Of(http), model);
        var facts = ModelTimeline.Holding(store.Facts(id));
        return Results.Json(new ModelWhole(Item(model, facts.LastOrDefault(f => f.On <= node.Today), node), [.. facts.Select(f => new StateItem(f.On, LocalModelStore.CodeOf(f.State), f.Note))],
            [.. store.Reviews(id).Where(r => !r.Withdrawn).Select(r => new ReviewItem(r.On, r.Met.Count(m => m.Value), r.Met.Count, r.Note))]), ReportApi.Json);
    }

    private static ModelFilter Filter(NodeState node, string? kind, string? state, string? territory, string? unit, DateOnly? from, DateOnly? to)
    {
        if (from > (to ?? node.Today)) throw new RefusalException(ModelProblems.EndsBeforeItBegins() with { Field = "to" });
        var only = kind is null ? null : ModelKinds.Read(kind)?.Code ?? throw new RefusalException(ModelProblems.UnknownKind(kind) with { Field = "kind" });
        ModelStage? stage = state is null ? null : LocalModelStore.StateOf(state) ?? throw new RefusalException(ModelProblems.UnknownState(state) with { Field = "state" });
        var place = territory is null ? null : ResultTyped.Place(territory, node.Today, node.Organisation, "territory").Id;
        IReadOnlyList<string>? units = unit is null ? null : [.. node.Organisation.WithPredecessors(ResultTyped.Unit(unit, node.Today, node.Organisation, "unit").Id)];
        return new(only, stage, place, from, to, UnitIds: units);
    }

    private static ModelItem Item(LocalModel m, ModelFact? now, NodeState node)
    {
        var b = m.Body;
        return new(m.Id, b.Name, b.Kind, node.Organisation.Territory(b.TerritoryId)?.Code ?? b.TerritoryId, Unit(node, b.UnitId), [.. b.SupportingUnitIds.Select(u => Unit(node, u))], now is null ? null : LocalModelStore.CodeOf(now.State), now?.On, b.Description,
            [.. b.Criteria.Select(c => c.Text)], b.ReplicatedFrom, m.Version);
    }

    private static string Unit(NodeState node, string id) => node.Organisation.Unit(id)?.Code ?? id;
}
