using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>Files that the list gives out.</summary>
internal static class ResultRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/ket-qua/xuat.xlsx", (HttpContext http, ResultList list, ResultFilters filters, ResultStore store, Reconciliation.ReconciliationStatus status, NodeState node, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            var problems = new List<Problem>();
            var filter = filters.Read(http.Request.Query, by, problems);
            if (problems.Count > 0) throw new RefusalException(problems);
            var results = list.All(filter, by);
            return Book("ket-qua-phoi-hop.xlsx", output => ResultExport.WriteWorkbook(output, results, status.Signed(results), ResultListWords.For(results, node, texts, store), node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/ket-qua/mau.xlsx", (HttpContext http, NodeState node, Access access, Texts texts) =>
        {
            var by = Actors.Of(http);
            access.Require(by, Permission.WriteResult);
            return Book("mau-ket-qua-phoi-hop.xlsx", output => ResultTemplate.Write(output, by, node, access, texts));
        }).ExcludeFromDescription();
    }

    private static IResult Book(string name, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), ResultExport.Xlsx, name);
    }
}
