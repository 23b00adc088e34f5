namespace HiepDong.Browser.Tests.Pages;

/// <summary>What must hold on every page, whoever looks.</summary>
[Collection(Demo.Collection)]
public sealed class EveryPageTests(Demo demo)
{
    public static TheoryData<string> Cast => ["binh", "dung", "an"];

    [Theory, MemberData(nameof(Cast))]
    public async Task Every_link_leads_to_a_page(string userName)
    {
        var survey = await Survey.Of(demo, userName);
        None(survey.Dead);
        survey.Pages.Count.ShouldBeGreaterThan(5);

    }

    [Theory, MemberData(nameof(Cast))]
    public async Task Everybody_can_perceive_and_operate_every_page(string userName) => None((await Survey.Of(demo, userName)).Inaccessible);

    [Theory, MemberData(nameof(Cast))]
    public async Task No_page_is_heavier_than_100_KB(string userName) => None((await Survey.Of(demo, userName)).Heavy);

    [Theory, MemberData(nameof(Cast))]
    public async Task No_page_moves_sideways_on_a_phone(string userName) => None((await Survey.Of(demo, userName)).Sideways);

    [Theory, MemberData(nameof(Cast))]
    public async Task No_Vietnamese_is_left_on_English_pages(string userName) => None((await Survey.Of(demo, userName)).Untranslated);

    [Theory, MemberData(nameof(Cast))]
    public async Task No_page_asks_anything_of_another_host(string userName) => None((await Survey.Of(demo, userName)).Outside);

    [Theory, MemberData(nameof(Cast))]
    public async Task No_page_breaks_its_own_content_policy_or_reports_an_error(string userName) => None((await Survey.Of(demo, userName)).Complaints);

    private static void None(List<string> found) => string.Join('\n', found).ShouldBeEmpty();
}
