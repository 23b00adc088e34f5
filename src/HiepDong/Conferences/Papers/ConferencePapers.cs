using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences.Papers;

/// <summary>Documents of a conference, for the whole of it or for one item of its agenda; added and removed by those who prepare it, until it is over.</summary>
internal sealed class ConferencePapers(Database database, ConferenceStore conferences, ConferenceRights rights, KeptFiles files)
{
    public const string Whole = "conference", Item = "conference_item";

    /// <param name="itemId">Empty for the whole conference.</param>
    public async Task<KeptFile> Add(string id, string? itemId, IFormFile? sent, Actor by, CancellationToken stop)
    {
        var c = conferences.Get(id);
        rights.RequirePrepares(by, c.Body);
        if (c.State is ConferenceState.Cancelled or ConferenceState.Approved) throw new RefusalException(PreparationProblems.NotAhead(c.Code));
        var item = string.IsNullOrEmpty(itemId) ? null : c.Body.Agenda.FirstOrDefault(i => i.Id == itemId) ?? throw new RefusalException(PreparationProblems.NoItem());
        if (await files.Read(sent, by, item is null ? Whole : Item, item?.Id ?? c.Id, stop) is not { } read) throw new RefusalException(Reporting.ReportProblems.NoFile());
        await database.Write(by.UserName, by.AuthorUnit, write => KeptFiles.Insert(write, read.File, read.Content), stop);
        return read.File;
    }

    public async Task<KeptFile> Mark(string id, string fileId, bool removed, Actor by, CancellationToken stop)
    {
        rights.RequirePrepares(by, conferences.Get(id).Body);
        var file = Of(id, fileId);
        await database.Write(by.UserName, by.AuthorUnit, write => KeptFiles.Mark(write, file, removed), stop);
        return file;
    }

    /// <summary>A document of this conference; refused when it is another's.</summary>
    public KeptFile Of(string id, string fileId)
    {
        var c = conferences.Get(id);
        var file = files.Find(fileId);
        return file is not null && (file is { OwnerKind: Whole } && file.OwnerId == c.Id || file is { OwnerKind: Item } && conferences.Versions(id).Any(v => v.Body.Agenda.Any(i => i.Id == file.OwnerId)))
            ? file : throw new RefusalException(ConferenceProblems.NotFound());
    }
}
