using System.Text.RegularExpressions;
using HiepDong.Browser.Tests.Stories;
using HiepDong.JointResults;
using HiepDong.Tests;

namespace HiepDong.Browser.Tests.Year;

/// <summary>The whole cycle once: what is planned, done, reported, published, conferred on, concluded, assigned and verified comes back on the table of the next conference.</summary>
public sealed class ScriptedYear
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task From_a_plan_of_three_forces_to_the_follow_up_table_of_the_next_conference(string database)
    {
        await using var office = await YearOffice.Open(database);
        await ResultOfTwoForces(office);
        await Report(office, "an", "giang");
        await Report(office, "hai", "bao");
        var publication = await Publish(office);
        publication.ShouldNotBeEmpty();
    }

    /// <summary>The commune's police records a drug case it led; the border post that took part confirms it.</summary>
    private static async Task ResultOfTwoForces(YearOffice office)
    {
        await using var an = await office.Site.SignInAs("an");
        await an.Open("/ket-qua/moi?loai=drug_case");
        await an.Page.Locator("#tu").FillAsync("10/11/2026");
        await an.Page.Locator("#noi").FillAsync("40901");
        await an.Page.Locator("[name='phoi-hop-1']").First.FillAsync("BP.X1");
        await an.Page.Locator("#sl-cases-0").FillAsync("1");
        await an.Page.Locator("#sl-subjects-0").FillAsync("2");
        await an.Page.Locator("#ghi").ClickAsync();
        await an.IsAt("/ket-qua/[0-9a-f-]{36}$");
        var result = an.Path;
        await using var hai = await office.Site.SignInAs("hai");
        await hai.Open(result);
        await hai.Press("Xác nhận");
        await hai.Sees("Đã xác nhận");
        new ResultStore(office.Test.Database).Get(result.Split('/')[^1]).Waiting.ShouldBeEmpty();
        an.Complaints.Concat(hai.Complaints).ShouldBeEmpty();
    }

    /// <summary>November's report of a unit, figures out of its results as they are offered and 0 where there is nothing, submitted and accepted.</summary>
    private static async Task Report(YearOffice office, string writes, string accepts)
    {
        await using var officer = await office.Site.SignInAs(writes);
        await officer.Open("/bao-cao");
        await officer.Main.Locator("#cua-toi form:has(input[value='2026-11']) button").First.ClickAsync();
        await officer.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        var address = officer.Path.Replace("/nhap", "", StringComparison.Ordinal);
        foreach (var field in await officer.Page.Locator("#entry td.value input").AllAsync())
            if ((await field.InputValueAsync()).Length == 0) await field.FillAsync("0");
        await new EntryPage(officer).GoOn();
        await officer.Main.Locator("form button.main").ClickAsync();
        await officer.Sees("Đã nộp báo cáo");
        await using var above = await office.Site.SignInAs(accepts);
        await above.Open(address);
        await above.Press("Duyệt");
        await above.Sees("Số liệu đã vào tổng hợp");
    }

    /// <summary>The province's November, the joint case counted once.</summary>
    private static async Task<string> Publish(YearOffice office)
    {
        await using var chi = await office.Site.SignInAs("chi");
        await chi.Open("/tong-hop?nut=territory:40&ky=2026-11");
        Regex.Replace(await chi.Main.Locator("#figures a[href$='/MT.VU'], #figures a[href*='MT.VU'] b").First.InnerTextAsync(), "[^0-9]", "").ShouldBe("1");
        await chi.Main.Locator(".act a.main").ClickAsync();
        await chi.Main.Locator("form button.main").ClickAsync();
        await chi.IsAt("/cong-bo/[0-9a-f-]{36}");
        return chi.Path.Split('/')[^1];
    }
}
