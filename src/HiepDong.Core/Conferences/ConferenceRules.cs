using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary>What a conference must fulfil before it is kept, however it came in.</summary>
public static class ConferenceRules
{
    public const int MostVenues = 200, MostItems = 60, MostMinutes = 600, MostDays = 5, MostExpected = 20_000;

    /// <summary>Problems by form field: "ten", "gio-ket-thuc", "noi", "chu-tri-1-don-vi", "diem-cau", "chuong-trinh"…; empty when it may be kept.</summary>
    public static List<Problem> Check(ConferenceBody body)
    {
        var found = new List<Problem>();
        if (body.Title.Length == 0) found.Add(PreparationProblems.NoTitle());
        found.AddRange(TextRules.Screen("ten", body.Title, 300));
        if (body.EndsAt <= body.StartsAt) found.Add(PreparationProblems.EndsBeforeItStarts());
        else if (body.EndsAt - body.StartsAt > TimeSpan.FromDays(MostDays)) found.Add(PreparationProblems.TooLong());
        found.AddRange(TextRules.Screen("noi", body.Place, 300));
        if (body.Mode != ConferenceMode.Online && body.Place.Length == 0) found.Add(PreparationProblems.NoPlace());
        CheckChairs(body.Chairs, found);
        if (body.Video is { Kind: VideoKind.Link } video && !IsWebAddress(video.Link)) found.Add(PreparationProblems.BadLink("lien-ket"));
        CheckVenues(body.Venues, found);
        CheckAgenda(body, found);
        return found;
    }

    private static void CheckChairs(IReadOnlyList<Chair> chairs, List<Problem> found)
    {
        if (chairs.Count == 0) found.Add(PreparationProblems.NoChair());
        if (chairs.Count > 2) found.Add(PreparationProblems.TooManyChairs());
        for (var n = 0; n < chairs.Count; n++)
        {
            if (chairs[n].UnitId.Length == 0) found.Add(PreparationProblems.ChairWithoutUnit($"chu-tri-{n + 1}-don-vi"));
            found.AddRange(TextRules.Screen($"chu-tri-{n + 1}-ten", chairs[n].Name, 100));
            found.AddRange(TextRules.Screen($"chu-tri-{n + 1}-chuc-vu", chairs[n].Post, 200));
        }
        if (chairs is [var one, var two] && one.UnitId == two.UnitId && one.Name == two.Name) found.Add(PreparationProblems.ChairTwice());
    }

    private static void CheckVenues(IReadOnlyList<Venue> venues, List<Problem> found)
    {
        if (venues.Count > MostVenues) found.Add(PreparationProblems.TooManyVenues());
        if (venues.Count(v => v.IsMain) > 1) found.Add(PreparationProblems.TwoMainVenues());
        foreach (var twice in venues.GroupBy(v => v.UnitId).Where(g => g.Count() > 1)) found.Add(PreparationProblems.VenueTwice(twice.First().Name));
        foreach (var v in venues) found.AddRange(Check(v));
    }

    /// <summary>One venue by itself.</summary>
    public static IEnumerable<Problem> Check(Venue v)
    {
        if (v.UnitId.Length == 0) yield return PreparationProblems.VenueWithoutUnit();
        if (v.Name.Length == 0) yield return PreparationProblems.VenueWithoutName();
        if (v.Expected is < 0 or > MostExpected) yield return PreparationProblems.BadExpected(MostExpected);
        if (v.VideoLink.Length > 0 && !IsWebAddress(v.VideoLink)) yield return PreparationProblems.BadLink("lien-ket");
        foreach (var (field, text) in new[] { ("ten", v.Name), ("noi", v.Place), ("nguoi-chu-tri", v.Presiding), ("lien-lac", v.BackupLine), ("ly-do", v.Reason) })
            foreach (var problem in TextRules.Screen(field, text, 300)) yield return problem;
    }

    private static void CheckAgenda(ConferenceBody body, List<Problem> found)
    {
        if (body.Agenda.Count > MostItems) found.Add(PreparationProblems.TooManyItems());
        foreach (var item in body.Agenda)
        {
            if (item.Title.Length == 0) found.Add(PreparationProblems.ItemWithoutTitle());
            if (item.Minutes is < 1 or > MostMinutes) found.Add(PreparationProblems.BadMinutes(item.Title));
            if (item.VenueId is { } venue && body.VenueOf(venue) is null) found.Add(PreparationProblems.ItemOfNoVenue(item.Title));
            found.AddRange(TextRules.Screen("noi-dung", item.Title, 300));
            found.AddRange(TextRules.Screen("nguoi-trinh-bay", item.Speaker, 200));
        }
        if (found.Exists(p => p.Code is "conference.bad-minutes" or "conference.ends-before-start")) return;
        var planned = AgendaSchedule.Of(body);
        for (var n = 0; n < planned.Count; n++)
        {
            if (planned[n].Item.At is { } at && planned[n].From < (n == 0 ? body.StartsAt : planned[n - 1].To))
                found.Add(n == 0 ? PreparationProblems.AgendaBeforeStart(planned[n].Item.Title, at, body.StartsAt) : PreparationProblems.ItemsAtOnce(planned[n - 1].Item.Title, planned[n].Item.Title, planned[n - 1].To));
        }
        if (planned.Count > 0 && planned[^1].To > body.EndsAt) found.Add(PreparationProblems.AgendaTooLong(planned[^1].To, body.EndsAt, (int)Math.Ceiling((planned[^1].To - body.EndsAt).TotalMinutes)));
    }

    /// <summary>What must be there besides before anybody is invited.</summary>
    public static List<Problem> CheckInvitation(ConferenceBody body, DateTimeOffset now)
    {
        var found = Check(body);
        for (var n = 0; n < body.Chairs.Count; n++)
            if (body.Chairs[n].Name.Length == 0) found.Add(PreparationProblems.ChairWithoutName($"chu-tri-{n + 1}-ten"));
        if (body.Venues.Count == 0) found.Add(PreparationProblems.NobodyToInvite());
        if (body.Agenda.Count == 0) found.Add(PreparationProblems.NoAgenda());
        if (body.StartsAt <= now) found.Add(PreparationProblems.BeganAlready());
        return found;
    }

    /// <summary>An address of a web page, as conference systems give out.</summary>
    public static bool IsWebAddress(string text) => text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && !text.Contains(' ', StringComparison.Ordinal);
}
