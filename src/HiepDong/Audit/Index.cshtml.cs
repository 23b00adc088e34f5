using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Audit;

/// <summary>An entry with its words.</summary>
/// <param name="Under">More of what it is about.</param>
internal sealed record LogRow(Change Change, DateTimeOffset At, string? Unit, string Kind, string Subject, string? Under, string? Href, string Body);

internal sealed class IndexModel(LogReading log, LogSubjects subjects, Database database, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    private const int MostExported = 1_000_000, MostBody = 4_000, MostCell = 32_000;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(Name = "muc", SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(Name = "loai", SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(Name = "ai", SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(Name = "tu", SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(Name = "den", SupportsGet = true)] public DateOnly? To { get; set; }
    [BindProperty(Name = "trang", SupportsGet = true)] public int PageNumber { get; set; } = 1;

    public int Size => 50;
    public long Total { get; private set; }
    public IReadOnlyList<LogRow> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    private LogFilter Filter => new(Subject?.Trim() is { Length: > 0 } s ? s : null, Kind is { Length: > 0 } ? Kind : null, Who?.Trim() is { Length: > 0 } w ? w : null, From, To);

    public async Task OnGet(CancellationToken stop)
    {
        await Refill(stop);
        await Viewed.Log(database, Actors.Of(HttpContext), "audit.viewed", Asked());
    }

    public Task Refill(CancellationToken stop)
    {
        PageNumber = Math.Max(1, PageNumber);
        (var rows, Total) = log.Page(Actors.Of(HttpContext), Filter, PageNumber, Size);
        var (names, things) = (log.AccountNames(rows), subjects.Of(rows, Actors.Of(HttpContext)));
        Rows = [.. rows.Select(c => Row(c, names, things))];
        Kinds = [.. log.KindsKnown().Select(k => new Choice(k, Words(k, texts))).OrderBy(c => HiepDong.Text.Vietnamese.SortKey(c.Label), StringComparer.Ordinal)];
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostExport(CancellationToken stop)
    {
        var by = Actors.Of(HttpContext);
        var rows = log.Newest(by, Filter, MostExported);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), "hd-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        try
        {
            TableWorkbook.Write(file, texts["audit.title"],
                [new(texts["audit.number"], 10), new(texts["audit.at"], 18, "dd/mm/yyyy hh:mm:ss"), new(texts["audit.who"], 18), new(texts["audit.for-unit"], 34), new(texts["audit.kind"], 30), new(texts["audit.code"], 24),
                    new(texts["audit.subject"], 38), new(texts["audit.body"], 60), new(texts["audit.hash"], 66)],
                rows.Select(c => (IReadOnlyList<object?>)[c.Seq, SqlTypes.Time(c.At).ToOffset(Texts.VietnamOffset).DateTime, c.Actor, ShownClaims.NameOf(node, c.AuthorUnit) ?? c.AuthorUnit, Words(c.Kind, texts), c.Kind,
                    c.Subject, Short(c.Body, MostCell), c.Hash]));
            await Viewed.Log(database, by, "audit.exported", Asked());
            file.Position = 0;
            return File(file, Xlsx, "nhat-ky.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private LogRow Row(Change c, Dictionary<string, string> names, Dictionary<string, (Search.Found Thing, bool MayOpen)> things)
    {
        var unit = c.AuthorUnit.Length == 0 ? null : ShownClaims.NameOf(node, c.AuthorUnit);
        var (subject, under, href) = names.TryGetValue(c.Subject, out var user) ? (user, null, access.Allows(Actors.Of(HttpContext), Permission.ManageAccounts) ? "/quan-tri/nguoi-dung/" + c.Subject : null)
            : things.TryGetValue(c.Subject, out var found) ? (found.Thing.Title, found.Thing.Line(texts), found.MayOpen ? found.Thing.Address : null)
            : (c.Subject == Viewed.Subject ? texts["audit.title"] : ShownClaims.NameOf(node, c.Subject) ?? c.Subject, (string?)null, (string?)null);
        return new(c, SqlTypes.Time(c.At), unit, Words(c.Kind, texts), subject, under, href, Short(c.Body, MostBody));
    }

    /// <summary>A kind in words: one sentence of its own, or what it is about and what was done.</summary>
    public static string Words(string kind, Texts texts)
    {
        if (texts.Has("audit.kind." + kind)) return texts["audit.kind." + kind];
        var (thing, did) = ("audit.thing." + LogSubjects.Prefix(kind), "audit.did." + kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return texts.Has(thing) && texts.Has(did) ? $"{texts[thing]}: {texts[did]}" : kind;
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    private (string, string)[] Asked() =>
        [.. new[] { ("subject", Subject), ("kind", Kind), ("actor", Who), ("from", From is { } f ? SqlTypes.Text(f) : null), ("to", To is { } t ? SqlTypes.Text(t) : null) }
            .Where(p => p.Item2 is { Length: > 0 }).Select(p => (p.Item1, p.Item2!))];
}
