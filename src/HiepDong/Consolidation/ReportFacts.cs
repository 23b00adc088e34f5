using System.Text.Json;
using HiepDong.Directives;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Consolidation;

/// <summary>Gathers what a consolidated report in Word or Excel says.</summary>
internal sealed class ReportFacts(NodeState node, Database database)
{
    /// <param name="issuingUnit">Unit in whose name the report is drafted; null for the office of the scope itself.</param>
    public ConsolidatedReportFacts Make(Scope scope, Period period, IReadOnlyList<string> indicators, string? issuingUnit)
    {
        var consolidator = node.Consolidator;
        var byForce = consolidator.Run(new(scope, period, indicators, Breakdown.Force));
        var codes = byForce.Rows.Select(r => r.Indicator.Code).ToList();
        return new(IssuingOffice.Of(consolidator.Organisation, scope, issuingUnit, period.Window().To), consolidator.Catalogue, byForce,
            codes.Count == 0 ? byForce with { Rows = [] } : consolidator.Run(new(scope, period, codes, Asking.Below(scope))),
            [.. consolidator.Missing(consolidator.TreeOf(period), scope, period)], VietnamNow)
        {
            ByMonth = codes.Count == 0 || period.Months == 1 ? null : consolidator.Run(new(scope, period, codes, Breakdown.Month, Compare: false)),
            LegalBases = LegalBasesOf(scope, period, issuingUnit),
            PartNoun = scope.Hierarchy == Hierarchy.Territory ? "địa bàn" : "đơn vị",
            Narratives = Narratives(scope, period)
        };
    }

    /// <summary>What the issuing office cites, as in force on the last day of the period.</summary>
    public IReadOnlyList<string> LegalBasesOf(Scope scope, Period period, string? issuingUnit)
    {
        var (organisation, day) = (node.Consolidator.Organisation, period.Window().To);
        return new LegalBases(database).For(IssuingOffice.UnitOf(organisation, scope, issuingUnit, day)?.Id, organisation, day);
    }

    private DateTime VietnamNow => database.Clock.GetUtcNow().ToOffset(VietnamTime.Offset).DateTime;

    private const int MostQuotes = 20;
    private const string NarrativeSql = """
        select unit_id, narratives from report_version
        where counted = 1 and period_start >= @Start and period_end = @End and unit_id in (select id from org_unit where id = @one or territory_id = @territory)
        order by unit_id, form_code
        """;

    /// <summary>What the node's own units wrote in their last reports of the period.</summary>
    private IReadOnlyList<QuotedNarrative> Narratives(Scope scope, Period period)
    {
        var quotes = new List<QuotedNarrative>();
        foreach (var (unit, text) in database.Query<(string, string)>(NarrativeSql, new
        {
            period.Start, period.End, one = scope.Hierarchy == Hierarchy.Chain ? scope.NodeId : "", territory = scope.Hierarchy == Hierarchy.Territory ? scope.NodeId : ""
        }))
            foreach (var (code, said) in JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [])
                if (quotes.Count < MostQuotes) quotes.Add(new(code, node.Organisation.Unit(unit)?.Name ?? "", said));
        return quotes;
    }
}
