using System.CommandLine;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Territories.Boundaries;

/// <summary><c>hiepdong boundaries import|list|remove</c>.</summary>
internal static class BoundaryCommands
{
    public static Command Make() => new("boundaries", "Ranh giới các tỉnh, thành phố trên bản đồ / boundaries of the map") { Import(), List(), Remove() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".geojson" };
        var dry = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra / check only" };
        var command = new Command("import", "Nhập từ tệp GeoJSON, thay ranh giới đang dùng / import from GeoJSON, in place of what is there") { file, dry };
        command.SetAction(async (parsed, stop) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists) throw new RefusalException(ImportProblems.NotThere(source.FullName));
            if (source.Length > BoundaryFile.MaxBytes) throw new RefusalException(BoundaryProblems.TooLarge(BoundaryFile.MaxBytes));
            using var node = parsed.OpenNode();
            var boundaries = Of(node);
            var content = await File.ReadAllBytesAsync(source.FullName, stop);
            var set = parsed.GetValue(dry) ? BoundaryFile.Read(content, source.Name, node.State.Organisation, node.State.Today).Set : await boundaries.Check(content, source.Name, Actor.Operator, stop);
            if (!parsed.GetValue(dry)) await boundaries.Use(set.Sha256, Actor.Operator, stop);
            var texts = new Texts(parsed.GetValue(CommandLine.Language) ?? "vi");
            Console.Error.WriteLine(texts["boundaries.said", set.Provinces, BoundaryWords.Size(texts, set.FileSize), BoundaryWords.Size(texts, set.Size)]);
            foreach (var remark in BoundaryWords.Remarks(texts, set, node.State.Organisation, node.State.Today)) Console.Error.WriteLine(remark);
            if (parsed.GetValue(dry)) Console.Error.WriteLine(texts["boundaries.nothing-stored"]);
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Ranh giới đang dùng / boundaries in use (tab separated)");
        command.SetAction(parsed =>
        {
            using var node = parsed.OpenNode();
            Console.WriteLine("sha256\tfile\tprovinces\tbytes\tby\tat");
            if (Of(node).Now is { } set) Console.WriteLine(string.Join('\t', set.Sha256, set.FileName, set.Provinces, set.Size, set.By, set.At));
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "Bỏ ranh giới đang dùng; bản đồ trở lại ô vuông / take them out; the map is of squares again");
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await Of(node).Remove(Actor.Operator, stop);
            Console.Error.WriteLine(new Texts(parsed.GetValue(CommandLine.Language) ?? "vi")["boundaries.removed"]);
            return 0;
        });
        return command;
    }

    private static MapBoundaries Of(NodeContext node) => new(node.Database, node.State, node.Access);
}
