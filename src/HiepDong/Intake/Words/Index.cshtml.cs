using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Intake;

/// <summary>A whole text as it was read, for whoever may see its report; a span of it marked.</summary>
internal sealed class WordsModel(IntakeStore store, NodeState node, Access access) : PageModel
{
    [FromRoute] public string Id { get; set; } = "";
    /// <summary>Code points, the end not included, as a figure's origin has them.</summary>
    [FromQuery(Name = "tu")] public string? From { get; set; }
    [FromQuery(Name = "den")] public string? To { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IncomingText Text { get; private set; } = null!;
    public WordsView View { get; private set; } = null!;
    public IReadOnlyList<Reading.TextBlock> Blocks { get; private set; } = [];
    public int PageNumber { get; private set; } = 1;
    public int PageCount { get; private set; } = 1;
    public string UnitName { get; private set; } = "";
    public bool MayWrite { get; private set; }
    public string Reader { get; private set; } = "";

    public void OnGet()
    {
        Text = Seen(store, Id, Actors.Of(HttpContext), access);
        MayWrite = access.Allows(Actors.Of(HttpContext), Permission.WriteReport, Text.UnitId);
        UnitName = node.Organisation.Unit(Text.UnitId)?.Name ?? "";
        var content = store.Content(Id);
        Reader = content.Reader;
        var marks = content.Reading.Figures.Select((f, n) => (n, f.Start, f.End, (ProposalState?)null)).ToList();
        int? chosen = null;
        if (int.TryParse(From, out var from) && int.TryParse(To, out var to))
        {
            var (start, end) = (Spans.FromCodePoints(content.Source.Text, from), Spans.FromCodePoints(content.Source.Text, to));
            marks.RemoveAll(m => m.Item2 < end && m.Item3 > start);
            chosen = content.Reading.Figures.Count;
            marks.Add((chosen.Value, start, end, null));
            from = start;
        }
        View = new(content, marks, chosen, false);
        var pages = View.Pages();
        PageCount = Math.Max(1, pages.Count);
        PageNumber = int.TryParse(PageText, out var p) ? Math.Clamp(p, 1, PageCount) : chosen is null ? 1 : Math.Max(1, pages.ToList().FindIndex(b => b[^1].End > from) + 1);
        Blocks = pages.Count == 0 ? [] : pages[PageNumber - 1];
    }

    public static IncomingText Seen(IntakeStore store, string id, Actor by, Access access)
    {
        var text = store.Get(id);
        if (!access.Allows(by, Permission.WriteReport, text.UnitId)) access.Require(by, Permission.SeeReports, text.UnitId);
        return text;
    }
}
