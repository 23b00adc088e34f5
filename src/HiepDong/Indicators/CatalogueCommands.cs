using System.CommandLine;
using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;

namespace HiepDong.Indicators;

/// <summary><c>hiepdong import|export indicators|forms</c>.</summary>
internal static class CatalogueCommands
{
    public static Command ImportIndicators()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".csv | .xlsx" };
        var dry = DryRun();
        var command = new Command("indicators", "Nhập danh mục chỉ tiêu / import indicators") { file, dry };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = await Open(parsed, stop);
            using var content = parsed.GetValue(file)!.OpenRead();
            var rows = IndicatorFile.Read(content, parsed.GetValue(file)!.Name);
            IndicatorImport import;
            if (parsed.GetValue(dry))
            {
                import = IndicatorImport.Plan(node.State.Catalogue, rows, node.State.Today);
                if (import.Problems.Count > 0) throw new RefusalException(import.Problems);
            }
            else import = await new ChangeCatalogue(node.Database, node.State, node.Access).Import(rows, Actor.Operator, stop);
            Say(parsed, import.Count(ImportState.New), import.Count(ImportState.Changed), import.Count(ImportState.Same), parsed.GetValue(dry));
            return 0;
        });
        return command;
    }

    public static Command ImportForms()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".json | .xlsx" };
        var dry = DryRun();
        var from = new Option<DateOnly?>("--valid-from") { Description = "yyyy-MM-dd (.xlsx)" };
        var command = new Command("forms", "Nhập biểu mẫu / import report forms") { file, from, dry };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = await Open(parsed, stop);
            using var content = parsed.GetValue(file)!.OpenRead();
            var forms = FormFile.Read(content, parsed.GetValue(file)!.Name, node.State.Catalogue, parsed.GetValue(from));
            FormImport import;
            if (parsed.GetValue(dry))
            {
                import = FormImport.Plan(node.State.Catalogue, forms);
                if (import.Problems.Count > 0) throw new RefusalException(import.Problems);
            }
            else import = await new ChangeCatalogue(node.Database, node.State, node.Access).ImportForms(forms, Actor.Operator, stop);
            Say(parsed, import.Rows.Count(r => r.State == FormImportState.New), 0, import.Rows.Count(r => r.State == FormImportState.Same), parsed.GetValue(dry));
            return 0;
        });
        return command;
    }

    public static Command ExportIndicators()
    {
        var output = Output("FILE.csv|FILE.xlsx");
        var command = new Command("indicators", "Xuất danh mục chỉ tiêu / export indicators") { output };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = await Open(parsed, stop);
            var indicators = node.State.Catalogue.Indicators;
            Write(parsed.GetValue(output), ".csv", () => IndicatorFile.WriteCsv(indicators), stream => CatalogueExport.WriteWorkbook(stream, indicators));
            return 0;
        });
        return command;
    }

    public static Command ExportForms()
    {
        var output = Output("FILE.json|FILE.xlsx");
        var command = new Command("forms", "Xuất biểu mẫu / export report forms") { output };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = await Open(parsed, stop);
            Write(parsed.GetValue(output), ".json", () => CatalogueStore.WriteForms(node.State.Catalogue.Forms), stream => CatalogueExport.WriteForms(stream, node.State.Catalogue));
            return 0;
        });
        return command;
    }

    private static Option<bool> DryRun() => new("--dry-run") { Description = "Chỉ kiểm tra / check only" };
    private static Option<FileInfo?> Output(string files) => new("-o", "--output") { Description = files };

    private static async Task<NodeContext> Open(ParseResult parsed, CancellationToken stop)
    {
        var node = parsed.OpenNode();
        await StandardData.EnsureLoaded(node, stop);
        return node;
    }

    private static void Write(FileInfo? file, string textEnding, Func<string> text, Action<Stream> workbook)
    {
        if (file is null) { Console.Out.Write(text()); return; }
        if (file.Extension.Equals(textEnding, StringComparison.OrdinalIgnoreCase)) { File.WriteAllText(file.FullName, text()); return; }
        if (!file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase)) throw new RefusalException(ImportProblems.BadFormat(file.Name));
        using var stream = file.Create();
        workbook(stream);
    }

    private static void Say(ParseResult parsed, int added, int changed, int same, bool dry) => Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
        ? string.Create(CultureInfo.InvariantCulture, $"{added} new, {changed} changed, {same} unchanged.{(dry ? " Nothing was stored." : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"{added} mới, {changed} thay đổi, {same} giữ nguyên.{(dry ? " Chưa ghi gì." : "")}"));
}
