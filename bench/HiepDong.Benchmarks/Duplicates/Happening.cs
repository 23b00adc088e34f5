using System.Globalization;
using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Text;

namespace HiepDong.Benchmarks.Duplicates;

/// <summary>How hard the invented year is to read: how often several true cases of one kind come together, and how little or how wrongly a teller says where it was.</summary>
/// <param name="DaysOfAction">Share of events that one to three more of the kind follow in the same commune on the same day or the next.</param>
/// <param name="PatrolRounds">Share of patrols that begin a round of seven by the same posts along the same markers.</param>
internal sealed record Difficulty(double DaysOfAction = 0.05, double PatrolRounds = 0.03, double HamletSaid = 0.62, double HamletWrong = 0.10)
{
    public static readonly Difficulty Usual = new(), Easier = new(0.035, 0.02, 0.68, 0.08), Harder = new(0.065, 0.04, 0.56, 0.12);
}

/// <summary>What truly happened: the amounts, and the details that a reporter may or may not mention.</summary>
/// <param name="Matter">What it was about, in the wordings that offices have for it.</param>
internal sealed record Happening(ResultKind Kind, int Days, IReadOnlyList<Amount> Amounts, string Hamlet, string OtherHamlet, int Hour, int Minute, string Means, string Road, string? Operation, string? Campaign, string CommuneName, string Goods, string[] Matter)
{
    public string Commune { get; init; } = "";
    public string Province { get; init; } = "";

    private static readonly string[] Vehicles = ["xe mô tô", "xe máy", "ô tô con", "ô tô tải", "xe khách", "xe bán tải", "xe đạp điện", "xuồng máy"];
    private static readonly string[] Campaigns = ["Cao điểm tấn công trấn áp tội phạm dịp Tết", "Kế hoạch 01/KH-BCĐ", "Đợt cao điểm chống buôn lậu", "Kế hoạch phối hợp quý", "Tháng hành động phòng, chống ma túy"];

    /// <summary>Forces have plans of their own for the same work.</summary>
    public static string AnyCampaign(Random random) => Campaigns[random.Next(Campaigns.Length)];

    public static T Pick<T>(Random random, (T Value, int Weight)[] of)
    {
        var at = random.Next(of.Sum(o => o.Weight));
        foreach (var (value, weight) in of)
            if ((at -= weight) < 0) return value;
        throw new ArgumentException("Weights are positive.", nameof(of));
    }

    public static Happening Invent(Random random, ResultKind kind, DateOnly day, string[] hamlets, int marker, string commune)
    {
        var road = Pick(random, [("quốc lộ " + random.Next(1, 60).ToString(CultureInfo.InvariantCulture), 25), ("tỉnh lộ " + random.Next(101, 560).ToString(CultureInfo.InvariantCulture), 15), ("đường liên xã", 25), ("đường mòn biên giới", 20),
            ("khu vực mốc " + (marker + random.Next(8)).ToString(CultureInfo.InvariantCulture), 25)]);
        var operation = kind is ResultKind.DrugCase or ResultKind.Smuggling or ResultKind.Trafficking && random.NextDouble() < 0.12
            ? random.Next(100, 999).ToString(CultureInfo.InvariantCulture) + (char)('A' + random.Next(24)) : null;
        var days = kind switch
        {
            ResultKind.Sweep => Pick(random, [(1, 40), (2, 20), (3, 20), (5, 12), (10, 8)]),
            ResultKind.JointPatrol or ResultKind.ForeignPatrol => Pick(random, [(1, 75), (2, 15), (3, 10)]),
            ResultKind.Relief => Pick(random, [(1, 40), (2, 25), (3, 20), (6, 15)]),
            _ => Pick(random, [(1, 95), (2, 5)])
        };
        // A day of the year's end is not passed.
        days = Math.Min(days, 366 - day.DayOfYear);
        var amounts = AmountsOf(random, kind, out var goods);
        var matter = Pick(random, [.. Matters(kind, goods).Select(m => (m, 1))]);
        return new(kind, Math.Max(1, days), amounts, hamlets[random.Next(hamlets.Length)], hamlets[random.Next(hamlets.Length)], Pick(random, [(random.Next(24), 40), (random.Next(17, 24), 40), (random.Next(5, 10), 20)]), random.Next(12) * 5,
            Vehicles[random.Next(Vehicles.Length)], road, operation, Campaigns[random.Next(Campaigns.Length)], commune, goods, matter);
    }

    private static string[][] Matters(ResultKind kind, string goods) => kind switch
    {
        ResultKind.DrugCase => [["mua bán trái phép chất ma túy", "mua bán ma túy", "mua bán " + goods], ["tàng trữ trái phép chất ma túy", "tàng trữ ma túy", "cất giữ " + goods], ["vận chuyển trái phép chất ma túy", "vận chuyển ma túy", "vận chuyển " + goods], ["tổ chức sử dụng trái phép chất ma túy", "sử dụng ma túy"]],
        ResultKind.Smuggling => [["vận chuyển " + goods + " nhập lậu", "vận chuyển " + goods + " không rõ nguồn gốc", "vận chuyển trái phép " + goods], ["mua bán " + goods + " nhập lậu", "buôn bán " + goods + " không có hóa đơn"], ["tàng trữ " + goods + " nhập lậu", "cất giấu " + goods]],
        ResultKind.EntryExit => [["xuất cảnh trái phép", "vượt biên trái phép"], ["nhập cảnh trái phép", "xuất nhập cảnh trái phép"], ["tổ chức cho người khác xuất cảnh trái phép", "đưa người vượt biên"]],
        ResultKind.Trafficking => [["mua bán người", "lừa bán người"], ["đưa người sang nước ngoài lao động cưỡng bức", "mua bán người"]],
        ResultKind.Mining => [["khai thác cát trái phép", "hút cát lòng sông"], ["khai thác vàng trái phép", "đào đãi vàng"], ["khai thác đất, đá trái phép", "khai thác khoáng sản trái phép"]],
        ResultKind.Fishing => [["tàu cá vi phạm vùng khai thác", "tàu cá khai thác sai vùng"], ["tàu cá dùng kích điện", "khai thác thủy sản bằng xung điện"], ["tàu cá mất kết nối giám sát hành trình", "tàu cá tắt thiết bị giám sát"], ["tàu cá không có giấy phép khai thác", "tàu cá thiếu giấy tờ"]],
        ResultKind.Sweep => [["tội phạm ma túy", "điểm phức tạp về ma túy"], ["khai thác khoáng sản trái phép", "bãi vàng"], ["đối tượng lẩn trốn", "đối tượng truy nã"]],
        ResultKind.JointPatrol => [["bảo đảm an ninh, trật tự", "giữ gìn an ninh trật tự"], ["đường biên, cột mốc", "bảo vệ đường biên, mốc giới"], ["khép kín địa bàn", "kiểm soát địa bàn"], ["ban đêm", "phòng, chống trộm cắp"]],
        ResultKind.ForeignPatrol => [["song phương với lực lượng bảo vệ biên giới nước bạn", "chung với biên phòng nước bạn"]],
        ResultKind.Weapons => [["vũ khí, vật liệu nổ", "vũ khí, công cụ hỗ trợ"], ["súng tự chế", "súng săn"]],
        ResultKind.Rescue => [["người đuối nước", "nạn nhân đuối nước"], ["ngư dân bị nạn", "thuyền viên gặp nạn"], ["người bị lũ cuốn", "người mất tích do lũ"], ["nạn nhân cháy nhà", "người trong đám cháy"]],
        ResultKind.Relief => [["mưa lũ", "ngập lụt"], ["sạt lở", "sạt lở đất"], ["bão", "sau bão"]],
        _ => [["vụ gây rối trật tự", "vụ xô xát"], ["vụ đánh bạc", "tụ điểm đánh bạc"], ["vụ hủy hoại rừng", "phá rừng"], ["tai nạn giao thông", "vụ va chạm giao thông"]]
    };

    private static decimal Around(Random random, double middle, double spread, int decimals)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Max(Math.Round((decimal)(middle * Math.Exp(spread * normal)), decimals), decimals == 0 ? 1 : decimals == 1 ? 0.1m : 0.01m);
    }

    private static List<Amount> AmountsOf(Random random, ResultKind kind, out string goods)
    {
        var amounts = new List<Amount>();
        goods = "hàng hóa";
        void Add(string what, string unit, decimal value) => amounts.Add(new(what, unit, value));
        bool Maybe(double chance) => random.NextDouble() < chance;
        int Small() => Pick(random, [(1, 58), (2, 22), (3, 9), (4, 5), (5, 3), (random.Next(6, 20), 3)]);
        if (kind is not (ResultKind.JointPatrol or ResultKind.ForeignPatrol or ResultKind.Relief or ResultKind.Rescue or ResultKind.Sweep)) Add("cases", "vụ", Pick(random, [(1, 93), (2, 4), (3, 2), (random.Next(4, 10), 1)]));
        switch (kind)
        {
            case ResultKind.DrugCase:
                Add("subjects", "đối tượng", Small());
                if (Maybe(0.3)) Add("accused", "bị can", Small());
                var big = Maybe(0.2);
                goods = Pick(random, [("heroin", 30), ("ma túy đá", 25), ("hồng phiến", 30), ("thuốc phiện", 15)]);
                if (goods == "heroin")
                {
                    if (big) Add("heroin", "bánh", Pick(random, [(1, 10), (2, 20), (random.Next(3, 12), 40), (random.Next(10, 80), 30)]));
                    else Add("heroin", "gam", Around(random, 1.5, 1.3, Maybe(0.5) ? 2 : 1));
                }
                else if (goods == "ma túy đá") Add("synthetic", big ? "kg" : "gam", big ? Around(random, 4, 1, Maybe(0.5) ? 0 : 1) : Around(random, 2, 1.2, Maybe(0.5) ? 2 : 1));
                else if (goods == "hồng phiến") Add("tablets", "viên", big ? Around(random, 60, 1, 0) * 100 : Around(random, 12, 1.1, 0));
                else Add("other_drugs", big ? "kg" : "gam", big ? Around(random, 3, 0.8, 1) : Around(random, 20, 1, 0));
                if (Maybe(big ? 0.5 : 0.15)) Add("tablets", "viên", Around(random, 30, 1.2, 0));
                if (Maybe(0.45)) Add("vehicles", "chiếc", Pick(random, [(1, 80), (2, 20)]));
                if (big && Maybe(0.15)) Add("guns", "khẩu", Pick(random, [(1, 75), (2, 25)]));
                if (Maybe(0.12)) Add("money", "triệu đồng", Around(random, 9, 1, Maybe(0.5) ? 0 : 1));
                break;
            case ResultKind.Smuggling:
                if (Maybe(0.8)) Add("subjects", "đối tượng", Small());
                goods = Pick(random, [("pháo", 25), ("thuốc lá điếu", 25), ("xăng dầu", 10), ("gỗ", 10), ("thực phẩm đông lạnh", 15), ("hàng may mặc", 15)]);
                if (goods == "pháo") Add("fireworks", "kg", Around(random, 18, 1.1, Maybe(0.4) ? 0 : 1));
                else if (goods == "thuốc lá điếu") Add("cigarettes", "bao", Maybe(0.6) ? Around(random, 40, 1, 0) * 10 : Around(random, 5, 1, 0) * 100);
                else if (goods == "xăng dầu") Add("fuel", "lít", Around(random, 80, 1, 0) * 100);
                else if (goods == "gỗ") Add("timber", "m³", Around(random, 3, 0.9, Maybe(0.7) ? 2 : 0));
                if (goods is "thực phẩm đông lạnh" or "hàng may mặc" || Maybe(0.35)) Add("goods", "triệu đồng", Maybe(0.5) ? Around(random, 5, 1, 0) * 10 : Around(random, 40, 1, 1));
                if (Maybe(0.5)) Add("vehicles", "chiếc", Pick(random, [(1, 80), (2, 20)]));
                break;
            case ResultKind.EntryExit:
                Add("subjects", "đối tượng", Pick(random, [(1, 30), (2, 22), (3, 14), (4, 10), (random.Next(5, 9), 14), (random.Next(8, 30), 10)]));
                if (Maybe(0.12)) Add("accused", "bị can", Pick(random, [(1, 80), (2, 20)]));
                break;
            case ResultKind.Trafficking:
                Add("subjects", "đối tượng", Small());
                Add("victims", "người", Pick(random, [(1, 50), (2, 30), (3, 20)]));
                break;
            case ResultKind.Mining:
                Add("subjects", "đối tượng", Small());
                Add("machines", "chiếc", Pick(random, [(1, 50), (2, 30), (random.Next(3, 9), 20)]));
                if (Maybe(0.4)) Add("vehicles", "chiếc", Pick(random, [(1, 60), (2, 40)]));
                break;
            case ResultKind.Fishing:
                if (Maybe(0.6)) Add("subjects", "đối tượng", Small());
                Add("vessels", "tàu", Pick(random, [(1, 82), (2, 12), (3, 6)]));
                break;
            case ResultKind.Sweep:
                Add("teams", "lượt tổ", random.Next(1, 9));
                Add("people", "lượt người", random.Next(8, 90));
                if (Maybe(0.4)) Add("subjects", "đối tượng", Small());
                if (Maybe(0.2)) Add("heroin", "gam", Around(random, 2, 1, 1));
                break;
            case ResultKind.JointPatrol or ResultKind.ForeignPatrol:
                Add("teams", "lượt tổ", Pick(random, [(1, 62), (2, 24), (3, 10), (4, 4)]));
                Add("people", "lượt người", random.Next(6, kind == ResultKind.JointPatrol ? 26 : 40));
                if (Maybe(0.1)) Add("cases", "vụ", 1);
                break;
            case ResultKind.Weapons:
                goods = "súng tự chế";
                Add("guns", "khẩu", Pick(random, [(1, 30), (2, 18), (random.Next(3, 12), 34), (random.Next(10, 45), 18)]));
                if (Maybe(0.3)) Add("rounds", "viên", random.Next(2, 160));
                if (Maybe(0.3)) Add("crude", "chiếc", random.Next(1, 12));
                if (Maybe(0.15)) Add("bombs", "quả", random.Next(1, 4));
                break;
            case ResultKind.Rescue:
                Add("rescued", "người", Pick(random, [(1, 38), (2, 20), (3, 10), (random.Next(4, 15), 32)]));
                if (Maybe(0.5)) Add("people", "lượt người", random.Next(6, 60));
                if (Maybe(0.5)) Add("vessels", "tàu", 1);
                break;
            case ResultKind.Relief:
                Add("people", "lượt người", random.Next(2, 24) * 5);
                if (Maybe(0.6)) Add("households", "hộ", random.Next(3, 90));
                if (Maybe(0.4)) Add("evacuated", "người", random.Next(8, 350));
                break;
            default:
                if (Maybe(0.7)) Add("subjects", "đối tượng", Small());
                break;
        }
        return amounts;
    }

    /// <summary>The amounts as somebody else knows them: some left out, some weighed or counted otherwise, bricks as kilograms.</summary>
    public List<Amount> Retell(Random random, ResultKind kind)
    {
        var told = new List<Amount>();
        foreach (var a in Amounts)
        {
            if (random.NextDouble() < 0.09 && Amounts.Count > 1) continue;
            var luck = random.NextDouble();
            var counted = a.Unit is not ("kg" or "gam" or "m³" or "triệu đồng" or "lít");
            if (a is { What: "heroin", Unit: "bánh" } && luck < 0.4) told.Add(new("heroin", "kg", Math.Max(Math.Round(a.Value * (decimal)(0.33 + random.NextDouble() * 0.04), 2), 0.01m), luck < 0.15));
            else if (a.What == "cases") told.Add(luck < 0.03 ? a with { Value = a.Value + 1 } : a);
            else if (counted && a.Value < 20) told.Add(luck < 0.12 ? a with { Value = Math.Max(1, a.Value + (random.NextDouble() < 0.6 ? 1 : -1)) } : a);
            else if (counted) told.Add(luck < 0.68 ? a : luck < 0.86 ? a with { Value = Rounded(a.Value), Approximate = luck < 0.78 } : a with { Value = Math.Max(1, Math.Round(a.Value * (decimal)(0.93 + random.NextDouble() * 0.14))) });
            else if (luck < 0.60) told.Add(a);
            else if (luck < 0.80) told.Add(a with { Value = Rounded(a.Value), Approximate = luck < 0.70 });
            else told.Add(a with { Value = Math.Max(0.01m, Math.Round(a.Value * (decimal)(0.92 + random.NextDouble() * 0.16), 2)) });
        }
        if (told.Count == 0) told.Add(Amounts[0]);
        // The other form asks for a thing this one did not.
        if (random.NextDouble() < 0.08 && kind is ResultKind.DrugCase or ResultKind.Smuggling && told.All(t => t.What != "money")) told.Add(new("money", "triệu đồng", Around(random, 6, 1, 1)));
        return told;
    }

    private static decimal Rounded(decimal value)
    {
        if (value < 1) return Math.Max(0.1m, Math.Round(value, 1));
        var step = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)value)));
        return Math.Round(value / step * 10) * step / 10 is var two && value >= 100 ? two : Math.Round(value);
    }

    /// <summary>A sentence as the teller's office writes it, with the details it happens to mention.</summary>
    public string Tell(Random random, Force teller, IReadOnlyList<Amount> amounts, Difficulty difficulty)
    {
        bool Says(double chance) => random.NextDouble() < chance;
        var hamlet = Says(difficulty.HamletWrong) ? OtherHamlet : Hamlet;
        var at = Says(difficulty.HamletSaid) ? (Says(0.5) ? "tại " : "thuộc ") + hamlet + (Says(0.4) ? ", xã " + CommuneName : "") : Says(0.5) ? "trên địa bàn xã " + CommuneName : "trên địa bàn";
        var when = "";
        if (Says(0.3))
        {
            var minute = Says(0.3) ? (Minute + 15) % 60 : Minute;
            when = (Says(0.5) ? "Khoảng " : "Hồi ") + Hour.ToString(CultureInfo.InvariantCulture) + (Says(0.5) ? " giờ" : "h") + (minute > 0 && Says(0.6) ? (Says(0.5) ? " " : "") + minute.ToString("00", CultureInfo.InvariantCulture) : "") + ", ";
        }
        var by = Kind is ResultKind.DrugCase or ResultKind.Smuggling or ResultKind.EntryExit && Says(0.35) ? (Says(0.5) ? ", " : " bằng ") + Means : "";
        var road = Says(0.28) ? (Says(0.5) ? " trên tuyến " : ", ") + Road : "";
        var operation = Operation is { } o && Says(0.7) ? (Says(0.5) ? "Phá chuyên án " : "Đấu tranh chuyên án ") + o + ": " : "";
        var count = amounts.FirstOrDefault(a => a.What == "subjects") is { } s && Says(0.5) ? " " + Vietnamese.Number(s.Value) + " đối tượng" : Says(0.5) ? " đối tượng" : "";
        var matter = Matter[Says(0.6) ? 0 : random.Next(Matter.Length)];
        var act = Kind switch
        {
            ResultKind.DrugCase when teller == Force.Police => Pick(random, [("bắt quả tang", 5), ("bắt giữ", 3), ("triệt xóa điểm", 1)]) + count + " " + matter,
            ResultKind.DrugCase => Pick(random, [("phối hợp bắt giữ", 4), ("phát hiện, bắt", 4), ("chủ trì bắt", 2)]) + count + " " + matter + (Says(0.3) ? ", thu " + Goods : ""),
            ResultKind.Smuggling => Pick(random, [("phát hiện", 4), ("kiểm tra, thu giữ", 3), ("bắt giữ", 3)]) + count + " " + matter,
            ResultKind.EntryExit => Pick(random, [("phát hiện, ngăn chặn", 4), ("bắt giữ", 3), ("tiếp nhận, xử lý", 2)]) + count + " " + matter,
            ResultKind.Trafficking => Pick(random, [("giải cứu nạn nhân, bắt giữ", 4), ("đấu tranh bắt", 4)]) + count + " " + matter,
            ResultKind.Mining => Pick(random, [("xử lý", 3), ("phát hiện", 4)]) + count + " " + matter,
            ResultKind.Fishing => Pick(random, [("kiểm tra, xử lý ", 4), ("phát hiện ", 4)]) + matter,
            ResultKind.Sweep => Pick(random, [("tổ chức truy quét ", 4), ("phối hợp truy quét ", 4)]) + matter,
            ResultKind.JointPatrol => Pick(random, [("tuần tra chung ", 4), ("phối hợp tuần tra ", 4), ("tuần tra, kiểm soát ", 2)]) + matter,
            ResultKind.ForeignPatrol => Pick(random, [("tuần tra ", 4), ("tổ chức tuần tra ", 3)]) + matter,
            ResultKind.Weapons => Pick(random, [("vận động nhân dân giao nộp ", 5), ("thu hồi ", 4), ("tiếp nhận ", 2)]) + matter,
            ResultKind.Rescue => Pick(random, [("cứu nạn ", 4), ("tìm kiếm, cứu hộ ", 4)]) + matter,
            ResultKind.Relief => Pick(random, [("giúp dân khắc phục hậu quả ", 4), ("di dời dân vùng ", 3), ("hỗ trợ ứng phó ", 2)]) + matter,
            _ => Pick(random, [("phối hợp giải quyết ", 4), ("xử lý ", 4)]) + matter
        };
        var head = operation.Length > 0 ? operation : when.Length > 0 ? when : teller switch
        {
            Force.BorderGuard when Says(0.3) => "Tổ tuần tra Biên phòng ",
            Force.Police when Says(0.2) => "Tổ công tác ",
            _ => ""
        };
        var text = head + act + " " + at + by + road + ".";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
