using System.Diagnostics;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class ResultStories(Demo demo)
{
    /// <summary>A keyboard that counts.</summary>
    private sealed class Keys(Officer officer)
    {
        public int Pressed { get; private set; }

        public async Task Press(params string[] keys)
        {
            foreach (var key in keys) await officer.Page.Keyboard.PressAsync(key);
            Pressed += keys.Length;
        }

        public async Task Type(string text)
        {
            await officer.Page.Keyboard.TypeAsync(text);
            Pressed += text.Length;
        }
    }

    private ResultStore Results => new(demo.Node.Database);

    private async Task<string> Account(string userName, OrgUnit unit)
    {
        await new AccountStore(demo.Node.Database).Create(Actor.Operator, new(userName, "Cán bộ " + userName, "Cán bộ tổng hợp (nhân vật giả định)", [new(Role.Reporter, unit.Id, Hierarchy.Chain)], demo.Password));
        return userName;
    }

    /// <summary>The police of a commune and a border post of the same province.</summary>
    private (OrgUnit Police, OrgUnit Border) Neighbours()
    {
        var tree = demo.Node.State.Organisation.At(demo.Node.State.Today);
        string Province(OrgUnit u) => tree.PathOf(u.TerritoryId).Reverse().ElementAt(1);
        var post = tree.Units.Where(u => u is { Force: Force.BorderGuard, Echelon: Echelon.Post } && u.Code != "BP.60.01" && tree.PathOf(u.TerritoryId).Count() > 1).OrderBy(u => u.Code, StringComparer.Ordinal).Last();
        return (tree.Units.Where(u => u is { Force: Force.Police, Echelon: Echelon.Commune } && u.Code != "CA.68104" && Province(u) == Province(post)).OrderBy(u => u.Code, StringComparer.Ordinal).Last(), post);
    }

    [Fact]
    public async Task A_result_is_entered_by_keyboard_the_other_unit_links_by_one_key_and_confirms_on_a_phone()
    {
        var (police, border) = Neighbours();
        var place = demo.Node.State.Organisation.Territory(police.TerritoryId)!.Code;
        var (first, second) = (await Account("kq-ca", police), await Account("kq-bp", border));

        await using var officer = await demo.SignInAs(first);
        await officer.Open("/ket-qua/moi");
        var clock = Stopwatch.StartNew();
        var keys = new Keys(officer);
        // The page begins at the kind; "v" finds "Vụ án ma túy".
        await keys.Type("v");
        await Assertions.Expect(officer.Page.Locator("#sl-heroin-0")).ToBeVisibleAsync();
        await keys.Press("Enter");
        await keys.Type("5/12");
        await keys.Press("Enter", "Enter");
        await keys.Type(place);
        // The unit leads, as set; on to the other unit, past its share and the empty line, to the figures.
        await keys.Press("Enter", "Enter");
        await keys.Type(border.Code);
        await keys.Press("Enter", "Enter", "Enter");
        await keys.Type("1");
        await keys.Press("Enter");
        await keys.Type("2");
        await keys.Press("Enter");
        await keys.Type("2,5");
        await keys.Press("Control+Enter");
        await officer.IsAt("/ket-qua/[0-9a-f-]{36}$");
        await officer.Sees("Đã đề nghị 1 đơn vị xác nhận");
        clock.Stop();
        var entered = Results.Get(officer.Path.Split('/')[^1]);
        entered.Body.Accepted.Amounts.ShouldBe([new("cases", "vụ", 1), new("subjects", "đối tượng", 2), new("heroin", "kg", 2.5m)]);
        entered.Body.To.ShouldBe(new DateOnly(2026, 12, 5));
        keys.Pressed.ShouldBeLessThan(50);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));

        // The border post begins to enter the same: it is proposed, and one key links it.
        await using var other = await demo.SignInAs(second);
        await other.Open("/ket-qua/moi");
        var linking = new Keys(other);
        await linking.Type("v");
        await linking.Press("Enter");
        await linking.Type("6/12");
        await linking.Press("Enter", "Enter");
        await linking.Type(place);
        await linking.Press("Enter");
        await Assertions.Expect(other.Page.Locator("#gan")).ToContainTextAsync(entered.Code);
        await Assertions.Expect(other.Page.Locator("#gan")).ToContainTextAsync("cách 1 ngày");
        await linking.Press("Alt+1");
        await other.IsAt("/ket-qua/" + entered.Id + "$");
        await other.Sees("vào kết quả " + entered.Code);
        Results.Get(entered.Id).Body.ClaimOf(border.Id)!.Answer.ShouldBe(Answer.Confirmed);

        // Another result waits for the post's word; its officer is out with a phone.
        var record = new RecordResult(demo.Node.Database, demo.Node.State, new Access(demo.Node.State), Results);
        var patrol = await record.Run(null, new(ResultKind.JointPatrol, new(2026, 12, 7), new(2026, 12, 7), police.TerritoryId, "Tuần tra chung", null,
            [new(police.Id, true, "", Answer.Pending, []), new(border.Id, false, "", Answer.Pending, [])], new([new("teams", "lượt tổ", 4)], null, null, null, null)), true, new AccountStore(demo.Node.Database).ByName(first)!.ToActor(), default);
        await using var phone = await demo.SignInAs(second, Screen.Phone);
        await phone.Open("/");
        await phone.Sees("Xác nhận kết quả phối hợp");
        await phone.Open("/ket-qua/xac-nhan");
        await phone.Sees(patrol.Code);
        (await phone.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await phone.Main.GetByRole(AriaRole.Button, new() { Name = "Xác nhận kết quả " + patrol.Code }).TapAsync();
        await phone.Sees("Đã xác nhận kết quả " + patrol.Code);
        await phone.Sees("Không có kết quả nào chờ xác nhận");
        Results.Get(patrol.Id).Waiting.ShouldBeEmpty();
        officer.Complaints.Concat(other.Complaints).Concat(phone.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_inbox_goes_by_keyboard()
    {
        var (police, border) = Neighbours();
        var asking = (await new AccountStore(demo.Node.Database).Create(Actor.Operator, new("kq-ca2", "Cán bộ hai", "Cán bộ tổng hợp (nhân vật giả định)", [new(Role.Reporter, police.Id, Hierarchy.Chain)], demo.Password))).ToActor();
        var tree = demo.Node.State.Organisation.At(demo.Node.State.Today);
        var army = tree.Units.Where(u => u is { Force: Force.Army, Echelon: Echelon.Commune }).OrderBy(u => u.Code, StringComparer.Ordinal).Last();
        var userName = await Account("kq-qs", army);
        var record = new RecordResult(demo.Node.Database, demo.Node.State, new Access(demo.Node.State), Results);
        var made = new List<JointResult>();
        for (var n = 1; n <= 3; n++)
            made.Add(await record.Run(null, new(ResultKind.Rescue, new(2026, 11, n), new(2026, 11, n), police.TerritoryId, "", null, [new(police.Id, true, "", Answer.Pending, []), new(army.Id, false, "", Answer.Pending, [])], new([new("rescued", "người", n)], null, null, null, null)), true, asking, default));
        await using var officer = await demo.SignInAs(userName);
        await officer.Open("/ket-qua/xac-nhan");
        await officer.Page.Keyboard.PressAsync("j");
        await officer.Page.Keyboard.PressAsync("x");
        await officer.Page.Keyboard.PressAsync("j");
        await officer.Page.Keyboard.PressAsync("c");
        await officer.Sees("Đã xác nhận kết quả " + made[1].Code);
        Results.Get(made[0].Id).Waiting.Count().ShouldBe(1);
        await officer.Page.Keyboard.PressAsync("j");
        await officer.Page.Keyboard.PressAsync("ArrowDown");
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.IsAt("/ket-qua/" + made[2].Id + "$");
        officer.Complaints.ShouldBeEmpty();
    }
}
