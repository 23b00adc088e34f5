using System.Net;
using HiepDong.Assignments;
using HiepDong.Reporting;
using HiepDong.Shortcomings;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Reporting;
using static HiepDong.Tests.Assignments.WorkOffice;

namespace HiepDong.Tests.Shortcomings;

public sealed class ShortcomingPagesTests
{
    private static Shortcoming Only(Office office) => office.Use<ShortcomingStore>().Query("order by s.id").Single();

    private static async Task<Report> Accepted(Office office)
    {
        var report = await office.Begin(office.First, "an");
        var draft = Office.With(("MT.VU", "24"));
        draft.Narratives["ton_tai"] = "Phương tiện tuần tra cũ. Có buổi chưa bố trí đủ quân số theo kế hoạch.";
        draft.Narratives["nguyen_nhan_cq"] = "Chỉ huy bố trí ca trực chưa khoa học.";
        draft.Narratives["nguyen_nhan_kq"] = "Mưa lũ kéo dài nhiều ngày.";
        await office.Use<SubmitReport>().Run(report.Id, draft, 0, office.Person("an"), default);
        await office.Use<AcceptReport>().Run(report.Id, 1, office.Person("binh"), default);
        return report;
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_sentence_of_a_report_becomes_a_shortcoming_that_is_closed_only_when_its_remedy_is_done(string database)
    {
        await using var office = await Office.Open(database);
        var report = await Accepted(office);
        var binh = await office.App.SignInAs("binh");
        var offered = await binh.Get("/ton-tai/tu-bao-cao");
        offered.Document.QuerySelectorAll(".says > li").Length.ShouldBe(2);
        var taken = await offered.Submit(form: ".says li:nth-child(2) form");
        taken.Words.ShouldContain("Đã ghi tồn tại CA.40/TT/2026/1");
        taken.Document.QuerySelectorAll(".says form").Length.ShouldBe(1);
        // Pressing a page that is out of date does not take it twice.
        (await offered.Submit(form: ".says li:nth-child(2) form")).Words.ShouldContain("đã được ghi thành tồn tại CA.40/TT/2026/1");

        var s = Only(office);
        s.Body.Source.ShouldBe(new ShortcomingSource(SourceKind.Report, report.Id, "Có buổi chưa bố trí đủ quân số theo kế hoạch.", "ton_tai"));
        s.Body.Causes.Select(c => (c.Subjective, c.Text)).ShouldBe([(true, "Chỉ huy bố trí ca trực chưa khoa học."), (false, "Mưa lũ kéo dài nhiều ngày.")]);
        (await binh.Get("/ton-tai?trang-thai=thieu")).Words.ShouldContain("Thiếu 1 nhiệm vụ khắc phục");
        var page = await binh.Get("/ton-tai/" + s.Id);
        page.One($"a[href='/bao-cao/{report.Id}#ton_tai']").ShouldNotBeNull();
        (await binh.Get($"/bao-cao/{report.Id}")).One("#ton_tai").TextContent.ShouldContain(s.Body.Text);
        (await page.Submit(new() { ["ghi-chu"] = "Xong" }, Form("Close"))).Words.ShouldContain("thiếu nhiệm vụ khắc phục. Giao nhiệm vụ cho từng nguyên nhân");

        var remedy = await binh.Get(page.One("a[href*='/khac-phuc']").GetAttribute("href")!);
        remedy.One("#chu-tri").GetAttribute("value")!.ShouldStartWith("CA.X1");
        (await remedy.Submit(new() { ["viec"] = "Xây dựng lịch trực theo tuần", ["han"] = "30/11/2026" }, "main form.form", "button[value=giao]")).Words.ShouldContain("Đang khắc phục");
        var a = office.Use<AssignmentStore>().Of(HiepDong.Assignments.OriginKind.Shortcoming, s.Id).Single();
        a.Origin.Path.ShouldBe("/ton-tai/" + s.Id);
        (await (await binh.Get("/ton-tai/" + s.Id)).Submit(new() { ["ghi-chu"] = "Xong" }, Form("Close"))).Words.ShouldContain("chưa hoàn thành nên chưa đóng được");
        await office.Finish(a, office.First, "an");
        (await binh.Get("/ton-tai?trang-thai=cho-dong")).Words.ShouldContain("Đã khắc phục, chờ đóng");
        (await (await binh.Get("/ton-tai/" + s.Id)).Submit(form: Form("Close"))).One("#ghi-chu-error").TextContent.ShouldContain("nguyên nhân khách quan");
        (await (await binh.Get("/ton-tai/" + s.Id)).Submit(new() { ["ghi-chu"] = "Đã kiến nghị cấp xe" }, Form("Close"))).Words.ShouldContain("Đã khắc phục, đã đóng");
        Only(office).State.ShouldBe(ShortcomingState.Closed);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task One_is_recorded_by_hand_changed_withdrawn_and_taken_back(string database)
    {
        await using var office = await Office.Open(database);
        var an = await office.App.SignInAs("an");
        var wrong = await (await an.Get("/ton-tai/moi")).Submit(new() { ["noi-dung"] = "Sổ sách chưa đầy đủ", ["don-vi-tt"] = "CA.X2", ["ngay"] = "20/11/2026", ["nguon"] = "inspection", ["nn-1"] = "Cán bộ mới", ["nn-loai-1"] = "cq" }, "main form.form", "button[value=ghi]");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.One("#don-vi-tt-error").TextContent.ShouldContain("phạm vi phụ trách");
        wrong.One("#ngay-error").TextContent.ShouldContain("sau hôm nay");
        wrong.One("#nguon-noi-dung-error").TextContent.ShouldContain("nêu ở đâu");
        wrong.One("#nn-1").GetAttribute("value").ShouldBe("Cán bộ mới");
        var page = await wrong.Submit(new() { ["don-vi-tt"] = "CA.X1", ["ngay"] = "10/11/2026", ["nguon-noi-dung"] = "Đợt kiểm tra ngày 10/11" }, "main form.form", "button[value=ghi]");
        page.Words.ShouldContain("Thiếu 1 nhiệm vụ khắc phục");
        var s = Only(office);
        var edit = await an.Get($"/ton-tai/{s.Id}/sua");
        (await edit.Submit(new() { ["noi-dung"] = "Sổ theo dõi chưa đầy đủ", ["nn-2"] = "Chưa có mẫu", ["nn-loai-2"] = "kq" }, "main form.form", "button[value=ghi]")).Words.ShouldContain("Sổ sách chưa đầy đủ → Sổ theo dõi chưa đầy đủ");
        // The page of before is out of date.
        (await edit.Submit(new() { ["noi-dung"] = "Khác" }, "main form.form", "button[value=ghi]")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await (await an.Get("/ton-tai/" + s.Id)).Submit(new() { ["ly-do-rut"] = "Ghi nhầm" }, Form("Withdraw"))).Words.ShouldContain("Đã rút");
        (await an.Get("/ton-tai")).Words.ShouldContain("Chưa có tồn tại nào đang mở");
        (await (await an.Get("/ton-tai/" + s.Id)).Submit(form: Form("Reopen"))).Words.ShouldContain("Đã mở lại");
        (await (await office.App.SignInAs("giang")).Get("/ton-tai/" + s.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("binh")).Get("/ton-tai?q=so+theo+doi&xep=-ngay")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
    }
}
