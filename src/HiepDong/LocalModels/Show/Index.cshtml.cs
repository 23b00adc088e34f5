using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.LocalModels.Show;

/// <summary>One model: where it stands, its time line, its reviews, and what the person may say of it.</summary>
internal sealed class IndexModel(LocalModelStore store, ModelList list, KeepModel keep, JudgeModel judge, KeptFiles files, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable, IHoldsFiles
{
    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }
    public LocalModel Model { get; private set; } = null!;
    public LocalModelBody Body => Model.Body;
    public IReadOnlyList<ModelFact> Facts { get; private set; } = [];
    public ModelFact? Now { get; private set; }
    public IReadOnlyList<ModelReview> Reviews { get; private set; } = [];
    public IReadOnlyDictionary<string, KeptFile> Evidence { get; private set; } = new Dictionary<string, KeptFile>();
    public IReadOnlyList<ModelVersion> Versions { get; private set; } = [];
    public LocalModel? From { get; private set; }
    public IReadOnlyList<LocalModel> Copies { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public bool Owns { get; private set; }
    public bool MayJudge { get; private set; }
    public bool MayWrite { get; private set; }
    public bool CanUndo => Owns && !Model.IsWithdrawn && Versions is [{ What: "changed" }, _, ..];
    public NodeState Node => node;
    public LocalModelStore Store => store;
    public string Today => texts.Date(node.Today);
    public bool Is(string handler) => pressed == handler;
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>The latest review that counts.</summary>
    public ModelReview? Latest => Reviews.FirstOrDefault(r => !r.Withdrawn);

    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public void OnGet() => Load();

    public Task<IActionResult> OnPostSay(CancellationToken stop) => Do("Say", () =>
    {
        if (LocalModelStore.StateOf(Field("trang-thai")) is not { } state) throw new RefusalException(ModelProblems.UnknownState(Field("trang-thai")));
        return judge.Say(Model.Id, state, Day("ngay"), Field("ghi-chu"), Me, stop);
    }, "model.said");

    public Task<IActionResult> OnPostReview([FromForm(Name = "tep")] IFormFile? file, CancellationToken stop) => Do("Review", () =>
    {
        var met = Body.Criteria.Where(c => Field("tc-" + c.Id) is "dat" or "chua").ToDictionary(c => c.Id, c => Field("tc-" + c.Id) == "dat");
        return judge.Review(Model.Id, met, Day("ngay-danh-gia"), Field("minh-chung"), file, Me, stop);
    }, "model.reviewed");

    public Task<IActionResult> OnPostMarkState(CancellationToken stop) => Do("MarkState", () => judge.MarkState(Model.Id, Field("moc"), Field("bo") == "co", Me, stop), Field("bo") == "co" ? "model.fact-withdrawn" : "model.fact-restored");
    public Task<IActionResult> OnPostMarkReview(CancellationToken stop) => Do("MarkReview", () => judge.MarkReview(Model.Id, Field("moc"), Field("bo") == "co", Me, stop), Field("bo") == "co" ? "model.fact-withdrawn" : "model.fact-restored");
    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do("Withdraw", () => keep.Withdraw(Model.Id, Field("ly-do"), Seen, Me, stop), "model.withdrawn-done");
    public Task<IActionResult> OnPostRestore(CancellationToken stop) => Do("Restore", () => keep.Restore(Model.Id, Seen, Me, stop), "model.restored-done");
    public Task<IActionResult> OnPostUndo(CancellationToken stop) => Do("Undo", () => keep.Undo(Model.Id, Seen, Me, stop), "model.undone-done");

    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");
    private DateOnly Day(string field) => LocalValueBinder.ReadDate(Field(field)) ?? throw new RefusalException(ModelProblems.NotADay(Field(field), field));

    private async Task<IActionResult> Do(string handler, Func<Task> act, string done)
    {
        Load();
        pressed = handler;
        await act();
        TempData["Flash"] = texts[done, Body.Name];
        return Redirect("/mo-hinh/" + Model.Id);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Model = store.Get(Id.ToString());
        list.RequireSees(Me, Model);
        Facts = store.Facts(Model.Id);
        Now = ModelTimeline.Holding(Facts).LastOrDefault(f => f.On <= node.Today);
        Reviews = store.Reviews(Model.Id);
        Evidence = Reviews.SelectMany(r => files.Of(JudgeModel.ReviewFile, r.Id)).Where(f => f.RemovedAt is null).DistinctBy(f => f.OwnerId).ToDictionary(f => f.OwnerId);
        Versions = store.Versions(Model.Id);
        From = Body.ReplicatedFrom is { } from && store.Find(from) is { } there && list.Sees(Me, there) ? there : null;
        Copies = [.. store.Query("where m.replicated_from = @Id and m.withdrawn = 0 order by m.sort_name, m.id", new { Model.Id }).Where(m => list.Sees(Me, m))];
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Facts.Select(f => f.By)).Concat(Reviews.Select(r => r.By)));
        Owns = !Me.IsOperator && access.Allows(Me, Permission.WriteWork, Body.UnitId);
        MayJudge = !Model.IsWithdrawn && judge.May(Model, Me);
        MayWrite = !Me.IsOperator && access.Allows(Me, Permission.WriteWork);
    }
}
