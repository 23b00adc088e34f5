using System.CommandLine;
using System.Text;

namespace HiepDong.Reading;

/// <summary><c>hiepdong evaluate CORPUS</c>: how well the reader does on texts marked by hand.</summary>
internal static class EvaluateCommand
{
    public static Command Make()
    {
        var corpus = new Argument<string>("CORPUS") { Description = "DIR: articles/ID.txt, gold/ID.json, split.json" };
        var split = new Option<string?>("--split") { Description = "phần của split.json / a part of split.json", HelpName = "NAME" };
        var errors = new Option<int>("--errors") { Description = "in N lỗi đầu / print the first N errors", HelpName = "N" };
        var command = new Command("evaluate", "Đo độ chính xác khi đọc / measure the reader against marked texts") { corpus, split, errors };
        command.SetAction(parsed =>
        {
            var score = ReaderScore.Of(parsed.GetValue(corpus)!, parsed.GetValue(split), path =>
            {
                var source = ReadCommand.Open(path).Source;
                return (source.Text, ReportReader.Read(source));
            });
            using var to = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            foreach (var error in score.Errors.Take(parsed.GetValue(errors))) to.WriteLine(error);
            score.Write(to);
            return 0;
        });
        return command;
    }
}
