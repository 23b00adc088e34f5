using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>The paper itself, kept with an open document only.</summary>
internal sealed class KeepDirectiveFiles(Database database, Access access, DirectiveStore store, KeptFiles files)
{
    public const string Owner = "directive";

    public List<KeptFile> Of(string id) => files.Of(Owner, id);

    public async Task Add(string id, IFormFile? sent, Actor by, CancellationToken stop)
    {
        Require(id, by);
        if (await files.Read(sent, by, Owner, id, stop) is not { } read) throw new RefusalException(Organisation.ImportProblems.NoFile() with { Field = "tep" });
        await Add(id, read.File, read.Content, by, stop);
    }

    public Task Add(string id, KeptFile file, byte[] content, Actor by, CancellationToken stop)
    {
        Require(id, by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            RequireOpen(DirectiveStore.Get(write, id));
            KeptFiles.Insert(write, file, content);
        }, stop);
    }

    public Task Mark(string id, string fileId, bool removed, Actor by, CancellationToken stop)
    {
        Require(id, by);
        if (files.Find(fileId) is not { } file || file.OwnerKind != Owner || file.OwnerId != id) throw new RefusalException(DirectiveProblems.NotFound());
        return database.Write(by.UserName, by.AuthorUnit, write => KeptFiles.Mark(write, file, removed), stop);
    }

    private void Require(string id, Actor by)
    {
        var directive = store.Get(id);
        access.Require(by, Permission.WriteWork, directive.OwnerUnitId);
        RequireOpen(directive);
    }

    private static void RequireOpen(Directive directive)
    {
        if (directive.Body.IsClassified) throw new RefusalException(DirectiveProblems.NoFileOfClassified());
        if (directive.State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
    }
}
