using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.LocalModels;

/// <summary>Files the register gives out: lists, counts, evidence of reviews.</summary>
internal static class ModelFiles
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/mo-hinh/xuat.xlsx", (HttpContext http, ModelList list, NodeState node, Texts texts) =>
        {
            var filter = Read(http, list);
            var lines = list.All(filter, Actors.Of(http));
            return Book("mo-hinh.xlsx", output => WriteList(output, lines, node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/mo-hinh/dem.xlsx", (HttpContext http, ModelList list, ModelCount count, LocalModelStore store, NodeState node, Texts texts) =>
        {
            var filter = Read(http, list);
            var counted = count.Run(filter, filter.State ?? ModelStage.Recognised, Actors.Of(http));
            return Book("dem-mo-hinh.xlsx", output => WriteCount(output, counted, store, node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/mo-hinh/{model:guid}/tep/{id:guid}", (string model, string id, HttpContext http, KeptFiles files, LocalModelStore store, ModelList list) =>
        {
            list.RequireSees(Actors.Of(http), store.Get(model));
            if (files.Find(id) is not { OwnerKind: JudgeModel.ReviewFile, RemovedAt: null } file || store.Reviews(model).All(r => r.Id != file.OwnerId)) throw new RefusalException(ModelProblems.NotFound());
            return files.Download(file);
        }).ExcludeFromDescription();
    }

    private static ModelFilter Read(HttpContext http, ModelList list)
    {
        var problems = new List<Problem>();
        var filter = list.Read(http.Request.Query, problems);
        return problems.Count > 0 ? throw new RefusalException(problems) : filter;
    }

    private static void WriteList(Stream output, IReadOnlyList<ModelLine> lines, NodeState node, Texts texts)
    {
        using var book = new Workbook(output);
        Sheet(book, texts["model.list"], [(texts["model.name"], 40), (texts["model.kind"], 28), (texts["model.place-code"], 10), (texts["model.place"], 34), (texts["model.unit"], 34), (texts["model.supporting"], 40), (texts["list.state"], 18), (texts["model.since"], 12), (texts["model.description"], 60)],
            lines.Select(l => (IReadOnlyList<object?>)[l.Model.Body.Name, ModelWords.Kind(l.Model.Body.Kind, texts), node.Organisation.Territory(l.Model.Body.TerritoryId)?.Code, ResultWords.Place(l.Model.Body.TerritoryId, node.Organisation),
                ModelWords.Unit(l.Model.Body.UnitId, node), string.Join("; ", l.Model.Body.SupportingUnitIds.Select(u => ModelWords.Unit(u, node))), l.Now is { } now ? ModelWords.State(now.State, texts) : null, l.Now?.On, l.Model.Body.Description]));
    }

    private static void WriteCount(Stream output, CountResult counted, LocalModelStore store, NodeState node, Texts texts)
    {
        using var book = new Workbook(output);
        Sheet(book, texts["model.count-sheet"], [(texts["model.place-code"], 10), (texts["model.place"], 40), (texts["model.communes"], 12), (texts["model.models"], 12)],
            counted.Rows.Select(r => (IReadOnlyList<object?>)[node.Organisation.Territory(r.TerritoryId)?.Code, ResultWords.Place(r.TerritoryId, node.Organisation), (decimal)r.Communes, (decimal)r.Models]).Append([null, texts["model.total"], (decimal)counted.Communes.Count, (decimal)counted.Communes.Sum(c => c.ModelIds.Count)]));
        Sheet(book, texts["model.count-models"], [(texts["model.place-code"], 10), (texts["model.place"], 40), (texts["model.name"], 44), (texts["model.unit"], 40)],
            counted.Communes.SelectMany(c => c.ModelIds.Select(store.Get).Select(m => (IReadOnlyList<object?>)[node.Organisation.Territory(c.CommuneId)?.Code, ResultWords.Place(c.CommuneId, node.Organisation), m.Body.Name, ModelWords.Unit(m.Body.UnitId, node)])));
    }

    private static void Sheet(Workbook book, string name, (string Title, double Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var sheet = book.Sheet(new(name, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select(v => (v, v switch { decimal => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(0) }, DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false }, _ => CellStyle.Body }))]);
        sheet.Filter(1, columns.Length);
    }

    private static IResult Book(string name, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), ResultExport.Xlsx, name);
    }
}
