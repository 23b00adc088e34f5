using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.JointResults;

/// <summary>What a result must fulfil before it is kept, whatever the way it came in.</summary>
public static class ResultRules
{
    private const decimal Limit = 1_000_000_000_000m;

    /// <summary>Problems by field: "tu", "den", "noi", "tom-tat", "chu-tri", "so-lieu", …; empty when it may be kept.</summary>
    public static List<Problem> Check(ResultBody body, DateOnly today)
    {
        var found = new List<Problem>();
        if (body.To < body.From) found.Add(ResultProblems.EndsBeforeItBegins());
        else if (body.To.DayNumber - body.From.DayNumber >= JointResult.MostDays) found.Add(ResultProblems.TooLong());
        if (body.To > today) found.Add(ResultProblems.InTheFuture());
        if (body.From.Year < 2000) found.Add(ResultProblems.TooEarly());
        if (body.Claims.Count(c => c.Leads) != 1) found.Add(ResultProblems.NoLead());
        if (body.Claims.GroupBy(c => c.UnitId).Any(g => g.Count() > 1)) found.Add(ResultProblems.UnitTwice());
        if (body.Accepted.Amounts.Count == 0) found.Add(ResultProblems.NoAmounts());
        found.AddRange(Check(body.Accepted.Amounts));
        Screen("tom-tat", body.Summary);
        Screen("ke-hoach", body.Campaign);
        foreach (var claim in body.Claims)
        {
            Screen("phan-viec", claim.Share);
            Screen("ly-do", claim.Reason);
        }
        return found;

        void Screen(string field, string? text) => found.AddRange(TextRules.Screen(field, text));
    }

    /// <summary>Amounts: nothing negative or beyond measure, nothing twice, nothing that names a person.</summary>
    public static List<Problem> Check(IReadOnlyList<Amount> amounts)
    {
        var found = new List<Problem>();
        if (amounts.Count > JointResult.MostAmounts) found.Add(ResultProblems.TooManyAmounts());
        foreach (var a in amounts)
        {
            if (a.Value < 0 || a.Value >= Limit) found.Add(ResultProblems.BadAmount(Things.NameOf(a.What, "vi"), Things.NameOf(a.What, "en")));
            if (a.What.Length == 0 || a.Unit.Length == 0) found.Add(ResultProblems.NoUnit(Things.NameOf(a.What, "vi"), Things.NameOf(a.What, "en")));
            else if (Things.Find(a.What) is { } thing && !thing.Units.Contains(a.Unit)) found.Add(ResultProblems.WrongUnit(thing, a.Unit));
            if (Things.Find(a.What) is { } counted && Whole.Contains(a.Unit) && a.Value != decimal.Truncate(a.Value)) found.Add(ResultProblems.NotWhole(counted, a.Unit));
            if (a.What.Length > 100 || a.Unit.Length > 30) found.Add(TextRules.TooLong("so-lieu", 100));
            found.AddRange(TextRules.Screen("so-lieu", a.What));
        }
        foreach (var twice in amounts.GroupBy(a => (a.What, a.Unit)).Where(g => g.Count() > 1))
            found.Add(ResultProblems.AmountTwice(Things.NameOf(twice.Key.What, "vi"), Things.NameOf(twice.Key.What, "en"), twice.Key.Unit));
        return found;
    }

    private static readonly HashSet<string> Whole = ["vụ", "đối tượng", "bị can", "người", "lượt tổ", "lượt người", "bánh", "viên", "bao", "chiếc", "tàu", "khẩu", "quả", "hộ"];
}
