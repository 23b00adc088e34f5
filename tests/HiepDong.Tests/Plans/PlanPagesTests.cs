using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using HiepDong.Plans;

namespace HiepDong.Tests.Plans;

public sealed class PlanPagesTests
{
    private static Dictionary<string, string> Typed(params (string Field, string Value)[] other)
    {
        var fields = new Dictionary<string, string>
        {
            ["ten"] = "Đợt cao điểm Tết", ["loai"] = "campaign", ["tu"] = "15/01/2026", ["den"] = "28/02/2026", ["dia-ban"] = "40", ["chu-tri"] = "CA.40", ["ben-1"] = "CA.40", ["ben-2"] = "Bộ đội Biên phòng", ["muc-dich"] = "Bảo đảm Tết.\nKhông để xảy ra điểm nóng.",
            ["viec-1"] = "Trấn áp tội phạm", ["viec-1-chu-tri"] = "CA.40", ["viec-1-phoi-hop"] = "BP.40", ["viec-1-han"] = "20/02/2026", ["ct-1"] = "MT.VU", ["ct-1-so"] = "12", ["ct-1-ky"] = "2026-02"
        };
        foreach (var (field, value) in other) fields[field] = value;
        return fields;
    }

    /// <summary>Paragraphs of the document, a line each.</summary>
    private static string Words(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_plan_is_typed_sent_agreed_to_and_put_in_force_on_its_pages(string database)
    {
        await using var office = await PlanOffice.Open(database);
        using var giang = await office.App.SignInAs("giang");
        var page = await giang.Get("/ke-hoach");
        page.Words.ShouldContain("Chưa có kế hoạch nào");
        page = await (await giang.Get("/ke-hoach/moi?loai=campaign")).Submit(Typed(), "form#ke-hoach", "#luu");
        page.Words.ShouldContain("Đã lưu dự thảo KH.CA.40/2026/1");
        var id = page.Path.Split('/')[2];
        page = await page.Submit(form: "form[action$='handler=Send']");
        page.Words.ShouldContain("chờ 1 bên trả lời");

        using var bien = await office.App.SignInAs("bien");
        page = await bien.Get("/ke-hoach?cho-tra-loi=true");
        page.Words.ShouldContain("Đợt cao điểm Tết");
        page = await (await bien.Get("/ke-hoach/" + id)).Submit(form: "form[action$='handler=Agree']");
        page.Words.ShouldContain("Mọi bên đã nhất trí");

        page = await (await giang.Get("/ke-hoach/" + id)).Submit(form: "form[action$='handler=InForce']");
        page.Words.ShouldContain("đã giao 1 nhiệm vụ");
        page.One("a[href^='/nhiem-vu/']").TextContent.ShouldBe("Trấn áp tội phạm");
        page = await giang.Get($"/ke-hoach/{id}/tien-do");
        page.Words.ShouldContain("ít nhất 12 vụ");
        page.Words.ShouldContain("chưa có số liệu", customMessage: "nothing reported is not zero");
        page.Words.ShouldContain("1 nhiệm vụ: 0 hoàn thành, 0 quá hạn");
        page = await (await giang.Get("/ke-hoach/" + id)).Submit(new() { ["danh-gia"] = "Hoàn thành các mục tiêu." }, "form[action$='handler=Review']");
        page.Words.ShouldContain("Hoàn thành các mục tiêu.");
        page = await page.Submit(form: "form[action$='handler=Close']");
        page.Words.ShouldContain("Đã kết thúc");
    }

    [Fact]
    public async Task Another_row_loses_nothing_and_a_refusal_names_its_field()
    {
        await using var office = await PlanOffice.Open("sqlite");
        using var an = await office.App.SignInAs("an");
        var page = await (await an.Get("/ke-hoach/moi?loai=campaign")).Submit(Typed(), "form#ke-hoach", "button[value=them-viec]");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.One("[name=viec-1]").TextContent.Trim().ShouldBe("Trấn áp tội phạm");
        page.One("[name=muc-dich]").TextContent.ShouldContain("Không để xảy ra điểm nóng.");
        page.Document.QuerySelectorAll("textarea[name^=viec-]").Length.ShouldBe(6);

        page = await page.Submit(new() { ["viec-3"] = "Tuần tra", ["viec-3-chu-tri"] = "BP.40", ["viec-3-han"] = "01/03/2026", ["den"] = "28/02/2026", ["tt-1-tuyen"] = "Quốc lộ", ["tt-1-ngay"] = "30/02/2026" }, "form#ke-hoach", "#luu");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("a[href='#tt-1-ngay']").TextContent.ShouldContain("không phải ngày");
        page = await page.Submit(new() { ["tt-1-ngay"] = "20/02/2026", ["tt-1-chu-tri"] = "BP.40" }, "form#ke-hoach", "#luu");
        page.One("a[href='#viec-3-han']").TextContent.ShouldContain("từ 15/01/2026 đến 28/02/2026", customMessage: "the third row of the form, the second of the text");
        page.One("[name=viec-3]").TextContent.Trim().ShouldBe("Tuần tra");
        page = await page.Submit(new() { ["viec-3-han"] = "27/02/2026", ["ben-3"] = "CA.40", ["chu-tri"] = "QS.40", ["to-chuc"] = "TỐI MẬT" }, "form#ke-hoach", "#luu");
        page.One("a[href='#ben-3']").TextContent.ShouldContain("đã có trong danh sách các bên");
        page.One("a[href='#chu-tri']").TextContent.ShouldContain("chưa có trong danh sách các bên");
        page.Document.QuerySelector("a[href='#to-chuc']").ShouldNotBeNull();
        page = await page.Submit(new() { ["ben-3"] = "", ["chu-tri"] = "CA.40", ["to-chuc"] = "" }, "form#ke-hoach", "#luu");
        page.Words.ShouldContain("Đã lưu dự thảo");
    }

    [Fact]
    public async Task Somebody_elses_change_is_shown_and_what_was_typed_stays()
    {
        await using var office = await PlanOffice.Open("sqlite");
        var plan = await office.Drafted();
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/ke-hoach/{plan.Id}/sua");
        await office.Use<WritePlan>().Rewrite(plan.Id, plan.Body with { To = new(2026, 12, 20) }, null, office.Person("giang"), default);
        page = await page.Submit(new() { ["ten"] = "Tên tôi gõ" }, "form#ke-hoach", "#luu");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("Hoàng Giang vừa sửa kế hoạch này");
        page.One("section.note ins").TextContent.ShouldContain("20/12/2026");
        page.One("[name=ten]").GetAttribute("value").ShouldBe("Tên tôi gõ");
        page = await page.Submit(button: "#luu", form: "form#ke-hoach");
        office.Get(plan).Body.Title.ShouldBe("Tên tôi gõ");
    }

    [Fact]
    public async Task The_document_says_what_the_database_says()
    {
        await using var office = await PlanOffice.Open("sqlite");
        var plan = await office.InForce();
        using var giang = await office.App.SignInAs("giang");
        var text = Words(await giang.Client.GetByteArrayAsync($"/ke-hoach/{plan.Id}/ke-hoach.docx"));
        foreach (var part in new[]
        {
            "CÔNG AN TỈNH NGHỆ AN", "BỘ CÔNG AN", "KẾ HOẠCH", "Phối hợp bảo đảm an ninh, trật tự năm 2026", "Nghệ An, ngày 10 tháng 01 năm 2026", "/KH-CAT", "Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 của Chính phủ.",
            "I. MỤC ĐÍCH, YÊU CẦU", "Các lực lượng phối hợp chặt chẽ.", "II. NỘI DUNG", "Từ ngày 01/01/2026 đến ngày 31/12/2026", "Phối hợp đấu tranh với tội phạm về ma túy.", "ít nhất 120 vụ, năm 2026", "III. PHÂN CÔNG, LỰC LƯỢNG, PHƯƠNG TIỆN",
            "Mở đợt cao điểm trấn áp tội phạm", "30/06/2026", "Báo cáo kết quả", "Tuần tra tuyến biên giới", "30/11/2026", "Tổ tuần tra", "IV. TỔ CHỨC THỰC HIỆN", "Các đơn vị báo cáo hằng tháng.", "Nơi nhận:", "- Bộ Chỉ huy quân sự tỉnh Nghệ An;", "GIÁM ĐỐC",
            "LỊCH TUẦN TRA CHUNG", "14/03/2026", "19:30 – 01:00", "Tuyến sông Lam", "2 tổ, 1 xuồng"
        }) text.ShouldContain(part);
        text.ShouldNotContain("Dự thảo");
        foreach (var line in plan.Body.Lines) text.ShouldContain(line.Text);
        var draft = await office.Drafted();
        Words(await giang.Client.GetByteArrayAsync($"/ke-hoach/{draft.Id}/ke-hoach.docx")).ShouldContain("(Dự thảo)");
    }

    [Fact]
    public async Task Calendar_chart_workbook_and_calendar_files_hold_deadlines_and_patrols()
    {
        await using var office = await PlanOffice.Open("sqlite");
        using var giang = await office.App.SignInAs("giang");
        (await giang.Get("/ke-hoach/lich")).Words.ShouldContain("Tháng này chưa có gì");
        (await giang.Get("/ke-hoach/bieu-do")).Words.ShouldContain("Chưa có kế hoạch nào");
        var plan = await office.InForce();
        var page = await giang.Get("/ke-hoach/lich?thang=2026-03");
        page.Words.ShouldContain("Tuần tra: Tuyến sông Lam");
        (await giang.Get("/ke-hoach/lich?thang=2026-06")).One("li.deadline a[href^='/nhiem-vu/']").TextContent.ShouldContain("Mở đợt cao điểm");
        page = await giang.Get("/ke-hoach/bieu-do?thang-tuan=tuan");
        page.Document.QuerySelectorAll(".gantt rect").Length.ShouldBe(1);
        page.Words.ShouldContain("01/01/2026 – 31/12/2026");
        page = await giang.Get($"/ke-hoach/{plan.Id}/tien-do");
        page.Document.QuerySelectorAll(".gantt rect").Length.ShouldBe(3);
        foreach (var path in new[] { "/ke-hoach/lich.ics", $"/ke-hoach/{plan.Id}/lich.ics" })
        {
            var file = (await giang.Client.GetStringAsync(path)).Replace("\r\n ", "", StringComparison.Ordinal);
            file.ShouldContain("DTSTART:20260314T123000Z");
            file.ShouldContain("DTEND:20260314T180000Z");
            file.ShouldContain("DTSTART;VALUE=DATE:20260630");
            file.ShouldContain("DTEND;VALUE=DATE:20270101");
            file.ShouldContain("Tuyến sông Lam");
        }
        (await giang.Client.GetByteArrayAsync("/ke-hoach/xuat.xlsx")).Length.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task A_result_is_filed_under_the_plan_and_counted_there()
    {
        await using var office = await PlanOffice.Open("sqlite");
        var plan = await office.InForce();
        office.Test.Time.Go(2026, 3, 16);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/ke-hoach/" + plan.Id);
        page = await an.Get(page.One("a[href^='/ket-qua/moi?']").GetAttribute("href")!);
        page.One("[name=tu]").GetAttribute("value").ShouldBe("14/03/2026");
        page.One("[name=den]").GetAttribute("value").ShouldBe("15/03/2026");
        page.One("[name=noi]").GetAttribute("value").ShouldStartWith("40 – ");
        page.One("[name=phoi-hop-1]").GetAttribute("value").ShouldBe("BP.40 – Ban Chỉ huy Bộ đội Biên phòng tỉnh Nghệ An");
        page.One("[name=ke-hoach]").GetAttribute("value").ShouldBe("KH.CA.40/2026/1 – Phối hợp bảo đảm an ninh, trật tự năm 2026");
        page.Document.QuerySelectorAll("#ke-hoach-ds option").Select(o => o.GetAttribute("value")).ShouldContain("KH.CA.40/2026/1 – Phối hợp bảo đảm an ninh, trật tự năm 2026");
        page = await page.Submit(new() { ["sl-teams-0"] = "2" }, "form#ket-qua", "button#ghi");
        page.Words.ShouldContain("CA.40/2026/1");
        (await an.Get($"/ke-hoach/{plan.Id}/tien-do")).Words.ShouldContain("1 kết quả ghi theo kế hoạch này");

        PlanProgress.Names("kh.ca.40/2026/1", plan).ShouldBeTrue();
        PlanProgress.Names("KH.CA.40/2026/12 – khác", plan).ShouldBeFalse("a longer number is another plan");
        PlanProgress.Names("phoi hop bao dam an ninh, trat tu nam 2026", plan).ShouldBeTrue();
        PlanProgress.Names("Đợt cao điểm", plan).ShouldBeFalse();
    }
}
