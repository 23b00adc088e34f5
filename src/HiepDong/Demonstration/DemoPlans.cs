using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Plans;
using HiepDong.Reporting;

namespace HiepDong.Demonstration;

/// <summary>
/// Plans of the demonstration's year: the annual one of Lâm Đồng agreed by four forces, a campaign of the Tết and one of the autumn, one of the ministry that provinces carry out, and
/// one that waits for an answer. All invented.
/// </summary>
internal sealed class DemoPlans
{
    private readonly NodeContext node;
    private readonly PlanStore store;
    private readonly WritePlan writing;
    private readonly CarryPlan carry;
    private readonly AdoptPlan adopt;
    private string annual = "", tet = "", ministry = "";

    public DemoPlans(NodeContext node)
    {
        this.node = node;
        store = new(node.Database);
        var reach = new PlanAccess(node.State, node.Access, new WorkReach(node.State, node.Access, new ReportReach(node.State, node.Access)));
        writing = new(node.Database, node.State, node.Access, store, reach);
        carry = new(node.Database, node.State, store, reach);
        adopt = new(node.Database, node.State, node.Access, store, reach);
    }

    public int Made { get; private set; }

    /// <summary>December 2025: the year's plan of the province, the Tết campaign, the ministry's programme.</summary>
    public async Task Begin(CancellationToken stop)
    {
        annual = await Agreed(new("Phối hợp bảo đảm an ninh, trật tự và phòng thủ dân sự trên địa bàn tỉnh Lâm Đồng năm 2026", PlanKind.Annual, Id("UB.68"), new(2026, 1, 1), new(2026, 12, 31), Place("68"), Id("UB.68"),
            "Giữ vững an ninh chính trị, trật tự, an toàn xã hội trên địa bàn tỉnh; chủ động phòng ngừa, ứng phó thiên tai, sự cố.\nCác lực lượng phối hợp theo đúng chức năng, nhiệm vụ; thông tin trao đổi kịp thời, chính xác; mỗi việc có một đơn vị chủ trì, chịu trách nhiệm.",
            "Các đơn vị cụ thể hóa Kế hoạch này trong tháng 01 năm 2026; báo cáo kết quả hằng tháng theo biểu mẫu chung.\nỦy ban nhân dân tỉnh theo dõi, đôn đốc, tổ chức sơ kết 6 tháng và tổng kết năm.",
            [new(Id("UB.68"), "chủ trì, bảo đảm kinh phí"), new(Id("CA.68"), "đấu tranh phòng, chống tội phạm; thông tin tình hình"), new(Id("QS.68"), "huấn luyện, diễn tập; ứng phó thiên tai"), new(Id("BP.68"), "tuần tra, kiểm soát khu vực biên giới biển")],
            [new("Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ về phối hợp giữa Bộ Công an và Bộ Quốc phòng trong thực hiện nhiệm vụ bảo vệ an ninh quốc gia, bảo đảm trật tự, an toàn xã hội, đấu tranh phòng, chống tội phạm và nhiệm vụ quốc phòng")],
            [new("drugs", "Phối hợp phát hiện, triệt xóa các đường dây mua bán, vận chuyển ma túy; xây dựng xã, phường không ma túy."), new("patrol", "Tuần tra chung tại địa bàn giáp ranh, khu vực biên giới biển và dịp lễ, tết."), new("disaster_rescue", "Sẵn sàng lực lượng, phương tiện ứng phó bão, lũ, sạt lở; hỗ trợ nhân dân khắc phục hậu quả.")],
            [
                Line("Ký kết kế hoạch phối hợp giữa Công an, Quân sự, Biên phòng ở 100% xã, phường, đặc khu", "CA.68", ["QS.68", "BP.68"], new(2026, 3, 31), "Báo cáo kết quả ký kết"),
                Line("Diễn tập phòng thủ dân sự cấp tỉnh", "QS.68", ["CA.68", "BP.68", "UB.68"], new(2026, 10, 31), "Báo cáo rút kinh nghiệm"),
                Line("Tuần tra chung tuyến biển ít nhất mỗi tháng một đợt", "BP.68", ["CA.68"], new(2026, 12, 31), "Lịch và kết quả tuần tra"),
                Line("Tổng kết công tác phối hợp năm 2026", "UB.68", ["CA.68", "QS.68", "BP.68"], new(2026, 12, 25), "Báo cáo tổng kết")
            ],
            [new(Id("CA.68"), "Tổ công tác liên ngành", 6, "tổ"), new(Id("QS.68"), "Xe chuyên dụng cứu hộ", 4, "chiếc"), new(Id("BP.68"), "Tàu, xuồng tuần tra", 3, "chiếc")],
            [new("MT.VU", TargetRule.AtLeast, 800, "2026"), new("TT.NGUOI", TargetRule.AtLeast, 20000, "2026")], []), new(2026, 1, 1), stop);

        tet = await Agreed(new("Đợt cao điểm bảo đảm an ninh, trật tự Tết 2026", PlanKind.Campaign, Id("CA.68"), new(2025, 12, 15), new(2026, 2, 28), Place("68"), Id("CA.68"),
            "Tấn công, trấn áp các loại tội phạm; bảo đảm nhân dân vui xuân, đón Tết an toàn.", "Các đơn vị trực 100% quân số từ ngày 25 tháng Chạp.",
            [new(Id("CA.68")), new(Id("QS.68")), new(Id("BP.68"))], [], [new("campaigns", "Tuần tra, kiểm soát các tuyến, địa bàn trọng điểm.")],
            [Line("Ra quân đợt cao điểm", "CA.68", ["QS.68", "BP.68"], new(2026, 1, 5)), Line("Sơ kết đợt cao điểm", "CA.68", [], new(2026, 2, 28), "Báo cáo sơ kết")], [], [], []), new(2025, 12, 21), stop);

        ministry = await Agreed(new("Phòng, chống tội phạm về ma túy trên tuyến biên giới, biển năm 2026", PlanKind.Annual, Id("CA.BO"), new(2026, 1, 1), new(2026, 12, 31), node.State.Organisation.At(node.State.Today).Country!.Id, Id("CA.BO"),
            "Ngăn chặn ma túy từ sớm, từ xa; giảm nguồn cung.", "Công an các tỉnh, thành phố xây dựng kế hoạch triển khai trong tháng 02 năm 2026.", [new(Id("CA.BO"))], [],
            [new("drugs", "Phối hợp với Bộ đội Biên phòng, Cảnh sát biển kiểm soát các tuyến trọng điểm.")],
            [Line("Rà soát địa bàn, đối tượng trọng điểm", "CA.BO", [], new(2026, 4, 30)), Line("Mở đợt cao điểm tấn công tội phạm về ma túy", "CA.BO", [], new(2026, 8, 31)), Line("Tổng kết, đánh giá mô hình xã biên giới sạch về ma túy", "CA.BO", [], new(2026, 12, 20), "Báo cáo chuyên đề")], [], [], []),
            new(2026, 1, 1), stop);
        foreach (var code in new[] { "CA.68", "CA.40" })
        {
            var made = await adopt.Adopt(ministry, Id(code), [.. store.Get(ministry).Body.Lines.Skip(1).Select(l => l.Id)], Writer(code), stop);
            await InForce(made.Id, code, new(2026, 1, 15), stop);
        }
    }

    /// <summary>September: the Tết campaign was reviewed and closed; the autumn's campaign with its patrols begins.</summary>
    public async Task Autumn(CancellationToken stop)
    {
        await carry.Review(tet, "Đợt cao điểm đạt mục tiêu; tội phạm về trật tự xã hội giảm so với cùng kỳ. Công tác trao đổi thông tin ở một số xã còn chậm.", null, Writer("CA.68"), stop);
        await carry.Close(tet, null, Writer("CA.68"), stop);
        await Agreed(new("Tuần tra chung và cao điểm chống buôn lậu, khai thác hải sản trái phép quý IV năm 2026", PlanKind.Patrol, Id("BP.68"), new(2026, 10, 1), new(2026, 12, 31), Place("68"), Id("BP.68"),
            "Ngăn chặn buôn lậu, gian lận thương mại và khai thác hải sản trái phép trên vùng biển của tỉnh.", "Đơn vị chủ trì từng ca tuần tra ghi kết quả ngay sau khi kết thúc.",
            [new(Id("BP.68"), "chủ trì trên biển"), new(Id("CA.68"), "chốt chặn tại bến, cảng")], [], [new("smuggling", "Kiểm tra tàu, thuyền không rõ nguồn gốc hàng hóa.")],
            [Line("Kiểm tra, lập danh sách tàu cá có nguy cơ vi phạm", "BP.68", ["CA.68"], new(2026, 10, 31), "Danh sách"), Line("Sơ kết đợt tuần tra chung", "BP.68", [], new(2026, 12, 28), "Báo cáo")],
            [new(Id("BP.68"), "Tàu tuần tra", 2, "chiếc"), new(Id("CA.68"), "Tổ chốt chặn", 3, "tổ")], [],
            [.. new[] { (10, 9), (10, 23), (11, 6), (11, 20), (12, 4), (12, 11), (12, 18), (12, 26) }.Select(d => new PlanPatrol(node.Database.NewId(), new(2026, d.Item1, d.Item2), new(19, 0), new(1, 0), "Vùng biển Phan Thiết – Phú Quý", Id("BP.68"), [Id("CA.68")], "2 tàu, 3 tổ"))]),
            new(2026, 10, 1), stop);
    }

    /// <summary>The present: next year's Tết campaign is with its parties; the province's committee has not answered yet.</summary>
    public async Task Winter(CancellationToken stop)
    {
        var plan = await writing.Begin(new("Đợt cao điểm bảo đảm an ninh, trật tự Tết 2027", PlanKind.Campaign, Id("CA.68"), new(2026, 12, 20), new(2027, 2, 28), Place("68"), Id("CA.68"),
            "Tấn công, trấn áp các loại tội phạm; bảo đảm nhân dân vui xuân, đón Tết an toàn.", "Các đơn vị trực 100% quân số từ ngày 25 tháng Chạp.", [new(Id("CA.68")), new(Id("UB.68")), new(Id("QS.68")), new(Id("BP.68"))],
            [], [new("campaigns", "Tuần tra, kiểm soát các tuyến, địa bàn trọng điểm.")],
            [Line("Ra quân đợt cao điểm", "CA.68", ["QS.68", "BP.68"], new(2026, 12, 25)), Line("Sơ kết đợt cao điểm", "CA.68", ["UB.68"], new(2027, 2, 26), "Báo cáo sơ kết")], [], [], []), Writer("CA.68"), stop);
        plan = await carry.Send(plan.Id, null, Writer("CA.68"), stop);
        await carry.Agree(plan.Id, Id("QS.68"), plan.Edition, Leader("QS.68"), stop);
        await carry.Comment(plan.Id, Id("BP.68"), plan.Edition, "Đề nghị bổ sung ca tuần tra trên biển trong ba ngày Tết.", Leader("BP.68"), stop);
        Made++;
    }

    /// <summary>Written, sent, agreed to by every party's leader and put in force.</summary>
    private async Task<string> Agreed(PlanBody body, DateOnly on, CancellationToken stop)
    {
        var author = node.State.Organisation.Unit(body.AuthorUnitId)!.Code;
        var plan = await writing.Begin(body, Writer(author), stop);
        return await InForce(plan.Id, author, on, stop);
    }

    private async Task<string> InForce(string id, string author, DateOnly on, CancellationToken stop)
    {
        var plan = await carry.Send(id, null, Writer(author), stop);
        foreach (var party in plan.Waiting.ToList()) await carry.Agree(id, party.UnitId, plan.Edition, Leader(node.State.Organisation.Unit(party.UnitId)!.Code), stop);
        await carry.PutInForce(id, on, null, Writer(author), stop);
        Made++;
        return id;
    }

    private PlanLine Line(string text, string lead, string[] supporting, DateOnly deadline, string evidence = "") => new(node.Database.NewId(), text, Id(lead), [.. supporting.Select(Id)], deadline, evidence);
    private string Id(string code) => node.State.Organisation.UnitByCode(code, node.State.Today)!.Id;
    private string Place(string code) => node.State.Organisation.TerritoryByCode(code, node.State.Today)!.Id;
    private Actor Writer(string code) => code switch { "UB.68" => DemoCast.Act(node, "binh"), "CA.68" => DemoCast.Act(node, "giang"), "CA.BO" => DemoCast.Act(node, "lan"), _ => Act(code, Role.Coordinator) };
    private Actor Leader(string code) => code == "UB.68" ? DemoCast.Act(node, "chi") : Act(code, Role.Leader);

    private Actor Act(string code, Role role)
    {
        var unit = node.State.Organisation.UnitByCode(code, node.State.Today)!;
        return new(unit.Id, DemoHistory.Writer(unit), unit.Name, [new(role, unit.Id, Hierarchy.Chain)]);
    }
}
