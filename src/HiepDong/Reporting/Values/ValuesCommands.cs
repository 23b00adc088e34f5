using System.CommandLine;
using System.Globalization;
using System.Text;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Periods;

namespace HiepDong.Reporting;

/// <summary><c>hiepdong import|export values</c>.</summary>
internal static class ValuesCommands
{
    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".csv | .xlsx: period,unit,indicator,value[,form,qualifier,remark]" };
        var accept = new Option<bool>("--accept") { Description = "Duyệt luôn / accept at once" };
        var reason = new Option<string?>("--reason") { Description = "Lý do đính chính / why accepted reports are corrected" };
        var keep = new Option<string?>("--keep-warnings") { Description = "Lý do giữ các số bị cảnh báo / why figures with warnings are kept" };
        var dry = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra / check only" };
        var command = new Command("values", "Nhập số liệu / import figures") { file, accept, reason, keep, dry };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            var source = parsed.GetValue(file)!;
            var (reports, figures) = await new ImportValues(node).Run(await File.ReadAllBytesAsync(source.FullName, stop), source.Name, Actor.Operator,
                new(parsed.GetValue(accept), parsed.GetValue(reason), parsed.GetValue(keep), parsed.GetValue(dry)), stop);
            Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"{figures} figures in {reports} reports.{(parsed.GetValue(dry) ? " Nothing was stored." : "")}")
                : string.Create(CultureInfo.InvariantCulture, $"{figures} số liệu trong {reports} báo cáo.{(parsed.GetValue(dry) ? " Chưa ghi gì." : "")}"));
            return 0;
        });
        return command;
    }

    public static Command Export()
    {
        var period = new Option<string?>("--period") { Description = "2026 | 2026-Q1 | 2026-H1 | 2026-9M | 2026-03" };
        var output = new Option<FileInfo?>("--output", "-o") { HelpName = "FILE.csv|FILE.xlsx" };
        var command = new Command("values", "Xuất số liệu đã duyệt / export accepted figures") { period, output };
        command.SetAction((parsed, _) =>
        {
            using var node = parsed.OpenNode();
            Period? within = parsed.GetValue(period) is { Length: > 0 } text ? Asking.Period(text) : null;
            var export = new ExportValues(node);
            int count;
            if (parsed.GetValue(output) is { } file)
            {
                using var stream = file.Create();
                if (file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase)) count = export.WriteWorkbook(stream, within);
                else
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
                    count = export.WriteCsv(writer, within);
                }
            }
            else
            {
                using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
                count = export.WriteCsv(writer, within);
            }
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} số liệu / figures"));
            return Task.FromResult(0);
        });
        return command;
    }
}
