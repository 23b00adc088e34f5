using System.Security.Cryptography;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Publications;

/// <summary>
/// Freezes the consolidation of a node and period under the next number of the year: figures, what they stand on, who was missing, and the files.
/// The figures are exactly those after the last change before the publication's own entry in the log.
/// </summary>
internal sealed class PublishConsolidation(Database database, NodeState node, Access access)
{
    private const int FreeAttempts = 3, MostAttempts = 20;

    private sealed record Prepared(Publication Publication, string Body, byte[] Docx, byte[] Xlsx);

    /// <summary>The figures moved between counting and writing.</summary>
    private sealed class MovedException : Exception;

    /// <param name="seen">Sequence of the figures that the person looked at; a change of their reports since is refused. Null publishes what there is.</param>
    public async Task<Publication> Run(Scope scope, Period period, string title, long? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.Publish, scope);
        title = Vietnamese.Clean(title);
        if (title.Length == 0) throw new RefusalException(PublicationProblems.NeedsTitle());
        if (title.Length > 300) throw new RefusalException(PublicationProblems.TitleTooLong());
        for (var attempt = 1; ; attempt++)
        {
            node.CatchUp();
            if (seen is { } then && Touched(database.Query<string>(KindsSince, new { since = then }))) throw new RefusalException(PublicationProblems.Moved(Vietnamese.Number(then)));
            try
            {
                var prepared = attempt <= FreeAttempts ? Prepare(scope, period, title, by) : null;
                return await database.Write(by.UserName, by.AuthorUnit, write => Store(write, prepared ?? PrepareInLane(write, scope, period, title, by)), stop);
            }
            catch (MovedException) when (attempt < MostAttempts)
            {
                // Somebody accepted a report, or published, in between: count again.
            }
        }
    }

    private const string KindsSince = "select distinct kind from change_log where seq > @since";

    private static bool Touched(IEnumerable<string> kinds) => kinds.Any(k => k is "report.accepted" or "reports.loaded" || k.StartsWith("organisation.", StringComparison.Ordinal) || k.StartsWith("catalogue.", StringComparison.Ordinal));

    /// <summary>Whether the mark of reconciliation may be another one now.</summary>
    private static bool Remarked(IEnumerable<string> kinds) => kinds.Any(k => k.StartsWith("result.", StringComparison.Ordinal) || k.StartsWith("reconciliation.", StringComparison.Ordinal));

    /// <summary>
    /// Under a stream of acceptances counting beforehand would never be in time, so it is done where nobody else can write. What others of the same group have
    /// written is not in the totals yet; then this one fails and is run alone.
    /// </summary>
    private Prepared PrepareInLane(Write write, Scope scope, Period period, string title, Actor by)
    {
        if (Touched(write.Changes.Select(c => c.Kind)) || Remarked(write.Changes.Select(c => c.Kind))) throw new MovedException();
        node.CatchUp();
        return Prepare(scope, period, title, by);
    }

    private static Publication Store(Write write, Prepared prepared)
    {
        var p = prepared.Publication;
        var since = write.Query<string>(KindsSince, new { since = p.Sequence }).Concat(write.Changes.Where(c => c.Seq > p.Sequence).Select(c => c.Kind)).ToList();
        if (Touched(since) || Remarked(since)) throw new MovedException();
        if (PublicationStore.NextNumber(write, p.Scope.Hierarchy, p.ScopeCode, p.Year) != p.Number) throw new MovedException();
        PublicationStore.Insert(write, p, prepared.Body, prepared.Docx, prepared.Xlsx);
        write.Log("publication.published", p.Id, JsonSerializer.Serialize(new
        {
            scope = (p.Scope.Hierarchy == Hierarchy.Territory ? "territory:" : "unit:") + p.ScopeCode, period = p.Period.Code, number = p.Number, year = p.Year, sequence = p.Sequence,
            content = p.BodyHash, docx = p.DocxSha256, xlsx = p.XlsxSha256
        }, ReportText.Json));
        return p;
    }

    private Prepared Prepare(Scope scope, Period period, string title, Actor by)
    {
        var consolidator = node.Consolidator;
        var byForce = consolidator.Run(new(scope, period, [], Breakdown.Force));
        if (byForce.Rows.All(r => r.Total.IsMissing)) throw new RefusalException(PublicationProblems.NothingToPublish());
        var codes = byForce.Rows.Select(r => r.Indicator.Code).ToList();
        var byPlace = consolidator.Run(new(scope, period, codes, Asking.Below(scope)));
        var byMonth = period.Months == 1 ? null : consolidator.Run(new(scope, period, codes, Breakdown.Month, Compare: false));
        if (byPlace.Sequence != byForce.Sequence && byPlace.Rows.Zip(byForce.Rows).Any(r => r.First.Total != r.Second.Total)) throw new MovedException();
        var now = database.Clock.GetUtcNow();
        var year = VietnamTime.DayOf(now).Year;
        var number = new PublicationStore(database).NextNumber(scope.Hierarchy, byForce.ScopeCode, year);
        var issuer = IssuingOffice.Of(consolidator.Organisation, scope, by.AuthorUnit, period.Window().To);
        var lacking = consolidator.Missing(consolidator.TreeOf(period), scope, period).ToList();
        var missing = lacking.GroupBy(m => (m.Unit.Id, m.Form.Code))
            .Select(g => new FrozenMissing(g.Key.Id, g.First().Unit.Code, g.First().Unit.Name, g.First().Unit.Force, g.First().Unit.Echelon, g.Key.Code, [.. g.Select(m => m.Period).Order()]))
            .OrderBy(m => m.Code, StringComparer.Ordinal).ThenBy(m => m.Form, StringComparer.Ordinal).ToList();
        var body = FrozenText.Write(new(title, number, year, issuer.Name, byForce, byPlace, byMonth, missing) { Reconciled = new ReconciliationStatus(database, node).For(scope, period) });
        // The files are made from what was frozen, not from what it was made of.
        var facts = Facts(FrozenText.Read(body), issuer, lacking.Select(m => m.Form).DistinctBy(f => f.Code).ToDictionary(f => f.Code), now.ToOffset(VietnamTime.Offset).DateTime) with { LegalBases = new ReportFacts(node, database).LegalBasesOf(scope, period, by.AuthorUnit) };
        var docx = Render(s => ConsolidatedReportDocument.Write(s, facts));
        var xlsx = Render(s => ConsolidationWorkbook.Write(s, facts));
        return new(new(database.NewId(), scope, byForce.ScopeCode, byForce.ScopeName, number, year, period, title, byForce.Sequence, FrozenText.Hash(body), Hash(docx), Hash(xlsx), by.UserName, now), body, docx, xlsx);
    }

    private static ConsolidatedReportFacts Facts(Frozen frozen, DocumentIssuer issuer, Dictionary<string, ReportForm> forms, DateTime at) => new(issuer, new Catalogue(frozen.ByForce.Rows.Select(r => r.Indicator), []), frozen.ByForce, frozen.ByPlace,
        [.. frozen.Missing.SelectMany(m => m.Periods.Select(p => new MissingReport(UnitOf(m), forms[m.Form], p, default)))], at)
    {
        ByMonth = frozen.ByMonth,
        PartNoun = frozen.ByForce.Scope.Hierarchy == Hierarchy.Territory ? "địa bàn" : "đơn vị",
        Published = new(frozen.Number, DateOnly.FromDateTime(at)),
        Reconciled = frozen.Reconciled?.Sentence(new Web.Texts("vi"))
    };

    private static OrgUnit UnitOf(FrozenMissing m) => new(m.UnitId, m.Code, m.Name, m.Force, m.Echelon, "", null, default, null);

    private static byte[] Render(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        return buffer.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
