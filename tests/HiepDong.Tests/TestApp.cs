using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HiepDong.Node;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace HiepDong.Tests;

/// <summary>The real web application over a node, without a socket.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Password = TestNode.Password;
    private readonly WebApplication app;

    private TestApp(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<TestApp> Start(NodeContext node, Action<WebApplicationBuilder>? configure = null)
    {
        var app = ServeCommand.Host(node, "http://localhost", builder =>
        {
            builder.WebHost.UseTestServer();
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        return new(app);
    }

    /// <summary>The way to the server for other clients than a browser.</summary>
    public HttpMessageHandler Wire() => app.GetTestServer().CreateHandler();

    /// <summary>A browser nobody has signed in with.</summary>
    public TestBrowser Browse() => new(app.GetTestServer().CreateHandler());

    /// <summary>A browser in which the person has signed in. A session lasts 8 hours of the test's clock: sign in again after moving it.</summary>
    public async Task<TestBrowser> SignInAs(string userName, string password = Password)
    {
        var browser = Browse();
        var page = await browser.Get("/dang-nhap");
        await page.Submit(new() { ["UserName"] = userName, ["Password"] = password });
        if (!browser.Cookies.GetCookies(new Uri("http://localhost")).Any(c => c.Name == "hd-session")) throw new InvalidOperationException($"{userName} could not sign in.");
        return browser;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Keeps cookies, follows redirects, sends forms as the page has them.</summary>
internal sealed class TestBrowser : IDisposable
{
    private readonly HttpClient client;

    public TestBrowser(HttpMessageHandler server) => client = new(new CookieHandler(server, Cookies)) { BaseAddress = new("http://localhost") };

    public CookieContainer Cookies { get; } = new();
    public HttpClient Client => client;

    public Task<TestPage> Get(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<TestPage> Post(string path, Dictionary<string, string> fields) =>
        Follow(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    public async Task<TestPage> Follow(HttpRequestMessage request)
    {
        var response = await client.SendAsync(request);
        for (var i = 0; i < 10 && response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther; i++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response = await client.GetAsync(next);
        }
        return new(this, response, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => client.Dispose();

    private sealed class CookieHandler(HttpMessageHandler inner, CookieContainer cookies) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            var at = request.RequestUri!;
            if (cookies.GetCookieHeader(at) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, stop);
            if (response.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var one in set) cookies.SetCookies(at, one);
            return response;
        }
    }
}

/// <summary>What came back.</summary>
internal sealed class TestPage(TestBrowser browser, HttpResponseMessage response, string text)
{
    private IHtmlDocument? document;

    public HttpStatusCode Status => response.StatusCode;
    public HttpResponseMessage Response => response;
    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;
    public string Text => text;
    public IHtmlDocument Document => document ??= new HtmlParser().ParseDocument(text);

    /// <summary>The words inside &lt;main&gt;, white space made single.</summary>
    public string Words => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IElement One(string selector) => Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} in: {Words}");

    /// <summary>Sends the form with the fields it holds, some of them filled in anew; by default the first form of the page's content.</summary>
    public Task<TestPage> Submit(Dictionary<string, string>? fields = null, string form = "main form[method=post]", string? button = null)
    {
        var element = (IHtmlFormElement)One(form);
        var sent = new List<KeyValuePair<string, string>>();
        foreach (var control in element.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || fields?.ContainsKey(name) == true) continue;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked: break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" }: break;
                case IHtmlInputElement input: sent.Add(new(name, input.Value)); break;
                case IHtmlSelectElement select when select.Value is { } value: sent.Add(new(name, value)); break;
                case IHtmlTextAreaElement area: sent.Add(new(name, area.Value)); break;
            }
        }
        if (fields != null) sent.AddRange(fields);
        var pressed = button is null ? null : element.QuerySelector(button);
        if (pressed?.GetAttribute("name") is { } pressedName) sent.Add(new(pressedName, pressed.GetAttribute("value") ?? ""));
        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action") ?? "";
        var target = new Uri(response.RequestMessage!.RequestUri!, action.Length > 0 ? action : Path);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(sent) };
        request.Headers.Add("Origin", target.GetLeftPart(UriPartial.Authority));
        request.Headers.Referrer = response.RequestMessage.RequestUri;
        return browser.Follow(request);
    }
}
