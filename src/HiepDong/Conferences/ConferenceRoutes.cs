using System.IO.Compression;
using HiepDong.Accounts;
using HiepDong.Conferences.Invitations;
using HiepDong.Conferences.List;
using HiepDong.Conferences.Papers;
using HiepDong.Conferences.Video;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Conferences;

/// <summary>Files and ways out of the conference pages: invitations, calendars, documents, the export of the list, the rooms.</summary>
internal static class ConferenceRoutes
{
    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup("/hoi-nghi").ExcludeFromDescription();
        pages.MapGet("/{id:guid}/giay-moi/{venue}.docx", (Guid id, string venue, HttpContext http, ConferenceStore store, ConferenceRights rights, InvitationPaper paper) =>
        {
            var (c, v) = Of(id, venue, http, store, rights);
            return Results.File(paper.Write(c, v), InvitationPaper.MediaType, InvitationPaper.FileName(v));
        });
        pages.MapGet("/{id:guid}/giay-moi.zip", (Guid id, HttpContext http, ConferenceStore store, ConferenceRights rights, InvitationPaper paper, NodeState node) =>
        {
            var c = store.Get(id.ToString());
            rights.RequirePrepares(Actors.Of(http), c.Body);
            if (c.Body.Venues.Count == 0) throw new RefusalException(PreparationProblems.NobodyToInvite());
            return Results.File(Zip(c, paper, Origin(http), node, http.RequestServices.GetRequiredService<TimeProvider>()), "application/zip", $"giay-moi-{InvitationPaper.Slug(c.Code)}.zip");
        });
        pages.MapGet("/{id:guid}/lich/{venue}.ics", (Guid id, string venue, HttpContext http, ConferenceStore store, ConferenceRights rights, NodeState node, TimeProvider clock) =>
        {
            var (c, v) = Of(id, venue, http, store, rights);
            return Calendar([ConferenceCalendar.Entry(c, v, Origin(http), node)], clock, InvitationPaper.Slug(v.Name));
        });
        pages.MapGet("/{id:guid}/lich.ics", (Guid id, HttpContext http, ConferenceStore store, ConferenceRights rights, NodeState node, TimeProvider clock) =>
        {
            var c = Seen(id, http, store, rights);
            return Calendar([ConferenceCalendar.Entry(c, null, Origin(http), node)], clock, InvitationPaper.Slug(c.Code));
        });
        pages.MapGet("/lich.ics", (HttpContext http, ConferenceList list, NodeState node, TimeProvider clock) =>
        {
            list.RequireSight(Actors.Of(http));
            return Calendar(list.Own(Actors.Of(http)).Select(c => ConferenceCalendar.Entry(c, null, Origin(http), node)), clock, "hoi-nghi");
        });
        pages.MapGet("/{id:guid}/tai-lieu/{file:guid}", (Guid id, Guid file, HttpContext http, ConferenceStore store, ConferenceRights rights, ConferencePapers papers, KeptFiles files) =>
        {
            var c = Seen(id, http, store, rights);
            var kept = papers.Of(c.Id, file.ToString());
            if (kept.RemovedAt is not null) rights.RequirePrepares(Actors.Of(http), c.Body);
            return files.Download(kept);
        });
        // Whoever answers for the venue, or prepares the conference, goes into its room; the signed link is made anew each time.
        pages.MapGet("/{id:guid}/phong/{venue}", (Guid id, string venue, HttpContext http, ConferenceStore store, ConferenceRights rights, RoomLinks rooms) =>
        {
            var (c, v) = Of(id, venue, http, store, rights);
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Results.Redirect(rooms.Of(c, v));
        });
        pages.MapGet("/xuat.xlsx", (HttpContext http, ConferenceList list, NodeState node, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            using var made = new MemoryStream();
            ConferenceExport.Write(made, list.All(list.Read(http.Request.Query), by), node, texts);
            return Results.File(made.ToArray(), JointResults.ResultExport.Xlsx, "hoi-nghi.xlsx");
        });
    }

    private static byte[] Zip(Conference c, InvitationPaper paper, string origin, NodeState node, TimeProvider clock)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, true))
        {
            var n = 0;
            foreach (var v in c.Body.Venues)
            {
                // Two venues may have one name; the number tells them apart.
                var stem = $"{++n:000}-{InvitationPaper.Slug(v.Name)}";
                Put(zip, stem + ".docx", paper.Write(c, v));
                Put(zip, stem + ".ics", CalendarFile.Write([ConferenceCalendar.Entry(c, v, origin, node)], clock.GetUtcNow()));
            }
        }
        return made.ToArray();
    }

    private static void Put(ZipArchive zip, string name, byte[] content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(content);
    }

    private static IResult Calendar(IEnumerable<CalendarEntry> entries, TimeProvider clock, string name) => Results.File(CalendarFile.Write(entries, clock.GetUtcNow()), CalendarFile.MediaType, name + ".ics");

    private static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static Conference Seen(Guid id, HttpContext http, ConferenceStore store, ConferenceRights rights)
    {
        var c = store.Get(id.ToString());
        rights.RequireSees(Actors.Of(http), c);
        return c;
    }

    /// <summary>A venue, for those who answer for it or prepare the conference.</summary>
    private static (Conference, Venue) Of(Guid id, string venue, HttpContext http, ConferenceStore store, ConferenceRights rights)
    {
        var c = Seen(id, http, store, rights);
        var v = c.Body.VenueOf(venue) ?? throw new RefusalException(PreparationProblems.NoVenue());
        if (!rights.Answers(Actors.Of(http), v)) rights.RequirePrepares(Actors.Of(http), c.Body);
        return (c, v);
    }
}
