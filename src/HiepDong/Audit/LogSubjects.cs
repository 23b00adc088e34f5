using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Publications;
using HiepDong.Search;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Audit;

/// <summary>What entries are about, by name: read as search reads it where it is found there; whoever may open it is given the link.</summary>
internal sealed class LogSubjects(Database database, Access access, NodeState node, PublicationStore publications)
{
    private static readonly Dictionary<string, (SearchSource Source, Permission See)> Named = new()
    {
        ["report"] = (Reporting.ReportSearch.Source, Permission.SeeReports), ["result"] = (JointResults.ResultSearch.Source, Permission.SeeResults), ["plan"] = (Plans.PlanSearch.Source, Permission.SeeWork),
        ["directive"] = (Directives.DirectiveSearch.Source, Permission.SeeWork), ["conference"] = (Conferences.ConferenceSearch.Source, Permission.SeeWork), ["assignment"] = (HiepDong.Assignments.AssignmentSearch.Source, Permission.SeeWork),
        ["shortcoming"] = (Shortcomings.ShortcomingSearch.Source, Permission.SeeWork), ["commendation"] = (Commendations.CommendationSearch.Source, Permission.SeeWork), ["model"] = (LocalModels.LocalModelSearch.Source, Permission.SeeWork)
    };

    private sealed record TextRow(string Id, string Name, string UnitId, string? Period);
    private sealed record SessionRow(string Id, string TerritoryId, string Period);

    /// <summary>By their ids; what is gone or has no page is not among them.</summary>
    public Dictionary<string, (Found Thing, bool MayOpen)> Of(IEnumerable<Change> rows, Actor by)
    {
        using var connection = database.Connect();
        var reader = new DocumentReader(connection, null);
        return rows.GroupBy(c => Prefix(c.Kind)).SelectMany(group => Read(group.Key, [.. group.Select(c => c.Subject).Distinct()], reader, by)).GroupBy(f => f.Thing.Owner).ToDictionary(g => g.Key, g => g.First());
    }

    private IEnumerable<(Found Thing, bool MayOpen)> Read(string prefix, IReadOnlyList<string> ids, DocumentReader reader, Actor by)
    {
        if (Named.TryGetValue(prefix, out var named)) return named.Source.Read(reader, ids).Select(found => (found, access.Allows(by, named.See)));
        return prefix switch
        {
            "incoming" => reader.Query<TextRow>("select id, name, unit_id, period from incoming_text where id in @ids", new { ids })
                .Select(t => Text(t, access.Allows(by, Permission.WriteReport, t.UnitId))),
            "reconciliation" => reader.Query<SessionRow>("select id, territory_id, period from reconciliation where id in @ids", new { ids })
                .Select(r => (Thing(r.Id, Documents.DraftedSentences.UpperFirst(ResultWords.Place(r.TerritoryId, node.Organisation)), "/doi-chieu/" + r.Id, texts => Period.Parse(r.Period).Name(texts.Language)), access.Allows(by, Permission.SeeResults, Scope.OfTerritory(r.TerritoryId)))),
            "publication" => publications.All().Where(p => ids.Contains(p.Id)).Select(p => (Thing(p.Id, $"{p.Mark} {p.Title}", "/cong-bo/" + p.Id, _ => Documents.DraftedSentences.UpperFirst(p.ScopeName)), Publications.List.IndexModel.MaySee(access, node, by, p))),
            _ => []
        };
    }

    /// <summary>How a unit called its file is for those who may open it.</summary>
    private (Found, bool) Text(TextRow t, bool mayOpen)
    {
        var unit = ShownClaims.NameOf(node, t.UnitId) ?? "";
        return (Thing(t.Id, mayOpen ? t.Name : unit, "/bao-cao/doc/" + t.Id, texts => mayOpen ? unit : Period.TryParse(t.Period, out var period) ? period.Name(texts.Language) : ""), mayOpen);
    }

    private static Found Thing(string id, string title, string address, Func<Texts, string> line) => new(id, id, "", title, "", default, address, line);

    /// <summary>What the kind of an entry begins with: "plan" of "plan.agreed".</summary>
    public static string Prefix(string kind) => kind.Split('.')[0];
}
