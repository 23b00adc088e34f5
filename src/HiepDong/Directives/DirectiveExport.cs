using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.Directives;

/// <summary>The register as a workbook, and the empty file for an import; the same columns in both.</summary>
internal static class DirectiveExport
{
    private const int EmptyRows = 200;

    public static void Write(Stream output, IReadOnlyList<DirectiveLine> lines, NodeState node, Texts texts)
    {
        using var book = new Workbook(output);
        using var sheet = book.Sheet(new(texts["directive.list"], [16, 22, 13, 30, 60, 13, 13, 14, 24, 12, 12, 18, 30, 12, 12]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        string Yes(bool value) => value ? texts["directive.yes"] : "";
        object?[] heads =
        [
            texts["directive.kind"], texts["directive.sign"], texts["directive.issued"], texts["directive.issuer"], texts["directive.abstract"], texts["directive.effective"], texts["directive.expires"], texts["directive.secrecy"], texts["directive.keeper"],
            texts["directive.legal-basis"], texts["directive.creates-work"], texts["list.state"], texts["directive.owner"], texts["directive.sent"], texts["directive.received"]
        ];
        sheet.Write([.. heads.Select(h => (h, CellStyle.Head))]);
        foreach (var (d, standing, sent, received) in lines)
        {
            var b = d.Body;
            object?[] cells =
            [
                DirectiveKinds.Find(b.Kind)?.Name(texts.Language), b.Sign, b.IssuedOn, b.Issuer, b.Abstract, b.EffectiveOn, b.ExpiresOn, b.IsClassified ? DirectiveWords.Secrecy(b.Secrecy, texts) : "", b.Keeper, Yes(b.IsLegalBasis), Yes(b.CreatesWork),
                d.State == DirectiveState.Withdrawn ? texts["directive.state.withdrawn"] : DirectiveWords.Standing(standing, texts), DirectiveWords.Unit(d.OwnerUnitId, node), (decimal)sent, (decimal)received
            ];
            sheet.Write([.. cells.Select(c => (c, c switch { decimal => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(0) }, DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false }, _ => CellStyle.Body }))]);
        }
        sheet.Filter(1, heads.Length);
    }

    public static void WriteTemplate(Stream output, Texts texts)
    {
        using var book = new Workbook(output);
        var heads = DirectiveSheet.Columns.Select(c => texts.Raw(c.Vi, c.En)).ToList();
        var lists = texts["directive.kinds"];
        using (var sheet = book.Sheet(new(texts["directive.list"], [18, 22, 14, 32, 60, 14, 14, 14, 26, 12, 12]) { FrozenRows = 1, PrintTitles = (1, 1) }))
        {
            sheet.Write([.. heads.Select(h => ((object?)h, CellStyle.Head))]);
            for (var i = 0; i < EmptyRows; i++) sheet.Write([.. heads.Select((_, c) => ((object?)null, c is 2 or 5 or 6 ? CellStyle.Body with { Format = "dd/mm/yyyy", Align = CellAlign.Centre } : CellStyle.Body with { Format = "@" }))]);
            sheet.Help(new($"A2:A{EmptyRows + 1}", heads[0], texts["directive.import-help-kind"]) { Source = $"'{lists}'!$A$2:$A${DirectiveKinds.All.Count + 1}" });
        }
        using (var sheet = book.Sheet(new(lists, [24, 14]) { FrozenRows = 1, PrintTitles = (1, 1) }))
        {
            sheet.Write([(texts["directive.kind"], CellStyle.Head), (texts["directive.mark"], CellStyle.Head)]);
            foreach (var kind in DirectiveKinds.All) sheet.Write([(kind.Name(texts.Language), CellStyle.Plain), (kind.Mark, CellStyle.Plain)]);
        }
    }
}
