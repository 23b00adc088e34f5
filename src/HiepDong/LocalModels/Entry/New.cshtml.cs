using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.LocalModels.Entry;

/// <summary>Registers a model with the state it is in.</summary>
internal sealed class NewModel(KeepModel keep, LocalModelStore store, ModelList list, NodeState node, Access access, Texts texts) : ModelFormPage(list, node, access)
{
    private readonly ModelList list = list;
    private readonly NodeState node = node;
    private readonly Access access = access;

    public override bool IsChange => false;

    /// <param name="from">A model to replicate: its kind, description and criteria are taken over.</param>
    public void OnGet([FromQuery(Name = "nhan-tu")] string? from)
    {
        access.Require(Me, Permission.WriteWork);
        Form = new() { On = texts.Date(node.Today) };
        if (from is not null && Guid.TryParse(from, out var id) && store.Find(id.ToString()) is { } model && list.Sees(Me, model))
        {
            // The field of the same name shows the model's label, not the id in the address.
            ModelState.Remove("nhan-tu");
            Form = new() { Name = model.Body.Name, Kind = model.Body.Kind, Description = model.Body.Description, Criteria = string.Join('\n', model.Body.Criteria.Select(c => c.Text)), From = ModelWords.Label(model, node), On = texts.Date(node.Today) };
        }
        Load();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        access.Require(Me, Permission.WriteWork);
        Form = ModelForm.Read(Request.Form);
        var unit = (Form.Unit.Length > 0 ? node.Organisation.Unit(Form.Unit) : access.UnitsOf(Me, Permission.WriteWork).FirstOrDefault()) ?? throw new RefusalException(AccountProblems.NotAllowed());
        access.Require(Me, Permission.WriteWork, unit.Id);
        var problems = new List<Problem>();
        if (LocalModelStore.StateOf(Form.State) is not { } state) { problems.Add(ModelProblems.UnknownState(Form.State)); state = ModelStage.Proposed; }
        if (LocalValueBinder.ReadDate(Form.On) is not { } on) { problems.Add(ModelProblems.NotADay(Form.On, "ngay")); on = node.Today; }
        LocalModelBody? body = null;
        try { body = Form.ToBody(node, unit.Id, null, Known); }
        catch (RefusalException refusal) { problems.InsertRange(0, refusal.Problems); }
        if (problems.Count > 0 || body is null) throw new RefusalException(problems);
        var kept = await keep.Register(body, state, on, Me, stop);
        TempData["Flash"] = texts["model.registered", kept.Body.Name];
        return Redirect("/mo-hinh/" + kept.Id);
    }
}
