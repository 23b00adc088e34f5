using System.Globalization;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.JointResults;

/// <summary>The factor table: the only thing that ever converts one unit of measure into another.</summary>
internal sealed class FactorsModel(ResultStore store, ChangeFactors change, Access access, People people, Texts texts) : PageModel, IRefillable
{
    private const string UndoKey = "FactorUndo";

    /// <summary>What puts the last step right again.</summary>
    public sealed record UndoStep(string Handler, Dictionary<string, string> Fields, string Text);

    [FromQuery(Name = "sua")] public string? EditId { get; set; }

    public IReadOnlyList<StoredFactor> Rows { get; private set; } = [];
    public IReadOnlyList<StoredFactor> Removed { get; private set; } = [];
    public StoredFactor? Editing { get; private set; }
    public UndoStep? Undo { get; private set; }

    /// <summary>What the form of a row was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => Editing is { } e ? [(texts["factor.rule"], Rule(e.Factor)), (texts["factor.basis"], e.Basis)] : [];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;

    /// <summary>"1 bánh ≈ 0,35 kg".</summary>
    public string Rule(Factor f) => $"1 {Things.UnitName(f.From, texts.Language)} {(f.Approximate ? "≈" : "=")} {texts.Number(f.Value)} {Things.UnitName(f.To, texts.Language)}";
    public string Plain(decimal value) => texts.Number(value);

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageCatalogue);
        if (Request.Cookies.ContainsKey(WebHost.FlashCookie) && TempData[UndoKey] is string json) Undo = JsonSerializer.Deserialize<UndoStep>(json);
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "noi-dung")] string? what, [FromForm(Name = "tu-don-vi")] string? from, [FromForm(Name = "sang-don-vi")] string? to, [FromForm(Name = "he-so")] decimal? value,
        [FromForm(Name = "uoc-luong")] bool approximate, [FromForm(Name = "can-cu")] string? basis, CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.ManageCatalogue);
        var editing = EditId is { } id ? store.AllFactors().FirstOrDefault(f => f.Id == id) ?? throw new RefusalException(ResultProblems.NotFound()) : null;
        var factor = editing is { } e ? e.Factor with { Value = value ?? 0, Approximate = approximate } : new Factor(what ?? "", Vietnamese.Clean(from), Vietnamese.Clean(to), value ?? 0, approximate);
        if (editing is null && store.AllFactors().Any(f => !f.Removed && Same(f.Factor, factor)))
            throw new RefusalException(ResultListProblems.FactorExists(Things.NameOf(factor.What, "vi"), Things.NameOf(factor.What, "en"), factor.From, factor.To));
        Load();
        Overtaken.Refuse(Meanwhile);
        await change.Save(factor, basis ?? "", by, stop);
        var saved = store.AllFactors().First(f => Same(f.Factor, factor));
        Offer(editing is { Removed: false } was ? new("Undo", new() { ["id"] = was.Id, ["he-so"] = was.Factor.Value.ToString(CultureInfo.InvariantCulture), ["uoc-luong"] = was.Factor.Approximate ? "true" : "false", ["can-cu"] = was.Basis },
            texts["factor.changed", Rule(factor)]) : new("Remove", new() { ["id"] = saved.Id }, texts["factor.added", Rule(factor)]));
        return Redirect("/quan-tri/quy-doi");
    }

    /// <summary>Puts back what a row said before it was changed.</summary>
    public async Task<IActionResult> OnPostUndo([FromForm] string id, [FromForm(Name = "he-so")] string value, [FromForm(Name = "uoc-luong")] bool approximate, [FromForm(Name = "can-cu")] string? basis, CancellationToken stop)
    {
        var row = store.AllFactors().FirstOrDefault(f => f.Id == id) ?? throw new RefusalException(ResultProblems.NotFound());
        var old = decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
        await change.Save(row.Factor with { Value = old, Approximate = approximate }, basis ?? "", Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["factor.undone"];
        return Redirect("/quan-tri/quy-doi");
    }

    public async Task<IActionResult> OnPostRemove([FromForm] string id, CancellationToken stop)
    {
        await change.Remove(id, removed: true, Actors.Of(HttpContext), stop);
        Offer(new("Restore", new() { ["id"] = id }, texts["factor.removed"]));
        return Redirect("/quan-tri/quy-doi");
    }

    public async Task<IActionResult> OnPostRestore([FromForm] string id, CancellationToken stop)
    {
        await change.Remove(id, removed: false, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["factor.restored"];
        return Redirect("/quan-tri/quy-doi");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Offer(UndoStep step) => TempData[UndoKey] = JsonSerializer.Serialize(step);

    private static bool Same(Factor a, Factor b) => (a.What, a.From, a.To) == (b.What, b.From, b.To);

    private void Load()
    {
        var all = store.AllFactors().OrderBy(f => Vietnamese.SortKey(Things.NameOf(f.Factor.What, texts.Language)), StringComparer.Ordinal).ToList();
        (Rows, Removed) = ([.. all.Where(f => !f.Removed)], [.. all.Where(f => f.Removed)]);
        Editing = Rows.FirstOrDefault(f => f.Id == EditId);
        Meanwhile = Overtaken.Since(Request, Facts);
        NameOf = people.Names(all.Select(f => f.By));
    }
}
