using System.Net;
using HiepDong.Guide;
using HiepDong.Web;
using Microsoft.AspNetCore.Http;

namespace HiepDong.Tests.Guide;

public sealed class GuideTests
{
    public static TheoryData<string> Languages => ["vi", "en"];

    [Theory, MemberData(nameof(Languages))]
    public void Every_address_opens_a_section_that_exists(string language)
    {
        foreach (var (path, target) in GuideLinks.All)
            Exists(language, $"{GuideBook.Root}/{target}").ShouldBeTrue($"{path} → {target}");
    }

    [Fact]
    public void Every_item_of_the_navigation_has_a_section_of_its_own()
    {
        foreach (var item in Navigation.All) GuideLinks.All.ShouldContain(l => l.Path == item.Path, item.Path);
        GuideLinks.All.Select(l => l.Path).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/bao-cao", "can-bo-bao-cao#nhap-bao-cao")]
    [InlineData("/bao-cao/0199a0b2-6f0e-7c4e-8a51-0a0e7a1b2c3d/nop", "can-bo-bao-cao#nop-bao-cao")]
    [InlineData("/bao-cao/doc/0199a0b2-6f0e-7c4e-8a51-0a0e7a1b2c3d", "can-bo-bao-cao#doc-van-ban")]
    [InlineData("/hoi-nghi/0199a0b2-6f0e-7c4e-8a51-0a0e7a1b2c3d/dieu-hanh", "can-bo-tong-hop#dieu-hanh")]
    [InlineData("/hoi-nghi/0199a0b2-6f0e-7c4e-8a51-0a0e7a1b2c3d", "can-bo-tong-hop#hoi-nghi")]
    [InlineData("/hoi-nghi/thu-moi", "can-bo-tong-hop#thu-moi")]
    [InlineData("/ban-do-khac", "can-bo-bao-cao#bat-dau")]
    [InlineData("/", "can-bo-bao-cao#bat-dau")]
    public void The_longest_address_that_begins_a_page_says_its_section(string path, string target) =>
        GuideLinks.For(new PathString(path)).ShouldBe($"{GuideBook.Root}/{target}");

    [Fact]
    public void Whoever_enters_no_reports_reads_how_they_are_looked_through()
    {
        System.Security.Claims.ClaimsPrincipal Person(string item) => new(new System.Security.Claims.ClaimsIdentity([new(Navigation.Claim, "reports"), new(Navigation.Claim, item)], "x"));
        GuideLinks.For("/bao-cao", Person("intake")).ShouldBe($"{GuideBook.Root}/can-bo-bao-cao#nhap-bao-cao");
        GuideLinks.For("/bao-cao/0199a0b2-6f0e-7c4e-8a51-0a0e7a1b2c3d", Person("progress")).ShouldBe($"{GuideBook.Root}/nguoi-duyet#duyet-bao-cao");
    }

    [Fact]
    public void No_picture_stands_for_two_pages()
    {
        var assembly = typeof(GuideBook).Assembly;
        var pictures = assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/guide/", StringComparison.Ordinal)).ToList();
        pictures.Count.ShouldBeGreaterThan(10);
        pictures.Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
        }).ShouldBeUnique();
    }

    [Fact]
    public void Both_languages_have_the_same_sections_and_pictures()
    {
        foreach (var (vi, en) in GuideBook.All("vi").Zip(GuideBook.All("en")))
        {
            en.Sections.Select(s => s.Id).ShouldBe(vi.Sections.Select(s => s.Id), vi.Role);
            vi.Sections.Select(s => s.Id).ShouldBeUnique();
            vi.Sections.ShouldNotContain(s => s.Id.Length == 0);
            Pictures(en).Select(p => p.Split('/')[^1]).ShouldBe(Pictures(vi).Select(p => p.Split('/')[^1]), vi.Role);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void What_stands_in_bold_is_written_so_on_a_screen(string language)
    {
        var screens = TextCatalogue.All.Values.Select(t => language == "vi" ? t.Vi : t.En).ToHashSet();
        foreach (var page in GuideBook.All(language))
        {
            page.Screen.ShouldNotBeEmpty();
            page.Screen.Where(s => !screens.Contains(s)).ShouldBeEmpty(page.Role);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Links_between_parts_lead_somewhere(string language)
    {
        foreach (var page in GuideBook.All(language))
            foreach (var link in page.Links)
                Exists(language, link.StartsWith('#') ? $"{GuideBook.Root}/{page.Role}{link}" : link).ShouldBeTrue($"{page.Role} → {link}");
    }

    [Fact]
    public void Raw_HTML_and_the_wrong_form_of_address_stay_out()
    {
        foreach (var page in GuideBook.All("vi")) page.Html.ShouldNotContain(" bạn ", Case.Insensitive);
        foreach (var page in GuideBook.All("vi").Concat(GuideBook.All("en"))) page.Html.ShouldNotContain("&lt;", customMessage: page.Role);
    }

    [Fact]
    public async Task The_node_serves_the_guide_with_its_pictures_in_the_readers_language()
    {
        await using var test = await TestNode.Open("sqlite");
        await using var app = await TestApp.Start(test.Node);
        using var browser = app.Browse();
        (await browser.Get("/dang-nhap")).One(".top-wide .guide-link").GetAttribute("href").ShouldBe("/huong-dan/can-bo-bao-cao#dang-nhap");
        foreach (var language in new[] { "vi", "en" })
        {
            browser.Cookies.Add(new Cookie("hd-lang", language, "/", "localhost"));
            var list = await browser.Get("/huong-dan");
            foreach (var role in GuideBook.Roles)
            {
                list.One($"main h2 a[href='/huong-dan/{role}']");
                var page = await browser.Get("/huong-dan/" + role);
                page.Status.ShouldBe(HttpStatusCode.OK);
                page.One("h1").TextContent.ShouldBe(GuideBook.Find(language, role)!.Title);
                foreach (var link in page.Document.QuerySelectorAll(".guide-nav a")) page.Document.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
                var pictures = page.Document.QuerySelectorAll("article img");
                pictures.ShouldNotBeEmpty();
                foreach (var picture in pictures)
                {
                    picture.GetAttribute("alt").ShouldNotBeNullOrEmpty();
                    picture.GetAttribute("loading").ShouldBe("lazy");
                    int.Parse(picture.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(200, 1280);
                    var answer = await browser.Client.GetAsync(picture.GetAttribute("src"));
                    answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
                    answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
                    (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(120 * 1024, picture.GetAttribute("src"));
                }
            }
        }
        (await browser.Get("/huong-dan/khong-co")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static bool Exists(string language, string address)
    {
        var parts = address[(GuideBook.Root.Length + 1)..].Split('#');
        return GuideBook.Find(language, parts[0]) is { } page && (parts.Length == 1 || page.Sections.Any(s => s.Id == parts[1]));
    }

    private static IEnumerable<string> Pictures(GuidePage page) =>
        System.Text.RegularExpressions.Regex.Matches(page.Html, "<img src=\"([^\"?]+)").Select(m => m.Groups[1].Value);
}
