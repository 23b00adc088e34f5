using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using HiepDong.Assignments;
using HiepDong.Documents;
using HiepDong.Tests.Documents;
using HiepDong.Tests.Reporting;
using static HiepDong.Tests.Assignments.WorkOffice;

namespace HiepDong.Tests.Assignments;

public sealed class AssignmentViewsTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_is_overdue_is_found_in_every_view_and_reminded_of_with_one_press(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give(office.Order(new(2026, 11, 20), office.Second));
        await office.Give(office.Order() with { Text = "Tuần tra chung" });
        office.Test.Time.Go(2026, 11, 18);
        office.Use<AssignmentDuties>().Of(office.Person("an")).ShouldBe(new AssignmentDutyCounts(2, 0, 1, 0, 0, 0) { All = 2 });
        office.Test.Time.Go(2026, 11, 23);
        office.Use<AssignmentDuties>().Of(office.Person("an")).ShouldBe(new AssignmentDutyCounts(2, 1, 1, 0, 0, 0) { All = 2 });
        var (an, binh) = (await office.App.SignInAs("an"), await office.App.SignInAs("binh"));
        (await binh.Get("/nhiem-vu?trang-thai=qua-han")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await binh.Get("/nhiem-vu?q=tuan+tra")).Words.ShouldContain("1 nhiệm vụ: 1 chưa xong, trong đó 0 quá hạn");
        (await binh.Get("/nhiem-vu?don-vi=CA.X2&vai-tro=phoi-hop")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await binh.Get("/nhiem-vu?tu=25/11/2026")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await binh.Get("/nhiem-vu?tu=hom+nay")).Words.ShouldContain("không phải ngày có thật");
        (await binh.Get("/nhiem-vu/tong-hop")).Words.ShouldContain("Công an xã Mường Xén 1 1 1 0 0 0");

        var inbox = await binh.Get("/nhiem-vu/viec");
        inbox.Words.ShouldContain("Việc đơn vị mình giao đã quá hạn");
        (await inbox.Submit(form: Form("Remind"))).Words.ShouldContain("Đã nhắc 2 lượt đơn vị");
        (await an.Get("/nhiem-vu/viec")).Words.ShouldContain("Trần Thị Bình đã nhắc lúc 23/11/2026");
        (await an.Get("/")).Words.ShouldContain("1 quá hạn");
        office.Find(a.Id).Version.ShouldBe(1);

        var rows = SpreadsheetReader.Read(new MemoryStream(await binh.Client.GetByteArrayAsync("/nhiem-vu/xuat.xlsx?trang-thai=qua-han")), "x.xlsx").ToLookup(r => r.Sheet);
        rows["Nhiệm vụ"].Count().ShouldBe(2);
        rows["Phần việc của từng đơn vị"].Count().ShouldBe(3);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_unit_passes_its_part_on_and_sees_how_far_its_units_are(string database)
    {
        await using var office = await Office.Open(database);
        var ministry = office.Test.State.Organisation.UnitByCode("CA.BO", office.Test.State.Today)!;
        await office.Test.AddAccount("khoa", "Trịnh Khoa", new HiepDong.Accounts.Grant(HiepDong.Accounts.Role.Coordinator, ministry.Id, HiepDong.Organisation.Hierarchy.Chain));
        var id = (await office.Use<AssignWork>().Run(Origin.Own, ministry.Id, [new("Rà soát toàn tuyến", office.Province.Id, [], new(2026, 12, 15))], office.Person("khoa"), default))[0];
        await office.Use<DoWork>().Accept(id, office.Province.Id, null, office.Person("binh"), default);
        var binh = await office.App.SignInAs("binh");
        var form = await binh.Get($"/nhiem-vu/{id}/giao-tiep");
        form.One("#han").GetAttribute("value").ShouldBe("15/12/2026");
        var late = await form.Submit(new() { ["chu-tri"] = "CA.X1", ["han"] = "16/12/2026" }, "main form.form", "button[value=giao]");
        late.One("#han-error").TextContent.ShouldContain("15/12/2026");
        (await late.Submit(new() { ["chu-tri"] = "CA.40", ["han"] = "10/12/2026" }, "main form.form", "button[value=giao]")).Words.ShouldContain("không giao lại cho chính đơn vị mình");
        var done = await late.Submit(new() { ["chu-tri"] = "CA.X1", ["han"] = "10/12/2026" }, "main form.form", "button[value=giao]");
        done.Words.ShouldContain("Đã giao tiếp cho cấp dưới");
        var child = office.Use<AssignmentStore>().Children(id).Single();
        await office.Finish(child, office.First, "an");
        (await binh.Get("/nhiem-vu/" + id)).One("section:has(#giao-tiep)").TextContent.ShouldContain("Hoàn thành");
        (await binh.Get("/nhiem-vu/" + child.Id)).Words.ShouldContain("Giao tiếp từ nhiệm vụ CA.BO/2026/1");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_next_conference_opens_with_what_became_of_the_last_ones_conclusions(string database)
    {
        await using var office = await Office.Open(database);
        var first = await office.Give(office.Order(new(2026, 11, 20)), Conclusion(1));
        var second = await office.Give(office.Order(new(2026, 11, 20), office.Second) with { Text = "Tuần tra chung địa bàn giáp ranh" }, Conclusion(2));
        await office.Give(office.Order(new(2026, 12, 20)) with { Text = "Tổ chức tập huấn" }, Conclusion(10));
        await office.Finish(first, office.First, "an");
        office.Test.Time.Go(2026, 11, 23);
        await office.Finish(second, office.Second, "giang", said: "Đã tuần tra 4 buổi");
        var binh = await office.App.SignInAs("binh");
        var page = await binh.Get("/nhiem-vu/theo-doi?hoi-nghi=hn");
        page.Document.QuerySelectorAll("main .kpi b").Select(b => b.TextContent).ShouldBe(["3", "1", "0", "1", "1"]);
        page.Document.QuerySelectorAll("main tr.sec").Select(r => r.TextContent.Trim()).ShouldBe(["Kết luận 1", "Kết luận 2", "Kết luận 10"]);
        page.Words.ShouldContain("Chưa nhận, quá hạn 3 ngày");
        page.Words.ShouldContain("Hoàn thành, trình muộn");
        page.Words.ShouldContain("Đã tuần tra 4 buổi");
        (await binh.Get("/nhiem-vu?hoi-nghi=hn")).Document.QuerySelectorAll("main tr.sec").Length.ShouldBe(3);
        (await binh.Get("/nhiem-vu/tong-hop?theo=hoi-nghi")).Words.ShouldContain("Hội nghị giao ban tháng 11 năm 2026");

        // The annex and the workbook say the same.
        var docx = new MemoryStream(await binh.Client.GetByteArrayAsync("/nhiem-vu/theo-doi.docx?hoi-nghi=hn"));
        Xlsx.Keep(docx, "theo-doi.docx");
        using var word = WordprocessingDocument.Open(docx, false);
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        var cells = SpreadsheetReader.Read(new MemoryStream(await binh.Client.GetByteArrayAsync("/nhiem-vu/theo-doi.xlsx?hoi-nghi=hn")), "x.xlsx");
        var sheet = string.Join('|', cells.SelectMany(r => r.Cells));
        foreach (var said in new[] { "Đến ngày 23/11/2026: 3 nhiệm vụ; hoàn thành đúng hạn 1, hoàn thành muộn 0; chưa xong, còn hạn 1; quá hạn 1.", "Kết luận 10", "Tuần tra chung địa bàn giáp ranh", "Chưa nhận, quá hạn 3 ngày", "Công an xã Mường Xén (phối hợp)", "Đã tuần tra 4 buổi" })
        {
            text.ShouldContain(said);
            sheet.ShouldContain(said);
        }
        (await binh.Get("/nhiem-vu/theo-doi?hoi-nghi=khong-co")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_burn_down_and_its_table_say_the_same(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give(office.Order(new(2026, 11, 18)), Conclusion(1));
        await office.Give(office.Order(new(2026, 11, 20)), Conclusion(2));
        await office.Give();
        office.Test.Time.Go(2026, 11, 19);
        await office.Finish(a, office.First, "an");
        office.Test.Time.Go(2026, 11, 21);
        var page = await (await office.App.SignInAs("chi")).Get("/nhiem-vu/tien-do?hoi-nghi=hn");
        using var drawn = JsonDocument.Parse(page.One("figure#tien-do script[type='application/json']").TextContent);
        var names = drawn.RootElement.GetProperty("names").EnumerateArray().Select(n => n.GetString()).ToList();
        int? Drawn(int line, string day) => drawn.RootElement.GetProperty("series")[line].GetProperty("points")[names.IndexOf(day)].GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
        (Drawn(0, "18/11/2026"), Drawn(1, "18/11/2026")).ShouldBe((2, 1));
        (Drawn(0, "21/11/2026"), Drawn(1, "21/11/2026")).ShouldBe((1, 0));
        drawn.RootElement.GetProperty("marks").GetArrayLength().ShouldBe(0, "today is the last day");
        string Row(string day) => page.Document.QuerySelectorAll("main table tbody tr").First(r => r.TextContent.StartsWith(day, StringComparison.Ordinal)).TextContent;
        Row("16/11/2026").ShouldBe("16/11/202622");
        Row("18/11/2026").ShouldBe("18/11/202621");
        Row("19/11/2026").ShouldBe("19/11/202611");
        Row("21/11/2026").ShouldBe("21/11/202610");
        (await (await office.App.SignInAs("chi")).Get("/nhiem-vu/tien-do?don-vi=CA.X2")).Words.ShouldContain("Không có nhiệm vụ nào");
    }
}
