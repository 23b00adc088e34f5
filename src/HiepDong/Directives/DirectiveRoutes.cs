using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Directives;

/// <summary>Files the register gives out.</summary>
internal static class DirectiveRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/van-ban/xuat.xlsx", (HttpContext http, DirectiveList list, NodeState node, Texts texts) =>
        {
            var lines = list.All(DirectiveList.Read(http.Request.Query), Actors.Of(http));
            return Book("van-ban.xlsx", output => DirectiveExport.Write(output, lines, node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/van-ban/mau.xlsx", (HttpContext http, Access access, Texts texts) =>
        {
            access.Require(Actors.Of(http), Permission.WriteWork);
            return Book("mau-van-ban.xlsx", output => DirectiveExport.WriteTemplate(output, texts));
        }).ExcludeFromDescription();

        app.MapGet("/van-ban/tep/{id:guid}", (string id, HttpContext http, KeptFiles files, DirectiveStore store, DirectiveReach reach) =>
        {
            if (files.Find(id) is not { OwnerKind: KeepDirectiveFiles.Owner, RemovedAt: null } file) throw new RefusalException(DirectiveProblems.NotFound());
            reach.RequireSees(Actors.Of(http), store.Get(file.OwnerId));
            return files.Download(file);
        }).ExcludeFromDescription();
    }

    private static IResult Book(string name, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), ResultExport.Xlsx, name);
    }
}
