using System.Net;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Tests.Documents;

namespace HiepDong.Tests.JointResults;

public sealed class ResultListTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Narrows_by_kind_day_place_unit_force_state_and_words(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var drugs = await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, [office.Border], "Phá chuyên án tại khu vực biên giới", ResultOffice.Cases(2), new("heroin", "kg", 1.5m)));
        await office.Record("an", office.Body(ResultKind.Mining, ResultOffice.Day(20, 10), "17002", office.Police, [], "Đẩy đuổi khai thác vàng", ResultOffice.Cases(4)));
        await office.Record("bien", office.Body(ResultKind.JointPatrol, ResultOffice.Day(2, 10), "40", office.Border, [office.Army], "Tuần tra tuyến sông", new Amount("teams", "lượt tổ", 12)));
        await office.Record("xa", office.Body(ResultKind.DrugCase, ResultOffice.Day(4), "48", office.Far, []));
        await office.Use<AnswerResult>().Confirm(drugs.Id, office.Border.Id, [ResultOffice.Cases(3)], null, null, office.Person("bien"), default);

        office.Codes("hoa").ShouldBe(["CA.40/2026/1", "CA.40/2026/2", "BP.40/2026/1"]);
        office.Codes("hoa", "?loai=mining").ShouldBe(["CA.40/2026/2"]);
        office.Codes("hoa", "?ky=2026-11").ShouldBe(["CA.40/2026/1", "CA.40/2026/2"], "a period goes from the 15th to the 14th");
        office.Codes("hoa", "?tu=01/10/2026&den=31/10/2026").ShouldBe(["CA.40/2026/2", "BP.40/2026/1"]);
        office.Codes("hoa", "?tinh=40").Count.ShouldBe(3, "everything below the province counts");
        office.Codes("hoa", "?tinh=40&xa=17001").ShouldBe(["CA.40/2026/1"]);
        office.Codes("hoa", "?tinh=48&xa=17001").ShouldBeEmpty();
        office.Codes("hoa", "?noi=muong xen").ShouldBe(["CA.40/2026/2"]);
        office.Codes("hoa", "?don-vi=BP.40").ShouldBe(["CA.40/2026/1", "BP.40/2026/1"]);
        office.Codes("hoa", "?don-vi=BP.40&vai-tro=chu-tri").ShouldBe(["BP.40/2026/1"]);
        office.Codes("hoa", "?don-vi=BP.40&vai-tro=phoi-hop").ShouldBe(["CA.40/2026/1"]);
        office.Codes("bien", "?vai-tro=phoi-hop").ShouldBe(["CA.40/2026/1"], "a role without a unit is one's own");
        office.Codes("hoa", "?luc-luong=quan_doi").ShouldBe(["BP.40/2026/1"]);
        office.Codes("hoa", "?trang-thai=cho-xac-nhan").ShouldBe(["BP.40/2026/1"]);
        office.Codes("hoa", "?trang-thai=khac-nhau").ShouldBe(["CA.40/2026/1"]);
        office.Codes("hoa", "?chung=true").ShouldBe(["CA.40/2026/1", "BP.40/2026/1"]);
        office.Codes("hoa", "?q=chuyen an bien gioi").ShouldBe(["CA.40/2026/1"]);
        office.Codes("hoa", "?q=100%25").ShouldBeEmpty();
        office.Codes("hoa", "?xep=ngay").ShouldBe(["BP.40/2026/1", "CA.40/2026/2", "CA.40/2026/1"]);
        office.Codes("hoa", "?xep=loai").ShouldBe(["CA.40/2026/1", "CA.40/2026/2", "BP.40/2026/1"]);
        office.Codes("hoa", "?xep=-chu-tri")[0].ShouldBe("CA.40/2026/1");
        office.Codes("hoa", "?xep=trang-thai")[0].ShouldBe("CA.40/2026/1");
        office.Codes("hoa", "?xep=dia-ban").Count.ShouldBe(3);

        using var hoa = await office.App.SignInAs("hoa");
        var page = await hoa.Get("/ket-qua");
        page.Words.ShouldContain("3 kết quả; 6 vụ");
        page.Words.ShouldContain("2 vụ, 1,5 kg heroin");
        page.Words.ShouldContain("Số liệu khác nhau");
        page.Words.ShouldContain("Chờ xác nhận: 1");
        page = await hoa.Get("/ket-qua?tinh=40&noi=xyz&tu=31/02/2026");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("Không có địa bàn nào là “xyz”");
        page.Words.ShouldContain("“31/02/2026” không phải ngày");
        page.One("[name=tu]").GetAttribute("value").ShouldBe("31/02/2026");
        page.One("select[name=xa]").Children.Length.ShouldBe(3, "communes of the province can be chosen");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Shows_results_to_those_whose_units_took_part_and_drafts_to_their_units_alone(string database)
    {
        await using var office = await ResultOffice.Open(database);
        using (var early = await office.App.SignInAs("an"))
        {
            var none = await early.Get("/ket-qua");
            none.Words.ShouldContain("Chưa có kết quả nào");
            none.One(".empty a.main").GetAttribute("href").ShouldBe("/ket-qua/moi");
        }
        await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, [office.Border]));
        await office.Record("an", office.Body(ResultKind.Sweep, ResultOffice.Day(5), "17001", office.Police, [office.Border]), record: false);
        var thrown = await office.Record("an", office.Body(ResultKind.Sweep, ResultOffice.Day(6), "17001", office.Police, []), record: false);
        await office.Use<RecordResult>().Discard(thrown.Id, office.Person("an"), default);
        office.Codes("an").ShouldBe(["nháp", "CA.40/2026/1"]);
        office.Codes("bien").ShouldBe(["nháp", "CA.40/2026/1"], "it is named in the draft");
        office.Codes("hoa").ShouldBe(["CA.40/2026/1"]);
        office.Codes("quan").ShouldBeEmpty();
        office.Codes("xa").ShouldBeEmpty();
        office.Codes("an", "?trang-thai=tat-ca").Count.ShouldBe(2, "what was thrown away is gone from every list");
        foreach (var (who, status) in new[] { ("an", HttpStatusCode.OK), ("quan", HttpStatusCode.OK), ("dung", HttpStatusCode.Forbidden), ("em", HttpStatusCode.Forbidden) })
        {
            using var browser = await office.App.SignInAs(who);
            var overview = await browser.Get("/");
            (overview.Document.QuerySelector(".nav a[href='/ket-qua']") is not null).ShouldBe(status == HttpStatusCode.OK, who);
            foreach (var path in new[] { "/ket-qua", "/ket-qua/dong-thoi-gian", "/ket-qua/xuat.xlsx" }) (await browser.Get(path)).Status.ShouldBe(status, who + " " + path);
        }
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Pages_keep_the_filters_and_stay_small(string database)
    {
        await using var office = await ResultOffice.Open(database);
        for (var i = 0; i < 55; i++)
            await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(1 + i % 15), "17001", office.Police, [office.Border], "Bắt quả tang đối tượng vận chuyển trái phép chất ma túy số " + i, new Amount("cases", "vụ", 2, i == 3)));
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/ket-qua?loai=drug_case&xep=-ngay");
        page.Document.QuerySelectorAll(".results tbody tr").Length.ShouldBe(50);
        page.Words.ShouldContain("55 kết quả; khoảng 110 vụ");
        page.Text.Length.ShouldBeLessThan(100_000);
        var next = page.One(".pager a[rel=next]").GetAttribute("href")!;
        next.ShouldContain("loai=drug_case");
        page = await an.Get(next);
        page.Document.QuerySelectorAll(".results tbody tr").Length.ShouldBe(5);

        var line = await an.Get("/ket-qua/dong-thoi-gian?loai=drug_case");
        line.Words.ShouldContain("Tháng 11 năm 2026");
        line.Words.ShouldContain("55 kết quả");
        line.Text.Length.ShouldBeLessThan(100_000);
        // Days 1 to 10 hold four results, 11 to 15 three.
        line.Document.QuerySelectorAll("table.lanes tbody td").Take(15).Select(c => c.TextContent).ShouldBe([.. Enumerable.Repeat("4", 10), .. Enumerable.Repeat("3", 5)]);
        line.Document.QuerySelectorAll("ol.line > li").Length.ShouldBe(15);
        line.Document.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        (await an.Get("/ket-qua/dong-thoi-gian?theo=luc-luong")).Document.QuerySelectorAll("table.lanes tbody th").Select(h => h.TextContent).ShouldBe(["Công an", "Bộ đội Biên phòng"], ignoreOrder: true);
        (await an.Get("/ket-qua/dong-thoi-gian?thang=2026-07")).One(".month-head .sums").TextContent.ShouldBe("0 kết quả; 0 vụ");
        await office.Record("an", office.Body(ResultKind.Sweep, ResultOffice.Day(9, 8), "17001", office.Police, []));
        line = await an.Get("/ket-qua/dong-thoi-gian");
        line.Document.QuerySelector("a[rel=next]").ShouldBeNull();
        line = await an.Get(line.One("a[rel=prev]").GetAttribute("href")!);
        line.Words.ShouldContain("Tháng 8 năm 2026");
        line.Words.ShouldContain("Chủ nhật, 09/08/2026");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Exports_what_the_list_shows_as_numbers_days_and_plain_text(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var one = await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, [office.Border], "=HYPERLINK(\"http://x\")", ResultOffice.Cases(2), new("heroin", "kg", 0.125m, true), new("trầm hương", "kg", 3)));
        await office.Record("an", office.Body(ResultKind.Mining, ResultOffice.Day(2), "17002", office.Police, []));
        await office.Record("xa", office.Body(ResultKind.DrugCase, ResultOffice.Day(4), "48", office.Far, []));
        await office.Use<AnswerResult>().Confirm(one.Id, office.Border.Id, [ResultOffice.Cases(1)], "Chốt chặn", null, office.Person("bien"), default);
        using var an = await office.App.SignInAs("an");
        var file = new MemoryStream(await an.Client.GetByteArrayAsync("/ket-qua/xuat.xlsx?xep=ngay"));
        Xlsx.Keep(file, "ket-qua.xlsx");
        Xlsx.Errors(file).ShouldBeEmpty();
        file.Position = 0;
        var rows = SpreadsheetReader.Read(file, "x.xlsx").ToLookup(r => r.Sheet);
        rows["Kết quả"].Skip(1).Select(r => r.Text(0)).ShouldBe(office.Codes("an", "?xep=ngay"));
        var first = rows["Kết quả"].ElementAt(2);
        first[2].ShouldBe(new DateTime(2026, 11, 3));
        first.Text(4).ShouldBe("17001");
        first.Text(8).ShouldBe("BP.40 Bộ đội Biên phòng tỉnh Nghệ An: đã xác nhận");
        first.Text(9).ShouldStartWith("=HYPERLINK");
        rows["Số liệu"].Where(r => r.Text(0) == "CA.40/2026/1").Select(r => (r.Text(1), r.Text(2), r[3], r.Text(4))).ShouldBe([("Số vụ", "vụ", 2.0, ""), ("Heroin", "kg", 0.125, "có"), ("trầm hương", "kg", 3.0, "")]);
        rows["Đơn vị tham gia"].Where(r => r.Text(0) == "CA.40/2026/1").Select(r => (r.Text(1), r.Text(3), r.Text(4), r.Text(5), r.Text(6)))
            .ShouldBe([("CA.40", "Chủ trì", "đơn vị ghi nhận", "", ""), ("BP.40", "Phối hợp", "đã xác nhận", "Chốt chặn", "1 vụ")]);
        (await an.Get("/ket-qua/xuat.xlsx?ky=2026-13")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_command_line_exports_one_row_a_figure_and_imports_all_or_nothing(string database)
    {
        await using var office = await ResultOffice.Open(database);
        await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, [office.Border], "=1+1, thật", ResultOffice.Cases(2), new("heroin", "kg", 0.125m, true)));
        await office.Record("an", office.Body(ResultKind.Sweep, ResultOffice.Day(3), "17001", office.Police, []), record: false);
        await office.Record("an", office.Body(ResultKind.Sweep, ResultOffice.Day(1, 9), "17001", office.Police, []));
        var folder = Directory.CreateTempSubdirectory("hd-results-");
        try
        {
            string[] node = office.Test.Node.Options.Database is { Length: > 0 } url ? ["--database", url] : ["--data", office.Test.Node.Options.Data];
            var csv = Path.Combine(folder.FullName, "r.csv");
            (await CommandLine.Run(["export", "results", "--period", "2026-11", "-o", csv, .. node])).ShouldBe(0);
            File.ReadAllLines(csv).ShouldBe([
                "code,kind,from,to,territory,lead,participants,summary,campaign,state,what,unit,value,approximate",
                "CA.40/2026/1,drug_case,2026-11-03,2026-11-03,17001,CA.40,BP.40=pending,\"'=1+1, thật\",,recorded,cases,vụ,2,false",
                "CA.40/2026/1,drug_case,2026-11-03,2026-11-03,17001,CA.40,BP.40=pending,\"'=1+1, thật\",,recorded,heroin,kg,0.125,true"]);
            var xlsx = Path.Combine(folder.FullName, "r.xlsx");
            (await CommandLine.Run(["export", "results", "-o", xlsx, .. node])).ShouldBe(0);
            using (var file = File.OpenRead(xlsx)) SpreadsheetReader.Read(file, "r.xlsx").Count(r => r.Sheet == "Kết quả").ShouldBe(3);

            var rows = Path.Combine(folder.FullName, "in.csv");
            File.WriteAllText(rows, "Kind,From,Territory,Lead,Participants,Cases\nsweep,2025-08-10,17002,QS.40,CA.40;BP.40,3\nsweep,2025-08-11,17002,QS.99,,1\n");
            (await CommandLine.Run(["import", "results", rows, .. node])).ShouldBe(1);
            File.WriteAllText(rows, "Kind,From,Territory,Lead,Participants,Cases\nsweep,2025-08-10,17002,QS.40,CA.40;BP.40,3\n");
            (await CommandLine.Run(["import", "results", rows, "--dry-run", .. node])).ShouldBe(0);
            office.Codes("quan").ShouldBeEmpty();
            (await CommandLine.Run(["import", "results", rows, .. node])).ShouldBe(0);
            (await CommandLine.Run(["import", "results", rows, .. node])).ShouldBe(0);
            office.Test.State.CatchUp();
            office.Codes("quan").ShouldBe(["QS.40/2025/1"], "the second time it is there already");
        }
        finally { folder.Delete(recursive: true); }
    }
}
