using HiepDong.JointResults;
using HiepDong.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Plans;

/// <summary>Addresses that lead from a plan to other capabilities.</summary>
internal static class PlanLinks
{
    /// <summary>The form of a new result, filled in with what the patrol's row says.</summary>
    public static string RecordPatrol(Plan plan, PlanPatrol patrol, Organisation.Organisation organisation)
    {
        string Code(string id) => organisation.Unit(id)?.Code ?? id;
        var to = patrol is { Starts: { } starts, Ends: { } ends } && ends < starts ? patrol.Day.AddDays(1) : patrol.Day;
        var parts = new List<KeyValuePair<string, string?>>
        {
            new("loai", ResultKind.JointPatrol.Code()), new("tu", SqlTypes.Text(patrol.Day)), new("den", SqlTypes.Text(to)), new("noi", organisation.Territory(plan.Body.TerritoryId)?.Code), new("chu-tri", Code(patrol.LeadUnitId)),
            new("tom-tat", patrol.Route), new("ke-hoach", PlanWords.Campaign(plan))
        };
        parts.AddRange(patrol.SupportingUnitIds.Select(u => new KeyValuePair<string, string?>("phoi-hop", Code(u))));
        return QueryHelpers.AddQueryString("/ket-qua/moi", parts.Where(p => p.Value is not null));
    }
}
