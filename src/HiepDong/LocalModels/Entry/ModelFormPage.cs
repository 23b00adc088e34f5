using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.LocalModels.Entry;

/// <summary>What the page of a new model and that of a change have in common.</summary>
internal abstract class ModelFormPage(ModelList list, NodeState node, Access access) : PageModel, IRefillable
{
    public ModelForm Form { get; protected set; } = new();
    public IReadOnlyList<OrgUnit> OwnUnits { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<string> Places { get; private set; } = [];
    public IReadOnlyList<string> Others { get; private set; } = [];
    public abstract bool IsChange { get; }
    public Actor Me => Actors.Of(HttpContext);

    /// <summary>Those a new one may be copied from.</summary>
    protected IReadOnlyList<LocalModel> Known => [.. list.All(new(), Me).Select(l => l.Model)];

    protected void Load()
    {
        OwnUnits = Me.IsOperator ? [] : [.. access.UnitsOf(Me, Permission.WriteWork)];
        var tree = node.Organisation.At(node.Today);
        var places = OwnUnits.SelectMany(u => tree.PathOf(u.TerritoryId)).Distinct().Select(node.Organisation.Territory).OfType<Territories.Territory>().Where(t => t.Level > 0).ToList();
        var provinces = places.Where(t => t.Level == 1).Select(t => t.Id).ToList();
        Places = [.. places.Concat(tree.Territories.Where(t => t.Level == 3 && tree.PathOf(t.Id).Any(provinces.Contains)).OrderBy(t => t.Code, StringComparer.Ordinal)).DistinctBy(t => t.Id).Take(200).Select(t => ResultTyped.Label(t, node.Organisation))];
        Units = UnitChoice.Suggestions(provinces.SelectMany(p => tree.UnitsUnder(Scope.OfTerritory(p))).DistinctBy(u => u.Id).OrderByDescending(u => OwnUnits.Any(o => o.TerritoryId == u.TerritoryId)), 150);
        Others = [.. Known.Take(150).Select(m => ModelWords.Label(m, node))];
    }

    public virtual Task Refill(CancellationToken stop)
    {
        if (Request.HasFormContentType) Form = ModelForm.Read(Request.Form);
        Load();
        return Task.CompletedTask;
    }
}
