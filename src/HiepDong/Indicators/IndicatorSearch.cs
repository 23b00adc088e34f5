using HiepDong.Node;
using HiepDong.Search;

namespace HiepDong.Indicators;

/// <summary>Indicators by code and name in both languages; the catalogue is open to everybody who signs in.</summary>
internal sealed class IndicatorSearch(NodeState node) : Searchable
{
    public override string Kind => "indicators";

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most)
    {
        var language = asker.Texts.Language;
        return [.. node.Catalogue.Indicators.Where(i => asked.In(SearchTokens.Line(string.Join(' ', i.Code, i.NameVi, i.NameEn)))).Take(most + 1).Select(i => new Candidate(i.Code, i.Code, SearchTokens.Line(i.Code), SearchTokens.Line(i.Name(language)),
            i.Retired ? "0" : "9", () => new Hit(Kind, i.Code, i.Name(language), Topics.Name(i.Topic, language) + " · " + i.Unit(language), "", "/quan-tri/chi-tieu/" + i.Code)))];
    }
}
