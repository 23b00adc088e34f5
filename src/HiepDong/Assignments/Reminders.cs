using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Assignments;

/// <summary>An assigner's reminders of outstanding parts, read from the change log.</summary>
internal sealed class Reminders(Database database, People people)
{
    public const string Kind = "assignment.reminded";
    private sealed record Row(string Subject, string Actor, string At);

    public static string Subject(string id, string unitId) => id + "|" + unitId;

    /// <summary>The latest reminder of each part, by its subject.</summary>
    public IReadOnlyDictionary<string, Reminder> Of(IEnumerable<Assignment> assignments)
    {
        var rows = new List<Row>();
        foreach (var some in assignments.SelectMany(a => a.Parts.Where(p => p.IsOpen).Select(p => Subject(a.Id, p.UnitId))).Distinct().Chunk(500))
            rows.AddRange(database.Query<Row>($"select subject, actor, at from change_log where kind = '{Kind}' and subject in @some order by seq", new { some }));
        if (rows.Count == 0) return new Dictionary<string, Reminder>();
        var name = people.Names(rows.Select(r => r.Actor));
        return rows.GroupBy(r => r.Subject).ToDictionary(g => g.Key, g => new Reminder(name(g.Last().Actor), SqlTypes.Time(g.Last().At)));
    }
}
