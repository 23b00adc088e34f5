using System.Globalization;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>Results as files: a workbook of results, amounts and claims under headings people read, or one CSV in an open form.</summary>
internal static class ResultExport
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static readonly IReadOnlyList<string> Columns = ["code", "kind", "from", "to", "territory", "lead", "participants", "summary", "campaign", "state", "what", "unit", "value", "approximate"];

    /// <param name="reconciled">Those that every force has signed for.</param>
    public static void WriteWorkbook(Stream output, IReadOnlyList<JointResult> results, IReadOnlySet<string> reconciled, ResultListWords words, NodeState node, Texts texts)
    {
        using var book = new Workbook(output);
        Sheet(book, texts["result-file.results"],
            [(texts["result-file.code"], 15), (texts["result-list.kind"], 22), (texts["result-list.from"], 11), (texts["result-list.to"], 11), (texts["result-file.place-code"], 9), (texts["result-list.place"], 20), (texts["result-file.lead-code"], 10),
                (texts["result-list.led"], 26), (texts["result-file.participants"], 36), (texts["result-file.summary"], 30), (texts["result-file.campaign"], 14), (texts["list.state"], 16), (texts["result-file.reconciled"], 10)],
            results.Select(r => (IReadOnlyList<object?>)[words.CodeOf(r), r.Body.Kind.Name(texts.Language), r.Body.From, r.Body.To, node.Organisation.Territory(r.Body.TerritoryId)?.Code, words.Place(r), words.UnitCode(r.Body.Lead.UnitId),
                words.UnitName(r.Body.Lead.UnitId), string.Join("; ", r.Body.Claims.Where(c => !c.Leads).Select(c => $"{words.UnitCode(c.UnitId)} {words.UnitName(c.UnitId)}: {words.AnswerOf(c)}")),
                r.Body.Summary, r.Body.Campaign, words.State(r), reconciled.Contains(r.Id) ? texts["result-file.yes"] : null]));
        Sheet(book, texts["result-list.amounts"],
            [(texts["result-file.code"], 16), (texts["result-file.what"], 36), (texts["result-file.unit"], 14), (texts["result-file.value"], 14), (texts["result-file.approximate"], 12)],
            results.SelectMany(r => r.Body.Accepted.Amounts.Select(a => (IReadOnlyList<object?>)[words.CodeOf(r), Things.NameOf(a.What, texts.Language), Things.UnitName(a.Unit, texts.Language), a.Value, a.Approximate ? texts["result-file.yes"] : null])));
        Sheet(book, texts["result-file.claims"],
            [(texts["result-file.code"], 16), (texts["result-file.unit-code"], 13), (texts["result-list.unit"], 40), (texts["result-list.role"], 12), (texts["result-file.answer"], 18), (texts["result-file.share"], 40), (texts["result-file.own"], 48), (texts["result-file.reason"], 30)],
            results.SelectMany(r => r.Body.Claims.Select(c => (IReadOnlyList<object?>)[words.CodeOf(r), words.UnitCode(c.UnitId), words.UnitName(c.UnitId), words.Role(c), words.AnswerOf(c), c.Share,
                c.Amounts.Count > 0 ? ResultTyped.Text(c.Amounts, texts) : null, c.Reason])));
    }

    private static void Sheet(Workbook book, string name, (string Title, double Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var sheet = book.Sheet(new(name, [.. columns.Select(c => c.Width)]) { FrozenRows = 1, FrozenColumns = 1, PrintTitles = (1, 1) });
        sheet.Write([.. columns.Select(c => ((object?)c.Title, CellStyle.Head))]);
        foreach (var row in rows)
            sheet.Write([.. row.Select(v => (v, v switch
            {
                decimal d => CellStyle.Body with { Align = CellAlign.Right, Format = CellStyle.Number(Decimals(d)) },
                DateOnly => CellStyle.Body with { Align = CellAlign.Centre, Wrap = false },
                _ => CellStyle.Body
            }))]);
        sheet.Filter(1, columns.Length);
    }

    private static int Decimals(decimal value) => Math.Min(6, (int)(value / 1.000000000000000000000000000000m).Scale);

    /// <summary>One row a result and amount; UTF-8, plain decimal point, ISO days, codes.</summary>
    /// <returns>Results and rows.</returns>
    public static (int Results, int Rows) WriteCsv(TextWriter output, IReadOnlyList<JointResult> results, NodeState node)
    {
        output.Write(string.Join(',', Columns) + "\n");
        var rows = 0;
        string Unit(string id) => node.Organisation.Unit(id)?.Code ?? id;
        foreach (var r in results)
            foreach (var a in r.Body.Accepted.Amounts)
            {
                string[] cells =
                [
                    r.Code, r.Body.Kind.Code(), SqlTypes.Text(r.Body.From), SqlTypes.Text(r.Body.To), node.Organisation.Territory(r.Body.TerritoryId)?.Code ?? "", Unit(r.Body.Lead.UnitId),
                    string.Join(';', r.Body.Claims.Where(c => !c.Leads).Select(c => Unit(c.UnitId) + "=" + c.Answer.ToString().ToLowerInvariant())), r.Body.Summary, r.Body.Campaign ?? "", ResultStore.CodeOf(r.State),
                    a.What, a.Unit, a.Value.ToString("0.############", CultureInfo.InvariantCulture), a.Approximate ? "true" : "false"
                ];
                output.Write(string.Join(',', cells.Select(Cell)) + "\n");
                rows++;
            }
        return (results.Count, rows);
    }

    /// <summary>Quoted where need be; words that a spreadsheet would take for a formula get an apostrophe in front.</summary>
    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
