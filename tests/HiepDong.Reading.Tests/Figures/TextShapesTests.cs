namespace HiepDong.Reading.Figures;

public class TextShapesTests
{
    [Fact]
    public void Decomposed_accents_and_invisible_characters_keep_their_places()
    {
        // "hơn 100 đối tượng" as NFD, with a zero-width space inside.
        const string given = "Bắt ho\u031bn 100 đô\u0301i\u200b tu\u031bo\u031b\u0323ng và 3 vụ.";
        var figures = ReportReader.Read(SourceText.Plain(given)).Figures;
        figures.Count.ShouldBe(2);
        figures[0].Unit.ShouldBe("đối tượng");
        given[figures[0].Start..figures[0].End].ShouldBe("ho\u031bn 100 đô\u0301i\u200b tu\u031bo\u031b\u0323ng");
        given[figures[1].Start..figures[1].End].ShouldBe("3 vụ");
    }

    [Fact]
    public void A_wrapped_line_goes_on() =>
        ReportReader.Read(SourceText.Plain("Lực lượng đã bắt giữ 12\nđối tượng trên tuyến.")).Figures.Single().Unit.ShouldBe("đối tượng");

    [Fact]
    public void Tables_are_read_by_row_and_column()
    {
        var figures = ReadTable(["Nội dung", "ĐVT", "Số lượng", "So với cùng kỳ"], ["Số vụ phát hiện", "Vụ", "12", "3"]);
        figures.Select(f => (f.Quantity.Value, f.Unit)).ShouldBe([(12m, "vụ"), (3m, "vụ")]);
        figures[1].Indicator.ShouldBeNull();
    }

    [Theory]
    [InlineData("Triệu đồng", 6_800_000)]
    [InlineData("1.000 đồng", 6_800)]
    [InlineData("đồng", 6.8)]
    public void A_unit_of_money_in_a_table_brings_its_scale(string unit, decimal value) =>
        ReadTable(["Nội dung", "ĐVT", "Số lượng"], ["Trị giá hàng hóa vi phạm", unit, "6,8"]).ShouldHaveSingleItem().Quantity.Value.ShouldBe(value);

    [Fact]
    public void A_column_headed_with_a_period_is_of_that_period() =>
        ReadTable(["Nội dung", "Tháng 12/2026 – Vụ", "Tháng 11/2026 – Vụ"], ["Ma túy", "2", "1"]).Select(f => f.Period).ShouldBe(["2026-12", "2026-11"]);

    private static IReadOnlyList<FigureReading> ReadTable(string[] heads, string[] cells)
    {
        var blocks = new List<TextBlock>();
        var at = 0;
        for (var c = 0; c < heads.Length; c++) { blocks.Add(new(BlockKind.TableCell, at, at + heads[c].Length, 0, new(0, 0, c, "", "", true))); at += heads[c].Length + 1; }
        for (var c = 0; c < cells.Length; c++) { blocks.Add(new(BlockKind.TableCell, at, at + cells[c].Length, 0, new(0, 1, c, c == 0 ? "" : cells[0], heads[c]))); at += cells[c].Length + 1; }
        return ReportReader.Read(new(string.Join('\t', heads) + "\n" + string.Join('\t', cells) + "\n", blocks)).Figures;
    }
}
