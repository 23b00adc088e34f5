using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Shortcomings;

internal static class ShortcomingServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ShortcomingStore>().AddSingleton<RecordShortcoming>().AddSingleton<ShortcomingList>();

    public static void Map(WebApplication app) =>
        app.MapGet("/ton-tai/xuat.xlsx", (HttpContext http, ShortcomingList list, ShortcomingStore store, NodeState node, Texts texts) =>
        {
            var by = Actors.Of(http);
            list.RequireSight(by);
            var problems = new List<Problem>();
            var filter = list.Read(http.Request.Query, problems);
            if (problems.Count > 0) throw new RefusalException(problems);
            var found = list.All(filter, by);
            return AssignmentRoutes.File("ton-tai-han-che.xlsx", AssignmentRoutes.Xlsx, output => Write(output, found, store.Remedies(found), node, texts));
        }).ExcludeFromDescription();

    /// <summary>One sheet of shortcomings, one of their causes with the remedies.</summary>
    private static void Write(Stream output, IReadOnlyList<Shortcoming> found, IReadOnlyDictionary<string, Assignment> remedies, NodeState node, Texts texts)
    {
        string Unit(string id) => AssignmentWords.Unit(id, node.Organisation);
        using var book = new Workbook(output);
        AssignmentExport.Sheet(book, texts["nav.shortcomings"],
            [(texts["assignment.code"], 18), (texts["shortcoming.what"], 60), (texts["shortcoming.unit"], 30), (texts["shortcoming.author"], 30), (texts["shortcoming.found-on"], 11), (texts["shortcoming.source"], 14), (texts["shortcoming.source-text"], 50), (texts["list.state"], 24),
                (texts["shortcoming.note"], 40)],
            found.Select(s => (IReadOnlyList<object?>)[s.Code, s.Body.Text, Unit(s.Body.UnitId), Unit(s.Body.AuthorUnitId), s.Body.FoundOn, ShortcomingWords.Source(s.Body.Source, texts), s.Body.Source.Text, ShortcomingWords.State(s, remedies, texts).Text, s.Body.ClosingNote]));
        AssignmentExport.Sheet(book, texts["shortcoming.causes-remedies"],
            [(texts["assignment.code"], 18), (texts["shortcoming.cause-kind"], 13), (texts["shortcoming.cause"], 60), (texts["shortcoming.remedy"], 16), (texts["assignment.work"], 50), (texts["assignment.lead"], 30), (texts["assignment.deadline"], 11), (texts["list.state"], 16)],
            found.SelectMany(s => s.Body.Causes.Select(c =>
            {
                var remedy = Shortcoming.Remedy(c, remedies);
                return (IReadOnlyList<object?>)[s.Code, texts[c.Subjective ? "shortcoming.subjective" : "shortcoming.objective"], c.Text, remedy?.Code ?? (c.Subjective ? texts["shortcoming.lacks"] : null), remedy?.Order.Text, remedy is null ? null : Unit(remedy.Order.LeadUnitId),
                    remedy?.Deadline, remedy is null ? null : AssignmentWords.State(remedy.State, texts)];
            })));
    }
}
