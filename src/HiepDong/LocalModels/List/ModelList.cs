using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.LocalModels;

/// <summary>What the register is narrowed to; empty members narrow nothing.</summary>
/// <param name="From">With <paramref name="To"/>: days on one of which the model had the state; today when nothing is said.</param>
internal sealed record ModelFilter(string? Kind = null, ModelStage? State = null, string? TerritoryId = null, DateOnly? From = null, DateOnly? To = null, bool Withdrawn = false, string? Search = null, string? Sort = null, IReadOnlyList<string>? UnitIds = null);

/// <summary>A line of the list, with the state on the last day asked for.</summary>
internal sealed record ModelLine(LocalModel Model, ModelFact? Now);

/// <summary>The models a person may see: those of which a unit in reach is responsible or supports.</summary>
internal sealed class ModelList(Database database, NodeState node, Access access, WorkReach work, LocalModelStore store)
{
    public bool Sees(Actor by, LocalModel model) => work.Sees(by, model.Body.Units);

    public void RequireSees(Actor by, LocalModel model)
    {
        if (!Sees(by, model)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>Reads an address: loai, trang-thai, tinh, xa, noi, don-vi, tu, den, da-rut, q, xep.</summary>
    /// <param name="problems">What can't be understood; it narrows nothing.</param>
    public ModelFilter Read(IQueryCollection query, List<Problem> problems)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        DateOnly? Day(string field)
        {
            if (Text(field) is not { } typed) return null;
            if (LocalValueBinder.ReadDate(typed.Trim()) is { } day) return day;
            problems.Add(ModelProblems.NotADay(typed, field));
            return null;
        }
        var (from, to) = (Day("tu"), Day("den"));
        if (from > (to ?? node.Today)) { problems.Add(ModelProblems.EndsBeforeItBegins()); (from, to) = (null, null); }
        if (Text("trang-thai") is { } typedState && LocalModelStore.StateOf(typedState) is null) problems.Add(ModelProblems.UnknownState(typedState));
        if (Text("loai") is { } typedKind && ModelKinds.Read(typedKind) is null) problems.Add(ModelProblems.UnknownKind(typedKind));
        return new(ModelKinds.Read(Text("loai"))?.Code, LocalModelStore.StateOf(Text("trang-thai")), Place(Text, problems), from, to, query["da-rut"].ToString().Contains("true", StringComparison.Ordinal), Text("q"), Text("xep"), Units(Text("don-vi"), problems));
    }

    /// <summary>The responsible unit named, with all it was before.</summary>
    private IReadOnlyList<string>? Units(string? typed, List<Problem> problems)
    {
        if (typed is null) return null;
        try { return [.. node.Organisation.WithPredecessors(ResultTyped.Unit(typed, node.Today, node.Organisation, "don-vi").Id)]; }
        catch (RefusalException refusal) { problems.AddRange(refusal.Problems); return null; }
    }

    private string? Place(Func<string, string?> text, List<Problem> problems)
    {
        if (text("noi") is { } typed)
        {
            try { return ResultTyped.Place(typed, node.Today, node.Organisation).Id; }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        }
        var province = text("tinh") is { } code ? node.Organisation.TerritoryByCode(code, node.Today) : null;
        var commune = text("xa") is { } below ? node.Organisation.TerritoryByCode(below, node.Today) : null;
        if (commune is not null && (province is null || node.Organisation.At(node.Today).PathOf(commune.Id).Contains(province.Id))) return commune.Id;
        return province?.Id;
    }

    public int Count(ModelFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return (int)database.First<long>("select count(*) from local_model m" + where, args);
    }

    public IReadOnlyList<ModelLine> Page(ModelFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.Add("size", size);
        args.Add("skip", (page - 1) * size);
        return Lines(store.Query(Joined + where + OrderBy(filter.Sort) + " limit @size offset @skip", args), filter);
    }

    public IReadOnlyList<ModelLine> All(ModelFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return Lines(store.Query(Joined + where + OrderBy(filter.Sort), args), filter);
    }

    /// <summary>Models with their facts, for counting them within what a person may see.</summary>
    public List<ModelTrack> Tracks(ModelFilter filter, Actor by)
    {
        var (where, args) = Where(filter with { State = null, Withdrawn = false }, by);
        return store.Tracks(where, args);
    }

    private const string Joined = "join territory t on t.id = m.territory_id join org_unit l on l.id = m.unit_id";

    private List<ModelLine> Lines(List<LocalModel> found, ModelFilter filter)
    {
        var facts = store.FactsOf(found.Select(m => m.Id));
        var day = filter.To ?? node.Today;
        return [.. found.Select(m => new ModelLine(m, ModelTimeline.Holding(facts[m.Id]).LastOrDefault(f => f.On <= day)))];
    }

    /// <summary>The territory with all that lies below it today, and what those places were before.</summary>
    private IReadOnlyList<string> Below(string territoryId)
    {
        var tree = node.Organisation.At(node.Today);
        return [.. tree.Territories.Where(t => tree.PathOf(t.Id).Contains(territoryId)).SelectMany(t => node.Organisation.WithPredecessors(t.Id)).Append(territoryId).Distinct()];
    }

    private (string Where, Dapper.DynamicParameters Args) Where(ModelFilter f, Actor by)
    {
        access.Require(by, Permission.SeeWork);
        var where = new StringBuilder(f.Withdrawn ? " where m.withdrawn = 1" : " where m.withdrawn = 0");
        var args = new Dapper.DynamicParameters();
        void And(string sql, object? values = null)
        {
            where.Append(" and ").Append(sql);
            if (values != null) args.AddDynamicParams(values);
        }
        var (sight, sees) = work.Condition(by, "m.id", "local_model_unit", "model_id");
        And(sight, sees);
        if (f.UnitIds is { } units) And("m.unit_id in @units", new { units = units.ToArray() });
        if (f.Kind is { } kind) And("m.kind = @kind", new { kind });
        if (f.TerritoryId is { } place && node.Organisation.At(node.Today).Country?.Id != place) And("m.territory_id in @places", new { places = Below(place).ToArray() });
        if (f.State is { } state)
        {
            var to = f.To ?? node.Today;
            const string last = "s.model_id = m.id and s.withdrawn_at is null and not exists (select 1 from local_model_state n where n.model_id = m.id and n.withdrawn_at is null and n.on_day {0} (n.on_day > s.on_day or (n.on_day = s.on_day and (n.said_at > s.said_at or (n.said_at = s.said_at and n.id > s.id)))))";
            // As it stood on the first day, or became so on a later one and was left so at the end of that day.
            And("exists (select 1 from local_model_state s where s.state = @state and ((s.on_day <= @from and " + string.Format(CultureInfo.InvariantCulture, last, "<= @from and") + ") or (s.on_day > @from and s.on_day <= @to and " + string.Format(CultureInfo.InvariantCulture, last, "= s.on_day and") + ")))",
                new { state = LocalModelStore.CodeOf(state), from = SqlTypes.Text(f.From ?? to), to = SqlTypes.Text(to) });
        }
        foreach (var word in SearchWords.Conditions("m.search_text", Vietnamese.Fold(f.Search), args)) And(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "loai" => $"m.kind{down}, m.sort_name, m.id",
            "dia-ban" => $"t.sort_key{down}, m.sort_name, m.id",
            "don-vi" => $"l.sort_key{down}, m.sort_name, m.id",
            _ => $"m.sort_name{down}, m.id"
        };
    }
}
