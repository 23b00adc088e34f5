using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Territories;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults.Entry;

/// <summary>What the page of a new result and that of a correction have in common: the form and what it suggests.</summary>
internal abstract class ResultFormPage(NodeState node, Access access, Plans.PlanChoices plans, Texts texts) : PageModel, IRefillable
{
    private const int MostSuggestions = 250;

    public ResultForm Form { get; protected set; } = new();
    public IReadOnlyList<OrgUnit> OwnUnits { get; private set; } = [];
    public IReadOnlyList<string> Places { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Plans in force that the result may be filed under.</summary>
    public IReadOnlyList<string> Campaigns { get; private set; } = [];

    /// <summary>What the place chooser found; null when it was not asked.</summary>
    public IReadOnlyList<Territory>? Found { get; private set; }
    public string Sought { get; private set; } = "";
    public abstract bool IsCorrection { get; }
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    public Actor Me => Actors.Of(HttpContext);
    public IReadOnlyList<Choice> Kinds => [.. Things.AllKinds.Select(k => new Choice(k.Code(), k.Name(texts.Language)))];

    /// <summary>The unit that enters: the one chosen among the person's own.</summary>
    public OrgUnit? Own => OwnUnits.FirstOrDefault(u => u.Id == Form.Own) ?? OwnUnits.FirstOrDefault();

    /// <summary>Everything around the form.</summary>
    protected void Load()
    {
        OwnUnits = access.Allows(Me, Permission.WriteResult) && !Me.IsOperator ? [.. access.UnitsOf(Me, Permission.WriteResult)] : [];
        var tree = node.Organisation.At(node.Today);
        var path = Own is { } own ? tree.PathOf(own.TerritoryId).ToList() : [];
        var province = path.Count >= 2 ? path[^2] : null;
        // First the unit's own commune, then its province with every commune, then the other provinces.
        IEnumerable<Territory> near = province is null ? [] : tree.Territories.Where(t => t.Id != path[0] && tree.PathOf(t.Id).Contains(province)).OrderBy(t => t.Level).ThenBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal);
        Places = [.. path.Take(1).Where(_ => province is not null).Select(id => node.Organisation.Territory(id)).OfType<Territory>().Concat(near).Concat(tree.Territories.Where(t => t.Level == 1 && t.Id != province))
            .Take(MostSuggestions).Select(t => ResultTyped.Label(t, node.Organisation))];
        var within = province is null ? tree.Units : tree.UnitsUnder(Scope.OfTerritory(province));
        // Those of the same commune first: forces that work together sit together.
        Units = [.. within.Where(u => u.Id != Own?.Id).OrderByDescending(u => u.TerritoryId == Own?.TerritoryId).ThenBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal).Take(MostSuggestions).Select(UnitChoice.Label)];
        Campaigns = plans.Campaigns(node.Today, Me);
        Form.Amounts.ShowErrors(ModelState);
    }

    /// <summary>Presses that only change the form: another kind, another row, a place looked for. False for the ones that do something.</summary>
    protected bool Reshape(string? press)
    {
        if (Request.Form["chon-noi"] is [{ Length: > 0 } code, ..] && node.Organisation.TerritoryByCode(code, node.Today) is { } chosen) Form.Place = ResultTyped.Label(chosen, node.Organisation);
        else if (press == "tim-noi") Seek(Vietnamese.Clean(Request.Form["tim"].FirstOrDefault()));
        else if (press == "them-don-vi") Form.WithRoom(3);
        else if (press == "them-hang") Form.Amounts.Free.AddRange(Enumerable.Repeat(("", "", ""), 3).Take(JointResult.MostAmounts - Form.Amounts.Free.Count));
        else if (press != "loai") return false;
        return true;
    }

    /// <summary>Territories by name or code; one province alone is shown with its communes.</summary>
    private void Seek(string words)
    {
        Sought = words;
        var found = OrganisationLookup.Territories(node.Organisation, new(node.Today, Text: words)).Where(t => t.Level > 0).ToList();
        var folded = Vietnamese.Fold(words);
        if (found.FirstOrDefault(t => t.Level == 1 && (t.Code == words || Vietnamese.Fold(t.Name) == folded || Vietnamese.Fold(t.FullName) == folded)) is { } province)
            found = [province, .. OrganisationLookup.Territories(node.Organisation, new(node.Today, province.Code))];
        Found = [.. found.Take(MostSuggestions)];
    }

    /// <summary>Names of rules' fields as they are called in the form.</summary>
    protected async Task<T> Fields<T>(Func<Task<T>> work)
    {
        try { return await work(); }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field == "phoi-hop")) { throw new RefusalException([.. e.Problems.Select(p => p.Field == "phoi-hop" ? p with { Field = "phoi-hop-1" } : p)]); }
    }

    public virtual Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
