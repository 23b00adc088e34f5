using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>Assignments as a workbook: one sheet of assignments, one of the units' parts.</summary>
internal static class AssignmentExport
{
    public static void Write(Stream output, IReadOnlyList<Assignment> assignments, NodeState node, Texts texts)
    {
        string Unit(string id) => AssignmentWords.Unit(id, node.Organisation);
        using var book = new Workbook(output);
        Sheet(book, texts["nav.assignments"],
            [(texts["assignment.code"], 14), (texts["assignment.work"], 48), (texts["assignment.from"], 30), (texts["assignment.assigner"], 28), (texts["assignment.lead"], 28), (texts["assignment.supporting"], 34), (texts["assignment.file-given"], 11),
                (texts["assignment.file-ordered"], 11), (texts["assignment.deadline"], 11), (texts["list.state"], 15), (texts["assignment.file-overdue"], 10), (texts["assignment.file-ended"], 11), (texts["assignment.evidence"], 28)],
            assignments.Select(a => (IReadOnlyList<object?>)[a.Code, a.Order.Text, AssignmentWords.Origin(a.Origin, texts), Unit(a.AssignerUnitId), Unit(a.Order.LeadUnitId), string.Join("; ", a.Order.SupportingUnitIds.Select(Unit)), a.Body.AssignedOn,
                a.Order.Deadline, a.Deadline, AssignmentWords.State(a.State, texts), a.DaysOverdue(node.Today) is > 0 and var days ? days : null, a.EndedOn, a.Order.Evidence]));
        Sheet(book, texts["assignment.parts"],
            [(texts["assignment.code"], 14), (texts["assignment.unit"], 32), (texts["assignment.role"], 14), (texts["list.state"], 15), (texts["assignment.deadline"], 11), (texts["assignment.file-submitted"], 11), (texts["assignment.file-late"], 9),
                (texts["assignment.latest-evidence"], 60)],
            assignments.SelectMany(a => a.Parts.Select(p => (IReadOnlyList<object?>)[a.Code, Unit(p.UnitId), texts[p.Leads ? "assignment.role.leads" : "assignment.role.supports"], a.IsCancelled ? AssignmentWords.State(AssignmentState.Cancelled, texts) : AssignmentWords.State(p.State, texts),
                p.DeadlineOf(a.Order), p.Submitted?.Day, p.IsLate(a.Order) ? texts["assignment.late"] : null, FollowUps.EvidenceOf(p)])));
    }

    internal static void Sheet(Workbook book, string name, (string Title, double Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var sheet = book.Sheet(new(name, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select(v => (v is int n ? (decimal)n : v, v switch
            {
                int => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(0) },
                DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false },
                _ => CellStyle.Body
            }))]);
        sheet.Filter(1, columns.Length);
    }
}
