using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Conferences.Conclusions;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>What a conclusion is given as; deadline and evidence may be made more exact, what was concluded may not.</summary>
internal sealed record ConclusionOrder(string ConclusionId, DateOnly Deadline, string Evidence);

/// <summary>All conclusions of an approved conference become assignments in one step, each once.</summary>
internal sealed class AssignConclusions(Database database, NodeState node, ConferenceStore conferences, ConferenceRights rights, ConclusionStore conclusions, AssignmentStore assignments)
{
    /// <summary>Conclusions that are not assignments yet, by number.</summary>
    public List<Conclusion> Open(string conferenceId)
    {
        var given = assignments.Of(OriginKind.Conclusion, conferenceId).Select(a => a.Origin.Id).ToHashSet();
        return [.. conclusions.Of(conferenceId).Where(c => c.State == ConclusionState.Final && !given.Contains(c.Id))];
    }

    /// <summary>The unit in whose name they are given: the first chair's.</summary>
    public static string Assigner(ConferenceBody body) => body.Chairs is [var first, ..] ? first.UnitId : body.HostUnitId;

    public static Origin OriginOf(Conclusion c, Conference conference) => new(OriginKind.Conclusion, c.Id, conference.Id, $"Kết luận {c.Number} – {conference.Body.Title}");

    /// <returns>Ids of the assignments, by number of the conclusion.</returns>
    public Task<IReadOnlyList<string>> Run(string conferenceId, IReadOnlyList<ConclusionOrder> orders, Actor by, CancellationToken stop)
    {
        rights.RequirePrepares(by, conferences.Get(conferenceId).Body);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var conference = ConferenceStore.Get(write, conferenceId);
            if (conference.State != ConferenceState.Approved) throw new RefusalException(ClosingProblems.NotApproved());
            var given = AssignmentStore.Of(write, OriginKind.Conclusion, conferenceId).Select(a => a.Origin.Id).ToHashSet();
            var standing = conclusions.Of(conferenceId).Where(c => c.State == ConclusionState.Final).ToList();
            if (standing.Count == 0) throw new RefusalException(ClosingProblems.NoConclusions());
            var open = standing.Where(c => !given.Contains(c.Id)).ToList();
            if (open.Count == 0) throw new RefusalException(ClosingProblems.AlreadyAssigned());
            var wanted = open.Select(c => (Conclusion: c, Order: orders.FirstOrDefault(o => o.ConclusionId == c.Id) ?? new(c.Id, c.Deadline!.Value, c.Evidence))).ToList();
            var problems = wanted.Where(w => w.Order.Deadline < node.Today).Select(w => ClosingProblems.DeadlineBefore(w.Conclusion.Number, node.Today)).ToList();
            problems.AddRange(wanted.SelectMany(w => Reporting.TextRules.Screen("bang-chung-" + w.Conclusion.Number.ToString(CultureInfo.InvariantCulture), w.Order.Evidence)));
            if (problems.Count > 0) throw new RefusalException(problems);
            var ids = new List<string>();
            foreach (var (c, order) in wanted)
                ids.AddRange(AssignWork.Assign(write, node, OriginOf(c, conference), Assigner(conference.Body), [new(c.Text, c.LeadUnitId!, c.SupportingUnitIds, order.Deadline, order.Evidence)]));
            return (IReadOnlyList<string>)ids;
        }, stop);
    }
}
