using System.Globalization;
using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class ReportingStories(Demo demo)
{
    [Fact]
    public async Task An_reports_by_keyboard_alone_and_the_total_opens_to_what_he_typed()
    {
        await using var binh = await demo.SignInAs("binh");
        await using var an = await demo.Somebody();
        await an.Open("/dang-nhap");
        await an.TabTo(an.Page.Locator("#UserName"));
        await an.Page.Keyboard.TypeAsync("an");
        await an.TabTo(an.Page.Locator("#Password"));
        await an.Page.Keyboard.TypeAsync(demo.Password);
        await an.Page.Keyboard.PressAsync("Enter");
        await an.Page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));

        // He lands on what is due, and begins it.
        await an.Sees("tháng 12");
        await an.TabTo(an.Main.Locator("form[action='/bao-cao/lap'] button").First);
        await an.Page.Keyboard.PressAsync("Enter");
        await an.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        var address = an.Path;
        var entry = new EntryPage(an);
        var (code, value) = await entry.Counted();
        var before = await Total(binh, code);
        var values = await entry.LastMonth();
        await an.TabTo(entry.Figures.First);
        foreach (var (_, text) in values)
        {
            await an.Page.Keyboard.InsertTextAsync(text);
            await an.Page.Keyboard.PressAsync("Enter");
        }
        await an.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(entry.Saved).ToContainTextAsync("Đã lưu");

        // He leaves for something else; the draft is there when he is back.
        await an.TabTo(an.Page.Locator("nav.side a[href='/bao-cao']"));
        await an.Page.Keyboard.PressAsync("Enter");
        await an.IsAt("/bao-cao$");
        await an.TabTo(an.Main.Locator($"a[href='{address}']").First);
        await an.Page.Keyboard.PressAsync("Enter");
        await an.IsAt(Regex.Escape(address));
        (await entry.Field(code).InputValueAsync()).ShouldBe(value.ToString(CultureInfo.InvariantCulture));
        await entry.GoOnByKeyboard();
        await an.TabTo(an.Main.Locator("form button.main"));
        await an.Page.Keyboard.PressAsync("Enter");
        await an.Sees("Đã nộp báo cáo");
        (await Total(binh, code)).ShouldBe(before);

        await using (var giang = await demo.SignInAs("giang"))
        {
            await giang.Open(address.Replace("/nhap", "", StringComparison.Ordinal));
            await giang.Press("Duyệt");
            await giang.Sees("Số liệu đã vào tổng hợp");
        }
        (await Total(binh, code)).ShouldBe(before + value);

        // From the total to what was typed: force, commune, report.
        var clicks = 0;
        async Task Click(ILocator link) { await link.ClickAsync(); clicks++; }
        await Click(binh.Main.Locator("#figures tbody tr:not(.sec) a[href*='luc=cong_an']").First);
        var unit = demo.Node.State.Organisation.UnitByCode("CA.68104", demo.Node.State.Today)!;
        var commune = demo.Node.State.Organisation.Territory(unit.TerritoryId)!;
        await Click(binh.Page.Locator("#source tr", new() { HasText = commune.Name }).Locator("a").First);
        await Click(binh.Page.Locator("#source tr", new() { HasText = unit.Name }).Locator("a[href*='/so-lieu/']").First);
        clicks.ShouldBeLessThanOrEqualTo(4);
        await binh.Sees("Nhập tay");
        await binh.Sees("Nguyễn Văn An");
        (await binh.Words()).ShouldContain($" {value} ");
        binh.Complaints.ShouldBeEmpty();
        an.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_without_scripts_reports_and_the_total_moves_all_the_same()
    {
        await using var hai = await demo.SignInAs("hai", Screen.WithoutScript);
        await using var binh = await demo.SignInAs("binh", Screen.WithoutScript);
        await hai.Open("/bao-cao");
        await hai.Main.Locator("#cua-toi form:has(input[value='2026-12']) button").First.ClickAsync();
        await hai.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        var address = hai.Path;
        var entry = new EntryPage(hai);
        var (code, value) = await entry.Counted();
        var before = await Total(binh, code);
        await entry.FillAsLastMonth();
        await hai.Press("Lưu nháp");
        await hai.Sees("Đã lưu");
        await hai.Open("/bao-cao");
        await hai.Main.Locator($"a[href='{address}']").First.ClickAsync();
        (await entry.Field(code).InputValueAsync()).ShouldBe(value.ToString(CultureInfo.InvariantCulture));
        await entry.GoOn();
        await hai.Press("Nộp báo cáo");
        await hai.Sees("Đã nộp báo cáo");

        await binh.Open(address.Replace("/nhap", "", StringComparison.Ordinal));
        await binh.Press("Duyệt");
        await binh.Sees("Số liệu đã vào tổng hợp");
        (await Total(binh, code)).ShouldBe(before + value);
        await binh.Main.Locator("#figures tbody tr:not(.sec) a[href*='luc=bien_phong']").First.ClickAsync();
        await binh.Sees("Bộ đội Biên phòng");
    }

    [Fact]
    public async Task Two_who_accept_at_once_and_the_second_is_told()
    {
        var report = demo.WaitingReport;
        await using var giang = await demo.SignInAs("giang");
        await using var binh = await demo.SignInAs("binh");
        await giang.Open("/bao-cao/" + report);
        await binh.Open("/bao-cao/" + report);
        await giang.Press("Duyệt");
        await giang.Sees("Số liệu đã vào tổng hợp");
        await binh.Press("Duyệt");
        await binh.Sees("đã được người khác duyệt");
        await binh.Sees("Đã duyệt");
    }

    [Fact]
    public async Task Two_who_enter_one_draft_and_the_second_sees_both_values_and_loses_nothing()
    {
        var (userName, _) = await demo.Reporter();
        await using var first = await demo.SignInAs(userName, Screen.WithoutScript);
        await using var second = await demo.SignInAs(userName, Screen.WithoutScript);
        var address = await Begin(first);
        await second.Open(address);
        var (one, two) = (new EntryPage(first), new EntryPage(second));
        await one.Figures.Nth(0).FillAsync("3");
        await first.Press("Lưu nháp");
        await first.Sees("Đã lưu");
        await two.Figures.Nth(0).FillAsync("5");
        await two.Figures.Nth(1).FillAsync("6");
        await second.Press("Lưu nháp");
        await second.Sees("đã lưu bản khác");
        await second.Sees("Bản đã lưu của người khác: 3");
        (await two.Figures.Nth(0).InputValueAsync()).ShouldBe("5");
        (await two.Figures.Nth(1).InputValueAsync()).ShouldBe("6");
        await second.Press("Lưu nháp");
        await first.Open(address);
        (await one.Figures.Nth(0).InputValueAsync()).ShouldBe("5");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_ends_in_the_middle_of_entry_loses_nothing(bool script)
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName, script ? Screen.Desktop : Screen.WithoutScript);
        var address = await Begin(officer);
        var entry = new EntryPage(officer);
        await entry.Figures.Nth(0).FillAsync("17");
        await entry.Figures.Nth(1).FillAsync("hơn 20");
        await officer.Context.ClearCookiesAsync(new() { Name = "hd-session" });
        await officer.Press("Lưu nháp");
        await officer.Page.Locator("#Password").WaitForAsync();
        await officer.SignIn(userName);
        if (!script) await officer.Main.Locator("form[data-resend] button.main").ClickAsync();
        await officer.IsAt(Regex.Escape(address));
        await officer.Sees("Đã lưu");
        (await entry.Figures.Nth(0).InputValueAsync()).ShouldBe("17");
        (await entry.Figures.Nth(1).InputValueAsync()).ShouldBe("hơn 20");
        await officer.Open(address);
        (await entry.Figures.Nth(0).InputValueAsync()).ShouldBe("17");
    }

    [Fact]
    public async Task Autosave_says_that_the_session_has_ended()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        await Begin(officer);
        var entry = new EntryPage(officer);
        await officer.Context.ClearCookiesAsync(new() { Name = "hd-session" });
        await entry.Figures.Nth(0).FillAsync("17");
        await Assertions.Expect(entry.Saved).ToContainTextAsync("Phiên làm việc đã hết", new() { Timeout = 12_000 });
    }

    [Fact]
    public async Task A_line_that_breaks_during_entry_is_told_and_what_was_typed_is_saved_when_it_is_back()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        var address = await Begin(officer);
        var entry = new EntryPage(officer);
        await officer.Context.SetOfflineAsync(true);
        await entry.Figures.Nth(0).FillAsync("41");
        await Assertions.Expect(entry.Saved).ToContainTextAsync("Mất kết nối", new() { Timeout = 12_000 });
        await officer.Context.SetOfflineAsync(false);
        await Assertions.Expect(entry.Saved).ToContainTextAsync("Đã lưu", new() { Timeout = 15_000 });
        await officer.Open(address);
        (await entry.Figures.Nth(0).InputValueAsync()).ShouldBe("41");
    }

    [Fact]
    public async Task What_never_reached_the_server_is_offered_back_after_the_browser_was_closed()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        var address = await Begin(officer);
        await officer.Context.SetOfflineAsync(true);
        await new EntryPage(officer).Figures.Nth(0).FillAsync("23");
        await officer.Page.CloseAsync();
        await officer.Context.SetOfflineAsync(false);
        var page = await officer.Context.NewPageAsync();
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy lại số đã nhập" }).ClickAsync();
        (await page.Locator("#entry td.value input").First.InputValueAsync()).ShouldBe("23");
    }

    [Fact]
    public async Task Entry_works_on_a_phone()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName, Screen.Phone);
        await Begin(officer);
        var entry = new EntryPage(officer);
        foreach (var field in new[] { entry.Figures.First, entry.Figures.Last, officer.Page.Locator("[data-save]"), officer.Main.Locator("button.main") })
        {
            await field.ScrollIntoViewIfNeededAsync();
            var box = (await field.BoundingBoxAsync())!;
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(360);
            box.Height.ShouldBeGreaterThanOrEqualTo(24);
        }
        await entry.Figures.First.FillAsync("12");
        await entry.Figures.Last.TapAsync();
        await officer.Press("Lưu nháp");
        await officer.Sees("Đã lưu");
        (await entry.Figures.First.InputValueAsync()).ShouldBe("12");
    }

    /// <summary>Begins December's report from the list of what is due; ends on the entry page.</summary>
    internal static async Task<string> Begin(Officer officer)
    {
        await officer.Open("/bao-cao");
        await officer.Main.Locator("#cua-toi form:has(input[value='2026-12']) button").First.ClickAsync();
        await officer.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        return officer.Path;
    }

    /// <summary>December's total of an indicator for Lâm Đồng, as the consolidation page writes it.</summary>
    internal static async Task<int> Total(Officer officer, string code, string period = Demo.December)
    {
        await officer.Open($"/tong-hop?nut=territory:68&ky={period}&tach=luc-luong&ma={code}");
        var text = await officer.Main.Locator($"#figures a[href*='ct={code}'] b").First.InnerTextAsync();
        return int.Parse(Regex.Replace(text, "[^0-9]", ""), CultureInfo.InvariantCulture);
    }
}
