using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Rhythm;

/// <summary>Rows of the rhythm table: added, changed, removed and put back, by administrators and by the coordinators of the ministries.</summary>
internal sealed class ChangeRhythm(Database database, Access access)
{
    public bool May(Actor by) => access.Allows(by, Permission.ManageCatalogue) || access.UnitsOf(by, Permission.Confer).Any(u => u.Echelon == Echelon.Ministry);

    /// <param name="id">The row to change; null for a new one.</param>
    public Task<string> Save(string? id, RhythmRule rule, Actor by, CancellationToken stop)
    {
        Require(by);
        if (rule.Check() is { Count: > 0 } problems) throw new RefusalException(problems);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (id is not null && RhythmStore.Find(write, id) is null) throw new RefusalException(RhythmProblems.NotFound());
            var kept = id ?? database.NewId();
            RhythmStore.Save(write, kept, rule);
            write.Log("conference.rhythm-saved", kept, JsonSerializer.Serialize(rule, ReportText.Json));
            return kept;
        }, stop);
    }

    public Task Mark(string id, bool removed, Actor by, CancellationToken stop)
    {
        Require(by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (RhythmStore.Find(write, id) is null) throw new RefusalException(RhythmProblems.NotFound());
            RhythmStore.Mark(write, id, removed);
            write.Log(removed ? "conference.rhythm-removed" : "conference.rhythm-restored", id);
        }, stop);
    }

    private void Require(Actor by)
    {
        if (!May(by)) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
