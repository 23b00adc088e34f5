using System.Net;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Problems;
using HiepDong.Tests.Reporting;
using static HiepDong.Tests.Assignments.WorkOffice;

namespace HiepDong.Tests.Assignments;

public sealed class AssignmentPagesTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Work_is_given_accepted_shown_with_evidence_submitted_and_verified(string database)
    {
        await using var office = await Office.Open(database);
        var (an, binh) = (await office.App.SignInAs("an"), await office.App.SignInAs("binh"));
        var page = await (await binh.Get("/nhiem-vu/moi")).Submit(new() { ["viec"] = "Rà soát các đường mòn", ["chu-tri"] = "CA.X1", ["phoi-hop-1"] = "CA.X2", ["han"] = "30/11/2026", ["san-pham"] = "Báo cáo kết quả" }, "main form.form", "button[value=giao]");
        page.Words.ShouldContain("Đã giao nhiệm vụ CA.40/2026/1");
        var address = page.Path;

        (await an.Get("/")).Words.ShouldContain("Nhận nhiệm vụ được giao");
        (await an.Get("/nhiem-vu/viec")).Words.ShouldContain("Cần nhận (1)");
        var mine = await (await an.Get(address)).Submit(form: ".page-head " + Form("Accept"));
        mine.Words.ShouldContain("Công an xã Đông Lĩnh đã nhận nhiệm vụ CA.40/2026/1");
        var bare = await mine.Submit(form: Form("Report"), button: "button[value=tien-do]");
        bare.Status.ShouldBe(HttpStatusCode.BadRequest);
        bare.One("#errors a[href='#viec-da-lam-1']").TextContent.ShouldContain("phải có minh chứng");
        mine = await bare.Submit(new() { ["viec-da-lam-1"] = "Đã rà soát 4 đường mòn" }, Form("Report"), "button[value=tien-do]");
        mine.Words.ShouldContain("Đang thực hiện");
        mine = await mine.Submit(new() { ["viec-da-lam-1"] = "Đã xong cả 6 đường mòn" }, Form("Report"), "button[value=trinh]");
        mine.Words.ShouldContain("chờ đơn vị giao xác nhận");

        (await binh.Get("/nhiem-vu/viec")).Words.ShouldContain("Chờ đơn vị mình xác nhận (1)");
        var verified = await (await binh.Get(address)).Submit(form: Form("Verify"));
        verified.Words.ShouldContain("Đã xác nhận phần việc của Công an xã Đông Lĩnh");
        // The second commune still owes its part.
        var a = office.Find(address.Split('/')[^1]);
        a.Lead.State.ShouldBe(PartState.Done);
        a.State.ShouldBe(AssignmentState.InProgress);
        await office.Finish(a, office.Second, "giang", "bao");
        office.Find(a.Id).IsDone.ShouldBeTrue();
        (await an.Get(address)).Words.ShouldContain("Hoàn thành");
        (await an.Get(address)).One("ol.trail li.now").TextContent.ShouldContain("Xác nhận hoàn thành nhiệm vụ");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_is_typed_wrong_is_named_at_its_field_and_stays(string database)
    {
        await using var office = await Office.Open(database);
        var binh = await office.App.SignInAs("binh");
        var page = await (await binh.Get("/nhiem-vu/moi")).Submit(new() { ["viec"] = "Rà soát", ["chu-tri"] = "CA.X1", ["phoi-hop-1"] = "CA.X1", ["phoi-hop-2"] = "CA.X2", ["phoi-hop-3"] = "CA.X2", ["han"] = "15/11/2026" }, "main form.form", "button[value=giao]");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#phoi-hop-1-error").TextContent.ShouldContain("không đồng thời là đơn vị phối hợp");
        page.One("#phoi-hop-3-error").TextContent.ShouldContain("hai lần");
        page.One("#han-error").TextContent.ShouldContain("không thể trước ngày 16/11/2026");
        page.One("#phoi-hop-2").GetAttribute("value").ShouldBe("CA.X2");
        page = await page.Submit(new() { ["phoi-hop-1"] = "", ["phoi-hop-3"] = "", ["han"] = "31/11/2026", ["viec"] = "Rà soát\nTUYỆT MẬT" }, "main form.form", "button[value=giao]");
        page.One("#han-error").TextContent.ShouldContain("không phải ngày có thật");
        page = await page.Submit(new() { ["phoi-hop-1"] = "", ["phoi-hop-3"] = "", ["han"] = "30/11/2026", ["viec"] = "Rà soát", ["chi-tiet"] = "TUYỆT MẬT" }, "main form.form", "button[value=giao]");
        page.One("#chi-tiet-error").TextContent.ShouldContain("TUYỆT MẬT");
        office.Use<AssignmentStore>().Query("").ShouldBeEmpty();
        // The first commune's reporter gives work to nobody but the own unit.
        var an = await office.App.SignInAs("an");
        var far = await (await an.Get("/nhiem-vu/moi")).Submit(new() { ["viec"] = "Rà soát", ["chu-tri"] = "CA.X2", ["han"] = "30/11/2026" }, "main form.form", "button[value=giao]");
        far.Words.ShouldContain("Chỉ giao được cho đơn vị mình");
        far.One("#viec").TextContent.Trim().ShouldBe("Rà soát");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Time_is_asked_for_and_granted_and_what_comes_back_says_why(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give();
        await office.Use<DoWork>().Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        var (an, binh) = (await office.App.SignInAs("an"), await office.App.SignInAs("binh"));
        var early = await (await an.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["den-ngay-1"] = "30/11/2026", ["ly-do-xin-1"] = "Mưa lũ chia cắt" }, Form("Ask"));
        early.One("#den-ngay-1-error").TextContent.ShouldContain("sau thời hạn hiện nay (30/11/2026)");
        early.One("#ly-do-xin-1").TextContent.Trim().ShouldBe("Mưa lũ chia cắt");
        (await early.Submit(new() { ["den-ngay-1"] = "10/12/2026" }, Form("Ask"))).Words.ShouldContain("Xin gia hạn đến 10/12/2026");
        (await binh.Get("/nhiem-vu/viec")).Words.ShouldContain("Xin gia hạn, chờ trả lời (1)");
        var refusal = await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["y-kien-1"] = "" }, Form("Grant"), "button[formaction$='handler=Refuse']");
        refusal.One("#y-kien-1-error").TextContent.ShouldContain("lý do");
        (await refusal.Submit(new() { ["den-ngay-1"] = "05/12/2026" }, Form("Grant"))).Words.ShouldContain("Đã gia hạn");
        var now = office.Find(a.Id);
        (now.Deadline, now.Order.Deadline).ShouldBe((new DateOnly(2026, 12, 5), new DateOnly(2026, 11, 30)));
        office.Test.Time.Go(2026, 12, 1);
        now.IsOverdue(office.Test.State.Today).ShouldBeFalse();

        (an, binh) = (await office.App.SignInAs("an"), await office.App.SignInAs("binh"));
        await (await an.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["viec-da-lam-1"] = "Đã rà soát" }, Form("Report"), "button[value=trinh]");
        (await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(form: Form("Return"))).One("#ly-do-tra-1-error").TextContent.ShouldContain("lý do");
        await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["ly-do-tra-1"] = "Thiếu bản đồ" }, Form("Return"));
        (await an.Get("/nhiem-vu/viec")).Words.ShouldContain("Bị trả lại: Thiếu bản đồ");
        office.Test.Time.Now = office.Test.Time.Now.AddHours(1);
        (await (await an.Get("/nhiem-vu/" + a.Id)).Submit(form: Form("Report"), button: "button[value=trinh]")).Words.ShouldContain("phải có minh chứng mới");
        await (await an.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["viec-da-lam-1"] = "Đã bổ sung bản đồ" }, Form("Report"), "button[value=trinh]");
        await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(form: Form("Verify"));
        office.Find(a.Id).IsDone.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Only_those_concerned_act_and_nobody_verifies_his_own(string database)
    {
        await using var office = await Office.Open(database);
        var (work, follow) = (office.Use<DoWork>(), office.Use<FollowWork>());
        async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RefusalException>(act)).First.Code;
        var no = AccountProblems.NotAllowed().Code;
        var a = await office.Give();
        (await Refused(() => work.Accept(a.Id, office.First.Id, null, office.Person("giang"), default))).ShouldBe(no);
        (await Refused(() => work.Accept(a.Id, office.First.Id, null, office.Person("binh"), default))).ShouldBe(no);
        await work.Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        await work.Submit(a.Id, office.First.Id, EvidenceIn.Of("Đã xong"), null, office.Person("an"), default);
        (await Refused(() => follow.Verify(a.Id, office.First.Id, null, office.Person("an"), default))).ShouldBe(no);
        (await Refused(() => follow.Cancel(a.Id, "Thôi", null, office.Person("giang"), default))).ShouldBe(no);
        // Somebody of both units may not verify for the one what he does for the other.
        var both = office.Person("binh") with { Grants = [.. office.Person("binh").Grants, .. office.Person("an").Grants] };
        (await Refused(() => follow.Verify(a.Id, office.First.Id, null, both, default))).ShouldBe("assignment.own-unit");
        await follow.Verify(a.Id, office.First.Id, null, office.Person("chi"), default);

        // A unit's own work is verified by another person than the one who submitted it.
        var own = await office.Give(office.Order() with { LeadUnitId = office.Province.Id });
        await work.Accept(own.Id, office.Province.Id, null, office.Person("binh"), default);
        await work.Submit(own.Id, office.Province.Id, EvidenceIn.Of("Đã xong"), null, office.Person("binh"), default);
        (await Refused(() => follow.Verify(own.Id, office.Province.Id, null, office.Person("binh"), default))).ShouldBe("assignment.own-submission");
        (await (await office.App.SignInAs("binh")).Get("/nhiem-vu/" + own.Id)).Document.QuerySelector(Form("Verify")).ShouldBeNull();
        await follow.Verify(own.Id, office.Province.Id, null, office.Person("bao"), default);

        (await (await office.App.SignInAs("giang")).Get("/nhiem-vu/" + a.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var path in new[] { "/nhiem-vu", "/nhiem-vu/viec", "/nhiem-vu/tong-hop", "/nhiem-vu/tien-do", "/nhiem-vu/theo-doi", "/nhiem-vu/xuat.xlsx", "/ton-tai", "/ton-tai/xuat.xlsx" })
            foreach (var (who, status) in new[] { ("chi", HttpStatusCode.OK), ("em", HttpStatusCode.Forbidden) })
                (await (await office.App.SignInAs(who)).Get(path)).Status.ShouldBe(status, who + " " + path);
        (await (await office.App.SignInAs("chi")).Get("/nhiem-vu/moi")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await office.App.SignInAs("em")).Get("/nhiem-vu/moi")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Of_two_at_once_the_second_sees_the_new_state_and_keeps_what_was_typed(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give(office.Order(null, office.Second));
        var (binh, bao) = (await office.App.SignInAs("binh"), await office.App.SignInAs("bao"));
        var (first, second) = (await binh.Get($"/nhiem-vu/{a.Id}/sua"), await bao.Get($"/nhiem-vu/{a.Id}/sua"));
        (await first.Submit(new() { ["han"] = "05/12/2026", ["ly-do"] = "Mưa lũ" }, "main form.form", "button[value=ghi]")).Words.ShouldContain("nay là bản 2");
        var late = await second.Submit(new() { ["han"] = "10/12/2026", ["ly-do"] = "Trùng diễn tập" }, "main form.form", "button[value=ghi]");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("Trần Thị Bình vừa thay đổi nhiệm vụ này");
        late.Words.ShouldContain("05/12/2026");
        late.One("#han").GetAttribute("value").ShouldBe("10/12/2026");
        (await late.Submit(form: "main form.form", button: "button[value=ghi]")).Words.ShouldContain("05/12/2026 → 10/12/2026");
        (await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["ly-do-huy"] = "Không còn cần" }, Form("Cancel"))).Words.ShouldContain("Không còn cần");
        (await (await binh.Get("/nhiem-vu/" + a.Id)).Submit(form: Form("Reinstate"))).Words.ShouldContain("Đã khôi phục");
        office.Find(a.Id).IsOpen.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_file_is_evidence_unless_it_is_marked_secret_and_only_those_who_see_the_work_get_it(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give();
        await office.Use<DoWork>().Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        var an = await office.App.SignInAs("an");
        async Task<TestPage> Send(string name, string words)
        {
            var page = await an.Get("/nhiem-vu/" + a.Id);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(page.One("main [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" }, { new StringContent(office.First.Id), "don-vi" },
                { new StringContent(office.Find(a.Id).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), "seen" }, { new StringContent("tien-do"), "bam" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(words)), "tep-1", name }
            };
            return await an.Follow(new HttpRequestMessage(HttpMethod.Post, $"/nhiem-vu/{a.Id}?handler=Report") { Content = form });
        }
        var marked = await Send("bien-ban.txt", "Biên bản\nMẬT\n");
        marked.Status.ShouldBe(HttpStatusCode.BadRequest);
        marked.One("#tep-1-error").TextContent.ShouldContain("MẬT");
        (await Send("bien-ban.txt", "Biên bản kiểm tra")).Words.ShouldContain("bien-ban.txt");
        var file = office.Find(a.Id).Lead.Progress.Single().Files.Single();
        (await an.Client.GetStringAsync($"/nhiem-vu/{a.Id}/tep/{file.FileId}")).ShouldBe("Biên bản kiểm tra");
        (await (await office.App.SignInAs("giang")).Get($"/nhiem-vu/{a.Id}/tep/{file.FileId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_refused_form_keeps_the_files_that_were_chosen_for_whoever_chose_them(string database)
    {
        await using var office = await Office.Open(database);
        var a = await office.Give();
        await office.Use<DoWork>().Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/nhiem-vu/" + a.Id);
        async Task<TestPage> Send(string said, params (string Field, HttpContent Content, string? Name)[] more)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(page.One("main [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" }, { new StringContent(office.First.Id), "don-vi" },
                { new StringContent(office.Find(a.Id).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), "seen" }, { new StringContent("tien-do"), "bam" }, { new StringContent(said), "viec-da-lam-1" }
            };
            foreach (var (field, content, name) in more)
                if (name is null) form.Add(content, field);
                else form.Add(content, field, name);
            return await an.Follow(new HttpRequestMessage(HttpMethod.Post, $"/nhiem-vu/{a.Id}?handler=Report") { Content = form });
        }
        static ByteArrayContent Words(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
        page = await Send("Tài liệu MẬT", ("tep-1", Words("Biên bản kiểm tra"), "bien-ban.txt"), ("tep-1", Words("MẬT\n"), "kem.txt"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        var box = page.One("#tep-1-giu-1");
        box.ParentElement!.TextContent.ShouldContain("Giữ tệp đã chọn: bien-ban.txt");
        page.Document.QuerySelectorAll("[name='giu.tep-1']").Length.ShouldBe(1, "a marked file is not held");
        page.One("#viec-da-lam-1").TextContent.ShouldContain("Tài liệu MẬT");
        office.Test.Database.First<long>("select count(*) from held_file").ShouldBe(1);

        // Somebody else's held file is nobody's but theirs.
        office.Test.Database.First<long>("select count(*) from held_file where held_by = 'an'").ShouldBe(1);
        page = await Send("", ("giu.tep-1", new StringContent("khong-co"), null));
        page.Status.ShouldBe(HttpStatusCode.BadRequest, "what is gone is no evidence");
        page = await Send("Đã kiểm tra", ("giu.tep-1", new StringContent(box.GetAttribute("value")!), null));
        page.Words.ShouldContain("bien-ban.txt");
        var file = office.Find(a.Id).Lead.Progress.Single().Files.Single();
        (await an.Client.GetStringAsync($"/nhiem-vu/{a.Id}/tep/{file.FileId}")).ShouldBe("Biên bản kiểm tra");
        office.Test.Database.First<long>("select count(*) from held_file").ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_figure_of_an_accepted_report_is_evidence_and_another_is_refused(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Submitted(office.First, "an");
        await office.Use<HiepDong.Reporting.AcceptReport>().Run(report.Id, 1, office.Person("binh"), default);
        var a = await office.Give();
        await office.Use<DoWork>().Accept(a.Id, office.First.Id, null, office.Person("an"), default);
        var an = await office.App.SignInAs("an");
        var wrong = await (await an.Get("/nhiem-vu/" + a.Id)).Submit(new() { ["ky-1"] = report.Id, ["chi-tieu-1"] = "TT.TO" }, Form("Report"), "button[value=tien-do]");
        wrong.One("#chi-tieu-1-error").TextContent.ShouldContain("không có số liệu");
        var done = await wrong.Submit(new() { ["chi-tieu-1"] = "MT.VU" }, Form("Report"), "button[value=tien-do]");
        done.Words.ShouldContain("24");
        done.One($"a[href='/bao-cao/{report.Id}']").TextContent.ShouldContain("tháng 11 năm 2026");
        (await done.Submit(new() { ["ket-qua-1"] = "CA.X9/2026/1" }, Form("Report"), "button[value=tien-do]")).One("#ket-qua-1-error").TextContent.ShouldContain("CA.X9/2026/1");
    }
}
