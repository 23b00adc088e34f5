using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Indicators.List;

/// <summary>What the address asks for; the export takes the same.</summary>
internal sealed record IndicatorFilter(string Topic, string ForceCode, string AddsUp, string State, string Text)
{
    public static IndicatorFilter Of(IQueryCollection query) =>
        new(query["linh-vuc"].ToString(), query["luc-luong"].ToString(), query["cach-cong"].ToString(), query["trang-thai"].ToString() is { Length: > 0 } state ? state : "dang-dung", Vietnamese.Clean(query["q"]));

    public IEnumerable<Indicator> Apply(IEnumerable<Indicator> indicators)
    {
        var words = Vietnamese.Fold(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var force = Codes.TryForce(ForceCode, out var f) ? f : (Force?)null;
        return indicators.Where(i => (Topic.Length == 0 || i.Topic == Topic) && (force is null || i.Forces?.Contains(force.Value) == true)
            && (AddsUp.Length == 0 || CatalogueChoices.Key(i.AddsUp) == AddsUp) && (State == "tat-ca" || i.Retired == (State == "ngung"))
            && (words.Length == 0 || Matches(i, words)));
    }

    private static bool Matches(Indicator i, string[] words)
    {
        var text = Vietnamese.Fold(string.Join(' ', i.Code, i.NameVi, i.NameEn, i.UnitVi, i.UnitEn));
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }
}

internal sealed class IndexModel(NodeState node, Access access, Texts texts) : PageModel
{
    public const int PageSize = 100;
    private ILookup<string, string> asking = null!;

    public IndicatorFilter Filter { get; private set; } = null!;
    public string Sort { get; private set; } = "";
    public int PageNumber { get; private set; } = 1;
    public int Total { get; private set; }
    public int InUse { get; private set; }
    public int Retired { get; private set; }
    public bool MayChange { get; private set; }
    public string Query => Request.QueryString.Value ?? "";
    public List<(string Title, List<Indicator> Rows)> Groups { get; private set; } = [];

    public List<Choice> AddsUpChoices => [.. Enum.GetValues<AddsUp>().Select(a => new Choice(CatalogueChoices.Key(a), texts["indicators.adds-up." + CatalogueChoices.Key(a)]))];
    public List<Choice> States => [new("dang-dung", texts["indicators.in-use"]), new("ngung", texts["indicators.retired"]), new("tat-ca", texts["catalogue.all"])];

    public void OnGet()
    {
        var catalogue = node.Catalogue;
        MayChange = access.Allows(Actors.Of(HttpContext), Permission.ManageCatalogue);
        Filter = IndicatorFilter.Of(Request.Query);
        Sort = Request.Query["xep"].ToString();
        Retired = catalogue.Indicators.Count(i => i.Retired);
        InUse = catalogue.Indicators.Count - Retired;
        asking = catalogue.Forms.Where(f => f.IsInEffect(node.Today)).SelectMany(f => f.IndicatorCodes.Select(code => (code, f.Code))).ToLookup(p => p.code, p => p.Code);
        var found = Filter.Apply(catalogue.Indicators).ToList();
        Total = found.Count;
        PageNumber = Math.Clamp(int.TryParse(Request.Query["trang"], out var asked) ? asked : 1, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        IEnumerable<Indicator> sorted = Sort.TrimStart('-') switch
        {
            "ma" => found.OrderBy(i => i.Code, StringComparer.Ordinal),
            "ten" => found.OrderBy(i => Vietnamese.SortKey(i.Name(texts.Language)), StringComparer.Ordinal),
            _ => found.OrderBy(i => Place(i.Topic)).ThenBy(i => i.Number)
        };
        if (Sort.StartsWith('-')) sorted = sorted.Reverse();
        var page = sorted.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToList();
        Groups = Sort.TrimStart('-') is "ma" or "ten" ? [("", page)] : [.. page.GroupBy(i => i.Topic).Select(g => (Topics.Name(g.Key, texts.Language), g.ToList()))];
    }

    private static int Place(string topic)
    {
        for (var n = 0; n < Topics.All.Count; n++) if (Topics.All[n].Code == topic) return n;
        return Topics.All.Count;
    }

    public string Relations(Indicator i)
    {
        var said = new List<string>();
        if (i.PairOf != null) said.Add(texts["indicators.pairs-with", i.PairOf]);
        if (i.PartOf != null) said.Add(texts[i.Exhaustive ? "indicators.part-of-all" : "indicators.part-of-some", i.PartOf]);
        if (i.Numerator != null) said.Add(texts["indicators.computed", i.Numerator, i.Denominator]);
        return string.Join(" · ", said);
    }

    public IReadOnlyList<string> FormsAsking(string code) => asking[code].Any() ? [.. asking[code]] : ["–"];
}
