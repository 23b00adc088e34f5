using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Organisation.Create;

internal sealed class IndexModel(NodeState node, Access access, UnitEdits edits, Texts texts) : PageModel
{
    public sealed class Entry
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Force { get; set; }
        public string? Echelon { get; set; }
        public string? Territory { get; set; }
        public string? Superior { get; set; }
        public DateOnly? From { get; set; }
    }

    [BindProperty] public Entry Input { get; set; } = new();
    public IEnumerable<Choice> Forces => Words.ForceChoices(texts);
    public IEnumerable<Choice> Echelons => Words.EchelonChoices(texts);

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Input.From = node.Today;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) return Page();
        var missing = new List<Problem>();
        if (!Codes.TryForce(Input.Force, out var force)) missing.Add(Needed("Force"));
        if (!Codes.TryEchelon(Input.Echelon, out var echelon)) missing.Add(Needed("Echelon"));
        if (Input.From is null) missing.Add(Needed("From"));
        if (missing.Count > 0) throw new RefusalException(missing);
        var made = await edits.Create(Input.Code ?? "", Input.Name ?? "", force, echelon, Input.Territory?.Trim() ?? "", Input.Superior?.Trim(), Input.From!.Value, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["unit.created", made.Name];
        return Redirect("/quan-tri/don-vi/" + made.Id);
    }

    private static Problem Needed(string field) => new("form.required", ProblemKind.Invalid, "Hãy nhập mục này.", "Enter this item.", field);
}
