using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Web;

namespace HiepDong.Commendations;

/// <summary>Words an achievement, in the language of the document, from nothing but results and figures.</summary>
internal static class AchievementText
{
    private static readonly Texts Vi = new("vi");

    /// <summary>"Chủ trì 2, phối hợp 1 kết quả chung trong năm 2026 (CA.68/2026/1, …): 3 vụ, 5 đối tượng. Theo báo cáo đã duyệt năm 2026: số vụ ma túy 24 vụ."</summary>
    public static string Of(IReadOnlyList<AchievementSource> sources, Period period, NodeState node)
    {
        var sentences = new List<string>();
        var results = sources.Where(s => s.Kind == SourceKind.Result).DistinctBy(s => s.Id).ToList();
        if (results.Count > 0)
        {
            var (led, took) = (results.Count(r => r.Leads), results.Count(r => !r.Leads));
            var what = led > 0 && took > 0 ? $"Chủ trì {Count(led)}, phối hợp {Count(took)} kết quả chung" : led > 0 ? $"Chủ trì {Count(led)} kết quả chung" : $"Phối hợp {Count(took)} kết quả chung";
            var amounts = Achievements.Sum(results);
            sentences.Add($"{what} trong {period.NameVi} ({string.Join(", ", results.Select(r => r.Label))})" + (amounts.Count > 0 ? ": " + ResultTyped.Text(amounts, Vi) : "") + ".");
        }
        var figures = sources.Where(s => s.Kind == SourceKind.Figure).ToList();
        if (figures.Count > 0)
            sentences.Add($"Theo báo cáo đã duyệt {period.NameVi}: {string.Join("; ", figures.Select(f => DraftedSentences.LowerFirst(f.Amounts[0].What) + " " + Value(f.Amounts[0])))}.");
        return string.Join(" ", sentences);
    }

    public static string Value(Amount a) => (a.Approximate ? "khoảng " : "") + HiepDong.Text.Vietnamese.Number(a.Value) + (a.Unit == "%" ? "%" : " " + a.Unit);

    private static string Count(int n) => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
