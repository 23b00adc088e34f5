using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Reporting;

/// <summary>A file kept with a report.</summary>
internal sealed record Attachment(string Id, string ReportId, string Name, string MediaType, string Sha256, long Size, string AddedBy, string AddedAt, string? RemovedAt);

/// <summary>Files kept with reports: each content is stored once, named by its hash; removing hides and can be undone.</summary>
internal sealed class Attachments(Database database, Access access, ReportStore reports)
{
    public const long MaxSize = 20L * 1024 * 1024;

    private const string Columns = "select a.id, a.report_id, a.name, a.media_type, a.sha256, f.size, a.added_by, a.added_at, a.removed_at from attachment a join stored_file f on f.sha256 = a.sha256 ";

    private static readonly Dictionary<string, (string Type, byte[]? Begins)> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", "%PDF"u8.ToArray()),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"u8.ToArray()),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"u8.ToArray()),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PK"u8.ToArray()),
        [".odt"] = ("application/vnd.oasis.opendocument.text", "PK"u8.ToArray()),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", "PK"u8.ToArray()),
        [".png"] = ("image/png", [0x89, 0x50, 0x4e, 0x47]),
        [".jpg"] = ("image/jpeg", [0xff, 0xd8, 0xff]),
        [".jpeg"] = ("image/jpeg", [0xff, 0xd8, 0xff]),
        [".txt"] = ("text/plain; charset=utf-8", null),
        [".csv"] = ("text/csv; charset=utf-8", null)
    };

    public static string Accepted => string.Join(',', Allowed.Keys);

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
        var name = Vietnamese.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        if (content.Length == 0) throw new RefusalException(ReportProblems.NoFile());
        if (content.LongLength > MaxSize) throw new RefusalException(ReportProblems.FileTooLarge(name));
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (!Allowed.TryGetValue(extension, out var kind)) throw new RefusalException(ReportProblems.FileTypeNotAllowed(name));
        if (kind.Begins is { } begins && !content.AsSpan().StartsWith(begins)) throw new RefusalException(ReportProblems.FileNotOfItsKind(name, extension));
        if ((TextScreen.SecrecyMarkOfName(name) ?? TextScreen.SecrecyMark(Words(name, content))) is { } mark) throw new RefusalException(ReportProblems.CarriesSecrecyMark("file", mark));
        return new(database.NewId(), reportId, name, kind.Type, Convert.ToHexStringLower(SHA256.HashData(content)), content.LongLength, by.UserName, "", null);
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

    /// <summary>Words of plain texts and Word documents, a paragraph a line; of other kinds none.</summary>
    private static string Words(string name, byte[] content)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension is ".txt" or ".csv") return Encoding.UTF8.GetString(content);
        if (extension != ".docx") return "";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            var text = new StringBuilder();
            foreach (var part in zip.Entries.Where(e => e.FullName == "word/document.xml" || e.FullName.StartsWith("word/header", StringComparison.Ordinal)))
            {
                // Beyond the limit it throws: words that can't be screened are not kept.
                using var xml = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = false, MaxCharactersInDocument = MaxSize });
                while (xml.Read())
                {
                    if (xml.NodeType == XmlNodeType.Text) text.Append(xml.Value);
                    else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" }) text.Append('\n');
                }
            }
            return text.ToString();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw new RefusalException(ReportProblems.FileNotOfItsKind(name, extension));
        }
    }
}
