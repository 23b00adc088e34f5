using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Plans;

/// <summary>Who sees a plan and who does what to it.</summary>
internal sealed class PlanAccess(NodeState node, Access access, WorkReach reach)
{
    /// <summary>
    /// What nobody else has been asked about is the author unit's own. A plan that has come into force is also seen by units that it gives work to, and by those below its author
    /// and parties, who carry it out.
    /// </summary>
    public bool Sees(Actor by, Plan plan)
    {
        if (!plan.WasSent || plan.State == PlanState.Draft) return by.IsOperator || MayWrite(plan, by) || MayCarry(plan, by);
        var parties = plan.Body.Parties.Select(p => p.UnitId).Prepend(plan.Body.AuthorUnitId).ToList();
        if (!plan.Holds && plan.State != PlanState.Cancelled) return reach.Sees(by, parties);
        return reach.Sees(by, plan.Body.Units) || Above(by) is var above && parties.Any(above.Contains);
    }

    /// <summary>The condition on <c>joint_plan p</c> that <see cref="Sees"/> states, with its arguments.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by)
    {
        var args = new Dapper.DynamicParameters();
        if (by.IsOperator) return ("1 = 1", args);
        args.Add("own", reach.OwnUnits(by, Permission.WriteWork).Concat(reach.OwnUnits(by, Permission.VerifyWork)).Distinct().ToArray());
        const string mine = "(p.edition > 0 and p.state <> 'draft' or p.author_unit_id in @own)", held = "p.state in ('inforce', 'reviewed', 'closed', 'cancelled')";
        if (reach.UnitsFor(by) is not { } seen) return (mine, args);
        args.Add(WorkReach.Units, seen.ToArray());
        args.Add("above", Above(by).ToArray());
        return ($"exists (select 1 from joint_plan_unit s where s.plan_id = p.id and (s.unit_id in @seen and (s.role <> 'work' or {held}) or s.role <> 'work' and s.unit_id in @above and {held})) and {mine}", args);
    }

    /// <summary>The person's units and all above them in the chain of command, of any time: whose plans in force they carry out.</summary>
    public IReadOnlySet<string> Above(Actor by)
    {
        if (by.IsOperator || !access.Allows(by, Permission.SeeWork)) return new HashSet<string>();
        var tree = node.Organisation.At(node.Today);
        return by.Grants.SelectMany(g => node.Organisation.Become(g.UnitId, node.Today)).SelectMany(id => tree.PathOf(id)).SelectMany(node.Organisation.WithPredecessors).Where(id => node.Organisation.Unit(id) is not null).ToHashSet();
    }

    public void RequireSees(Actor by, Plan plan)
    {
        if (!Sees(by, plan)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>Writes the draft.</summary>
    public bool MayWrite(Plan plan, Actor by) => access.Allows(by, Permission.WriteWork, plan.Body.AuthorUnitId);

    /// <summary>Sends it, changes what was sent, puts it in force, reviews, closes, withdraws and cancels it.</summary>
    public bool MayCarry(Plan plan, Actor by) => access.Allows(by, Permission.VerifyWork, plan.Body.AuthorUnitId);

    /// <summary>Answers comments.</summary>
    public bool MayReply(Plan plan, Actor by) => MayWrite(plan, by) || MayCarry(plan, by);

    public bool MayAgree(string unitId, Actor by) => access.Allows(by, Permission.Decide, unitId);
    public bool MayComment(string unitId, Actor by) => access.Allows(by, Permission.WriteWork, unitId) || MayAgree(unitId, by);

    public void Require(bool may)
    {
        if (!may) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>Units for which the person may write plans, valid today.</summary>
    public List<OrgUnit> Authors(Actor by) => by.IsOperator || !access.Allows(by, Permission.WriteWork) ? [] : [.. access.UnitsOf(by, Permission.WriteWork).DistinctBy(u => u.Id)];

    /// <summary>Refuses work given to a unit that is neither a party nor below one, in the chain of command or in the area of a party.</summary>
    public List<Problem> CheckUnits(PlanBody body)
    {
        var found = new List<Problem>();
        if (body.Parties.Count == 0) return found;
        var tree = node.Organisation.At(node.Today);
        var parties = body.Parties.Select(p => p.UnitId).ToHashSet();
        for (var i = 0; i < body.Lines.Count; i++)
        {
            Check(body.Lines[i].LeadUnitId, $"viec-{i + 1}-chu-tri");
            foreach (var unit in body.Lines[i].SupportingUnitIds) Check(unit, $"viec-{i + 1}-phoi-hop");
        }
        for (var i = 0; i < body.Patrols.Count; i++)
        {
            Check(body.Patrols[i].LeadUnitId, $"tt-{i + 1}-chu-tri");
            foreach (var unit in body.Patrols[i].SupportingUnitIds) Check(unit, $"tt-{i + 1}-phoi-hop");
        }
        return found;

        void Check(string unit, string field)
        {
            if (unit.Length == 0 || tree.PathOf(unit).Any(parties.Contains)) return;
            found.Add(PlanProblems.OutsideParties(node.Organisation.Unit(unit)?.Name ?? unit, field));
        }
    }
}
