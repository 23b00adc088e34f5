using HiepDong.Web;

namespace HiepDong.Commendations;

/// <summary>What changed between two states of a list, in words.</summary>
internal static class CommendationChanges
{
    /// <summary>What somebody else changed since a form of this list was opened.</summary>
    public static IReadOnlyList<FieldChange> Since(HttpRequest request, Commendation present, CommendationStore store, Organisation.Organisation organisation, Texts texts) =>
        Overtaken.Seen(request, present.Version) is { } seen && store.Versions(present.Id).FirstOrDefault(v => v.Version == seen) is { } then ? Between(then.Body, present.Body, organisation, texts) : [];

    private static IReadOnlyList<FieldChange> Between(CommendationBody before, CommendationBody after, Organisation.Organisation organisation, Texts texts)
    {
        string Unit(string id) => organisation.Unit(id)?.Name ?? id;
        return new Differences()
            .Put(texts["commendation.title"], before.Title, after.Title)
            .Put(texts["commendation.period"], before.Span.Name(texts.Language), after.Span.Name(texts.Language))
            .Put(texts["commendation.occasion"], before.Occasion, after.Occasion)
            .Put(texts["commendation.conference"], before.ConferenceTitle, after.ConferenceTitle)
            .Put(texts["commendation.decider"], Unit(before.DeciderUnitId), Unit(after.DeciderUnitId))
            .Rows(texts["commendation.nominee"], [.. before.Standing], [.. after.Standing], l => l.Id,
                l => string.Join("; ", NomineeWords.Of(l.Nominee, organisation), l.Form.Name(texts.Language), l.Level.Name(texts.Language), l.Achievement)).Found;
    }
}
