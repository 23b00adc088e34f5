using System.CommandLine;
using System.Text;
using System.Text.Json;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary><c>hiepdong read FILE…</c>: the figures of report texts. Nothing is stored.</summary>
internal static class ReadCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = ".txt, .docx, .html, .pdf", Arity = ArgumentArity.OneOrMore };
        var asJson = new Option<bool>("--json") { Description = "cho chương trình khác / for other programs" };
        var explain = new Option<bool>("--explain") { Description = "kèm quy tắc đã dùng cho từng số liệu / with the rules that made each figure" };
        var command = new Command("read", "Đọc số liệu từ văn bản báo cáo / read the figures of report texts") { files, asJson, explain };
        command.SetAction(parsed =>
        {
            var language = parsed.GetValue(CommandLine.Language)!;
            var run = new Run(language, parsed.GetValue(explain));
            return parsed.GetValue(asJson) ? run.Json(parsed.GetValue(files)!) : run.Table(parsed.GetValue(files)!);
        });
        return command;
    }

    private sealed class Run(string language, bool explain)
    {
        private bool failed;

        public int Json(string[] files)
        {
            using var to = Console.OpenStandardOutput();
            using (var json = new Utf8JsonWriter(to, ConsolidationJson.Options))
            {
                if (files.Length > 1) json.WriteStartArray();
                foreach (var path in files)
                {
                    var name = Path.GetFileName(path);
                    if (Try(path, out var file, out var reading, out var sentence)) ReadingJson.Write(json, name, file, reading, Warnings(file, reading), explain);
                    else ReadingJson.WriteError(json, name, sentence);
                    json.Flush();
                }
                if (files.Length > 1) json.WriteEndArray();
            }
            to.WriteByte((byte)'\n');
            return failed ? 1 : 0;
        }

        public int Table(string[] files)
        {
            using var to = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var indicators = StandardCatalogue.Indicators().ToDictionary(i => i.Code);
            foreach (var path in files)
            {
                if (!Try(path, out var file, out var reading, out _)) continue;
                ReadingTable.Write(to, Path.GetFileName(path), reading, indicators, [.. Warnings(file, reading)], explain, language);
                to.WriteLine();
            }
            return failed ? 1 : 0;
        }

        /// <summary>A file that can't be read is told on standard error, and the others still are.</summary>
        private bool Try(string path, out ReadFile file, out ReportReading reading, out string sentence)
        {
            try
            {
                file = Open(path);
                reading = ReportReader.Read(file.Source);
                sentence = "";
                return true;
            }
            catch (RefusalException refusal)
            {
                failed = true;
                sentence = string.Join(" ", refusal.Problems.Select(p => p.In(language)));
                Console.Error.WriteLine($"{path}: {sentence}");
                (file, reading) = (null!, null!);
                return false;
            }
        }

        private IEnumerable<string> Warnings(ReadFile file, ReportReading reading)
        {
            var en = language == "en";
            foreach (var note in file.Notes.Concat(reading.Warnings)) yield return en ? note.En : note.Vi;
            if (TextScreen.PersonalNumbers(file.Source.Text) is { Count: > 0 } numbers)
                yield return en
                    ? $"The text holds {numbers.Count} telephone or identity numbers of persons. Blank them before it is kept."
                    : $"Văn bản có {numbers.Count} số điện thoại hoặc số định danh cá nhân. Hãy che các số đó trước khi lưu.";
        }
    }

    /// <summary>Reads a file of this machine; refuses what carries a mark of secrecy.</summary>
    public static ReadFile Open(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > FileGuard.LargestFile }) throw new RefusalException(DocumentProblems.TooLarge("hơn 50 MB", "more than 50 MB"));
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException) { throw new RefusalException(ReadingProblems.NoFile(path)); }
        var name = Path.GetFileName(path);
        var file = ReportFile.Read(name, bytes);
        return file.SecrecyMark(name) is { } mark ? throw new RefusalException(ReadingProblems.Secret(mark)) : file;
    }
}
