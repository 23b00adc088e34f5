using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <summary>A superior's reminder of a report that is owed.</summary>
internal sealed record Reminder(string By, DateTimeOffset At);

/// <summary>One report that a unit owes: due, late, returned, or already on its way.</summary>
/// <param name="IsRunning">Its window has not ended; it may be begun, but is not asked for yet.</param>
internal sealed record Duty(OrgUnit Unit, ReportForm Form, Period Period, DateOnly DueOn, ReportLine Line, string? ReturnReason, bool IsRunning, Reminder? Reminder)
{
    /// <summary>The unit must do something: enter, or mend what came back.</summary>
    public bool IsOpen => !IsRunning && Line.State is null or ReportState.Draft or ReportState.Returned;
}

/// <summary>What a person's own units have to report now.</summary>
internal sealed class Duties(Database database, NodeState node, Access access, ReportList list, People people)
{
    private sealed record ReturnRow(string Id, string? ReturnReason);
    private sealed record ReminderRow(string Subject, string Actor, string At);

    /// <summary>The month whose window ended last: the one everybody reports on now.</summary>
    public Period LatestMonth => Period.Holding(node.Today, Rhythm.Month, WindowRule.Statutory).Previous;

    /// <summary>Open ones first, the latest on top; then what is on its way or accepted, newest first; what is running last.</summary>
    public IReadOnlyList<Duty> Of(Actor by)
    {
        var units = access.UnitsOf(by, Permission.WriteReport).ToList();
        if (by.IsOperator || units.Count == 0) return [];
        var now = node.Today;
        var wanted = new List<(OrgUnit Unit, ReportForm Form, Period Period, bool IsRunning)>();
        foreach (var unit in units)
            foreach (var code in node.Catalogue.Forms.Where(f => f.AsksOf(unit)).Select(f => f.Code).Distinct())
            {
                if (node.Catalogue.Forms.Last(f => f.Code == code) is not { } form) continue;
                var period = Period.Holding(now, form.Rhythm, form.Window);
                // The running year or quarter is not offered months before it is asked for.
                var soon = period.Window(form.Window).To.DayNumber - now.DayNumber <= 31;
                for (var n = 0; n <= (form.Rhythm == Rhythm.Month ? 3 : 1); n++, period = form.Rhythm == Rhythm.NineMonths ? period.LastYear : period.Previous)
                {
                    var running = period.Window(form.Window).To >= now;
                    if (running && !soon) continue;
                    if (node.Catalogue.FormFor(code, period) is { } then && then.AsksOf(unit) && HiepDong.Territories.Dated.IsValidOn(unit, period.Window(then.Window).To)) wanted.Add((unit, then, period, running));
                }
            }
        if (wanted.Count == 0) return [];
        var there = list.OfUnits([.. units.Select(u => u.Id)], wanted.Min(w => w.Period.Start), wanted.Max(w => w.Period.End)).ToDictionary(l => (l.UnitId, l.FormCode, l.Period));
        var returned = database.Query<ReturnRow>("select id, return_reason from report where unit_id in @ids and state = 'returned'", new { ids = units.Select(u => u.Id).ToArray() }).ToDictionary(r => r.Id, r => r.ReturnReason);
        var reminders = Reminders(wanted.Select(w => Subject(w.Unit.Id, w.Form.Code, w.Period)));
        var duties = wanted.Select(w =>
        {
            var due = w.Form.DueOn(w.Period, w.Unit.Echelon, node.Calendar);
            var line = there.GetValueOrDefault((w.Unit.Id, w.Form.Code, w.Period)) ?? new(null, w.Unit.Id, w.Unit.Name, w.Unit.Force, w.Form.Code, w.Period, due, null, 0, null, null, null, false);
            return new Duty(w.Unit, w.Form, w.Period, line.DueOn, line, line.Id is { } id ? returned.GetValueOrDefault(id) : null, w.IsRunning, reminders.GetValueOrDefault(Subject(w.Unit.Id, w.Form.Code, w.Period)));
        }).ToList();
        // Of what is done only the latest of each form is worth showing.
        return [.. duties.Where(d => d.IsOpen).OrderByDescending(d => d.DueOn),
            .. duties.Where(d => !d.IsOpen && !d.IsRunning).GroupBy(d => (d.Unit.Id, d.Form.Code)).Select(g => g.MaxBy(d => d.Period.End)!).OrderByDescending(d => d.DueOn),
            .. duties.Where(d => d.IsRunning).OrderBy(d => d.DueOn)];
    }

    public static string Subject(string unitId, string formCode, Period period) => unitId + "|" + formCode + "|" + period.Code;

    /// <summary>The latest reminder of each owed report, by its subject.</summary>
    public IReadOnlyDictionary<string, Reminder> Reminders(IEnumerable<string> subjects)
    {
        var rows = new List<ReminderRow>();
        foreach (var some in subjects.Distinct().Chunk(500))
            rows.AddRange(database.Query<ReminderRow>("select subject, actor, at from change_log where kind = 'report.reminded' and subject in @some order by seq", new { some }));
        if (rows.Count == 0) return new Dictionary<string, Reminder>();
        var name = people.Names(rows.Select(r => r.Actor));
        return rows.GroupBy(r => r.Subject).ToDictionary(g => g.Key, g => new Reminder(name(g.Last().Actor), SqlTypes.Time(g.Last().At)));
    }
}
