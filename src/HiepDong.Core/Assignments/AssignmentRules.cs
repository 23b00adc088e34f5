using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Assignments;

/// <summary>What an order must fulfil before it is given, whatever the way it came in.</summary>
public static class AssignmentRules
{
    public const int MostUnits = 60, MostYears = 10;

    /// <summary>Characters of what is to be done.</summary>
    public const int MostText = 2000;

    /// <summary>Problems by field: "viec", "chu-tri", "phoi-hop", "han", "san-pham", "chi-tiet"; empty when it may be given.</summary>
    /// <param name="earliest">The day it is given, or of the conference that concluded it: a deadline before it is a mistake.</param>
    public static List<Problem> Check(AssignmentOrder order, DateOnly earliest)
    {
        var found = new List<Problem>();
        if (string.IsNullOrWhiteSpace(order.Text)) found.Add(AssignmentProblems.NoText());
        if (order.LeadUnitId.Length == 0) found.Add(AssignmentProblems.NoLead());
        else if (order.SupportingUnitIds.Contains(order.LeadUnitId)) found.Add(AssignmentProblems.LeadSupports());
        if (order.SupportingUnitIds.Distinct().Count() < order.SupportingUnitIds.Count) found.Add(AssignmentProblems.UnitTwice());
        if (order.SupportingUnitIds.Count >= MostUnits) found.Add(AssignmentProblems.TooManyUnits());
        if (order.Deadline < earliest) found.Add(AssignmentProblems.DeadlineTooEarly(earliest));
        // Whoever knows no earliest day passes the first there is; nothing is far from that.
        else if (earliest > DateOnly.MinValue && order.Deadline > earliest.AddYears(MostYears)) found.Add(AssignmentProblems.DeadlineFar());
        found.AddRange([.. TextRules.Screen("viec", order.Text, MostText), .. TextRules.Screen("san-pham", order.Evidence), .. TextRules.Screen("chi-tiet", order.Detail, 2 * MostText)]);
        return found;
    }
}
