using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Consolidation;

/// <summary>The accepted version of one report, as the totals know it.</summary>
public sealed record AcceptedReport(string UnitId, string FormCode, Period Period, string ReportId, int Version, bool Late, PackedFigures Figures)
{
    // Ids are UUIDs: as such they take a sixth of their text, which counts over decades of reports.
    private readonly Name name = new(ReportId);
    public string ReportId => name.Text ?? name.Id.ToString();

    public AcceptedReport(string unitId, string formCode, Period period, Guid reportId, int version, bool late, PackedFigures figures)
        : this(unitId, formCode, period, "", version, late, figures) => name = new(reportId, null);

    private readonly record struct Name(Guid Id, string? Text)
    {
        public Name(string id) : this(Guid.TryParseExact(id, "D", out var found) && found.ToString() == id ? found : default, null)
        {
            if (Id == default) Text = id;
        }
    }
}

/// <summary>
/// All accepted figures of a node in memory, with totals kept ready at every inner node of both hierarchies. A projection of the
/// change log: <see cref="Apply(AcceptedReport, long)"/> moves it forward by one accepted report in microseconds, so a reading is exact and fresh at commit.
/// One writer, many readers.
/// </summary>
public sealed class Totals
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly Dictionary<string, int> unitIndex = [];
    private readonly List<UnitFacts> units = [];
    private readonly Dictionary<DateOnly, Cube> cubes = [];
    private readonly Shares shares = new();
    private Organisation.Organisation organisation;
    private int width;

    /// <param name="indicatorCount">Highest indicator number; grows when a higher one is met.</param>
    public Totals(Organisation.Organisation organisation, int indicatorCount)
    {
        this.organisation = organisation;
        width = indicatorCount + 1;
    }

    /// <summary>Moves with every change of figures or organisation; equal before and after means that nothing changed between.</summary>
    internal long Changes => Volatile.Read(ref changes);
    private long changes;

    /// <summary>Number of the last change that these totals include.</summary>
    public long Sequence { get; private set; }

    public int ReportCount { get; private set; }

    /// <summary>Bytes held by figures alone, and how many values they are.</summary>
    public (long Bytes, long Values) Size
    {
        get
        {
            gate.EnterReadLock();
            try { return (units.Sum(u => u.Reports.Sum(r => (long)r.Figures.Size)), units.Sum(u => u.Reports.Sum(r => Count(r.Figures)))); }
            finally { gate.ExitReadLock(); }

            static long Count(PackedFigures f)
            {
                var n = 0;
                for (var r = f.GetReader(); r.Next();) n++;
                return n;
            }
        }
    }

    /// <summary>Takes a new organisation: totals are made again from the figures when next asked for.</summary>
    public void Reorganise(Organisation.Organisation changed, long sequence)
    {
        gate.EnterWriteLock();
        try
        {
            organisation = changed;
            cubes.Clear();
            changes++;
            Sequence = Math.Max(Sequence, sequence);
        }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>Puts what a joint result, or a stated joint part, makes of indicators in place of what it made before; empty takes it out.</summary>
    public void Share(string sourceId, IReadOnlyList<SharedAmount> amounts, long sequence) => Share([(sourceId, amounts)], sequence);

    /// <summary>Likewise of several at once: a reader sees all of them or none.</summary>
    public void Share(IReadOnlyList<(string SourceId, IReadOnlyList<SharedAmount> Amounts)> sources, long sequence)
    {
        gate.EnterWriteLock();
        try
        {
            Sequence = Math.Max(Sequence, sequence);
            foreach (var (sourceId, amounts) in sources)
            {
                var (old, made) = shares.Set(sourceId, amounts, organisation, FigureOf);
                if (old.Count == 0 && made.Count == 0) continue;
                changes++;
                foreach (var entry in made) width = Math.Max(width, entry.Shared.Indicator + 1);
                foreach (var cube in cubes.Values)
                {
                    foreach (var entry in old) cube.Shares.Remove(entry);
                    foreach (var entry in made) cube.Shares.Add(entry);
                }
            }
        }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>Shared amounts of an indicator at a node over a period, with the units there that state them.</summary>
    public List<SharedHere> SharedAt(OrgTree tree, string nodeId, Period period, int indicator)
    {
        Sum(tree, nodeId, period);
        gate.EnterReadLock();
        try { return cubes.TryGetValue(tree.Epoch, out var cube) && ReferenceEquals(cube.Tree, tree) ? cube.Shares.Of(tree.SlotOf(nodeId), period, indicator) : []; }
        finally { gate.ExitReadLock(); }
    }

    /// <summary>What a unit's accepted reports state of an indicator, the upper end of a range; null when they state nothing.</summary>
    private long? FigureOf(string unitId, string form, Period period, int indicator)
    {
        if (!unitIndex.TryGetValue(unitId, out var i)) return null;
        long? sum = null;
        if (form.Length > 0) Add(units[i].Find(form, period));
        else foreach (var report in units[i].Within(period)) Add(report);
        return sum;

        void Add(AcceptedReport? report)
        {
            if (report is null) return;
            for (var r = report.Figures.GetReader(); r.Next();)
                if (r.Indicator == indicator) sum = (sum ?? 0) + r.Amount + r.Slack;
        }
    }

    /// <summary>Moves forward over changes that touch no figure.</summary>
    public void Pass(long sequence)
    {
        gate.EnterWriteLock();
        Sequence = Math.Max(Sequence, sequence);
        gate.ExitWriteLock();
    }

    /// <summary>Puts an accepted report in place of the version that counted before, if any; an older version than that one changes nothing.</summary>
    public void Apply(AcceptedReport report, long sequence) => ApplyAll([report], sequence);

    /// <summary>Moves forward by several at once: a reader sees all of them or none.</summary>
    public void ApplyAll(IReadOnlyList<AcceptedReport> reports, long sequence)
    {
        gate.EnterWriteLock();
        try
        {
            Sequence = Math.Max(Sequence, sequence);
            changes++;
            foreach (var report in reports) Apply(report);
        }
        finally { gate.ExitWriteLock(); }
    }

    private void Apply(AcceptedReport report)
    {
        var facts = FactsOf(report.UnitId);
        if (facts.Find(report.FormCode, report.Period) is { } newer && newer.Version > report.Version) return;
        for (var r = report.Figures.GetReader(); r.Next();) width = Math.Max(width, r.Indicator + 1);
        var old = facts.Put(report);
        if (old is null) ReportCount++;
        shares.Heard(report, FigureOf);
        foreach (var cube in cubes.Values)
        {
            if (old != null) cube.Add(facts, old, -1, width);
            cube.Add(facts, report, +1, width);
        }
    }

    /// <summary>Takes years of reports at once, before anything has been asked of these totals.</summary>
    /// <param name="highestIndicator">No figure has a higher number.</param>
    public void Load(IEnumerable<AcceptedReport> reports, int highestIndicator, long sequence)
    {
        gate.EnterWriteLock();
        try
        {
            Sequence = Math.Max(Sequence, sequence);
            changes++;
            cubes.Clear();
            width = Math.Max(width, highestIndicator + 1);
            foreach (var report in reports)
            {
                var facts = FactsOf(report.UnitId);
                if (facts.Find(report.FormCode, report.Period) is { } newer && newer.Version > report.Version) continue;
                if (facts.Put(report) is null) ReportCount++;
                shares.Heard(report, FigureOf);
            }
        }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>The accepted version of a report, or null.</summary>
    public AcceptedReport? Find(string unitId, string formCode, Period period)
    {
        gate.EnterReadLock();
        try { return unitIndex.TryGetValue(unitId, out var i) ? units[i].Find(formCode, period) : null; }
        finally { gate.ExitReadLock(); }
    }

    /// <summary>Every accepted report of the units, whose period lies within <paramref name="within"/>.</summary>
    public List<AcceptedReport> Of(IEnumerable<string> unitIds, Period within)
    {
        gate.EnterReadLock();
        try
        {
            var found = new List<AcceptedReport>();
            foreach (var id in unitIds)
                if (unitIndex.TryGetValue(id, out var i))
                    foreach (var r in units[i].Within(within)) found.Add(r);
            return found;
        }
        finally { gate.ExitReadLock(); }
    }

    /// <summary>Units of any time, with accepted reports, whose figures count wholly at the node.</summary>
    public List<string> UnitsAt(OrgTree tree, string nodeId)
    {
        var slot = tree.SlotOf(nodeId);
        gate.EnterReadLock();
        try { return slot < 0 ? [] : [.. unitIndex.Keys.Where(u => tree.Place(u) is { } p && Array.IndexOf(p.Whole, slot) >= 0)]; }
        finally { gate.ExitReadLock(); }
    }

    /// <summary>
    /// Sums at one node of a tree over a period: all indicators at once, by force. Reports of any rhythm whose period lies within are added;
    /// stocks are kept beside, only from reports that end where the period ends.
    /// </summary>
    public NodeSums Sum(OrgTree tree, string nodeId, Period period) => Sum(tree, nodeId, period, own: false);

    /// <summary>Likewise of what stands at the node itself, without the nodes below it: <see cref="Placement.Own"/>, <see cref="Placement.OwnTerritory"/>.</summary>
    public NodeSums SumOwn(OrgTree tree, string nodeId, Period period) => Sum(tree, nodeId, period, own: true);

    private NodeSums Sum(OrgTree tree, string nodeId, Period period, bool own)
    {
        var slot = tree.SlotOf(nodeId);
        if (slot < 0) return NewSums();
        while (true)
        {
            gate.EnterReadLock();
            try
            {
                if (cubes.TryGetValue(tree.Epoch, out var cube) && ReferenceEquals(cube.Tree, tree))
                {
                    cube.Used = ++use;
                    var sums = new NodeSums(width);
                    if (own) cube.ReadOwn(slot, period, sums);
                    else cube.Read(slot, period, sums);
                    if (!cube.Shares.IsEmpty) cube.Shares.Read(slot, own, period, sums);
                    return sums;
                }
            }
            finally { gate.ExitReadLock(); }
            Build(tree);
        }
    }

    /// <summary>Empty sums wide enough for every indicator met so far.</summary>
    internal NodeSums NewSums()
    {
        gate.EnterReadLock();
        try { return new(width); }
        finally { gate.ExitReadLock(); }
    }

    private long use;

    private void Build(OrgTree tree)
    {
        gate.EnterWriteLock();
        try
        {
            if (cubes.TryGetValue(tree.Epoch, out var there) && ReferenceEquals(there.Tree, tree)) return;
            // Each tree of the past that is looked at costs memory; four are enough to compare by.
            if (cubes.Count >= 4) cubes.Remove(cubes.MinBy(c => c.Value.Used).Key);
            var cube = new Cube(tree, organisation) { Used = ++use };
            cube.Fill(units, width);
            foreach (var entry in shares.All) cube.Shares.Add(entry);
            cubes[tree.Epoch] = cube;
        }
        finally { gate.ExitWriteLock(); }
    }

    private UnitFacts FactsOf(string unitId)
    {
        if (!unitIndex.TryGetValue(unitId, out var i))
        {
            unitIndex[unitId] = i = units.Count;
            units.Add(new(unitId));
        }
        return units[i];
    }

    /// <summary>Ready totals of one tree: for each inner slot, force, and period of reports, a row of sums; for each leaf, the units whose reports make it up.</summary>
    private sealed class Cube(OrgTree tree, Organisation.Organisation organisation)
    {
        private readonly Dictionary<(Period, Force), Cell>?[] inner = new Dictionary<(Period, Force), Cell>?[tree.SlotCount];
        private readonly Dictionary<int, List<(UnitFacts Unit, Force Force, bool Moved)>> leaves = [];
        private readonly Dictionary<int, List<(UnitFacts Unit, Force Force, bool Moved)>> owners = [];
        private readonly HashSet<UnitFacts> listed = [];
        private readonly Dictionary<int, List<AcceptedReport>> split = [];
        private readonly SortedSet<int> lengths = [];
        public readonly OrgTree Tree = tree;
        public readonly SlotShares Shares = new(tree);
        public long Used;

        /// <summary>Counts everything. Most units share their inner slots with others, so each report is read once for all of them, on every core.</summary>
        public void Fill(List<UnitFacts> units, int width)
        {
            var groups = new Dictionary<string, Group>();
            foreach (var unit in units)
            {
                if (unit.Reports.Count == 0 || Tree.Place(unit.Id) is not { } place) continue;
                var force = organisation.Unit(unit.Id)!.Force;
                var slots = place.Whole.Where(Tree.IsInner).ToArray();
                var name = $"{(int)force}:{string.Join(',', slots)}";
                if (!groups.TryGetValue(name, out var group)) groups[name] = group = new(slots, force, []);
                group.Units.Add((unit, place.Moved));
                List(unit);
                foreach (var slot in place.Partial)
                    foreach (var report in unit.Reports) Split(slot, report, +1);
            }
            Parallel.ForEach(groups.Values, new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4) }, group =>
            {
                foreach (var (unit, moved) in group.Units)
                    foreach (var report in unit.Reports)
                    {
                        if (!group.Cells.TryGetValue(report.Period, out var cell)) group.Cells[report.Period] = cell = new();
                        cell.Add(report, +1, moved, width);
                    }
            });
            foreach (var group in groups.Values)
                foreach (var (period, cell) in group.Cells)
                {
                    lengths.Add(period.Months);
                    foreach (var slot in group.Slots) CellOf(slot, period, group.Force).Add(cell, width);
                }
        }

        private sealed record Group(int[] Slots, Force Force, List<(UnitFacts Unit, bool Moved)> Units)
        {
            public Dictionary<Period, Cell> Cells { get; } = [];
        }

        public void Add(UnitFacts unit, AcceptedReport report, int sign, int width)
        {
            if (Tree.Place(report.UnitId) is not { } place) return;
            var force = organisation.Unit(report.UnitId)!.Force;
            lengths.Add(report.Period.Months);
            List(unit);
            foreach (var slot in place.Whole)
                if (Tree.IsInner(slot)) CellOf(slot, report.Period, force).Add(report, sign, place.Moved, width);
            foreach (var slot in place.Partial) Split(slot, report, sign);
        }

        private Cell CellOf(int slot, Period period, Force force)
        {
            var cells = inner[slot] ??= [];
            if (!cells.TryGetValue((period, force), out var cell)) cells[(period, force)] = cell = new();
            return cell;
        }

        private void List(UnitFacts unit)
        {
            if (!listed.Add(unit) || Tree.Place(unit.Id) is not { } place) return;
            foreach (var slot in place.Whole) if (!Tree.IsInner(slot)) Into(leaves, slot);
            Into(owners, place.Own);
            Into(owners, place.OwnTerritory);

            void Into(Dictionary<int, List<(UnitFacts, Force, bool)>> lists, int slot)
            {
                if (slot < 0) return;
                if (!lists.TryGetValue(slot, out var list)) lists[slot] = list = [];
                list.Add((unit, organisation.Unit(unit.Id)!.Force, place.Moved));
            }
        }

        public void ReadOwn(int slot, Period period, NodeSums into) => Read(owners, slot, period, into);

        private static void Read(Dictionary<int, List<(UnitFacts, Force, bool)>> lists, int slot, Period period, NodeSums into)
        {
            if (!lists.TryGetValue(slot, out var units)) return;
            foreach (var (unit, force, moved) in units)
                foreach (var r in unit.Within(period)) into.Of(force).Add(r, moved, r.Period.End == period.End);
        }

        private void Split(int slot, AcceptedReport report, int sign)
        {
            if (!split.TryGetValue(slot, out var list)) split[slot] = list = [];
            if (sign > 0) list.Add(report);
            else list.Remove(report);
        }

        public void Read(int slot, Period period, NodeSums into)
        {
            if (inner[slot] is { } cells)
            {
                // A year is a dozen months of a few forces: ask for each rather than walk through all that is there.
                if (cells.Count <= 64)
                {
                    foreach (var ((p, force), cell) in cells)
                        if (period.Contains(p)) cell.AddTo(into.Of(force), p.End == period.End);
                }
                else
                    foreach (var length in lengths)
                        for (var start = period.Start; start + length - 1 <= period.End; start++)
                            for (var force = Force.Police; force <= Force.Civil; force++)
                                if (cells.TryGetValue((new(start, length), force), out var cell)) cell.AddTo(into.Of(force), start + length - 1 == period.End);
            }
            Read(leaves, slot, period, into);
            if (split.TryGetValue(slot, out var partial))
                foreach (var r in partial)
                    if (period.Contains(r.Period)) into.Partial.Add(r);
        }
    }

    /// <summary>Sums of the reports of one force and period at one slot.</summary>
    private sealed class Cell
    {
        private long[] sums = [];
        private int[] stated = [];
        private List<Approximate>? approximate;
        private int reports, late, moved;

        private readonly record struct Approximate(int Indicator, Bound Bound, long Slack);

        // Counts tens of millions of figures in the first second of a process, before the runtime would have found out that it is hot.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
        public void Add(AcceptedReport report, int sign, bool wasMoved, int width)
        {
            if (sums.Length < width)
            {
                Array.Resize(ref sums, width);
                Array.Resize(ref stated, width);
            }
            reports += sign;
            if (report.Late) late += sign;
            if (wasMoved) moved += sign;
            var (amounts, counts) = (sums, stated);
            for (var r = report.Figures.GetReader(); r.Next();)
            {
                amounts[r.Indicator] = checked(amounts[r.Indicator] + sign * r.Amount);
                counts[r.Indicator] += sign;
                if (r.Bound == Bound.Exact) continue;
                if (sign > 0) (approximate ??= []).Add(new(r.Indicator, r.Bound, r.Slack));
                else approximate?.Remove(new(r.Indicator, r.Bound, r.Slack));
            }
        }

        public void Add(Cell other, int width)
        {
            if (sums.Length < width)
            {
                Array.Resize(ref sums, width);
                Array.Resize(ref stated, width);
            }
            reports += other.reports;
            late += other.late;
            moved += other.moved;
            for (var i = 0; i < other.sums.Length; i++)
            {
                sums[i] = checked(sums[i] + other.sums[i]);
                stated[i] += other.stated[i];
            }
            if (other.approximate != null) (approximate ??= []).AddRange(other.approximate);
        }

        public void AddTo(ForceSums into, bool atEnd)
        {
            into.Reports += reports;
            into.Late += late;
            into.Moved += moved;
            var (amounts, counts) = into.At(atEnd);
            AddVector(into.Amounts, sums);
            AddVector(into.Stated, stated);
            if (amounts != null)
            {
                AddVector(amounts, sums);
                AddVector(counts!, stated);
            }
            if (approximate != null)
                foreach (var a in approximate) into.Mark(a.Indicator, a.Bound, a.Slack, atEnd);
        }
    }

    private static void AddVector<T>(T[] into, T[] from) where T : struct, System.Numerics.INumber<T>
    {
        var n = System.Numerics.Vector<T>.Count;
        var i = 0;
        for (; i <= from.Length - n; i += n)
            (new System.Numerics.Vector<T>(into, i) + new System.Numerics.Vector<T>(from, i)).CopyTo(into, i);
        for (; i < from.Length; i++) into[i] += from[i];
    }
}
