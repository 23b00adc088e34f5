using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Indicators.FormEdit;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : FormEditor(node, access, change, texts)
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";

    public void OnGet()
    {
        RequireManager();
        Find();
        Input = FormInput.After(Former!);
    }

    protected override void Find()
    {
        Former = FormRules.Last(Catalogue, Code.ToUpperInvariant()) ?? throw new RefusalException(CatalogueProblems.NoForm(Code));
        Input.Code = Former.Code;
        if (Input.Version > Former.Version || Catalogue.Form(Former.Code, Input.Version - 1) is not { } begun) return;
        (Begun, Input.Version) = (begun, Former.Version + 1);
    }
}
