using System.Data.Common;
using System.Text;
using Dapper;
using HiepDong.Consolidation;
using HiepDong.Indicators;
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

    private NodeState(Database database)
    {
        this.database = database;
        current = Load();
        database.Committed = Follow;
    }

    public static NodeState Start(Database database) => new(database);

    public Consolidator Consolidator => current;
    public Organisation.Organisation Organisation => current.Organisation;
    public Catalogue Catalogue => current.Catalogue;
    public Totals Totals => current.Totals;
    public WorkingCalendar Calendar { get; private set; } = new([]);

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
    public Consolidator Recount() => Load();

    private void Follow(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            try
            {
                if (changes[0].Seq > Totals.Sequence + 1) FollowFromLog(changes[0].Seq - 1);
                foreach (var change in changes) if (change.Seq > Totals.Sequence) Apply(change);
            }
            catch (Exception)
            {
                // The write is committed; a projection that cannot follow is made anew rather than left behind.
                current = Load();
            }
        }
    }

    private void FollowFromLog(long upTo)
    {
        var changes = database.Query<Change>("select seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash from change_log where seq > @from and seq <= @upTo order by seq",
            new { from = Totals.Sequence, upTo });
        // Whole national years arrive as a few entries; reading everything once is cheaper than following each.
        if (changes.Any(c => c.Kind is "reports.loaded")) { current = Load(); return; }
        foreach (var change in changes) if (change.Seq > Totals.Sequence) Apply(change);
    }

    private void Apply(Change change)
    {
        if (change.Kind == "report.accepted")
        {
            var accepted = change.Effect as AcceptedReport ?? ReadAccepted(change.Subject);
            if (accepted != null) Totals.Apply(accepted, change.Seq);
            else Totals.Pass(change.Seq);
        }
        else if (change.Kind == "reports.loaded")
        {
            if (change.Effect is IEnumerable<AcceptedReport> loaded) foreach (var report in loaded) Totals.Apply(report, change.Seq);
            else current = Load();
        }
        else if (change.Kind.StartsWith("organisation.", StringComparison.Ordinal))
        {
            var changed = OrganisationStore.Load(database);
            Totals.Reorganise(changed, change.Seq);
            current = new(changed, Catalogue, Totals, Calendar);
        }
        else if (change.Kind.StartsWith("catalogue.", StringComparison.Ordinal))
        {
            Calendar = LoadCalendar();
            current = new(Organisation, CatalogueStore.Load(database), Totals, Calendar);
            Totals.Pass(change.Seq);
        }
        else Totals.Pass(change.Seq);
    }

    private const string AcceptedColumns = "select report_id, version, unit_id, form_code, period_start, period_end, late, figures from report_version where counted = 1";

    private AcceptedReport? ReadAccepted(string reportId)
    {
        using var connection = database.Connect();
        return Read(connection, null, AcceptedColumns + " and report_id = @id", reportId).FirstOrDefault();
    }

    private Consolidator Load()
    {
        Calendar = LoadCalendar();
        var organisation = OrganisationStore.Load(database);
        var catalogue = CatalogueStore.Load(database);
        var totals = new Totals(organisation, catalogue.MaxNumber);
        using var connection = database.Connect();
        // One snapshot: the figures are exactly those of the sequence number read with them.
        using var transaction = connection.BeginTransaction(database.Dialect is SqliteDialect ? System.Data.IsolationLevel.ReadUncommitted : System.Data.IsolationLevel.RepeatableRead);
        var sequence = connection.QueryFirstOrDefault<long?>("select seq from change_log order by seq desc limit 1", transaction: transaction) ?? 0;
        foreach (var report in Read(connection, transaction, AcceptedColumns, null)) totals.Apply(report, 0);
        totals.Pass(sequence);
        return new(organisation, catalogue, totals, Calendar);
    }

    private WorkingCalendar LoadCalendar() => new(database.Query<string>("select day from holiday").Select(SqlTypes.Day));

    private static IEnumerable<AcceptedReport> Read(DbConnection connection, DbTransaction? transaction, string sql, string? id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        if (id != null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("id", id);
            command.Parameters.Add(parameter);
        }
        using var rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        var figures = new List<StoredFigure>(128);
        var buffer = new byte[16384];
        var units = new Dictionary<string, string>();
        var forms = new Dictionary<string, string>();
        while (rows.Read())
        {
            var reportId = rows.GetString(0);
            var version = (int)rows.GetInt64(1);
            var unit = Shared(units, rows.GetString(2));
            var form = Shared(forms, rows.GetString(3));
            var start = (int)rows.GetInt64(4);
            var end = (int)rows.GetInt64(5);
            var late = rows.GetInt64(6) != 0;
            var text = rows.GetString(7);
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (buffer.Length < most) buffer = new byte[most];
            var length = Encoding.UTF8.GetBytes(text, buffer);
            figures.Clear();
            FigureDocument.Read(buffer.AsSpan(0, length), figures);
            yield return new(unit, form, new Period(start, end - start + 1), reportId, version, late, PackedFigures.Pack(figures));
        }
    }

    private static string Shared(Dictionary<string, string> known, string text) => known.TryGetValue(text, out var same) ? same : known[text] = text;
}
