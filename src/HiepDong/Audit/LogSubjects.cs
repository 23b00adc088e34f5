using HiepDong.Accounts;
using HiepDong.Search;
using HiepDong.Storage;

namespace HiepDong.Audit;

/// <summary>What entries are about, by name: read as search reads it, whoever may open it is given the link.</summary>
internal sealed class LogSubjects(Database database, Access access)
{
    private static readonly Dictionary<string, (SearchSource Source, Permission See)> Named = new()
    {
        ["report"] = (Reporting.ReportSearch.Source, Permission.SeeReports), ["result"] = (JointResults.ResultSearch.Source, Permission.SeeResults), ["plan"] = (Plans.PlanSearch.Source, Permission.SeeWork),
        ["directive"] = (Directives.DirectiveSearch.Source, Permission.SeeWork), ["conference"] = (Conferences.ConferenceSearch.Source, Permission.SeeWork), ["assignment"] = (HiepDong.Assignments.AssignmentSearch.Source, Permission.SeeWork),
        ["shortcoming"] = (Shortcomings.ShortcomingSearch.Source, Permission.SeeWork), ["commendation"] = (Commendations.CommendationSearch.Source, Permission.SeeWork), ["model"] = (LocalModels.LocalModelSearch.Source, Permission.SeeWork)
    };

    /// <summary>By their ids; what is gone or has no page is not among them.</summary>
    public Dictionary<string, (Found Thing, bool MayOpen)> Of(IEnumerable<Change> rows, Actor by)
    {
        using var connection = database.Connect();
        var reader = new DocumentReader(connection, null);
        return rows.Where(c => Named.ContainsKey(Prefix(c.Kind))).GroupBy(c => Prefix(c.Kind)).SelectMany(group =>
        {
            var (source, see) = Named[group.Key];
            return source.Read(reader, [.. group.Select(c => c.Subject).Distinct()]).Select(found => (found, access.Allows(by, see)));
        }).GroupBy(f => f.found.Owner).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>What the kind of an entry begins with: "plan" of "plan.agreed".</summary>
    public static string Prefix(string kind) => kind.Split('.')[0];
}
