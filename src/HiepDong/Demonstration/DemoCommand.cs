using System.CommandLine;
using System.Diagnostics;
using HiepDong.Node;
using HiepDong.Problems;

namespace HiepDong.Demonstration;

/// <summary><c>hiepdong demo</c>: loads the demonstration year, runs the main job, then serves it.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Chỉ nạp và chạy, không mở trang web / load and run only" };
        var urls = new Option<string>("--urls") { DefaultValueFactory = _ => "http://localhost:5003" };
        var samples = new Option<string?>("--samples") { Description = "Thư mục báo cáo mẫu / folder of sample reports", HelpName = "DIR" };
        var output = new Option<string>("--out") { Description = "Nơi ghi .docx, .xlsx", DefaultValueFactory = _ => "./out", HelpName = "DIR" };
        var writeSamples = new Option<string?>("--write-samples") { Hidden = true };
        var command = new Command("demo", "Nạp năm trình diễn, chạy việc chính, mở trang web / load the demonstration year, run the cycle, serve") { noServe, urls, samples, output, writeSamples };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            if (parsed.GetValue(writeSamples) is { } folder)
            {
                DemoSamples.Write(node, folder);
                return 0;
            }
            var watch = Stopwatch.StartNew();
            if (node.Clock.IsDemonstration) Console.Error.WriteLine("Năm trình diễn đã được nạp trước đó.");
            else if (node.State.Organisation.Units.Count > 0 || node.State.Totals.ReportCount > 0) throw new RefusalException(DemoProblems.NotEmpty());
            else await new DemoCycle(node, parsed.GetValue(samples) ?? SamplesFolder(), parsed.GetValue(output)!).Run(stop);
            Console.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Xong sau {watch.Elapsed.TotalSeconds:0.0} giây."));
            if (parsed.GetValue(noServe)) return 0;
            await using var app = ServeCommand.Host(node, parsed.GetValue(urls)!);
            await app.StartAsync(stop);
            Console.Error.WriteLine();
            Console.Error.WriteLine($"Trang web: {string.Join(", ", app.Urls)}   (Ctrl+C để dừng)");
            Console.Error.WriteLine("Tài khoản trình diễn (nhân vật giả định):");
            foreach (var line in DemoCycle.SignIns(node)) Console.Error.WriteLine(line);
            await app.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }

    /// <summary>Beside the program when it was published, at the root of the tree when it was built there.</summary>
    private static string SamplesFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "samples", "2026-12"))) return Path.Combine(folder.FullName, "samples", "2026-12");
        return "samples/2026-12";
    }
}

internal static class DemoProblems
{
    public static Problem NotEmpty() => new("demo.not-empty", ProblemKind.Conflict,
        "Nút này đã có dữ liệu thật nên không nạp trình diễn vào đây. Chọn thư mục trống: hiepdong demo --data ./data-trinh-dien.",
        "This node holds data of its own, so the demonstration is not loaded here. Choose an empty folder: hiepdong demo --data ./data-demo.");
}
