using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HiepDong.Tests.Web;

public sealed partial class WebFrameTests(WebNode node) : IClassFixture<WebNode>
{
    [Fact]
    public async Task A_page_forbids_inline_script_and_frames()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/giao-dien");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain(" style=");
        page.ShouldNotContain(" onclick=");
        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(100 * 1024);
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_under_their_hash_and_asked_again_without_it()
    {
        using var http = node.Client();
        var page = await http.GetStringAsync("/giao-dien");
        foreach (var address in AssetAddress().Matches(page).Select(m => m.Groups[1].Value).Distinct())
        {
            var hashed = await http.GetAsync(address);
            hashed.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            hashed.Headers.CacheControl!.ToString().ShouldContain("immutable");
            var plain = await http.GetAsync(address.Split('?')[0]);
            plain.Headers.CacheControl!.NoCache.ShouldBeTrue();
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
            (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }
        (await http.GetAsync("/assets/VENDORED.md")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere()
    {
        using var http = node.Client();
        var page = await http.GetStringAsync("/giao-dien");
        foreach (var address in AssetAddress().Matches(page).Select(m => m.Groups[1].Value).Where(a => a.Contains(".css", StringComparison.Ordinal)))
            page += await http.GetStringAsync(address);
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
    }

    [Fact]
    public async Task The_language_link_remembers_and_returns_only_within_the_site()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/ngon-ngu?l=en&ve=%2Fgiao-dien%3Fq%3Da");
        answer.Headers.Location!.OriginalString.ShouldBe("/giao-dien?q=a");
        (await http.GetStringAsync("/giao-dien")).ShouldContain("<html lang=\"en\"");
        foreach (var elsewhere in new[] { "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x=y" })
            (await http.GetAsync("/ngon-ngu?l=vi&ve=" + Uri.EscapeDataString(elsewhere))).Headers.Location!.OriginalString.ShouldBe("/");
        (await http.GetStringAsync("/giao-dien")).ShouldContain("<html lang=\"vi\"");
    }

    [Fact]
    public async Task Theme_and_text_size_are_remembered()
    {
        using var http = node.Client();
        await http.GetAsync("/hien-thi?giao-dien=contrast");
        await http.GetAsync("/hien-thi?co=large");
        await http.GetAsync("/hien-thi?co=%22%3E%3Cb%3E");
        (await http.GetStringAsync("/giao-dien")).ShouldContain("data-theme=\"contrast\" data-size=\"large\"");
    }

    [Fact]
    public async Task A_missing_page_says_so_in_the_layout()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/khong-co");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Không tìm thấy trang");
        page.ShouldContain("ve=%2Fkhong-co");
    }

    [Fact]
    public async Task A_refusal_outside_a_form_shows_its_sentence()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/kin");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Báo cáo thuộc đơn vị khác.");
    }

    [Fact]
    public async Task A_failure_tells_the_reader_nothing_of_the_inside()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/hong");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("secret words");
        page.ShouldContain("Máy chủ gặp lỗi");
    }

    [Theory]
    [InlineData("en;q=0.9, vi;q=0.1", "The period is closed.")]
    [InlineData("vi-VN, en;q=0.5", "Kỳ báo cáo đã đóng.")]
    [InlineData("*", "Kỳ báo cáo đã đóng.")]
    public async Task The_interface_for_programs_answers_problem_details(string accept, string sentence)
    {
        using var http = node.Client();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accept);
        var answer = await http.GetAsync("/api/closed");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("code").GetString().ShouldBe("report.closed");
        body.RootElement.GetProperty("detail").GetString().ShouldBe(sentence);
        body.RootElement.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("Period");
    }

    [Fact]
    public async Task An_unknown_address_for_programs_answers_problem_details()
    {
        using var http = node.Client();
        var answer = await http.GetAsync("/api/none");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_file_too_large_is_answered_before_it_is_sent()
    {
        using var line = new TcpClient();
        await line.ConnectAsync(node.Address.Host, node.Address.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /giao-dien HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 60000000\r\n\r\n"));
        var answer = "";
        var buffer = new byte[32 * 1024];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!answer.Contains("</html>", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0) break;
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }
        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("tối đa 50 MB");
        answer.ShouldContain("href=\"/giao-dien\"");
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_names_the_field()
    {
        using var http = node.Client();
        var answer = await Post(http, ("Input.Name", ""), ("Input.From", "5/11/2026"), ("Input.Value", "1.203,5"), ("Input.Note", "ghi chú <b>"), ("Input.Sure", "false"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<a href=\"#Input_Name\">");
        page.ShouldContain("value=\"5/11/2026\"");
        page.ShouldContain("value=\"1.203,5\"");
        page.ShouldContain("ghi chú &lt;b&gt;</textarea>");
        page.ShouldContain("aria-invalid=\"true\"");
    }

    [Fact]
    public async Task An_unreadable_number_is_asked_about_and_not_guessed()
    {
        using var http = node.Client();
        var answer = await Post(http, ("Input.Name", "Đồn"), ("Input.From", "31/13/2026"), ("Input.Value", "1.5"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("“1.5” không phải số");
        page.ShouldContain("“31/13/2026” không phải ngày");
        page.ShouldContain("value=\"Đồn\"");
    }

    [Fact]
    public async Task A_saved_form_says_so_once()
    {
        using var http = node.Client();
        var answer = await Post(http, ("Input.Name", "Đồn"), ("Input.From", "5/11/2026"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await http.GetStringAsync("/giao-dien")).ShouldContain("aria-live=\"polite\"><p class=\"note ok\">");
        (await http.GetStringAsync("/giao-dien")).ShouldNotContain("aria-live=\"polite\"><p class=\"note ok\">");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var http = node.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Input.Name", "Đồn")]);
        var answer = await http.PostAsync("/giao-dien", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("tải lại rồi gửi lại");
    }

    private static async Task<HttpResponseMessage> Post(HttpClient http, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await http.GetStringAsync("/giao-dien")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await http.PostAsync("/giao-dien", form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex AssetAddress();
}
