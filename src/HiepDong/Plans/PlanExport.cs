using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>Plans as a workbook: one sheet of plans, one of their assignments, one of their patrols.</summary>
internal static class PlanExport
{
    public static void Write(Stream output, IReadOnlyList<Plan> plans, NodeState node, Texts texts)
    {
        var organisation = node.Organisation;
        string Unit(string id) => organisation.Unit(id)?.Name ?? id;
        using var book = new Workbook(output);
        Sheet(book, texts["nav.plans"], [(texts["plan.code"], 18), (texts["plan.title"], 44), (texts["plan.kind"], 20), (texts["plan.author"], 30), (texts["plan.from"], 11), (texts["plan.to"], 11), (texts["plan.place"], 24), (texts["plan.lead"], 30),
            (texts["plan.parties"], 44), (texts["plan.edition"], 8), (texts["list.state"], 18), (texts["plan.enforce-on"], 12)],
            plans.Select(p => (IReadOnlyList<object?>)[p.Code, p.Body.Title, PlanWords.Kind(p.Body.Kind, texts), Unit(p.Body.AuthorUnitId), p.Body.From, p.Body.To, ResultWords.Place(p.Body.TerritoryId, organisation), Unit(p.Body.LeadUnitId),
                string.Join("; ", p.Body.Parties.Select(x => Unit(x.UnitId) + (p.WasSent ? " (" + PlanWords.Answer(p, x.UnitId, texts) + ")" : ""))), (decimal)p.Edition, PlanWords.State(p.State, texts), p.Standing.InForceOn]));
        Sheet(book, texts["plan.part.lines"], [(texts["plan.code"], 18), (texts["plan.line"], 60), (texts["plan.lead"], 30), (texts["plan.supporting"], 40), (texts["plan.deadline"], 11), (texts["plan.evidence"], 30)],
            plans.SelectMany(p => p.Body.Lines.Select(l => (IReadOnlyList<object?>)[p.Code, l.Text, Unit(l.LeadUnitId), PlanWords.Units(l.SupportingUnitIds, organisation), l.Deadline, l.Evidence])));
        Sheet(book, texts["plan.part.patrols"], [(texts["plan.code"], 18), (texts["plan.day"], 11), (texts["plan.hours"], 14), (texts["plan.route"], 44), (texts["plan.lead"], 30), (texts["plan.supporting"], 40), (texts["plan.patrol-forces"], 30)],
            plans.SelectMany(p => p.Body.Patrols.Select(t => (IReadOnlyList<object?>)[p.Code, t.Day, PlanWords.Hours(t, texts), t.Route, Unit(t.LeadUnitId), PlanWords.Units(t.SupportingUnitIds, organisation), t.Forces])));
    }

    private static void Sheet(Workbook book, string name, (string Title, double Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var sheet = book.Sheet(new(name, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select(v => (v, v switch
            {
                decimal => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(0) },
                DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false },
                _ => CellStyle.Body
            }))]);
        sheet.Filter(1, columns.Length);
    }
}
