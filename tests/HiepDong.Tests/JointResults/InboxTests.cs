using System.Net;
using HiepDong.JointResults;

namespace HiepDong.Tests.JointResults;

public sealed class InboxTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Several_are_confirmed_at_once_and_what_changed_meanwhile_is_named(string database)
    {
        await using var office = await JointOffice.Open(database);
        var results = new List<JointResult>();
        for (var n = 0; n < 3; n++) results.Add(await office.Recorded(office.Border));
        var hai = await office.App.SignInAs("hai");
        var inbox = await hai.Get("/ket-qua/xac-nhan");
        inbox.Document.QuerySelectorAll("#cho tbody tr").Length.ShouldBe(3);
        inbox.One(".tabs b").TextContent.ShouldBe("3");
        string Key(JointResult r) => $"{r.Id}|{r.Version}|{office.Border.Id}";
        await office.Use<AnswerResult>().Confirm(results[1].Id, office.Army.Id, [], null, null, office.Person("khanh"), default);

        var token = inbox.One("form[action='/ket-qua/xac-nhan'] input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, "/ket-qua/xac-nhan") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. results.Select(r => KeyValuePair.Create("chon", Key(r)))]) };
        var done = await hai.Follow(request);
        done.Status.ShouldBe(HttpStatusCode.Conflict);
        done.One("#errors").TextContent.ShouldContain($"{results[1].Code}: Lý Khánh vừa thay đổi");
        done.Document.QuerySelectorAll("#cho tbody tr").Length.ShouldBe(1);
        results.Select(r => office.Find(r).Waiting.Count()).ShouldBe([0, 1, 0]);
        (await done.Submit(form: "form[action='/ket-qua/xac-nhan']", button: "button[name=mot]")).Words.ShouldContain("Không có kết quả nào chờ xác nhận");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task After_ten_days_both_units_are_reminded(string database)
    {
        await using var office = await JointOffice.Open(database);
        var r = await office.Recorded(office.Border);
        office.Test.Time.Go(2026, 11, 26);
        (await (await office.App.SignInAs("hai")).Get("/ket-qua/xac-nhan")).Words.ShouldNotContain("Quá 10 ngày");
        (await (await office.App.SignInAs("an")).Get("/")).Words.ShouldNotContain("Nhắc đơn vị khác");

        office.Test.Time.Go(2026, 11, 27);
        var (an, hai) = (await office.App.SignInAs("an"), await office.App.SignInAs("hai"));
        (await hai.Get("/ket-qua/xac-nhan")).Words.ShouldContain("Quá 10 ngày");
        (await hai.Get("/")).Words.ShouldContain("1 kết quả phối hợp, 1 quá 10 ngày");
        (await an.Get("/")).Words.ShouldContain("Nhắc đơn vị khác xác nhận kết quả");
        (await an.Get("/ket-qua/xac-nhan")).Words.ShouldContain("Chưa trả lời: Đồn Biên phòng Nậm Cắn");
        (await an.Get("/ket-qua/" + r.Id)).Words.ShouldContain("1 đơn vị chưa trả lời quá 10 ngày");

        await office.Use<AnswerResult>().Confirm(r.Id, office.Border.Id, [new("cases", "vụ", 2)], null, null, office.Person("hai"), default);
        (await an.Get("/")).Words.ShouldContain("Chọn số liệu được tính của kết quả");
        office.Use<ResultDuties>().Of(office.Person("an")).ShouldBe(new(0, 0, 0, 1, 0));
        office.Use<ResultDuties>().Of(office.Person("hai")).ShouldBe(ResultDutyCounts.None);
    }

    [Fact]
    public async Task Pressing_with_nothing_chosen_says_so()
    {
        await using var office = await JointOffice.Open("sqlite");
        await office.Recorded(office.Border);
        var page = await (await (await office.App.SignInAs("hai")).Get("/ket-qua/xac-nhan")).Submit(form: "form[action='/ket-qua/xac-nhan']");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Words.ShouldContain("Chưa chọn kết quả nào");
        (await (await office.App.SignInAs("dung")).Get("/ket-qua/xac-nhan")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
