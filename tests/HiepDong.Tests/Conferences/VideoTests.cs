using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Conferences;
using HiepDong.Conferences.Video;
using HiepDong.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Tests.Conferences;

public sealed class VideoTests
{
    private const string Secret = "khoa-bi-mat-cua-may-chu-hop";

    private static Task Set(ConferenceOffice office, string secret = Secret) => office.Use<VideoSettings>().Save("https://hop.nghean.vn", "hiepdong", secret, office.Person("dung"), default);

    /// <summary>The claims of a token, its signature checked independently.</summary>
    private static JsonElement Verified(string token, string secret)
    {
        var parts = token.Split('.');
        parts.Length.ShouldBe(3);
        JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[0])).RootElement.GetProperty("alg").GetString().ShouldBe("HS256");
        using var mac = new HMACSHA256(Encoding.ASCII.GetBytes(secret));
        WebEncoders.Base64UrlDecode(parts[2]).ShouldBe(mac.ComputeHash(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1])));
        return JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1])).RootElement;
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Each_venue_enters_the_room_with_a_link_signed_for_it_that_ends_after_the_conference(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        await Set(office);
        var giang = await office.App.SignInAs("giang");
        await (await giang.Get("/hoi-nghi/moi")).Submit(ConferenceOffice.Typed(("hop-truc-tuyen", "jitsi")), "form.conf-form", ConferenceOffice.Plan);
        var c = office.Only;
        await office.Use<PrepareConference>().Change(c.Id, null, "venues", b => b with { Venues = [.. b.Venues, new("v1", office.Joint.Police.Id, "Công an xã Đông Lĩnh"), new("v2", office.Joint.Border.Id, "Đồn", VideoLink: "https://khac.vn/phong")] }, office.Person("giang"), default);
        c = office.Find(c.Id);
        var response = await Direct(await office.App.SignInAs("an"), $"/hoi-nghi/{c.Id}/phong/v1");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var link = response.Headers.Location!.ToString();
        link.ShouldStartWith($"https://hop.nghean.vn/{c.Body.Video!.Room}?jwt=");
        var claims = Verified(link.Split("jwt=")[1], Secret);
        (claims.GetProperty("iss").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("room").GetString()).ShouldBe(("hiepdong", "jitsi", "hop.nghean.vn", c.Body.Video.Room));
        claims.GetProperty("exp").GetInt64().ShouldBe((c.Body.EndsAt + TimeSpan.FromHours(2)).ToUnixTimeSeconds());
        claims.GetProperty("nbf").GetInt64().ShouldBe((c.Body.StartsAt - TimeSpan.FromHours(2)).ToUnixTimeSeconds());
        var user = claims.GetProperty("context").GetProperty("user");
        (user.GetProperty("name").GetString(), user.GetProperty("moderator").GetBoolean()).ShouldBe(("Công an xã Đông Lĩnh", false));

        var main = c.Body.Venues.Single(v => v.IsMain);
        Verified(office.Use<RoomLinks>().Of(c, main).Split("jwt=")[1], Secret).GetProperty("context").GetProperty("user").GetProperty("moderator").GetBoolean().ShouldBeTrue();
        office.Use<RoomLinks>().Of(c, c.Body.VenueOf("v2")!).ShouldBe("https://khac.vn/phong");
        (await giang.Get($"/hoi-nghi/{c.Id}/phong")).Document.QuerySelectorAll("tbody a").Length.ShouldBe(3);
        // Nobody else's venue, and no room once it is cancelled.
        (await (await office.App.SignInAs("an")).Get($"/hoi-nghi/{c.Id}/phong/v2")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await office.App.SignInAs("an")).Get($"/hoi-nghi/{c.Id}/phong")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await office.Use<PrepareConference>().Cancel(c.Id, "Lùi", null, office.Person("giang"), default);
        Should.Throw<RefusalException>(() => office.Use<RoomLinks>().Of(office.Find(c.Id), main)).First.Code.ShouldBe("conference.no-room");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_secret_goes_in_and_never_comes_out(string database)
    {
        await using var office = await ConferenceOffice.Open(database);
        var dung = await office.App.SignInAs("dung");
        var page = await (await dung.Get("/quan-tri/hop-truc-tuyen")).Submit(new() { ["may-chu"] = "http://hop.vn/phong", ["ma-ung-dung"] = "a b", ["khoa"] = "ngan" });
        foreach (var field in new[] { "may-chu", "ma-ung-dung", "khoa" }) page.One($"#{field}-error").TextContent.Length.ShouldBeGreaterThan(5);
        page = await page.Submit(new() { ["may-chu"] = "https://hop.nghean.vn/", ["ma-ung-dung"] = "hiepdong", ["khoa"] = Secret });
        page.Words.ShouldContain("Đã lưu máy chủ họp trực tuyến");
        page.Text.ShouldNotContain(Secret);
        office.Use<VideoSettings>().ForSigning!.Value.Secret.ShouldBe(Secret);
        office.Test.Database.Setting("conference.jitsi")!.ShouldNotContain(Secret);
        office.Test.Database.Query<string>("select body from change_log where subject = 'conference.jitsi'").ShouldAllBe(body => !body.Contains(Secret, StringComparison.Ordinal));
        // An empty field keeps it.
        await page.Submit(new() { ["ma-ung-dung"] = "hiepdong2", ["khoa"] = "" });
        var now = office.Use<VideoSettings>().ForSigning!.Value;
        (now.AppId, now.Secret).ShouldBe(("hiepdong2", Secret));
        (await (await office.App.SignInAs("giang")).Get("/quan-tri/hop-truc-tuyen")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<VideoSettings>().Save("https://x.vn", "a", Secret, office.Person("giang"), default))).First.Code.ShouldBe(AccountProblems.NotAllowed().Code);
    }

    [Fact]
    public async Task Without_a_server_there_is_no_signed_room()
    {
        await using var office = await ConferenceOffice.Open("sqlite");
        var giang = await office.App.SignInAs("giang");
        var page = await (await giang.Get("/hoi-nghi/moi")).Submit(ConferenceOffice.Typed(("hop-truc-tuyen", "jitsi")), "form.conf-form", ConferenceOffice.Plan);
        page.One("#hop-truc-tuyen-error").TextContent.ShouldContain("chưa khai báo máy chủ Jitsi");
        page = await page.Submit(ConferenceOffice.Typed(("hop-truc-tuyen", "link"), ("lien-ket", "javascript:alert(1)")), "form.conf-form", ConferenceOffice.Plan);
        page.One("#lien-ket-error").TextContent.ShouldContain("https://");
        await page.Submit(ConferenceOffice.Typed(("hop-truc-tuyen", "link"), ("lien-ket", "https://hop.nghean.vn/p/1")), "form.conf-form", ConferenceOffice.Plan);
        var c = office.Only;
        office.Use<RoomLinks>().Of(c, c.Body.Venues[0]).ShouldBe("https://hop.nghean.vn/p/1");
    }

    private static async Task<HttpResponseMessage> Direct(TestBrowser browser, string path) => await browser.Client.GetAsync(path);
}
