using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Conferences.Live;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>The chairs' units approve minutes and conclusions; when the last of them has, the conference is approved and nothing of it changes any more.</summary>
internal sealed class ApproveConference(Database database, NodeState node, Access access, ConferenceStore conferences, ConferenceRights rights, LiveStore logs)
{
    /// <param name="seen">The text the page showed, by <see cref="ApprovalRules.TextNumber"/>.</param>
    public Task<Conference> Approve(string id, string unitId, int seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.Decide, unitId);
        return database.Write(by.UserName, unitId, write =>
        {
            var conference = ConferenceStore.Get(write, id);
            var log = LiveStore.Log(write, id);
            var given = ApprovalStore.Of(write, id);
            if (ApprovalRules.Check(conference, log, [.. logs.Board(write, id).Conclusions], given, unitId, seen, by.UserName) is { Count: > 0 } problems) throw new RefusalException(problems);
            ApprovalStore.Add(write, id, unitId, seen);
            write.Log("conference.approved-by", id, JsonSerializer.Serialize(new { unit = unitId, text = seen }, ReportText.Json), authorUnit: unitId);
            if (ApprovalRules.IsWhole(conference.Body, ApprovalStore.Of(write, id), seen))
            {
                conference.State = ConferenceState.Approved;
                conference.Version++;
                ConferenceStore.Save(write, conference, "approved");
            }
            return conference;
        }, stop);
    }

    /// <summary>A unit that has approved takes it back, as long as another has not yet.</summary>
    public Task TakeBack(string id, string unitId, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.Decide, unitId);
        return database.Write(by.UserName, unitId, write =>
        {
            if (ConferenceStore.Get(write, id).State != ConferenceState.Closed || !ApprovalStore.TakeBack(write, id, unitId, ApprovalRules.TextNumber(LiveStore.Log(write, id)))) throw new RefusalException(ClosingProblems.NothingToTakeBack());
            write.Log("conference.approval-taken-back", id, JsonSerializer.Serialize(new { unit = unitId }, ReportText.Json), authorUnit: unitId);
        }, stop);
    }

    /// <summary>Notes under which number and on which day the minutes or the notice were issued.</summary>
    public Task Issue(string id, IssuedPaper paper, Actor by, CancellationToken stop)
    {
        var conference = conferences.Get(id);
        rights.RequirePrepares(by, conference.Body);
        if (!conference.IsOver) throw new RefusalException(ClosingProblems.NotClosed());
        if (paper.Number is < 1 or > 99999) throw new RefusalException(ClosingProblems.BadNumber() with { Field = "so-" + paper.Kind });
        if (paper.SignedOn < VietnamTime.DayOf(conference.Body.StartsAt) || paper.SignedOn > node.Today) throw new RefusalException(ClosingProblems.BadDay() with { Field = "ngay-" + paper.Kind });
        return database.Write(by.UserName, conference.Body.HostUnitId, write =>
        {
            ApprovalStore.Put(write, id, paper);
            write.Log("conference.issued", id, JsonSerializer.Serialize(new { paper.Kind, paper.Number, paper.SignedOn }, ReportText.Json));
        }, stop);
    }
}
