using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>What an entry template is made for and shows beside the cells to fill in. Dictionaries are by indicator code.</summary>
internal sealed record TemplateFacts(OrgUnit Unit, ReportForm Form, Period Period, Catalogue Catalogue)
{
    public DateOnly? DueOn { get; init; }
    public IReadOnlyDictionary<string, Quantity> Previous { get; init; } = new Dictionary<string, Quantity>();
    public IReadOnlyDictionary<string, Quantity> LastYear { get; init; } = new Dictionary<string, Quantity>();
    /// <summary>Figures of the draft so far.</summary>
    public IReadOnlyDictionary<string, Quantity> Figures { get; init; } = new Dictionary<string, Quantity>();
    /// <summary>Texts of the draft so far, by narrative code.</summary>
    public IReadOnlyDictionary<string, string> Narratives { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// The .xlsx in which one unit enters one form for one period without a connection. A hidden sheet says whose it is; only the
/// cells to fill in are unlocked.
/// </summary>
internal static partial class ReportTemplate
{
    public const string FiguresSheet = "SoLieu", NarrativesSheet = "ThuyetMinh", KeySheet = "HiepDong";
    private const int HeadRow = 5, CodeColumn = 1, ValueColumn = 4, QualifierColumn = 5;
    private const int NarrativeHeadRow = 3, NarrativeLimit = 20_000;

    private static readonly (string Word, Bound Bound)[] Qualifiers =
        [("hơn", Bound.MoreThan), ("ít nhất", Bound.AtLeast), ("gần", Bound.Nearly), ("khoảng", Bound.About)];

    public static void Write(Stream output, TemplateFacts facts)
    {
        using var book = new Workbook(output);
        Figures(book, facts);
        Narratives(book, facts);
        using var key = book.Sheet(new(KeySheet, [20, 60]) { Visibility = SheetVisibility.VeryHidden, Protected = true });
        key.Write(("mau", default), ("hiepdong-bao-cao-1", default));
        key.Write(("don_vi", default), (facts.Unit.Code, default));
        key.Write(("bieu_mau", default), (facts.Form.Code, default));
        key.Write(("phien_ban", default), (facts.Form.Version, default));
        key.Write(("ky", default), (facts.Period.Code, default));
        key.Write(("ma_kiem", default), (Checksum(facts.Unit.Code, facts.Form.Code, facts.Form.Version, facts.Period.Code), default));
    }

    /// <summary>Shows a slip or a copied sheet; it is no signature.</summary>
    private static string Checksum(string unit, string form, int version, string period) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"hiepdong-bao-cao-1\n{unit}\n{form}\n{version}\n{period}"))));

    private static void Figures(Workbook book, TemplateFacts facts)
    {
        using var sheet = book.Sheet(new(FiguresSheet, [6, 16, 52, 13, 16, 11, 14, 14])
        {
            FrozenRows = HeadRow, PrintTitles = (HeadRow, HeadRow), Protected = true, Landscape = true
        });
        sheet.Write((facts.Form.NameVi, CellStyle.Title));
        sheet.Write(($"{facts.Unit.Name} – {facts.Period.NameVi}" + (facts.DueOn is { } due ? $" – hạn gửi {Vietnamese.Date(due)}" : ""), new CellStyle(Bold: true)));
        sheet.Write(("Chỉ nhập vào ô nền vàng. Để trống nếu chưa có số liệu; nhập 0 nếu không phát sinh. Số liệu ước lượng: chọn mức độ (hơn, ít nhất, gần, khoảng).", CellStyle.Note));
        sheet.Skip();
        sheet.Write(((IReadOnlyList<string>)["STT", "Mã", "Chỉ tiêu", "ĐVT", "Số liệu", "Mức độ", "Kỳ trước", "Cùng kỳ năm trước"]).Select(h => ((object?)h, CellStyle.Head)).ToList());
        var n = 0;
        var first = sheet.Row + 1;
        foreach (var section in facts.Form.Sections)
        {
            sheet.Write(Enumerable.Range(0, 8).Select(i => (i == 0 ? (object?)section.TitleVi : null, CellStyle.Group)).ToList());
            foreach (var code in section.Indicators)
            {
                if (!facts.Catalogue.TryGet(code, out var indicator) || indicator.AddsUp == AddsUp.Ratio) continue;
                Line(sheet, facts, indicator, ++n);
            }
        }
        sheet.Help(new($"F{first}:F{sheet.Row}", "Mức độ", "Để trống nếu số liệu chính xác.") { Choices = [.. Qualifiers.Select(q => q.Word)] });
    }

    private static void Line(SheetWriter sheet, TemplateFacts facts, Indicator indicator, int n)
    {
        var format = CellStyle.Number(indicator.Decimals);
        var input = CellStyle.Body with { Fill = CellFill.Input, Unlocked = true, Wrap = false };
        var (value, word) = facts.Figures.TryGetValue(indicator.Code, out var q)
            ? q.Bound == Bound.Between ? (q.Write("vi"), "") : ((object?)q.Value, Bounds.Word(q.Bound, "vi")) : (null, "");
        var part = indicator.PartOf is null ? "" : "– trong đó: ";
        sheet.Write(
            (n, CellStyle.Body with { Align = CellAlign.Centre }), (indicator.Code, CellStyle.Body with { Italic = true }), (part + indicator.NameVi, CellStyle.Body),
            (indicator.UnitVi, CellStyle.Body with { Align = CellAlign.Centre }), (value, input with { Align = CellAlign.Right, Format = format }), (word, input),
            Shown(facts.Previous, indicator), Shown(facts.LastYear, indicator));
        sheet.Help(new($"E{sheet.Row}", indicator.UnitVi, indicator.Decimals == 0 ? "Số nguyên từ 0 trở lên." : $"Số từ 0 trở lên, tối đa {indicator.Decimals} chữ số thập phân."));
    }

    private static (object?, CellStyle) Shown(IReadOnlyDictionary<string, Quantity> figures, Indicator indicator)
    {
        var style = CellStyle.Body with { Align = CellAlign.Right, Fill = CellFill.Quiet, Wrap = false };
        if (!figures.TryGetValue(indicator.Code, out var q)) return (null, style);
        return q.Bound == Bound.Between ? (q.Write("vi"), style) : (q.Value, style with { Format = CellStyle.Number(indicator.Decimals, Bounds.Word(q.Bound, "vi")) });
    }

    private static void Narratives(Workbook book, TemplateFacts facts)
    {
        if (facts.Form.Narratives.Count == 0) return;
        using var sheet = book.Sheet(new(NarrativesSheet, [10, 32, 100]) { FrozenRows = NarrativeHeadRow, Protected = true, HiddenColumns = [0] });
        // The first column holds codes and is hidden, so headings stand in the second.
        sheet.Write((null, default), ("Thuyết minh – " + facts.Unit.Name + " – " + facts.Period.NameVi, CellStyle.Title));
        sheet.Write((null, default), ("Xuống dòng trong ô: Alt + Enter.", CellStyle.Note));
        sheet.Write(("Mã", CellStyle.Head), ("Mục", CellStyle.Head), ("Nội dung", CellStyle.Head));
        foreach (var n in facts.Form.Narratives)
            sheet.Write([(n.Code, CellStyle.Body), (n.TitleVi, CellStyle.Body with { Bold = true }),
                (facts.Narratives.GetValueOrDefault(n.Code), CellStyle.Body with { Fill = CellFill.Input, Unlocked = true })], 110);
    }
}
