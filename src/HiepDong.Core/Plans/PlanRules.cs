using System.Globalization;
using HiepDong.Assignments;
using HiepDong.Indicators;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Plans;

/// <summary>What the text of a plan must fulfil before it is kept; more is asked before it goes to its parties.</summary>
public static class PlanRules
{
    public const int MostTitle = 150, MostText = 8000, MostShort = 300, MostContent = 2000;
    public const int MostLines = 100, MostPatrols = 120, MostRows = 60;

    /// <summary>
    /// Problems by field; rows are counted from 1: "viec-3-han" is the deadline of the third assignment, "ben-2" the second party, likewise "can-cu-", "mang-", "ll-" (means),
    /// "ct-" (targets) and "tt-" (patrols).
    /// </summary>
    /// <param name="catalogue">Knows the indicators that targets may name.</param>
    public static List<Problem> Check(PlanBody b, Catalogue catalogue)
    {
        var found = new List<Problem>();
        if (b.Title.Length == 0) found.Add(PlanProblems.NoTitle());
        if (b.To < b.From) found.Add(PlanProblems.EndsBeforeItBegins());
        else if (b.To.DayNumber - b.From.DayNumber > 3 * 366) found.Add(PlanProblems.TooLong());
        if (b.From.Year < 2000) found.Add(PlanProblems.TooEarly());
        if (b.Lines.Count > MostLines || b.Patrols.Count > MostPatrols || b.Parties.Count > MostRows || b.Means.Count > MostRows || b.Targets.Count > MostRows || b.Contents.Count > MostRows || b.Bases.Count > MostRows)
            found.Add(PlanProblems.TooManyRows());
        Screen("ten", b.Title, MostTitle);
        Screen("muc-dich", b.Purpose, MostText);
        Screen("to-chuc", b.Organising, MostText);
        Rows(b.Parties, "ben", (p, field) =>
        {
            Screen(field + "-vai-tro", p.Role, MostShort);
            if (!ReferenceEquals(b.PartyOf(p.UnitId), p)) found.Add(PlanProblems.PartyTwice(field));
        });
        if (b.LeadUnitId.Length > 0 && b.Parties.Count > 0 && b.PartyOf(b.LeadUnitId) is null) found.Add(PlanProblems.LeadNotParty());
        Rows(b.Bases, "can-cu", (c, field) => Screen(field, c.Text));
        Rows(b.Contents, "mang", (c, field) =>
        {
            if (Topics.All.All(t => t.Code != c.Topic)) found.Add(PlanProblems.NoTopic(field));
            if (c.Text.Length == 0) found.Add(PlanProblems.NoContent(field + "-noi-dung"));
            Screen(field + "-noi-dung", c.Text, MostContent);
        });
        Rows(b.Lines, "viec", (l, field) => CheckLine(b, l, field));
        Rows(b.Means, "ll", (m, field) =>
        {
            if (m.What.Length == 0) found.Add(PlanProblems.MeansWithoutName(field + "-gi"));
            if (m.Quantity < 0 || m.Quantity >= 1_000_000_000m) found.Add(PlanProblems.BadQuantity(field + "-so"));
            if (b.PartyOf(m.UnitId) is null) found.Add(PlanProblems.MeansOfNoParty(field));
            Screen(field + "-gi", m.What, MostShort);
            Screen(field + "-dv", m.Unit, 40);
        });
        Rows(b.Targets, "ct", (t, field) => CheckTarget(b, t, field));
        Rows(b.Patrols, "tt", (p, field) => CheckPatrol(b, p, field));
        return found;

        void CheckLine(PlanBody body, PlanLine l, string field)
        {
            foreach (var problem in AssignmentRules.Check(new(l.Text, l.LeadUnitId, l.SupportingUnitIds, l.Deadline, l.Evidence), DateOnly.MinValue))
                found.Add(problem with { Field = field + (problem.Field is "viec" ? "" : "-" + problem.Field) });
            if (l.Deadline < body.From || l.Deadline > body.To) found.Add(PlanProblems.DeadlineOutside(field + "-han", body.From, body.To));
        }

        void CheckTarget(PlanBody body, PlanTarget t, string field)
        {
            if (!catalogue.TryGet(t.Indicator, out var indicator)) found.Add(PlanProblems.UnknownIndicator(field, t.Indicator));
            else if (t.Value < 0 || indicator.Scale(t.Value) is null) found.Add(PlanProblems.BadTarget(field + "-so", indicator.Decimals));
            if (!Period.TryParse(t.Period, out var period)) found.Add(PlanProblems.NoPeriod(field + "-ky"));
            else if (period.Window().To < body.From || period.Window().From > body.To) found.Add(PlanProblems.PeriodOutside(field + "-ky"));
            if (!ReferenceEquals(body.Targets.First(x => x.Indicator == t.Indicator && x.Period == t.Period), t)) found.Add(PlanProblems.TargetTwice(field));
        }

        void CheckPatrol(PlanBody body, PlanPatrol p, string field)
        {
            if (p.Day < body.From || p.Day > body.To) found.Add(PlanProblems.PatrolOutside(field + "-ngay", body.From, body.To));
            if (p.Route.Length == 0) found.Add(PlanProblems.NoRoute(field + "-tuyen"));
            if (p.LeadUnitId.Length == 0) found.Add(PlanProblems.PatrolWithoutLead(field + "-chu-tri"));
            if (p.SupportingUnitIds.Prepend(p.LeadUnitId).GroupBy(u => u).Any(g => g.Count() > 1)) found.Add(PlanProblems.PatrolUnitTwice(field + "-phoi-hop"));
            if (p.Ends is not null && p.Starts is null) found.Add(PlanProblems.EndWithoutStart(field + "-tu"));
            Screen(field + "-tuyen", p.Route, MostShort);
            Screen(field + "-luc-luong", p.Forces, MostShort);
        }

        void Screen(string field, string? text, int most = TextRules.Most) => found.AddRange(TextRules.Screen(field, text, most));

        static void Rows<T>(IReadOnlyList<T> rows, string prefix, Action<T, string> check)
        {
            for (var i = 0; i < rows.Count; i++) check(rows[i], string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i + 1}"));
        }
    }

    /// <summary>What else a plan needs before its parties are asked.</summary>
    public static List<Problem> CheckComplete(PlanBody b)
    {
        var found = new List<Problem>();
        if (b.LeadUnitId.Length == 0) found.Add(PlanProblems.NoLead());
        if (b.Parties.Count == 0) found.Add(PlanProblems.NoParties());
        if (b.Purpose.Length == 0) found.Add(PlanProblems.NoPurpose());
        if (b.Lines.Count == 0 && b.Patrols.Count == 0) found.Add(PlanProblems.NothingToDo());
        return found;
    }
}
