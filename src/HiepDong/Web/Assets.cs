using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HiepDong.Web;

/// <summary>Stylesheet, scripts and fonts out of the program file, under /assets/, addressed by content hash.</summary>
internal static partial class Assets
{
    private sealed record Asset(string Type, byte[] Bytes, byte[]? Brotli, string Hash);

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2", [".png"] = "image/png", [".txt"] = "text/plain; charset=utf-8", [".json"] = "application/json", [".webmanifest"] = "application/manifest+json"
    };

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>Address of an asset, "css/app.css"; an unknown one is a mistake of the page's author.</summary>
    public static string Url(string path) =>
        All.TryGetValue(path, out var asset) ? $"/assets/{path}?v={asset.Hash}" : throw new InvalidOperationException($"No asset \"{path}\".");

    public static async Task Serve(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/assets", out var rest) || !All.TryGetValue(rest.Value?.TrimStart('/') ?? "", out var asset))
        {
            await next(http);
            return;
        }
        var (response, etag) = (http.Response, $"\"{asset.Hash}\"");
        response.Headers.ETag = etag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Request.Headers.IfNoneMatch.Any(m => m is not null && m.Contains(etag, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var packed = asset.Brotli is not null && http.Request.Headers.AcceptEncoding.Any(e => e is not null && e.Contains("br", StringComparison.Ordinal));
        var body = packed ? asset.Brotli! : asset.Bytes;
        if (packed) response.Headers.ContentEncoding = "br";
        response.ContentType = asset.Type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>The service worker stands at the root: its reach is what lies below its address.</summary>
    public static void MapWorker(WebApplication app) => app.MapMethods("/sw.js", [HttpMethods.Get, HttpMethods.Head], (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(All["js/sw.js"].Bytes, All["js/sw.js"].Type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        var all = new Dictionary<string, Asset>(StringComparer.Ordinal);
        // Stylesheets last: the addresses inside them carry the hashes of the others.
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal))
                     .OrderBy(n => n.EndsWith(".css", StringComparison.Ordinal)))
        {
            var path = name["assets/".Length..].Replace('\\', '/');
            if (!Types.TryGetValue(Path.GetExtension(path), out var type)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (path.EndsWith(".css", StringComparison.Ordinal))
                bytes = Encoding.UTF8.GetBytes(Reference().Replace(Encoding.UTF8.GetString(bytes), m => $"url({m.Groups[1].Value}?v={all[m.Groups[2].Value].Hash})"));
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            all[path] = new(type, bytes, type.StartsWith("text", StringComparison.Ordinal) || type.Contains("svg", StringComparison.Ordinal) ? PackedBefore(assembly, name) ?? Pack(bytes) : null, hash);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A large library is packed once, more tightly than a starting program should take time for: "x.js.br" lies beside "x.js".</summary>
    private static byte[]? PackedBefore(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name + ".br");
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(bytes);
        return packed.ToArray();
    }

    [GeneratedRegex(@"url\((\.\./([^)""']+))\)")]
    private static partial Regex Reference();
}
