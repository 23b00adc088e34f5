using HiepDong.Assignments;
using HiepDong.Problems;

namespace HiepDong.Conferences.Closing;

/// <summary>One conclusion as work: what the page's row says.</summary>
public sealed record ConclusionOrder(Conclusion Conclusion, string LeadUnitId, IReadOnlyList<string> SupportingUnitIds, DateOnly? Deadline, string Evidence);

/// <summary>Turns approved conclusions into assignments: nothing missing, nothing softer than what the chairs approved.</summary>
public static class ConclusionOrders
{
    /// <summary>Problems that name the conclusion's number, by the fields of its row ("chu-tri-3"); empty when all may be given.</summary>
    public static List<Problem> Check(IEnumerable<ConclusionOrder> orders, DateOnly today)
    {
        var found = new List<Problem>();
        foreach (var o in orders)
        {
            var n = o.Conclusion.Number;
            if (o.LeadUnitId.Length == 0) found.Add(ClosingProblems.NoLead(n));
            else if (o.Conclusion.LeadUnitId is { } approved && approved != o.LeadUnitId) found.Add(ClosingProblems.OtherLead(n));
            if (o.Deadline is not { } deadline) found.Add(ClosingProblems.NoDeadline(n));
            else if (o.Conclusion.Deadline is { } last && deadline > last) found.Add(ClosingProblems.LaterDeadline(n, last));
            if (found.All(p => p.Field is not { } f || !f.EndsWith("-" + n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))
                found.AddRange(AssignmentRules.Check(ToOrder(o), today).Select(p => p with { Field = (p.Field ?? "viec") + "-" + n.ToString(System.Globalization.CultureInfo.InvariantCulture), Vi = $"Kết luận {n}: {p.Vi}", En = $"Conclusion {n}: {p.En}" }));
        }
        return found;
    }

    public static AssignmentOrder ToOrder(ConclusionOrder o) => new(o.Conclusion.Text.Length > AssignmentRules.MostText ? o.Conclusion.Text[..(AssignmentRules.MostText - 1)] + "…" : o.Conclusion.Text, o.LeadUnitId, o.SupportingUnitIds, o.Deadline ?? default, o.Evidence,
        o.Conclusion.Text.Length > AssignmentRules.MostText ? o.Conclusion.Text : "");

    public static Origin OriginOf(Conclusion c, string title) => new(OriginKind.Conclusion, c.Id, c.ConferenceId, $"Kết luận {c.Number} – {title}");
}
