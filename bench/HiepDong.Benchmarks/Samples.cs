using System.Diagnostics;

namespace HiepDong.Benchmarks;

/// <summary>Times of one thing in milliseconds.</summary>
internal sealed class Samples(string name)
{
    private readonly List<double> times = [];

    public string Name => name;
    public int Count => times.Count;
    public double Median => At(0.5);
    public double P95 => At(0.95);
    public double P99 => At(0.99);
    public double Max => At(1);

    public void Add(double milliseconds) => times.Add(milliseconds);
    public void Clear() => times.Clear();

    /// <summary>Runs it and keeps the time.</summary>
    public T Time<T>(Func<T> work)
    {
        var from = Stopwatch.GetTimestamp();
        var result = work();
        times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        return result;
    }

    public async Task TimeAsync(Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    private double At(double share)
    {
        if (times.Count == 0) return double.NaN;
        var sorted = times.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
