using HiepDong.Web;

namespace HiepDong.Conferences;

/// <summary>What changed between two states of a conference that is being prepared, in words.</summary>
internal static class ConferenceChanges
{
    public static IReadOnlyList<FieldChange> Between(ConferenceBody before, ConferenceBody after, Organisation.Organisation organisation, Texts texts)
    {
        string Unit(string id) => ConferenceWords.Unit(id, organisation);
        string Join(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));
        return new Differences()
            .Put(texts["conf.title"], before.Title, after.Title)
            .Put(texts["conf.kind"], ConferenceWords.Kind(before.Kind, texts), ConferenceWords.Kind(after.Kind, texts))
            .Put(texts["conf.mode"], ConferenceWords.Mode(before.Mode, texts), ConferenceWords.Mode(after.Mode, texts))
            .Put(texts["conf.period"], ConferenceWords.PeriodName(before.Period, texts), ConferenceWords.PeriodName(after.Period, texts))
            .Put(texts["conf.when"], ConferenceWords.When(before, texts), ConferenceWords.When(after, texts))
            .Put(texts["conf.place"], before.Place, after.Place)
            .Put(texts["conf.host"], Unit(before.HostUnitId), Unit(after.HostUnitId))
            .Rows(texts["conf.chairs"], before.Chairs, after.Chairs, c => c.UnitId, c => Join(c.Name, c.Post, Unit(c.UnitId)))
            .Rows(texts["conf.clerks"], before.Clerks, after.Clerks, c => c, c => c)
            .Put(texts["conf.video"], Video(before), Video(after))
            .Rows(texts["conf.venue"], before.Venues, after.Venues, v => v.Id, v => Join(v.Name, v.Place, v.Presiding, v.BackupLine, v.VideoLink, ConferenceWords.Answer(v.Answer, texts)))
            .Rows(texts["conf.item"], before.Agenda, after.Agenda, i => i.Id, i => Join(i.Title, ConferenceWords.Agenda(i.Kind, texts), i.Speaker, texts["conf.minutes"] + " " + texts.Number(i.Minutes)))
            .Put(texts["conf.agenda-title"], Order(before), Order(after)).Found;

        string Video(ConferenceBody b) => b.Video is { } v ? Join(texts["conf.video." + ConferenceWords.CodeOf(v.Kind)], v.Link) : "";
        // Only when the same items stand in another order.
        string Order(ConferenceBody b) => before.Agenda.Count == after.Agenda.Count && before.Agenda.All(i => after.Agenda.Any(j => j.Id == i.Id)) ? string.Join("; ", b.Agenda.Select((i, n) => $"{n + 1}. {i.Title}")) : "";
    }

    /// <summary>What somebody else changed since a form of this conference was opened.</summary>
    public static IReadOnlyList<FieldChange> Since(HttpRequest request, Conference present, ConferenceStore conferences, Organisation.Organisation organisation, Texts texts) =>
        Overtaken.Seen(request, present.Version) is { } seen && conferences.Versions(present.Id).FirstOrDefault(v => v.Version == seen) is { } then ? Between(then.Body, present.Body, organisation, texts) : [];
}
