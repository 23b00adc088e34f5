using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>What forces do together.</summary>
public enum ResultKind
{
    DrugCase, Smuggling, EntryExit, Trafficking, Mining, Fishing, Sweep, JointPatrol, ForeignPatrol, Weapons, Rescue, Relief, Other
}

/// <summary>Something a result counts or measures, with the units it is stated in; the first is the usual one.</summary>
/// <param name="Kinds">Kinds of result whose form offers it.</param>
public sealed record Thing(string Code, string Vi, string En, IReadOnlyList<string> Units, IReadOnlyList<ResultKind> Kinds)
{
    public string Name(string language) => language == "en" ? En : Vi;
    public bool IsOf(ResultKind kind) => Kinds.Contains(kind);
}

/// <summary>Names of kinds and of counted things. Goods that are not here are written in words.</summary>
public static class Things
{
    private static readonly (ResultKind Kind, string Code, string Vi, string En)[] Kinds =
    [
        (ResultKind.DrugCase, "drug_case", "Vụ án ma túy", "Drug case"),
        (ResultKind.Smuggling, "smuggling", "Buôn lậu, gian lận thương mại", "Smuggling and trade fraud"),
        (ResultKind.EntryExit, "entry_exit", "Xuất nhập cảnh trái phép", "Illegal entry or exit"),
        (ResultKind.Trafficking, "trafficking", "Mua bán người", "Human trafficking"),
        (ResultKind.Mining, "mining", "Khai thác khoáng sản trái phép", "Illegal mining"),
        (ResultKind.Fishing, "fishing", "Khai thác thủy sản trái phép", "Illegal fishing"),
        (ResultKind.Sweep, "sweep", "Truy quét", "Sweep"),
        (ResultKind.JointPatrol, "joint_patrol", "Tuần tra chung", "Joint patrol"),
        (ResultKind.ForeignPatrol, "foreign_patrol", "Tuần tra với lực lượng nước láng giềng", "Patrol with the neighbouring country's force"),
        (ResultKind.Weapons, "weapons", "Thu hồi vũ khí, vật liệu nổ", "Weapons and explosives collected"),
        (ResultKind.Rescue, "rescue", "Tìm kiếm, cứu nạn", "Search and rescue"),
        (ResultKind.Relief, "relief", "Ứng phó, khắc phục thiên tai", "Disaster relief"),
        (ResultKind.Other, "other", "Kết quả khác", "Other result")
    ];

    private static readonly ResultKind[] Cases = [ResultKind.DrugCase, ResultKind.Smuggling, ResultKind.EntryExit, ResultKind.Trafficking, ResultKind.Mining, ResultKind.Fishing, ResultKind.Sweep, ResultKind.Other];
    private static readonly ResultKind[] Seizures = [ResultKind.DrugCase, ResultKind.Smuggling, ResultKind.EntryExit, ResultKind.Trafficking, ResultKind.Sweep, ResultKind.JointPatrol, ResultKind.Weapons, ResultKind.Other];
    private static readonly ResultKind[] Patrols = [ResultKind.JointPatrol, ResultKind.ForeignPatrol, ResultKind.Sweep];
    private static readonly ResultKind[] Saving = [ResultKind.Rescue, ResultKind.Relief];

    public static readonly IReadOnlyList<Thing> All =
    [
        new("cases", "Số vụ", "Cases", ["vụ"], [.. Cases, ResultKind.JointPatrol, ResultKind.ForeignPatrol, ResultKind.Rescue, ResultKind.Relief]),
        new("subjects", "Đối tượng", "Offenders", ["đối tượng"], [.. Cases, ResultKind.JointPatrol, ResultKind.ForeignPatrol]),
        new("accused", "Bị can bị khởi tố", "Accused persons", ["bị can"], Cases),
        new("victims", "Nạn nhân được giải cứu", "Victims freed", ["người"], [ResultKind.Trafficking]),
        new("teams", "Lượt tổ", "Team-turns", ["lượt tổ"], Patrols),
        new("people", "Lượt người tham gia", "Person-turns", ["lượt người"], [.. Patrols, .. Saving]),
        new("heroin", "Heroin", "Heroin", ["kg", "bánh", "gam"], Seizures),
        new("synthetic", "Ma túy tổng hợp dạng tinh thể, bột", "Synthetic drugs, crystal or powder", ["kg", "gam"], Seizures),
        new("tablets", "Ma túy tổng hợp dạng viên", "Synthetic drug tablets", ["viên"], Seizures),
        new("other_drugs", "Ma túy khác", "Other drugs", ["kg", "gam"], Seizures),
        new("fireworks", "Pháo các loại", "Fireworks", ["kg"], Seizures),
        new("cigarettes", "Thuốc lá nhập lậu", "Smuggled cigarettes", ["bao"], Seizures),
        new("fuel", "Xăng, dầu", "Fuel", ["lít"], Seizures),
        new("goods", "Trị giá hàng hóa", "Value of goods", ["triệu đồng"], Seizures),
        new("money", "Tiền thu giữ", "Money seized", ["triệu đồng"], Seizures),
        new("timber", "Gỗ", "Timber", ["m³"], Seizures),
        new("vehicles", "Phương tiện", "Vehicles", ["chiếc"], [.. Seizures, ResultKind.Mining, ResultKind.Fishing, .. Saving]),
        new("machines", "Máy móc, thiết bị", "Machines", ["chiếc"], [ResultKind.Mining, ResultKind.Sweep]),
        new("vessels", "Tàu, thuyền", "Vessels", ["tàu"], [ResultKind.Fishing, ResultKind.Smuggling, ResultKind.Rescue]),
        new("guns", "Súng các loại", "Guns", ["khẩu"], Seizures),
        new("rounds", "Đạn các loại", "Rounds of ammunition", ["viên"], Seizures),
        new("bombs", "Bom, mìn, lựu đạn, đầu đạn", "Bombs, mines, grenades, shells", ["quả"], Seizures),
        new("explosives", "Thuốc nổ", "Explosives", ["kg", "gam"], Seizures),
        new("crude", "Vũ khí thô sơ, công cụ hỗ trợ", "Crude weapons and support tools", ["chiếc"], Seizures),
        new("rescued", "Người được cứu", "People rescued", ["người"], Saving),
        new("evacuated", "Người được di dời, sơ tán", "People evacuated", ["người"], Saving),
        new("households", "Hộ được di dời, sơ tán", "Households evacuated", ["hộ"], Saving)
    ];

    public static readonly IReadOnlyList<ResultKind> AllKinds = [.. Kinds.Select(k => k.Kind)];

    public static string Code(this ResultKind kind) => Kinds[(int)kind].Code;
    public static string Name(this ResultKind kind, string language) => language == "en" ? Kinds[(int)kind].En : Kinds[(int)kind].Vi;

    /// <summary>Takes the code or the Vietnamese or English name, accents and case aside.</summary>
    public static bool TryKind(string? text, out ResultKind kind)
    {
        var folded = Vietnamese.Fold(text);
        foreach (var k in Kinds)
            if (folded.Length > 0 && (k.Code == folded || Vietnamese.Fold(k.Vi) == folded || Vietnamese.Fold(k.En) == folded))
            {
                kind = k.Kind;
                return true;
            }
        kind = ResultKind.Other;
        return false;
    }

    public static ResultKind ToKind(string code) => TryKind(code, out var kind) ? kind : throw new FormatException($"Not a kind of result: {code}");

    public static Thing? Find(string? code) => All.FirstOrDefault(t => t.Code == code);

    /// <summary>The thing's name, or the words that were written for it.</summary>
    public static string NameOf(string what, string language) => Find(what)?.Name(language) ?? what;

    /// <summary>Reads a code or name; other words stay themselves, cleaned.</summary>
    public static string Read(string? text)
    {
        var clean = Vietnamese.Clean(text);
        var folded = Vietnamese.Fold(clean);
        return All.FirstOrDefault(t => t.Code == folded || Vietnamese.Fold(t.Vi) == folded || Vietnamese.Fold(t.En) == folded)?.Code ?? clean;
    }

    public static string UnitName(string unit, string language) => language != "en" ? unit : unit switch
    {
        "vụ" => "cases", "đối tượng" => "offenders", "bị can" => "accused", "người" => "persons", "lượt tổ" => "team-turns", "lượt người" => "person-turns", "bánh" => "bricks", "gam" => "g",
        "viên" => "pieces", "bao" => "packets", "lít" => "litres", "triệu đồng" => "million VND", "chiếc" => "pieces", "tàu" => "vessels", "khẩu" => "guns", "quả" => "pieces", "hộ" => "households",
        var other => other
    };
}
