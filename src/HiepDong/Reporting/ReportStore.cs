using System.Text.Json;
using Dapper;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>One version of a report as kept.</summary>
internal sealed record ReportVersion(int Version, bool Counted, bool Late, ReportContent Content, string? Reason, string SubmittedBy, DateTimeOffset SubmittedAt,
    string? AcceptedBy, DateTimeOffset? AcceptedAt, long? AcceptedSeq, string ContentHash);

/// <summary>Reports, their versions and drafts in the database.</summary>
internal sealed class ReportStore(Database database, NodeState node)
{
    private sealed record Row(string Id, string UnitId, string FormCode, long FormVersion, string Period, string DueOn, string State, long Version, long? AcceptedVersion, string? FirstSubmittedAt, string? ReturnReason);
    private sealed record VersionRow(long Version, long Counted, long Late, string Figures, string Origins, string Remarks, string Narratives, string? Reason, string SubmittedBy, string SubmittedAt,
        string? AcceptedBy, string? AcceptedAt, long? AcceptedSeq, string ContentHash);
    private sealed record DraftRow(string Body, long Revision, string SavedBy, string SavedAt);

    private const string Columns = "select id, unit_id, form_code, form_version, period, due_on, state, version, accepted_version, first_submitted_at, return_reason from report ";
    private const string VersionColumns = "select version, counted, late, figures, origins, remarks, narratives, reason, submitted_by, submitted_at, accepted_by, accepted_at, accepted_seq, content_hash from report_version ";

    public Report Get(string id) => database.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ReportProblems.NotFound());

    public static Report Get(Write write, string id) => write.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(ReportProblems.NotFound());

    public Report? Find(string unitId, string formCode, Period period) =>
        database.First<Row>(Columns + "where unit_id = @unitId and form_code = @formCode and period = @period", new { unitId, formCode, period = period.Code }) is { } row ? Make(row) : null;

    public static Report? Find(Write write, string unitId, string formCode, Period period) =>
        write.First<Row>(Columns + "where unit_id = @unitId and form_code = @formCode and period = @period", new { unitId, formCode, period = period.Code }) is { } row ? Make(row) : null;

    private static Report Make(Row r) => new()
    {
        Id = r.Id, UnitId = r.UnitId, FormCode = r.FormCode, FormVersion = (int)r.FormVersion, Period = Period.Parse(r.Period), DueOn = SqlTypes.Day(r.DueOn),
        State = Enum.Parse<ReportState>(r.State, true), Version = (int)r.Version, AcceptedVersion = (int?)r.AcceptedVersion,
        FirstSubmittedAt = r.FirstSubmittedAt is { } at ? SqlTypes.Time(at) : null, ReturnReason = r.ReturnReason
    };

    public ReportVersion? Version(string reportId, int version) =>
        database.First<VersionRow>(VersionColumns + "where report_id = @reportId and version = @version", new { reportId, version }) is { } row ? Make(row) : null;

    public List<ReportVersion> Versions(string reportId) => [.. database.Query<VersionRow>(VersionColumns + "where report_id = @reportId order by version", new { reportId }).Select(Make)];

    private ReportVersion Make(VersionRow r) => new((int)r.Version, r.Counted != 0, r.Late != 0, ReportText.Read(new(r.Figures, r.Origins, r.Remarks, r.Narratives), node.Catalogue), r.Reason,
        r.SubmittedBy, SqlTypes.Time(r.SubmittedAt), r.AcceptedBy, r.AcceptedAt is { } at ? SqlTypes.Time(at) : null, r.AcceptedSeq, r.ContentHash);

    public SavedDraft? FindDraft(string reportId) => database.First<DraftRow>(DraftColumns, new { reportId }) is { } row ? Make(row) : null;
    public static SavedDraft? FindDraft(Write write, string reportId) => write.First<DraftRow>(DraftColumns, new { reportId }) is { } row ? Make(row) : null;

    private const string DraftColumns = "select body, revision, saved_by, saved_at from report_draft where report_id = @reportId";

    private static SavedDraft Make(DraftRow d) => new(JsonSerializer.Deserialize<Draft>(d.Body, ReportText.Json)!, (int)d.Revision, d.SavedBy, SqlTypes.Time(d.SavedAt));

    public static void Insert(Write write, Report r) => write.Execute("""
        insert into report (id, unit_id, form_code, form_version, period, period_start, period_end, due_on, state, version, created_at)
        values (@Id, @UnitId, @FormCode, @FormVersion, @Code, @Start, @End, @Due, 'draft', 0, @At)
        """, new { r.Id, r.UnitId, r.FormCode, r.FormVersion, r.Period.Code, r.Period.Start, r.Period.End, Due = SqlTypes.Text(r.DueOn), write.At });

    public static void SaveDraft(Write write, string reportId, Draft draft, int revision) => write.Execute("""
        insert into report_draft (report_id, revision, body, saved_by, saved_at) values (@reportId, @revision, @body, @Actor, @At)
        on conflict (report_id) do update set revision = excluded.revision, body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at
        """, new { reportId, revision, body = JsonSerializer.Serialize(draft, ReportText.Json), write.Actor, write.At });

    public static void DeleteDraft(Write write, string reportId) => write.Execute("delete from report_draft where report_id = @reportId", new { reportId });

    /// <summary>Writes a submitted version and moves the report to it.</summary>
    public static void InsertVersion(Write write, Report r, StoredContent content, string? reason)
    {
        write.Execute("""
            insert into report_version (report_id, version, counted, unit_id, form_code, period_start, period_end, late, figures, origins, remarks, narratives, reason, submitted_by, submitted_at, content_hash)
            values (@Id, @Version, 0, @UnitId, @FormCode, @Start, @End, @Late, @Figures, @Origins, @Remarks, @Narratives, @reason, @Actor, @At, @Hash)
            """, new
        {
            r.Id, r.Version, r.UnitId, r.FormCode, r.Period.Start, r.Period.End, Late = r.IsLate ? 1 : 0, content.Figures, content.Origins, content.Remarks, content.Narratives, reason, write.Actor, write.At, content.Hash
        });
        write.Execute("update report set state = 'submitted', version = @Version, first_submitted_at = @First, submitted_at = @At, return_reason = null where id = @Id",
            new { r.Id, r.Version, First = SqlTypes.Text(r.FirstSubmittedAt!.Value), write.At });
    }

    /// <param name="Seq">The change-log entry of the acceptance.</param>
    private sealed record Mark(string Id, int Version, string Actor, long Seq);

    /// <summary>Marks the submitted version as the one that counts; refused when the report has moved on since it was read.</summary>
    public static void MarkAccepted(Write write, Report r, int version, bool corrects, long seq)
    {
        if (corrects) write.Execute("update report_version set counted = 0 where report_id = @Id and counted = 1", new { r.Id });
        write.Together(new Mark(r.Id, version, write.Actor, seq), MarkAll);
    }

    private static void MarkAll(Write write, List<Mark> marks)
    {
        var missed = write.Connection is Npgsql.NpgsqlConnection ? MarkSet(write, marks) : marks.Find(m => !MarkOne(write, m));
        if (missed is null) return;
        Get(write, missed.Id).Accept(missed.Version); // says what happened meanwhile
        throw new RefusalException(ReportProblems.NotSubmitted());
    }

    private static bool MarkOne(Write write, Mark m) =>
        write.Repeat("update report set state = 'accepted', accepted_version = @version where id = @id and state = 'submitted' and version = @version", ("version", (long)m.Version), ("id", m.Id)) == 1
        && write.Repeat("update report_version set counted = 1, accepted_by = @actor, accepted_at = @at, accepted_seq = @seq where report_id = @id and version = @version",
            ("actor", m.Actor), ("at", write.At), ("seq", m.Seq), ("id", m.Id), ("version", (long)m.Version)) == 1;

    // One statement for a whole group: PostgreSQL spends more on starting a statement than on changing a row. The state is compared as an expression, lest a planner that
    // knows of no submitted report yet walks through all of them by the index on it.
    private static Mark? MarkSet(Write write, List<Mark> marks)
    {
        var done = write.Query<string>("""
            with m as (select * from unnest(@ids, @versions, @actors, @seqs) as m (id, version, actor, seq)),
            moved as (
              update report r set state = 'accepted', accepted_version = m.version from m
              where r.id = m.id and r.state || '' = 'submitted' and r.version = m.version returning m.id, m.version, m.actor, m.seq)
            update report_version v set counted = 1, accepted_by = moved.actor, accepted_at = @At, accepted_seq = moved.seq from moved
            where v.report_id = moved.id and v.version = moved.version returning v.report_id
            """, new
        {
            ids = marks.Select(m => m.Id).ToArray(), versions = marks.Select(m => (long)m.Version).ToArray(), actors = marks.Select(m => m.Actor).ToArray(), seqs = marks.Select(m => m.Seq).ToArray(), write.At
        });
        return done.Count == marks.Count ? null : marks.Find(m => !done.Remove(m.Id));
    }

    private sealed record AcceptanceRow(string Id, string UnitId, string FormCode, long FormVersion, string Period, string DueOn, string State, long Version, long? AcceptedVersion, string? FirstSubmittedAt, string? ReturnReason,
        long Asked, string? Figures, long? Late);

    private const string AcceptanceColumns = "select r.id, r.unit_id, r.form_code, r.form_version, r.period, r.due_on, r.state, r.version, r.accepted_version, r.first_submitted_at, r.return_reason, ";

    private readonly ReadTogether<(string Id, int Version), AcceptanceRow?> forAcceptance = new(keys =>
    {
        using var connection = database.Connect();
        if (connection is not Npgsql.NpgsqlConnection)
            return [.. keys.Select(k => connection.QueryFirstOrDefault<AcceptanceRow>(AcceptanceColumns + """
                @Version as asked, v.figures, v.late from report r left join report_version v on v.report_id = r.id and v.version = @Version where r.id = @Id
                """, new { k.Id, k.Version }))];
        var found = connection.Query<AcceptanceRow>(AcceptanceColumns + """
            m.version as asked, v.figures, v.late from (select distinct * from unnest(@ids, @versions) as m (id, version)) m
            join report r on r.id = m.id left join report_version v on v.report_id = m.id and v.version = m.version
            """, new { ids = keys.Select(k => k.Id).ToArray(), versions = keys.Select(k => (long)k.Version).ToArray() }).ToDictionary(r => (r.Id, (int)r.Asked));
        return [.. keys.Select(found.GetValueOrDefault)];
    });

    /// <summary>
    /// A report with the figures of one of its versions as the totals take them, in one reading; done before the writing transaction, since a submitted version never
    /// changes. Null figures: there is no such version.
    /// </summary>
    public async Task<(Report Report, AcceptedReport? Packed)> ForAcceptance(string id, int version, CancellationToken stop)
    {
        var row = await forAcceptance.Ask((id, version)).WaitAsync(stop) ?? throw new RefusalException(ReportProblems.NotFound());
        var report = Make(new Row(row.Id, row.UnitId, row.FormCode, row.FormVersion, row.Period, row.DueOn, row.State, row.Version, row.AcceptedVersion, row.FirstSubmittedAt, row.ReturnReason));
        return (report, row.Figures is null ? null : new(report.UnitId, report.FormCode, report.Period, id, version, row.Late != 0, PackedFigures.Pack(FigureDocument.Read(row.Figures))));
    }
}
