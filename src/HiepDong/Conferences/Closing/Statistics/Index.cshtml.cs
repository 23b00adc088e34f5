using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Closing.Statistics;

/// <summary>Who joined, whose line broke, who spoke how long: a row a venue, read off the conference's log.</summary>
internal sealed class IndexModel(ClosingStore store, ClosingRights rights, Database database, NodeState node, Texts texts) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Conference Conference { get; private set; } = null!;
    public Attendance Attendance { get; private set; } = null!;
    public string Unit(string id) => node.Organisation.Unit(id)?.Name ?? id;

    /// <summary>"1 giờ 05 phút", "4 phút", "40 giây".</summary>
    public string Span(TimeSpan span) => span == TimeSpan.Zero ? "–" : span.TotalMinutes < 1 ? texts["closing.seconds", (int)span.TotalSeconds] : span.TotalHours < 1 ? texts["closing.minutes-n", (int)Math.Round(span.TotalMinutes)] : texts["closing.hours", (int)span.TotalHours, span.Minutes.ToString("00", System.Globalization.CultureInfo.InvariantCulture)];

    public void OnGet()
    {
        var after = store.Get(Id.ToString());
        rights.Require(rights.Sees(Actors.Of(HttpContext), after.Conference.Body));
        Conference = after.Conference;
        Attendance = Attendance.Of(after.Conference.Body, after.Board, database.Clock.GetUtcNow());
    }
}
