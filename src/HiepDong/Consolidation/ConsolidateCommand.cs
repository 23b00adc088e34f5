using System.CommandLine;
using System.Text;
using HiepDong.Documents;
using HiepDong.Problems;

namespace HiepDong.Consolidation;

/// <summary><c>hiepdong consolidate</c>.</summary>
internal static class ConsolidateCommand
{
    public static Command Make()
    {
        var scope = new Option<string>("--scope") { Description = "territory:CODE | unit:CODE", Required = true };
        var period = new Option<string>("--period") { Description = "2024 | 2024-Q1 | 2024-H1 | 2024-9M | 2024-03 | 2024-02..2024-05", Required = true };
        var indicators = new Option<string?>("--indicators") { Description = "MT.VU,MT.DT" };
        var by = new Option<string?>("--by") { Description = "force | unit | territory | month" };
        var compare = new Option<bool>("--compare") { Description = "so với cùng kỳ năm trước / with the same period last year" };
        var format = new Option<string>("--format") { Description = "table | json | csv | xlsx | docx", DefaultValueFactory = _ => "table" };
        var output = new Option<string?>("--output", "-o") { Description = "FILE" };
        var command = new Command("consolidate", "Tổng hợp số liệu / consolidate") { scope, period, indicators, by, compare, format, output };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(format)!.ToLowerInvariant();
            if (asked is not ("table" or "json" or "csv" or "xlsx" or "docx")) throw new RefusalException(ConsolidationProblems.UnknownFormat(asked));
            var file = parsed.GetValue(output);
            if (file is null && asked is "xlsx" or "docx") throw new RefusalException(ConsolidationProblems.NeedsFile(asked));
            var language = parsed.GetValue(CommandLine.Language)!;
            var over = Asking.Period(parsed.GetValue(period));
            var breakdown = Asking.Breakdown(parsed.GetValue(by));
            using var node = parsed.OpenNode();
            var consolidator = node.State.Consolidator;
            var query = new ConsolidationQuery(Asking.Scope(consolidator, parsed.GetValue(scope), over), over, Asking.Indicators(consolidator.Catalogue, parsed.GetValue(indicators)), breakdown, parsed.GetValue(compare));
            using var to = file is null ? Console.OpenStandardOutput() : File.Create(file);
            if (asked is "xlsx" or "docx")
            {
                var facts = new ReportFacts(node.State, node.Database).Make(query.Scope, over, query.Indicators, null);
                if (asked == "docx") ConsolidatedReportDocument.Write(to, facts);
                else ConsolidationWorkbook.Write(to, facts);
                return 0;
            }
            var result = consolidator.Run(query);
            if (asked == "json")
            {
                ConsolidationJson.Write(to, consolidator, query, result, language);
                to.WriteByte((byte)'\n');
                return 0;
            }
            using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (asked == "csv") ConsolidationTable.WriteCsv(text, result, query.Compare);
            else ConsolidationTable.WriteText(text, result, query.Compare, language);
            return 0;
        });
        return command;
    }
}
