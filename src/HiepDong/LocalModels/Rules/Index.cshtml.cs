using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.LocalModels.Rules;

/// <summary>Which indicators are counted from models: the administrator's list.</summary>
internal sealed class IndexModel(ModelFigures figures, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable
{
    public IReadOnlyList<CountedIndicator> Counted { get; private set; } = [];
    public IReadOnlyList<Choice> Indicators { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;

    /// <summary>The rule that has just been taken out, which can be put back.</summary>
    public string? Removed => TempData.Peek("ModelRule") as string;

    public string NameOfIndicator(string code) => node.Catalogue.TryGet(code, out var i) ? i.Name(texts.Language) : code;
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    /// <summary>What the form was opened with: every rule there was.</summary>
    public IEnumerable<(string, string)> Facts => Counted.SelectMany(c => FactsOf(c.Indicator, c.Rule));

    /// <summary>What somebody else changed since the form was opened, of the indicator that was chosen.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    private IEnumerable<(string, string)> FactsOf(string indicator, ModelRule? rule) =>
    [
        (indicator + ", " + texts["model.counts"], rule is null ? "" : texts["model.counts." + rule.Counts.ToString().ToLowerInvariant()]),
        (indicator + ", " + texts["model.kind"], rule is null ? "" : ModelWords.Kind(rule.Kind, texts)), (indicator + ", " + texts["list.state"], rule is null ? "" : ModelWords.State(rule.State, texts))
    ];

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        var code = Field("chi-tieu");
        if (LocalModelStore.StateOf(Field("trang-thai")) is not { } state) throw new RefusalException(ModelProblems.UnknownState(Field("trang-thai")));
        Overtaken.Refuse(Meanwhile);
        await figures.Set(code, new(Field("loai") is { Length: > 0 } kind ? kind : ModelRule.AnyKind, state, Field("dem") == "models" ? CountedThing.Models : CountedThing.Communes), Actors.Of(HttpContext), stop);
        TempData.Remove("ModelRule");
        TempData["Flash"] = texts["model.rule-set", NameOfIndicator(code)];
        return Redirect("/quan-tri/mo-hinh");
    }

    public async Task<IActionResult> OnPostRemove(CancellationToken stop)
    {
        await figures.Remove(Field("chi-tieu"), true, Actors.Of(HttpContext), stop);
        (TempData["Flash"], TempData["ModelRule"]) = (texts["model.rule-removed", NameOfIndicator(Field("chi-tieu"))], Field("chi-tieu"));
        return Redirect("/quan-tri/mo-hinh");
    }

    public async Task<IActionResult> OnPostRestore(CancellationToken stop)
    {
        await figures.Remove(Field("chi-tieu"), false, Actors.Of(HttpContext), stop);
        TempData.Remove("ModelRule");
        TempData["Flash"] = texts["model.rule-set", NameOfIndicator(Field("chi-tieu"))];
        return Redirect("/quan-tri/mo-hinh");
    }

    public IEnumerable<Choice> Things => Enum.GetValues<CountedThing>().Select(c => new Choice(c.ToString().ToLowerInvariant(), texts["model.counts." + c.ToString().ToLowerInvariant()]));

    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    private void Load()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Counted = figures.Rules();
        if (Request.HasFormContentType) Meanwhile = Overtaken.Since(Request, FactsOf(Field("chi-tieu"), Counted.FirstOrDefault(c => c.Indicator == Field("chi-tieu"))?.Rule), absent: "");
        Indicators = [.. figures.Countable.Select(i => new Choice(i.Code, i.Code + " – " + i.Name(texts.Language)))];
        Kinds = [.. ModelWords.Kinds(texts)];
        NameOf = people.Names(Counted.Select(c => c.By));
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
