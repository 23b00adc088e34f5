using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace HiepDong.Benchmarks;

/// <summary>One measured line. <paramref name="Floor"/> and <paramref name="Holds"/> are empty where nothing was promised.</summary>
internal sealed record Line(string Area, string What, string Measured, string Floor = "", bool? Holds = null, string Aim = "");

/// <summary>Collects lines, prints them, and keeps them as Markdown and JSON.</summary>
internal sealed class Results(string size)
{
    private readonly List<Line> lines = [];
    private readonly SortedDictionary<string, double> numbers = new(StringComparer.Ordinal);

    public bool AllHold => lines.TrueForAll(l => l.Holds != false);

    public void Add(string area, string what, string measured, string floor = "", bool? holds = null, string aim = "")
    {
        lines.Add(new(area, what, measured, floor, holds, aim));
        Console.Error.WriteLine($"{(holds switch { true => "ok  ", false => "FAIL", _ => "    " })} {area}  {what}: {measured}{(floor.Length > 0 ? $"  (floor {floor})" : "")}");
    }

    public void Number(string name, double value) => numbers[name] = Math.Round(value, 5);

    public void Times(string area, Samples samples, string key)
    {
        Number(key + ".median_ms", samples.Median);
        Number(key + ".p99_ms", samples.P99);
        Add(area, samples.Name, $"median {Ms(samples.Median)}, p99 {Ms(samples.P99)} ({samples.Count} runs)");
    }

    public static string Ms(double milliseconds) => milliseconds switch
    {
        >= 100 => milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        >= 1 => milliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms",
        _ => milliseconds.ToString("0.000", CultureInfo.InvariantCulture) + " ms"
    };

    public static string N(double value) => value.ToString(value >= 100 ? "#,0" : "0.0", CultureInfo.InvariantCulture);

    public void Write(string folder, IEnumerable<string> versions)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
        var machine = $"{Environment.ProcessorCount} cores ({Cpu()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB, {RuntimeInformation.OSDescription}";
        var used = new List<string> { RuntimeInformation.FrameworkDescription };
        used.AddRange(versions);
        var md = new StringBuilder();
        md.Append(CultureInfo.InvariantCulture, $"# Side by side, one run\n\n{at} · {size} · {machine}\n\n{string.Join(" · ", used)}\n\n");
        md.Append("Every peer holds the same values and takes its turn in the same minutes; times differ between machines, ratios hardly.\n\n| | What | Measured | Floor | Aim | |\n|---|---|---|---|---|---|\n");
        foreach (var l in lines) md.Append(CultureInfo.InvariantCulture, $"| {l.Area} | {l.What} | {l.Measured} | {l.Floor} | {l.Aim} | {l.Holds switch { true => "pass", false => "**below**", _ => "" }} |\n");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "latest.md"), md.ToString());
        File.WriteAllText(Path.Combine(folder, "latest.json"), JsonSerializer.Serialize(new { at, size, machine, versions = used, lines, numbers },
            new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        Console.WriteLine(md);
    }

    private static string Cpu() => File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
}
