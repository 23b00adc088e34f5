using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;

namespace HiepDong.Tests.Documents;

public sealed class DraftedSentencesTests
{
    private static readonly Indicator Cases = SampleFacts.Catalogue["MT.VU"];
    private static readonly Indicator Persons = SampleFacts.Catalogue["MT.DT"];
    private static readonly Indicator Weight = SampleFacts.Catalogue["MT.KL"];
    private static readonly Indicator Share = SampleFacts.Catalogue["TP.TYLE_KP"];

    [Fact]
    public void A_pair_is_told_with_both_changes() =>
        DraftedSentences.Total(Row(Cases, 942, 907), Row(Persons, 1203, 1210)).ShouldBe(
            "Số vụ phạm tội về ma túy phát hiện, bắt giữ là 942 vụ/1.203 đối tượng; so với cùng kỳ năm trước tăng 35 vụ (3,86%), giảm 7 đối tượng (0,58%).");

    [Fact]
    public void Decimals_are_written_the_Vietnamese_way() =>
        DraftedSentences.Total(Row(Weight, 61_475, 60_000)).ShouldBe(
            "Tổng khối lượng ma túy thu giữ (không kể loại đếm theo viên) là 61,475 kg; so với cùng kỳ năm trước tăng 1,475 kg (2,46%).");

    [Fact]
    public void A_ratio_changes_by_percentage_points() =>
        DraftedSentences.Total(Row(Share, 823, 802)).ShouldBe("Tỷ lệ điều tra, khám phá tội phạm về trật tự xã hội là 82,3%; so với cùng kỳ năm trước tăng 2,1 điểm phần trăm.");

    [Fact]
    public void Missing_is_said_and_never_zero() =>
        DraftedSentences.Total(Row(Cases, null, 20)).ShouldBe("Số vụ phạm tội về ma túy phát hiện, bắt giữ: chưa có số liệu kỳ này (cùng kỳ năm trước là 20 vụ).");

    [Theory]
    [InlineData(20, 20, "bằng cùng kỳ năm trước")]
    [InlineData(12, 0, "cùng kỳ năm trước là 0 vụ")]
    [InlineData(0, 0, "bằng cùng kỳ năm trước")]
    [InlineData(12, null, "không so sánh được do chưa có số liệu cùng kỳ năm trước")]
    [InlineData(5, 10, "so với cùng kỳ năm trước giảm 5 vụ (50%)")]
    public void A_change_is_told_or_why_there_is_none(int now, int? then, string sentence) => DraftedSentences.Change(Row(Cases, now, then)).ShouldBe(sentence);

    [Fact]
    public void A_division_is_named_as_the_reason() =>
        DraftedSentences.Change(Row(Cases, 12, 10) with { LastYear = new(Period.OfYear(2025), new(10, 3), Incomparable.Split, null, false, ["Công an huyện Hà Trung"]) })
            .ShouldBe("không so sánh được với cùng kỳ năm trước do chia tách địa bàn, đơn vị (Công an huyện Hà Trung)");

    [Fact]
    public void An_approximate_total_has_no_percentage()
    {
        var row = new ConsolidationRow(Cases, new(220, 2, BoundSet.MoreThan), null, new(Period.OfYear(2025), new(205, 2), Incomparable.Approximate, null, false, []), [], []);
        DraftedSentences.Total(row).ShouldBe("Số vụ phạm tội về ma túy phát hiện, bắt giữ là hơn 220 vụ; cùng kỳ năm trước là 205 vụ, không tính mức tăng, giảm do có số liệu ước lượng.");
    }

    [Fact]
    public void Parts_without_figures_are_left_out() =>
        DraftedSentences.Parts([(Row(SampleFacts.Catalogue["MT.DT_NU"], 120, null), null), (Row(SampleFacts.Catalogue["MT.HEROIN_KG"], null, null), null)])
            .ShouldBe("Trong đó: số đối tượng phạm tội về ma túy là nữ 120 đối tượng.");

    [Theory]
    [InlineData("5,3,1", "Cao nhất là A (5 vụ); thấp nhất là C (1 vụ).")]
    [InlineData("5,5,1", "Cao nhất là A và B (cùng 5 vụ); thấp nhất là C (1 vụ).")]
    [InlineData("9,0,0,0,0", "Cao nhất là A (9 vụ); 4 địa bàn không phát sinh.")]
    [InlineData("9,3,0", "Cao nhất là A (9 vụ); C không phát sinh.")]
    [InlineData("4,4,4", "Các địa bàn cùng ở mức 4 vụ.")]
    [InlineData("5,3,1,-", "Trong 3/4 địa bàn có số liệu, cao nhất là A (5 vụ); thấp nhất là C (1 vụ).")]
    [InlineData("5,3", null)]
    [InlineData("5,-,1", null)]
    public void Who_leads_and_who_is_lowest_is_told_with_ties(string parts, string? sentence) =>
        DraftedSentences.Ranking(Row(Cases, 1, 1) with { By = [.. parts.Split(',').Select((p, i) => new Part(i + "", ((char)('A' + i)) + "", p == "-" ? default : new(int.Parse(p, System.Globalization.CultureInfo.InvariantCulture), 1)))] }, "địa bàn").ShouldBe(sentence);

    [Fact]
    public void A_figure_that_lacks_many_reports_warns_of_its_change()
    {
        var row = Row(Cases, 12, 40) with { Total = new(12, 12) };
        var result = SampleFacts.Make().ByForce;
        DraftedSentences.Caution(row, result, new(4, [Period.Quarter(2026, 4)])).ShouldBe("Số liệu này mới được nêu trong 12 báo cáo và chưa gồm 4 báo cáo còn thiếu (quý IV năm 2026) nên mức tăng, giảm chỉ để tham khảo.");
        DraftedSentences.Caution(row, result, new(1, [Period.Quarter(2026, 4)])).ShouldBe("Số liệu này mới được nêu trong 12 báo cáo.");
    }

    [Fact]
    public void Nobody_leads_among_approximate_figures() =>
        DraftedSentences.Ranking(Row(Cases, 1, 1) with { By = [new("1", "A", new(5, 1)), new("2", "B", new(4, 1, BoundSet.About)), new("3", "C", new(1, 1))] }, "đơn vị").ShouldBeNull();

    [Fact]
    public void Forces_are_named_and_a_sum_above_the_total_is_explained()
    {
        var row = Row(Cases, 10, null) with { By = [new("cong_an", "cong_an", new(7, 3)), new("bien_phong", "bien_phong", new(5, 2)), new("quan_doi", "quan_doi", default)] };
        DraftedSentences.ByForce(row).ShouldBe("Theo lực lượng: Công an 7 vụ; Bộ đội Biên phòng 5 vụ; cộng số của các lực lượng cao hơn tổng số 2 vụ do kết quả phối hợp chỉ tính một lần.");
        DraftedSentences.ByForce(row with { By = [row.By[0]] }).ShouldBeNull();
    }

    [Theory]
    [InlineData(2700, 2681, 19, "Tổng hợp từ 2.681/2.700 báo cáo đã duyệt (99,3%); còn 19 báo cáo chưa có số liệu.")]
    [InlineData(10000, 9999, 1, "Tổng hợp từ 9.999/10.000 báo cáo đã duyệt (99,9%); còn 1 báo cáo chưa có số liệu.")]
    [InlineData(12, 12, 0, "Tổng hợp từ 12/12 báo cáo đã duyệt (100%).")]
    [InlineData(0, 4, 0, "Tổng hợp từ 4 báo cáo đã duyệt.")]
    public void Completeness_never_rounds_a_gap_away(int expected, int accepted, int missing, string sentence) =>
        DraftedSentences.Completeness(new(expected, accepted, 0), missing).ShouldBe(sentence);

    [Fact]
    public void Warns_of_comparisons_when_the_two_periods_stand_on_unequal_shares_of_reports()
    {
        DraftedSentences.UnequalBasis(new(100, 89, 0), new(100, 100, 0)).ShouldBe("Mức độ đầy đủ của báo cáo hai kỳ khác nhau nên mức tăng, giảm so với cùng kỳ năm trước chỉ để tham khảo.");
        DraftedSentences.UnequalBasis(new(1000, 995, 0), new(1000, 1000, 0)).ShouldBeNull();
        DraftedSentences.UnequalBasis(new(100, 89, 0), null).ShouldBeNull();
    }

    [Fact]
    public void A_figure_few_reports_state_is_cautioned_about()
    {
        var result = SampleFacts.Make().ByForce;
        DraftedSentences.Caution(Row(Cases, 3, 1) with { Total = new(3, 12) }, result).ShouldBe("Số liệu này mới được nêu trong 12 báo cáo.");
        DraftedSentences.Caution(Row(Cases, 3, 1) with { Total = new(3, 250, BoundSet.MoreThan) }, result).ShouldBe("Số liệu này có phần ước lượng theo báo cáo của đơn vị.");
        DraftedSentences.Caution(Row(Cases, 3, 1) with { Total = new(3, 250) }, result).ShouldBeNull();
    }

    [Fact]
    public void Says_whether_figures_are_published_or_provisional()
    {
        DraftedSentences.Published(new(3, new(2026, 1, 5))).ShouldBe("Số liệu công bố số 03 ngày 05/01/2026");
        DraftedSentences.Provisional(new(2026, 12, 18, 16, 30, 0)).ShouldBe("Số liệu tạm tính đến 16:30 ngày 18/12/2026");
    }

    [Theory]
    [InlineData("2026-01-05", "ngày 05 tháng 01 năm 2026")]
    [InlineData("2026-03-12", "ngày 12 tháng 3 năm 2026")]
    [InlineData("2026-11-09", "ngày 09 tháng 11 năm 2026")]
    public void Dates_have_a_zero_before_small_days_and_the_first_two_months_only(string day, string written) =>
        DraftedSentences.LongDate(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(written);

    [Fact]
    public void Missing_months_are_grouped_by_year() =>
        DraftedSentences.Periods([Period.Month(2026, 7), Period.Month(2026, 3), Period.Month(2025, 12), Period.Quarter(2026, 1)]).ShouldBe("tháng 12 năm 2025; tháng 3, 7 năm 2026; quý I năm 2026");

    private static ConsolidationRow Row(Indicator indicator, int? now, int? then)
    {
        var total = now is { } n ? new Total(n, 5) : default;
        var before = then is { } t ? new Total(t, 5) : default;
        var why = total.IsMissing ? Incomparable.CurrentMissing : before.IsMissing ? Incomparable.NoFigures : before.Amount == 0 ? Incomparable.PreviousIsZero : Incomparable.No;
        decimal? percent = why == Incomparable.No ? Math.Round(100m * (total.Amount - before.Amount) / before.Amount, 2, MidpointRounding.AwayFromZero) : null;
        return new(indicator, total, null, new(Period.OfYear(2025), before, why, percent, false, []), [], []);
    }
}
