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

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        var code = Field("chi-tieu");
        if (LocalModelStore.StateOf(Field("trang-thai")) is not { } state) throw new RefusalException(ModelProblems.UnknownState(Field("trang-thai")));
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
