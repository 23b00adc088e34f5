using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.LocalModels.Entry;

/// <summary>A later version of a model, with its reason.</summary>
internal sealed class EditModel(KeepModel keep, LocalModelStore store, ModelList list, NodeState node, Access access, Texts texts) : ModelFormPage(list, node, access)
{
    private readonly NodeState node = node;
    private readonly Access access = access;

    [FromRoute] public Guid Id { get; set; }
    public override bool IsChange => true;
    public LocalModel Model { get; private set; } = null!;

    /// <summary>Shown beside what was typed when the form is refused.</summary>
    public IReadOnlyList<(string Name, string Text)> Present => ModelWords.Facts(Model.Body, node, store, texts);

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IActionResult OnGet()
    {
        Open();
        if (Model.IsWithdrawn) return Redirect("/mo-hinh/" + Model.Id);
        Form = ModelForm.Of(Model.Body, node, store);
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = ModelForm.Read(Request.Form);
        var body = Form.ToBody(node, Model.Body.UnitId, Model.Body, Known);
        var kept = await keep.Change(Model.Id, body, Form.Reason, int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null, Me, stop);
        TempData["Flash"] = texts["model.changed", kept.Body.Name, kept.Version];
        return Redirect("/mo-hinh/" + kept.Id);
    }

    private void Open()
    {
        Model = store.Get(Id.ToString());
        access.Require(Me, Permission.WriteWork, Model.Body.UnitId);
        if (Overtaken.Seen(Request, Model.Version) is { } seen && store.Versions(Model.Id).FirstOrDefault(v => v.Version == seen) is { } then)
            Meanwhile = [.. ModelWords.Changes(then.Body, Model.Body, node, store, texts).Select(c => new FieldChange(c.Name, c.Before, c.After))];
    }

    public override Task Refill(CancellationToken stop)
    {
        Open();
        return base.Refill(stop);
    }
}
