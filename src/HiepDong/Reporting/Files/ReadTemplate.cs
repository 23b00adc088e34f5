using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>
/// Takes a filled entry template into the draft, all of it or nothing. The file is kept with the report, and every figure remembers file, hash and cell.
/// </summary>
internal sealed class ReadTemplate(Database database, NodeState node, Attachments files)
{
    /// <param name="typed">What stands in the fields; the file's figures replace it where it states any.</param>
    /// <returns>How many figures were taken, and the draft's new revision.</returns>
    public async Task<(int Figures, int Revision)> Run(EntryState state, Draft typed, int revision, string fileName, byte[] content, Actor by, CancellationToken stop)
    {
        if (!state.Report.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
        var file = files.Make(state.Report.Id, fileName, content, by);
        var read = ReportTemplate.Read(new MemoryStream(content), node.Catalogue, new(state.Unit.Code, state.Form.Code, state.Report.Period));
        if (read.Problems.Count > 0)
            throw new RefusalException([.. read.Problems.Select(p => p.Field is { Length: > 0 } cell ? p with { Vi = cell + ": " + p.Vi, En = cell + ": " + p.En, Field = "file" } : p with { Field = "file" })]);
        var draft = typed with { Figures = new(typed.Figures), Origins = new(typed.Origins), Narratives = new(typed.Narratives) };
        foreach (var f in read.Figures)
        {
            var text = f.Quantity.Write("vi");
            draft.Figures[f.Indicator.Code] = text;
            draft.Origins[f.Indicator.Code] = new(text, new(OriginKind.Spreadsheet, by.UserName, database.Clock.GetUtcNow(), file.Name, file.Sha256, f.Cell));
        }
        foreach (var n in read.Narratives) draft.Narratives[n.Code] = n.Text;
        ReportEntry.RefuseSecrets(draft);
        var people = new People(database);
        var next = await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var report = ReportStore.Get(write, state.Report.Id);
            if (!report.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
            if (ReportStore.FindDraft(write, report.Id) is { } saved && saved.Revision != revision) throw SaveDraft.Stale(saved, people);
            Attachments.Insert(write, file, content);
            ReportStore.SaveDraft(write, report.Id, draft, revision + 1);
            write.Log("report.draft-saved", report.Id, $$"""{"revision":{{revision + 1}},"file":"{{file.Sha256}}"}""");
            return revision + 1;
        }, stop);
        return (read.Figures.Count, next);
    }
}
