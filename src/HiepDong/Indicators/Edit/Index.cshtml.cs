using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.Edit;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : PageModel, IRefillable
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty] public IndicatorInput Input { get; set; } = new();

    public Indicator Indicator { get; private set; } = null!;
    public IndicatorFieldsModel Fields { get; private set; } = null!;

    /// <summary>What the form was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts
    {
        get
        {
            var i = IndicatorInput.Of(Indicator);
            return
            [
                (texts["indicators.topic"], Topics.Name(Indicator.Topic, texts.Language)), (texts["indicators.name-vi"], i.NameVi ?? ""), (texts["indicators.name-en"], i.NameEn ?? ""), (texts["indicators.unit-vi"], i.UnitVi ?? ""),
                (texts["indicators.unit-en"], i.UnitEn ?? ""), (texts["indicators.pair-of"], i.PairOf ?? ""), (texts["indicators.part-of"], i.PartOf ?? ""), (texts["indicators.exhaustive"], i.Exhaustive ? "✓" : ""),
                (texts["indicators.numerator"], i.Numerator ?? ""), (texts["indicators.denominator"], i.Denominator ?? ""), (texts["indicators.from-results"], i.FromResults ?? ""),
                (texts["indicators.direction"], CatalogueChoices.OfDirections(texts).FirstOrDefault(d => d.Value == i.Direction)?.Label ?? ""),
                (texts["indicators.forces"], string.Join("; ", CatalogueChoices.OfForces(texts).Where(f => i.Forces.Contains(f.Value)).Select(f => f.Label)))
            ];
        }
    }

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Find();
        Input = IndicatorInput.Of(Indicator);
        Load();
    }

    public Task Refill(CancellationToken stop)
    {
        Find();
        Input.AddsUp = Indicator.AddsUp.ToString();
        Load();
        return Task.CompletedTask;
    }

    private void Find()
    {
        Indicator = node.Catalogue.TryGet(Code.ToUpperInvariant(), out var found) ? found : throw new RefusalException(CatalogueProblems.NoIndicator(Code));
        Meanwhile = Overtaken.Since(Request, Facts);
    }

    private void Load() => Fields = new(Input, true, [.. node.Catalogue.Indicators.Where(i => i.Code != Indicator.Code && i.AddsUp != AddsUp.Ratio && !i.Retired)],
        [.. CatalogueRules.Family(node.Catalogue, Indicator.Code).Where(i => i.Code != Indicator.Code).Select(i => i.Code)]);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Find();
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Overtaken.Refuse(Meanwhile);
        await change.Change(Input.ToIndicator() with { Code = Indicator.Code, AddsUp = Indicator.AddsUp, Decimals = Indicator.Decimals }, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["indicators.saved", Indicator.Code];
        return Redirect("/quan-tri/chi-tieu/" + Indicator.Code);
    }
}
