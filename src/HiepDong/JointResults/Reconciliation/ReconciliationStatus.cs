using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.JointResults.Reconciliation;

internal enum ReconciledLevel { NothingToReconcile, None, Partly, Reconciled }

/// <summary>A signed session that stands behind figures.</summary>
internal sealed record SignedSession(string Place, Period Period, DateOnly FirstSigned, DateOnly LastSigned);

/// <summary>How far the joint figures of a node and period are reconciled.</summary>
/// <param name="Lacking">Months that hold results and no valid session.</param>
internal sealed record ReconciledState(ReconciledLevel Level, IReadOnlyList<Period> Lacking, IReadOnlyList<SignedSession> Sessions)
{
    /// <summary>One sentence without final mark; null when there is nothing to say.</summary>
    public string? Sentence(Texts texts)
    {
        if (Level == ReconciledLevel.NothingToReconcile) return null;
        if (Level != ReconciledLevel.Reconciled) return texts["reconciliation.mark.provisional", Months(Lacking, texts)];
        var (first, last) = (Sessions.Min(s => s.FirstSigned), Sessions.Max(s => s.LastSigned));
        var named = string.Join("; ", Sessions.GroupBy(s => s.Place).Select(g => Months(g.Select(s => s.Period), texts) + ", " + g.Key));
        return first == last ? texts["reconciliation.mark.done", named, first] : texts["reconciliation.mark.done-between", named, first, last];
    }

    private static string Months(IEnumerable<Period> periods, Texts texts) => texts.IsEnglish ? string.Join(", ", periods.Distinct().Order().Select(p => p.NameEn)) : DraftedSentences.Periods(periods);
}

/// <summary>Whether sessions cover the results of a node and period, month by month.</summary>
internal sealed class ReconciliationStatus(Database database, NodeState node)
{
    private readonly ReconciliationStore sessions = new(database, node);

    public ReconciledState For(Scope scope, Period period)
    {
        var tree = node.Consolidator.TreeOf(period);
        var results = sessions.ResultsOf(period).Where(r => SessionWork.Touches(r, tree, scope)).ToList();
        var months = period.EachMonth().Where(m => results.Any(r => m.Window().Contains(r.Body.To))).ToList();
        if (months.Count == 0) return new(ReconciledLevel.NothingToReconcile, [], []);

        var open = sessions.Within(period);
        var works = new Dictionary<string, SessionWork>();
        bool Holds(Session session)
        {
            if (!works.TryGetValue(session.Id, out var work)) works[session.Id] = work = sessions.WorkOf(session);
            return work.State == ReconciliationState.Done;
        }
        var lacking = new List<Period>();
        var used = new List<Session>();
        foreach (var month in months)
        {
            // Where two provinces have merged since, the sessions of both cover what is one node today.
            var then = node.Consolidator.TreeOf(month);
            var places = Places(scope, tree, then);
            var covering = places.Select(p => open.FirstOrDefault(s => s.Period.Contains(month) && then.PathOf(p).Contains(s.TerritoryId) && Holds(s))).ToList();
            if (covering.Count == 0 || covering.Contains(null)) lacking.Add(month);
            else used.AddRange(covering.OfType<Session>());
        }
        if (lacking.Count == months.Count) return new(ReconciledLevel.None, lacking, []);
        var signed = used.DistinctBy(s => s.Id).Select(s =>
        {
            var days = works[s.Id].Forces.Select(f => VietnamTime.DayOf(f.Signature!.At)).ToList();
            return new SignedSession(node.Organisation.Territory(s.TerritoryId)!.FullName, s.Period, days.Min(), days.Max());
        }).ToList();
        return new(lacking.Count > 0 ? ReconciledLevel.Partly : ReconciledLevel.Reconciled, lacking, signed);
    }

    /// <summary>Ids of those among the results that stand in a session which every force has signed and that still holds.</summary>
    public IReadOnlySet<string> Signed(IReadOnlyList<JointResult> some)
    {
        var signed = new HashSet<string>();
        if (some.Count == 0) return signed;
        var (from, to) = (some.Min(r => r.Body.To), some.Max(r => r.Body.To));
        foreach (var (_, work) in sessions.WorkOf(sessions.All().Where(s => s.Period.Window().From <= to && s.Period.Window().To >= from)))
            if (work.State == ReconciliationState.Done) signed.UnionWith(work.Results.Select(r => r.Id));
        return signed;
    }

    /// <summary>The territories of an earlier tree that make up a node's territory.</summary>
    private List<string> Places(Scope scope, OrgTree tree, OrgTree then)
    {
        var organisation = node.Organisation;
        var here = scope.Hierarchy == Hierarchy.Territory ? [scope.NodeId]
            : organisation.Unit(scope.NodeId) is { } unit ? organisation.Become(unit.TerritoryId, tree.Epoch) : [];
        return [.. here.SelectMany(id => then.Has(Scope.OfTerritory(id)) ? [id] : organisation.WithPredecessors(id).Where(p => then.Has(Scope.OfTerritory(p)))).Distinct()];
    }
}
