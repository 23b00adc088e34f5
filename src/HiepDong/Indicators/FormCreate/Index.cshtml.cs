using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Indicators.FormCreate;

internal sealed class IndexModel(NodeState node, Access access, ChangeCatalogue change, Texts texts) : FormEdit.FormEditor(node, access, change, texts)
{
    public void OnGet()
    {
        RequireManager();
        Input = FormInput.New();
    }

    protected override void Find()
    {
        Input.Version = 1;
        var code = Vietnamese.Clean(Input.Code).ToUpperInvariant();
        if (FormRules.Last(Catalogue, code) is not null && ModelState["Input.Code"] is not { Errors.Count: > 0 })
            ModelState.AddModelError("Input.Code", CatalogueProblems.FormCodeTaken(code).In(Texts.Language));
    }

    private Texts Texts { get; } = texts;
}
