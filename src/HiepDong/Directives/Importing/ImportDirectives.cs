using System.Security.Cryptography;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>Everything an import would do, or why it does nothing: one refused row refuses the file.</summary>
internal sealed record DirectivePlan(IReadOnlyList<DirectiveRow> Rows)
{
    public int Count(DirectiveRowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);
    public IEnumerable<Problem> Problems => Rows.SelectMany(r => r.Problems);
}

/// <summary>Registers the documents of a list: everything is checked and shown first, then all of it is registered or nothing. Documents that are there are left out.</summary>
internal sealed class ImportDirectives(Database database, NodeState node, Access access, DirectiveSettings settings, DirectiveStore store, KeepDirective keep)
{
    public const int MostShown = 50;

    public DirectivePlan Preview(ImportSheet sheet, Actor by)
    {
        access.Require(by, Permission.WriteWork);
        return Plan(sheet, store.Same);
    }

    public Task<int> Apply(ImportSheet sheet, string unitId, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, unitId);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = Plan(sheet, body => DirectiveStore.Same(write, body));
            if (plan.Problems.ToList() is { Count: > 0 } problems) throw new RefusalException([DirectiveImportProblems.Refused(problems.Count), .. problems.Take(MostShown)]);
            var made = plan.Rows.Where(r => r.Outcome == DirectiveRowOutcome.New).Select(r => keep.Enter(write, r.Body!, unitId, by)).ToList();
            if (made.Count > 0) write.Log("directives.imported", made[0].Id, JsonSerializer.Serialize(new { directives = made.Count }, ReportText.Json));
            return made.Count;
        }, stop);
    }

    private DirectivePlan Plan(ImportSheet sheet, Func<DirectiveBody, Directive?> same)
    {
        var pointers = settings.TakesPointers;
        var rows = new List<DirectiveRow>();
        var before = new Dictionary<string, long>();
        foreach (var read in sheet.Rows.Select(r => DirectiveSheet.Read(sheet, r, node, pointers)))
        {
            if (read.Body is not { } body) rows.Add(read);
            else if (same(body) is { } there) rows.Add(read with { Outcome = DirectiveRowOutcome.There, Like = there });
            else if (!before.TryAdd(body.Identity, read.Number)) rows.Add(read with { Outcome = DirectiveRowOutcome.There, LikeRow = before[body.Identity] });
            else rows.Add(read);
        }
        return new(rows);
    }

    /// <summary>Keeps the checked file, so that what is applied is what was shown.</summary>
    public async Task<string> Keep(byte[] content, string fileName, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into stored_file (sha256, size, content) values (@hash, @size, @content) on conflict (sha256) do nothing", new { hash, size = content.Length, content });
            write.Log("directives.import-checked", hash, JsonSerializer.Serialize(new { file = fileName }, ReportText.Json));
        }, stop);
        return hash;
    }

    /// <summary>Only what the same person had checked may be asked for by its hash.</summary>
    public byte[] Kept(string hash, Actor by)
    {
        if (database.First<long>("select count(*) from change_log where kind = 'directives.import-checked' and subject = @hash and actor = @UserName", new { hash, by.UserName }) == 0) throw new RefusalException(ImportProblems.FileGone() with { Field = "tep" });
        return database.First<byte[]>("select content from stored_file where sha256 = @hash", new { hash }) ?? throw new RefusalException(ImportProblems.FileGone() with { Field = "tep" });
    }
}
