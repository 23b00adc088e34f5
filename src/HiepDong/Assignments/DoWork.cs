using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>What a unit reports as evidence, as it was typed.</summary>
/// <param name="Files">Checked files with their content.</param>
/// <param name="Figure">A figure of one of the unit's accepted reports.</param>
/// <param name="Result">A joint result.</param>
internal sealed record EvidenceIn(string Text, IReadOnlyList<(KeptFile File, byte[] Content)> Files, FigureEvidence? Figure = null, ResultEvidence? Result = null)
{
    public static EvidenceIn Of(string text) => new(text, []);
    public bool IsEmpty => Text.Length == 0 && Files.Count == 0 && Figure is null && Result is null;
}

/// <summary>What a unit does with its part: takes it on, says with evidence what was done, hands it in, asks for more time. Every call names the version its page showed.</summary>
internal sealed class DoWork(Database database, NodeState node, Access access, AssignmentStore assignments)
{
    public const string OwnerKind = "assignment";

    public Task<Assignment> Accept(string id, string unitId, int? seen, Actor by, CancellationToken stop) => Change(id, unitId, seen, "accepted", null, by, (a, now) => a.Accept(unitId, now), stop);

    public Task<Assignment> Report(string id, string unitId, EvidenceIn evidence, int? seen, Actor by, CancellationToken stop)
    {
        Screen(evidence);
        return Change(id, unitId, seen, "progress", null, by, (a, now) => Say(a, unitId, evidence, now), stop, evidence.Files);
    }

    /// <summary>Hands the part in, with what is said by the way.</summary>
    public Task<Assignment> Submit(string id, string unitId, EvidenceIn evidence, int? seen, Actor by, CancellationToken stop)
    {
        Screen(evidence);
        return Change(id, unitId, seen, "submitted", null, by, (a, now) =>
        {
            if (!evidence.IsEmpty)
            {
                Say(a, unitId, evidence, now);
                a.Version--;
            }
            a.Submit(unitId, now);
        }, stop, evidence.Files);
    }

    public Task<Assignment> TakeBack(string id, string unitId, int? seen, Actor by, CancellationToken stop) => Change(id, unitId, seen, "taken-back", null, by, (a, _) => a.TakeBack(unitId), stop);

    public Task<Assignment> Withdraw(string id, string unitId, int number, bool withdrawn, int? seen, Actor by, CancellationToken stop) =>
        Change(id, unitId, seen, withdrawn ? "progress-withdrawn" : "progress-restored", null, by, (a, _) => a.Withdraw(unitId, number, withdrawn), stop);

    public Task<Assignment> Ask(string id, string unitId, DateOnly until, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        Refuse(TextRules.Screen("ly-do", reason));
        return Change(id, unitId, seen, "extension-asked", reason, by, (a, now) => a.Ask(unitId, until, reason, node.Today, now), stop);
    }

    public Task<Assignment> StopAsking(string id, string unitId, int? seen, Actor by, CancellationToken stop) => Change(id, unitId, seen, "extension-withdrawn", null, by, (a, now) => a.StopAsking(unitId, now), stop);

    private static void Say(Assignment a, string unitId, EvidenceIn evidence, Stamp now) =>
        a.Report(unitId, evidence.Text, [.. evidence.Files.Select(f => new FileEvidence(f.File.Id, f.File.Name))], evidence.Figure, evidence.Result, now);

    private static void Screen(EvidenceIn evidence) => Refuse(TextRules.Screen("viec-da-lam", evidence.Text, 2 * AssignmentRules.MostText));

    private static void Refuse(IEnumerable<Problem> found)
    {
        List<Problem> problems = [.. found];
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    private Task<Assignment> Change(string id, string unitId, int? seen, string what, string? reason, Actor by, Action<Assignment, Stamp> change, CancellationToken stop, IReadOnlyList<(KeptFile File, byte[] Content)>? files = null)
    {
        access.Require(by, Permission.WriteWork, unitId);
        return database.Write(by.UserName, unitId, write =>
        {
            var found = assignments.AsSeen(write, id, seen);
            change(found, new(by.UserName, SqlTypes.Time(write.At)));
            foreach (var (file, content) in files ?? []) KeptFiles.Insert(write, file, content);
            AssignmentStore.Save(write, found, what, unitId, reason);
            return found;
        }, stop);
    }
}
