using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Node;

/// <summary>
/// What a process keeps in memory of its node: organisation, catalogue, calendar and totals. All of it follows from the database; the change log
/// says what moved. Several processes on one database follow the same log.
/// </summary>
internal sealed class NodeState
{
    private readonly Database database;
    private readonly Lock gate = new();
    private Consolidator current;
    private SharedBook shared;

    private NodeState(Database database)
    {
        this.database = database;
        (current, shared, Counting) = Load();
        database.Committed = Follow;
    }

    public static NodeState Start(Database database) => new(database);

    public Consolidator Consolidator => current;
    public Organisation.Organisation Organisation => current.Organisation;
    public Catalogue Catalogue => current.Catalogue;
    public Totals Totals => current.Totals;
    public WorkingCalendar Calendar { get; private set; } = new([]);

    /// <summary>What results make of indicators, by the rules and the factor table now in force.</summary>
    public ResultCounting Counting { get; private set; }

    /// <summary>Today in Vietnam.</summary>
    public DateOnly Today => VietnamTime.DayOf(database.Clock.GetUtcNow());

    /// <summary>Includes whatever other processes have committed; one indexed read when there is nothing new.</summary>
    public void CatchUp()
    {
        var head = database.First<long?>("select seq from change_log order by seq desc limit 1") ?? 0;
        if (head <= Totals.Sequence) return;
        lock (gate) FollowFromLog(head);
    }

    /// <summary>All accepted reports are read again, as at start: what the totals must equal at any moment.</summary>
    public Consolidator Recount() => Load().Consolidator;

    private void Follow(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            try
            {
                if (changes[0].Seq > Totals.Sequence + 1) FollowFromLog(changes[0].Seq - 1);
                Apply(changes);
            }
            catch (Exception)
            {
                // The write is committed; a projection that cannot follow is made anew rather than left behind.
                (current, shared, Counting) = Load();
            }
        }
    }

    private void FollowFromLog(long upTo)
    {
        var changes = database.Query<Change>("select seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash from change_log where seq > @from and seq <= @upTo order by seq",
            new { from = Totals.Sequence, upTo });
        // Whole national years arrive as a few entries; reading everything once is cheaper than following each.
        if (changes.Any(c => c.Kind is "reports.loaded")) { (current, shared, Counting) = Load(); return; }
        Apply(changes);
    }

    /// <summary>Reports accepted together are counted together, so that a reader is held up once.</summary>
    private void Apply(IReadOnlyList<Change> changes)
    {
        var accepted = new List<AcceptedReport>();
        long upTo = 0;
        foreach (var change in changes)
        {
            if (change.Seq <= Totals.Sequence) continue;
            if (change.Kind != "report.accepted")
            {
                Count();
                Apply(change);
                continue;
            }
            if ((change.Effect as AcceptedReport ?? AcceptedReports.Find(database, change.Subject)) is { } report) accepted.Add(report);
            upTo = change.Seq;
        }
        Count();

        void Count()
        {
            if (upTo > Totals.Sequence) Totals.ApplyAll(accepted, upTo);
            accepted.Clear();
        }
    }

    private void Apply(Change change)
    {
        if (change.Kind == "reports.loaded")
        {
            if (change.Effect is IReadOnlyList<AcceptedReport> loaded) Totals.ApplyAll(loaded, change.Seq);
            else (current, shared, Counting) = Load();
        }
        else if (change.Kind.StartsWith("organisation.", StringComparison.Ordinal))
        {
            var changed = OrganisationStore.Load(database);
            Totals.Reorganise(changed, change.Seq);
            current = new(changed, Catalogue, Totals, Calendar);
            Counting = ShareAll(current, shared);
        }
        else if (change.Kind.StartsWith("catalogue.", StringComparison.Ordinal))
        {
            Calendar = LoadCalendar();
            current = new(Organisation, CatalogueStore.Load(database), Totals, Calendar);
            Counting = ShareAll(current, shared);
            Totals.Pass(change.Seq);
        }
        else if (change.Kind.StartsWith("result.", StringComparison.Ordinal))
        {
            if (change.Kind is "result.overlap-stated" or "result.overlap-withdrawn") shared.State(StatedOverlapStore.All(database), change.Seq);
            else if ((change.Effect as JointResult ?? new ResultStore(database).Find(change.Subject)) is { } result)
                shared.Put(result, new ResultShares(Organisation, Catalogue, Counting), change.Seq);
            Totals.Pass(change.Seq);
        }
        else Totals.Pass(change.Seq);
    }

    private (Consolidator Consolidator, SharedBook Shared, ResultCounting Counting) Load()
    {
        const string head = "select coalesce(max(seq), 0) from change_log where kind like 'organisation.%' or kind like 'catalogue.%'";
        Organisation.Organisation organisation;
        Catalogue catalogue;
        AcceptedReports reports;
        long before;
        do
        {
            before = database.First<long>(head);
            Calendar = LoadCalendar();
            organisation = OrganisationStore.Load(database);
            catalogue = CatalogueStore.Load(database);
            reports = AcceptedReports.Read(database);
            // Another process may have moved a unit meanwhile; then the reports are of a later organisation than this one.
        }
        while (database.First<long>(head) != before);
        var totals = new Totals(organisation, catalogue.MaxNumber);
        totals.Load(reports.Parts.SelectMany(p => p), reports.HighestIndicator, reports.Sequence);
        var made = new Consolidator(organisation, catalogue, totals, Calendar);
        var book = new SharedBook(totals);
        return (made, book, ShareAll(made, book));
    }

    /// <summary>All results anew: at start, and whenever a rule, a factor, a form or the organisation has changed.</summary>
    private ResultCounting ShareAll(Consolidator consolidator, SharedBook book)
    {
        var counting = new ResultCounting(consolidator.Catalogue, ResultStore.Factors(database));
        var shares = new ResultShares(consolidator.Organisation, consolidator.Catalogue, counting);
        foreach (var result in ResultStore.Counting(database)) book.Put(result, shares, consolidator.Totals.Sequence);
        book.State(StatedOverlapStore.All(database), consolidator.Totals.Sequence);
        return counting;
    }

    private WorkingCalendar LoadCalendar() => new(database.Query<string>("select day from holiday").Select(SqlTypes.Day));
}
