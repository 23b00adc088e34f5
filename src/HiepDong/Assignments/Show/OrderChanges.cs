using HiepDong.Web;

namespace HiepDong.Assignments.Show;

/// <summary>What a later version of an order says otherwise, in words.</summary>
internal static class OrderChanges
{
    public static IEnumerable<(string What, string Before, string After)> Between(AssignmentOrder before, AssignmentOrder after, Organisation.Organisation organisation, Texts texts)
    {
        string Units(IEnumerable<string> ids) => string.Join("; ", ids.Select(u => AssignmentWords.Unit(u, organisation)));
        return new (string What, string Before, string After)[]
        {
            (texts["assignment.work"], before.Text, after.Text), (texts["assignment.lead"], Units([before.LeadUnitId]), Units([after.LeadUnitId])), (texts["assignment.supporting"], Units(before.SupportingUnitIds), Units(after.SupportingUnitIds)),
            (texts["assignment.deadline"], texts.Date(before.Deadline), texts.Date(after.Deadline)), (texts["assignment.evidence"], before.Evidence, after.Evidence), (texts["assignment.detail"], before.Detail, after.Detail)
        }.Where(c => c.Before != c.After).Select(c => (c.What, c.Before.Length > 0 ? c.Before : "–", c.After.Length > 0 ? c.After : "–"));
    }
}
