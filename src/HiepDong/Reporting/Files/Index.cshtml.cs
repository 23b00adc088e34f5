using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>Adds files to a report, and takes them away.</summary>
internal sealed class FilesModel(Attachments files, ReportStore reports, Node.NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public string Id { get; set; } = "";

    public Report Report { get; private set; } = null!;
    public string UnitName { get; private set; } = "";

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAdd(IFormFile? file, CancellationToken stop)
    {
        if (file is null) throw new RefusalException(ReportProblems.NoFile());
        if (file.Length > Attachments.MaxSize) throw new RefusalException(ReportProblems.FileTooLarge(file.FileName));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        var added = await files.Add(Id, file.FileName, content.ToArray(), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["files.added", added.Name];
        return Redirect($"/bao-cao/{Id}/tep");
    }

    public async Task<IActionResult> OnPostRemove(string file, CancellationToken stop)
    {
        await files.Remove(Id, file, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["files.removed"];
        return Redirect($"/bao-cao/{Id}/tep");
    }

    public async Task<IActionResult> OnPostRestore(string file, CancellationToken stop)
    {
        await files.Restore(Id, file, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["files.restored"];
        return Redirect($"/bao-cao/{Id}/tep");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        Report = reports.Get(Id);
        access.Require(Actors.Of(HttpContext), Permission.WriteReport, Report.UnitId);
        UnitName = node.Organisation.Unit(Report.UnitId)!.Name;
    }
}
