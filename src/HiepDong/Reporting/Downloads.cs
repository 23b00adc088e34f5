using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Reporting;

/// <summary>Files that the report pages give out.</summary>
internal static class Downloads
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app)
    {
        app.MapGet("/bao-cao/{id:guid}/tep/{file:guid}", (string id, string file, HttpContext http, ReportStore reports, Attachments files, Access access) =>
        {
            RequireSight(reports.Get(id), Actors.Of(http), access);
            var found = files.Find(id, file) ?? throw new RefusalException(ReportProblems.NotFound());
            // Never shown inside this site, whatever it is.
            return Results.File(files.Content(found.Sha256), found.MediaType, found.Name);
        }).ExcludeFromDescription();

        app.MapGet("/bao-cao/{id:guid}/mau.xlsx", (string id, HttpContext http, ReportEntry entry, NodeState node) => Book($"{Name(entry.Load(id, Actors.Of(http)))}.xlsx", output => Template(output, entry.Load(id, Actors.Of(http)), entry, node)))
            .ExcludeFromDescription();

        app.MapGet("/bao-cao/{id:guid}/{version:int}/bao-cao.xlsx", (string id, int version, HttpContext http, ReportStore reports, ReportEntry entry, NodeState node, Access access, Texts texts) =>
        {
            var report = reports.Get(id);
            RequireSight(report, Actors.Of(http), access);
            var shown = reports.Version(id, version) ?? throw new RefusalException(ReportProblems.NotFound());
            var unit = node.Organisation.Unit(report.UnitId)!;
            return Book($"bao-cao-{unit.Code}-{report.Period.Code}-v{version}.xlsx", output => Write(output, report, shown, entry, node, texts));
        }).ExcludeFromDescription();

        app.MapGet("/bao-cao/danh-sach.xlsx", (HttpContext http, ReportList list, NodeState node, Duties duties, Access access, Texts texts) =>
        {
            var by = Actors.Of(http);
            if (!access.Allows(by, Permission.WriteReport)) access.Require(by, Permission.SeeReports);
            var lines = list.All(ReportFilter.Of(http.Request.Query, duties.LatestMonth), by);
            return Book("danh-sach-bao-cao.xlsx", output => TableWorkbook.Write(output, texts["list.file"],
                [new(texts["report.unit"], 48), new(texts["list.force"], 18), new(texts["report.form"], 14), new(texts["report.period"], 20), new(texts["list.state"], 22), new(texts["report.due-on"], 13), new(texts["list.submitted"], 18)],
                lines.Select(l => (IReadOnlyList<object?>)[l.UnitName, l.Force.Name(texts.Language), l.FormCode, l.Period.Name(texts.Language),
                    string.Join(", ", ReportWords.Badges(l, node.Today, texts).Select(b => b.Text)), l.DueOn, l.SubmittedAt?.ToOffset(VietnamTime.Offset).DateTime])));
        }).ExcludeFromDescription();

        app.MapGet("/tien-do/danh-sach.xlsx", (HttpContext http, Texts texts, NodeState node) =>
        {
            var query = http.Request.Query;
            var page = ActivatorUtilities.CreateInstance<ProgressModel>(http.RequestServices);
            (page.NodeText, page.PeriodCode, page.Form, page.View) = (query["nut"], query["ky"], query["mau"], query["xem"]);
            page.PageContext = new() { HttpContext = http };
            var lines = page.AllLines();
            return Book($"tien-do-{(page.View == "muon" ? "nop-muon" : "chua-nop")}-{page.Period.Code}.xlsx", output => TableWorkbook.Write(output, texts[page.View == "muon" ? "progress.late" : "progress.missing"],
                [new(texts["report.unit"], 48), new(texts["list.force"], 18), new(texts["report.form"], 14), new(texts["report.period"], 20), new(texts["report.due-on"], 13), new(texts["list.state"], 20), new(texts["list.submitted"], 18)],
                lines.Select(l => (IReadOnlyList<object?>)[l.Unit.Name, l.Unit.Force.Name(texts.Language), l.FormCode, l.Period.Name(texts.Language), l.DueOn,
                    l.Line is { } line ? string.Join(", ", ReportWords.Badges(line, node.Today, texts).Select(b => b.Text)) : texts["report.state.chua-lap"], l.Line?.FirstSubmittedAt?.ToOffset(VietnamTime.Offset).DateTime])));
        }).ExcludeFromDescription();
    }

    public static void RequireSight(Report report, Actor by, Access access)
    {
        if (!access.Allows(by, Permission.WriteReport, report.UnitId)) access.Require(by, Permission.SeeReports, report.UnitId);
    }

    private static string Name(EntryState state) => $"mau-{state.Unit.Code}-{state.Form.Code}-{state.Report.Period.Code}";

    private static IResult Book(string name, Action<Stream> write)
    {
        using var made = new MemoryStream();
        write(made);
        return Results.File(made.ToArray(), Xlsx, name);
    }

    private static void Template(Stream output, EntryState state, ReportEntry entry, NodeState node)
    {
        var (previous, lastYear) = entry.Before(state.Report);
        var (content, _) = ReadEntry.Run(state.Form, node.Catalogue, state.Draft, "", default);
        Dictionary<string, Quantity> Of(NodeSums sums) => state.Codes.Where(c => node.Catalogue.TryGet(c, out _)).Select(c => (Code: c, Quantity: node.Consolidator.TotalOf(node.Catalogue[c], sums).ToQuantity(node.Catalogue[c])))
            .Where(q => q.Quantity is not null).ToDictionary(q => q.Code, q => q.Quantity!.Value);
        ReportTemplate.Write(output, new(state.Unit, state.Form, state.Report.Period, node.Catalogue)
        {
            DueOn = state.Report.DueOn, Previous = Of(previous), LastYear = Of(lastYear), Figures = content.Figures.ToDictionary(f => node.Catalogue[f.Indicator].Code, f => f.Quantity),
            Narratives = content.Narratives
        });
    }

    private static void Write(Stream output, Report report, ReportVersion shown, ReportEntry entry, NodeState node, Texts texts)
    {
        var form = entry.FormOf(report);
        var (previous, lastYear) = entry.Before(report);
        object? Value(Quantity? q) => q is not { } v ? null : v.IsExact ? v.Value : v.Write(texts.Language);
        object? Total(NodeSums sums, Indicator i) => Value(node.Consolidator.TotalOf(i, sums).ToQuantity(i));
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            foreach (var section in form.Sections)
                foreach (var (i, _, _) in EntryForm.Rows(section, node.Catalogue))
                    yield return [texts.IsEnglish ? section.TitleEn : section.TitleVi, i.Code, i.Name(texts.Language), i.Unit(texts.Language), Value(shown.Content.Of(i.Number)?.Quantity), Total(previous, i), Total(lastYear, i), shown.Content.Of(i.Number)?.Remark];
            foreach (var n in form.Narratives)
                if (shown.Content.Narratives.GetValueOrDefault(n.Code) is { } text) yield return [texts["entry.narratives"], n.Code, T(n), null, text];
        }
        string T(FormNarrative n) => texts.IsEnglish ? n.TitleEn : n.TitleVi;
        TableWorkbook.Write(output, report.Period.Code, [new(texts["entry.sections"], 36), new(texts["show.code"], 16), new(texts["entry.indicator"], 52), new(texts["show.measure"], 12), new(texts["entry.value"], 14),
            new(texts["entry.previous"], 14), new(texts["entry.last-year"], 14), new(texts["entry.remark"], 40)], Rows().Select(r => (IReadOnlyList<object?>)[.. r, .. new object?[8 - r.Count]]));
    }
}
