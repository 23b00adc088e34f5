using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Documents;

/// <summary>A file kept with a directive, a conference, an assignment…; the content is stored once, named by its hash.</summary>
/// <param name="OwnerKind">What it belongs to: "directive", "conference", "assignment"….</param>
internal sealed record KeptFile(string Id, string OwnerKind, string OwnerId, string Name, string MediaType, string Sha256, long Size, string AddedBy, string AddedAt, string? RemovedAt);

/// <summary>Files kept with anything but reports. Who may see, add or remove one is for its capability to say; removing hides and can be undone.</summary>
internal sealed class KeptFiles(Database database)
{
    private const string Columns = "select k.id, k.owner_kind, k.owner_id, k.name, k.media_type, k.sha256, f.size, k.added_by, k.added_at, k.removed_at from kept_file k join stored_file f on f.sha256 = k.sha256 ";

    /// <summary>All of an owner, the removed ones too, oldest first.</summary>
    public List<KeptFile> Of(string ownerKind, string ownerId) =>
        database.Query<KeptFile>(Columns + "where k.owner_kind = @ownerKind and k.owner_id = @ownerId order by k.added_at, k.id", new { ownerKind, ownerId });

    public KeptFile? Find(string id) => database.First<KeptFile>(Columns + "where k.id = @id", new { id });

    public byte[] Content(string sha256) => database.First<byte[]>("select content from stored_file where sha256 = @sha256", new { sha256 })!;

    /// <summary>Checks a file as sent; refused when empty, too large, of a kind that is not kept, or marked secret.</summary>
    public KeptFile Make(string fileName, byte[] content, Actor by, string ownerKind, string ownerId)
    {
        var file = FileScreen.Check(fileName, content);
        return new(database.NewId(), ownerKind, ownerId, file.Name, file.MediaType, file.Sha256, content.LongLength, by.UserName, "", null);
    }

    /// <summary>The same from a form; null when no file was chosen.</summary>
    public async Task<(KeptFile File, byte[] Content)?> Read(IFormFile? sent, Actor by, string ownerKind, string ownerId, CancellationToken stop)
    {
        if (sent is null) return null;
        FileScreen.CheckSize(sent.FileName, sent.Length);
        using var content = new MemoryStream();
        await sent.CopyToAsync(content, stop);
        var bytes = content.ToArray();
        return (Make(sent.FileName, bytes, by, ownerKind, ownerId), bytes);
    }

    public static void Insert(Write write, KeptFile file, byte[] content)
    {
        if (write.First<string>("select sha256 from stored_file where sha256 = @Sha256", new { file.Sha256 }) is null)
            write.Execute("insert into stored_file (sha256, size, content) values (@Sha256, @Size, @content)", new { file.Sha256, file.Size, content });
        write.Execute("insert into kept_file (id, owner_kind, owner_id, name, media_type, sha256, added_by, added_at) values (@Id, @OwnerKind, @OwnerId, @Name, @MediaType, @Sha256, @AddedBy, @At)",
            new { file.Id, file.OwnerKind, file.OwnerId, file.Name, file.MediaType, file.Sha256, file.AddedBy, write.At });
        write.Log(file.OwnerKind + ".file-added", file.OwnerId, System.Text.Json.JsonSerializer.Serialize(new { file = file.Name, sha256 = file.Sha256, size = file.Size }, Reporting.ReportText.Json));
    }

    /// <summary>Hides a file, or shows it again.</summary>
    public static void Mark(Write write, KeptFile file, bool removed)
    {
        write.Execute("update kept_file set removed_at = @at where id = @Id", new { file.Id, at = removed ? write.At : null });
        write.Log(file.OwnerKind + (removed ? ".file-removed" : ".file-restored"), file.OwnerId, System.Text.Json.JsonSerializer.Serialize(new { file = file.Name, sha256 = file.Sha256 }, Reporting.ReportText.Json));
    }

    /// <summary>What a download route answers.</summary>
    public IResult Download(KeptFile file) => Results.File(Content(file.Sha256), file.MediaType, file.Name);
}
