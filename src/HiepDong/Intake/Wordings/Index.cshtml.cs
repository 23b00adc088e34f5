using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Intake;

/// <summary>What officers' mappings have taught about their units' ways of writing; each can be forgotten.</summary>
internal sealed class WordingsModel(IntakeStore store, HandleText handle, NodeState node, Access access, Reporting.People people, Texts texts) : PageModel
{
    public IReadOnlyList<Wording> Wordings { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string IndicatorName(string code) => node.Catalogue.TryGet(code, out var i) ? i.Name(texts.Language) : code;

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.WriteReport);
        Wordings = store.Wordings(access.UnitsOf(by, Permission.WriteReport).Select(u => u.Id));
        NameOf = people.Names(Wordings.Select(w => w.AddedBy));
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "quen")] string? forget, [FromForm(Name = "nho")] string? remember, CancellationToken stop)
    {
        await handle.Forget(forget ?? remember ?? "", forget is not null, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts[forget is not null ? "wording.removed" : "wording.restored"];
        return Redirect("/bao-cao/doc/cach-ghi");
    }
}
