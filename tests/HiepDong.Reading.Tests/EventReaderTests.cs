namespace HiepDong.Reading;

public class EventReaderTests
{
    [Theory]
    // What is held, and when.
    [InlineData("Sáng 12/7/2023, UBND tỉnh A tổ chức hội nghị sơ kết 6 tháng đầu năm thực hiện Nghị định số 03/2019/NĐ-CP.", "so_ket", "2023-07-12", "2023-H1")]
    [InlineData("Ngày 20/1, huyện B tổng kết công tác phối hợp năm 2022 giữa ba lực lượng.", "tong_ket", "2023-01-20", "2022")]
    [InlineData("Chiều 18-12, tại trụ sở Công an tỉnh, ba lực lượng tổng kết quy chế phối hợp năm 2021.", "tong_ket", "2021-12-18", "2021")]
    [InlineData("Công an, quân sự và biên phòng huyện C giao ban quý I/2023 vào chiều 6.4.", "giao_ban", "2023-04-06", "2023-Q1")]
    [InlineData("Sáng nay (10/1), ba lực lượng tỉnh D giao ban quý IV năm 2023.", "giao_ban", "2024-01-10", "2023-Q4")]
    [InlineData("Ngày 05/10/2022, Bộ CHQS tỉnh chủ trì hội nghị giao ban quý III.", "giao_ban", "2022-10-05", "2022-Q3")]
    [InlineData("Ngày 12/01/2022, các lực lượng tỉnh E giao ban quý IV.", "giao_ban", "2022-01-12", "2021-Q4")]
    [InlineData("Ngày 3 tháng 10 năm 2024, huyện G họp giao ban 9 tháng đầu năm.", "giao_ban", "2024-10-03", "2024-9M")]
    [InlineData("Hội nghị tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025 diễn ra sáng 8/1.", "tong_ket", "2025-01-08", "2024")]
    [InlineData("Giao ban quý III, triển khai nhiệm vụ quý IV/2024\n\nSáng 2/10, tại Đồn Biên phòng A, các lực lượng họp.", "giao_ban", "2024-10-02", "2024-Q3")]
    [InlineData("Huyện H: Sơ kết 5 năm thực hiện Nghị định 03/2019/NĐ-CP\nHội nghị diễn ra ngày 15/10.", "so_ket", "2024-10-15", "2019/2024")]
    [InlineData("Tỉnh K tổng kết 10 năm thực hiện Chỉ thị 01/CT-TTg về quản lý biên giới.", "tong_ket", null, "2015/2024")]
    [InlineData("Sáng 5/8, ba lực lượng tỉnh L họp đánh giá nửa đầu năm 2019 thực hiện quy chế.", "so_ket", "2019-08-05", "2019-H1")]
    [InlineData("Ngày 9/2/2023, hai bộ tổ chức hội nghị đánh giá kết quả phối hợp năm 2022.", "tong_ket", "2023-02-09", "2022")]
    [InlineData("Quân khu A sơ kết 3 năm thực hiện Nghị định số 03/2019/NĐ-CP. Ngày 20-10, tại TP B, các đơn vị họp.", "so_ket", "2022-10-20", "2019/2022")]
    [InlineData("Thực hiện Nghị định 77/2010/NĐ-CP, ngày 19-12-2012 hai lực lượng tổng kết 10 năm phối hợp.", "tong_ket", "2012-12-19", "2003/2012")]
    [InlineData("Ngày 3/10/2023, ban chỉ huy giao ban tháng 9, triển khai nhiệm vụ tháng 10.", "giao_ban", "2023-10-03", "2023-09")]
    [InlineData("Năm 2023, ba lực lượng bắt 100 vụ. Đó là kết quả nêu ở hội nghị tổng kết diễn ra ngày 11/1.", "tong_ket", "2024-01-11", "2023")]
    [InlineData("Giao ban quý I năm 2025 được tổ chức sáng nay, 4/4, tại huyện.", "giao_ban", "2025-04-04", "2025-Q1")]
    [InlineData("Đồn A giao ban định kỳ với đơn vị bạn ngày 4/5/2023.", "giao_ban", "2023-05-04", null)]
    // Other occasions.
    [InlineData("Từ ngày 5 đến 7/8/2023, đơn vị tổ chức tập huấn nghiệp vụ.", "other", "2023-08-05", null)]
    [InlineData("Kỷ niệm ngày truyền thống (3/3/1959 - 3/3/2024), sáng 1/3, Đồn A tổ chức gặp mặt cán bộ.", "other", "2024-03-01", null)]
    [InlineData("Ngày 21/11/2023, đoàn kiểm tra liên ngành làm việc tại Bộ CHQS tỉnh M.", "other", "2023-11-21", null)]
    [InlineData("Công an tỉnh N trao thưởng cho ban chuyên án ngày 27.3.2020.", "other", "2020-03-27", null)]
    [InlineData("Biên phòng hai nước hội đàm ngày 4/12 đánh giá giai đoạn 2019 - 2023.", "other", "2023-12-04", "2019/2023")]
    [InlineData("Ngày 12/2, Công an tỉnh tổng kết đợt cao điểm bảo đảm an ninh trật tự Tết Nguyên đán Giáp Thìn 2024.", "tong_ket", "2024-02-12", null)]
    [InlineData("Phá 4 chuyên án đầu năm 2023\nSáng 17/2, Bộ Chỉ huy tổ chức trao thưởng cho các đơn vị.", "other", "2023-02-17", "2023")]
    [InlineData("Sáng 3/7/2024, thành phố tổ chức lễ ra mắt lực lượng bảo vệ an ninh cơ sở.", "other", "2024-07-03", null)]
    [InlineData("Ngày 20-3-2020, huyện H sơ kết 5 năm thực hiện Chỉ thị 01/CT-TTg, giai đoạn 2015-2020.", "so_ket", "2020-03-20", "2015/2020")]
    [InlineData("Chiều 5/3/2024, Đồn Biên phòng A tổ chức gặp mặt già làng, trưởng bản.", "other", "2024-03-05", null)]
    [InlineData("Ngày 7/4/2023, tại hội nghị, hai bên ký quy chế phối hợp mới.", "other", "2023-04-07", null)]
    // The year of a day is told by the same day elsewhere, or by the page's stamp.
    [InlineData("Thứ Năm, 16/01/2025 08:15\nNgày 15/1, tỉnh P tổ chức hội nghị tổng kết công tác phối hợp.\n", "tong_ket", "2025-01-15", null)]
    [InlineData("Quý III vừa qua, ba lực lượng tỉnh Q giao ban ngày 2/10, rút kinh nghiệm vụ cháy ngày 5/7/2022.", "giao_ban", "2022-10-02", "2022-Q3")]
    public void Reads_the_occasion(string text, string kind, string? date, string? period)
    {
        var read = Read(text);
        (read.Kind, read.Date, read.Period).ShouldBe((kind, date, period));
    }

    [Theory]
    [InlineData("Ba lực lượng duy trì chế độ giao ban hằng tuần, sơ kết hằng quý và trao đổi tin.")]
    [InlineData("Trong quý, các đơn vị tổ chức 4 cuộc giao ban và 2 hội nghị rút kinh nghiệm.")]
    [InlineData("Đồn Biên phòng A chủ trì, phối hợp Công an xã bắt 2 đối tượng ngày 5/6/2023.")]
    [InlineData("Lực lượng vũ trang bảo vệ tuyệt đối an toàn các hội nghị lớn trong năm 2023.")]
    [InlineData("Thời gian tới, đề nghị sơ kết việc thực hiện quy chế.")]
    [InlineData("Rạng sáng 2/3, tổ tuần tra kiểm tra xe tải chở hàng lậu.")]
    [InlineData("")]
    public void Tells_of_none_where_none_is_held(string text) => Read(text).ShouldBe(EventReading.None);

    [Theory]
    [InlineData("Chiều 20/12, hội nghị giao ban trực tuyến năm 2023 diễn ra.", "truc_tuyen")]
    [InlineData("Chiều 20/12, hội nghị tổng kết năm 2023 nối tới 12 điểm cầu; đại biểu dự tại điểm cầu tỉnh A.", "truc_tuyen")]
    [InlineData("Chiều 20/12, hội nghị giao ban năm 2023 theo hình thức trực tiếp.", "truc_tiep")]
    [InlineData("Chiều 20/12, hội nghị giao ban năm 2023 bàn chống lừa đảo trực tuyến qua dịch vụ công trực tuyến.", null)]
    public void Tells_the_mode_only_when_it_is_stated(string text, string? mode) => Read(text).Mode.ShouldBe(mode);

    [Theory]
    [InlineData("Đồng chí Trần Văn An, Phó Chủ tịch UBND tỉnh, chủ trì hội nghị giao ban quý I/2023.", "Trần Văn An")]
    [InlineData("Hội nghị giao ban quý I/2023 do Đại tá Lê Thị Bình và Thượng tá Hoàng Văn Chi đồng chủ trì.", "Lê Thị Bình|Hoàng Văn Chi")]
    [InlineData("Hội nghị giao ban quý I/2023 dưới sự chủ trì của Đại tá Lê Bình, Giám đốc Công an tỉnh, và Thượng tá Hoàng Chi.", "Lê Bình|Hoàng Chi")]
    [InlineData("Sáng 3/4, giao ban quý I/2023. Chủ trì hội nghị có các đồng chí: Đại tá Vũ Văn Dũng, Chỉ huy trưởng; Đại tá Ksor Em, Giám đốc.", "Vũ Văn Dũng|Ksor Em")]
    [InlineData("Phó Chủ tịch UBND tỉnh Hà Giang Trần Đức Giang chủ trì hội nghị tổng kết năm 2022.", "Trần Đức Giang")]
    [InlineData("Sáng 3/4, giao ban quý I/2023. Đồng chí Rơ Châm Hạnh dự và chủ trì tại điểm cầu tỉnh A.", "Rơ Châm Hạnh")]
    [InlineData("Sáng 3/4, hội nghị giao ban quý I/2023. Đồng chí Lê Khôi phát biểu, yêu cầu biên phòng chủ trì, phối hợp công an tuần tra.", "")]
    [InlineData("Sáng 3/4, hội nghị giao ban quý I/2023. Dự hội nghị có đồng chí Lê Khôi. Biên phòng chủ trì bắt 3 vụ.", "")]
    public void Names_those_who_preside(string text, string chairs) => string.Join('|', Read(text).Chairs).ShouldBe(chairs);

    [Theory]
    [InlineData("Chiều 17/10, tại Bộ Tư lệnh Vùng Cảnh sát biển 9, các lực lượng giao ban quý III/2024.", "Bộ Tư lệnh Vùng Cảnh sát biển 9")]
    [InlineData("Ngày 6/9, tại trụ sở Công an tỉnh Bình An, ba lực lượng giao ban quý III năm 2021.", "trụ sở Công an tỉnh Bình An")]
    [InlineData("Sáng 3/4, giao ban trực tuyến quý I/2023. Đại biểu dự tại điểm cầu tỉnh Bình An.", "điểm cầu tỉnh Bình An")]
    public void Names_the_venue(string text, string venue) => string.Join('|', Read(text).Venues).ShouldBe(venue);

    [Fact]
    public void Uses_the_context_year_where_the_text_names_none()
    {
        const string text = "Ngày 28.7, Đồn Biên phòng A sơ kết 6 tháng quy chế phối hợp.";
        Read(text).Date.ShouldBeNull();
        Read(text).Period.ShouldBeNull();
        var read = Read(text, 2022);
        (read.Date, read.Period).ShouldBe(("2022-07-28", "2022-H1"));
    }

    [Fact]
    public void Reads_nothing_from_page_furniture()
    {
        const string text = "Ngày 9/2, hai bộ tổ chức hội nghị giao ban năm 2022 về phối hợp bảo vệ an ninh, trật tự, có đại diện nhiều cơ quan cùng dự và thảo luận.\n"
            + "Tin cùng chuyên mục\nSáng 28/1/2026, đồng chí Trần Văn An chủ trì hội nghị trực tuyến tổng kết năm 2025 tại điểm cầu tỉnh Bình An.";
        var read = Read(text);
        (read.Kind, read.Date, read.Period, read.Mode).ShouldBe(("giao_ban", "2023-02-09", "2022", null));
        read.Chairs.ShouldBeEmpty();
    }

    private static EventReading Read(string text, int? year = null) => EventReader.Read(Timelines.Of(text, year));
}

internal static class Timelines
{
    public static Timeline Of(string text, int? year = null)
    {
        var dates = DateFinder.Find(text);
        return new(text, dates, PeriodFinder.Find(text, dates), ReferenceFinder.Find(text), PageFurniture.Find(text), new(year));
    }
}
