using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Organisation;
using HiepDong.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Plans;

/// <summary>
/// Three forces of Nghệ An and the ministry above its police. Giang approves for the police and sends its plans, An writes for them; Phúc leads the police, Quý the army, Biển the border
/// guard; Hải writes for the border guard; Lan is the ministry's coordinator; Lạ leads the police of another province. 9:00 on 05/01/2026.
/// </summary>
internal sealed class PlanOffice : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Army { get; init; }
    public required OrgUnit Border { get; init; }
    public required OrgUnit Ministry { get; init; }
    public required OrgUnit Station { get; init; }

    public static async Task<PlanOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        test.Time.Go(2026, 1, 5);
        var ministry = await test.AddUnit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, "VN");
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40", ministry);
        var army = await test.AddUnit("QS.40", "Bộ Chỉ huy quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        var border = await test.AddUnit("BP.40", "Ban Chỉ huy Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var station = await test.AddUnit("CA.X1", "Công an phường Đông Lĩnh", Force.Police, Echelon.Commune, "40", police);
        var far = await test.AddUnit("CA.48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48", ministry);
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("giang", "Hoàng Giang", new Grant(Role.Coordinator, police.Id, Hierarchy.Territory));
        await test.AddAccount("phuc", "Lê Phúc", new Grant(Role.Leader, police.Id, Hierarchy.Chain));
        await test.AddAccount("quy", "Lý Quý", new Grant(Role.Leader, army.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Biển", new Grant(Role.Leader, border.Id, Hierarchy.Chain));
        await test.AddAccount("hai", "Phan Thanh Hải", new Grant(Role.Reporter, border.Id, Hierarchy.Chain));
        await test.AddAccount("lan", "Võ Thị Lan", new Grant(Role.Coordinator, ministry.Id, Hierarchy.Chain));
        await test.AddAccount("la", "Đặng Lạ", new Grant(Role.Leader, far.Id, Hierarchy.Chain));
        return new() { Test = test, App = await TestApp.Start(test.Node), Police = police, Army = army, Border = border, Ministry = ministry, Station = station };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public CarryPlan Carry => Use<CarryPlan>();
    public Plan Get(Plan p) => Use<PlanStore>().Get(p.Id);
    public List<Assignment> Given(Plan p) => Use<AssignmentStore>().Of(OriginKind.Plan, p.Id);
    private string Place => Test.State.Organisation.TerritoryByCode("40", Test.State.Today)!.Id;

    public PlanBody Body(params OrgUnit[] parties) => new("Phối hợp bảo đảm an ninh, trật tự năm 2026", PlanKind.Annual, Police.Id, new(2026, 1, 1), new(2026, 12, 31), Place, Police.Id,
        "Bảo đảm an ninh, trật tự trên địa bàn tỉnh.\nCác lực lượng phối hợp chặt chẽ.", "Các đơn vị báo cáo hằng tháng.", [.. parties.Select(p => new PlanParty(p.Id, "tuần tra chung"))],
        [new("Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 của Chính phủ")], [new("drugs", "Phối hợp đấu tranh với tội phạm về ma túy.")],
        [new("l1", "Mở đợt cao điểm trấn áp tội phạm", Police.Id, [Border.Id], new(2026, 6, 30), "Báo cáo kết quả"), new("l2", "Tuần tra tuyến biên giới", Border.Id, [], new(2026, 11, 30))],
        [new(Border.Id, "Tổ tuần tra", 4, "tổ")], [new("MT.VU", TargetRule.AtLeast, 120, "2026")],
        [new("t1", new(2026, 3, 14), new(19, 30), new(1, 0), "Tuyến sông Lam", Police.Id, [Border.Id], "2 tổ, 1 xuồng")]);

    public Task<Plan> Drafted() => Use<WritePlan>().Begin(Body(Police, Army, Border), Person("an"), default);

    public async Task<Plan> Sent() => await Carry.Send((await Drafted()).Id, null, Person("giang"), default);

    public async Task<Plan> Agreed()
    {
        var plan = await Sent();
        await Carry.Agree(plan.Id, Army.Id, 1, Person("quy"), default);
        return await Carry.Agree(plan.Id, Border.Id, 1, Person("bien"), default);
    }

    public async Task<Plan> InForce() => await Carry.PutInForce((await Agreed()).Id, new(2026, 1, 10), null, Person("giang"), default);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
