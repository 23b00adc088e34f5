using System.CommandLine;
using HiepDong.Web;

namespace HiepDong.Node;

/// <summary><c>hiepdong serve</c>: the web node.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "http://localhost:5003", DefaultValueFactory = _ => "http://localhost:5003" };
        var command = new Command("serve", "Mở trang web của nút / run the web node") { urls };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await using var app = Host(node, parsed.GetValue(urls)!);
            await app.StartAsync(stop);
            Console.Error.WriteLine($"Hiệp Đồng: {string.Join(", ", app.Urls)}");
            if (await Accounts.SetupLink.EnsureAsync(node, stop) is { } path)
                Console.Error.WriteLine($"Thiết lập lần đầu, trong 24 giờ / first set-up, within 24 hours: {app.Urls.First()}{path}");
            await app.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }

    /// <summary>The whole web application over an opened node; the caller keeps the node.</summary>
    public static WebApplication Host(NodeContext node, string urls, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebHost.CreateBuilder([]);
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(node).AddSingleton(node.Database).AddSingleton(node.State).AddSingleton(node.Access)
            .AddSingleton<TimeProvider>(node.Clock).AddSingleton(node.Clock);
        WebHost.AddWeb(builder.Services);
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        Capabilities.AddServices(builder.Services);
        configure?.Invoke(builder);
        var app = builder.Build();
        WebHost.UseWeb(app);
        // A page shows totals that include every commit before it was asked for, whichever process made it.
        app.Use((context, next) =>
        {
            node.State.CatchUp();
            return next(context);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        Capabilities.MapRoutes(app);
        return app;
    }
}
