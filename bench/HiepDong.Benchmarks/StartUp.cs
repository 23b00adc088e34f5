using System.Diagnostics;
using System.Globalization;
using HiepDong.Node;

namespace HiepDong.Benchmarks;

/// <summary>D: a fresh process on years of reports, to its first exact national report.</summary>
internal static class StartUp
{
    public static void Measure(Setting setting, Results results)
    {
        var toAnswer = new Samples("process start to the first national report");
        double rss = 0, held = 0, reports = 0;
        var work = new Samples("processor time until then, all cores");
        for (var i = 0; i < 5; i++)
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["start", setting.Folder("national"), ""]) { RedirectStandardOutput = true })!;
            var told = child.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
            child.WaitForExit();
            toAnswer.Add(told[0]);
            rss = Math.Max(rss, told[1]);
            held = told[2];
            reports = told[3];
            work.Add(told[4]);
        }
        results.Number("start.median_ms", toAnswer.Median);
        results.Number("start.rss_mb", rss);
        results.Number("start.bytes_per_value", held);
        results.Add("D", $"{toAnswer.Name}, {reports:#,0} reports", $"median {Results.Ms(toAnswer.Median)}, slowest {Results.Ms(toAnswer.Max)}", "5,000 ms", toAnswer.Max < 5000, "1,000 ms");
        results.Number("start.processor_ms", work.Median);
        results.Add("D", work.Name, $"median {Results.Ms(work.Median)}, most {Results.Ms(work.Max)}");
        results.Add("D", "resident memory then, with everything loaded", $"{rss:0} MB", "1,536 MB", rss < 1536);
        results.Add("D", "memory a value: whole live heap ÷ values", $"{held:0.0} bytes", "", null, "8 bytes");
    }

    public static int Child(string data, string database)
    {
        using var node = NodeContext.Open(new(data, database.Length > 0 ? database : null));
        var opened = Since();
        var result = node.State.Consolidator.Run(NationalAnswer.Query(node.State, SideBySide.Latest(node)));
        var (answered, busy) = (Since(), Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds);
        if (result.Completeness.Accepted == 0 || result.Rows.Count == 0) return 1;
        var rss = Rss();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  opened {opened:0} ms, answered {answered:0} ms with {busy:0} ms of processor time, {rss:0} MB"));
        var values = node.State.Totals.Size.Values;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered:0.0} {rss:0.0} {(double)GC.GetTotalMemory(true) / values:0.00} {node.State.Totals.ReportCount} {busy:0}"));
        return 0;

        static double Since() => (TimeProvider.System.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalMilliseconds;
    }

    private static double Rss() => File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)) is var line
        ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) / 1024 : 0;
}
