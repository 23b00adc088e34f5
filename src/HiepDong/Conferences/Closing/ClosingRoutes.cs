using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Conferences.Closing;

/// <summary>Papers and statistics of a conference as files.</summary>
internal static class ClosingRoutes
{
    public static void Map(WebApplication app)
    {
        Paper(app, "bien-ban.docx", PaperDocuments.WriteMinutes);
        Paper(app, "thong-bao.docx", PaperDocuments.WriteNotice);
        app.MapGet("/hoi-nghi/{id:guid}/thong-ke.xlsx", (HttpContext http, Guid id, ClosingStore store, ClosingRights rights, NodeState node, Database database, Texts texts) =>
        {
            var after = Seen(http, id, store, rights);
            return File("thong-ke-hoi-nghi.xlsx", ResultExport.Xlsx, output => AttendanceBook.Write(output, after.Conference, Attendance.Of(after.Conference.Body, after.Board, database.Clock.GetUtcNow()), node, texts));
        }).ExcludeFromDescription();
    }

    private static void Paper(WebApplication app, string name, Action<Stream, AfterConference, NodeState, DateTimeOffset> write) =>
        app.MapGet("/hoi-nghi/{id:guid}/" + name, (HttpContext http, Guid id, ClosingStore store, ClosingRights rights, NodeState node, Database database) =>
        {
            var after = Seen(http, id, store, rights);
            if (!after.Conference.IsOver) throw new Problems.RefusalException(ClosingProblems.NotClosed());
            return File(name, Commendations.CommendationRoutes.Docx, output => write(output, after, node, database.Clock.GetUtcNow()));
        }).ExcludeFromDescription();

    private static AfterConference Seen(HttpContext http, Guid id, ClosingStore store, ClosingRights rights)
    {
        var after = store.Get(id.ToString());
        rights.Require(rights.Sees(Actors.Of(http), after.Conference.Body));
        return after;
    }

    private static IResult File(string name, string type, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), type, name);
    }
}

/// <summary>Attendance and speaking as a workbook: a row a venue, sums below.</summary>
internal static class AttendanceBook
{
    public static void Write(Stream output, Conference c, Attendance a, NodeState node, Texts texts)
    {
        string[] heads = ["closing.venue", "closing.unit", "closing.expected", "closing.people", "closing.most", "closing.joined", "closing.times-lost", "closing.away", "closing.speeches", "closing.speaking", "closing.not-called"];
        using var book = new Workbook(output);
        using var sheet = book.Sheet(new(texts["closing.statistics"], [30, 34, 10, 10, 10, 17, 10, 12, 10, 12, 12]) { FrozenRows = 2, FrozenColumns = 1, PrintTitles = (2, 2) });
        sheet.Write([(c.Body.Title, CellStyle.Body with { Bold = true })]);
        sheet.Write([.. heads.Select(h => ((object?)texts[h], CellStyle.Head))]);
        foreach (var v in a.Venues)
            sheet.Write(Row(v.Venue.Name, node.Organisation.Unit(v.Venue.UnitId)?.Name, v.Venue.Expected, v.People, v.Most, v.Joined is { } at ? texts.Time(at) : texts["closing.never"], v.TimesLost, v.Away, v.Speeches, v.Speaking, v.NotCalled));
        sheet.Write(Row(texts["closing.sum"], null, a.Expected, a.People, null, texts["closing.joined-n", a.Joined, a.Venues.Count], a.TimesLost, a.Away, a.Speeches, a.Speaking, a.NotCalled));
    }

    private static (object? Value, CellStyle Style)[] Row(string name, string? unit, int expected, int? people, int? most, string joined, int lost, TimeSpan away, int speeches, TimeSpan speaking, int waiting)
    {
        var number = CellStyle.Body with { Align = CellAlign.Right };
        return [(name, CellStyle.Body), (unit, CellStyle.Body), ((decimal)expected, number), ((decimal?)people, number), ((decimal?)most, number), (joined, CellStyle.Body), ((decimal)lost, number), (Minutes(away), number), ((decimal)speeches, number), (Minutes(speaking), number), ((decimal)waiting, number)];
    }

    /// <summary>Minutes, one decimal.</summary>
    private static decimal Minutes(TimeSpan span) => Math.Round((decimal)span.TotalMinutes, 1);
}
