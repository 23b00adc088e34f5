using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Plans.Calendar;

/// <summary>What a calendar marks a day with.</summary>
internal enum MarkKind { Begins, Ends, Deadline, Patrol }

/// <summary>One thing of one day.</summary>
/// <param name="Late">A deadline that has passed without the work being done.</param>
internal sealed record DayMark(DateOnly Day, MarkKind Kind, string Text, string Note, string Href, bool Done = false, bool Late = false);

/// <summary>Days of plans in force: when they begin and end, deadlines of their assignments as they now stand, patrols.</summary>
internal sealed class PlanCalendar(PlanList list, PlanProgress progress, NodeState node)
{
    public IReadOnlyList<DayMark> Marks(DateOnly from, DateOnly to, Actor by, Texts texts)
    {
        var marks = new List<DayMark>();
        foreach (var plan in list.InForce(from, to, by))
        {
            var href = "/ke-hoach/" + plan.Id;
            Add(new(plan.Body.From, MarkKind.Begins, plan.Body.Title, plan.Code, href));
            Add(new(plan.Body.To, MarkKind.Ends, plan.Body.Title, plan.Code, href));
            foreach (var (line, made) in progress.Lines(plan))
                if (made is not { IsCancelled: true })
                    Add(new(made?.Deadline ?? line.Deadline, MarkKind.Deadline, line.Text, plan.Code + " · " + Unit(line.LeadUnitId), made is null ? href : "/nhiem-vu/" + made.Id, made?.IsDone == true, made?.IsOverdue(node.Today) == true));
            foreach (var p in plan.Body.Patrols) Add(new(p.Day, MarkKind.Patrol, p.Route, PlanWords.Hours(p, texts) + " · " + Unit(p.LeadUnitId), href));
        }
        return [.. marks.OrderBy(m => m.Day).ThenBy(m => m.Kind).ThenBy(m => m.Text, StringComparer.Ordinal)];

        void Add(DayMark mark)
        {
            if (mark.Day >= from && mark.Day <= to) marks.Add(mark);
        }
    }

    /// <summary>Entries of a calendar file. Their ids stay the same, so a calendar that reads the file again moves what has moved.</summary>
    public IEnumerable<CalendarEntry> Entries(Plan plan, string address, Texts texts)
    {
        var place = node.Organisation.Territory(plan.Body.TerritoryId)?.FullName ?? "";
        var cancelled = plan.State is PlanState.Cancelled or PlanState.Withdrawn;
        yield return new("plan-" + plan.Id, plan.Version, plan.Body.Title, plan.Code, place, plan.Body.From, plan.Body.To, Cancelled: cancelled, Link: address + "/ke-hoach/" + plan.Id);
        foreach (var (line, made) in progress.Lines(plan))
        {
            var day = made?.Deadline ?? line.Deadline;
            yield return new("plan-line-" + line.Id, made?.Version ?? plan.Version, texts["plan.ics-deadline", line.Text], string.Join("\n", new[] { plan.Code, texts["plan.line-lead", Unit(line.LeadUnitId)], line.SupportingUnitIds.Count > 0 ? texts["plan.line-supporting", PlanWords.Units(line.SupportingUnitIds, node.Organisation)] : "" }.Where(t => t.Length > 0)),
                place, day, day, Cancelled: cancelled || made is { IsCancelled: true }, Link: address + (made is null ? "/ke-hoach/" + plan.Id : "/nhiem-vu/" + made.Id));
        }
        foreach (var p in plan.Body.Patrols)
        {
            DateTimeOffset? starts = p.Starts is { } s ? new(p.Day.ToDateTime(s), Texts.VietnamOffset) : null;
            DateTimeOffset? ends = starts is { } begin ? p.Ends is { } e ? new DateTimeOffset(p.Day.ToDateTime(e), Texts.VietnamOffset) is var end && end <= begin ? end.AddDays(1) : new DateTimeOffset(p.Day.ToDateTime(e), Texts.VietnamOffset) : begin.AddHours(1) : null;
            yield return new("plan-patrol-" + p.Id, plan.Version, texts["plan.ics-patrol", p.Route], string.Join("\n", new[] { plan.Code, texts["plan.line-lead", Unit(p.LeadUnitId)], p.SupportingUnitIds.Count > 0 ? texts["plan.line-supporting", PlanWords.Units(p.SupportingUnitIds, node.Organisation)] : "", p.Forces }.Where(t => t.Length > 0)),
                p.Route, p.Day, p.Day, starts, ends, cancelled, address + "/ke-hoach/" + plan.Id);
        }
    }

    private string Unit(string id) => node.Organisation.Unit(id)?.Name ?? id;
}
