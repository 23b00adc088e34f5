using System.Net;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Problems;

namespace HiepDong.Tests.JointResults;

public sealed class AnswerTests
{
    private static string Form(string handler) => $"form[action$='handler={handler}']";

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Claims_that_differ_are_settled_with_a_reason_before_the_result_is_closed(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        var (an, hai) = (await office.App.SignInAs("an"), await office.App.SignInAs("hai"));

        (await (await an.Get("/ket-qua/" + r.Id)).Submit(form: Form("Close"))).Words.ShouldContain("Còn 1 đơn vị chưa trả lời");
        var other = await (await hai.Get("/ket-qua/" + r.Id)).Submit(new() { ["ksl-heroin-0"] = "2,4", ["phan-viec-k"] = "Chốt chặn" }, Form("Differ"));
        other.Words.ShouldContain("Khác số liệu được tính");
        office.Find(r).Body.ClaimOf(office.Border.Id)!.Amounts.ShouldBe([new("cases", "vụ", 1), new("heroin", "kg", 2.4m)]);

        (await (await an.Get("/ket-qua/" + r.Id)).Submit(form: Form("Close"))).Words.ShouldContain("Số liệu các đơn vị nêu còn khác nhau");
        (await (await an.Get("/ket-qua/" + r.Id)).Submit(new() { ["chon"] = office.Border.Id }, Form("Choose"))).One("#ly-do-chon-error").TextContent.ShouldContain("lý do");
        var chosen = await (await an.Get("/ket-qua/" + r.Id)).Submit(new() { ["chon"] = office.Border.Id, ["ly-do-chon"] = "Theo biên bản cân tang vật" }, Form("Choose"));
        chosen.Words.ShouldContain("Lấy số liệu của Đồn Biên phòng Nậm Cắn");
        chosen.Words.ShouldContain("Theo biên bản cân tang vật");
        // What the lead unit itself had stated is still told.
        chosen.Words.ShouldContain("Nêu ở bản 1, hiện nay là bản 3");
        office.Find(r).Body.Accepted.Amounts.ShouldContain(new Amount("heroin", "kg", 2.4m));

        // And may be taken after all.
        chosen = await chosen.Submit(new() { ["chon"] = office.Police.Id, ["ly-do-chon"] = "Cân lại lần hai" }, Form("Choose"));
        office.Find(r).Body.Accepted.Amounts.ShouldContain(new Amount("heroin", "kg", 2));
        chosen = await chosen.Submit(new() { ["chon"] = office.Border.Id, ["ly-do-chon"] = "Theo biên bản cân tang vật" }, Form("Choose"));
        (await chosen.Submit(form: Form("Close"))).Words.ShouldContain("Đã chốt kết quả");
        office.Find(r).State.ShouldBe(ResultState.Closed);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_participant_confirms_by_one_press_declines_with_a_reason_or_joins(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        var (hai, khanh) = (await office.App.SignInAs("hai"), await office.App.SignInAs("khanh"));
        (await (await hai.Get("/ket-qua/" + r.Id)).Submit(form: ".page-head " + Form("Confirm"))).Words.ShouldContain("Đã xác nhận kết quả CA.X1/2026/1");

        // Nobody named the army; it sees the outline of what happened in its province.
        var outline = await khanh.Get("/ket-qua/" + r.Id);
        outline.Words.ShouldContain("phần tóm tắt");
        outline.Words.ShouldNotContain("Lịch sử");
        (await outline.Submit(form: Form("Join"))).Words.ShouldContain("Đơn vị đã được gắn vào kết quả CA.X1/2026/1");
        office.Find(r).Body.Counting.Count().ShouldBe(3);

        var declining = await hai.Get("/ket-qua/" + r.Id);
        (await declining.Submit(form: Form("Decline"))).One("#errors a[href='#ly-do-tu-choi']").TextContent.ShouldContain("lý do");
        (await declining.Submit(new() { ["ly-do-tu-choi"] = "Đồn không cử tổ nào" }, Form("Decline"))).Words.ShouldContain("Đồn không cử tổ nào");
        office.Find(r).Body.Counting.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_answer_keeps_what_was_typed()
    {
        await using var office = await JointOffice.Open("sqlite");
        var r = await office.Recorded(office.Border);
        var page = await (await (await office.App.SignInAs("hai")).Get("/ket-qua/" + r.Id)).Submit(new() { ["ksl-heroin-0"] = "nhiều", ["ksl-cases-0"] = "2", ["phan-viec-k"] = "Gọi 0912345678" }, Form("Differ"));
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#ksl-heroin-0-error").TextContent.ShouldContain("không phải là số");
        page.One("#ksl-heroin-0").GetAttribute("value").ShouldBe("nhiều");
        page.One("#ksl-cases-0").GetAttribute("value").ShouldBe("2");
        page.One("#phan-viec-k").GetAttribute("value").ShouldBe("Gọi 0912345678");
        page.One("details:has(#ksl-cases-0)").HasAttribute("open").ShouldBeTrue();
        office.Find(r).Waiting.Count().ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_correction_opens_a_closed_result_again_and_keeps_the_answers(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        await office.Use<AnswerResult>().Confirm(r.Id, office.Border.Id, [], null, null, office.Person("hai"), default);
        await office.Use<AnswerResult>().Close(r.Id, null, office.Person("an"), default);
        var an = await office.App.SignInAs("an");
        var form = await an.Get($"/ket-qua/{r.Id}/sua");
        form.Words.ShouldContain("Bản hiện nay (bản 3)");
        form.One("#phoi-hop-1").GetAttribute("value").ShouldBe("BP.X1 – Đồn Biên phòng Nậm Cắn");
        (await form.Submit(new() { ["sl-heroin-0"] = "2,2" }, "form#ket-qua", JointOffice.Record)).One("#ly-do-error").TextContent.ShouldContain("lý do");

        var done = await form.Submit(new() { ["sl-heroin-0"] = "2,2", ["phoi-hop-2"] = "QS.X1", ["ly-do"] = "Kết quả giám định" }, "form#ket-qua", JointOffice.Record);
        done.Words.ShouldContain("Đã đính chính kết quả CA.X1/2026/1, bản 4");
        done.Words.ShouldContain("1 vụ, 2 kg heroin → 1 vụ, 2,2 kg heroin");
        done.Words.ShouldContain("Xác nhận ở bản 2, hiện nay là bản 4");
        var now = office.Find(r);
        now.State.ShouldBe(ResultState.Recorded);
        now.Body.ClaimOf(office.Border.Id)!.Answer.ShouldBe(Answer.Confirmed);
        now.Waiting.Single().UnitId.ShouldBe(office.Army.Id);
        now.Body.Accepted.Reason.ShouldBe("Kết quả giám định");
    }

    [Fact]
    public async Task A_withdrawn_result_counts_no_more_and_keeps_its_reason()
    {
        await using var office = await JointOffice.Open("sqlite");
        var r = await office.Recorded();
        var page = await (await (await office.App.SignInAs("an")).Get("/ket-qua/" + r.Id)).Submit(new() { ["ly-do-rut"] = "Ghi nhầm tháng" }, Form("Withdraw"));
        page.Words.ShouldContain("Đã rút");
        page.Words.ShouldContain("Ghi nhầm tháng");
        office.Find(r).Counts.ShouldBeFalse();
        page.Document.QuerySelector(Form("Close")).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Of_two_at_once_the_second_sees_the_new_state_and_keeps_what_was_typed(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        var (an, hai) = (await office.App.SignInAs("an"), await office.App.SignInAs("hai"));
        var (correcting, answering) = (await an.Get($"/ket-qua/{r.Id}/sua"), await hai.Get("/ket-qua/" + r.Id));
        await answering.Submit(new() { ["ksl-heroin-0"] = "2,4" }, Form("Differ"));

        var refused = await correcting.Submit(new() { ["sl-heroin-0"] = "2,2", ["ly-do"] = "Cân lại" }, "form#ket-qua", JointOffice.Record);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Words.ShouldContain("Phan Thanh Hải vừa thay đổi kết quả này");
        refused.One("#sl-heroin-0").GetAttribute("value").ShouldBe("2,2");
        refused.One("#ly-do").TextContent.Trim().ShouldBe("Cân lại");
        // Having seen it, the same press goes through.
        (await refused.Submit(form: "form#ket-qua", button: JointOffice.Record)).Words.ShouldContain("bản 3");

        var late = await answering.Submit(new() { ["ksl-heroin-0"] = "2,3" }, Form("Differ"));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("2,2 kg heroin");
        late.One("#ksl-heroin-0").GetAttribute("value").ShouldBe("2,3");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Only_the_units_concerned_act(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        var answer = office.Use<AnswerResult>();
        async Task Refused(Func<Task> act) => (await Should.ThrowAsync<RefusalException>(act)).First.Code.ShouldBe(AccountProblems.NotAllowed().Code);
        await Refused(() => answer.Confirm(r.Id, office.Border.Id, [], null, null, office.Person("khanh"), default));
        await Refused(() => answer.Confirm(r.Id, office.Border.Id, [], null, null, office.Person("binh"), default));
        await Refused(() => answer.Decline(r.Id, office.Border.Id, "Không", null, office.Person("an"), default));
        await Refused(() => answer.Close(r.Id, null, office.Person("hai"), default));
        await Refused(() => answer.Withdraw(r.Id, "Không", null, office.Person("giang"), default));

        // The province's police see it and change nothing; a unit of another province sees nothing.
        var page = await (await office.App.SignInAs("giang")).Get("/ket-qua/" + r.Id);
        page.Words.ShouldContain("Lịch sử");
        page.Document.QuerySelector(Form("Withdraw")).ShouldBeNull();
        page.Document.QuerySelector(Form("Confirm")).ShouldBeNull();
        (await (await office.App.SignInAs("lan")).Get("/ket-qua/" + r.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("hai")).Get($"/ket-qua/{r.Id}/sua")).Status.ShouldBe(HttpStatusCode.Forbidden);
        // The coordinator above all participants may choose, close and correct.
        (await (await office.App.SignInAs("binh")).Get("/ket-qua/" + r.Id)).Document.QuerySelector(Form("Choose")).ShouldNotBeNull();
    }
}
