using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>A file kept with a report.</summary>
internal sealed record Attachment(string Id, string ReportId, string Name, string MediaType, string Sha256, long Size, string AddedBy, string AddedAt, string? RemovedAt);

/// <summary>Files kept with reports: each content is stored once, named by its hash; removing hides and can be undone.</summary>
internal sealed class Attachments(Database database, Access access, ReportStore reports)
{
    public const long MaxSize = FileScreen.MaxSize;

    private const string Columns = "select a.id, a.report_id, a.name, a.media_type, a.sha256, f.size, a.added_by, a.added_at, a.removed_at from attachment a join stored_file f on f.sha256 = a.sha256 ";

    public static string Accepted => FileScreen.Accepted;

    public List<Attachment> Of(string reportId) => database.Query<Attachment>(Columns + "where a.report_id = @reportId order by a.added_at, a.id", new { reportId });

    public Attachment? Find(string reportId, string id) => database.First<Attachment>(Columns + "where a.report_id = @reportId and a.id = @id and a.removed_at is null", new { reportId, id });

    public byte[] Content(string sha256) => database.First<byte[]>("select content from stored_file where sha256 = @sha256", new { sha256 })!;

    public async Task<Attachment> Add(string reportId, string fileName, byte[] content, Actor by, CancellationToken stop)
    {
        RequireOpen(reportId, by);
        var made = Make(reportId, fileName, content, by);
        await database.Write(by.UserName, by.AuthorUnit, write => Insert(write, made, content), stop);
        return made;
    }

    /// <summary>Checks a file as sent: size, kind, and marks of secrecy in its name and its words.</summary>
    public Attachment Make(string reportId, string fileName, byte[] content, Actor by)
    {
        var file = FileScreen.Check(fileName, content);
        return new(database.NewId(), reportId, file.Name, file.MediaType, file.Sha256, content.LongLength, by.UserName, "", null);
    }

    /// <param name="content">Null when the file is kept already.</param>
    public static void Insert(Write write, Attachment a, byte[]? content)
    {
        if (content is not null && write.First<string>("select sha256 from stored_file where sha256 = @Sha256", new { a.Sha256 }) is null)
            write.Execute("insert into stored_file (sha256, size, content) values (@Sha256, @Size, @content)", new { a.Sha256, a.Size, content });
        write.Execute("insert into attachment (id, report_id, name, media_type, sha256, added_by, added_at) values (@Id, @ReportId, @Name, @MediaType, @Sha256, @AddedBy, @At)",
            new { a.Id, a.ReportId, a.Name, a.MediaType, a.Sha256, a.AddedBy, write.At });
        write.Log("report.attached", a.ReportId, System.Text.Json.JsonSerializer.Serialize(new { file = a.Name, sha256 = a.Sha256, size = a.Size }, ReportText.Json));
    }

    public Task Remove(string reportId, string id, Actor by, CancellationToken stop) => Mark(reportId, id, true, by, stop);
    public Task Restore(string reportId, string id, Actor by, CancellationToken stop) => Mark(reportId, id, false, by, stop);

    private Task Mark(string reportId, string id, bool removed, Actor by, CancellationToken stop)
    {
        RequireOpen(reportId, by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (write.Execute("update attachment set removed_at = @at where id = @id and report_id = @reportId", new { id, reportId, at = removed ? write.At : null }) == 0) throw new RefusalException(ReportProblems.NotFound());
            write.Log(removed ? "report.detached" : "report.attached", reportId, System.Text.Json.JsonSerializer.Serialize(new { attachment = id }, ReportText.Json));
        }, stop);
    }

    private void RequireOpen(string reportId, Actor by)
    {
        var report = reports.Get(reportId);
        access.Require(by, Permission.WriteReport, report.UnitId);
        if (!report.IsOpenForEntry) throw new RefusalException(ReportProblems.AlreadySubmitted());
    }
}
