using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Papers;

/// <summary>Adds and removes the documents of a conference and of the items of its agenda.</summary>
internal sealed class IndexModel(ConferencePapers papers, ConferenceStore conferences, ConferenceRights rights, KeptFiles files, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }
    public Conference Conference { get; private set; } = null!;
    public IReadOnlyList<(KeptFile File, AgendaItem? Item)> Kept { get; private set; } = [];
    public IReadOnlyList<(KeptFile File, AgendaItem? Item)> Removed { get; private set; } = [];
    public string Path => $"/hoi-nghi/{Conference.Id}/tai-lieu";
    public bool MayAdd => Conference.State is not (ConferenceState.Cancelled or ConferenceState.Approved);
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "muc")] string? itemId, [FromForm(Name = "file")] IFormFile? file, CancellationToken stop)
    {
        var kept = await papers.Add(Id.ToString(), itemId, file, Me, stop);
        TempData["Flash"] = texts["conf.paper-added", kept.Name];
        return Redirect($"/hoi-nghi/{Id}/tai-lieu");
    }

    public Task<IActionResult> OnPostRemove([FromForm(Name = "tep")] string? fileId, CancellationToken stop) => Mark(fileId, true, "conf.paper-removed", stop);
    public Task<IActionResult> OnPostRestore([FromForm(Name = "tep")] string? fileId, CancellationToken stop) => Mark(fileId, false, "conf.paper-restored", stop);

    private async Task<IActionResult> Mark(string? fileId, bool removed, string said, CancellationToken stop)
    {
        var file = await papers.Mark(Id.ToString(), fileId ?? "", removed, Me, stop);
        TempData["Flash"] = texts[said, file.Name];
        return Redirect($"/hoi-nghi/{Id}/tai-lieu");
    }

    private void Load()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequirePrepares(Me, Conference.Body);
        var all = files.Of(ConferencePapers.Whole, Conference.Id).Select(f => (f, (AgendaItem?)null)).Concat(Conference.Body.Agenda.SelectMany(i => files.Of(ConferencePapers.Item, i.Id).Select(f => (f, (AgendaItem?)i)))).ToList();
        (Kept, Removed) = ([.. all.Where(f => f.f.RemovedAt is null)], [.. all.Where(f => f.f.RemovedAt is not null)]);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
