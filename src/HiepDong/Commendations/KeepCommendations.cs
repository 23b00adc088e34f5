using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Commendations;

/// <summary>What the proposing unit does: draws up a list, writes its lines, asks the other forces, submits. Every call names the version its page showed.</summary>
internal sealed class KeepCommendations(Database database, NodeState node, Access access, CommendationStore store, CommendationReach reach)
{
    public Task<Commendation> Create(CommendationBody body, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, body.ProposerUnitId);
        Refuse(CommendationRules.Check(body));
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var list = new Commendation
            {
                Id = database.NewId(), CreatedBy = by.UserName, Version = 1, Body = body with { Lines = [], Asked = [] },
                Code = CommendationStore.NextCode(write, node.Organisation.Unit(body.ProposerUnitId)!.Code, node.Today.Year)
            };
            CommendationStore.Save(write, list, "created");
            return list;
        }, stop);
    }

    public Task<Commendation> Rename(string id, CommendationBody body, int? seen, Actor by, CancellationToken stop)
    {
        Refuse(CommendationRules.Check(body));
        return Change(id, seen, "renamed", by, list => list.Rename(body with { ProposerUnitId = list.Body.ProposerUnitId }), stop);
    }

    /// <summary>Adds a line or writes it anew. One who stands proposed for the same achievement elsewhere is refused, unless a reason is given.</summary>
    public Task<Commendation> Write(string id, CommendationLine line, int? seen, Actor by, CancellationToken stop)
    {
        Refuse(CommendationRules.Check(line));
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var list = store.AsSeen(write, id, seen);
            RequireWrite(list, by);
            var isNew = list.Body.Line(line.Id) is null;
            RefuseSame(write, list, line);
            list.Write(line);
            CommendationStore.Save(write, list, isNew ? "line-added" : "line-changed", line.Id);
            return list;
        }, stop);
    }

    public Task<Commendation> TakeOut(string id, string lineId, bool removed, int? seen, Actor by, CancellationToken stop) =>
        Change(id, seen, removed ? "line-removed" : "line-restored", by, list => list.TakeOut(lineId, removed), stop, lineId);

    public Task<Commendation> Consult(string id, IReadOnlyList<string> asked, int? seen, Actor by, CancellationToken stop) =>
        Change(id, seen, "asked", by, list => list.Consult([.. asked.Distinct().Select(u => (u, ForceOf(u)))]), stop);

    public Task<Commendation> Submit(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        Refuse([.. TextRules.Screen("ly-do-thieu", reason)]);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var list = store.AsSeen(write, id, seen);
            RequireWrite(list, by);
            foreach (var line in list.Body.Standing) RefuseSame(write, list, line);
            list.Submit(AskedForces(list), reason, by.UserName);
            CommendationStore.Save(write, list, "submitted", reason: list.Body.MissingReason.Length > 0 ? list.Body.MissingReason : null);
            return list;
        }, stop);
    }

    public Task<Commendation> TakeBack(string id, int? seen, Actor by, CancellationToken stop) => Change(id, seen, "taken-back", by, list => list.TakeBack(), stop);

    public Task<Commendation> Remove(string id, bool removed, int? seen, Actor by, CancellationToken stop) => Change(id, seen, removed ? "removed" : "restored", by, list => list.Remove(removed), stop);

    public IReadOnlyList<Force> AskedForces(Commendation list) => [.. list.Body.Asked.Select(ForceOf).Distinct()];

    /// <summary>Other proposals and awards of a line's nominee.</summary>
    public List<EarlierAward> Earlier(Commendation list, CommendationLine line) => CommendationRules.Earlier(list, line, store.Naming(line.Nominee).Where(o => o.Id != list.Id).Prepend(list), store.SameUnit);

    private void RefuseSame(Write write, Commendation list, CommendationLine line)
    {
        if (line.AgainReason.Length > 0) return;
        var others = store.Naming(write, line.Nominee).Where(o => o.Id != list.Id).Prepend(list);
        if (CommendationRules.Earlier(list, line, others, store.SameUnit).FirstOrDefault(e => e.Same) is { } earlier)
            throw new RefusalException(CommendationProblems.SameAchievement(NomineeWords.Of(line.Nominee, node.Organisation), earlier.List.Code, earlier.List.Body.Title));
    }

    private Task<Commendation> Change(string id, int? seen, string what, Actor by, Action<Commendation> change, CancellationToken stop, string? lineId = null) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var list = store.AsSeen(write, id, seen);
        RequireWrite(list, by);
        change(list);
        CommendationStore.Save(write, list, what, lineId);
        return list;
    }, stop);

    private void RequireWrite(Commendation list, Actor by)
    {
        if (!reach.MayWrite(by, list)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    private Force ForceOf(string unitId) => (node.Organisation.Unit(unitId) ?? throw new RefusalException(CommendationProblems.NotAsked())).Force;

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
