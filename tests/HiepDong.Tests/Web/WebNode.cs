using System.Net;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace HiepDong.Tests.Web;

/// <summary>The frame alone, on a real socket: no storage, no accounts.</summary>
public sealed class WebNode : IAsyncLifetime
{
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebHost.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebHost.AddWeb(builder.Services);
        app = builder.Build();
        WebHost.UseWeb(app);
        app.MapGet("/api/closed", void () => throw new RefusalException(new Problem("report.closed", ProblemKind.Conflict, "Kỳ báo cáo đã đóng.", "The period is closed.", "Period")));
        app.MapGet("/kin", void () => throw new RefusalException(new Problem("unit.foreign", ProblemKind.Forbidden, "Báo cáo thuộc đơn vị khác.", "Another unit's report.")));
        app.MapGet("/hong", void () => throw new InvalidOperationException("secret words"));
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }
}
