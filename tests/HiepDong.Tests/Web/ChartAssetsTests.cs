using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using HiepDong.Tests.Documentation;
using HiepDong.Web;

namespace HiepDong.Tests.Web;

public sealed class ChartAssetsTests(WebNode node) : IClassFixture<WebNode>
{
    [Theory]
    [InlineData("js/vendor/echarts.min.js")]
    [InlineData("js/vendor/maplibre-gl-csp.js")]
    [InlineData("js/vendor/maplibre-gl-csp-worker.js")]
    public async Task What_was_packed_beforehand_is_the_script_itself(string path)
    {
        using var http = node.Client();
        using var ask = new HttpRequestMessage(HttpMethod.Get, Assets.Url(path));
        ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var answer = await http.SendAsync(ask);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        using var unpacked = new MemoryStream();
        await using (var brotli = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress)) await brotli.CopyToAsync(unpacked);
        unpacked.ToArray().ShouldBe(await http.GetByteArrayAsync(Assets.Url(path)));
    }

    [Fact]
    public async Task Scripts_and_styles_weigh_little_and_the_library_of_pictures_comes_afterwards()
    {
        using var http = node.Client();
        async Task<long> Weight(params string[] paths)
        {
            long sum = 0;
            foreach (var path in paths)
            {
                using var ask = new HttpRequestMessage(HttpMethod.Get, Assets.Url(path));
                ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
                sum += (await (await http.SendAsync(ask)).Content.ReadAsByteArrayAsync()).Length;
            }
            return sum;
        }
        (await Weight("css/app.css", "css/charts.css", "js/app.js", "js/offline.js", "js/palette.js", "js/chart.js", "js/map.js")).ShouldBeInRange(10_000, 40 * 1024);
        (await Weight("js/vendor/echarts.min.js")).ShouldBeInRange(100 * 1024, 140 * 1024);
        (await Weight("js/vendor/maplibre-gl-csp.js", "js/vendor/maplibre-gl-csp-worker.js", "js/vendor/maplibre-gl.css")).ShouldBeInRange(200 * 1024, 340 * 1024);
    }

    [Fact]
    public void Vendored_files_have_the_hashes_written_down()
    {
        var folder = Path.Combine(DocumentationTests.FindRoot(), "src", "HiepDong", "Web", "assets");
        var lines = File.ReadAllLines(Path.Combine(folder, "VENDORED.md")).Where(l => l.Length > 66 && l[64] == ' ' && !l.Contains('|', StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBeGreaterThan(12);
        foreach (var line in lines) Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, line[66..])))).ShouldBe(line[..64], line[66..]);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "js", "vendor"))) lines.ShouldContain(l => l.EndsWith("/" + Path.GetFileName(file), StringComparison.Ordinal), file);
    }
}
