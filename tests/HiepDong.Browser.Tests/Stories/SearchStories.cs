using HiepDong.Text;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class SearchStories(Demo demo)
{
    [Fact]
    public async Task By_keyboard_alone_one_goes_to_a_unit_typed_without_accents()
    {
        var unit = demo.Node.State.Organisation.UnitByCode("CA.68", demo.Node.State.Today)!;
        await using var dung = await demo.SignInAs("dung");
        await dung.Open("/");
        await dung.Page.Keyboard.PressAsync("Control+k");
        var field = dung.Page.GetByRole(AriaRole.Combobox, new() { Name = "Đi tới" });
        await Assertions.Expect(field).ToBeFocusedAsync();
        await dung.Page.Keyboard.TypeAsync(Vietnamese.Fold(unit.Name));
        var first = dung.Page.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(first).ToContainTextAsync(unit.Name);
        await Assertions.Expect(first.Locator("mark").First).ToBeVisibleAsync();
        await dung.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "palette-0");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await dung.Page.Keyboard.PressAsync("Enter");
        await dung.IsAt("/quan-tri/don-vi/" + unit.Id);
        await dung.Sees(unit.Name);

        // Where one has been is offered again, until one signs out.
        await dung.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(dung.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await dung.Page.Keyboard.TypeAsync("khong co gi nhu the");
        await Assertions.Expect(dung.Page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Không tìm thấy");
        await dung.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dung.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await dung.Page.Locator(".top-wide .who > summary").ClickAsync();
        await dung.Page.Locator(".top-wide form[action='/dang-xuat'] button").ClickAsync();
        await dung.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/dang-nhap"));
        (await dung.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('hd-recent')).length")).ShouldBe(0);
        dung.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keys_of_the_page_are_told_and_single_ones_can_be_switched_off()
    {
        await using var an = await demo.SignInAs("an");
        await an.Open("/ket-qua/moi");
        await an.Page.EvaluateAsync("() => document.activeElement.blur()");
        await an.Page.Keyboard.PressAsync("?");
        var keys = an.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(keys).ToContainTextAsync("Ghi kết quả phối hợp");
        await Assertions.Expect(keys).Not.ToContainTextAsync("Xác nhận số liệu đọc từ báo cáo");
        await keys.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await an.Page.Keyboard.PressAsync("Escape");
        await an.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(an.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await an.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(an.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        an.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_field_in_the_head_finds_too()
    {
        await using var binh = await demo.SignInAs("binh", Screen.WithoutScript);
        await binh.Page.Locator("form.find input").FillAsync("thang 11 nam 2026");
        await binh.Page.Locator("form.find input").PressAsync("Enter");
        await binh.IsAt("/tim-kiem");
        await binh.Sees("Báo cáo");
        await binh.Main.Locator("section[aria-labelledby=reports] .search-hits a").First.ClickAsync();
        await binh.IsAt("/bao-cao/");
    }
}
