using HiepDong.Problems;
using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>Works out a <see cref="ReorganisationPlan"/>, or refuses with everything that stands against it.</summary>
public sealed class ReorganisationPlanner
{
    private readonly Organisation organisation;
    private readonly ReorganisationRequest request;
    private readonly OrgTree tree;
    private readonly List<Problem> problems = [];
    private readonly List<Territory> endedTerritories = [];
    private readonly List<OrgUnit> endedUnits = [];
    private readonly List<Territory> begunTerritories = [];
    private readonly List<OrgUnit> begunUnits = [];
    private readonly List<Succession> territorySuccessions = [];
    private readonly List<Succession> unitSuccessions = [];

    private ReorganisationPlanner(Organisation organisation, ReorganisationRequest request)
    {
        this.organisation = organisation;
        this.request = request;
        tree = organisation.At(request.On);
    }

    /// <exception cref="RefusalException">With every problem found, each naming the field it is about.</exception>
    public static ReorganisationPlan Plan(Organisation organisation, ReorganisationRequest request) => new ReorganisationPlanner(organisation, request).Run();

    private ReorganisationPlan Run()
    {
        if (request.Basis.Trim().Length == 0) problems.Add(OrganisationProblems.NeedsBasis());
        var subjects = request.Subjects.Distinct().Select(id => request.OfTerritories ? (IDated?)organisation.Territory(id) : organisation.Unit(id)).ToList();
        if (subjects.Any(s => s is null)) throw new RefusalException(OrganisationProblems.NotFound());
        CheckSubjects(subjects!);
        CheckOutcomeCount();
        Stop();
        if (request.OfTerritories) PlanTerritories([.. subjects.Cast<Territory>()]);
        else PlanUnits([.. subjects.Cast<OrgUnit>()]);
        CheckCodes();
        Stop();
        var ended = endedTerritories.Select(t => t.Id).Concat(endedUnits.Select(u => u.Id)).ToHashSet();
        var carried = ended.SelectMany(id => tree.ChildrenOf(id).Select(c => c.Id).Concat(tree.UnitsOf(id).Select(u => u.Id)).Concat(tree.SubordinatesOf(id).Select(u => u.Id)))
            .Where(id => !ended.Contains(id)).Distinct().ToList();
        return new(request, endedTerritories, endedUnits, begunTerritories, begunUnits, territorySuccessions, unitSuccessions, carried);
    }

    private void Stop()
    {
        if (problems.Count > 0) throw new RefusalException([.. problems]);
    }

    private void CheckSubjects(List<IDated> subjects)
    {
        var least = request.Kind == ReorganisationKind.Merge ? 2 : 1;
        if (subjects.Count < least) problems.Add(OrganisationProblems.NeedsSubjects(least));
        if (subjects.Count > 1 && request.Kind != ReorganisationKind.Merge) problems.Add(OrganisationProblems.OneSubject());
        foreach (var s in subjects)
        {
            if (s.ValidFrom >= request.On) problems.Add(OrganisationProblems.BeforeValidity(NameOf(s), s.ValidFrom));
            else if (s.ValidTo is { } end) problems.Add(OrganisationProblems.AlreadyEnding(NameOf(s), end));
            if (s is Territory { Kind: TerritoryKind.Country }) problems.Add(OrganisationProblems.IsCountry());
        }
        if (subjects.Select(s => s is OrgUnit u ? (u.Force, (int)u.Echelon) : (default, ((Territory)s).Level)).Distinct().Count() > 1) problems.Add(OrganisationProblems.DifferentLevels());
    }

    private void CheckOutcomeCount()
    {
        if (request.Kind == ReorganisationKind.Split && request.Outcomes.Count < 2) problems.Add(OrganisationProblems.NeedsTwoSuccessors());
        if (request.Kind is not (ReorganisationKind.Split or ReorganisationKind.Dissolve) && request.Outcomes.Count != 1) throw new ArgumentException("One outcome is needed.");
    }

    private void PlanTerritories(List<Territory> subjects)
    {
        if (request.Kind == ReorganisationKind.Superior) throw new ArgumentException("A territory has no superior unit.");
        endedTerritories.AddRange(subjects);
        if (request.Kind == ReorganisationKind.Dissolve) territorySuccessions.AddRange(subjects.Select(s => new Succession(s.Id, null, request.On, SuccessionMode.Dissolved, request.Basis)));
        var mode = Mode();
        foreach (var outcome in request.Outcomes)
        {
            var first = subjects[0];
            var kind = outcome.Kind ?? first.Kind;
            var parent = outcome.UpperId ?? tree.ParentOf(first.Id);
            var made = new Territory(Territory.MakeId(outcome.Code, request.On), outcome.Code, outcome.Name.Trim(), kind, parent, request.On, null);
            Check(UnitRules.CheckName(outcome.Name));
            Check(UnitRules.CheckCode(kind, outcome.Code));
            if (made.Level != first.Level) problems.Add(OrganisationProblems.WrongLevel(made.FullName));
            CheckParent(subjects, made);
            if (request.Kind == ReorganisationKind.Move && outcome.UpperId == tree.ParentOf(first.Id)) problems.Add(OrganisationProblems.SameSuperior());
            if (request.Kind == ReorganisationKind.Change && (made.Code, made.Name, made.Kind) == (first.Code, first.Name, first.Kind)) problems.Add(OrganisationProblems.NothingChanges());
            begunTerritories.Add(made);
            territorySuccessions.AddRange(subjects.Select(s => new Succession(s.Id, made.Id, request.On, mode, request.Basis)));
        }
        if (request.Kind == ReorganisationKind.Split) DivideBelow(subjects[0]);
        else if (request.WithUnits && begunTerritories.Count == 1) new Followers(this, subjects, begunTerritories[0]).Plan();
    }

    private void CheckParent(List<Territory> subjects, Territory made)
    {
        if (made.ParentId is null || organisation.Territory(made.ParentId) is not { } parent) { problems.Add(OrganisationProblems.BelowStays(made.FullName)); return; }
        if (!parent.IsValidOn(request.On) || !UnitRules.MayContain(parent.Kind, made.Kind)) problems.Add(OrganisationProblems.WrongParent(parent.FullName));
        else if (tree.PathOf(parent.Id).Any(id => subjects.Any(s => s.Id == id))) problems.Add(OrganisationProblems.Cycle(made.FullName));
    }

    private void PlanUnits(List<OrgUnit> subjects)
    {
        endedUnits.AddRange(subjects);
        if (request.Kind == ReorganisationKind.Dissolve) unitSuccessions.AddRange(subjects.Select(s => new Succession(s.Id, null, request.On, SuccessionMode.Dissolved, request.Basis)));
        var mode = Mode();
        foreach (var outcome in request.Outcomes)
        {
            var first = subjects[0];
            var superior = outcome.UpperId ?? tree.ParentOf(first.Id);
            var territory = outcome.TerritoryId ?? organisation.Become(first.TerritoryId, request.On).FirstOrDefault() ?? first.TerritoryId;
            var made = new OrgUnit(OrgUnit.MakeId(outcome.Code, request.On), outcome.Code, outcome.Name.Trim(), first.Force, outcome.Echelon ?? first.Echelon, territory, superior, request.On, null);
            Check(UnitRules.CheckName(outcome.Name));
            Check(UnitRules.CheckUnitCode(outcome.Code));
            CheckSuperior(subjects, made);
            if (request.Kind == ReorganisationKind.Superior && superior == tree.ParentOf(first.Id)) problems.Add(OrganisationProblems.SameSuperior());
            if (request.Kind == ReorganisationKind.Move && territory == first.TerritoryId) problems.Add(OrganisationProblems.SameSuperior());
            if (request.Kind == ReorganisationKind.Change && (made.Code, made.Name, made.Echelon) == (first.Code, first.Name, first.Echelon)) problems.Add(OrganisationProblems.NothingChanges());
            begunUnits.Add(made);
            unitSuccessions.AddRange(subjects.Select(s => new Succession(s.Id, made.Id, request.On, mode, request.Basis)));
        }
        if (request.Kind == ReorganisationKind.Split) DivideBelow(subjects[0]);
    }

    private void CheckSuperior(List<OrgUnit> subjects, OrgUnit made)
    {
        if (organisation.Territory(made.TerritoryId) is not { } territory || !territory.IsValidOn(request.On)) problems.Add(OrganisationProblems.NotFound() with { Kind = ProblemKind.Invalid, Field = "Territory" });
        if (made.SuperiorId is null) return;
        if (organisation.Unit(made.SuperiorId) is not { } superior) { problems.Add(OrganisationProblems.BelowStays(made.Name)); return; }
        if (!superior.IsValidOn(request.On)) problems.Add(OrganisationProblems.NotValidOn(superior.Name, request.On) with { Field = "Upper" });
        else if (tree.PathOf(superior.Id).Any(id => subjects.Any(s => s.Id == id))) problems.Add(OrganisationProblems.Cycle(made.Name));
        else if (!UnitRules.MayCommand(superior.Force, superior.Echelon, made.Force, made.Echelon)) problems.Add(OrganisationProblems.WrongSuperior(made.Name, superior.Name));
    }

    /// <summary>Each child and unit below a divided subject goes, as a row of its own, to the successor chosen for it.</summary>
    private void DivideBelow(IDated subject)
    {
        var (children, units) = ReorganisationPlan.ToAssign(organisation, request.OfTerritories, subject.Id, request.On);
        foreach (var later in organisation.Territories.Where(t => t.ParentId == subject.Id && t.ValidFrom >= request.On)) problems.Add(OrganisationProblems.LaterBelow(later.FullName, later.ValidFrom));
        foreach (var later in organisation.Units.Where(u => (u.SuperiorId == subject.Id || u.TerritoryId == subject.Id) && u.ValidFrom >= request.On)) problems.Add(OrganisationProblems.LaterBelow(later.Name, later.ValidFrom));
        foreach (var child in children)
        {
            if (!Assigned(child.Id, child.FullName, mayDivide: false, out var to)) continue;
            if (child.ValidTo is { } end) { problems.Add(OrganisationProblems.AlreadyEnding(child.FullName, end)); continue; }
            Carry(child, child with { ParentId = begunTerritories[to].Id });
        }
        foreach (var unit in units)
        {
            if (!Assigned(unit.Id, unit.Name, mayDivide: request.OfTerritories, out var to)) continue;
            if (unit.ValidTo is { } end) { problems.Add(OrganisationProblems.AlreadyEnding(unit.Name, end)); continue; }
            if (!request.OfTerritories) Carry(unit, unit with { SuperiorId = begunUnits[to].Id });
            else if (to == ReorganisationRequest.Divided) Divide(unit, (Territory)subject);
            else Carry(unit, unit with { TerritoryId = begunTerritories[to].Id });
        }
    }

    private bool Assigned(string id, string name, bool mayDivide, out int to)
    {
        if (request.Assigned.TryGetValue(id, out to) && (to >= 0 ? to < request.Outcomes.Count : mayDivide && to == ReorganisationRequest.Divided)) return true;
        problems.Add(OrganisationProblems.NotAssigned(name));
        return false;
    }

    /// <summary>A unit responsible for the whole divided territory: what it reported can't be told apart, so it is divided as well.</summary>
    private void Divide(OrgUnit unit, Territory territory)
    {
        endedUnits.Add(unit);
        for (var i = 0; i < request.Outcomes.Count; i++)
        {
            var part = begunTerritories[i];
            var code = unit.Code.EndsWith("." + territory.Code, StringComparison.Ordinal) ? unit.Code[..^territory.Code.Length] + part.Code : i == 0 ? unit.Code : $"{unit.Code}-{i + 1}";
            var name = unit.Name.Contains(territory.FullName, StringComparison.Ordinal) ? unit.Name.Replace(territory.FullName, part.FullName, StringComparison.Ordinal) : unit.Name + " – " + part.FullName;
            var made = unit with { Id = OrgUnit.MakeId(code, request.On), Code = code, Name = name, TerritoryId = part.Id, SuperiorId = tree.ParentOf(unit.Id), ValidFrom = request.On };
            begunUnits.Add(made);
            unitSuccessions.Add(new(unit.Id, made.Id, request.On, SuccessionMode.Split, request.Basis));
        }
    }

    private void Carry(Territory old, Territory changed)
    {
        endedTerritories.Add(old);
        var made = changed with { Id = Territory.MakeId(changed.Code, request.On), ValidFrom = request.On };
        begunTerritories.Add(made);
        territorySuccessions.Add(new(old.Id, made.Id, request.On, SuccessionMode.Renamed, request.Basis));
    }

    internal void Carry(OrgUnit old, OrgUnit changed)
    {
        endedUnits.Add(old);
        var made = changed with { Id = OrgUnit.MakeId(changed.Code, request.On), ValidFrom = request.On };
        begunUnits.Add(made);
        unitSuccessions.Add(new(old.Id, made.Id, request.On, SuccessionMode.Renamed, request.Basis));
    }

    /// <summary>A code is free when nothing that carries it is valid on or after the day, apart from what ends on it.</summary>
    private void CheckCodes()
    {
        foreach (var twice in begunTerritories.GroupBy(t => t.Code).Concat<IGrouping<string, IDated>>(begunUnits.GroupBy(u => u.Code)).Where(g => g.Count() > 1)) problems.Add(OrganisationProblems.CodeTwice(twice.Key));
        foreach (var made in begunTerritories)
            foreach (var there in organisation.TerritoriesByCode(made.Code).Where(t => Takes(t) && !endedTerritories.Contains(t))) problems.Add(OrganisationProblems.CodeTaken(made.Code, there.FullName, there.ValidFrom));
        foreach (var made in begunUnits)
            foreach (var there in organisation.UnitsByCode(made.Code).Where(u => Takes(u) && !endedUnits.Contains(u))) problems.Add(OrganisationProblems.CodeTaken(made.Code, there.Name, there.ValidFrom));
    }

    private bool Takes(IDated there) => there.ValidTo is not { } end || end > request.On;

    private SuccessionMode Mode() => request.Kind switch
    {
        ReorganisationKind.Merge => SuccessionMode.Merged,
        ReorganisationKind.Split => SuccessionMode.Split,
        ReorganisationKind.Dissolve => SuccessionMode.Dissolved,
        _ => SuccessionMode.Renamed
    };

    private void Check(Problem? problem)
    {
        if (problem != null) problems.Add(problem);
    }

    private static string NameOf(IDated thing) => thing is Territory t ? t.FullName : ((OrgUnit)thing).Name;

    /// <summary>Units responsible for merged, renamed or moved territories, which follow them.</summary>
    private sealed class Followers(ReorganisationPlanner planner, List<Territory> subjects, Territory made)
    {
        private readonly OrgTree tree = planner.tree;

        public void Plan()
        {
            var units = subjects.SelectMany(s => tree.UnitsOf(s.Id).Where(u => u.ValidTo is null && u.ValidFrom < made.ValidFrom).Select(u => (Of: s, Unit: u))).ToList();
            if (planner.request.Kind == ReorganisationKind.Move) { foreach (var (of, unit) in units) Resubordinate(of, unit); return; }
            foreach (var alike in units.GroupBy(u => (u.Unit.Force, u.Unit.Echelon)))
            {
                // Several of a kind in one territory (posts, brigades) are not the territory's one organ: they stay what they are.
                if (alike.GroupBy(u => u.Of.Id).Any(g => g.Count() > 1)) continue;
                var (of, keeper) = alike.FirstOrDefault(u => u.Of.Code == made.Code) is { Unit: not null } same ? same : alike.First();
                var code = keeper.Code.EndsWith("." + of.Code, StringComparison.Ordinal) ? keeper.Code[..^of.Code.Length] + made.Code : keeper.Code;
                var name = keeper.Name.Replace(of.FullName, made.FullName, StringComparison.Ordinal);
                if (alike.Count() == 1 && (code, name) == (keeper.Code, keeper.Name)) continue;
                var heir = keeper with { Id = OrgUnit.MakeId(code, made.ValidFrom), Code = code, Name = name, TerritoryId = made.Id, SuperiorId = tree.ParentOf(keeper.Id), ValidFrom = made.ValidFrom };
                planner.endedUnits.AddRange(alike.Select(u => u.Unit));
                planner.begunUnits.Add(heir);
                planner.unitSuccessions.AddRange(alike.Select(u => new Succession(u.Unit.Id, heir.Id, made.ValidFrom,
                    alike.Count() > 1 ? SuccessionMode.Merged : SuccessionMode.Renamed, planner.request.Basis)));
            }
        }

        /// <summary>The organ of the new parent that is what the old superior was in the old parent.</summary>
        private void Resubordinate(Territory of, OrgUnit unit)
        {
            if (tree.ParentOf(unit.Id) is not { } id || planner.organisation.Unit(id) is not { } old || !tree.UnitsOf(tree.ParentOf(of.Id)!).Contains(old)) return;
            var news = tree.UnitsOf(made.ParentId!).Where(u => u.Force == old.Force && u.Echelon == old.Echelon).ToList();
            if (news is [var one]) planner.Carry(unit, unit with { SuperiorId = one.Id, TerritoryId = made.Id });
        }
    }
}
