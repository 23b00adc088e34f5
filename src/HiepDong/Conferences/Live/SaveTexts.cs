using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Live;

/// <summary>Saves sections of the minutes and conclusions that several clerks word at once. What two changed in different places is put together; otherwise the second is asked.</summary>
internal sealed class SaveTexts(Database database, ConferenceStore conferences, LiveStore boards, LiveRights rights, RunConference run, LiveFeed feed)
{
    /// <param name="seen">Version the clerk began from; 0 for an empty section.</param>
    /// <returns>The event, and whether another's change was put together with this one.</returns>
    public Task<(LiveEvent Event, bool Merged)> Minutes(string conferenceId, string key, string itemId, string text, int seen, Actor by, CancellationToken stop) =>
        Save(conferenceId, key, LiveKind.MinutesSaved, by, (write, board) =>
        {
            if (board.Minutes.GetValueOrDefault(itemId) is not { } now || now.Version == seen || now.Text == text) return (new(itemId, text), false);
            var merged = Since(write, conferenceId, seen, itemId) is { } from ? TextMerge.Merge(from.Text ?? "", text, now.Text) : null;
            return merged is not null ? (new(itemId, merged), true) : throw Meanwhile(now.By, "bien-ban");
        }, stop);

    /// <param name="id">Of the conclusion; a new one is chosen by whoever begins it.</param>
    public Task<(LiveEvent Event, bool Merged)> Conclusion(string conferenceId, string key, string id, ConclusionText text, int seen, Actor by, CancellationToken stop) =>
        Save(conferenceId, key, LiveKind.ConclusionSaved, by, (write, board) =>
        {
            if (board.Conclusion(id) is not { } now || now.Version == seen || Text(now).Same(text)) return (new(id, Conclusion: text), false);
            var merged = Since(write, conferenceId, seen, id)?.Conclusion is { } from ? Merge(from, text, Text(now)) : null;
            return merged is not null ? (new(id, Conclusion: merged), true) : throw Meanwhile(LiveStore.Event(write, conferenceId, now.Version)!.By, "noi-dung");
        }, stop);

    public static ConclusionText Text(Conclusion c) => new(c.Text, c.LeadUnitId, c.SupportingUnitIds, c.Deadline, c.Evidence);

    private async Task<(LiveEvent, bool)> Save(string conferenceId, string key, LiveKind kind, Actor by, Func<Write, Board, (LiveBody Body, bool Merged)> word, CancellationToken stop)
    {
        rights.Require(by, conferences.Get(conferenceId).Body, kind, null);
        var saved = await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (LiveStore.ByKey(write, conferenceId, key) is { } again) return (again, false);
            var (body, merged) = word(write, boards.Board(write, conferenceId));
            return (run.Enter(write, conferenceId, key, kind, null, body), merged);
        }, stop);
        feed.Push(conferenceId);
        return saved;
    }

    /// <summary>What the clerk began from: a version is the number of the event that saved it.</summary>
    private static LiveBody? Since(Write write, string conferenceId, int seen, string id) => seen > 0 && LiveStore.Event(write, conferenceId, seen) is { } e && e.Body.Id == id ? e.Body : null;

    private RefusalException Meanwhile(string by, string field) => new(LiveProblems.SavedMeanwhile(new People(database).Name(by)) with { Field = field });

    /// <summary>Field by field; null when both changed one field to different things that can't be put together.</summary>
    private static ConclusionText? Merge(ConclusionText from, ConclusionText mine, ConclusionText theirs)
    {
        if (TextMerge.Merge(from.Text, mine.Text, theirs.Text) is not { } text || TextMerge.Merge(from.Evidence, mine.Evidence, theirs.Evidence) is not { } evidence) return null;
        if (!One(from.LeadUnitId, mine.LeadUnitId, theirs.LeadUnitId, out var lead) || !One(from.Deadline, mine.Deadline, theirs.Deadline, out var deadline)) return null;
        if (!One(string.Join(';', from.SupportingUnitIds), string.Join(';', mine.SupportingUnitIds), string.Join(';', theirs.SupportingUnitIds), out var supporting)) return null;
        return new(text, lead, supporting!.Split(';', StringSplitOptions.RemoveEmptyEntries), deadline, evidence);
    }

    private static bool One<T>(T from, T mine, T theirs, out T result)
    {
        var same = EqualityComparer<T>.Default;
        result = same.Equals(mine, from) ? theirs : mine;
        return same.Equals(mine, from) || same.Equals(theirs, from) || same.Equals(mine, theirs);
    }
}
