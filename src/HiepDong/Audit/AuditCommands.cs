using System.CommandLine;
using System.Globalization;
using System.Text;
using Dapper;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Audit;

/// <summary><c>hiepdong audit verify|export</c>.</summary>
internal static class AuditCommands
{
    public static Command Make() => new("audit", "Nhật ký thay đổi / the change log") { Verify(), Export() };

    private static Command Verify()
    {
        var head = new Option<string?>("--head") { Description = "SỐ:MÃ in ra lần trước / NUMBER:HASH printed earlier: proves that nothing was cut off since", HelpName = "SEQ:HASH" };
        var command = new Command("verify", "Chứng minh nhật ký và báo cáo không bị sửa, xóa / prove that nothing was changed or removed") { head };
        command.SetAction(parsed =>
        {
            using var node = parsed.OpenNode();
            var done = VerifyLog.Run(node.Database, Head(parsed.GetValue(head)), seq => { if (seq % 100_000 == 0) Console.Error.WriteLine(seq); });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Entries}:{done.Head}"));
            Console.Error.WriteLine(parsed.GetValue(CommandLine.Language) == "en"
                ? string.Create(CultureInfo.InvariantCulture, $"Intact: {done.Entries} entries, {done.Versions} report versions. Note the line above to prove later that nothing was cut off.")
                : string.Create(CultureInfo.InvariantCulture, $"Nguyên vẹn: {done.Entries} mục nhật ký, {done.Versions} bản báo cáo. Ghi lại dòng trên để sau này chứng minh nhật ký không bị cắt."));
            return 0;
        });
        return command;
    }

    private static (long, string)? Head(string? text)
    {
        if (text is null) return null;
        var parts = text.Split(':');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) throw new RefusalException(AuditProblems.BadHead());
        return (seq, parts[1]);
    }

    private static Command Export()
    {
        var output = new Option<string>("-o", "--output") { Description = "FILE.csv", Required = true, HelpName = "FILE" };
        var command = new Command("export", "Ghi toàn bộ nhật ký ra CSV / write the whole log as CSV") { output };
        command.SetAction(parsed =>
        {
            using var node = parsed.OpenNode();
            using var file = new StreamWriter(parsed.GetValue(output)!, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            using var connection = node.Database.Connect();
            file.Write("seq,node,at,actor,author_unit,kind,subject,body,prev_hash,hash\r\n");
            var count = 0L;
            foreach (var c in connection.Query<Change>(VerifyLog.Columns + "order by seq", buffered: false))
            {
                file.Write(string.Join(',', new[] { c.Seq.ToString(CultureInfo.InvariantCulture), c.Node, c.At, c.Actor, c.AuthorUnit, c.Kind, c.Subject, c.Body, c.PrevHash, c.Hash }.Select(Cell)) + "\r\n");
                count++;
            }
            Console.Error.WriteLine(count.ToString(CultureInfo.InvariantCulture));
            return 0;
        });
        return command;
    }

    private static string Cell(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
