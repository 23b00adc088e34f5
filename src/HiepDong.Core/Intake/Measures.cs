using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Intake;

/// <summary>How what a text counts in stands to what an indicator counts in.</summary>
public enum MeasureFit
{
    /// <summary>The same, or words for the same thing ("người", "đối tượng"), or the text names none.</summary>
    Same,
    /// <summary>The same measure in another power of ten: "tấn" and "kg".</summary>
    Scaled,
    /// <summary>Two words for counted things that may mean the same; a person decides.</summary>
    Unclear,
    /// <summary>Never the same: "bánh" and "kg", "vụ" and "người".</summary>
    Different
}

/// <summary>Units of measure that differ by a power of ten, and words of counting that mean the same. Nothing else is ever converted.</summary>
public static class Measures
{
    private static readonly Dictionary<string, (string Family, int Power)> Powers = Table(
        "mass: mg -3, gam 0, g 0, gram 0, kg 3, kilôgam 3, yến 4, tạ 5, tấn 6",
        "money: đồng 0, vnđ 0, nghìn đồng 3, ngàn đồng 3, triệu đồng 6, tỷ đồng 9, tỉ đồng 9",
        "volume: ml -3, lít 0, m3 3, m³ 3, mét khối 3",
        "length: mm -3, cm -2, m 0, mét 0, km 3",
        "area: m2 0, m² 0, mét vuông 0, ha 4, héc-ta 4, km2 6, km² 6");

    private static readonly string[][] Alike =
    [
        ["người", "đối tượng", "bị can", "bị cáo", "cá nhân", "công dân", "nhân khẩu", "đồng chí", "cán bộ", "chiến sĩ", "nạn nhân"],
        ["vụ", "vụ việc", "vụ án", "trường hợp", "chuyên án", "sự cố"],
        ["lượt", "lượt người", "lượt tổ", "lượt cán bộ", "lượt chiến sĩ", "lượt tàu", "lượt phương tiện", "lượt hộ"],
        ["chiếc", "cái", "khẩu", "quả", "tàu", "thuyền", "ghe", "sà lan", "xuồng", "ca nô", "xe", "phương tiện", "thiết bị"],
        ["buổi", "cuộc", "lần", "đợt", "ca", "lớp", "hội nghị"],
        ["văn bản", "kế hoạch", "phương án"],
        ["tin", "nguồn tin", "thông tin", "lượt tin", "tin, bài", "bài", "bản tin"],
        ["bản", "bản cam kết", "cam kết"], ["chốt", "tổ", "chốt, tổ"],
        ["hộ", "gia đình", "nhà", "căn"], ["%", "phần trăm"]
    ];

    /// <summary>Pieces and packings: never turned into anything else.</summary>
    private static readonly HashSet<string> Pieces = ["bánh", "viên", "gói", "tép", "túi", "bao", "hộp", "thùng", "chai", "lọ", "ống", "điếu", "kíp", "con", "cây", "%"];

    /// <param name="stated">As the reader gives it, or null.</param>
    /// <param name="power">What to multiply the stated value by is 10^power; 0 unless <see cref="MeasureFit.Scaled"/>.</param>
    public static MeasureFit Fit(string? stated, string wanted, out int power)
    {
        power = 0;
        var (a, b) = (Key(stated), Key(wanted));
        if (a.Length == 0 || a == b) return MeasureFit.Same;
        if (Powers.TryGetValue(a, out var from) | Powers.TryGetValue(b, out var to))
        {
            if (from.Family is null || from.Family != to.Family) return MeasureFit.Different;
            power = from.Power - to.Power;
            return power == 0 ? MeasureFit.Same : MeasureFit.Scaled;
        }
        var (groupA, groupB) = (Array.FindIndex(Alike, g => g.Contains(a)), Array.FindIndex(Alike, g => g.Contains(b)));
        if (groupA >= 0 && groupA == groupB) return MeasureFit.Same;
        if (Pieces.Contains(a) || Pieces.Contains(b) || (groupA is 0 or 1 && groupB is 0 or 1)) return MeasureFit.Different;
        return MeasureFit.Unclear;
    }

    /// <summary>The quantity in the other power of ten; its bound stays.</summary>
    public static Quantity Scale(Quantity stated, int power)
    {
        var factor = 1m;
        for (var i = 0; i < Math.Abs(power); i++) factor *= 10;
        decimal Of(decimal value) => power < 0 ? value / factor : value * factor;
        return stated with { Value = Of(stated.Value), Max = stated.Max is { } max ? Of(max) : null };
    }

    private static string Key(string? unit) => Vietnamese.Clean(unit).ToLowerInvariant();

    private static Dictionary<string, (string, int)> Table(params string[] families) => families.Select(f => f.Split(": "))
        .SelectMany(f => f[1].Split(", ").Select(u => (Unit: u[..u.LastIndexOf(' ')], Of: (f[0], int.Parse(u[(u.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture)))))
        .ToDictionary(u => u.Unit, u => u.Of);
}
