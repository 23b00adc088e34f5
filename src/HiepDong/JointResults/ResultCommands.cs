using System.CommandLine;
using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary><c>hiepdong import|export results</c>.</summary>
internal static class ResultCommands
{
    public static Command Export()
    {
        var period = new Option<string?>("--period") { Description = "2026 | 2026-Q1 | 2026-H1 | 2026-9M | 2026-03" };
        var all = new Option<bool>("--all") { Description = "Cả kết quả đã nhập vào kết quả khác và đã rút / also merged and withdrawn results" };
        var output = new Option<FileInfo?>("--output", "-o") { HelpName = "FILE.csv|FILE.xlsx" };
        var command = new Command("results", "Xuất kết quả phối hợp / export joint results") { period, all, output };
        command.SetAction((parsed, _) =>
        {
            using var node = parsed.OpenNode();
            var store = new ResultStore(node.Database);
            var list = new ResultList(node.Database, node.State, node.Access, new(node.State, node.Access, new(node.State, node.Access, new(node.State, node.Access))), store);
            var days = parsed.GetValue(period) is { Length: > 0 } text ? Asking.Period(text).Window() : (Periods.DateSpan?)null;
            // A draft is its unit's own until it is recorded.
            List<JointResult> results = [.. list.All(new(Days: days, State: "tat-ca", Sort: "ngay"), Actor.Operator).Where(r => parsed.GetValue(all) ? r.State != ResultState.Draft : r.Counts)];
            var rows = results.Sum(r => r.Body.Accepted.Amounts.Count);
            if (parsed.GetValue(output) is { } file)
            {
                using var stream = file.Create();
                if (file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
                {
                    var texts = new Texts(parsed.GetValue(CommandLine.Language)!);
                    ResultExport.WriteWorkbook(stream, results, new Reconciliation.ReconciliationStatus(node.Database, node.State).Signed(results), ResultListWords.For(results, node.State, texts, store), node.State, texts);
                }
                else
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
                    ResultExport.WriteCsv(writer, results, node.State);
                }
            }
            else
            {
                using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
                ResultExport.WriteCsv(writer, results, node.State);
            }
            Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"{results.Count} results, {rows} figures.") : string.Create(CultureInfo.InvariantCulture, $"{results.Count} kết quả, {rows} số liệu."));
            return Task.FromResult(0);
        });
        return command;
    }

    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".csv | .xlsx: kind,from,to,territory,lead,participants,summary,campaign, …" };
        var dry = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra / check only" };
        var again = new Option<bool>("--also-existing") { Description = "Ghi cả các dòng giống kết quả đã có / also record rows that look like results that are there" };
        var command = new Command("results", "Nhập kết quả phối hợp / import joint results") { file, dry, again };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            var source = parsed.GetValue(file)!;
            if (!source.Exists) throw new Problems.RefusalException(Organisation.ImportProblems.NotThere(source.FullName));
            var store = new ResultStore(node.Database);
            var import = new ImportResults(node.Database, node.State, node.Access, new RecordResult(node.Database, node.State, node.Access, store));
            var sheet = ResultSheet.Read(new MemoryStream(await File.ReadAllBytesAsync(source.FullName, stop)), source.Name);
            var plan = import.Preview(sheet, Actor.Operator);
            plan.RequireSound();
            var also = parsed.GetValue(again) ? plan.Rows.Where(r => r.Outcome == ResultRowOutcome.There).Select(r => r.Number).ToHashSet() : [];
            var recorded = parsed.GetValue(dry) ? plan.Count(ResultRowOutcome.New) + also.Count : (await import.Apply(sheet, also, Actor.Operator, stop)).Count;
            var there = plan.Count(ResultRowOutcome.There) - also.Count;
            Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"{recorded} results recorded, {there} rows left out because they look like results that are there.{(parsed.GetValue(dry) ? " Nothing was stored." : "")}")
                : string.Create(CultureInfo.InvariantCulture, $"{recorded} kết quả được ghi nhận, {there} dòng bỏ qua vì giống kết quả đã có.{(parsed.GetValue(dry) ? " Chưa ghi gì." : "")}"));
            return 0;
        });
        return command;
    }
}
