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
        const string text = "Nội dung\tĐVT\tSố lượng\tSo với cùng kỳ\nSố vụ phát hiện\tVụ\t12\t3\n";
        var blocks = new List<TextBlock>();
        string[] heads = ["Nội dung", "ĐVT", "Số lượng", "So với cùng kỳ"], cells = ["Số vụ phát hiện", "Vụ", "12", "3"];
        var at = 0;
        for (var c = 0; c < 4; c++) { blocks.Add(new(BlockKind.TableCell, at, at + heads[c].Length, 0, new(0, 0, c, "", "", true))); at += heads[c].Length + 1; }
        for (var c = 0; c < 4; c++) { blocks.Add(new(BlockKind.TableCell, at, at + cells[c].Length, 0, new(0, 1, c, c == 0 ? "" : cells[0], heads[c]))); at += cells[c].Length + 1; }
        var figures = ReportReader.Read(new(text, blocks)).Figures;
        figures.Select(f => (f.Quantity.Value, f.Unit)).ShouldBe([(12m, "vụ"), (3m, "vụ")]);
        figures[1].Indicator.ShouldBeNull();
    }
}
