using System.Diagnostics;
using HiepDong.JointResults;

namespace HiepDong.Benchmarks.Duplicates;

/// <summary>How many planted duplicates are found at the default threshold, and how much else.</summary>
internal sealed record DuplicateMeasure(int Results, int Planted, int Proposed, int Right, double SweepMilliseconds)
{
    public double Precision => Proposed == 0 ? 0 : (double)Right / Proposed;
    public double Recall => Planted == 0 ? 1 : (double)Right / Planted;
    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static DuplicateMeasure Of(ResultYear year, Organisation.Organisation organisation, DateOnly today)
    {
        var tree = organisation.At(today);
        var sketches = year.Entries.ToDictionary(e => e.Id, e => ResultSketch.Of(e.Body, organisation, tree));
        var sample = sketches.Values.OrderByDescending(s => s.To).Take(4000);
        var rates = new ResultRates(sketches.Values.Select(s => (s.Kind, s.Place, 1)), 365, sample);
        var watch = Stopwatch.StartNew();
        var pairs = LikelyPairs.Among(sketches, rates, Likeness.Threshold);
        var taken = watch.Elapsed.TotalMilliseconds;
        var planted = year.Duplicates();
        return new(year.Entries.Count, planted.Count, pairs.Count, pairs.Count(p => planted.Contains((p.First, p.Second))), taken);
    }
}
