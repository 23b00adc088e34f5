using System.Net;
using System.Text.Json;
using HiepDong.Assignments;
using HiepDong.Directives;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Search;
using HiepDong.Shortcomings;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Directives;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Search;

public sealed class SearchTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_report_is_found_by_unit_period_and_the_words_submitted_last(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        var draft = Office.With(("MT.VU", "24"));
        draft.Narratives["ton_tai"] = "Ca nô tuần tra đã hỏng hai chiếc.";
        await office.Use<SaveDraft>().Run(report.Id, draft, 0, office.Person("an"), default);
        office.App.Titles("binh", "reports", "dong linh thang 11 2026").ShouldBe(["Công an xã Đông Lĩnh"]);
        // What is still a draft is its writer's own matter.
        office.App.Titles("binh", "reports", "ca no hong").ShouldBeEmpty();
        await office.Use<SubmitReport>().Run(report.Id, draft, 1, office.Person("an"), default);
        foreach (var typed in new[] { "ca nô hỏng", "CA NO HONG", "ca no hon", "hỏng tuần tra dong linh" }) office.App.Titles("binh", "reports", typed).ShouldBe(["Công an xã Đông Lĩnh"], typed);
        office.App.Titles("binh", "reports", "can no hong").ShouldBeEmpty();
        // The other commune's reporter sees none of it, not even a count.
        office.App.Search("giang", "ca no hong").ShouldBeEmpty();
        office.App.Search("em", "ca no hong").ShouldBeEmpty();
        office.App.Search("dung", "ca no hong").ShouldBeEmpty();
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_unit_is_found_without_accents_where_one_may_open_it(string database)
    {
        await using var office = await Office.Open(database);
        office.App.Titles("binh", "units", "nghe an")[0].ShouldBe("Công an tỉnh Nghệ An");
        office.App.Titles("binh", "units", "Nghệ An").ShouldBe(office.App.Titles("binh", "units", "nghe an"));
        office.App.Titles("binh", "units", "CA.X1").ShouldBe(["Công an xã Đông Lĩnh"]);
        office.App.Titles("binh", "units", "bo cong an").ShouldBeEmpty();
        office.App.Titles("an", "units", "muong xen").ShouldBeEmpty();
        office.App.Search("em", "nghe an").ShouldBeEmpty();
        // An administrator gets to the entry, everybody else to the figures; each page opens.
        foreach (var (who, begins) in new[] { ("dung", "/quan-tri/don-vi/"), ("binh", "/tong-hop?nut=unit:") })
        {
            var browser = await office.App.SignInAs(who);
            var hit = office.App.Search(who, "dong linh").First(k => k.Kind == "units").Hits[0];
            hit.Address.ShouldStartWith(begins);
            (await browser.Get(hit.Address)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Reports_follow_the_name_of_their_unit(string database)
    {
        await using var office = await Office.Open(database);
        await office.Submitted(office.First, "an");
        await office.Use<UnitEdits>().CorrectName(office.First.Id, "Công an phường Trường Vinh", office.Person("dung"), default);
        office.App.Titles("binh", "reports", "truong vinh").ShouldBe(["Công an phường Trường Vinh"]);
        office.App.Titles("binh", "reports", "dong linh").ShouldBeEmpty();
        office.App.Titles("dung", "units", "truong vinh").ShouldBe(["Công an phường Trường Vinh"]);
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Assignments_and_shortcomings_are_found_after_each_change_and_not_after_withdrawal(string database)
    {
        await using var office = await Office.Open(database);
        var given = await office.Give();
        office.App.Titles("an", "assignments", "duong mon bien gioi").ShouldBe([given.Order.Text]);
        office.App.Titles("giang", "assignments", "duong mon").ShouldBeEmpty();
        var found = await office.Use<RecordShortcoming>().Run(new("Sổ theo dõi chưa đầy đủ", office.First.Id, office.First.Id, new(2026, 11, 10), new(SourceKind.Inspection, null, "Đợt kiểm tra đột xuất"), []), office.Person("an"), default);
        office.App.Titles("binh", "shortcomings", "dot xuat so theo doi").ShouldBe(["Sổ theo dõi chưa đầy đủ"]);
        office.App.Titles("giang", "shortcomings", "so theo doi").ShouldBeEmpty();
        await office.Use<RecordShortcoming>().Change(found.Id, found.Body with { Text = "Sổ trực ban ghi thiếu" }, null, office.Person("an"), default);
        office.App.Titles("binh", "shortcomings", "truc ban").ShouldBe(["Sổ trực ban ghi thiếu"]);
        office.App.Titles("binh", "shortcomings", "so theo doi").ShouldBeEmpty();
        await office.Use<RecordShortcoming>().Withdraw(found.Id, "Ghi nhầm", null, office.Person("an"), default);
        office.App.Search("binh", "truc ban").ShouldBeEmpty();
        await office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_pointer_to_a_classified_document_is_found_by_the_units_concerned_alone(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var pointer = await office.Register("an", DirectiveOffice.Pointer());
        var plan = await office.Register("an", DirectiveOffice.Plan());
        await office.Register("an", DirectiveOffice.Decree(basis: true));
        office.App.Titles("an", "directives", "07/KH").Count.ShouldBe(1);
        office.App.Titles("loi", "directives", "van thu mat").Count.ShouldBe(1);
        foreach (var outside in new[] { "cuc", "xa", "bien" })
        {
            office.App.Search(outside, "07/KH").ShouldNotContain(k => k.Kind == "directives", outside);
            office.App.Titles(outside, "directives", "tran ap toi pham").ShouldBeEmpty(outside);
            // What everybody may cite everybody finds.
            office.App.Titles(outside, "directives", "03 2019 nd cp").Count.ShouldBe(1, outside);
        }
        await office.Use<SendDirective>().Send(plan.Id, office.Police.Id, [office.East.Id], office.Person("an"), default);
        office.App.Titles("cuc", "directives", "tran ap toi pham").Count.ShouldBe(1);
        office.App.Titles("chung", "directives", "tran ap toi pham").ShouldBeEmpty();
        await office.Use<KeepDirective>().Withdraw(pointer.Id, "Nhập nhầm", null, office.Person("an"), default);
        office.App.Titles("an", "directives", "07/KH").ShouldBeEmpty();
        await office.Use<KeepDirective>().Restore(pointer.Id, null, office.Person("an"), default);
        office.App.Titles("an", "directives", "07/KH").Count.ShouldBe(1);
        await office.Office.Test.Proves();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Nothing_that_is_typed_is_a_command(string database)
    {
        await using var office = await Office.Open(database);
        await office.Submitted(office.First, "an");
        foreach (var text in new[]
        {
            "\"", "*", "AND", "NEAR(a b)", "nghe OR an", "a\" OR \"b", "' & !x | y:*", "words:nghe", "-an", "^an", "%_!", "\\", "\0nghe", "😀", "a😀b", "\ud83d", "ạ̣̣̣", ";drop table report",
            new string('x', 10_000), string.Concat(Enumerable.Repeat("nghệ an ", 1_250))
        }) office.App.Search("binh", text).ShouldNotBeNull(text);
        // They are words like any others.
        office.App.Titles("binh", "reports", "\"dong\" * (linh)").ShouldBe(["Công an xã Đông Lĩnh"]);
        office.App.Titles("binh", "reports", "dong OR linh").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_page_marks_what_was_found_and_leads_to_it(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Submitted(office.First, "an");
        var binh = await office.App.SignInAs("binh");
        var page = await (await binh.Get("/tim-kiem")).Submit(new() { ["q"] = "x" }, "main form[role=search]");
        page = await binh.Get("/tim-kiem?q=dong+linh");
        page.One($"#reports").TextContent.ShouldContain("1");
        page.One($"main a[href='/bao-cao/{report.Id}']").QuerySelectorAll("mark").Select(m => m.TextContent).ShouldBe(["Đông", "Lĩnh"]);
        page.Words.ShouldContain("không phân biệt dấu");
        page.One("form.find input[name=q]").ShouldNotBeNull();
        (await binh.Get("/tim-kiem?q=khong+co+gi+nhu+the")).Words.ShouldContain("Không tìm thấy");
        (await binh.Get("/tim-kiem?q=dong+linh&loai=reports&trang=99")).Document.QuerySelectorAll(".search-hits > li").Length.ShouldBe(1);
        (await binh.Get("/tim-kiem?q=" + new string('x', 5000))).Status.ShouldBe(HttpStatusCode.OK);

        var quick = JsonDocument.Parse((await binh.Get("/tim-kiem/nhanh?q=dong+li")).Text).RootElement.GetProperty("items").EnumerateArray().ToList();
        quick.ShouldContain(i => i.GetProperty("kind").GetString() == "Báo cáo" && i.GetProperty("url").GetString() == "/bao-cao/" + report.Id);
        var pages = JsonDocument.Parse((await binh.Get("/tim-kiem/nhanh?q=tong+hop")).Text).RootElement.GetProperty("items").EnumerateArray().ToList();
        pages[0].GetProperty("url").GetString().ShouldBe("/tong-hop");
        // Pages that somebody does not have are no destinations of theirs.
        (await binh.Get("/tim-kiem/nhanh?q=nguoi+dung")).Text.ShouldNotContain("/quan-tri/nguoi-dung");
        var answer = JsonDocument.Parse((await binh.Get("/api/v1/search?q=dong+linh")).Text).RootElement;
        answer.GetProperty("kinds").EnumerateArray().Select(k => k.GetProperty("name").GetString()).ShouldContain("reports");
        (await office.App.Browse().Get("/tim-kiem?q=dong+linh")).Path.ShouldStartWith("/dang-nhap");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_is_rolled_back_is_not_found_and_a_damaged_index_is_seen_and_mended(string database)
    {
        await using var office = await Office.Open(database);
        await office.Submitted(office.First, "an");
        await Should.ThrowAsync<InvalidOperationException>(() => office.Test.Database.Write("an", "", write =>
        {
            ReportStore.Insert(write, new Report { Id = office.Test.Database.NewId(), UnitId = office.Second.Id, FormCode = Office.Form, FormVersion = 1, Period = Office.November, DueOn = new(2026, 11, 16) });
            write.Log("report.opened", "x");
            throw new InvalidOperationException();
        }));
        office.App.Titles("binh", "reports", "muong xen").ShouldBeEmpty();
        await office.Test.Database.Write("x", "", write => { write.Execute("delete from search_document where kind = 'reports'"); });
        (await SearchIndex.Prove(office.Test.Database)).Wrong.ShouldBe(1);
        await SearchIndex.Rebuild(office.Test.Database);
        await office.Test.Proves();
        // A node that never had an index is filled when it is opened.
        await office.Test.Database.Write("x", "", write => { write.Execute("delete from search_document"); write.Execute("delete from search_made"); });
        using var again = office.Test.OpenAgain();
        (await SearchIndex.Prove(again.Database)).ShouldSatisfyAllConditions(p => p.Wrong.ShouldBe(0), p => p.Documents.ShouldBe(1));
    }

    [Fact]
    public async Task Words_in_the_full_text_index_that_no_document_has_are_seen()
    {
        await using var office = await Office.Open("sqlite");
        await office.Submitted(office.First, "an");
        await office.Test.Database.Write("x", "", write => { write.Execute("insert into search_index (rowid, words) values (999, 'la')"); });
        (await SearchIndex.Prove(office.Test.Database)).Differing.ShouldContain("search_index");
    }
}
