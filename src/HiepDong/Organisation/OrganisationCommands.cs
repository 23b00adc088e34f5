using System.CommandLine;
using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;

namespace HiepDong.Organisation;

/// <summary><c>hiepdong import|export units|territories</c>.</summary>
internal static class OrganisationCommands
{
    public static Command ImportTerritories() => Import("territories", "Nhập danh mục địa bàn / import territories", ofTerritories: true);

    public static Command ImportUnits() => Import("units", "Nhập danh mục đơn vị / import units", ofTerritories: false);

    public static Command ExportUnits() => Export("units", "Xuất danh mục đơn vị / export units", (output, workbook, node, day) =>
        OrganisationExport.WriteUnits(output, workbook, node.State.Organisation, OrganisationLookup.Units(node.State.Organisation, new(day)), day));

    public static Command ExportTerritories() => Export("territories", "Xuất danh mục địa bàn / export territories", (output, workbook, node, day) =>
        OrganisationExport.WriteTerritories(output, workbook, node.State.Organisation, OrganisationLookup.Territories(node.State.Organisation, new(day)), day));

    private static Command Import(string name, string description, bool ofTerritories)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = ".csv | .xlsx", Arity = ArgumentArity.ZeroOrOne };
        var dry = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra / check only" };
        var effective = new Option<string?>("--effective") { Description = "yyyy-MM-dd: ngày hiệu lực của dòng không ghi ngày / first day of rows that give none" };
        var standard = new Option<bool>("--standard") { Description = "Tạo đơn vị chuẩn cho mọi địa bàn / make the units every territory has" };
        var command = new Command(name, description) { file, dry, effective };
        if (!ofTerritories) command.Options.Add(standard);
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await StandardData.EnsureLoaded(node, stop);
            var import = new ImportOrganisation(node.Database, node.State, node.Access);
            DateOnly? day = parsed.GetValue(effective) is not { } text ? null : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
                : throw new RefusalException(ImportProblems.BadDate(text) with { Field = "--effective" });
            ImportPlan plan;
            if (!ofTerritories && parsed.GetValue(standard))
            {
                var from = day ?? TerritoryImport.Reform;
                plan = parsed.GetValue(dry) ? import.PreviewStandard(from, StandardUnits.AllForces) : await import.ApplyStandard(from, StandardUnits.AllForces, Actor.Operator, stop);
            }
            else
            {
                if (parsed.GetValue(file) is not { } source) throw new RefusalException(ImportProblems.NoFile() with { Field = "FILE" });
                if (!source.Exists) throw new RefusalException(ImportProblems.NotThere(source.FullName));
                using var content = source.OpenRead();
                var list = ImportOrganisation.Read(content, source.Name, ofTerritories, day);
                plan = parsed.GetValue(dry) ? import.Preview(list, Actor.Operator) : await import.Apply(list, Actor.Operator, stop);
                plan.RequireSound();
            }
            var (added, changed, same) = (plan.Count(RowOutcome.New), plan.Count(RowOutcome.Changed), plan.Count(RowOutcome.Unchanged));
            Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"{added} new, {changed} changed, {same} unchanged.{(parsed.GetValue(dry) ? " Nothing was stored." : "")}")
                : string.Create(CultureInfo.InvariantCulture, $"{added} mới, {changed} thay đổi, {same} giữ nguyên.{(parsed.GetValue(dry) ? " Chưa ghi gì." : "")}"));
            return 0;
        });
        return command;
    }

    private static Command Export(string name, string description, Action<Stream, bool, NodeContext, DateOnly> write)
    {
        var output = new Option<FileInfo?>("-o", "--output") { Description = "FILE.csv | FILE.xlsx" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "yyyy-MM-dd" };
        var command = new Command(name, description) { output, asOf };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await StandardData.EnsureLoaded(node, stop);
            var day = parsed.GetValue(asOf) ?? node.State.Today;
            if (parsed.GetValue(output) is not { } file)
            {
                using var standard = Console.OpenStandardOutput();
                write(standard, false, node, day);
                return 0;
            }
            using var stream = file.Create();
            write(stream, file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase), node, day);
            return 0;
        });
        return command;
    }
}
