using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Consolidation.Sources;

/// <summary>What a listed report version says of itself.</summary>
internal sealed record VersionNote(string ReportId, long Version, string? Reason, string? AcceptedAt, string State, long Latest);

/// <summary>One step on the way from a total down to the reports.</summary>
internal sealed record Step(string Name, string Value, string? Href);

/// <summary>A total taken apart, ready to be shown, for the present or for the time of a publication.</summary>
/// <param name="Base">Address that the node, force and period are added to: it ends with ? or &amp;.</param>
internal sealed record SourceView(
    Source Source, Consolidator Consolidator, string NodeName, string Base, Period AskedPeriod, IReadOnlyList<Step> Steps, IReadOnlyDictionary<(string, int), VersionNote> Versions,
    IReadOnlyList<OrgUnit> MissingUnits, string? MissingLink)
{
    /// <summary>Joint results listed at most; the rest are counted.</summary>
    public const int MostShared = 20;

    public bool Fragment { get; init; }

    /// <summary>The joint results among what is shared, by id.</summary>
    public IReadOnlyDictionary<string, JointResult> Results { get; init; } = new Dictionary<string, JointResult>();
    public string NameOf(string unitId) => Tracer.NameOf(Consolidator.Organisation.Unit(unitId)!, Consolidator.TreeOf(Source.Period));

    public string Link(string node, Force? force, Period? period = null) =>
        $"{Base}nut={Uri.EscapeDataString(node).Replace("%3A", ":", StringComparison.Ordinal)}&ky={(period ?? AskedPeriod).Code}" + (force is { } f ? "&luc=" + f.Code() : "");

    public string Link(SourcePart part) => part.Kind switch
    {
        SourceKind.Below => Link(Asking.Write(Consolidator, Source.Scope with { NodeId = part.NodeId }), Source.Force),
        SourceKind.Month => Link(Asking.Write(Consolidator, Source.Scope), Source.Force, Period.Parse(part.NodeId)),
        _ => Link("own:" + part.NodeId, null)
    };

    /// <summary>The figure's own page, with the sentence or cell that states it.</summary>
    public string Link(SourceReport report) => $"/bao-cao/{report.Report.ReportId}/{report.Report.Version}/so-lieu/{Source.Indicator.Code}";

    public VersionNote? Note(SourceReport report) => Versions.GetValueOrDefault((report.Report.ReportId, report.Report.Version));
    public string UnitName(SourceReport report) => Tracer.NameOf(report.Unit, Consolidator.TreeOf(Source.Period));
}

/// <summary>Makes the view of one step, checking that the person may see it.</summary>
internal sealed class SourceViews(Database database, Access access, ResultStore results)
{
    private const int MostMissing = 10;
    private const string NotesSql = """
        select v.report_id, v.version, v.reason, v.accepted_at, r.state, r.version as latest from report_version v join report r on r.id = v.report_id where v.report_id in @ids
        """;

    /// <param name="node">"territory:40", "unit:CA.40" or "own:" and the id of one unit.</param>
    /// <param name="top">Node the way down begins at; null for the highest the person may see.</param>
    public SourceView Make(Consolidator consolidator, string node, Period period, Indicator indicator, Force? force, Actor by, Texts texts, string address, Scope? top = null, bool missing = true)
    {
        var tracer = new Tracer(consolidator);
        var tree = consolidator.TreeOf(period);
        Source source;
        string name;
        List<string> way;
        if (node.StartsWith("own:", StringComparison.Ordinal))
        {
            var unit = consolidator.Organisation.Unit(node[4..]) ?? throw new RefusalException(ConsolidationProblems.UnknownScope(node));
            access.Require(by, Permission.Consolidate, unit.Id);
            source = tracer.OfUnit(unit.Id, period, indicator);
            name = Tracer.NameOf(unit, tree);
            var territory = consolidator.Organisation.Become(unit.TerritoryId, tree.Epoch) is [var one, ..] ? one : null;
            var hierarchy = top?.Hierarchy ?? (territory != null && access.Allows(by, Permission.Consolidate, Scope.OfTerritory(territory)) ? Hierarchy.Territory : Hierarchy.Chain);
            source = source with { Scope = hierarchy == Hierarchy.Territory && territory != null ? Scope.OfTerritory(territory) : Scope.OfUnit(unit.Id) };
            way = [.. tree.PathOf(source.Scope.NodeId)];
        }
        else
        {
            var scope = Asking.Scope(consolidator, node, period);
            access.Require(by, Permission.Consolidate, scope);
            source = tracer.Of(scope, period, indicator, force);
            name = DraftedSentences.UpperFirst(consolidator.NameOf(scope));
            way = [.. tree.PathOf(scope.NodeId).Skip(1)];
        }
        var view = new SourceView(source, consolidator, name, address, period, [], Notes(source), [], null) { Results = Shared(source) };
        var steps = new List<Step>();
        foreach (var above in way)
        {
            var scope = source.Scope with { NodeId = above };
            if (!access.Allows(by, Permission.Consolidate, scope)) break;
            var total = consolidator.TotalOf(indicator, consolidator.Totals.Sum(tree, above, period), force);
            steps.Insert(0, new(DraftedSentences.UpperFirst(consolidator.NameOf(scope)), Shown.Figure(texts, total, indicator), view.Link(Asking.Write(consolidator, scope), force)));
            if (top is { } t && above == t.NodeId) break;
        }
        steps.Add(new(name, Shown.Figure(texts, source.Total, indicator), null));
        view = view with { Steps = steps };
        if (!missing || source.Owed.Accepted >= source.Owed.Expected || node.StartsWith("own:", StringComparison.Ordinal)) return view;
        var absent = consolidator.Missing(tree, source.Scope, period).Where(m => force is null || m.Unit.Force == force).Select(m => m.Unit).DistinctBy(u => u.Id).Take(MostMissing).ToList();
        return view with { MissingUnits = absent, MissingLink = $"/tong-hop/con-thieu?nut={node}&ky={period.Code}" };
    }

    private Dictionary<string, JointResult> Shared(Source source) => source.Shared is not { Count: > 0 } shared ? []
        : results.Query("where r.id in @ids", new { ids = shared.Take(SourceView.MostShared).Select(s => s.Shared.SourceId).Distinct().ToList() }).ToDictionary(r => r.Id);

    private Dictionary<(string, int), VersionNote> Notes(Source source) => source.Reports.Count == 0 ? []
        : database.Query<VersionNote>(NotesSql, new { ids = source.Reports.Select(r => r.Report.ReportId).Distinct().ToList() }).ToDictionary(n => (n.ReportId, (int)n.Version));
}
