using System.Runtime.CompilerServices;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Search;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>
/// Units and territories by code, name and what they lie in, out of memory. Administrators get to the entry itself, also one of the past; who consolidates gets to its figures.
/// </summary>
internal abstract class OrganisationSearch(NodeState node, Access access) : Searchable
{
    private static readonly ConditionalWeakTable<Organisation, Names> Known = [];

    /// <summary>The words of one organisation, made once.</summary>
    protected sealed class Names(Organisation organisation)
    {
        public IReadOnlyList<Entry> Units { get; } = [.. organisation.Units.Select(u => Make(u.Id, u.Code, u.Name, u.TerritoryId, organisation))];
        public IReadOnlyList<Entry> Territories { get; } = [.. organisation.Territories.Select(t => Make(t.Id, t.Code, t.FullName, t.ParentId, organisation))];

        private static Entry Make(string id, string code, string name, string? within, Organisation organisation)
        {
            var places = new List<string>();
            for (; within is not null && organisation.Territory(within) is { Level: > 0 } place && places.Count < 4; within = place.ParentId) places.Add(place.FullName);
            var (codeWords, title) = (SearchTokens.Line(code), SearchTokens.Line(name));
            return new(id, codeWords, title, $"{codeWords} {title} {SearchTokens.Line(string.Join(' ', places))}", string.Join(", ", places));
        }
    }

    /// <param name="Line">All words it is found by.</param>
    /// <param name="Places">Shown under the name.</param>
    protected sealed record Entry(string Id, string Code, string Title, string Line, string Places);

    protected NodeState Node => node;
    protected Access Access => access;

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most)
    {
        if (!access.Allows(asker.By, Permission.ManageOrganisation) && !access.Allows(asker.By, Permission.Consolidate)) return [];
        var names = Known.GetValue(node.Organisation, o => new Names(o));
        var today = node.Today;
        // What is nearest is judged first, so that permission is asked for no more than are shown.
        return [.. Entries(names).Where(e => asked.In(e.Line)).Select(e => (e, Thing: Of(e.Id))).OrderBy(f => asked.Distance(f.e.Code, f.e.Title)).ThenBy(f => !f.Thing.IsValidOn(today)).ThenBy(f => f.e.Title.Length)
            .Where(f => Sees(asker.By, f.e.Id, f.Thing.IsValidOn(today))).Take(most + 1).Select(f => new Candidate(f.e.Id, f.e.Id, f.e.Code, f.e.Title, f.Thing.IsValidOn(today) ? "9" : "0", () => Make(f.e, asker)))];
    }

    protected abstract IReadOnlyList<Entry> Entries(Names names);
    protected abstract IDated Of(string id);
    protected abstract Scope ScopeOf(string id);
    protected abstract Hit Make(Entry entry, Asker asker);

    private bool Sees(Actor by, string id, bool now) => access.Allows(by, Permission.ManageOrganisation) || now && access.Allows(by, Permission.Consolidate, ScopeOf(id));

    /// <summary>Figures of the month that the page opens with, or of this one when there was no such node yet.</summary>
    protected string Figures(string id)
    {
        var month = Period.Holding(node.Today, Rhythm.Month, WindowRule.Statutory);
        var scope = ScopeOf(id);
        var there = node.Consolidator.TreeOf(month.Previous).Has(scope);
        return "/tong-hop?nut=" + Asking.Write(node.Consolidator, scope) + (there ? "" : "&ky=" + month.Code);
    }

    protected string Until(DateOnly? to, Asker asker) => to is { } end && end <= node.Today ? " · " + asker.Texts["search.until", end.AddDays(-1)] : "";
}

internal sealed class UnitSearch(NodeState node, Access access) : OrganisationSearch(node, access)
{
    public override string Kind => "units";
    protected override IReadOnlyList<Entry> Entries(Names names) => names.Units;
    protected override IDated Of(string id) => Node.Organisation.Unit(id)!;
    protected override Scope ScopeOf(string id) => Scope.OfUnit(id);

    protected override Hit Make(Entry entry, Asker asker)
    {
        var unit = Node.Organisation.Unit(entry.Id)!;
        return new(Kind, unit.Code, unit.Name, entry.Places + Until(unit.ValidTo, asker), "", Access.Allows(asker.By, Permission.ManageOrganisation) ? "/quan-tri/don-vi/" + unit.Id : Figures(unit.Id));
    }
}

internal sealed class TerritorySearch(NodeState node, Access access) : OrganisationSearch(node, access)
{
    public override string Kind => "territories";
    protected override IReadOnlyList<Entry> Entries(Names names) => names.Territories;
    protected override IDated Of(string id) => Node.Organisation.Territory(id)!;
    protected override Scope ScopeOf(string id) => Scope.OfTerritory(id);

    protected override Hit Make(Entry entry, Asker asker)
    {
        var territory = Node.Organisation.Territory(entry.Id)!;
        return new(Kind, territory.Code, Documents.DraftedSentences.UpperFirst(territory.FullName), entry.Places + Until(territory.ValidTo, asker), "",
            Access.Allows(asker.By, Permission.ManageOrganisation) ? "/quan-tri/dia-ban/" + territory.Id : Figures(territory.Id));
    }
}
