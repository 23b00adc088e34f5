using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace HiepDong.Documents;

/// <summary>Paragraph styles of administrative documents (Decree 30/2020, annex I): one style per component, named after it.</summary>
internal static class WordStyles
{
    public const string QuocHieu = "QuocHieu", TieuNgu = "TieuNgu", ChuQuan = "CoQuanChuQuan", CoQuan = "CoQuanBanHanh", SoKyHieu = "SoKyHieu", NgayThang = "DiaDanhNgayThang",
        TenLoai = "TenLoai", TrichYeu = "TrichYeu", VeViec = "VeViec", KinhGui = "KinhGui", CanCu = "CanCu", Muc = "Muc", Khoan = "Khoan", TieuKhoan = "TieuKhoan", NoiDung = "NoiDung", ChucVu = "ChucVu", HoTen = "HoTen",
        NoiNhan = "NoiNhan", NoiNhanDong = "NoiNhanDong", SoTrang = "SoTrang", PhuLuc = "PhuLuc", TenPhuLuc = "TenPhuLuc", KemTheo = "KemTheo",
        BangDau = "BangDau", BangO = "BangO", GhiChu = "GhiChuBang", Net = "NetKe";

    /// <summary>Components written in capitals; the letters themselves are capital, so copied text keeps them.</summary>
    private static readonly HashSet<string> Capitals = [QuocHieu, ChuQuan, CoQuan, TenLoai, Muc, ChucVu, TenPhuLuc];

    public static string Case(string style, string text) => Capitals.Contains(style) ? text.ToUpperInvariant() : text;

    public static Styles Make()
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
                    new Color { Val = "000000" }, new FontSize { Val = "28" }, new FontSizeComplexScript { Val = "28" },
                    new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden()) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
            new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(),
                new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                    new TableCellMarginDefault(new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })))
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true });

        Add(styles, QuocHieu, "Quốc hiệu", 12, JustificationValues.Center, bold: true);
        Add(styles, TieuNgu, "Tiêu ngữ", 13, JustificationValues.Center, bold: true);
        Add(styles, ChuQuan, "Cơ quan chủ quản", 12, JustificationValues.Center);
        Add(styles, CoQuan, "Cơ quan ban hành", 12, JustificationValues.Center, bold: true);
        Add(styles, SoKyHieu, "Số và ký hiệu", 13, JustificationValues.Center);
        Add(styles, NgayThang, "Địa danh và ngày tháng", 13, JustificationValues.Center, italic: true);
        Add(styles, TenLoai, "Tên loại văn bản", 14, JustificationValues.Center, bold: true, before: 18);
        Add(styles, TrichYeu, "Trích yếu", 14, JustificationValues.Center, bold: true);
        Add(styles, VeViec, "Về việc", 12, JustificationValues.Center, before: 6);
        Add(styles, KinhGui, "Kính gửi", 14, JustificationValues.Left, before: 6, left: 1701);
        Add(styles, CanCu, "Căn cứ", 14, JustificationValues.Both, italic: true, before: 6, firstLine: 720);
        Add(styles, Muc, "Mục", 14, JustificationValues.Both, bold: true, before: 8, firstLine: 720, outline: 0);
        Add(styles, Khoan, "Khoản có tiêu đề", 14, JustificationValues.Both, bold: true, before: 6, firstLine: 720, outline: 1);
        Add(styles, TieuKhoan, "Điểm có tiêu đề", 14, JustificationValues.Both, italic: true, before: 6, firstLine: 720, keepNext: true);
        Add(styles, NoiDung, "Nội dung", 14, JustificationValues.Both, before: 6, firstLine: 720);
        Add(styles, ChucVu, "Chức vụ người ký", 14, JustificationValues.Center, bold: true);
        Add(styles, HoTen, "Họ tên người ký", 14, JustificationValues.Center, bold: true);
        Add(styles, NoiNhan, "Nơi nhận", 12, JustificationValues.Left, bold: true, italic: true);
        Add(styles, NoiNhanDong, "Nơi nhận (danh sách)", 11, JustificationValues.Left);
        Add(styles, SoTrang, "Số trang", 13, JustificationValues.Center);
        Add(styles, PhuLuc, "Phụ lục", 14, JustificationValues.Center, bold: true, outline: 0);
        Add(styles, TenPhuLuc, "Tên phụ lục", 14, JustificationValues.Center, bold: true);
        Add(styles, KemTheo, "Kèm theo", 13, JustificationValues.Center, italic: true, after: 6);
        Add(styles, BangDau, "Bảng: đầu cột", 11, JustificationValues.Center, bold: true, before: 2, after: 2);
        Add(styles, BangO, "Bảng: ô", 11, JustificationValues.Left, before: 2, after: 2);
        Add(styles, GhiChu, "Bảng: ghi chú", 11, JustificationValues.Both, italic: true, before: 3);
        Add(styles, Net, "Nét kẻ", 2, JustificationValues.Center);
        return styles;
    }

    /// <param name="before">Points.</param>
    /// <param name="firstLine">Twentieths of a point; 720 is 1,27 cm.</param>
    private static void Add(Styles styles, string id, string name, int size, JustificationValues align, bool bold = false, bool italic = false,
        int before = 0, int after = 0, int firstLine = 0, int left = 0, int? outline = null, bool keepNext = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext || outline != null) paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = Twentieths(before), After = Twentieths(after) });
        if (firstLine > 0 || left > 0)
        {
            var indent = new Indentation();
            if (left > 0) indent.Left = left.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (firstLine > 0) indent.FirstLine = firstLine.ToString(System.Globalization.CultureInfo.InvariantCulture);
            paragraph.Append(indent);
        }
        paragraph.Append(new Justification { Val = align });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (italic) run.Append(new Italic());
        var half = (size * 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        run.Append(new FontSize { Val = half });
        run.Append(new FontSizeComplexScript { Val = half });
        styles.Append(new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true });
    }

    private static string Twentieths(int points) => (points * 20).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
