using HiepDong.Web;

namespace HiepDong.Search;

/// <summary>Pages of the person's own navigation, by their names in both languages.</summary>
internal sealed class PageSearch : Searchable
{
    private static readonly Texts Vi = new("vi"), En = new("en");

    public override string Kind => "pages";

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most) =>
        [.. asker.Pages.Where(p => asked.In(SearchTokens.Line(Vi[p.TextKey])) || asked.In(SearchTokens.Line(En[p.TextKey])))
            .Select((p, i) => new Candidate(p.Key, p.Key, "", SearchTokens.Line(asker.Texts[p.TextKey]), "", () => new Hit(Kind, "", asker.Texts[p.TextKey], p.Admin ? asker.Texts["nav.admin"] : "", "", p.Path)))];
}
