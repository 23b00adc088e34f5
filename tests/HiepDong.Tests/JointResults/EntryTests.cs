using System.Net;
using HiepDong.JointResults;
using HiepDong.Organisation;

namespace HiepDong.Tests.JointResults;

public sealed class EntryTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_result_is_recorded_as_it_was_typed(string database)
    {
        await using var office = await JointOffice.Open(database);
        var an = await office.App.SignInAs("an");
        var page = await office.Enter(an, office.Typed(("phoi-hop-1", "nam can"), ("phan-viec-1", "Chốt chặn đường mòn"), ("phoi-hop-2", "QS.X1"), ("khac-ten-1", "Máy bộ đàm"), ("khac-so-1", "khoảng 3"), ("khac-dv-1", "chiếc"), ("phan-viec", "Trinh sát, bắt giữ"), ("ke-hoach", "KH 12")));

        page.Words.ShouldContain("Đã ghi nhận kết quả CA.X1/2026/1. Đã đề nghị 2 đơn vị xác nhận.");
        var r = office.Only!;
        r.State.ShouldBe(ResultState.Recorded);
        r.Body.Kind.ShouldBe(ResultKind.DrugCase);
        (r.Body.From, r.Body.To).ShouldBe((new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 12)));
        r.Body.TerritoryId.ShouldBe(office.Commune.Id);
        r.Body.Campaign.ShouldBe("KH 12");
        r.Body.Lead.UnitId.ShouldBe(office.Police.Id);
        r.Body.Lead.Share.ShouldBe("Trinh sát, bắt giữ");
        r.Body.ClaimOf(office.Border.Id)!.Share.ShouldBe("Chốt chặn đường mòn");
        r.Waiting.Select(c => c.UnitId).ShouldBe([office.Border.Id, office.Army.Id], ignoreOrder: true);
        r.Body.Accepted.Amounts.ShouldBe([new("cases", "vụ", 1), new("heroin", "kg", 2.5m), new("heroin", "bánh", 7), new("Máy bộ đàm", "chiếc", 3, true)]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_unit_may_enter_what_another_one_led(string database)
    {
        await using var office = await JointOffice.Open(database);
        await office.Enter(await office.App.SignInAs("an"), office.Typed(("vai-tro", "phoi-hop"), ("chu-tri", "Đồn Biên phòng Nậm Cắn")));
        var r = office.Only!;
        r.Code.ShouldBe("BP.X1/2026/1");
        r.Body.Lead.UnitId.ShouldBe(office.Border.Id);
        r.Body.ClaimOf(office.Police.Id)!.Answer.ShouldBe(Answer.Confirmed);
        r.Waiting.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_draft_counts_only_once_it_is_recorded(string database)
    {
        await using var office = await JointOffice.Open(database);
        var an = await office.App.SignInAs("an");
        var page = await office.Enter(an, office.Typed(("sl-cases-0", ""), ("sl-heroin-0", ""), ("sl-heroin-1", ""), ("phoi-hop-1", "BP.X1")), JointOffice.Draft);
        page.Words.ShouldContain("Đã lưu nháp");
        var draft = office.Only!;
        draft.Counts.ShouldBeFalse();
        // The other unit's answer is not asked, and a unit that is not named sees nothing.
        (await (await office.App.SignInAs("hai")).Get("/ket-qua/xac-nhan")).Words.ShouldContain("Không có kết quả nào chờ xác nhận");
        (await (await office.App.SignInAs("giang")).Get("/ket-qua/" + draft.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await an.Get("/")).Words.ShouldContain("Ghi tiếp bản nháp kết quả");

        var form = await an.Get("/ket-qua/moi?nhap=" + draft.Id);
        form.One("#noi").GetAttribute("value")!.ShouldContain(office.Commune.Code);
        form.One("#phoi-hop-1").GetAttribute("value").ShouldBe("BP.X1 – Đồn Biên phòng Nậm Cắn");
        var done = await form.Submit(new() { ["sl-cases-0"] = "1" }, "form#ket-qua", JointOffice.Record);
        done.Words.ShouldContain("Đã ghi nhận kết quả CA.X1/2026/1");
        office.Only!.Id.ShouldBe(draft.Id);
        office.Only!.State.ShouldBe(ResultState.Recorded);
    }

    [Fact]
    public async Task A_discarded_draft_can_be_taken_back()
    {
        await using var office = await JointOffice.Open("sqlite");
        var an = await office.App.SignInAs("an");
        var page = await office.Enter(an, office.Typed(), JointOffice.Draft);
        var gone = await page.Submit(form: "form[action$='handler=Discard']");
        gone.Words.ShouldContain("Bản nháp này đã bỏ");
        office.Only!.State.ShouldBe(ResultState.Withdrawn);
        (await (await office.App.SignInAs("giang")).Get("/ket-qua/" + office.Only!.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await gone.Submit(form: "form[action$='handler=Restore']")).Words.ShouldContain("Đã lấy lại bản nháp");
        office.Only!.State.ShouldBe(ResultState.Draft);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_near_result_is_asked_about_before_a_new_one_is_recorded_and_linking_is_one_press(string database)
    {
        await using var office = await JointOffice.Open(database);
        var first = await office.Recorded();
        var hai = await office.App.SignInAs("hai");
        // Two days later, and the amounts somewhat other.
        var asked = await office.Enter(hai, office.Typed(("tu", "14/11/2026"), ("sl-heroin-0", "3")));
        asked.Words.ShouldContain("Có phải một trong các việc này không?");
        asked.Words.ShouldContain("cách 2 ngày; cùng địa bàn");
        asked.One("#sl-heroin-0").GetAttribute("value").ShouldBe("3");
        office.Only.ShouldNotBeNull();

        var linked = await asked.Submit(form: "form#ket-qua", button: "button[name=gan]");
        linked.Path.ShouldBe("/ket-qua/" + first.Id);
        linked.Words.ShouldContain("Đã gắn Đồn Biên phòng Nậm Cắn vào kết quả CA.X1/2026/1");
        var claim = office.Only!.Body.ClaimOf(office.Border.Id)!;
        claim.Answer.ShouldBe(Answer.Confirmed);
        claim.Amounts.ShouldContain(new Amount("heroin", "kg", 3));
        office.Only!.Body.Accepted.Amounts.ShouldContain(new Amount("heroin", "kg", 2));
    }

    [Fact]
    public async Task Another_event_is_recorded_once_the_near_ones_are_answered_for()
    {
        await using var office = await JointOffice.Open("sqlite");
        await office.Recorded();
        var asked = await office.Enter(await office.App.SignInAs("hai"), office.Typed());
        office.Only.ShouldNotBeNull();
        (await asked.Submit(form: "form#ket-qua", button: "button[name='da-xem']")).Words.ShouldContain("Đã ghi nhận kết quả BP.X1/2026/1");
        office.Only.ShouldBeNull();
    }

    [Fact]
    public async Task Another_kind_week_or_province_is_not_near()
    {
        await using var office = await JointOffice.Open("sqlite");
        await office.Recorded();
        var hai = await office.App.SignInAs("hai");
        (await office.Enter(hai, office.Typed(("loai", "smuggling")))).Words.ShouldContain("Đã ghi nhận");
        (await office.Enter(hai, office.Typed(("tu", "08/11")))).Words.ShouldContain("Đã ghi nhận");
        (await office.Enter(await office.App.SignInAs("lan"), office.Typed(("noi", "38")))).Words.ShouldContain("Đã ghi nhận");
        // The partial that the script asks for says the same.
        var page = await hai.Get("/ket-qua/moi");
        async Task<HttpStatusCode> Near(string day) => (await hai.Post("/ket-qua/moi?handler=Near", new()
        {
            ["__RequestVerificationToken"] = page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!, ["loai"] = "drug_case", ["tu"] = day, ["noi"] = office.Commune.Code, ["don-vi"] = office.Border.Id
        })).Status;
        (await Near("13/11")).ShouldBe(HttpStatusCode.OK);
        (await Near("1/11")).ShouldBe(HttpStatusCode.NoContent);
        (await Near("mai")).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("tu", "31/02/2026", "không phải ngày có thật", "tu")]
    [InlineData("tu", "17/11/2026", "còn ở tương lai", "den")]
    [InlineData("den", "11/11", "sớm hơn ngày bắt đầu", "den")]
    [InlineData("noi", "Xã Không Có", "Không có địa bàn nào", "noi")]
    [InlineData("noi", "", "Chưa có địa bàn", "noi")]
    [InlineData("loai", "", "Chọn loại kết quả", "loai")]
    [InlineData("phoi-hop-2", "Đội bóng", "Không có đơn vị nào", "phoi-hop-2")]
    [InlineData("phoi-hop-1", "CA.X1", "xuất hiện hai lần", "phoi-hop-1")]
    [InlineData("sl-cases-0", "một ít", "không phải là số", "sl-cases-0")]
    [InlineData("sl-cases-0", "1,5", "phải là số nguyên", "sl-cases-0")]
    [InlineData("sl-heroin-0", "-1", "-1", "sl-heroin-0")]
    [InlineData("khac-ten-1", "Máy bộ đàm", "chưa có số", "khac-so-1")]
    [InlineData("khac-so-1", "3", "thiếu tên hàng", "khac-so-1")]
    [InlineData("tom-tat", "Đối tượng dùng số 0912 345 678", "số điện thoại", "tom-tat")]
    [InlineData("tom-tat", "TỐI MẬT", "", "tom-tat")]
    [InlineData("vai-tro", "phoi-hop", "phải ghi đơn vị chủ trì", "chu-tri")]
    public async Task What_is_wrong_is_said_at_its_field_and_everything_typed_stays(string field, string value, string says, string at)
    {
        await using var office = await JointOffice.Open("sqlite");
        var typed = office.Typed(("khac-ten-2", ""), ("phan-viec", "Trinh sát"), (field, value));
        var page = await office.Enter(await office.App.SignInAs("an"), typed);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#errors a[href='#" + at + "']").TextContent.ShouldContain(says);
        page.Document.GetElementById(at).ShouldNotBeNull();
        page.One("#phan-viec").GetAttribute("value").ShouldBe("Trinh sát");
        page.One("#sl-heroin-1").GetAttribute("value").ShouldBe("7");
        if (field is not ("loai" or "vai-tro" or "tom-tat")) page.One("#" + field).GetAttribute("value").ShouldBe(value);
        if (field == "tom-tat") page.One("#tom-tat").TextContent.Trim().ShouldBe(value);
        office.Use<ResultStore>().Query("order by r.id").ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_buttons_change_the_form_and_keep_what_was_typed()
    {
        await using var office = await JointOffice.Open("sqlite");
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/ket-qua/moi");
        page.Document.QuerySelector("#sl-heroin-0").ShouldBeNull();
        page = await page.Submit(new() { ["loai"] = "drug_case", ["sl-cases-0"] = "4", ["tom-tat"] = "Đang ghi" }, "form#ket-qua", "button[value=loai]");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.One("#sl-cases-0").GetAttribute("value").ShouldBe("4");
        page.Document.QuerySelector("#sl-heroin-1").ShouldNotBeNull();
        page = await page.Submit(form: "form#ket-qua", button: "button[value=them-don-vi]");
        page.Document.QuerySelector("#phoi-hop-3").ShouldNotBeNull();
        // The chooser: a province, then one of its communes.
        page = await page.Submit(new() { ["tim"] = "nghe an" }, "form#ket-qua", "button[value=tim-noi]");
        page = await page.Submit(form: "form#ket-qua", button: $"button[name='chon-noi'][value='{office.Commune.Code}']");
        page.One("#noi").GetAttribute("value")!.ShouldStartWith(office.Commune.Code + " – ");
        page.One("#tom-tat").TextContent.Trim().ShouldBe("Đang ghi");
        // A number that is there stays, whatever the kind.
        page = await page.Submit(new() { ["loai"] = "drug_case", ["sl-heroin-0"] = "2" }, "form#ket-qua", "button[value=loai]");
        page = await page.Submit(new() { ["loai"] = "fishing" }, "form#ket-qua", "button[value=loai]");
        page.One("#sl-heroin-0").GetAttribute("value").ShouldBe("2");
        office.Use<ResultStore>().Query("order by r.id").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_outlives_the_session()
    {
        await using var office = await JointOffice.Open("sqlite");
        var an = await office.App.SignInAs("an");
        var form = await an.Get("/ket-qua/moi?loai=drug_case");
        office.Test.Time.Now += TimeSpan.FromHours(9);
        var asked = await form.Submit(office.Typed(("phoi-hop-1", "BP.X1")), "form#ket-qua", JointOffice.Record);
        asked.Words.ShouldContain("Phiên làm việc đã kết thúc");
        var done = await (await asked.Submit(new() { ["UserName"] = "an", ["Password"] = TestApp.Password })).Submit();
        done.Words.ShouldContain("Đã ghi nhận kết quả CA.X1/2026/1");
        office.Only!.Body.Accepted.Amounts.ShouldContain(new Amount("heroin", "kg", 2.5m));
        office.Only!.Body.ClaimOf(office.Border.Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_draft_that_somebody_else_has_saved_meanwhile_is_not_overwritten()
    {
        await using var office = await JointOffice.Open("sqlite");
        var an = await office.App.SignInAs("an");
        await office.Enter(an, office.Typed(), JointOffice.Draft);
        var mine = await an.Get("/ket-qua/moi?nhap=" + office.Only!.Id);
        var theirs = await an.Get("/ket-qua/moi?nhap=" + office.Only!.Id);
        await theirs.Submit(new() { ["sl-cases-0"] = "5" }, "form#ket-qua", JointOffice.Draft);
        var refused = await mine.Submit(new() { ["sl-cases-0"] = "6" }, "form#ket-qua", JointOffice.Draft);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.One("#sl-cases-0").GetAttribute("value").ShouldBe("6");
        office.Only!.Body.Accepted.Amounts.ShouldContain(new Amount("cases", "vụ", 5));
    }

    [Fact]
    public async Task Nobody_records_for_another_unit()
    {
        await using var office = await JointOffice.Open("sqlite");
        (await (await office.App.SignInAs("dung")).Get("/ket-qua/moi")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.Enter(await office.App.SignInAs("an"), office.Typed(("don-vi", office.Border.Id)))).Status.ShouldBe(HttpStatusCode.Forbidden);
        office.Use<ResultStore>().Query("order by r.id").ShouldBeEmpty();
    }
}
