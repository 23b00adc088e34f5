using HiepDong.JointResults;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.JointResults.Show;

/// <summary>One thing that a version says otherwise than the one before it.</summary>
internal sealed record ResultChange(string What, string Before, string After);

/// <summary>What changed from version to version, in words.</summary>
internal static class ResultChanges
{
    /// <param name="before">Null for the first version, which changed nothing.</param>
    public static IReadOnlyList<ResultChange> Between(ResultBody? before, ResultBody after, Organisation.Organisation organisation, Texts texts)
    {
        var found = new List<ResultChange>();
        if (before is null) return found;
        Put("joint.kind", before.Kind.Name(texts.Language), after.Kind.Name(texts.Language));
        Put("joint.days", ResultWords.Days(before, texts), ResultWords.Days(after, texts));
        Put("joint.place", ResultWords.Place(before.TerritoryId, organisation), ResultWords.Place(after.TerritoryId, organisation));
        Put("joint.lead", ResultWords.Unit(before.Lead.UnitId, organisation), ResultWords.Unit(after.Lead.UnitId, organisation));
        Put("joint.accepted", Claim.Same(before.Accepted.Amounts, after.Accepted.Amounts) ? "" : ResultWords.Amounts(before.Accepted.Amounts, texts), Claim.Same(before.Accepted.Amounts, after.Accepted.Amounts) ? "" : ResultWords.Amounts(after.Accepted.Amounts, texts));
        Put("joint.summary", before.Summary, after.Summary);
        Put("joint.campaign", before.Campaign ?? "", after.Campaign ?? "");
        foreach (var claim in after.Claims)
        {
            var name = ResultWords.Unit(claim.UnitId, organisation);
            if (before.ClaimOf(claim.UnitId) is not { } was)
            {
                found.Add(new(name, "", texts["joint.added"] + ": " + Answer(claim)));
                continue;
            }
            if (!claim.Leads) Add(name, Answer(was), Answer(claim));
            if (!Claim.Same(was.Amounts, claim.Amounts)) Add(name, Own(was), Own(claim));
            if (was.Share != claim.Share) Add(name, was.Share, claim.Share);
        }
        found.AddRange(before.Claims.Where(c => after.ClaimOf(c.UnitId) is null).Select(c => new ResultChange(ResultWords.Unit(c.UnitId, organisation), "", texts["joint.removed"])));
        return found;

        void Put(string key, string was, string now) => Add(texts[key], was, now);

        void Add(string what, string was, string now)
        {
            if (Vietnamese.Clean(was) != Vietnamese.Clean(now)) found.Add(new(what, was.Length > 0 ? was : "–", now.Length > 0 ? now : "–"));
        }

        string Answer(Claim c) => texts["joint.answer." + c.Answer.ToString().ToLowerInvariant()];
        string Own(Claim c) => c.Amounts.Count == 0 ? texts["joint.as-accepted"] : ResultWords.Amounts(c.Amounts, texts);
    }
}
