using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.LocalModels;

/// <summary>How many communes have a model of a kind in a state, on a day or within a span, down to the models.</summary>
internal sealed class ModelCountModel(ModelList list, ModelCount count, ResultFilters places, NodeState node, Texts texts) : PageModel
{
    public ModelFilterForm Form { get; private set; } = null!;
    public ModelFilter Filter { get; private set; } = new();
    public ModelStage State { get; private set; } = ModelStage.Recognised;
    public CountResult Counted { get; private set; } = null!;
    public NodeState Node => node;
    public DateOnly To => Filter.To ?? node.Today;

    /// <summary>"tỉnh Lâm Đồng", or everything in reach.</summary>
    public string? PlaceName => Filter.TerritoryId is { } id ? ResultWords.Place(id, node.Organisation) : null;

    public void OnGet()
    {
        var problems = new List<Problem>();
        Filter = list.Read(Request.Query, problems);
        foreach (var problem in problems) ModelState.AddModelError(problem.Field ?? "", problem.In(texts.Language));
        State = Filter.State ?? ModelStage.Recognised;
        Counted = count.Run(Filter, State, Actors.Of(HttpContext));
        Form = ModelFilterForm.Of(HttpContext, places, true);
    }

    /// <summary>The models of one row.</summary>
    public string Drill(CountRow row)
    {
        var territory = node.Organisation.Territory(row.TerritoryId);
        var query = new Dictionary<string, string?> { ["trang-thai"] = LocalModelStore.CodeOf(State), ["loai"] = Filter.Kind, ["tu"] = Filter.From is { } from ? texts.Date(from) : null, ["den"] = Filter.To is { } to ? texts.Date(to) : null, ["noi"] = territory?.Code };
        return QueryHelpers.AddQueryString("/mo-hinh", query.Where(q => q.Value is not null));
    }
}
