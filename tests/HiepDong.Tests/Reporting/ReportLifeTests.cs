using System.Net;
using HiepDong.Reporting;

namespace HiepDong.Tests.Reporting;

public sealed class ReportLifeTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Goes_from_the_list_through_entry_and_submission_to_acceptance(string database)
    {
        await using var office = await Office.Open(database);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/bao-cao");
        page.Words.ShouldContain("Lập báo cáo tháng 11");
        page = await page.Submit(form: "form[action='/bao-cao/lap']");
        page.Path.ShouldEndWith("/nhap");
        page.Words.ShouldContain("Nhập báo cáo tháng 11 năm 2026");

        page = await page.Submit(new() { ["f-MT.VU"] = "24", ["f-MT.DT"] = "1.2.3", ["f-MT.KL"] = "1,25", ["n-tinh_hinh"] = "Tình hình ổn định." }, form: "#entry");
        page.Path.ShouldEndWith("/nop");
        page.Words.ShouldContain("“1.2.3” không phải là số");
        page.Document.QuerySelector("form button.main").ShouldBeNull();

        page = await an.Get(page.Path.Replace("/nop", "/nhap", StringComparison.Ordinal));
        page.One("[name='f-MT.DT']").GetAttribute("value").ShouldBe("1.2.3");
        page = await page.Submit(new() { ["f-MT.DT"] = "30" }, form: "#entry");
        page.Words.ShouldContain("3/60");
        page = await page.Submit();
        page.Words.ShouldContain("Chờ duyệt");
        var address = page.Path;

        using var binh = await office.App.SignInAs("binh");
        (await binh.Get("/bao-cao")).Words.ShouldContain("Công an xã Đông Lĩnh");
        page = await binh.Get(address);
        page.Words.ShouldContain("Tình hình ổn định.");
        office.TotalOf("MT.VU").ShouldBeNull();
        page = await page.Submit(form: "form[action$='handler=Accept']");
        page.Words.ShouldContain("Đã duyệt");
        office.TotalOf("MT.VU").ShouldBe(24);
        office.TotalOf("MT.KL").ShouldBe(1.25m);

        page = await binh.Get(address + "/1/so-lieu/MT.KL");
        page.Words.ShouldContain("1,25");
        page.Words.ShouldContain("Nguyễn Thị An");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Tells_the_second_of_two_approvers_that_the_first_was_quicker(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Submitted(office.First, "an");
        using var binh = await office.App.SignInAs("binh");
        using var bao = await office.App.SignInAs("bao");
        var (hers, his) = (await binh.Get("/bao-cao/" + report.Id), await bao.Get("/bao-cao/" + report.Id));
        (await hers.Submit(form: "form[action$='handler=Accept']")).Status.ShouldBe(HttpStatusCode.OK);
        var late = await his.Submit(form: "form[action$='handler=Accept']");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("đã được người khác duyệt trước đó");
        late.Words.ShouldContain("Đã duyệt");
        office.TotalOf("MT.VU").ShouldBe(24);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Returns_with_a_reason_and_takes_the_mended_version(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Submitted(office.First, "an");
        using var binh = await office.App.SignInAs("binh");
        var page = await (await binh.Get("/bao-cao/" + report.Id)).Submit(new() { ["reason"] = " " }, form: "#tra-lai");
        page.Words.ShouldContain("Ghi lý do trả lại");
        page = await page.Submit(new() { ["reason"] = "Số đối tượng chưa khớp." }, form: "#tra-lai");
        page.Words.ShouldContain("Bị trả lại");

        using var an = await office.App.SignInAs("an");
        (await an.Get("/bao-cao")).Words.ShouldContain("Số đối tượng chưa khớp.");
        page = await an.Get($"/bao-cao/{report.Id}/nhap");
        page.One("[name='f-MT.VU']").GetAttribute("value").ShouldBe("24");
        page = await (await page.Submit(new() { ["f-MT.DT"] = "31" }, form: "#entry")).Submit();
        page.Words.ShouldContain("Nộp phiên bản 2");
        page.Words.ShouldContain("Số đối tượng chưa khớp.");
        page = await (await binh.Get("/bao-cao/" + report.Id)).Submit(form: "form[action$='handler=Accept']");
        office.TotalOf("MT.DT").ShouldBe(31);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Counts_a_correction_once_it_is_accepted_and_keeps_the_old_version(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Submitted(office.First, "an");
        await office.Use<AcceptReport>().Run(report.Id, 1, office.Person("binh"), default);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get($"/bao-cao/{report.Id}/nhap");
        page.Words.ShouldContain("Đính chính báo cáo");
        page = await page.Submit(form: "#entry");
        page.Words.ShouldContain("Ghi lý do đính chính");
        page = await (await an.Get($"/bao-cao/{report.Id}/nhap")).Submit(new() { ["f-MT.VU"] = "26", ["reason"] = "Bổ sung 2 vụ ngày 12/11." }, form: "#entry");
        page.One("del").TextContent.ShouldBe("24");
        page.One("ins").TextContent.ShouldBe("26");
        page = await page.Submit();
        page.Words.ShouldContain("Đính chính chờ duyệt");
        office.TotalOf("MT.VU").ShouldBe(24);
        using var binh = await office.App.SignInAs("binh");
        page = await (await binh.Get("/bao-cao/" + report.Id)).Submit(form: "form[action$='handler=Accept']");
        office.TotalOf("MT.VU").ShouldBe(26);
        (await binh.Get($"/bao-cao/{report.Id}/1/so-lieu/MT.VU")).One(".big").TextContent.ShouldBe("24");
        page.Words.ShouldContain("Duyệt đính chính, phiên bản 2");
    }
}
