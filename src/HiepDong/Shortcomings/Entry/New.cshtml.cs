using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Shortcomings.Entry;

/// <summary>Records a shortcoming by hand.</summary>
internal sealed class NewModel(RecordShortcoming record, Database database, NodeState node, Access access, Texts texts) : ShortcomingFormPage(node, access, record)
{
    private readonly NodeState node = node;
    private readonly RecordShortcoming record = record;

    public void OnGet()
    {
        Load();
        Form = new ShortcomingForm { Found = texts.Date(node.Today), Source = "report" }.WithRoom(3);
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "bam")] string? press, CancellationToken stop)
    {
        Load();
        Form = ShortcomingForm.Read(Request.Form);
        if (press == "them")
        {
            Form.WithRoom(3);
            return Page();
        }
        var own = Authors.FirstOrDefault(u => u.Id == Form.Own) ?? Authors[0];
        var made = await Fields(() => record.Run(Form.ToBody(own.Id, node, null, database.NewId), Me, stop));
        TempData["Flash"] = texts[made.Body.Subjective.Any() ? "shortcoming.recorded-needs" : "shortcoming.recorded-done", made.Code];
        return Redirect("/ton-tai/" + made.Id);
    }
}
