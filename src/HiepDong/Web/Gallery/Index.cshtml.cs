using HiepDong.Problems;
using HiepDong.Web.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Web.Gallery;

/// <summary>Every component in every state, for those who build pages and those who review them.</summary>
[AllowAnonymous]
internal sealed class IndexModel(Texts texts) : PageModel, IRefillable
{
    internal sealed class Sample
    {
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public decimal? Value { get; set; }
        public string? Force { get; set; }
        public string? Note { get; set; }
        public bool Sure { get; set; }
    }

    [BindProperty] public Sample Input { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "trang")] public int PageNumber { get; set; } = 3;
    [BindProperty(SupportsGet = true, Name = "ky")] public string? Period { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }

    public IReadOnlyDictionary<string, int> Counts { get; } = new Dictionary<string, int> { ["reports"] = 12, ["publications"] = 1 };
    public IReadOnlyList<string> Months { get; } = ["12", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
    public DateTimeOffset At { get; } = new(2026, 11, 14, 7, 5, 0, TimeSpan.Zero);
    public IReadOnlyList<(string Force, decimal?[] Cells)> Heat { get; } =
    [
        ("f.police", [100, 99, 100, 98, 100, 100, 97, 100, 100, 99, 100, 93]),
        ("f.army", [98, 97, 99, 100, 100, 96, 98, 100, 97, 100, 99, 88]),
        ("f.border", [null, 95, 90, 100, 60, 86, 100, 90, 45, 100, 95, 71])
    ];

    /// <summary>A line with a gap, an approximate value and a mark.</summary>
    public Chart Line => new("mau-duong", ChartKind.Line, texts["gallery.chart.line"], texts["gallery.chart.line-says"], texts["gallery.chart.month"], texts["gallery.t.case"], Months, [.. Months.Select(m => texts["gallery.month", m])],
    [
        new(texts["gallery.chart.now"], "now", [.. Months.Select((_, i) => i == 8 ? new ChartPoint(null, texts["gallery.chart.none"]) : i == 5 ? new ChartPoint(60, texts["gallery.t.more", 60], Approximate: true) : Point(40 + i * 3))]),
        new(texts["gallery.chart.then"], "then", [.. Months.Select((_, i) => Point(48 - i))])
    ], texts["gallery.chart.source"]) { Marks = [new(7, texts["gallery.chart.mark"])] };

    public Chart Bars => new("mau-cot", ChartKind.Bar, texts["gallery.chart.bars"], texts["gallery.chart.bars-says"], texts["gallery.f.force"], texts["gallery.t.case"], [.. Heat.Select(h => texts["gallery." + h.Force])], [.. Heat.Select(h => texts["gallery." + h.Force])],
        [new(texts["gallery.chart.now"], "now", [Point(188), Point(74), Point(96)]), new(texts["gallery.chart.then"], "then", [Point(170), Point(80), new(null, texts["trend.incomparable"])])], texts["gallery.chart.source"]);

    private ChartPoint Point(decimal value) => new(value, texts.Number(value));

    public void OnGet() => Input = new Sample { Value = 1203.5m, Force = "bien_phong" };

    public IActionResult OnPost()
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(Input.Name)) problems.Add(Missing(nameof(Input.Name)));
        if (Input.From is null) problems.Add(Missing(nameof(Input.From)));
        if (problems.Count > 0) throw new RefusalException(problems);
        TempData["Flash"] = texts["gallery.n.ok"];
        return Redirect("/giao-dien");
    }

    public Task Refill(CancellationToken stop) => Task.CompletedTask;

    private static Problem Missing(string field) =>
        new("gallery.missing", ProblemKind.Invalid, TextCatalogue.All["form.required"].Vi, TextCatalogue.All["form.required"].En, field);
}
