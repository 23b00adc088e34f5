using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Conferences;

/// <summary>Everything that is done to a conference before it opens, except answering for a venue.</summary>
internal sealed class PrepareConference(Database database, NodeState node, ConferenceStore conferences, ConferenceRights rights, Video.VideoSettings video, AccountStore accounts)
{
    /// <summary>Steps that put another body in place and can be taken back one after the other.</summary>
    private static readonly HashSet<string> Undoable = ["changed", "venues", "agenda", "publication"];

    public Task<Conference> Create(ConferenceBody body, Actor by, CancellationToken stop)
    {
        Refuse(body, null, by);
        return database.Write(by.UserName, body.HostUnitId, write => Enter(write, body, by), stop);
    }

    /// <summary>Refuses what may not be kept or is not this person's to plan.</summary>
    /// <param name="before">The conference as it stands; null for a new one.</param>
    public void Refuse(ConferenceBody body, ConferenceBody? before, Actor by)
    {
        var problems = ConferenceRules.Check(body);
        var host = node.Organisation.Unit(body.HostUnitId);
        if (host is null) problems.Add(PreparationProblems.NoHost());
        else if (before?.HostUnitId != body.HostUnitId && !rights.Plans(by, body.HostUnitId)) throw new RefusalException(AccountProblems.NotAllowed());
        if (body.Video is { Kind: VideoKind.Jitsi } && !video.IsSet) problems.Add(PreparationProblems.NoVideoServer());
        if (body.Clerks.Except(before?.Clerks ?? []).Where(name => name != by.UserName).ToList() is { Count: > 0 } added)
        {
            var known = Candidates(body).Select(a => a.UserName).ToHashSet();
            problems.AddRange(added.Where(name => !known.Contains(name)).Select(PreparationProblems.UnknownClerk));
        }
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    /// <summary>The step inside the writing transaction; what it keeps has been through <see cref="Refuse"/>.</summary>
    public Conference Enter(Write write, ConferenceBody body, Actor by)
    {
        // Whoever plans it for another host goes on preparing it as a clerk.
        if (!rights.Prepares(by, body) && !by.IsOperator) body = body with { Clerks = [.. body.Clerks, by.UserName] };
        var made = new Conference { Id = database.NewId(), Code = ConferenceStore.NextCode(write, node.Organisation.Unit(body.HostUnitId)!.Code, body.StartsAt.ToOffset(Reporting.VietnamTime.Offset).Year), Body = body };
        ConferenceStore.Save(write, made, "planned");
        return made;
    }

    /// <summary>Another body in place of the present one.</summary>
    /// <param name="what">"changed", "venues", "agenda": names the step in the history.</param>
    public Task<Conference> Change(string id, int? seen, string what, Func<ConferenceBody, ConferenceBody> change, Actor by, CancellationToken stop)
    {
        Require(id, by);
        return Step(id, seen, what, null, by, (c, at) =>
        {
            var body = change(c.Body);
            Refuse(body, c.Body, by);
            c.Change(body, at);
        }, stop);
    }

    /// <summary>Takes the last such change back, as long as nothing has followed it.</summary>
    public Task<Conference> Undo(string id, int seen, Actor by, CancellationToken stop)
    {
        Require(id, by);
        var versions = conferences.Versions(id);
        if (versions is not [var last, var before, ..] || last.Version != seen || !Undoable.Contains(last.What)) throw new RefusalException(PreparationProblems.NothingToUndo());
        return Step(id, seen, "undone", null, by, (c, _) => c.PutBack(before.Body), stop);
    }

    /// <summary>States as a fact that the invitations have gone out; again for venues added since.</summary>
    public Task<Conference> Invite(string id, int? number, int? seen, Actor by, CancellationToken stop)
    {
        Require(id, by);
        return Step(id, seen, "invited", null, by, (c, at) => c.Invite(number, by.UserName, at), stop);
    }

    public Task<Conference> Cancel(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        Require(id, by);
        return Step(id, seen, "cancelled", reason?.Trim(), by, (c, _) => c.Cancel(reason), stop);
    }

    public Task<Conference> Restore(string id, int? seen, Actor by, CancellationToken stop)
    {
        Require(id, by);
        return Step(id, seen, "restored", null, by, (c, _) => c.Restore(), stop);
    }

    /// <summary>Accounts that may be clerks: those of the host unit and of the chairs' units who may confer.</summary>
    public IReadOnlyList<Account> Candidates(ConferenceBody body)
    {
        var units = body.Chairs.Select(c => c.UnitId).Append(body.HostUnitId).Where(u => u.Length > 0).ToHashSet();
        return [.. accounts.All().Where(a => a.DisabledAt is null && a.Grants.Any(g => g.Role is Role.Coordinator or Role.Approver && node.Organisation.Become(g.UnitId, node.Today).Any(units.Contains)))];
    }

    private Task<Conference> Step(string id, int? seen, string what, string? reason, Actor by, Action<Conference, DateTimeOffset> change, CancellationToken stop) =>
        database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var c = conferences.AsSeen(write, id, seen);
            change(c, SqlTypes.Time(write.At));
            ConferenceStore.Save(write, c, what, reason);
            return c;
        }, stop);

    private void Require(string id, Actor by) => rights.RequirePrepares(by, conferences.Get(id).Body);
}
