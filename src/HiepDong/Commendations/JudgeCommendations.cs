using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Commendations;

/// <summary>A force's word on one line, as it was chosen.</summary>
/// <param name="Revision">Of the line as the page showed it.</param>
internal sealed record SaidOfLine(string LineId, int Revision, OpinionKind Kind, string Text);

/// <summary>What the deciding unit rules on one line.</summary>
internal sealed record RuledOnLine(string LineId, bool Granted, string Number, DateOnly? On, string Reason);

/// <summary>Opinions of the other forces, and the decision.</summary>
internal sealed class JudgeCommendations(Database database, NodeState node, CommendationStore store, CommendationReach reach)
{
    /// <summary>The word of a unit that was asked, on one line or several at once.</summary>
    public Task<Commendation> Say(string id, string unitId, IReadOnlyList<SaidOfLine> said, Actor by, CancellationToken stop)
    {
        var problems = said.SelectMany(s => TextRules.Screen("noi-dung-" + s.LineId, s.Text)).ToList();
        if (said.Count == 0) problems.Add(CommendationProblems.NoOpinionGiven());
        if (problems.Count > 0) throw new RefusalException(problems);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            // Several forces answer at once; what must not have changed under them is the line.
            var list = CommendationStore.Get(write, id);
            var version = list.Version;
            if (!reach.Answers(by, list).Contains(unitId)) throw new RefusalException(CommendationProblems.NotAsked());
            var force = node.Organisation.Unit(unitId)!.Force;
            foreach (var s in said)
                if (list.Body.Line(s.LineId) is { } line && line.Revision != s.Revision) throw new RefusalException(CommendationProblems.LineChanged() with { Field = "y-kien-" + s.LineId });
            foreach (var s in said) OfLine(s.LineId, () => list.Say(s.LineId, force, unitId, s.Kind, s.Text, by.UserName, database.Clock.GetUtcNow()));
            list.Version = version + 1;
            CommendationStore.Save(write, list, "said");
            return list;
        }, stop);
    }

    /// <summary>Decides lines; an award for what was rewarded already needs the reason the proposer gave.</summary>
    public Task<Commendation> Decide(string id, IReadOnlyList<RuledOnLine> ruled, int? seen, Actor by, CancellationToken stop)
    {
        var problems = ruled.SelectMany(r => TextRules.Screen("ly-do-qd-" + r.LineId, r.Reason).Concat(TextRules.Screen("so-qd-" + r.LineId, r.Number, 60))).ToList();
        if (ruled.Count == 0) problems.Add(CommendationProblems.NothingDecided());
        if (problems.Count > 0) throw new RefusalException(problems);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var list = store.AsSeen(write, id, seen);
            var version = list.Version;
            if (!reach.MayDecide(by, list)) throw new RefusalException(AccountProblems.NotAllowed());
            foreach (var r in ruled)
                OfLine(r.LineId, () =>
                {
                    if (r.Granted && list.Body.Line(r.LineId) is { AgainReason.Length: 0 } line && CommendationRules.Earlier(list, line, store.Naming(write, line.Nominee).Where(o => o.Id != list.Id).Prepend(list), store.SameUnit).FirstOrDefault(e => e.Same) is { } earlier)
                        throw new RefusalException(CommendationProblems.SameAchievement(NomineeWords.Of(line.Nominee, node.Organisation), earlier.List.Code, earlier.List.Body.Title));
                    list.Decide(r.LineId, r.Granted, r.Number, r.On, r.Reason, by.UserName, database.Clock.GetUtcNow());
                });
            list.Version = version + 1;
            CommendationStore.Save(write, list, list.State == CommendationState.Decided ? "decided" : "ruled");
            return list;
        }, stop);
    }

    /// <summary>A rule's field, at the line it concerns.</summary>
    private static void OfLine(string lineId, Action work)
    {
        try { work(); }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field is not null)) { throw new RefusalException([.. e.Problems.Select(p => p.Field is null ? p : p with { Field = (p.Field == "ly-do-lai" ? "quyet-dinh" : p.Field) + "-" + lineId })]); }
    }
}
