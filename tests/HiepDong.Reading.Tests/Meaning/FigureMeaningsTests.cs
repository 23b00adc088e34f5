namespace HiepDong.Reading;

public class FigureMeaningsTests
{
    private static FigureContext Figure(string? unit, string subject, string lead = "", string tail = "", string? sentence = null, string heading = "", string row = "", string column = "",
        FigureMeaning? parent = null, FigureMeaning? pair = null, FigureMeaning? previous = null, bool comparison = false) =>
        new(unit, subject, lead, tail, sentence ?? string.Join(' ', lead, subject, tail), "", heading, row, column, "", parent, pair, previous, comparison);

    private static FigureMeaning Known(string topic, string? indicator) => new(topic, indicator, indicator == null ? 0 : .95, [], []);

    [Theory]
    [InlineData("vụ", "vụ", "phát hiện, bắt giữ", "mua bán, vận chuyển trái phép chất ma túy", "drugs")]
    [InlineData("lít", "lít dầu", "tạm giữ", "không rõ nguồn gốc", "smuggling")]
    [InlineData("người", "công dân", "ngăn chặn", "vượt biên trái phép", "entry_exit")]
    [InlineData("khẩu", "khẩu súng kíp", "vận động nhân dân giao nộp", "", "crime_other")]
    [InlineData("kg", "kg pháo", "thu giữ", "", "smuggling")]
    [InlineData("hộ", "hộ dân", "di dời", "khỏi nơi sạt lở", "disaster_rescue")]
    [InlineData("xã", "xã biên giới", "có", "được công nhận sạch về ma túy", "models")]
    [InlineData("km", "km", "đường biên giới dài", "", "other")]
    [InlineData("tàu", "tàu cá", "xử phạt", "đánh bắt sai vùng", "illegal_mining_fishing")]
    [InlineData("vụ", "vụ", "xử lý", "", "crime_other")]
    public void Tells_the_topic_by_the_words_around(string unit, string subject, string lead, string tail, string topic) =>
        FigureMeanings.Of(Figure(unit, subject, lead, tail)).Topic.ShouldBe(topic);

    [Fact]
    public void A_heading_gives_the_topic_when_the_line_says_nothing() =>
        FigureMeanings.Of(Figure("vụ", "vụ", "phát hiện", heading: "i. phòng, chống tội phạm về ma túy")).Indicator.ShouldBe("MT.VU");

    [Fact]
    public void Persons_after_cases_are_the_persons_of_those_cases() =>
        FigureMeanings.Of(Figure("đối tượng", "đối tượng", "/", pair: Known("drugs", "MT.VU"))).ShouldSatisfyAllConditions(
            m => m.Topic.ShouldBe("drugs"), m => m.Indicator.ShouldBe("MT.DT"), m => m.Confidence.ShouldBeGreaterThan(.85));

    [Fact]
    public void A_part_is_not_its_whole() =>
        FigureMeanings.Of(Figure("vụ", "vụ tàng trữ", parent: Known("drugs", "MT.VU"))).Indicator.ShouldBeNull();

    [Fact]
    public void A_part_keeps_its_wholes_topic() => FigureMeanings.Of(Figure("vụ", "vụ tàng trữ", parent: Known("drugs", "MT.VU"))).Topic.ShouldBe("drugs");

    [Fact]
    public void A_share_is_counted_from_other_figures_and_only_suggested() =>
        FigureMeanings.Of(Figure("%", "% số tin trao đổi", "xác minh")).ShouldSatisfyAllConditions(
            m => m.Indicator.ShouldBe("TD.TYLE_XM"), m => m.Confidence.ShouldBeLessThan(.8));

    [Fact]
    public void Growth_is_no_value() => FigureMeanings.Of(Figure("vụ", "vụ ma túy", "tăng", comparison: true)).Indicator.ShouldBeNull();

    [Fact]
    public void Heroin_is_not_all_drugs() => FigureMeanings.Of(Figure("kg", "kg heroin", "thu giữ")).Indicator.ShouldBe("MT.HEROIN_KG");

    [Fact]
    public void A_mass_in_another_unit_is_only_suggested() =>
        FigureMeanings.Of(Figure("gam", "gam heroin", "thu giữ")).Confidence.ShouldBeLessThan(.8);

    [Fact]
    public void Cases_without_a_crime_are_no_drug_cases() => FigureMeanings.Of(Figure("vụ", "vụ", "ba lực lượng phối hợp bắt giữ")).Indicator.ShouldBeNull();

    [Fact]
    public void A_part_that_adds_forces_is_not_the_total() =>
        FigureMeanings.Of(Figure("vụ", "vụ", "theo lực lượng: công an", heading: "phòng, chống ma túy")).Confidence.ShouldBeLessThan(.8);

    [Fact]
    public void Every_catalogue_name_in_a_table_is_known()
    {
        foreach (var (name, code) in CatalogueNames())
            FigureMeanings.Of(Figure(null, "", row: name.ToLowerInvariant(), column: "số liệu")).ShouldSatisfyAllConditions(
                m => m.Indicator.ShouldBe(code, name), m => m.Confidence.ShouldBeGreaterThanOrEqualTo(.95, name));
    }

    [Theory]
    [InlineData("hoá", "thủy", "chiến sỹ")]
    [InlineData("hóa", "thuỷ", "chiến sĩ")]
    public void Spellings_of_one_word_are_one(string goods, string water, string soldier)
    {
        FigureMeanings.Of(Figure("đồng", "đồng", $"trị giá hàng {goods} vi phạm")).Indicator.ShouldBe("BL.TRIGIA");
        FigureMeanings.Of(Figure("vụ", $"vụ vi phạm trong khai thác {water} sản")).Indicator.ShouldBe("TP.VU_TS");
        FigureMeanings.Of(Figure("lượt", $"lượt cán bộ, {soldier}", "tuần tra", "tham gia")).Indicator.ShouldBe("TT.NGUOI");
    }

    [Fact]
    public void A_phrase_may_run_over_a_comma() =>
        FigureMeanings.Of(Figure("đối tượng", "đối tượng xuất", "bắt giữ", ", nhập cảnh trái phép")).Indicator.ShouldBe("XNC.DT");

    [Fact]
    public void Cases_brought_to_court_of_one_crime_are_not_all_such_cases() =>
        FigureMeanings.Of(Figure("vụ", "vụ", "khởi tố", "ma túy")).Confidence.ShouldBeLessThan(.8);

    [Fact]
    public void A_head_that_says_what_it_counts_overrules_the_row() =>
        FigureMeanings.Of(Figure("buôn", "", row: "buôn lậu, gian lận thương mại và hàng giả", column: "số vụ")).Indicator.ShouldBe("BL.VU");

    [Theory]
    [InlineData("Phát hiện 02 vụ, 03 đối tượng vi phạm quy chế khu vực biên giới.", "XNC.VU_QCBG", "XNC.DT_QCBG")]
    [InlineData("Tuần tra phối hợp 14 lượt tổ. Phát hiện 02 vụ/03 đối tượng vi phạm.", "TT.TO", "TT.VU", "TT.DT")]
    [InlineData("Nhập cảnh trái phép 02 đối tượng, xuất cảnh trái phép 03 đối tượng.", "XNC.DT_NHAP", "XNC.DT_XUAT")]
    public void Figures_of_one_sentence_help_each_other(string text, params string[] indicators) =>
        ReportReader.Read(SourceText.Plain(text)).Figures.Select(f => f.Indicator).ShouldBe(indicators);

    [Fact]
    public void A_table_row_of_words_opens_a_group()
    {
        string[][] rows = [["TT", "Nội dung", "ĐVT", "Số liệu"], ["A", "Ma túy", "", ""], ["1", "Số đối tượng bị bắt giữ", "đối tượng", "04"], ["B", "Tuần tra", "", ""], ["2", "Số lượt tham gia", "lượt người", "62"]];
        var (text, blocks) = ("", new List<TextBlock>());
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < 4; c++)
            {
                if (rows[r][c].Length > 0) blocks.Add(new(BlockKind.TableCell, text.Length, text.Length + rows[r][c].Length, 0, new(0, r, c, c == 1 ? "" : rows[r][1], r == 0 ? "" : rows[0][c], r == 0)));
                text += rows[r][c] + "\n";
            }
        ReportReader.Read(new(text, blocks)).Figures.Select(f => f.Indicator).ShouldBe(["MT.DT", "TT.NGUOI"]);
    }

    [Fact]
    public void An_unsure_figure_names_what_it_may_be_instead()
    {
        var sure = FigureMeanings.Of(Figure("vụ", "vụ buôn lậu, gian lận thương mại và hàng giả"));
        sure.Indicator.ShouldBe("BL.VU");
        sure.Others.ShouldBeEmpty();
        var unsure = FigureMeanings.Of(Figure("vụ", "vụ"));
        unsure.Confidence.ShouldBeLessThan(0.8);
        unsure.Others.Count.ShouldBeInRange(1, 3);
        unsure.Others.Select(o => o.Code).Append(unsure.Indicator).Distinct().Count().ShouldBe(unsure.Others.Count + 1);
        unsure.Others.Select(o => o.Confidence).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void A_decision_names_the_rows_it_rests_on() =>
        FigureMeanings.Of(Figure("vụ", "vụ ma túy")).Rules.ShouldContain("topic:ma_tuy@subject");

    private static IEnumerable<(string Name, string Code)> CatalogueNames() =>
        IndicatorRules.Shipped.Indicators.Select(i => (i.Name, i.Code));
}
