using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Tests.Consolidation;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Conferences;

public sealed class PinnedFiguresTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 25, 7, 30, 0, VietnamTime.Offset);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_published_figures_are_chosen_shown_and_fixed_once_it_is_open(string database)
    {
        await using var office = await Office.Open(database);
        var month = Period.Parse("2026-10");
        var (first, second) = (await office.Publish(month), await office.Publish(month));
        await office.Test.AddAccount("giang", "Hoàng Giang", new Grant(Role.Coordinator, office.Police.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(office.Test.Node);
        T Use<T>() where T : notnull => app.Services.GetRequiredService<T>();
        var giang = Use<AccountStore>().ByName("giang")!.ToActor();
        var c = await Use<PrepareConference>().Create(new("Giao ban tháng 10", ConferenceKind.Briefing, ConferenceMode.InPerson, Start, Start.AddHours(2), "Hội trường", office.Police.Id, office.Province.NodeId,
            [new(office.Police.Id, "Hoàng Văn Nam", "Giám đốc")], [], [new("v0", office.Police.Id, "Chính", IsMain: true)], [new("a", AgendaKind.Report, "Báo cáo", 30)], Period: "2026-10"), giang, default);

        var browser = await app.SignInAs("giang");
        var page = await (await browser.Get("/hoi-nghi/" + c.Id)).Submit(new() { ["cong-bo"] = first.Id }, "form[action*='handler=Publication']");
        page.Words.ShouldContain("Công bố số " + first.Mark);
        var row = office.Publications.Read(first).ByForce.Rows.First(r => r.Indicator.Code == "MT.VU");
        page.One($"a[href='/cong-bo/{first.Id}/MT.VU']").TextContent.ShouldBe(row.Total.ToQuantity(row.Indicator)!.Value.Write("vi"));
        (await browser.Get($"/cong-bo/{first.Id}/MT.VU")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var pins = Use<PinPublication>();
        await pins.Pin(c.Id, second.Id, null, giang, default);
        (await Should.ThrowAsync<RefusalException>(() => pins.Pin(c.Id, Guid.Empty.ToString(), null, giang, default))).First.Code.ShouldBe("conference.unknown-publication");
        await office.Test.Database.Write("giang", "", write =>
        {
            var open = ConferenceStore.Get(write, c.Id);
            (open.State, open.Version) = (ConferenceState.Open, open.Version + 1);
            ConferenceStore.Save(write, open, "opened");
        });
        (await Should.ThrowAsync<RefusalException>(() => pins.Pin(c.Id, first.Id, null, giang, default))).First.Code.ShouldBe("conference.publication-fixed");
        page = await browser.Get("/hoi-nghi/" + c.Id);
        page.Document.QuerySelector("form[action*='handler=Publication']").ShouldBeNull();
        page.Words.ShouldContain("Công bố số " + second.Mark);
        page.Words.ShouldContain("gắn với hội nghị, không đổi");
    }
}
