using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.JointResults.Reconciliation;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Tests.JointResults;

/// <summary>A province with a commune and three forces whose results are reconciled; it is 20/11/2026, so the reporting month of November is over.</summary>
internal sealed class ReconciliationOffice : IAsyncDisposable
{
    public static readonly Period Month = Period.Parse("2026-11");

    private ReconciliationOffice(TestNode test) => Test = test;

    public TestNode Test { get; }
    public Territory Province { get; private set; } = null!;
    public Territory Commune { get; private set; } = null!;
    public OrgUnit Police { get; private set; } = null!;
    public OrgUnit Army { get; private set; } = null!;
    public OrgUnit Guard { get; private set; } = null!;
    public OrgUnit CommunePolice { get; private set; } = null!;

    public ReconciliationStore Sessions => new(Test.Database, Test.State);
    public Reconcile Reconcile => new(Test.Database, Test.State, Test.Node.Access, Sessions);
    public AnswerResult Answers => new(Test.Database, Test.State, Test.Node.Access, new ResultStore(Test.Database));
    public ReconciliationStatus Status => new(Test.Database, Test.State);
    public StateOverlap Overlaps => new(Test.Database, Test.State, Test.Node.Access);
    public Actor Coordinator => Who(Police, Role.Coordinator);

    public static Actor Who(OrgUnit unit, Role role = Role.Reporter) => new("x" + unit.Code, unit.Code.ToLowerInvariant(), unit.Name, [new Grant(role, unit.Id, Hierarchy.Territory)]);

    public static async Task<ReconciliationOffice> Open(string database)
    {
        var office = new ReconciliationOffice(await TestNode.Open(database));
        var test = office.Test;
        test.Time.Go(2026, 11, 20);
        office.Province = test.State.Organisation.TerritoryByCode("40", test.State.Today)!;
        office.Commune = new Territory("40001~20250701", "40001", "An Bình", TerritoryKind.Commune, office.Province.Id, new(2025, 7, 1), null);
        await test.Database.Write("operator", "", write =>
        {
            OrganisationStore.Insert(write, office.Commune);
            write.Log("organisation.territory-added", office.Commune.Id);
        });
        office.Police = await test.AddUnit("CA.T", "Công an tỉnh", Force.Police, Echelon.Province, "40");
        office.Army = await test.AddUnit("QS.T", "Bộ Chỉ huy Quân sự tỉnh", Force.Army, Echelon.Province, "40");
        office.Guard = await test.AddUnit("BP.T", "Ban Chỉ huy Bộ đội Biên phòng tỉnh", Force.BorderGuard, Echelon.Province, "40");
        office.CommunePolice = await test.AddUnit("CA.X", "Công an xã", Force.Police, Echelon.Commune, office.Commune.Code, office.Police);
        return office;
    }

    public static IReadOnlyList<Amount> Cases(int cases) => [new("cases", "vụ", cases)];

    /// <summary>Recorded by the lead unit; the others are asked.</summary>
    public Task<JointResult> Record(OrgUnit lead, DateOnly day, ResultKind kind, IReadOnlyList<Amount> amounts, params OrgUnit[] asked)
    {
        var body = new ResultBody(kind, day, day, Commune.Id, "việc thử", null, [new(lead.Id, true, "", Answer.Pending, []), .. asked.Select(u => new Claim(u.Id, false, "", Answer.Pending, []))], new(amounts, null, null, null, null));
        return new RecordResult(Test.Database, Test.State, Test.Node.Access, new ResultStore(Test.Database)).Run(null, body, true, Who(lead), default);
    }

    /// <summary>Recorded and confirmed by all as it is.</summary>
    public async Task<JointResult> Agreed(OrgUnit lead, DateOnly day, params OrgUnit[] asked)
    {
        var result = await Record(lead, day, ResultKind.DrugCase, Cases(1), asked);
        foreach (var unit in asked) result = await Confirm(result, unit);
        return result;
    }

    public Task<JointResult> Confirm(JointResult result, OrgUnit unit, IReadOnlyList<Amount>? amounts = null) => Answers.Confirm(result.Id, unit.Id, amounts ?? [], null, null, Who(unit), default);

    public Task<JointResult> Correct(JointResult result, int cases) =>
        Answers.Correct(result.Id, result.Body with { Accepted = result.Body.Accepted with { Amounts = Cases(cases) } }, "đếm lại", null, Who(Test.State.Organisation.Unit(result.Body.Lead.UnitId)!), default);

    public Task<Session> OpenSession(Territory? place = null, Period? period = null) => Reconcile.Open((place ?? Province).Id, period ?? Month, Coordinator, default);

    public Task<Signature> Sign(Session session, OrgUnit unit, Force? force = null) => Reconcile.Sign(session.Id, force ?? unit.Force, null, null, Who(unit), default);

    public async Task SignAll(Session session)
    {
        foreach (var force in Sessions.WorkOf(session).Forces.Where(f => !f.Holds))
            await Sign(session, force.Force switch { Force.Police => Police, Force.Army => Army, _ => Guard });
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
