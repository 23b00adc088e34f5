using System.Globalization;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>
/// Every sentence a drafted report may state, made only from totals. <see cref="Figure"/> writes each number, so the same number
/// reads the same in text and tables.
/// </summary>
internal static class DraftedSentences
{
    public const string NoFigures = "chưa có số liệu";
    public const string ToBeCompleted = "[Đơn vị chủ trì bổ sung]";
    private const string SamePeriod = "cùng kỳ năm trước";

    public static string ForceName(Force force) => force switch
    {
        Force.Police => "Công an",
        Force.Army => "Quân đội",
        Force.BorderGuard => "Bộ đội Biên phòng",
        Force.CoastGuard => "Cảnh sát biển",
        _ => "Ủy ban nhân dân các cấp"
    };

    public static string PartName(Part part) => Codes.TryForce(part.Key, out var force) ? ForceName(force) : part.Name;

    /// <summary>"942", "hơn 220", "5–7" or "chưa có số liệu".</summary>
    public static string Value(Total total, Indicator indicator) => total.ToQuantity(indicator) is { } q ? q.Write("vi") : NoFigures;

    /// <summary>A value with its unit of measure: "942 vụ", "82,3%".</summary>
    public static string Figure(Total total, Indicator indicator) => total.IsMissing ? NoFigures : WithUnit(Value(total, indicator), indicator);

    /// <summary>"942 vụ/1.203 đối tượng".</summary>
    public static string Pair(Total total, Indicator indicator, Total other, Indicator otherIndicator) =>
        Figure(total, indicator) + "/" + Figure(other, otherIndicator);

    /// <summary>Percentage of a completeness; never rounded up to 100 while a report is missing.</summary>
    public static string Percent(Completeness c)
    {
        if (c.Percent is not { } percent) return "";
        return Vietnamese.Number(c.Accepted < c.Expected && percent >= 100 ? 99.9m : percent) + "%";
    }

    public static string Provisional(DateTime at) => "Số liệu tạm tính đến " + at.ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Published(PublishedAs published) => $"Số liệu công bố số {published.Number:00} ngày {Vietnamese.Date(published.On)}";

    public static string Source(ConsolidatedReportFacts facts) => facts.Published is { } p ? Published(p) : Provisional(facts.CountedAt);

    public static string Subject(Period period) =>
        $"Kết quả phối hợp thực hiện Nghị định số 03/2019/NĐ-CP {period.NameVi}; phương hướng, nhiệm vụ {NextName(period)}";

    /// <summary>The period after: a year after a year, "thời gian tới" where none follows naturally.</summary>
    public static string NextName(Period period)
    {
        var next = new Period(period.Start + period.Months, period.Months);
        return next.Rhythm is null ? "thời gian tới" : next.NameVi;
    }

    public static string Opening(string issuer, ConsolidationResult result) =>
        $"{issuer} báo cáo kết quả phối hợp thực hiện Nghị định số 03/2019/NĐ-CP {result.Period.NameVi} {Within(result)} (số liệu từ ngày {Vietnamese.Date(result.Window.From)} đến hết ngày {Vietnamese.Date(result.Window.To)}) như sau:";

    private static string Within(ConsolidationResult result) => result.Scope.Hierarchy switch
    {
        Hierarchy.Chain => "của " + result.ScopeName + " và các đơn vị trực thuộc",
        _ when result.ScopeName is "Việt Nam" => "trên phạm vi toàn quốc",
        _ => "trên địa bàn " + result.ScopeName
    };

    /// <summary>"Tổng hợp từ 2.681/2.700 báo cáo đã duyệt (99,3%); còn 19 báo cáo chưa có số liệu."</summary>
    public static string Completeness(Completeness c, int missing)
    {
        if (c.Expected == 0) return $"Tổng hợp từ {Count(c.Accepted)} báo cáo đã duyệt.";
        var tail = missing > 0 ? $"; còn {Count(missing)} báo cáo {NoFigures}." : ".";
        return $"Tổng hợp từ {Count(c.Accepted)}/{Count(c.Expected)} báo cáo đã duyệt ({Percent(c)}){tail}";
    }

    public static string? CompletenessByForce(IReadOnlyList<(Force Force, Completeness Completeness)> forces) => forces.Count < 2 ? null
        : "Theo lực lượng: " + string.Join("; ", forces.Select(f => $"{ForceName(f.Force)} {Count(f.Completeness.Accepted)}/{Count(f.Completeness.Expected)} báo cáo")) + ".";

    public static string Late(Completeness c) => c.Late == 0
        ? "Không có báo cáo gửi sau thời hạn."
        : $"Có {Count(c.Late)} báo cáo gửi sau thời hạn.";

    public static string? LastYearCompleteness(Completeness? c) => c is not { Accepted: > 0 } known ? null
        : known.Expected == 0 ? $"Số liệu {SamePeriod} tổng hợp từ {Count(known.Accepted)} báo cáo đã duyệt."
        : $"Số liệu {SamePeriod} tổng hợp từ {Count(known.Accepted)}/{Count(known.Expected)} báo cáo đã duyệt ({Percent(known)}).";

    /// <summary>A caution on every comparison when the two periods stand on shares of reports at least one percentage point apart; else null.</summary>
    public static string? UnequalBasis(Completeness now, Completeness? then) =>
        now.Percent is { } a && then is { Accepted: > 0, Percent: { } b } && Math.Abs(a - b) >= 1
            ? $"Mức độ đầy đủ của báo cáo hai kỳ khác nhau nên mức tăng, giảm so với {SamePeriod} chỉ để tham khảo." : null;

    /// <summary>Why the forces' own numbers add up to more than the total; the table of the annex says how much. Without a number of its own.</summary>
    public static string CountedOnce() => "Kết quả do nhiều lực lượng cùng thực hiện không tính trùng vào tổng số; số liệu của các lực lượng cộng lại vì vậy có thể lớn hơn tổng số, phần chênh lệch nêu tại phụ lục “Riêng và phối hợp”.";

    public static string Restated() => $"Số liệu {SamePeriod} của các địa bàn, đơn vị đã sáp nhập, đổi tên được tính theo tổ chức của kỳ báo cáo này.";

    /// <summary>The main sentence of an indicator, or of a pair of indicators.</summary>
    public static string Total(ConsolidationRow row, ConsolidationRow? pair = null)
    {
        var name = UpperFirst(row.Indicator.NameVi);
        if (row.Total.IsMissing && (pair is null || pair.Total.IsMissing))
        {
            var before = row.LastYear is { Total.IsMissing: false } y ? $" ({SamePeriod} là {Figure(y.Total, row.Indicator)})" : "";
            return $"{name}: {NoFigures} kỳ này{before}.";
        }
        var value = pair is null ? Figure(row.Total, row.Indicator) : Pair(row.Total, row.Indicator, pair.Total, pair.Indicator);
        var change = Change(row, pair);
        return change is null ? $"{name} là {value}." : $"{name} là {value}; {change}.";
    }

    /// <summary>"so với cùng kỳ năm trước tăng 35 vụ (3,86%), giảm 4 đối tượng (0,33%)", or why there is no such comparison.</summary>
    public static string? Change(ConsolidationRow row, ConsolidationRow? pair = null)
    {
        if (row.LastYear is not { } first) return null;
        if (pair?.LastYear is not { } second) return Clause(row.Indicator, row.Total, first);
        if (first.Why == Incomparable.No && second.Why == Incomparable.No)
        {
            var (a, b) = (row.Total.Amount - first.Total.Amount, pair.Total.Amount - second.Total.Amount);
            if (a == 0 && b == 0) return "bằng " + SamePeriod;
            return $"so với {SamePeriod} {DeltaOrSame(row.Indicator, first, a)}, {DeltaOrSame(pair.Indicator, second, b)}";
        }
        var (one, other) = (Clause(row.Indicator, row.Total, first), Clause(pair.Indicator, pair.Total, second));
        return one == other || other is null ? one : one is null ? other : $"{one}; {other}";
    }

    private static string? Clause(Indicator indicator, Total now, Comparison then) => then.Why switch
    {
        Incomparable.No when now.Amount == then.Total.Amount => "bằng " + SamePeriod,
        Incomparable.No => $"so với {SamePeriod} {Delta(indicator, then, now.Amount - then.Total.Amount)}",
        Incomparable.PreviousIsZero => now.Amount == 0 ? "bằng " + SamePeriod : $"{SamePeriod} là {Figure(then.Total, indicator)}",
        Incomparable.NoFigures => $"không so sánh được do {NoFigures} {SamePeriod}",
        Incomparable.Split => $"không so sánh được với {SamePeriod} do chia tách địa bàn, đơn vị ({string.Join(", ", then.SplitUnits)})",
        Incomparable.Approximate => $"{SamePeriod} là {Figure(then.Total, indicator)}, không tính mức tăng, giảm do có số liệu ước lượng",
        _ => null
    };

    private static string DeltaOrSame(Indicator indicator, Comparison then, long delta) =>
        delta == 0 ? $"số {indicator.UnitVi} không thay đổi" : Delta(indicator, then, delta);

    private static string Delta(Indicator indicator, Comparison then, long delta)
    {
        var word = delta > 0 ? "tăng " : "giảm ";
        var size = Vietnamese.Number(indicator.Unscale(Math.Abs(delta)));
        if (indicator.AddsUp == AddsUp.Ratio) return word + size + " điểm phần trăm";
        return word + WithUnit(size, indicator) + (then.ChangePercent is { } p ? $" ({Vietnamese.Number(Math.Abs(p))}%)" : "");
    }

    /// <summary>"Trong đó: số … là nữ 120 đối tượng; …"; parts without figures are left to the annex. Null when none has any.</summary>
    public static string? Parts(IReadOnlyList<(ConsolidationRow Row, ConsolidationRow? Pair)> parts)
    {
        var stated = parts.Where(p => !p.Row.Total.IsMissing).Select(p => LowerFirst(p.Row.Indicator.NameVi) + " " +
            (p.Pair is { Total.IsMissing: false } o ? Pair(p.Row.Total, p.Row.Indicator, o.Total, o.Indicator) : Figure(p.Row.Total, p.Row.Indicator))).ToList();
        return stated.Count == 0 ? null : "Trong đó: " + string.Join("; ", stated) + ".";
    }

    /// <summary>"Theo lực lượng: Công an 500 vụ; Bộ đội Biên phòng 300 vụ." Null when fewer than two forces have figures, and for ratios.</summary>
    public static string? ByForce(ConsolidationRow row, ConsolidationRow? pair = null)
    {
        if (row.Indicator.AddsUp == AddsUp.Ratio) return null;
        var stated = row.By.Where(p => !p.Total.IsMissing).ToList();
        if (stated.Count < 2) return null;
        var text = "Theo lực lượng: " + string.Join("; ", stated.Select(p => PartName(p) + " " +
            (pair?.By.FirstOrDefault(o => o.Key == p.Key) is { Total.IsMissing: false } o ? Pair(p.Total, row.Indicator, o.Total, pair.Indicator) : Figure(p.Total, row.Indicator))));
        var sum = stated.Aggregate(default(Total), (a, p) => a + p.Total);
        if (sum.Amount <= row.Total.Amount || sum.IsApproximate) return text + ".";
        var excess = new Total(sum.Amount - row.Total.Amount, 1);
        return $"{text}; cộng số của các lực lượng cao hơn tổng số {Figure(excess, row.Indicator)} do kết quả phối hợp chỉ tính một lần.";
    }

    /// <summary>
    /// Who leads and who is lowest among parts with figures; ties are told. Null when fewer than three parts state a figure or an approximate one is among them.
    /// </summary>
    /// <param name="noun">"địa bàn" or "đơn vị".</param>
    public static string? Ranking(ConsolidationRow row, string noun)
    {
        var stated = row.By.Where(p => !p.Total.IsMissing).ToList();
        if (stated.Count < 3 || stated.Any(p => p.Total.IsApproximate)) return null;
        var (high, low) = (stated.Max(p => p.Total.Amount), stated.Min(p => p.Total.Amount));
        var among = stated.Count < row.By.Count ? $"Trong {Count(stated.Count)}/{Count(row.By.Count)} {noun} có số liệu, " : "";
        if (high == low) return UpperFirst($"{among}các {noun} cùng ở mức {Figure(stated[0].Total, row.Indicator)}.");
        return UpperFirst($"{among}cao nhất là {Place(stated, high, row.Indicator, noun)}; {Lowest(stated, low, row.Indicator, noun)}.");
    }

    /// <summary>Where nothing happened is said as officers say it; a stock or share of zero stays a number.</summary>
    private static string Lowest(List<Part> parts, long low, Indicator indicator, string noun)
    {
        if (low != 0 || indicator.AddsUp != AddsUp.Sum) return "thấp nhất là " + Place(parts, low, indicator, noun);
        var none = parts.Where(p => p.Total.Amount == 0).ToList();
        return none.Count == 1 ? $"{PartName(none[0])} không phát sinh" : $"{Count(none.Count)} {noun} không phát sinh";
    }

    private static string Place(List<Part> parts, long amount, Indicator indicator, string noun)
    {
        var tied = parts.Where(p => p.Total.Amount == amount).ToList();
        var figure = Figure(tied[0].Total, indicator);
        return tied.Count switch
        {
            1 => $"{PartName(tied[0])} ({figure})",
            <= 3 => $"{string.Join(", ", tied.Take(tied.Count - 1).Select(PartName))} và {PartName(tied[^1])} (cùng {figure})",
            _ => $"{Count(tied.Count)} {noun} (cùng {figure})"
        };
    }

    /// <summary>
    /// A caution on an approximate figure, on one that fewer than half of the accepted reports of the forces concerned state, or on one that a tenth or more of
    /// the reports asked for it lack: then its change since last year says more about reports than about the work. Null otherwise.
    /// </summary>
    public static string? Caution(ConsolidationRow row, ConsolidationResult result, Lacking? lacking = null)
    {
        if (row.Total.IsMissing) return null;
        var notes = new List<string>(3);
        if (row.Total.IsApproximate) notes.Add("có phần ước lượng theo báo cáo của đơn vị");
        var asked = result.ByForce.Where(f => row.Indicator.Forces is not { Count: > 0 } only || only.Contains(f.Force)).Sum(f => f.Completeness.Accepted);
        if (row.Indicator.AddsUp == AddsUp.Sum && row.Total.Stated * 2 < asked) notes.Add($"mới được nêu trong {Count(row.Total.Stated)} báo cáo");
        var thin = lacking is { Count: > 0 } && lacking.Count * 9 >= row.Total.Stated;
        if (thin) notes.Add($"chưa gồm {Count(lacking!.Count)} báo cáo còn thiếu ({Periods(lacking.Periods)})");
        if (notes.Count == 0) return null;
        var caution = thin && row.LastYear is { Why: Incomparable.No } ? " nên mức tăng, giảm chỉ để tham khảo" : "";
        return $"Số liệu này {(notes.Count < 3 ? string.Join(" và ", notes) : $"{notes[0]}, {notes[1]} và {notes[2]}")}{caution}.";
    }

    /// <summary>"tháng 3, 4, 7 năm 2026"; other periods by name.</summary>
    public static string Periods(IEnumerable<Period> periods)
    {
        var all = periods.Distinct().Order().ToList();
        var months = all.Where(p => p.Months == 1).GroupBy(p => p.Year)
            .Select(g => $"tháng {string.Join(", ", g.Select(p => p.FirstMonth))} năm {g.Key}");
        return string.Join("; ", months.Concat(all.Where(p => p.Months != 1).Select(p => p.NameVi)));
    }

    public static string Count(int count) => Vietnamese.Number(count);

    /// <summary>Two digits for a document number under 10.</summary>
    public static string DocumentNumber(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>"ngày 05 tháng 01 năm 2026": a zero before days under 10 and before months 1 and 2 only.</summary>
    public static string LongDate(DateOnly day) => string.Create(CultureInfo.InvariantCulture,
        $"ngày {day.Day:00} tháng {(day.Month < 3 ? "0" : "")}{day.Month} năm {day.Year}");

    public static string UpperFirst(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string WithUnit(string value, Indicator indicator) => indicator.UnitVi is "%" ? value + "%" : value + " " + indicator.UnitVi;
}
