using System.Net;
using HiepDong.Assignments;
using HiepDong.Conferences;
using HiepDong.Conferences.Closing;
using HiepDong.Problems;

namespace HiepDong.Tests.Conferences.Closing;

public sealed class GivingTests
{
    private static List<Assignment> Given(ClosingOffice office) => office.Use<AssignmentStore>().Of(OriginKind.Conclusion, office.Conference.Id);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task One_press_makes_every_conclusion_an_assignment_and_a_second_makes_none(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        await office.ApproveAll();
        var hoa = await office.App.SignInAs("hoa");
        var page = await hoa.Get(office.Address + "/giao-viec");
        var twin = await hoa.Get(office.Address + "/giao-viec");
        page.One("#chu-tri-1").GetAttribute("value").ShouldBe("CA.40 – Công an tỉnh Nghệ An");
        page.One("#phoi-hop-1").TextContent.Trim().ShouldBe("BP.40 – Bộ đội Biên phòng tỉnh Nghệ An");
        page = await page.Submit(new() { ["san-pham-2"] = "báo cáo gửi trước ngày 20" }, "form.giving");
        page.Words.ShouldContain("Đã giao 2 nhiệm vụ theo kết luận");
        (await twin.Submit(null, "form.giving")).Words.ShouldContain("Tất cả kết luận đã được giao");
        var given = Given(office);
        given.Count.ShouldBe(2);
        var first = given[0];
        (first.Order.Text, first.Order.LeadUnitId, first.Deadline, first.AssignerUnitId).ShouldBe(("Tuần tra chung tuyến biên giới hằng tuần", office.Police.Id, new DateOnly(2026, 12, 10), office.Committee.Id));
        first.Order.SupportingUnitIds.ShouldBe([office.Border.Id]);
        first.Origin.ShouldBe(new Origin(OriginKind.Conclusion, "k1", office.Conference.Id, "Kết luận 1 – Hội nghị giao ban tháng 11"));
        given[1].Order.Evidence.ShouldBe("báo cáo gửi trước ngày 20");
        page.Document.QuerySelector($"a[href='/nhiem-vu/{first.Id}']").ShouldNotBeNull();
        (await hoa.Get(office.Address + "/sau-hoi-nghi")).Words.ShouldContain("Đã giao 2/2 kết luận");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task An_incomplete_conclusion_is_named_by_its_number_nothing_is_made_and_nothing_typed_is_lost(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold(complete: false);
        await office.ApproveAll();
        var page = await (await office.App.SignInAs("hoa")).Get(office.Address + "/giao-viec");
        page = await page.Submit(new() { ["san-pham-1"] = "kế hoạch có dấu", ["phoi-hop-1"] = "Không có thật", ["han-1"] = "11/12/2026" }, "form.giving");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#errors a[href='#chu-tri-2']").TextContent.ShouldContain("Kết luận 2 chưa có đơn vị chủ trì");
        page.One("#errors a[href='#han-2']");
        page.One("#errors a[href='#phoi-hop-1']").TextContent.ShouldContain("Không có thật");
        page.One("#errors a[href='#han-1']").TextContent.ShouldContain("không được muộn hơn");
        page.One("#san-pham-1").TextContent.Trim().ShouldBe("kế hoạch có dấu");
        Given(office).ShouldBeEmpty();
        page = await page.Submit(new() { ["phoi-hop-1"] = "BP.40", ["han-1"] = "10/12/2026", ["chu-tri-2"] = "BP.40", ["han-2"] = "20/12/2026" }, "form.giving");
        page.Words.ShouldContain("Đã giao 2 nhiệm vụ");
        Given(office).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Work_waits_for_the_approval_and_is_given_by_the_hosts_clerks()
    {
        await using var office = await ClosingOffice.Open("sqlite");
        await office.Hold();
        (await (await office.App.SignInAs("hoa")).Get(office.Address + "/giao-viec")).Status.ShouldBe(HttpStatusCode.Conflict);
        Should.Throw<RefusalException>(() => office.Use<AssignConclusions>().Run(office.Conference.Id, [], office.Person("hoa"), default)).First.Code.ShouldBe("closing.not-approved");
        await office.ApproveAll();
        (await (await office.App.SignInAs("bien")).Get(office.Address + "/giao-viec")).Status.ShouldBe(HttpStatusCode.Forbidden);
        // Rows that a page leaves out are as incomplete as empty ones.
        Should.Throw<RefusalException>(() => office.Use<AssignConclusions>().Run(office.Conference.Id, [], office.Person("hoa"), default)).Problems.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_next_conference_knows_the_one_before()
    {
        await using var office = await ClosingOffice.Open("sqlite");
        await office.Hold(16);
        var first = office.Conference;
        await office.Hold(18);
        office.Use<ClosingStore>().Previous(office.Conference)!.Id.ShouldBe(first.Id);
        office.Use<ClosingStore>().Previous(first).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_next_conference_of_its_kind_follows_every_conclusion_given_or_not(string database)
    {
        await using var office = await ClosingOffice.Open(database);
        await office.Hold();
        await office.ApproveAll();
        var last = office.Conference;
        var order = new ConclusionOrder(office.After.Papers.Standing.First(), office.Police.Id, [], new(2026, 12, 10), "kế hoạch");
        await office.Use<AssignWork>().Run(ConclusionOrders.OriginOf(order.Conclusion, last.Body.Title), office.Committee.Id, [ConclusionOrders.ToOrder(order)], office.Person("hoa"), default);
        await office.Hold(day: 23);
        var next = office.Conference;
        var hoa = await office.App.SignInAs("hoa");
        var page = await hoa.Get("/nhiem-vu/theo-doi?cho=" + next.Id);
        page.One("h1 + p, .page-head p").TextContent.ShouldContain(last.Body.Title);
        page.Document.QuerySelectorAll("main tr.sec").Select(r => r.TextContent.Trim()).ShouldBe(["Kết luận 1", "Kết luận 2"]);
        page.Words.ShouldContain("Báo cáo trao đổi thông tin hằng tháng");
        page.Words.ShouldContain("1 kết luận chưa giao thành nhiệm vụ.");
        var docx = new MemoryStream(await hoa.Client.GetByteArrayAsync("/nhiem-vu/theo-doi.docx?cho=" + next.Id));
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(docx, false);
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        text.ShouldContain("Phục vụ hội nghị giao ban tháng 11");
        text.ShouldContain("chưa giao nhiệm vụ");
        text.ShouldContain("Kết luận chưa giao nhiệm vụ: 1.");
        (await hoa.Get("/nhiem-vu/theo-doi?cho=" + last.Id)).Words.ShouldContain("Chưa có kết luận nào");
        (await (await office.App.SignInAs("xa")).Get("/nhiem-vu/theo-doi?hoi-nghi=" + last.Id)).Status.ShouldBe(HttpStatusCode.NotFound, "it is not theirs to follow");
    }
}
