using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Directives.Entry;

/// <summary>A later version of an entry, with its reason.</summary>
internal sealed class EditModel(KeepDirective keep, DirectiveStore store, NodeState node, Access access, DirectiveChoices choices, DirectiveSettings settings, Texts texts) : DirectiveFormPage(node, access, choices, settings, texts)
{
    private readonly NodeState node = node;
    private readonly Access access = access;
    private readonly DirectiveChoices choices = choices;
    private readonly Texts texts = texts;

    [FromRoute] public Guid Id { get; set; }
    public override bool IsChange => true;
    public override bool TakesPointers => Directive.Body.IsClassified;
    public Directive Directive { get; private set; } = null!;

    /// <summary>Shown beside what was typed when somebody else changed it meanwhile.</summary>
    public IReadOnlyList<(string Name, string Text)> Present => DirectiveWords.Facts(Directive.Body, texts, store);

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (Directive.State == DirectiveState.Withdrawn) return Redirect("/van-ban/" + Directive.Id);
        Form = DirectiveForm.Of(Directive.Body, store, node, texts);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = DirectiveForm.Read(Request.Form);
        var body = Form.ToBody(node, choices, Me);
        var kept = await keep.Change(Directive.Id, body, Form.Reason, int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null, Me, stop);
        TempData["Flash"] = texts["directive.changed", kept.Body.Sign, kept.Version];
        return Redirect("/van-ban/" + kept.Id);
    }

    private void Open()
    {
        Directive = store.Get(Id.ToString());
        access.Require(Me, Permission.WriteWork, Directive.OwnerUnitId);
        if (Overtaken.Seen(Request, Directive.Version) is { } seen && store.Versions(Directive.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = [.. DirectiveWords.Changes(then.Body, Directive.Body, texts, store).Select(c => new FieldChange(c.Name, c.Before, c.After))];
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
