using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HiepDong.Documents;
using HiepDong.Reading;

namespace HiepDong.Benchmarks;

/// <summary>The reader on one core over the sample reports, beside the least that anybody would write: a pattern of digits and the word after them.</summary>
public class ReaderSpeed
{
    private const int Characters = 2_000_000;
    private static readonly Regex Pattern = new(@"\d[\d.,]*\s+\p{L}+", RegexOptions.Compiled);
    private static string text = "";
    private static List<string> reports = [];
    private static int rounds;

    [Benchmark(Baseline = true)]
    public int DigitsAndNextWord() => Pattern.Count(text);

    [Benchmark]
    public int OneByOne()
    {
        var figures = 0;
        for (var round = 0; round < rounds; round++) foreach (var report in reports) figures += ReportReader.Read(SourceText.Plain(report)).Figures.Count;
        return figures;
    }

    [Benchmark]
    public int AsOneText() => ReportReader.Read(SourceText.Plain(text)).Figures.Count;

    internal static int Run(string folder, string results)
    {
        var made = new StringBuilder();
        var files = Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) { Console.Error.WriteLine("No .docx in " + folder); return 1; }
        reports = [.. files.Select(f => ReportFile.Read(Path.GetFileName(f), File.ReadAllBytes(f)).Source.Text)];
        for (; made.Length < Characters; rounds++) foreach (var one in reports) made.Append(one).Append("\n\n");
        text = made.ToString();
        var megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;

        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(8).WithInvocationCount(1).WithUnrollFactor(1);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("hd-bench-").FullName);
        var summary = BenchmarkRunner.Run<ReaderSpeed>(config);
        double Median(string name) => summary.Reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == name).ResultStatistics!.Median / 1e9;
        var (plain, read, whole) = (Median(nameof(DigitsAndNextWord)), Median(nameof(OneByOne)), Median(nameof(AsOneText)));

        var all = new Results(string.Create(CultureInfo.InvariantCulture, $"{megabytes:0.0} MB of text from {files.Count} sample reports"));
        all.Number("reader.mb_per_second", megabytes / read);
        all.Number("reader.pattern_ratio", read / plain);
        all.Add("R", "report reader, one core, report by report", string.Create(CultureInfo.InvariantCulture, $"{megabytes / read:0.0} MB/s"), "5 MB/s", megabytes / read >= 5);
        all.Number("reader.one_text_mb_per_second", megabytes / whole);
        all.Add("R", "the same as one text", string.Create(CultureInfo.InvariantCulture, $"{megabytes / whole:0.0} MB/s"));
        all.Add("R", "pattern of digits and the next word", string.Create(CultureInfo.InvariantCulture, $"{megabytes / plain:0.0} MB/s; the reader takes {read / plain:0.0}× its time"));
        foreach (var (name, piece) in Hostile) Linear(all, name, piece);
        all.Write(results, ["BenchmarkDotNet 0.14.0"]);
        return all.AllHold ? 0 : 1;
    }

    private static readonly (string Name, string Piece)[] Hostile =
    [
        ("long digit runs", "9"), ("nested parentheses", "(5 vụ "), ("no spaces", "đốitượng5vụ"), ("combining marks", "5 đo\u0302\u0301i tu\u031bo\u031b\u0323ng "), ("zero-width characters", "5\u200b \u200bv\u200bụ\u200b "),
        ("one sentence", "trong đó 5 vụ, 8 đối tượng, tăng 2 vụ, "), ("individuals", "5 cá nhân, "), ("bare numbers", "1, 2, 3, "), ("slashes", "1/2/3-4."), ("number words", "hai mươi "), ("money", "kinh phí 5 tỷ, "), ("short lines", "- 5 vụ:\n")
    ];

    /// <summary>Ten megabytes, then twenty: twice the text may take somewhat more than twice the time, never four times.</summary>
    private static void Linear(Results all, string name, string piece)
    {
        double Time(int bytes)
        {
            var hostile = new StringBuilder();
            for (var size = 0; size < bytes; size += Encoding.UTF8.GetByteCount(piece)) hostile.Append(piece);
            var source = SourceText.Plain(hostile.ToString());
            GC.Collect();
            var watch = Stopwatch.StartNew();
            ReportReader.Read(source);
            return watch.Elapsed.TotalSeconds;
        }
        Time(1_000_000);
        var (half, whole) = (Time(10_000_000), Time(20_000_000));
        all.Number("reader.linear." + name.Replace(' ', '_'), whole / half);
        all.Add("R", $"20 MB of {name}", string.Create(CultureInfo.InvariantCulture, $"{20 / whole:0.0} MB/s; {whole / half:0.00}× the time of 10 MB"), "3×", whole / half <= 3);
    }
}
