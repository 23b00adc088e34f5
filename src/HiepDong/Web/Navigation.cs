using System.Security.Claims;

namespace HiepDong.Web;

/// <summary>One line of the left navigation, shown to those who carry the claim ("nav", <paramref name="Key"/>).</summary>
internal sealed record NavItem(string Key, string Path, bool Admin = false)
{
    public string TextKey => "nav." + Key;
}

internal static class Navigation
{
    public const string Claim = "nav";

    public static readonly IReadOnlyList<NavItem> All =
    [
        new("overview", "/"),
        new("leader", "/lanh-dao"),
        new("reports", "/bao-cao"),
        new("intake", "/bao-cao/doc"),
        new("results", "/ket-qua"),
        new("reconciliation", "/doi-chieu"),
        new("consolidation", "/tong-hop"),
        new("map", "/ban-do"),
        new("publications", "/cong-bo"),
        new("progress", "/tien-do"),
        new("plans", "/ke-hoach"),
        new("conferences", "/hoi-nghi"),
        new("assignments", "/nhiem-vu"),
        new("shortcomings", "/ton-tai"),
        new("commendations", "/khen-thuong"),
        new("directives", "/van-ban"),
        new("models", "/mo-hinh"),
        new("units", "/quan-tri/don-vi", true),
        new("territories", "/quan-tri/dia-ban", true),
        new("boundaries", "/quan-tri/ranh-gioi", true),
        new("reorganise", "/quan-tri/sap-xep", true),
        new("import", "/quan-tri/nhap-danh-muc", true),
        new("indicators", "/quan-tri/chi-tieu", true),
        new("templates", "/quan-tri/bieu-mau", true),
        new("factors", "/quan-tri/quy-doi", true),
        new("holidays", "/quan-tri/ngay-nghi", true),
        new("rhythm", "/quan-tri/nhip-hoi-nghi", true),
        new("video", "/quan-tri/hop-truc-tuyen", true),
        new("mail", "/quan-tri/thu-dien-tu", true),
        new("directive-settings", "/quan-tri/van-ban", true),
        new("model-rules", "/quan-tri/mo-hinh", true),
        new("users", "/quan-tri/nguoi-dung", true),
        new("audit", "/quan-tri/nhat-ky", true)
    ];

    public static IReadOnlyList<NavItem> For(ClaimsPrincipal user) => [.. All.Where(i => user.HasClaim(Claim, i.Key))];

    /// <summary>The item the address belongs to: the longest path that begins it.</summary>
    public static NavItem? At(PathString path) => All
        .Where(i => i.Path == "/" ? path == "/" : path.StartsWithSegments(i.Path, StringComparison.Ordinal))
        .MaxBy(i => i.Path.Length);
}
