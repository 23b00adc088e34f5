using HiepDong.Periods;

namespace HiepDong.Consolidation;

/// <summary>The accepted reports of one unit, in order of the month their periods end.</summary>
internal sealed class UnitFacts(string id)
{
    private readonly List<AcceptedReport> reports = new(12);
    public string Id => id;
    public IReadOnlyList<AcceptedReport> Reports => reports;

    public AcceptedReport? Find(string form, Period period)
    {
        for (var i = FirstEnding(period.End); i < reports.Count && reports[i].Period.End == period.End; i++)
            if (reports[i].Period == period && reports[i].FormCode == form) return reports[i];
        return null;
    }

    /// <summary>Returns the version it replaces, or null.</summary>
    public AcceptedReport? Put(AcceptedReport report)
    {
        var i = FirstEnding(report.Period.End);
        for (; i < reports.Count && reports[i].Period.End == report.Period.End; i++)
        {
            if (reports[i].Period != report.Period || reports[i].FormCode != report.FormCode) continue;
            var old = reports[i];
            reports[i] = report;
            return old;
        }
        reports.Insert(i, report);
        return null;
    }

    public Enumerator Within(Period period) => new(reports, FirstEnding(period.Start), period);

    private int FirstEnding(int month)
    {
        // Reports mostly arrive, and are mostly wanted, at the end.
        if (reports.Count == 0 || reports[^1].Period.End < month) return reports.Count;
        var (low, high) = (0, reports.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reports[middle].Period.End < month) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public struct Enumerator(List<AcceptedReport> reports, int at, Period period)
    {
        public AcceptedReport Current { get; private set; } = null!;
        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (at < reports.Count && reports[at].Period.End <= period.End)
                if ((Current = reports[at++]).Period.Start >= period.Start) return true;
            return false;
        }
    }
}
