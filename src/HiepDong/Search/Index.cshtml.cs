using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Search;

/// <summary>What was found, by kind; with <c>loai</c> one kind whole.</summary>
internal sealed class IndexModel(SearchEverything search, Texts texts) : PageModel
{
    public const int Each = 5, Size = 50;

    [FromQuery(Name = "q")] public string? Typed { get; set; }
    [FromQuery(Name = "loai")] public string? Kind { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public Asked Asked { get; private set; } = Asked.Of("");
    public IReadOnlyList<FoundKind> Found { get; private set; } = [];
    public int PageNumber { get; private set; } = 1;

    /// <summary>One kind was asked for.</summary>
    public bool IsOne { get; private set; }

    public void OnGet()
    {
        Asked = Asked.Of(Typed);
        var asker = SearchServices.AskerOf(HttpContext, texts);
        IsOne = SearchEverything.Kinds.Contains(Kind);
        if (!IsOne)
        {
            Found = search.Run(Asked, asker, Each);
            return;
        }
        PageNumber = int.TryParse(PageText, out var page) ? Math.Clamp(page, 1, Searchable.Most) : 1;
        var one = search.One(Kind!, Asked, asker, PageNumber, Size);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (one.Count + Size - 1) / Size));
        Found = one.Count > 0 ? [one] : [];
    }

    public string Link(string? kind) => "/tim-kiem?q=" + Uri.EscapeDataString(Asked.Text) + (kind is null ? "" : "&loai=" + kind);

    /// <summary>An excerpt is for what the title does not show.</summary>
    public IReadOnlyList<MarkedText>? Excerpt(Hit hit) => Asked.In(SearchTokens.Line(hit.Title)) ? null : Marks.Excerpt(hit.Text, Asked);

    public string Count(FoundKind kind) => kind.More ? texts["search.more-than", kind.Count] : texts.Number(kind.Count);
}
