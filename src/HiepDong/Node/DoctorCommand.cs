using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using HiepDong.Consolidation;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Node;

/// <summary>
/// <c>hiepdong doctor</c>: what this machine has and lacks; with <c>--recount</c>, whether every total is the sum of its reports; with <c>--search</c>, whether everything is found by its words.
/// </summary>
internal static class DoctorCommand
{
    private const long LittleSpace = 1L << 30;

    private enum Health { Fine, Optional, Bad }

    public static Command Make()
    {
        var recount = new Option<bool>("--recount") { Description = "so mọi tổng với các báo cáo / prove every total against the reports" };
        var search = new Option<bool>("--search") { Description = "so chỉ mục tìm kiếm với dữ liệu / prove the search index against the data" };
        var reindex = new Option<bool>("--reindex") { Description = "lập lại chỉ mục tìm kiếm / make the search index anew" };
        var url = new Option<string?>("--url") { Description = "so cả số liệu máy chủ đang trả lời / also compare what a running server answers", HelpName = "URL" };
        var token = new Option<string?>("--token") { Description = "mã truy cập API / access token for --url" };
        var command = new Command("doctor", "Kiểm tra máy và số liệu / check the machine and the figures") { recount, search, reindex, url, token };
        command.SetAction(async (parsed, stop) =>
        {
            var en = parsed.GetValue(CommandLine.Language) == "en";
            var options = parsed.NodeOptions();
            var fine = Machine(options, en);
            NodeContext? node = null;
            try { node = NodeContext.Open(options); }
            catch (RefusalException refusal)
            {
                Say(Health.Bad, en ? "database" : "cơ sở dữ liệu", refusal.First.In(en ? "en" : "vi") + (refusal.First.Field is { } f ? " " + f : ""));
                return 1;
            }
            using (node)
            {
                fine &= Data(node, en);
                if (parsed.GetValue(recount)) fine &= Prove(node, en);
                if (parsed.GetValue(reindex)) await Search.SearchIndex.Rebuild(node.Database);
                if (parsed.GetValue(search) || parsed.GetValue(reindex)) fine &= await Found(node, en);
                if (parsed.GetValue(url) is { } server) fine &= await Served(node, server, parsed.GetValue(token) ?? "", en, stop);
            }
            return fine ? 0 : 1;
        });
        return command;
    }

    private static bool Machine(NodeOptions options, bool en)
    {
        Say(Health.Fine, "hiepdong", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "");
        Say(Health.Fine, ".NET", RuntimeInformation.FrameworkDescription + ", " + RuntimeInformation.RuntimeIdentifier);
        Say(Health.Fine, en ? "processors, memory" : "bộ xử lý, bộ nhớ", $"{Environment.ProcessorCount}, {Size(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, en)}");
        var fine = true;
        if (options.Database is null)
        {
            var folder = Path.GetFullPath(options.Data);
            try
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, ".doctor");
                File.WriteAllText(probe, "");
                File.Delete(probe);
                var free = new DriveInfo(folder).AvailableFreeSpace;
                Say(free < LittleSpace ? Health.Bad : Health.Fine, en ? "data folder" : "thư mục dữ liệu", $"{folder}, {(en ? "free" : "còn trống")} {Size(free, en)}" + (free < LittleSpace ? en ? "; make room before it is full" : "; giải phóng chỗ trước khi đầy" : ""));
                fine = free >= LittleSpace;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Say(Health.Bad, en ? "data folder" : "thư mục dữ liệu", $"{folder}: {problem.Message}");
                fine = false;
            }
        }
        var office = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(p => new[] { "soffice", "soffice.exe" }.Select(n => Path.Combine(p, n))).FirstOrDefault(File.Exists);
        Say(office is null ? Health.Optional : Health.Fine, "LibreOffice", office ?? (en ? "not found; only needed to print Word files to PDF" : "không có; chỉ cần khi in tệp Word ra PDF"));
        var fonts = Assembly.GetExecutingAssembly().GetManifestResourceNames().Count(n => n.EndsWith(".woff2", StringComparison.Ordinal));
        Say(fonts > 0 ? Health.Fine : Health.Bad, en ? "fonts in the program" : "phông chữ kèm theo", fonts.ToString(CultureInfo.InvariantCulture));
        return fine && fonts > 0;
    }

    private static bool Data(NodeContext node, bool en)
    {
        var database = node.Database;
        Say(Health.Fine, en ? "database" : "cơ sở dữ liệu", database.Dialect is SqliteDialect ? "SQLite " + database.First<string>("select sqlite_version()") : "PostgreSQL " + database.First<string>("show server_version"));
        Say(Health.Fine, en ? "schema version" : "phiên bản lược đồ", database.First<string>("select max(name) from schema_migration") ?? "–");
        Say(Health.Fine, en ? "node" : "nút", database.NodeId);
        var last = database.First<(long Seq, string At, string Kind)>("select seq, at, kind from change_log order by seq desc limit 1");
        var now = TimeProvider.System.GetUtcNow();
        var ahead = !node.Clock.IsDemonstration && last.At is not null && SqlTypes.Time(last.At) > now.AddMinutes(5);
        Say(ahead ? Health.Bad : Health.Fine, en ? "clock" : "đồng hồ", now.ToOffset(Reporting.VietnamTime.Offset).ToString("HH:mm:ss dd/MM/yyyy zzz", CultureInfo.InvariantCulture)
            + (node.Clock.IsDemonstration ? en ? "; demonstration time " + Now(node) : "; giờ trình diễn " + Now(node) : "")
            + (ahead ? en ? "; behind the last change: set the machine's time" : "; chậm hơn thay đổi gần nhất: chỉnh lại giờ của máy" : ""));
        Say(Health.Fine, en ? "last change" : "thay đổi gần nhất", last.At is null ? "–" : $"{last.Seq}, {SqlTypes.Time(last.At).ToOffset(Reporting.VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)}, {last.Kind}");
        foreach (var (vi, english, table) in new[] { ("địa bàn", "territories", "territory"), ("đơn vị", "units", "org_unit"), ("chỉ tiêu", "indicators", "indicator"), ("báo cáo", "reports", "report"), ("lần công bố", "publications", "publication"), ("tài khoản", "accounts", "account") })
            Say(Health.Fine, en ? english : vi, Number(database.First<long>("select count(*) from " + table), en));
        return !ahead;
    }

    private static string Now(NodeContext node) => node.Clock.GetUtcNow().ToOffset(Reporting.VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static bool Prove(NodeContext node, bool en)
    {
        var result = new Recount(node.Database, node.State).Run(line => Console.Error.WriteLine(line));
        Report(result, en);
        return result.Differing == 0;
    }

    private static async Task<bool> Found(NodeContext node, bool en)
    {
        var proof = await Search.SearchIndex.Prove(node.Database);
        Say(proof.Wrong == 0 ? Health.Fine : Health.Bad, en ? "search" : "tìm kiếm", (en ? $"{Number(proof.Documents, en)} documents compared, {proof.Wrong} differ" : $"đã so {Number(proof.Documents, en)} mục, {proof.Wrong} mục khác")
            + (proof.Wrong == 0 ? "" : en ? "; mend it with doctor --reindex" : "; lập lại bằng doctor --reindex"));
        foreach (var d in proof.Differing) Console.WriteLine("  " + d);
        return proof.Wrong == 0;
    }

    private static async Task<bool> Served(NodeContext node, string url, string token, bool en, CancellationToken stop)
    {
        try
        {
            var result = await new Recount(node.Database, node.State).CompareServed(url, token, stop);
            Say(result.Differing == 0 ? Health.Fine : Health.Bad, url, en ? $"{Number(result.Compared, en)} served totals compared, {result.Differing} differ" : $"đã so {Number(result.Compared, en)} tổng máy chủ trả lời, {result.Differing} tổng khác");
            foreach (var d in result.Differences) Line(d);
            return result.Differing == 0;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            Say(Health.Bad, url, problem.Message);
            return false;
        }
    }

    private static void Report(RecountResult result, bool en)
    {
        Say(result.Differing == 0 ? Health.Fine : Health.Bad, en ? "recount" : "đếm lại", en
            ? $"{Number(result.Reports, en)} reports, {Number(result.Figures, en)} figures, {Number(result.Compared, en)} totals compared, {result.Differing} differ"
            : $"{Number(result.Reports, en)} báo cáo, {Number(result.Figures, en)} số liệu, đã so {Number(result.Compared, en)} tổng, {result.Differing} tổng khác");
        foreach (var d in result.Differences) Line(d);
    }

    private static void Line(RecountDifference d) => Console.WriteLine($"  {d.Node} | {d.Period} | {d.Force} | {d.Indicator}: {d.Ready} ≠ {d.Recounted} ({d.Against})");

    private static void Say(Health health, string what, string found) =>
        Console.WriteLine($"{health switch { Health.Fine => "[ok]", Health.Optional => "[--]", _ => "[!!]" }} {what}: {found}");

    private static string Number(decimal value, bool en) => en ? value.ToString("#,0.#", CultureInfo.InvariantCulture) : Text.Vietnamese.Number(value);

    private static string Size(long bytes, bool en) => Number(Math.Round(bytes / (decimal)(1L << 30), 1), en) + " GB";
}
