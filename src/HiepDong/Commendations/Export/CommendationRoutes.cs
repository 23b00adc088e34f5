using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Commendations;

/// <summary>Files that lists give out.</summary>
internal static class CommendationRoutes
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(WebApplication app)
    {
        app.MapGet("/khen-thuong/xuat.xlsx", (HttpContext http, CommendationList lists, KeepCommendations keep, NodeState node, Access access) =>
        {
            var by = Actors.Of(http);
            access.Require(by, Permission.SeeWork);
            var found = lists.All(CommendationFilter.Of(http.Request.Query), by);
            return File("khen-thuong.xlsx", ResultExport.Xlsx, output => WriteBook(output, found, keep, node));
        }).ExcludeFromDescription();

        app.MapGet("/khen-thuong/{id:guid}/danh-sach.xlsx", (HttpContext http, Guid id, CommendationStore store, CommendationReach reach, KeepCommendations keep, NodeState node) =>
        {
            var list = Seen(http, id, store, reach);
            return File("danh-sach-khen-thuong.xlsx", ResultExport.Xlsx, output => WriteBook(output, [list], keep, node));
        }).ExcludeFromDescription();

        app.MapGet("/khen-thuong/{id:guid}/to-trinh.docx", (HttpContext http, Guid id, CommendationStore store, CommendationReach reach, KeepCommendations keep, NodeState node, Database database) =>
        {
            var list = Seen(http, id, store, reach);
            return File("to-trinh-khen-thuong.docx", Docx, output => CommendationDocument.Write(output, list, TableOf(list, keep, node), node, database.Clock.GetUtcNow()));
        }).ExcludeFromDescription();
    }

    public static ReportTable TableOf(Commendation list, KeepCommendations keep, NodeState node) => CommendationTable.Of(list, node, keep.AskedForces(list), l => keep.Earlier(list, l));

    public static void WriteBook(Stream output, IReadOnlyList<Commendation> lists, KeepCommendations keep, NodeState node)
    {
        using var book = new Workbook(output);
        ReportTable? first = lists.Count > 0 ? TableOf(lists[0], keep, node) : null;
        var columns = first?.Columns ?? [new("STT", 6)];
        using var sheet = book.Sheet(new("Danh sách", [14, 34, 14, .. columns.Select(c => Math.Max(8, c.Weight * 1.1))]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        sheet.Write([("Số danh sách", CellStyle.Head), ("Tên danh sách", CellStyle.Head), ("Kỳ xét", CellStyle.Head), .. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var list in lists)
            foreach (var row in (list == lists[0] ? first! : TableOf(list, keep, node)).Rows.Where(r => r.Count > 1))
                sheet.Write([(list.Code, CellStyle.Body), (list.Body.Title, CellStyle.Body), (list.Body.Span.NameVi, CellStyle.Body), .. row.Select(c => (c.Number is { } n ? (object?)n : c.Text, CellStyle.Body))]);
        sheet.Filter(1, columns.Count + 3);
    }

    private static Commendation Seen(HttpContext http, Guid id, CommendationStore store, CommendationReach reach)
    {
        var list = store.Get(id.ToString());
        reach.RequireSees(Actors.Of(http), list);
        return list;
    }

    private static IResult File(string name, string type, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), type, name);
    }
}
