using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>The tables of a consolidated report, made once for both kinds of file.</summary>
internal static class ReportTables
{
    /// <summary>Most indicators a breakdown by place shows on one page width.</summary>
    private const int MainIndicators = 8;
    private const string NotAsked = "–";

    public static ReportTable Summary(ConsolidatedReportFacts facts)
    {
        var result = facts.ByForce;
        // A year's period before is the same period of the year before: shown once.
        var before = result.Period.Previous != result.Period.LastYear;
        return new("Tổng hợp", "Bảng tổng hợp số liệu " + result.Period.NameVi,
        [
            new("STT", 7, CellAlign.Centre), new("Chỉ tiêu", 30), new("ĐVT", 8, CellAlign.Centre), new("Kỳ này", 11, CellAlign.Right),
            .. before ? [new TableColumn("Kỳ trước", 11, CellAlign.Right)] : Array.Empty<TableColumn>(),
            new("Cùng kỳ năm trước", 11, CellAlign.Right), new("Tăng, giảm so với cùng kỳ", 10, CellAlign.Right), new("Tỷ lệ (%)", 8, CellAlign.Right), new("Số báo cáo", 7, CellAlign.Right)
        ], Grouped(result, (n, row) =>
        [
            TableCell.Of(n), TableCell.Of(row.Indicator.NameVi), TableCell.Of(row.Indicator.UnitVi), TableCell.Figure(row.Total, row.Indicator),
            .. before ? [row.Previous is { } p ? TableCell.Figure(p.Total, row.Indicator) : TableCell.Of("")] : Array.Empty<TableCell>(),
            row.LastYear is { } y ? TableCell.Figure(y.Total, row.Indicator) : TableCell.Of(""),
            Difference(row), row.Indicator.AddsUp == AddsUp.Ratio ? TableCell.Of("") : TableCell.Percent(row.LastYear?.ChangePercent), TableCell.Count(row.Total.Stated)
        ])) { Notes = Notes(result) };
    }

    public static ReportTable ByForce(ConsolidatedReportFacts facts)
    {
        var result = facts.ByForce;
        var forces = result.Rows.SelectMany(r => r.By).Select(p => p.Key).Distinct().Where(k => Codes.TryForce(k, out _)).Select(Codes.ToForce).Order().ToList();
        return new("Theo lực lượng", "Số liệu theo lực lượng " + result.Period.NameVi,
        [
            new("STT", 7, CellAlign.Centre), new("Chỉ tiêu", 30), new("ĐVT", 8, CellAlign.Centre),
            .. forces.Select(f => new TableColumn(DraftedSentences.ForceName(f), 11, CellAlign.Right)), new("Tổng số", 11, CellAlign.Right)
        ], Grouped(result, (n, row) =>
        [
            TableCell.Of(n), TableCell.Of(row.Indicator.NameVi), TableCell.Of(row.Indicator.UnitVi),
            .. forces.Select(f => row.By.FirstOrDefault(p => p.Key == f.Code()) is { Total.IsMissing: false } part ? TableCell.Figure(part.Total, row.Indicator)
                : row.Indicator.Forces is { Count: > 0 } only && !only.Contains(f) ? TableCell.Of(NotAsked) : TableCell.Of(DraftedSentences.NoFigures)),
            TableCell.Figure(row.Total, row.Indicator) with { Bold = true }
        ])) { Notes = ["Dấu (–): lực lượng không báo cáo chỉ tiêu này."], Wide = forces.Count > 3 };
    }

    /// <summary>Totals with a joint part, in three columns, and why the forces' own numbers are more; null when nothing is known to be joint.</summary>
    public static ReportTable? Joint(ConsolidatedReportFacts facts)
    {
        var result = facts.ByForce with { Rows = [.. facts.ByForce.Rows.Where(r => r.Joint is not null)] };
        if (result.Rows.Count == 0) return null;
        return new("Riêng và phối hợp", "Kết quả chủ trì riêng và phối hợp " + result.Period.NameVi,
        [
            new("STT", 7, CellAlign.Centre), new("Chỉ tiêu", 28), new("ĐVT", 8, CellAlign.Centre), new("Tổng số", 10, CellAlign.Right), new("Chủ trì riêng", 10, CellAlign.Right),
            new("Phối hợp, chủ trì", 10, CellAlign.Right), new("Tham gia", 10, CellAlign.Right), new("Các lực lượng cộng lại", 11, CellAlign.Right), new("Phần trùng", 9, CellAlign.Right)
        ], Grouped(result, (n, row) =>
        {
            TableCell Exact(long amount) => new(Vietnamese.Number(row.Indicator.Unscale(amount)), row.Indicator.Unscale(amount), row.Indicator.Decimals);
            // What is approximate about the total is in what was done alone.
            TableCell Within(long amount) => TableCell.Figure(row.Total with { Amount = amount }, row.Indicator);
            var j = row.Joint!;
            return [TableCell.Of(n), TableCell.Of(row.Indicator.NameVi), TableCell.Of(row.Indicator.UnitVi), TableCell.Figure(row.Total, row.Indicator) with { Bold = true },
                Within(j.Own), Exact(j.Led), Exact(j.TookPart), Within(j.OfForces), Exact(j.Overlap)];
        })) { Notes = ["Mỗi kết quả phối hợp chỉ tính vào tổng số một lần; phần trùng là phần nhiều lực lượng cùng nêu trong báo cáo của mình."], Wide = true };
    }

    /// <summary>Main indicators by territory or unit; <paramref name="all"/> shows every indicator, for a workbook.</summary>
    public static ReportTable ByPlace(ConsolidatedReportFacts facts, bool all = false)
    {
        var result = facts.ByPlace;
        var rows = all ? result.Rows : MainRows(facts, result);
        var places = rows.Count == 0 ? [] : rows[0].By;
        IEnumerable<IReadOnlyList<TableCell>> Body()
        {
            yield return [TableCell.Of(""), TableCell.Of("Tổng số", true), .. rows.Select(r => TableCell.Figure(r.Total, r.Indicator) with { Bold = true })];
            for (var i = 0; i < places.Count; i++)
            {
                var at = i;
                yield return [TableCell.Count(i + 1), TableCell.Of(DraftedSentences.UpperFirst(DraftedSentences.PartName(places[i]))), .. rows.Select(r => TableCell.Figure(r.By[at].Total, r.Indicator))];
            }
        }
        return new("Theo " + facts.PartNoun, $"Số liệu một số chỉ tiêu chính theo {facts.PartNoun} {result.Period.NameVi}",
        [
            new("STT", 7, CellAlign.Centre), new(DraftedSentences.UpperFirst(facts.PartNoun), 26),
            .. rows.Select(r => new TableColumn($"{r.Indicator.NameVi} ({r.Indicator.UnitVi})", 13, CellAlign.Right))
        ], Body()) { Wide = rows.Count > 4 };
    }

    public static ReportTable ByMonth(ConsolidationResult result)
    {
        var months = result.Period.EachMonth().ToList();
        return new("Theo tháng", "Số liệu theo tháng " + result.Period.NameVi,
        [
            new("STT", 7, CellAlign.Centre), new("Chỉ tiêu", 30), new("ĐVT", 8, CellAlign.Centre),
            .. months.Select(m => new TableColumn(DraftedSentences.UpperFirst(m.NameVi), 11, CellAlign.Right)), new("Tổng số", 11, CellAlign.Right)
        ], Grouped(result, (n, row) =>
        [
            TableCell.Of(n), TableCell.Of(row.Indicator.NameVi), TableCell.Of(row.Indicator.UnitVi),
            .. months.Select(m => row.By.FirstOrDefault(p => p.Key == m.Code) is { } part ? TableCell.Figure(part.Total, row.Indicator) : TableCell.Of(DraftedSentences.NoFigures)),
            TableCell.Figure(row.Total, row.Indicator) with { Bold = true }
        ]));
    }

    public static ReportTable Completeness(ConsolidatedReportFacts facts)
    {
        var result = facts.ByForce;
        static IReadOnlyList<TableCell> Line(string name, Completeness c, bool bold) =>
        [
            TableCell.Of(name, bold), TableCell.Count(c.Expected) with { Bold = bold }, TableCell.Count(c.Accepted) with { Bold = bold },
            c.Percent is { } p ? new(DraftedSentences.Percent(c).TrimEnd('%'), c.Accepted < c.Expected && p >= 100 ? 99.9m : p, 1, Bold: bold) : TableCell.Of(""),
            TableCell.Count(Math.Max(0, c.Expected - c.Accepted)) with { Bold = bold }, TableCell.Count(c.Late) with { Bold = bold }
        ];
        return new("Đầy đủ báo cáo", "Mức độ đầy đủ của báo cáo " + result.Period.NameVi,
        [
            new("Lực lượng", 28), new("Phải báo cáo", 12, CellAlign.Right), new("Đã duyệt", 12, CellAlign.Right), new("Tỷ lệ (%)", 10, CellAlign.Right),
            new("Chưa có", 10, CellAlign.Right), new("Gửi sau thời hạn", 12, CellAlign.Right)
        ], [Line("Tổng số", result.Completeness, true), .. result.ByForce.Select(f => Line(DraftedSentences.ForceName(f.Force), f.Completeness, false))]);
    }

    public static ReportTable Missing(ConsolidatedReportFacts facts)
    {
        var units = facts.Missing.GroupBy(m => (m.Unit.Id, Form: m.Form.Code)).Select(g => (First: g.First(), Periods: g.Select(m => m.Period).ToList()))
            .OrderBy(g => g.First.Unit.Force).ThenBy(g => Vietnamese.SortKey(g.First.Unit.Name), StringComparer.Ordinal).ToList();
        return new("Chưa báo cáo", "Đơn vị chưa có báo cáo được duyệt " + facts.ByForce.Period.NameVi,
        [
            new("STT", 7, CellAlign.Centre), new("Đơn vị", 28), new("Lực lượng", 14), new("Biểu mẫu", 11), new("Kỳ chưa có báo cáo", 26), new("Số báo cáo", 7, CellAlign.Right)
        ], units.Select((u, n) => (IReadOnlyList<TableCell>)
        [
            TableCell.Count(n + 1), TableCell.Of(u.First.Unit.Name), TableCell.Of(DraftedSentences.ForceName(u.First.Unit.Force)), TableCell.Of(u.First.Form.Code),
            TableCell.Of(DraftedSentences.UpperFirst(DraftedSentences.Periods(u.Periods))), TableCell.Count(u.Periods.Count)
        ]));
    }

    /// <summary>
    /// The first whole indicator of each content area that most places state, and the subjects it is paired with, while there is room. What only the upper unit
    /// reports would be a column of gaps.
    /// </summary>
    public static IReadOnlyList<ConsolidationRow> MainRows(ConsolidatedReportFacts facts, ConsolidationResult result)
    {
        var stated = result.Rows.Where(r => !r.Total.IsMissing && (r.By.Count == 0 || r.By.Count(p => !p.Total.IsMissing) * 2 >= r.By.Count)).ToList();
        var firsts = stated.Where(r => r.Indicator.PartOf is null && r.Indicator.AddsUp != AddsUp.Ratio).GroupBy(r => r.Indicator.Topic).Select(g => g.First()).Take(MainIndicators).ToList();
        var room = MainIndicators - firsts.Count;
        var pairs = stated.Where(r => r.Indicator.PairOf is { } of && firsts.Any(f => f.Indicator.Code == of)).Take(room).ToList();
        return [.. stated.Where(r => firsts.Contains(r) || pairs.Contains(r))];
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Grouped(ConsolidationResult result, Func<string, ConsolidationRow, IReadOnlyList<TableCell>> line)
    {
        var topic = "";
        var n = 0;
        foreach (var row in result.Rows)
        {
            if (row.Indicator.Topic != topic)
            {
                topic = row.Indicator.Topic;
                yield return [TableCell.Of(Topics.Name(topic, "vi"), true)];
            }
            yield return line((++n).ToString(System.Globalization.CultureInfo.InvariantCulture), row);
        }
    }

    private static TableCell Difference(ConsolidationRow row)
    {
        if (row.LastYear is not { } then) return TableCell.Of("");
        if (then.Why is Incomparable.Split) return TableCell.Of("không so sánh");
        if (then.Why is not (Incomparable.No or Incomparable.PreviousIsZero)) return TableCell.Of("");
        var delta = row.Indicator.Unscale(row.Total.Amount - then.Total.Amount);
        return new((delta > 0 ? "+" : "") + Vietnamese.Number(delta), delta, row.Indicator.Decimals);
    }

    private static List<string> Notes(ConsolidationResult result)
    {
        var notes = new List<string>();
        if (result.Rows.Any(r => r.Total.IsApproximate)) notes.Add("Số kèm chữ “hơn”, “ít nhất”, “gần”, “khoảng” là số ước lượng theo báo cáo của đơn vị.");
        if (result.Rows.FirstOrDefault(r => r.LastYear?.Why == Incomparable.Split) is { LastYear: { } split }) notes.Add($"Không so sánh: do chia tách địa bàn, đơn vị ({string.Join(", ", split.SplitUnits)}).");
        notes.AddRange(result.Rows.SelectMany(r => r.Warnings.Select(w => $"Cần kiểm tra “{r.Indicator.NameVi}”: {w.Vi}.")));
        return notes;
    }
}
