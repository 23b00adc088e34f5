using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>Opens a session of a territory and period, and takes the forces' signatures.</summary>
internal sealed class Reconcile(Database database, NodeState node, Access access, ReconciliationStore sessions)
{
    /// <param name="territoryId">A territory of the tree the period is seen from.</param>
    public Task<Session> Open(string territoryId, Period period, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.Reconcile, Scope.OfTerritory(territoryId));
        if (period.Rhythm is not (Rhythm.Month or Rhythm.Quarter)) throw new RefusalException(ReconciliationProblems.WrongPeriod());
        if (period.Window().From > node.Today) throw new RefusalException(ReconciliationProblems.NotBegun(period));
        if (!node.Consolidator.TreeOf(period).Has(Scope.OfTerritory(territoryId))) throw new RefusalException(ReconciliationProblems.NotThen(node.Organisation.Territory(territoryId)?.FullName ?? territoryId, period));
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (ReconciliationStore.Exists(write, territoryId, period)) throw new RefusalException(ReconciliationProblems.AlreadyOpen(node.Organisation.Territory(territoryId)!.FullName, period));
            var session = new Session(database.NewId(), territoryId, period, by.UserName, database.Clock.GetUtcNow());
            ReconciliationStore.Insert(write, session);
            write.Log("reconciliation.opened", session.Id, JsonSerializer.Serialize(new { territory = territoryId, period = period.Code }, ReportText.Json));
            return session;
        }, stop);
    }

    /// <summary>Signs for the force of the person's own unit.</summary>
    /// <param name="seen">What the page showed, see <see cref="Seen"/>: nobody signs figures other than those in front of them.</param>
    public async Task<Signature> Sign(string id, Force force, string? remark, string? seen, Actor by, CancellationToken stop)
    {
        var session = sessions.Get(id);
        var unit = SignersOf(session, sessions.WorkOf(session), by).FirstOrDefault(u => u.Force == force) ?? throw new RefusalException(ReconciliationProblems.OtherForce(force));
        remark = Vietnamese.Clean(remark);
        if (TextRules.Screen("y-kien", remark).ToList() is { Count: > 0 } problems) throw new RefusalException(problems);
        if (session.Period.Window().To >= node.Today) throw new RefusalException(ReconciliationProblems.NotOver(session.Period));
        return await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var work = sessions.WorkOf(write, session);
            var standing = work.Forces.FirstOrDefault(f => f.Force == force) ?? throw new RefusalException(ReconciliationProblems.NothingToSign(force));
            if (standing.Holds) throw new RefusalException(ReconciliationProblems.AlreadySigned(force));
            if (work.Blocking(force).ToList() is { Count: > 0 } open) throw new RefusalException(ReconciliationProblems.StillOpen(force, open, u => node.Organisation.Unit(u)?.Name ?? u));
            if (!string.IsNullOrEmpty(seen) && seen != Seen(work, force)) throw new RefusalException(ReconciliationProblems.Moved());
            var results = work.Of(force).ToDictionary(r => r.Id, r => r.Version);
            var number = (work.Signatures.Count > 0 ? work.Signatures[^1].Number : 0) + 1;
            var body = JsonSerializer.Serialize(new { force = force.Code(), unit = unit.Id, number, results, remark = remark.Length > 0 ? remark : null }, ReportText.Json);
            var sequence = write.Log("reconciliation.signed", session.Id, body, authorUnit: unit.Id);
            var signature = new Signature(number, force, unit.Id, sequence, results, remark.Length > 0 ? remark : null, by.UserName, database.Clock.GetUtcNow());
            ReconciliationStore.Append(write, session.Id, signature);
            return signature;
        }, stop);
    }

    /// <summary>
    /// The person's units that may sign: those that command every unit of their force that lies in the territory and counts in a result of the session, or are the only one. A
    /// force whose only part is a unit from elsewhere can sign so too.
    /// </summary>
    public IReadOnlyList<OrgUnit> SignersOf(Session session, SessionWork work, Actor by)
    {
        var units = access.UnitsOf(by, Permission.WriteResult).ToList();
        if (units.Count == 0 || by.IsOperator) return [];
        var tree = node.Organisation.At(node.Today);
        var place = node.Organisation.Become(session.TerritoryId, node.Today);
        bool InPlace(string unitId) => place.Any(t => tree.Covers(Scope.OfTerritory(t), unitId));
        var counting = work.Results.SelectMany(r => r.Body.Counting).Select(c => c.UnitId).Distinct().Select(id => node.Organisation.Unit(id)!).ToLookup(u => u.Force);
        return [.. units.Where(u =>
        {
            var own = counting[u.Force].ToList();
            var here = own.Where(c => InPlace(c.Id)).ToList();
            if (here.Count == 0) here = own;
            return here.Count > 0 && here.TrueForAll(c => tree.Covers(Scope.OfUnit(u.Id), c.Id));
        })];
    }

    /// <summary>Whoever sees results of the territory, takes part in the session or may sign.</summary>
    /// <param name="work">Asked for only when the person's place alone does not answer it.</param>
    public bool Sees(Session session, Func<SessionWork> work, Actor by)
    {
        if (access.Allows(by, Permission.SeeResults, session.Scope)) return true;
        var tree = node.Organisation.At(node.Today);
        var place = node.Organisation.Become(session.TerritoryId, node.Today);
        var reaches = access.ReachesOf(by, Permission.SeeResults);
        return place.Any(t => reaches.Any(r => tree.UnitsUnder(r).Any(u => tree.Covers(Scope.OfTerritory(t), u.Id)))) || SignersOf(session, work(), by).Count > 0;
    }

    /// <summary>A mark of the results and versions a force would sign for.</summary>
    public static string Seen(SessionWork work, Force force) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(';', work.Of(force).OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id + ":" + r.Version.ToString(CultureInfo.InvariantCulture))))))[..16];
}
