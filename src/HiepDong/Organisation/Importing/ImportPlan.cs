using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Organisation.Importing;

internal enum RowOutcome { New, Changed, Unchanged, Refused }

/// <summary>What became of one row of the file.</summary>
internal sealed record ImportRow(long Number, string Code, string Name, RowOutcome Outcome, string Vi = "", string En = "");

/// <summary>Everything an import would do, or the reasons why it does nothing. All or nothing: one refused row refuses the file.</summary>
internal sealed class ImportPlan(bool ofTerritories)
{
    public const int MostShown = 50;

    public bool OfTerritories => ofTerritories;
    public List<ImportRow> Rows { get; } = [];
    private readonly List<(long Row, Problem Problem)> refused = [];

    /// <summary>In the order of the rows.</summary>
    public IReadOnlyList<Problem> Problems => [.. refused.OrderBy(r => r.Row).Select(r => r.Problem)];
    public List<Territory> BegunTerritories { get; } = [];
    public List<OrgUnit> BegunUnits { get; } = [];
    public List<Territory> RewrittenTerritories { get; } = [];
    public List<OrgUnit> RewrittenUnits { get; } = [];
    public Dictionary<string, DateOnly> Ended { get; } = [];
    public List<Succession> Successions { get; } = [];

    public int Count(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    public void Refuse(SheetRow row, string code, string name, params IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            refused.Add((row.Number, problem));
            Rows.Add(new(row.Number, code, name, RowOutcome.Refused, problem.Vi, problem.En));
        }
    }

    /// <summary>Refuses with the first fifty reasons when there is any.</summary>
    public void RequireSound()
    {
        if (refused.Count > 0) throw new RefusalException([ImportProblems.Refused(refused.Count), .. Problems.Take(MostShown)]);
    }

    public void Apply(Write write, Func<string> newId)
    {
        foreach (var (id, on) in Ended)
            if (ofTerritories) OrganisationStore.EndTerritory(write, id, on);
            else OrganisationStore.EndUnit(write, id, on);
        foreach (var t in BegunTerritories.OrderBy(t => t.Level).ThenBy(t => t.ValidFrom)) OrganisationStore.Insert(write, t);
        foreach (var u in SuperiorsFirst()) OrganisationStore.Insert(write, u);
        foreach (var t in RewrittenTerritories) OrganisationStore.Rewrite(write, t);
        foreach (var u in RewrittenUnits) OrganisationStore.Rewrite(write, u);
        foreach (var bySuccessor in Successions.GroupBy(s => s.SuccessorId))
        {
            var operation = newId();
            foreach (var s in bySuccessor) OrganisationStore.Insert(write, s, ofTerritories, newId(), operation);
        }
    }

    private IEnumerable<OrgUnit> SuperiorsFirst()
    {
        var waiting = BegunUnits.ToDictionary(u => u.Id);
        foreach (var unit in BegunUnits)
        {
            var chain = new Stack<OrgUnit>();
            for (OrgUnit? u = unit; u != null && waiting.Remove(u.Id); u = u.SuperiorId is { } s ? waiting.GetValueOrDefault(s) : null) chain.Push(u);
            while (chain.TryPop(out var next)) yield return next;
        }
    }
}
