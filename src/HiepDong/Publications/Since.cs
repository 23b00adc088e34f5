using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Publications;

/// <summary>A report accepted after a publication that covers it.</summary>
/// <param name="Before">The version that counted before this one; null for a report that came late.</param>
internal sealed record LaterReport(AcceptedReport Now, AcceptedReport? Before, OrgUnit Unit, string? Reason, string AcceptedBy, DateTimeOffset AcceptedAt)
{
    public bool IsLate => Before is null;
}

/// <summary>One published total that is another today, with the reports that changed it.</summary>
internal sealed record Difference(Indicator Indicator, Total Published, Total Present, IReadOnlyList<(LaterReport Report, Total? Old, Total? New)> Changes);

/// <summary>What has happened to published figures since.</summary>
/// <param name="Reports">All reports accepted since that count in the scope and period, in order.</param>
/// <param name="Results">Later versions of joint results that a unit there took part in.</param>
internal sealed record Since(IReadOnlyList<Difference> Differences, IReadOnlyList<LaterReport> Reports, IReadOnlyList<LaterVersion> Results);

/// <summary>Compares publications with the present and restores the state they are true of.</summary>
internal sealed class PublicationHistory(Database database, NodeState node, ResultStore results)
{
    private sealed record VersionRow(string ReportId, long Version, string UnitId, string FormCode, long PeriodStart, long PeriodEnd, long Late, string Figures, string? Reason, string AcceptedBy, string AcceptedAt, long AcceptedSeq);

    private const string LaterSql = """
        select report_id, version, unit_id, form_code, period_start, period_end, late, figures, reason, accepted_by, accepted_at, accepted_seq
        from report_version where report_id in (select report_id from report_version where accepted_seq > @Sequence and period_start >= @Start and period_end <= @End)
        and accepted_seq is not null order by accepted_seq, report_id, version
        """;

    private readonly Lock gate = new();
    private readonly List<(string Id, Organisation.Organisation Organisation, Consolidator Then)> restored = [];

    public Since Since(Publication publication, Frozen frozen)
    {
        var consolidator = node.Consolidator;
        var later = Later(consolidator, publication);
        var codes = frozen.ByForce.Rows.Select(r => r.Indicator.Code).ToHashSet();
        var present = consolidator.Run(new(publication.Scope, publication.Period, [.. codes], Compare: false)).Rows;
        var added = later.Count == 0 ? [] : consolidator.Run(new(publication.Scope, publication.Period, [], Compare: false)).Rows.Where(r => !codes.Contains(r.Indicator.Code));
        var differences = new List<Difference>();
        foreach (var row in present.Concat(added))
        {
            var published = frozen.Row(row.Indicator.Code)?.Total ?? default;
            if (Same(published, row.Total)) continue;
            differences.Add(new(row.Indicator, published, row.Total, [.. later.Select(r => (Report: r, Old: r.Before is null ? null : Value(r.Before, row.Indicator), New: Value(r.Now, row.Indicator))).Where(c => c.Old != c.New)]));
        }
        var (tree, window) = (consolidator.TreeOf(publication.Period), Window(publication));
        return new(differences, later, [.. results.Since(window.From, window.To, publication.Sequence)
            .Where(v => v.Version.State != ResultState.Draft && v.Version.Body.Counting.Any(c => tree.Covers(publication.Scope, c.UnitId)))]);
    }

    /// <summary>The days a result may lie on to count in the publication: forms with either window.</summary>
    private static DateSpan Window(Publication p) => new(p.Period.Window().From, p.Period.Window(WindowRule.Calendar).To);

    /// <summary>Whether two totals say the same; from how many reports does not matter.</summary>
    public static bool Same(Total a, Total b) => a.IsMissing == b.IsMissing && (a.IsMissing || (a.Amount == b.Amount && a.Bounds == b.Bounds && a.Slack == b.Slack));

    /// <summary>
    /// The totals as they were when published, made from the versions that counted then. Territories and units are today's knowledge of that time, so a succession recorded
    /// afterwards shows here too.
    /// </summary>
    public Consolidator AsOf(Publication publication)
    {
        var now = node.Consolidator;
        lock (gate)
        {
            if (restored.FirstOrDefault(r => r.Id == publication.Id && ReferenceEquals(r.Organisation, now.Organisation)) is { Then: { } known }) return known;
            var tree = now.TreeOf(publication.Period);
            var changed = Rows(publication).GroupBy(r => r.ReportId).ToDictionary(g => g.Key, g => g.LastOrDefault(r => r.AcceptedSeq <= publication.Sequence));
            var totals = new Totals(now.Organisation, now.Catalogue.MaxNumber);
            foreach (var report in now.Totals.Of(now.Totals.UnitsAt(tree, publication.Scope.NodeId), publication.Period))
                if (!changed.ContainsKey(report.ReportId)) totals.Apply(report, 0);
            foreach (var row in changed.Values)
                if (row != null) totals.Apply(Packed(row), 0);
            var window = Window(publication);
            var shares = new ResultShares(now.Organisation, now.Catalogue, node.Counting);
            var book = new SharedBook(totals);
            foreach (var result in results.AsOf(window.From, window.To, publication.Sequence)) book.Put(result, shares, 0);
            book.State(StatedOverlapStore.History(database).Where(o => o.Overlap.At <= publication.PublishedAt && (o.WithdrawnAt is null || o.WithdrawnAt > publication.PublishedAt)).Select(o => o.Overlap), 0);
            totals.Pass(publication.Sequence);
            var then = new Consolidator(now.Organisation, now.Catalogue, totals, node.Calendar);
            if (restored.Count >= 2) restored.RemoveAt(0);
            restored.Add((publication.Id, now.Organisation, then));
            return then;
        }
    }

    private List<LaterReport> Later(Consolidator consolidator, Publication publication)
    {
        var tree = consolidator.TreeOf(publication.Period);
        var found = new List<LaterReport>();
        var last = new Dictionary<string, VersionRow>();
        foreach (var row in Rows(publication))
        {
            last.TryGetValue(row.ReportId, out var before);
            last[row.ReportId] = row;
            if (row.AcceptedSeq <= publication.Sequence || !tree.Covers(publication.Scope, row.UnitId)) continue;
            found.Add(new(Packed(row), before is null ? null : Packed(before), consolidator.Organisation.Unit(row.UnitId)!, row.Reason, row.AcceptedBy, SqlTypes.Time(row.AcceptedAt)));
        }
        return found;
    }

    private List<VersionRow> Rows(Publication p) => database.Query<VersionRow>(LaterSql, new { p.Sequence, p.Period.Start, p.Period.End });

    private static Total? Value(AcceptedReport report, Indicator indicator) => Tracer.ValueOf(report, indicator);

    private static AcceptedReport Packed(VersionRow r) => new(r.UnitId, r.FormCode, new Period((int)r.PeriodStart, (int)(r.PeriodEnd - r.PeriodStart + 1)), r.ReportId, (int)r.Version, r.Late != 0,
        PackedFigures.Pack(FigureDocument.Read(r.Figures)));
}
