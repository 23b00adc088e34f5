using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Shortcomings.Show;

/// <summary>A shortcoming with its causes, their remedies and its history.</summary>
internal sealed class IndexModel(ShortcomingStore shortcomings, RecordShortcoming record, WorkReach reach, NodeState node, People people, Texts texts) : PageModel, IRefillable
{
    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }
    public Shortcoming Shortcoming { get; private set; } = null!;
    public IReadOnlyDictionary<string, Assignment> Remedies { get; private set; } = new Dictionary<string, Assignment>();
    public IReadOnlyList<ShortcomingVersion> Versions { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public bool MayWrite { get; private set; }
    public Organisation.Organisation Organisation => node.Organisation;
    public DateOnly Today => node.Today;
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>The form that was refused stays open.</summary>
    public bool Is(string handler) => pressed == handler;

    public void OnGet() => Load();

    public Task<IActionResult> OnPostClose(CancellationToken stop) => Do("Close", s => record.Close(s.Id, Field("ghi-chu"), Seen, Me, stop), "shortcoming.closed-done");
    public Task<IActionResult> OnPostReopen(CancellationToken stop) => Do("Reopen", s => record.Reopen(s.Id, Field("ly-do-mo"), Seen, Me, stop), "shortcoming.reopened-done");
    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do("Withdraw", s => record.Withdraw(s.Id, Field("ly-do-rut"), Seen, Me, stop), "shortcoming.withdrawn-done");

    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name].FirstOrDefault());

    private async Task<IActionResult> Do(string handler, Func<Shortcoming, Task<Shortcoming>> act, string done)
    {
        Open();
        pressed = handler;
        var now = await act(Shortcoming);
        TempData["Flash"] = texts[done, now.Code];
        return Redirect("/ton-tai/" + now.Id);
    }

    private void Open()
    {
        Shortcoming = shortcomings.Get(Id.ToString());
        reach.RequireSees(Me, Shortcoming.Body.Units);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Open();
        MayWrite = record.MayWrite(Shortcoming, Me);
        Remedies = shortcomings.Remedies([Shortcoming]);
        Versions = shortcomings.Versions(Shortcoming.Id);
        NameOf = people.Names(Versions.Select(v => v.By));
    }
}
