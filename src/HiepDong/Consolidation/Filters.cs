using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Consolidation;

/// <summary>What the consolidation pages are asked for in their address. An address is the same for everyone who may open it.</summary>
/// <param name="Against">cung-ky, ky-truoc or khong.</param>
/// <param name="Split">luc-luong, truc-thuoc, thang or khong.</param>
internal sealed record Filters(Scope Scope, string ScopeText, Period Period, string Against, IReadOnlyList<string> Topics, string Codes, string Split)
{
    public const string SamePeriod = "cung-ky", PeriodBefore = "ky-truoc", Nothing = "khong", ByForce = "luc-luong", Below = "truc-thuoc", ByMonth = "thang", OwnAndJoint = "phoi-hop";

    /// <summary>Reads the address; refuses nodes that do not exist in the period or that the person may not see.</summary>
    public static Filters Read(IQueryCollection query, Consolidator consolidator, Access access, Actor by, DateOnly today)
    {
        var period = ReadPeriod(query, today);
        Scope scope;
        if (query["nut"].ToString() is { Length: > 0 } text) scope = Asking.Scope(consolidator, text, period);
        else scope = Home(consolidator, access, by, period);
        access.Require(by, Permission.Consolidate, scope);
        var topics = query["ct"].OfType<string>().Where(t => Indicators.Topics.All.Any(k => k.Code == t)).Distinct().ToList();
        return new(scope, Asking.Write(consolidator, scope), period, One(query["so"], SamePeriod, PeriodBefore, Nothing), topics, Vietnamese.Clean(query["ma"]), One(query["tach"], ByForce, Below, ByMonth, OwnAndJoint, Nothing));
    }

    private static Period ReadPeriod(IQueryCollection query, DateOnly today)
    {
        var (from, to) = (query["tu"].ToString().Trim(), query["den"].ToString().Trim());
        if (from.Length > 0 || to.Length > 0) return Asking.Period(Month(from.Length > 0 ? from : to) + ".." + Month(to.Length > 0 ? to : from));
        return query["ky"].ToString() is { Length: > 0 } code ? Asking.Period(code) : Period.Holding(today, Rhythm.Month, WindowRule.Statutory).Previous;
    }

    /// <summary>Officers write 02/2026 as well as 2026-02.</summary>
    private static string Month(string text) => text.Split('/') is [var month, { Length: 4 } year] && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        ? string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}") : text;

    /// <summary>The node the person is responsible for, as it was in the period.</summary>
    private static Scope Home(Consolidator consolidator, Access access, Actor by, Period period)
    {
        var tree = consolidator.TreeOf(period);
        foreach (var reach in access.ReachesOf(by, Permission.Consolidate))
        {
            if (tree.Has(reach)) return reach;
            foreach (var before in Before(consolidator.Organisation, reach.NodeId))
                if (tree.Has(reach with { NodeId = before })) return reach with { NodeId = before };
        }
        throw new RefusalException(ConsolidationProblems.NothingToSee());
    }

    private static IEnumerable<string> Before(Organisation.Organisation organisation, string id) => organisation.WithPredecessors(id).Skip(1);

    private static string One(string? asked, params string[] known) => known.Contains(asked) ? asked! : known[0];

    public Breakdown Breakdown => Split switch
    {
        ByForce => Breakdown.Force,
        Below => Asking.Below(Scope),
        ByMonth => Breakdown.Month,
        OwnAndJoint => Breakdown.Joint,
        _ => Breakdown.None
    };

    /// <summary>The same question at another address; null leaves a part out.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var parts = new List<KeyValuePair<string, string?>> { new("nut", ScopeText), new("ky", Period.Code) };
        if (Against != SamePeriod) parts.Add(new("so", Against));
        foreach (var topic in Topics) parts.Add(new("ct", topic));
        if (Codes.Length > 0) parts.Add(new("ma", Codes));
        if (Split != ByForce) parts.Add(new("tach", Split));
        foreach (var (name, value) in more)
        {
            parts.RemoveAll(p => p.Key == name);
            if (value != null) parts.Add(new(name, value));
        }
        return Address(path, parts);
    }

    /// <summary>Colons and dots stay readable: they may stand in a query.</summary>
    public static string Address(string path, IEnumerable<KeyValuePair<string, string?>> query) =>
        QueryHelpers.AddQueryString(path, query).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);

    /// <summary>Where a total comes from.</summary>
    public static string SourceLink(string node, Period period, string indicator, Force? force = null) =>
        $"/tong-hop/nguon?nut={Uri.EscapeDataString(node).Replace("%3A", ":", StringComparison.Ordinal)}&ky={period.Code}&ct={indicator}" + (force is { } f ? "&luc=" + f.Code() : "");
}

/// <summary>Choices of the consolidation's filters.</summary>
internal static class FilterChoices
{
    /// <summary>Regular periods of this year and the two before, and the one asked for.</summary>
    public static List<Choice> Periods(Period chosen, DateOnly today, Texts texts)
    {
        var last = Math.Max(Period.Holding(today, Rhythm.Year, WindowRule.Statutory).Year, chosen.Year);
        var choices = new List<Choice>();
        if (chosen.Rhythm is null || chosen.Year < last - 2) choices.Add(Of(chosen, texts["consolidation.other-period"]));
        for (var year = last; year >= last - 2; year--)
        {
            var group = year.ToString(CultureInfo.InvariantCulture);
            choices.Add(Of(Period.OfYear(year), group));
            choices.Add(Of(new(year * 12, 9), group));
            for (var h = 0; h < 2; h++) choices.Add(Of(new(year * 12 + h * 6, 6), group));
            for (var q = 1; q <= 4; q++) choices.Add(Of(Period.Quarter(year, q), group));
            for (var m = 12; m >= 1; m--) choices.Add(Of(Period.Month(year, m), group));
        }
        return choices;

        Choice Of(Period p, string group) => new(p.Code, Documents.DraftedSentences.UpperFirst(p.Name(texts.Language)), group);
    }

    /// <summary>Nodes near the chosen one that the person may see: above, below, the other hierarchy, and those they are responsible for.</summary>
    public static List<Choice> Nodes(Filters filters, Consolidator consolidator, Access access, Actor by, Texts texts)
    {
        var tree = consolidator.TreeOf(filters.Period);
        var organisation = consolidator.Organisation;
        var choices = new List<Choice>();
        void Add(Scope scope, string group)
        {
            if (choices.Any(c => c.Value == Asking.Write(consolidator, scope)) || !access.Allows(by, Permission.Consolidate, scope)) return;
            choices.Add(new(Asking.Write(consolidator, scope), Documents.DraftedSentences.UpperFirst(consolidator.NameOf(scope)), group));
        }
        var (scope, hierarchy) = (filters.Scope, filters.Scope.Hierarchy);
        Add(scope, texts["consolidation.node.here"]);
        foreach (var above in tree.PathOf(scope.NodeId).Skip(1)) Add(new(hierarchy, above), texts["consolidation.node.above"]);
        foreach (var reach in access.ReachesOf(by, Permission.Consolidate)) if (tree.Has(reach)) Add(reach, texts["consolidation.node.above"]);
        if (hierarchy == Hierarchy.Territory)
        {
            foreach (var unit in tree.UnitsOf(scope.NodeId).OrderBy(u => u.Force)) Add(Scope.OfUnit(unit.Id), texts["consolidation.node.chain"]);
            foreach (var child in tree.ChildrenOf(scope.NodeId).OrderBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal)) Add(Scope.OfTerritory(child.Id), texts["consolidation.node.below"]);
        }
        else
        {
            if (organisation.Unit(scope.NodeId) is { } unit && organisation.Become(unit.TerritoryId, tree.Epoch) is [var territory, ..]) Add(Scope.OfTerritory(territory), texts["consolidation.node.territory"]);
            foreach (var child in tree.SubordinatesOf(scope.NodeId).OrderBy(u => Vietnamese.SortKey(u.Name), StringComparer.Ordinal)) Add(Scope.OfUnit(child.Id), texts["consolidation.node.below"]);
        }
        return choices;
    }

    private const int MostFound = 20;

    /// <summary>Nodes whose name or code holds every word typed, accents or not.</summary>
    public static List<(string Text, string Name)> Find(string typed, Filters filters, Consolidator consolidator, Access access, Actor by)
    {
        var words = Vietnamese.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var tree = consolidator.TreeOf(filters.Period);
        return [.. tree.Territories.Select(t => (Scope: Scope.OfTerritory(t.Id), t.Code, Name: t.FullName)).Concat(tree.Units.Select(u => (Scope: Scope.OfUnit(u.Id), u.Code, u.Name)))
            .Where(n => { var text = Vietnamese.Fold(n.Code + " " + n.Name); return words.All(w => text.Contains(w, StringComparison.Ordinal)); })
            .OrderBy(n => !n.Code.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)).ThenBy(n => n.Name.Length)
            .Where(n => access.Allows(by, Permission.Consolidate, n.Scope)).Take(MostFound)
            .Select(n => (Asking.Write(consolidator, n.Scope), Documents.DraftedSentences.UpperFirst(n.Name)))];
    }
}
