using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Plans.Calendar;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>Files that plans give out: workbook, Word document, calendars.</summary>
internal static class PlanRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/ke-hoach/xuat.xlsx", (HttpContext http, PlanList list, NodeState node, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            var problems = new List<Problem>();
            var filter = PlanFilter.Read(http.Request.Query, node, problems);
            if (problems.Count > 0) throw new RefusalException(problems);
            using var made = new MemoryStream();
            PlanExport.Write(made, list.All(filter, by), node, texts);
            return Results.File(made.ToArray(), ResultExport.Xlsx, "ke-hoach.xlsx");
        }).ExcludeFromDescription();

        app.MapGet("/ke-hoach/{id:guid}/ke-hoach.docx", (Guid id, HttpContext http, PlanStore plans, PlanAccess reach, NodeState node, Database database) =>
        {
            var plan = Seen(id, http, plans, reach);
            using var made = new MemoryStream();
            PlanDocument.Write(made, plan, node, database.Clock.GetUtcNow());
            return Results.File(made.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileName(plan) + ".docx");
        }).ExcludeFromDescription();

        app.MapGet("/ke-hoach/{id:guid}/lich.ics", (Guid id, HttpContext http, PlanStore plans, PlanAccess reach, PlanCalendar calendar, Database database, Texts texts) =>
        {
            var plan = Seen(id, http, plans, reach);
            return Results.File(CalendarFile.Write(calendar.Entries(plan, Address(http), texts), database.Clock.GetUtcNow()), CalendarFile.MediaType, FileName(plan) + ".ics");
        }).ExcludeFromDescription();

        // A year around today: what a calendar can show at once.
        app.MapGet("/ke-hoach/lich.ics", (HttpContext http, PlanList list, PlanCalendar calendar, NodeState node, Database database, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            var found = list.InForce(node.Today.AddDays(-183), node.Today.AddDays(365), by);
            return Results.File(CalendarFile.Write(found.SelectMany(p => calendar.Entries(p, Address(http), texts)), database.Clock.GetUtcNow()), CalendarFile.MediaType, "ke-hoach.ics");
        }).ExcludeFromDescription();
    }

    private static Plan Seen(Guid id, HttpContext http, PlanStore plans, PlanAccess reach)
    {
        var plan = plans.Get(id.ToString());
        reach.RequireSees(Actors.Of(http), plan);
        return plan;
    }

    private static string Address(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
    private static string FileName(Plan plan) => plan.Code.Replace('/', '-').Replace('.', '-');
}
