using System.Net;
using HiepDong.Assignments;
using HiepDong.Directives;
using HiepDong.Problems;

namespace HiepDong.Tests.Directives;

public sealed class CascadeTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Goes_down_step_by_step_and_shows_plainly_who_has_not(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var d = await office.Register("an", DirectiveOffice.Plan());
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/van-ban/" + d.Id);
        page.Words.ShouldContain("Chưa gửi đến đơn vị nào");
        page.Words.ShouldContain("Tất cả đơn vị trực thuộc chưa có văn bản (2)");
        page = await page.Submit(new() { ["cap-duoi"] = "true", ["noi-nhan"] = "BP.40; QS.40" }, "form[action$='handler=Send']");
        page.Words.ShouldContain("Đã gửi văn bản 12/KH-UBND.");
        office.Use<DirectiveStore>().Deliveries(d.Id).Count.ShouldBe(4);

        var cuc = await office.App.SignInAs("cuc");
        (await cuc.Get("/van-ban")).Words.ShouldContain("Có 1 văn bản gửi đến đơn vị, chưa xác nhận nhận.");
        office.Signs("cuc", "?cho-nhan=true").ShouldBe(["12/KH-UBND"]);
        (await cuc.Get("/")).One("a[href='/van-ban?cho-nhan=true']");
        var own = await (await cuc.Get("/van-ban/" + d.Id)).Submit(form: "form[action$='handler=Receive']");
        own.Words.ShouldContain("Đã xác nhận nhận văn bản");
        own.Words.ShouldNotContain("Công an xã Mường Xén", customMessage: "other units are not Cúc's to see");
        office.Signs("cuc", "?cho-nhan=true").ShouldBeEmpty();
        (await cuc.Get("/")).Document.QuerySelector("a[href='/van-ban?cho-nhan=true']").ShouldBeNull();

        var chung = await office.App.SignInAs("chung");
        var none = await (await chung.Get("/van-ban/" + d.Id)).Submit(new() { ["ly-do-khong"] = "" }, "form[action$='handler=NoNeed']");
        none.Status.ShouldBe(HttpStatusCode.BadRequest);
        none.One("#errors a[href='#ly-do-khong']").TextContent.ShouldContain("Ghi lý do");
        none = await none.Submit(new() { ["ly-do-khong"] = "Không thuộc nhiệm vụ" }, "form[action$='handler=NoNeed']");
        none.Words.ShouldContain("Không phải triển khai");

        await office.Use<SendDirective>().Receive(d.Id, office.Office.Border.Id, office.Person("bien"), default);
        await office.Use<AssignWork>().Run(new(OriginKind.Directive, d.Id, d.Id, "KH 12"), office.Office.Border.Id, [new("Lập kế hoạch", office.Office.Border.Id, [], new(2026, 12, 1), "kế hoạch")], office.Person("bien"), default);
        var rows = office.Use<DirectiveCascade>().Of(d, office.Person("hoa"));
        rows.Where(r => r.HasNotReceived).Select(r => r.UnitId).ShouldBe([office.Office.Army.Id]);
        rows.Where(r => r.HasNotActed).Select(r => r.UnitId).ShouldBe([office.East.Id]);
        rows.Where(r => r.State == DeliveryState.Answered).Select(r => r.UnitId).ShouldBe([office.Office.Border.Id]);
        rows.Where(r => r.State == DeliveryState.NoNeed).Select(r => r.UnitId).ShouldBe([office.West.Id]);
        var hoa = await office.App.SignInAs("hoa");
        page = await hoa.Get($"/van-ban/{d.Id}?muc=chua-nhan");
        page.One(".cascade tbody th").TextContent.ShouldContain("Bộ Chỉ huy quân sự tỉnh Nghệ An");
        page.Document.QuerySelectorAll(".cascade tbody tr").Length.ShouldBe(1);
        (await hoa.Get("/van-ban/" + d.Id)).One("ul.made a").GetAttribute("href")!.ShouldStartWith("/nhiem-vu/");

        // What was not received can be taken back, what was can't.
        page = await (await an.Get("/van-ban/" + d.Id)).Submit(new() { ["don-vi"] = office.Office.Army.Id }, "form[action$='handler=TakeBack']");
        page.Words.ShouldContain("Đã thôi gửi");
        (await Should.ThrowAsync<RefusalException>(() => office.Use<SendDirective>().TakeBack(d.Id, office.East.Id, office.Person("an"), default))).First.Code.ShouldBe("directive.already-received");
        await office.Use<SendDirective>().NoNeed(d.Id, office.West.Id, null, true, office.Person("chung"), default);
        office.Use<DirectiveCascade>().Of(d, office.Person("an")).First(r => r.UnitId == office.West.Id).HasNotActed.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_sends_beyond_its_own_units_and_territory_nor_answers_for_another()
    {
        await using var office = await DirectiveOffice.Open("sqlite");
        var d = await office.Register("an", DirectiveOffice.Plan());
        var send = office.Use<SendDirective>();
        Task<RefusalException> Refused(Func<Task> act) => Should.ThrowAsync<RefusalException>(act);
        (await Refused(() => send.Send(d.Id, office.Police.Id, [office.Office.Far.Id], office.Person("an"), default))).First.Code.ShouldBe("directive.beyond-reach");
        (await Refused(() => send.Send(d.Id, office.Police.Id, [], office.Person("an"), default))).First.Code.ShouldBe("directive.no-addressee");
        (await Refused(() => send.Send(d.Id, office.East.Id, [office.West.Id], office.Person("cuc"), default))).First.Kind.ShouldBe(ProblemKind.Forbidden);
        await send.Send(d.Id, office.Police.Id, [office.East.Id], office.Person("an"), default);
        (await Refused(() => send.Send(d.Id, office.Police.Id, [office.East.Id], office.Person("an"), default))).First.Code.ShouldBe("directive.already-addressed");
        (await Refused(() => send.Receive(d.Id, office.East.Id, office.Person("an"), default))).First.Kind.ShouldBe(ProblemKind.Forbidden);
        (await Refused(() => send.Receive(d.Id, office.West.Id, office.Person("chung"), default))).First.Code.ShouldBe("directive.not-addressed");
        await office.Use<KeepDirective>().Withdraw(d.Id, "ghi nhầm", null, office.Person("an"), default);
        (await Refused(() => send.Receive(d.Id, office.East.Id, office.Person("cuc"), default))).First.Code.ShouldBe("directive.withdrawn");
        (await Refused(() => send.Send(d.Id, office.Police.Id, [office.West.Id], office.Person("an"), default))).First.Code.ShouldBe("directive.withdrawn");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Work_is_assigned_out_of_a_directive_all_lines_or_none(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var d = await office.Register("an", DirectiveOffice.Plan());
        var an = await office.App.SignInAs("an");
        var form = await an.Get($"/van-ban/{d.Id}/giao-viec");
        Dictionary<string, string> typed = new()
        {
            ["viec-1"] = "Lập kế hoạch tuần tra", ["chu-tri-1"] = "CA.40.01", ["phoi-hop-1"] = "CA.40.02; BP.40", ["han-1"] = "30/11/2026", ["san-pham-1"] = "kế hoạch đã ký",
            ["viec-2"] = "Báo cáo kết quả", ["chu-tri-2"] = "", ["han-2"] = "01/11/2026"
        };
        var page = await form.Submit(typed, "form.wide");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("#errors a[href='#chu-tri-2']").TextContent.ShouldContain("Việc 2: Chưa có đơn vị chủ trì");
        page.One("#errors a[href='#han-2']").TextContent.ShouldContain("16/11/2026");
        page.One("#viec-1").TextContent.Trim().ShouldBe("Lập kế hoạch tuần tra");
        office.Use<AssignmentStore>().Of(OriginKind.Directive, d.Id).ShouldBeEmpty();
        page = await page.Submit(new() { ["chu-tri-2"] = "CA.40.02", ["han-2"] = "15/12/2026" }, "form.wide");
        page.Words.ShouldContain("Đã giao 2 nhiệm vụ.");
        var made = office.Use<AssignmentStore>().Of(OriginKind.Directive, d.Id);
        made.Select(a => (a.Order.Text, a.Order.LeadUnitId, a.AssignerUnitId, a.Deadline)).ShouldBe([("Lập kế hoạch tuần tra", office.East.Id, office.Police.Id, new(2026, 11, 30)), ("Báo cáo kết quả", office.West.Id, office.Police.Id, new(2026, 12, 15))]);
        made[0].Order.SupportingUnitIds.ShouldBe([office.West.Id, office.Office.Border.Id]);
        made[0].Origin.Path.ShouldBe("/van-ban/" + d.Id);
        page.Words.ShouldContain("Lập kế hoạch tuần tra");
        var loi = await office.App.SignInAs("loi");
        (await loi.Get($"/van-ban/{d.Id}/giao-viec")).Status.ShouldBe(HttpStatusCode.OK, "who leads the unit assigns too");
        (await (await office.App.SignInAs("hoa")).Get($"/van-ban/{d.Id}/giao-viec")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
