using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Commendations;

/// <summary>The list as the annex of the submission and the workbook show it: the columns an official list of proposals has.</summary>
internal static class CommendationTable
{
    private static readonly Texts Vi = new("vi");

    public static ReportTable Of(Commendation list, NodeState node, IReadOnlyList<Force> asked, Func<CommendationLine, IReadOnlyList<EarlierAward>> earlier)
    {
        var rows = new List<IReadOnlyList<TableCell>>();
        foreach (var kind in new[] { NomineeKind.Collective, NomineeKind.Official })
        {
            var lines = list.Body.Standing.Where(l => l.Nominee.Kind == kind).ToList();
            if (lines.Count == 0) continue;
            rows.Add([TableCell.Of(kind == NomineeKind.Collective ? "A. Tập thể" : "B. Cá nhân", bold: true)]);
            for (var i = 0; i < lines.Count; i++) rows.Add(Row(lines[i], i + 1, node, asked, earlier(lines[i])));
        }
        return new("Danh sách", "Danh sách tập thể, cá nhân đề nghị khen thưởng",
        [
            new("STT", 4, CellAlign.Centre), new("Tên tập thể; cấp bậc, họ tên, chức vụ, đơn vị", 26), new("Lực lượng", 10), new("Hình thức, cấp khen thưởng", 14), new("Tóm tắt thành tích", 44),
            new("Khen thưởng đã đề nghị, đã có trong kỳ", 14), new("Ý kiến của lực lượng khác", 18), new("Quyết định", 14)
        ], rows) { Wide = true };
    }

    private static IReadOnlyList<TableCell> Row(CommendationLine l, int number, NodeState node, IReadOnlyList<Force> asked, IReadOnlyList<EarlierAward> earlier) =>
    [
        new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), number), TableCell.Of(FullName(l.Nominee, node)), TableCell.Of(ForceNames.Vi(l.Nominee.Force)), TableCell.Of(l.Form.Name("vi") + " của " + l.Level.Name("vi")), TableCell.Of(l.Achievement),
        TableCell.Of(earlier.Count == 0 ? "Không" : string.Join("; ", earlier.Select(e => $"{e.Line.Form.Name("vi")} ({e.List.Code}{(e.Line.Ruling is { Granted: true } r ? ", Quyết định " + r.Number : "")}{(e.Same ? ", cùng thành tích" : "")})")) + (l.AgainReason.Length > 0 ? ". Lý do đề nghị lại: " + l.AgainReason : "")),
        TableCell.Of(Opinions(l, asked)), TableCell.Of(l.Ruling is { } ruling ? ruling.Granted ? $"Quyết định số {ruling.Number} ngày {Vietnamese.Date(ruling.On!.Value)}" : "Không khen thưởng: " + ruling.Reason : "")
    ];

    /// <summary>"Đại úy Nguyễn Văn A, Đội trưởng, Công an xã X".</summary>
    public static string FullName(Nominee nominee, NodeState node)
    {
        var name = NomineeWords.Of(nominee, node.Organisation);
        return NomineeWords.PostOf(nominee, node.Organisation) is { Length: > 0 } post ? name + ", " + post : name;
    }

    private static string Opinions(CommendationLine l, IReadOnlyList<Force> asked) => string.Join("; ", l.Concerned(asked).Select(f =>
        ForceNames.Vi(f) + ": " + (l.OpinionOf(f) is { } said ? DraftedSentences.LowerFirst(NomineeWords.Opinion(said.Kind, Vi)) + (said.Text.Length > 0 ? " (" + said.Text + ")" : "") : "chưa có ý kiến")));
}
