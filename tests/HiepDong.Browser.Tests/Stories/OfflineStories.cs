using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class OfflineStories(Demo demo)
{
    /// <summary>The worker has taken the page, its assets and its address into the browser.</summary>
    private static Task Kept(Officer officer, string address) =>
        Until(officer, "async address => !!((await (await caches.open('hd-pages')).match(address)) && (await (await caches.open('hd-pages')).match('/ngoai-tuyen')) && (await (await caches.open('hd-assets')).keys()).length > 5)", address);

    /// <summary>Asks again and again: waiting for a function in the page would take the promise of an answer for the answer.</summary>
    private static async Task Until(Officer officer, string asked, string? argument = null)
    {
        for (var n = 0; n < 200; n++)
        {
            if (await officer.Page.EvaluateAsync<bool>(asked, argument)) return;
            await Task.Delay(100);
        }
        throw new TimeoutException(asked);
    }

    private static Task Line(Officer officer, bool there) => officer.Context.SetOfflineAsync(!there);

    [Fact]
    public async Task A_report_opens_is_filled_and_waits_without_a_line_and_goes_when_it_is_back()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        var address = await ReportingStories.Begin(officer);
        await Kept(officer, address);
        await Line(officer, false);

        // Any other page says what can be done; the entry page opens as it was.
        await officer.Open("/tong-hop");
        await officer.Sees("Trang mở được khi mất mạng");
        await officer.Page.Locator($"#kept-pages a[href='{address}']").ClickAsync();
        await officer.IsAt(System.Text.RegularExpressions.Regex.Escape(address));
        var entry = new EntryPage(officer);
        await entry.Figures.Nth(0).FillAsync("31");
        await entry.Figures.Nth(1).FillAsync("hơn 20");
        await officer.Press("Lưu nháp");
        await officer.Sees("sẽ tự gửi khi có mạng");
        await entry.Figures.Nth(0).FillAsync("32");
        await officer.Press("Lưu nháp");
        await Assertions.Expect(officer.Page.Locator(".outbox")).ToHaveTextAsync("Chờ gửi: 1", new() { UseInnerText = true });
        await Assertions.Expect(officer.Page.Locator("#offline")).ToBeHiddenAsync();
        await officer.Page.SetViewportSizeAsync(360, 740);
        (await officer.Page.Locator(".find").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(100, "the mark leaves the search its room on a phone");
        await officer.Page.SetViewportSizeAsync(1280, 900);
        await officer.Open("/ngoai-tuyen");
        await officer.Sees("Chờ có mạng");

        await Line(officer, true);
        await officer.Sees("Đã gửi");
        await Assertions.Expect(officer.Page.Locator(".outbox")).ToBeHiddenAsync();
        await officer.Open(address);
        (await entry.Figures.Nth(0).InputValueAsync()).ShouldBe("32", "the later saving took the place of the earlier one");
        (await entry.Figures.Nth(1).InputValueAsync()).ShouldBe("hơn 20");
        officer.Outside.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_waits_is_refused_with_its_sentence_is_opened_again_and_recorded_once()
    {
        var (userName, _) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        await officer.Open("/ket-qua/moi");
        await Kept(officer, "/ket-qua/moi");
        await Line(officer, false);
        await officer.Page.ReloadAsync();
        var summary = "Tuần tra khi mất mạng " + userName;
        await officer.Page.Locator("[name=loai]").SelectOptionAsync(ResultKind.JointPatrol.Code());
        await officer.Page.Locator("[name='tom-tat']").FillAsync(summary);
        await officer.Page.Locator("[name=tu]").FillAsync("31/12/2030");
        await officer.Page.Locator("#ghi").ClickAsync();
        await officer.Sees("sẽ tự gửi khi có mạng");
        await Line(officer, true);
        await officer.Sees("cần xem lại");
        await officer.Open("/ngoai-tuyen");
        await officer.Sees("Cần xem lại");

        // Nothing is lost: the form opens with what was typed and says what is wrong.
        await officer.Press("Mở lại để sửa");
        await officer.IsAt("/ket-qua/moi");
        (await officer.Page.Locator("[name='tom-tat']").InputValueAsync()).ShouldBe(summary);
        await Assertions.Expect(officer.Page.Locator("#errors")).ToBeVisibleAsync();
        demo.Node.Database.First<long>("select count(*) from joint_result where body like '%' || @summary || '%'", new { summary }).ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_answer_does_not_record_twice_and_signing_out_leaves_no_page_behind()
    {
        var (userName, unit) = await demo.Reporter();
        await using var officer = await demo.SignInAs(userName);
        await officer.Open("/ket-qua/moi");
        await Kept(officer, "/ket-qua/moi");
        var place = demo.Node.State.Organisation.Territory(unit.TerritoryId)!.Code;
        var summary = "Kết quả gửi hai lần " + userName;
        var twice = await officer.Page.EvaluateAsync<string[]>("""
            async ([place, summary]) => {
              const page = new DOMParser().parseFromString(await (await fetch("/ket-qua/moi")).text(), "text/html");
              const send = async () => {
                const body = new FormData(page.getElementById("ket-qua"));
                for (const [name, value] of Object.entries({ viec: "nhap", loai: "joint_patrol", tu: "01/12/2026", noi: place, "tom-tat": summary })) body.set(name, value);
                return (await fetch("/ket-qua/moi", { method: "POST", body, headers: { "Idempotency-Key": "khoa-mot" } })).url;
              };
              return [await send(), await send()];
            }
            """, new[] { place, summary });
        twice[1].ShouldBe(twice[0]);
        twice[0].ShouldMatch("/ket-qua/[0-9a-f-]{36}$");
        demo.Node.Database.First<long>("select count(*) from joint_result where body like '%' || @summary || '%'", new { summary }).ShouldBe(1);

        await officer.Open("/");
        await officer.Page.EvaluateAsync("document.querySelector(\"form[action='/dang-xuat']\").requestSubmit()");
        await officer.Page.Locator("#Password").WaitForAsync();
        await Until(officer, "async () => !(await (await caches.open('hd-pages')).match('/ket-qua/moi'))");
    }
}
