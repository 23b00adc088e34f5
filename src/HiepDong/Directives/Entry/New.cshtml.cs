using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Directives.Entry;

/// <summary>Registers a document, or takes up the entry that is there already.</summary>
internal sealed class NewModel(KeepDirective keep, SendDirective send, DirectiveStore store, NodeState node, Access access, DirectiveChoices choices, DirectiveSettings settings, Texts texts) : DirectiveFormPage(node, access, choices, settings, texts)
{
    private readonly NodeState node = node;
    private readonly Access access = access;
    private readonly DirectiveChoices choices = choices;
    private readonly Texts texts = texts;

    public override bool IsChange => false;

    /// <summary>The entry of exactly this document, which the unit may take up with one press.</summary>
    public Directive? There { get; private set; }

    public void OnGet()
    {
        access.Require(Me, Permission.WriteWork);
        Load();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var own = Read();
        var body = Form.ToBody(node, choices, Me);
        var same = store.Same(body);
        There = same is { Body.IsClassified: false } ? same : null;
        var kept = await keep.Register(body, own.Id, Me, stop);
        var others = store.SameSign(kept).Count;
        (TempData["Flash"], TempData["FlashKind"]) = others > 0 ? (texts["directive.registered-same", kept.Body.Sign, others], "warn") : (texts["directive.registered", kept.Body.Sign], "ok");
        return Redirect("/van-ban/" + kept.Id);
    }

    public async Task<IActionResult> OnPostJoin([FromForm(Name = "van-ban")] string? id, CancellationToken stop)
    {
        var own = Read();
        // Only who has typed the whole document may take its entry up.
        var body = Form.ToBody(node, choices, Me);
        if (store.Same(body) is not { } there || there.Id != id) throw new RefusalException(DirectiveProblems.NotFound());
        await send.Join(there.Id, own.Id, Me, stop);
        TempData["Flash"] = texts["directive.joined", there.Body.Sign, own.Name];
        return Redirect("/van-ban/" + there.Id);
    }

    private OrgUnit Read()
    {
        access.Require(Me, Permission.WriteWork);
        Form = DirectiveForm.Read(Request.Form);
        if (Form.Own.Length > 0) access.Require(Me, Permission.WriteWork, Form.Own);
        return (Form.Own.Length > 0 ? node.Organisation.Unit(Form.Own) : access.UnitsOf(Me, Permission.WriteWork).FirstOrDefault()) ?? throw new RefusalException(AccountProblems.NotAllowed());
    }
}
