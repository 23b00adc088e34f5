using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.LocalModels;

/// <summary>One row of the count: a province, or a commune of the chosen one.</summary>
internal sealed record CountRow(string TerritoryId, int Communes, int Models);

/// <summary>"27 xã": communes with a model of a kind in a state on a day, or on some day of a span.</summary>
/// <param name="Communes">Each once.</param>
/// <param name="Elsewhere">Models in that state that stand for a wider area and make no commune count.</param>
internal sealed record CountResult(IReadOnlyList<CountedCommune> Communes, IReadOnlyList<CountRow> Rows, int Models, int Elsewhere);

/// <summary>Counts models over a territory, within what the person may see.</summary>
internal sealed class ModelCount(NodeState node, ModelList list)
{
    public CountResult Run(ModelFilter filter, ModelStage state, Actor by)
    {
        var to = filter.To ?? node.Today;
        var from = filter.From ?? to;
        var rule = new ModelRule(filter.Kind ?? ModelRule.AnyKind, state);
        var tracks = list.Tracks(filter, by);
        var communes = ModelCounting.Communes(tracks, rule, from, to, id => Commune(node.Organisation, id, to));
        var matching = tracks.Where(rule.Takes).Where(t => ModelTimeline.Had(t.Facts, state, from, to) is not null).ToList();
        var tree = node.Organisation.At(to);
        var whole = filter.TerritoryId is { } chosen && node.Organisation.Territory(chosen) is { Level: >= 1 };
        var rows = communes.GroupBy(c => whole ? c.CommuneId : tree.PathOf(c.CommuneId).FirstOrDefault(id => node.Organisation.Territory(id) is { Level: 1 }) ?? c.CommuneId)
            .Select(g => new CountRow(g.Key, g.Count(), g.Sum(c => c.ModelIds.Count)));
        return new(communes, [.. rows.OrderByDescending(r => r.Communes).ThenBy(r => node.Organisation.Territory(r.TerritoryId)?.Code, StringComparer.Ordinal)], matching.Count, matching.Count - communes.Sum(c => c.ModelIds.Count));
    }

    /// <summary>The commune that a model's territory is, or lies in, on a day; what it has become when it was merged.</summary>
    public static string? Commune(Organisation.Organisation organisation, string territoryId, DateOnly day)
    {
        var now = organisation.Become(territoryId, day) is [var one] ? one : territoryId;
        return organisation.At(day).PathOf(now).FirstOrDefault(id => organisation.Territory(id) is { Level: 3 });
    }
}

/// <summary>An indicator that models are counted for.</summary>
internal sealed record CountedIndicator(string Indicator, ModelRule Rule, string By, DateTimeOffset At);

/// <summary>What models make of a figure of one report: communes that count for the unit, or its models, on the last day of the period.</summary>
/// <param name="Unit">Code of the unit it is counted for.</param>
internal sealed record ModelFigure(Indicator Indicator, ModelRule Rule, DateOnly On, int Count, IReadOnlyList<string> ModelIds, string Unit)
{
    /// <summary>As it stands in the field.</summary>
    public string Text => Vietnamese.Number(Count);

    /// <summary>The list of the models: its state on the day, of the unit.</summary>
    public string Path => $"/mo-hinh?trang-thai={LocalModelStore.CodeOf(Rule.State)}&den={Vietnamese.Date(On).Replace("/", "%2F", StringComparison.Ordinal)}&don-vi={Uri.EscapeDataString(Unit)}{(Rule.Kind == ModelRule.AnyKind ? "" : "&loai=" + Rule.Kind)}";
}

/// <summary>Which indicators are counted from models, and what that makes of a unit's report. Nothing is written into a report unless a person takes it over.</summary>
internal sealed class ModelFigures(Database database, NodeState node, Access access, LocalModelStore store)
{
    private sealed record Row(string Indicator, string Kind, string State, string Counts, string ChangedBy, string ChangedAt);

    public IReadOnlyList<CountedIndicator> Rules() => [.. database.Query<Row>("select indicator, kind, state, counts, changed_by, changed_at from model_counting where removed_at is null order by indicator")
        .Select(r => new CountedIndicator(r.Indicator, new(r.Kind, Enum.Parse<ModelStage>(r.State, true), Enum.Parse<CountedThing>(r.Counts, true)), r.ChangedBy, SqlTypes.Time(r.ChangedAt)))];

    /// <summary>Indicators that can be counted: whole numbers in use that are no ratios.</summary>
    public IEnumerable<Indicator> Countable => node.Catalogue.Indicators.Where(i => i is { Retired: false, Decimals: 0 } && i.AddsUp != AddsUp.Ratio);

    public Task Set(string code, ModelRule rule, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        if (Countable.All(i => i.Code != code)) throw new RefusalException(ModelProblems.NotCountable(code));
        if (rule.Kind != ModelRule.AnyKind && ModelKinds.Find(rule.Kind) is null) throw new RefusalException(ModelProblems.UnknownKind(rule.Kind));
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("""
                insert into model_counting (indicator, kind, state, counts, changed_by, changed_at) values (@code, @Kind, @state, @counts, @Actor, @At)
                on conflict (indicator) do update set kind = excluded.kind, state = excluded.state, counts = excluded.counts, changed_by = excluded.changed_by, changed_at = excluded.changed_at, removed_at = null
                """, new { code, rule.Kind, state = LocalModelStore.CodeOf(rule.State), counts = rule.Counts.ToString().ToLowerInvariant(), write.Actor, write.At });
            write.Log("model.counting-set", code, System.Text.Json.JsonSerializer.Serialize(new { kind = rule.Kind, state = LocalModelStore.CodeOf(rule.State), counts = rule.Counts.ToString().ToLowerInvariant() }));
        }, stop);
    }

    public Task Remove(string code, bool removed, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("update model_counting set removed_at = @gone, changed_by = @Actor, changed_at = @At where indicator = @code", new { code, gone = removed ? write.At : null, write.Actor, write.At });
            write.Log(removed ? "model.counting-removed" : "model.counting-set", code);
        }, stop);
    }

    /// <summary>
    /// By indicator code. A model counts for its responsible unit; a commune once, for the unit whose model came first, so that reports added up make the number of communes. The count is that of
    /// all units' models: which one came first is no matter of who looks.
    /// </summary>
    public IReadOnlyDictionary<string, ModelFigure> For(string unitId, ReportForm form, Period period)
    {
        var rules = Rules().Where(r => form.IndicatorCodes.Contains(r.Indicator)).ToList();
        if (rules.Count == 0) return new Dictionary<string, ModelFigure>();
        var day = period.Window(form.Window).To is var end && end > node.Today ? node.Today : end;
        var units = node.Organisation.WithPredecessors(unitId).ToHashSet();
        var tracks = store.Tracks("where m.withdrawn = 0");
        var made = new Dictionary<string, ModelFigure>();
        foreach (var (code, rule, _, _) in rules)
        {
            if (!node.Catalogue.TryGet(code, out var indicator)) continue;
            if (rule.Counts == CountedThing.Models)
            {
                var models = tracks.Where(t => units.Contains(t.UnitId) && rule.Takes(t) && ModelTimeline.Had(t.Facts, rule.State, day, day) is not null).Select(t => t.Id).ToList();
                if (models.Count > 0) made[code] = new(indicator, rule, day, models.Count, models, node.Organisation.Unit(unitId)?.Code ?? unitId);
                continue;
            }
            var own = ModelCounting.Communes(tracks, rule, day, day, id => ModelCount.Commune(node.Organisation, id, day)).Where(c => units.Contains(c.UnitId)).ToList();
            if (own.Count > 0) made[code] = new(indicator, rule, day, own.Count, [.. own.SelectMany(c => c.ModelIds)], node.Organisation.Unit(unitId)?.Code ?? unitId);
        }
        return made;
    }
}
