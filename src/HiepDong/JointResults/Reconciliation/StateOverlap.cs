using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.JointResults.Reconciliation;

/// <summary>A stated joint part with what became of it.</summary>
internal sealed record KeptOverlap(StatedOverlap Overlap, string? WithdrawnBy, DateTimeOffset? WithdrawnAt);

/// <summary>Stated joint parts in the database.</summary>
internal static class StatedOverlapStore
{
    private sealed record Row(string Id, string TerritoryId, string Period, long Indicator, long Amount, string Units, string Basis, string StatedBy, string StatedAt, string? WithdrawnBy, string? WithdrawnAt);

    private const string Columns = "select id, territory_id, period, indicator, amount, units, basis, stated_by, stated_at, withdrawn_by, withdrawn_at from stated_overlap ";

    /// <summary>Those in force: what totals take off.</summary>
    public static List<StatedOverlap> All(Database database) => [.. database.Query<Row>(Columns + "where withdrawn_at is null order by stated_at, id").Select(r => Make(r).Overlap)];

    /// <summary>Withdrawn ones too, the latest stated first.</summary>
    public static List<KeptOverlap> History(Database database) => [.. database.Query<Row>(Columns + "order by stated_at desc, id desc").Select(Make)];

    public static KeptOverlap? Find(Write write, string id) => write.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : null;

    /// <summary>Those in force of an indicator that share a month with a period.</summary>
    public static List<StatedOverlap> Within(Write write, int indicator, Period period) =>
        [.. write.Query<Row>(Columns + "where withdrawn_at is null and indicator = @indicator and period_start <= @End and period_end >= @Start", new { indicator, period.Start, period.End }).Select(r => Make(r).Overlap)];

    public static void Insert(Write write, StatedOverlap o) => write.Execute("""
        insert into stated_overlap (id, territory_id, period, period_start, period_end, indicator, amount, units, basis, stated_by, stated_at)
        values (@Id, @TerritoryId, @Code, @Start, @End, @Indicator, @Amount, @units, @Basis, @By, @At)
        """, new { o.Id, o.TerritoryId, o.Period.Code, o.Period.Start, o.Period.End, o.Indicator, o.Amount, units = JsonSerializer.Serialize(o.Units), o.Basis, o.By, write.At });

    public static void Withdraw(Write write, string id, bool withdrawn) => write.Execute("update stated_overlap set withdrawn_by = @by, withdrawn_at = @at where id = @id",
        new { id, by = withdrawn ? write.Actor : null, at = withdrawn ? write.At : null });

    private static KeptOverlap Make(Row r) => new(
        new(r.Id, r.TerritoryId, Period.Parse(r.Period), (int)r.Indicator, r.Amount, JsonSerializer.Deserialize<List<string>>(r.Units)!, r.Basis, r.StatedBy, SqlTypes.Time(r.StatedAt)),
        r.WithdrawnBy, r.WithdrawnAt is null ? null : SqlTypes.Time(r.WithdrawnAt));
}

/// <summary>States what reports of several units hold in common, where there are no results to count it from; and takes it back.</summary>
internal sealed class StateOverlap(Database database, NodeState node, Access access)
{
    /// <param name="amount">In the indicator's unit of measure.</param>
    public Task<StatedOverlap> Run(string territoryId, Period period, string indicatorCode, decimal? amount, IReadOnlyList<string> units, string? basis, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.Reconcile, Scope.OfTerritory(territoryId));
        if (!node.Catalogue.TryGet(indicatorCode, out var indicator)) throw new RefusalException(ReconciliationProblems.OverlapIndicator(indicatorCode));
        basis = Vietnamese.Clean(basis);
        var problems = new List<Problem>();
        if (indicator.AddsUp != AddsUp.Sum) problems.Add(ReconciliationProblems.OverlapNotSum(indicator.NameVi, indicator.NameEn));
        if (period.Rhythm is null || period.Window().From > node.Today) problems.Add(ReconciliationProblems.OverlapPeriod());
        var stored = amount > 0 ? indicator.Scale(amount.Value) : null;
        if (stored is null) problems.Add(ReconciliationProblems.OverlapAmount(indicator.UnitVi, indicator.UnitEn));
        units = [.. units.Distinct()];
        problems.AddRange(CheckUnits(territoryId, period, units));
        if (basis.Length == 0) problems.Add(ReconciliationProblems.OverlapBasis());
        problems.AddRange(TextRules.Screen("can-cu", basis));
        if (problems.Count > 0) throw new RefusalException(problems);
        var overlap = new StatedOverlap(database.NewId(), territoryId, period, indicator.Number, stored!.Value, units, basis, by.UserName, database.Clock.GetUtcNow());
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            RequireFits(write, overlap);
            StatedOverlapStore.Insert(write, overlap);
            Log(write, "result.overlap-stated", overlap);
            return overlap;
        }, stop);
    }

    public Task Withdraw(string id, Actor by, CancellationToken stop) => Change(id, true, by, stop);

    /// <summary>Undoes a withdrawal, if it still fits what the reports state.</summary>
    public Task Restore(string id, Actor by, CancellationToken stop) => Change(id, false, by, stop);

    private Task Change(string id, bool withdraw, Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        var kept = StatedOverlapStore.Find(write, id) ?? throw new RefusalException(ReconciliationProblems.OverlapNotFound());
        access.Require(by, Permission.Reconcile, Scope.OfTerritory(kept.Overlap.TerritoryId));
        if (withdraw == kept.WithdrawnAt is not null) throw new RefusalException(withdraw ? ReconciliationProblems.OverlapWithdrawn() : ReconciliationProblems.OverlapInForce());
        if (!withdraw) RequireFits(write, kept.Overlap);
        StatedOverlapStore.Withdraw(write, id, withdraw);
        Log(write, withdraw ? "result.overlap-withdrawn" : "result.overlap-stated", kept.Overlap);
    }, stop);

    private static void Log(Write write, string kind, StatedOverlap o) => write.Log(kind, o.Id,
        JsonSerializer.Serialize(new { territory = o.TerritoryId, period = o.Period.Code, indicator = o.Indicator, amount = o.Amount, units = o.Units, basis = o.Basis }, ReportText.Json), effect: o);

    private IEnumerable<Problem> CheckUnits(string territoryId, Period period, IReadOnlyList<string> units)
    {
        if (units.Count < 2) { yield return ReconciliationProblems.OverlapUnits(); yield break; }
        var tree = node.Consolidator.TreeOf(period);
        var place = node.Organisation.Territory(territoryId)?.FullName ?? territoryId;
        foreach (var unit in units.Where(u => !tree.Covers(Scope.OfTerritory(territoryId), u)))
            yield return ReconciliationProblems.OverlapOutside(node.Organisation.Unit(unit)?.Name ?? unit, place);
        if (units.Select(u => node.Organisation.Unit(u)?.Force).Distinct().Count() == 1 && !units.Any(a => units.Any(b => a != b && tree.PathOf(b).Contains(a))))
            yield return ReconciliationProblems.OverlapApart();
    }

    private void RequireFits(Write write, StatedOverlap overlap)
    {
        var (consolidator, indicator) = (node.Consolidator, node.Catalogue[overlap.Indicator]);
        var tree = consolidator.TreeOf(overlap.Period);
        foreach (var other in StatedOverlapStore.Within(write, overlap.Indicator, overlap.Period).Where(o => o.Units.Intersect(overlap.Units).Count() > 1))
            throw new RefusalException(ReconciliationProblems.OverlapStated(Vietnamese.Number(indicator.Unscale(other.Amount)) + " " + indicator.UnitVi, other.Period.NameVi, other.Period.NameEn));
        foreach (var unit in overlap.Units)
        {
            var own = consolidator.TotalOf(indicator, consolidator.OwnSums(unit, overlap.Period, tree));
            if (own.IsMissing || own.IsApproximate || overlap.Amount <= own.Amount) continue;
            var figure = own.ToQuantity(indicator)!.Value;
            throw new RefusalException(ReconciliationProblems.OverlapTooLarge(node.Organisation.Unit(unit)!.Name, figure.Write("vi") + " " + indicator.UnitVi, figure.Write("en") + " " + indicator.UnitEn));
        }
    }
}

/// <summary>Reads an indicator as people type it: code, suggestion, name or part of one.</summary>
internal static class IndicatorTyped
{
    private const string Between = " – ";

    public static string Label(Indicator indicator, string language) => indicator.Code + Between + indicator.Name(language);

    public static Indicator Find(string? typed, Catalogue catalogue)
    {
        var text = Vietnamese.Clean(typed);
        var code = text.Split(Between)[0].Trim();
        if (catalogue.TryGet(code, out var exact) || catalogue.TryGet(code.ToUpperInvariant(), out exact)) return exact;
        var words = Vietnamese.Fold(text);
        var usable = catalogue.Indicators.Where(i => i is { Retired: false, AddsUp: AddsUp.Sum }).ToList();
        var found = words.Length == 0 ? [] : usable.Where(i => Vietnamese.Fold(i.NameVi) == words || Vietnamese.Fold(i.NameEn) == words).ToList();
        if (found.Count == 0 && words.Length > 0) found = [.. usable.Where(i => Vietnamese.Fold(i.NameVi + " " + i.NameEn).Contains(words, StringComparison.Ordinal))];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusalException(ReconciliationProblems.OverlapIndicator(text)),
            _ => throw new RefusalException(ReconciliationProblems.OverlapManyIndicators(text, string.Join("; ", found.Take(6).Select(i => Label(i, "vi"))) + (found.Count > 6 ? "…" : "")))
        };
    }
}
