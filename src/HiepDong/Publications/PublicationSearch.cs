using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Publications;

/// <summary>Publications by number, title, place and period; they are few.</summary>
internal sealed class PublicationSearch(PublicationStore publications, Access access, NodeState node) : Searchable
{
    public override string Kind => "publications";

    public override IReadOnlyList<Candidate> Find(Asked asked, Asker asker, int most) => !access.Allows(asker.By, Permission.Consolidate) ? []
        : [.. publications.All().Where(p => asked.In(SearchTokens.Line($"{p.Mark} {p.Title} {p.ScopeName} {p.ScopeCode} {p.Period.Name("vi")} {p.Period.Code}")) && List.IndexModel.MaySee(access, node, asker.By, p)).Take(most + 1)
            .Select(p => new Candidate(p.Id, p.Id, SearchTokens.Line(p.Mark), SearchTokens.Line(p.Title), SqlTypes.Text(p.PublishedAt), () => new Hit(Kind, p.Mark, p.Title,
                $"{DraftedSentences.UpperFirst(p.ScopeName)} · {p.Period.Name(asker.Texts.Language)} · {asker.Texts.Date(p.PublishedAt)}", "", "/cong-bo/" + p.Id)))];
}
