using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>Files that assignments give out.</summary>
internal static class AssignmentRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/nhiem-vu/{id:guid}/tep/{file:guid}", (string id, string file, HttpContext http, AssignmentStore assignments, KeptFiles files, WorkReach reach) =>
        {
            reach.RequireSees(Actors.Of(http), assignments.Get(id).Units);
            return files.Find(file) is { RemovedAt: null } kept && kept.OwnerKind == DoWork.OwnerKind && kept.OwnerId == id ? files.Download(kept) : throw new RefusalException(AssignmentProblems.NotFound());
        }).ExcludeFromDescription();

        app.MapGet("/nhiem-vu/xuat.xlsx", (HttpContext http, AssignmentList list, AssignmentFilters filters, NodeState node, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            var problems = new List<Problem>();
            var filter = filters.Read(http.Request.Query, by, problems);
            if (problems.Count > 0) throw new RefusalException(problems);
            return File("nhiem-vu.xlsx", Xlsx, output => AssignmentExport.Write(output, list.All(filter, by), node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/nhiem-vu/theo-doi.docx", (HttpContext http, FollowUps followUps, NodeState node, TimeProvider clock) =>
        {
            var facts = Followed(http, followUps);
            return File("theo-doi-ket-luan.docx", FollowUpDocument.Docx, output => FollowUpDocument.WriteWord(output, facts, node, clock.GetUtcNow().UtcDateTime));
        }).ExcludeFromDescription();

        app.MapGet("/nhiem-vu/theo-doi.xlsx", (HttpContext http, FollowUps followUps, NodeState node) =>
        {
            var facts = Followed(http, followUps);
            return File("theo-doi-ket-luan.xlsx", Xlsx, output => FollowUpDocument.WriteWorkbook(output, facts, node));
        }).ExcludeFromDescription();
    }

    internal const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static FollowUpFacts Followed(HttpContext http, FollowUps followUps)
    {
        var (conference, next) = (http.Request.Query["hoi-nghi"].ToString(), http.Request.Query["cho"].ToString());
        return next.Length > 0 ? followUps.Before(next, Actors.Of(http)) ?? throw new RefusalException(AssignmentProblems.NoConference()) : followUps.Of(conference, Actors.Of(http));
    }

    internal static IResult File(string name, string type, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), type, name);
    }
}
