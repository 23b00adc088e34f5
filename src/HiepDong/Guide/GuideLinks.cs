using System.Security.Claims;
using HiepDong.Web;

namespace HiepDong.Guide;

/// <summary>Which part of the guide helps with which page.</summary>
internal static class GuideLinks
{
    private const string EnterReport = "can-bo-bao-cao#nhap-bao-cao", LookThrough = "nguoi-duyet#duyet-bao-cao";

    /// <summary>Addresses with the section for them; "*" is any one segment. Of those that begin an address the longest counts.</summary>
    public static readonly IReadOnlyList<(string Path, string Target)> All =
    [
        ("/", "can-bo-bao-cao#bat-dau"),
        ("/dang-nhap", "can-bo-bao-cao#dang-nhap"),
        ("/dat-mat-khau", "can-bo-bao-cao#dang-nhap"),
        ("/gui-lai", "can-bo-bao-cao#dang-nhap"),
        ("/tai-khoan", "can-bo-bao-cao#dang-nhap"),
        ("/ban-nhap", "can-bo-bao-cao#ban-nhap"),
        ("/thiet-lap", "quan-tri#thiet-lap"),
        ("/ngoai-tuyen", "can-bo-bao-cao#ngoai-tuyen"),
        ("/tim-kiem", "can-bo-bao-cao#tim-kiem"),
        ("/phim-tat", "can-bo-bao-cao#tim-kiem"),
        ("/bao-cao", EnterReport),
        ("/bao-cao/*/nop", "can-bo-bao-cao#nop-bao-cao"),
        ("/bao-cao/duyet", "nguoi-duyet#duyet-bao-cao"),
        ("/bao-cao/doc", "can-bo-bao-cao#doc-van-ban"),
        ("/ket-qua", "can-bo-bao-cao#ket-qua"),
        ("/ket-qua/nhap", "can-bo-bao-cao#ket-qua-tep"),
        ("/ket-qua/xac-nhan", "can-bo-bao-cao#xac-nhan-ket-qua"),
        ("/ket-qua/trung", "can-bo-tong-hop#ket-qua-trung"),
        ("/doi-chieu", "can-bo-tong-hop#doi-chieu"),
        ("/tong-hop", "can-bo-tong-hop#tong-hop"),
        ("/tong-hop/dien-bien", "lanh-dao#dien-bien"),
        ("/ban-do", "lanh-dao#dien-bien"),
        ("/cong-bo", "lanh-dao#cong-bo"),
        ("/tien-do", "nguoi-duyet#tien-do"),
        ("/lanh-dao", "lanh-dao#trang-lanh-dao"),
        ("/ke-hoach", "can-bo-tong-hop#ke-hoach"),
        ("/hoi-nghi", "can-bo-tong-hop#hoi-nghi"),
        ("/hoi-nghi/thu-moi", "can-bo-tong-hop#thu-moi"),
        ("/hoi-nghi/*/tra-loi", "can-bo-tong-hop#thu-moi"),
        ("/hoi-nghi/*/dieu-hanh", "can-bo-tong-hop#dieu-hanh"),
        ("/hoi-nghi/*/man-chieu", "can-bo-tong-hop#dieu-hanh"),
        ("/hoi-nghi/*/diem-cau/*", "can-bo-tong-hop#dieu-hanh"),
        ("/hoi-nghi/*/sau-hoi-nghi", "can-bo-tong-hop#ket-luan"),
        ("/hoi-nghi/*/giao-viec", "can-bo-tong-hop#ket-luan"),
        ("/hoi-nghi/*/thong-ke", "can-bo-tong-hop#ket-luan"),
        ("/nhiem-vu", "can-bo-bao-cao#nhiem-vu"),
        ("/nhiem-vu/moi", "can-bo-tong-hop#giao-nhiem-vu"),
        ("/nhiem-vu/tong-hop", "can-bo-tong-hop#giao-nhiem-vu"),
        ("/nhiem-vu/tien-do", "can-bo-tong-hop#giao-nhiem-vu"),
        ("/nhiem-vu/theo-doi", "can-bo-tong-hop#theo-doi"),
        ("/ton-tai", "can-bo-tong-hop#ton-tai"),
        ("/khen-thuong", "can-bo-tong-hop#khen-thuong"),
        ("/van-ban", "can-bo-tong-hop#van-ban"),
        ("/mo-hinh", "can-bo-tong-hop#mo-hinh"),
        ("/quan-tri", "quan-tri#don-vi"),
        ("/quan-tri/don-vi", "quan-tri#don-vi"),
        ("/quan-tri/dia-ban", "quan-tri#don-vi"),
        ("/quan-tri/ranh-gioi", "quan-tri#ranh-gioi"),
        ("/quan-tri/sap-xep", "quan-tri#sap-xep"),
        ("/quan-tri/nhap-danh-muc", "quan-tri#nhap-danh-muc"),
        ("/quan-tri/chi-tieu", "quan-tri#chi-tieu"),
        ("/quan-tri/bieu-mau", "quan-tri#chi-tieu"),
        ("/quan-tri/quy-doi", "quan-tri#quy-doi"),
        ("/quan-tri/ngay-nghi", "quan-tri#ngay-nghi"),
        ("/quan-tri/nhip-hoi-nghi", "quan-tri#hoi-nghi"),
        ("/quan-tri/hop-truc-tuyen", "quan-tri#hoi-nghi"),
        ("/quan-tri/thu-dien-tu", "quan-tri#thu-dien-tu"),
        ("/quan-tri/van-ban", "quan-tri#van-ban-mat"),
        ("/quan-tri/mo-hinh", "quan-tri#chi-tieu"),
        ("/quan-tri/nguoi-dung", "quan-tri#nguoi-dung"),
        ("/quan-tri/nhat-ky", "kiem-tra#nhat-ky")
    ];

    private static readonly (string[] Segments, string Target)[] Longest =
        [.. All.Select(e => (Segments: Split(e.Path), e.Target)).OrderByDescending(e => e.Segments.Length).ThenBy(e => e.Segments.Count(s => s == "*"))];

    /// <summary>Address of the section for a page; on the guide itself its list. Whoever enters no reports reads how they are looked through.</summary>
    public static string For(PathString path, ClaimsPrincipal? reader = null)
    {
        if (path.StartsWithSegments(GuideBook.Root, StringComparison.Ordinal)) return GuideBook.Root;
        var asked = Split(path.Value ?? "");
        var found = Longest.First(e => e.Segments.Length <= asked.Length && e.Segments.Zip(asked).All(s => s.First == "*" || s.First == s.Second));
        return $"{GuideBook.Root}/{(found.Target == EnterReport && reader?.HasClaim(Navigation.Claim, "intake") == false ? LookThrough : found.Target)}";
    }

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
