using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Directives;
using HiepDong.Documents;
using HiepDong.LocalModels;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Demonstration;

/// <summary>
/// Directives that came down and what Lâm Đồng made of them, and the province's local models. Two decrees of one number are real, as is the confusion they make; plans, letters and models are invented.
/// </summary>
internal sealed class DemoRegisters
{
    private readonly NodeContext node;
    private readonly Func<OrgUnit, Actor> actorOf;
    private readonly DirectiveStore directives;
    private readonly KeepDirective keep;
    private readonly SendDirective send;
    private readonly LocalModelStore models;
    private readonly KeepModel keepModel;
    private readonly JudgeModel judge;

    public DemoRegisters(NodeContext node, Func<OrgUnit, Actor> actorOf)
    {
        (this.node, this.actorOf) = (node, actorOf);
        var (database, state, access) = (node.Database, node.State, node.Access);
        directives = new(database);
        var reach = new DirectiveReach(access, new WorkReach(state, access, new ReportReach(state, access)), directives);
        keep = new(database, state, access, new DirectiveSettings(database, access), reach, new People(database));
        send = new(database, state, access, directives);
        models = new(database);
        keepModel = new(database, state, access, models, new People(database));
        judge = new(database, state, access, models, new KeptFiles(database));
    }

    public int Directives { get; private set; }
    public int Models { get; private set; }

    /// <summary>Laws, decrees, the year's directives; two go down through the province, some units answer, some do not.</summary>
    public async Task Register(CancellationToken stop)
    {
        var ministry = Unit("CA.BO");
        var province = Unit("UB.68");
        async Task<Directive> Put(OrgUnit by, DirectiveBody body)
        {
            Directives++;
            return await keep.Register(body, by.Id, actorOf(by), stop);
        }
        await Put(ministry, new("law", "37/2018/QH14", new(2018, 11, 20), "Quốc hội", null, "Luật Công an nhân dân", EffectiveOn: new(2019, 7, 1), IsLegalBasis: true));
        await Put(ministry, new("law", "22/2018/QH14", new(2018, 6, 8), "Quốc hội", null, "Luật Quốc phòng", EffectiveOn: new(2019, 1, 1), IsLegalBasis: true));
        await Put(ministry, new("decree", "03/2019/NĐ-CP", new(2019, 9, 5), "Chính phủ", null, "Về phối hợp giữa Bộ Công an và Bộ Quốc phòng trong thực hiện nhiệm vụ bảo vệ an ninh quốc gia, bảo đảm trật tự, an toàn xã hội, đấu tranh phòng, chống tội phạm và nhiệm vụ quốc phòng", IsLegalBasis: true));
        await Put(ministry, new("decree", "03/2019/NĐ-CP", new(2019, 1, 4), "Chính phủ", null, "Về hoạt động viễn thám", EffectiveOn: new(2019, 2, 20)));
        await Put(ministry, new("decree", "30/2020/NĐ-CP", new(2020, 3, 5), "Chính phủ", null, "Về công tác văn thư", IsLegalBasis: true));
        var old = await Put(province, new("plan", "214/KH-UBND", new(2025, 1, 20), province.Name, province.Id, "Phối hợp bảo đảm an ninh, trật tự trên địa bàn tỉnh năm 2025", ExpiresOn: new(2026, 1, 1), CreatesWork: true));
        await Put(province, new("plan", "308/KH-UBND", new(2026, 1, 15), province.Name, province.Id, "Phối hợp bảo đảm an ninh, trật tự trên địa bàn tỉnh năm 2026", Replaces: [old.Id], CreatesWork: true));
        await Put(Unit("CA.68"), new("plan", "17/KH-m", new(2026, 9, 14), "Bộ Công an", ministry.Id, "", Secrecy.Secret, "Văn thư mật, Công an tỉnh Lâm Đồng"));
        var yearEnd = await Put(province, new("telegram", "41/CĐ-UBND", new(2026, 11, 10), province.Name, province.Id, "Bảo đảm an ninh, trật tự dịp cuối năm 2026 và Tết Nguyên đán", CreatesWork: true));
        var storms = await Put(province, new("letter", "5120/UBND-NC", new(2026, 10, 2), province.Name, province.Id, "V/v chủ động ứng phó mưa lũ, sạt lở đất", CreatesWork: true));

        var binh = DemoCast.Act(node, "binh");
        OrgUnit[] forces = [Unit("CA.68"), Unit("QS.68"), Unit("BP.68")];
        await send.Send(yearEnd.Id, province.Id, [.. forces.Select(f => f.Id)], binh, stop);
        await send.Send(storms.Id, province.Id, [.. forces.Select(f => f.Id)], binh, stop);
        var police = forces[0];
        var giang = DemoCast.Act(node, "giang");
        await send.Receive(yearEnd.Id, police.Id, giang, stop);
        var communes = node.State.Organisation.At(node.State.Today).SubordinatesOf(police.Id).OrderBy(u => u.Code, StringComparer.Ordinal).Take(24).ToList();
        await send.Send(yearEnd.Id, police.Id, [.. communes.Select(u => u.Id)], giang, stop);
        foreach (var unit in communes.Where(u => DemoFigures.Hash("nhan" + u.Code) % 4 != 0)) await send.Receive(yearEnd.Id, unit.Id, actorOf(unit), stop);
        var origin = new Assignments.Origin(Assignments.OriginKind.Directive, yearEnd.Id, yearEnd.Id, DirectiveWords.Short(yearEnd.Body, "vi"));
        var assign = new AssignWork(node.Database, node.State, node.Access, new AssignmentStore(node.Database));
        await assign.Run(origin, police.Id, [new("Ra quân tấn công, trấn áp tội phạm đợt cuối năm", police.Id, [forces[1].Id, forces[2].Id], new(2026, 12, 20), "báo cáo kết quả đợt ra quân")], giang, stop);
        foreach (var unit in communes.Where(u => DemoFigures.Hash("giao" + u.Code) % 5 == 0))
            await assign.Run(origin, unit.Id, [new("Tuần tra khép kín địa bàn ban đêm", unit.Id, [], new(2026, 12, 31), "sổ tuần tra")], actorOf(unit), stop);
        await send.Receive(storms.Id, forces[1].Id, actorOf(forces[1]), stop);
        await send.NoNeed(storms.Id, forces[2].Id, "Tuyến biển của đơn vị không thuộc vùng sạt lở; đã trực theo phương án thường xuyên", false, actorOf(forces[2]), stop);
    }

    /// <summary>Models of three kinds in the communes of the province; most fare well, some do not, two are copies.</summary>
    public async Task Found(CancellationToken stop)
    {
        var tree = node.State.Organisation.At(node.State.Today);
        var police = tree.SubordinatesOf(Unit("CA.68").Id).Where(u => node.State.Organisation.Territory(u.TerritoryId) is { Level: 3 }).OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        (string Kind, string Name, string[] Criteria)[] kinds =
        [
            ("drug_free", "Xã không ma túy", ["Không có tụ điểm, điểm phức tạp về ma túy", "Người nghiện được quản lý, cai nghiện", "Có quy chế phối hợp giữa các lực lượng"]),
            ("self_managed_security", "Camera an ninh, liên gia tự quản", ["Có quy chế hoạt động", "Ít nhất 70% thôn, tổ dân phố tham gia", "Tội phạm về trật tự xã hội giảm so với năm trước"]),
            ("fire_safety", "Tổ liên gia an toàn phòng cháy, chữa cháy", ["Mỗi tổ có phương tiện chữa cháy ban đầu", "Diễn tập ít nhất mỗi năm một lần"])
        ];
        string? original = null;
        foreach (var unit in police)
            foreach (var (kind, name, criteria) in kinds)
            {
                var chance = DemoFigures.Hash(kind + unit.Code);
                if (chance % 4 != 0) continue;
                var by = actorOf(unit);
                var army = tree.UnitsOf(unit.TerritoryId).FirstOrDefault(u => u.Force == Force.Army);
                var place = node.State.Organisation.Territory(unit.TerritoryId)!;
                var body = new LocalModelBody($"{name} – {place.FullName}", kind, unit.TerritoryId, unit.Id, army is null ? [] : [army.Id], "Công an xã chủ trì, dân quân, đoàn thể và nhân dân cùng tham gia; số liệu giả định.",
                    [.. criteria.Select((c, n) => new ModelCriterion((n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), c))], kind == "drug_free" ? original : null);
                var model = await keepModel.Register(body, ModelStage.Piloting, new(2026, 1 + (int)(chance / 4 % 4), 5), by, stop);
                if (kind == "drug_free") original ??= model.Id;
                Models++;
                var met = body.Criteria.ToDictionary(c => c.Id, c => DemoFigures.Hash(c.Id + model.Body.Name) % 5 != 0);
                await judge.Review(model.Id, met, new(2026, 9, 10), "Đoàn kiểm tra liên ngành đánh giá tại địa bàn", null, by, stop);
                var stage = (chance / 16 % 6) switch { 0 => ModelStage.Unproven, 1 => ModelStage.Promising, 2 when !met.Values.All(m => m) => ModelStage.Ineffective, _ => ModelStage.Recognised };
                await judge.Say(model.Id, stage, new(2026, 10, 1), stage == ModelStage.Ineffective ? "Không duy trì hoạt động, thiếu kinh phí" : "Theo kết quả kiểm tra tháng 9", by, stop);
            }
        await new ModelFigures(node.Database, node.State, node.Access, models).Set("MH.HQ", new(ModelRule.AnyKind, ModelStage.Recognised, CountedThing.Models), DemoCast.Act(node, "dung"), stop);
    }

    private OrgUnit Unit(string code) => node.State.Organisation.UnitByCode(code, node.State.Today)!;
}
