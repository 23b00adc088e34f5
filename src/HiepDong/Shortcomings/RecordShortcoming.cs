using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Shortcomings;

/// <summary>Records shortcomings, gives their remedies, closes them. Every change names the version its page showed.</summary>
internal sealed class RecordShortcoming(Database database, NodeState node, Access access, ShortcomingStore shortcomings, AssignWork assign)
{
    public Task<Shortcoming> Run(ShortcomingBody body, Actor by, CancellationToken stop)
    {
        Refuse(body, by);
        return database.Write(by.UserName, body.AuthorUnitId, write =>
        {
            var author = node.Organisation.Unit(body.AuthorUnitId)!;
            var made = new Shortcoming { Id = Guid.CreateVersion7(SqlTypes.Time(write.At)).ToString(), Code = ShortcomingStore.NextCode(write, author.Code, node.Today.Year), Body = body };
            // Of two who press at once for one sentence, the second is told.
            if (body.Source is { Kind: SourceKind.Report, Id: { } report } && write.First<string>("select code from shortcoming where source_id = @report and source_text = @Text and state <> 'withdrawn'", new { report, body.Source.Text }) is { } taken)
                throw new RefusalException(ShortcomingProblems.AlreadyTaken(taken));
            ShortcomingStore.Save(write, made, "recorded");
            return made;
        }, stop);
    }

    public Task<Shortcoming> Change(string id, ShortcomingBody body, int? seen, Actor by, CancellationToken stop)
    {
        Refuse(body, by);
        return Step(id, seen, "changed", null, by, (s, _) => s.Change(body with { AuthorUnitId = s.Body.AuthorUnitId }), stop);
    }

    /// <summary>Gives the assignment that remedies a subjective cause; the author unit is its assigner.</summary>
    public Task<Shortcoming> Remedy(string id, string causeId, AssignmentOrder order, int? seen, Actor by, CancellationToken stop)
    {
        assign.RequireReach(order, shortcomings.Get(id).Body.AuthorUnitId, by);
        return Step(id, seen, "remedy-given", null, by, (s, write) =>
        {
            if (s.Body.Causes.FirstOrDefault(c => c.Id == causeId) is { } cause && Shortcoming.Remedy(cause, ShortcomingStore.Remedies(write, s)) is { } there) throw new RefusalException(ShortcomingProblems.AlreadyRemedied(there.Code));
            s.RemedyBy(causeId, AssignWork.Assign(write, node, s.Origin, s.Body.AuthorUnitId, [order])[0]);
        }, stop);
    }

    public Task<Shortcoming> Close(string id, string? note, int? seen, Actor by, CancellationToken stop) => Step(id, seen, "closed", note, by, (s, write) => s.Close(note, ShortcomingStore.Remedies(write, s)), stop, "ghi-chu");

    public Task<Shortcoming> Reopen(string id, string? reason, int? seen, Actor by, CancellationToken stop) => Step(id, seen, "reopened", reason, by, (s, _) => s.Reopen(reason), stop, "ly-do-mo");

    public Task<Shortcoming> Withdraw(string id, string? reason, int? seen, Actor by, CancellationToken stop) => Step(id, seen, "withdrawn", reason, by, (s, _) => s.Withdraw(reason), stop, "ly-do-rut");

    /// <summary>The author unit's own people.</summary>
    public bool MayWrite(Shortcoming s, Actor by) => !by.IsOperator && (access.Allows(by, Permission.WriteWork, s.Body.AuthorUnitId) || access.Allows(by, Permission.VerifyWork, s.Body.AuthorUnitId));

    /// <summary>Units the person may record for.</summary>
    public IReadOnlyList<Organisation.OrgUnit> Authors(Actor by) => Assignments.Entry.AssignmentFormPage.Assigners(access, by);

    private Task<Shortcoming> Step(string id, int? seen, string what, string? reason, Actor by, Action<Shortcoming, Write> step, CancellationToken stop, string field = "ly-do")
    {
        var there = shortcomings.Get(id);
        if (!MayWrite(there, by)) throw new RefusalException(AccountProblems.NotAllowed());
        List<Problem> problems = [.. TextRules.Screen(field, reason)];
        if (problems.Count > 0) throw new RefusalException(problems);
        return database.Write(by.UserName, there.Body.AuthorUnitId, write =>
        {
            var found = shortcomings.AsSeen(write, id, seen);
            step(found, write);
            ShortcomingStore.Save(write, found, what, reason);
            return found;
        }, stop);
    }

    private void Refuse(ShortcomingBody body, Actor by)
    {
        if (Authors(by).All(u => u.Id != body.AuthorUnitId) && !by.IsOperator) throw new RefusalException(AccountProblems.NotAllowed());
        var problems = ShortcomingRules.Check(body, node.Today);
        if (body.UnitId.Length > 0 && body.UnitId != body.AuthorUnitId && !access.Allows(by, Permission.SeeWork, body.UnitId)) problems.Add(ShortcomingProblems.OutOfReach());
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
