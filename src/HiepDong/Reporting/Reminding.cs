using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>Reminds units of reports they owe: an entry of the change log that they see on their own pages.</summary>
internal sealed class RemindUnits(Database database, Access access)
{
    /// <param name="owed">Subjects as <see cref="Duties.Subject"/> makes them.</param>
    /// <returns>How many were reminded.</returns>
    public async Task<int> Run(IReadOnlyList<string> owed, Actor by, CancellationToken stop)
    {
        if (owed.Count == 0) throw new RefusalException(ReportProblems.NothingChosen());
        foreach (var subject in owed) access.Require(by, Permission.AcceptReport, subject.Split('|')[0]);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            foreach (var subject in owed) write.Log("report.reminded", subject);
        }, stop);
        return owed.Count;
    }
}
