using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Live;

/// <summary>What the clerk's board, a venue's page and the screen share: the conference as it stands now, and entering what happens.</summary>
internal abstract class LivePage(LiveDesk desk, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }

    public Conference Conference { get; private set; } = null!;
    public ConferenceBody Body => Conference.Body;
    public Board Board { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    /// <summary>Acts for the whole board.</summary>
    public bool Runs { get; private set; }

    /// <summary>This page is where the board is run, and by this person.</summary>
    public virtual bool ActsHere => false;

    /// <summary>Opens and closes it.</summary>
    public bool Hosts { get; private set; }

    /// <summary>What is saved now counts: the board is not yet approved or cancelled.</summary>
    public bool IsOpenForTexts => Conference.State is not (ConferenceState.Approved or ConferenceState.Cancelled);
    public bool InSession => Conference.State == ConferenceState.Open;
    public string Address => "/hoi-nghi/" + Conference.Id;
    public LiveDesk Desk => desk;
    protected Texts T => texts;
    public Actor Me => Actors.Of(HttpContext);
    public (string Mark, IReadOnlyList<PinnedFigure> Figures)? Pinned => Body.PublicationId is { } id ? desk.Figures(id, Me, texts) : null;

    /// <summary>The conclusion or section whose editor is open: "kl-…", "kl-moi", "bb-…".</summary>
    [FromQuery(Name = "sua")] public string? Editing { get; set; }

    public void OnGet() => Load();

    public Task Refill(CancellationToken stop)
    {
        // What refused it may have been entered by another process after this request began.
        desk.CatchUp();
        Load();
        return Task.CompletedTask;
    }

    protected void Open()
    {
        (Conference, Board) = desk.Standing(Id.ToString());
        desk.Rights.RequireSees(Me, Body);
        (Runs, Hosts) = (desk.Rights.Runs(Me, Body), desk.Rights.Hosts(Me, Body));
    }

    protected virtual void Load()
    {
        Open();
        Now = desk.Now;
    }

    protected string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    /// <summary>Line breaks stay; browsers send them as two characters.</summary>
    protected string Lines(string name) => string.Join('\n', (Request.Form[name] is { Count: > 0 } sent ? sent[0] ?? "" : "").ReplaceLineEndings("\n").Split('\n').Select(l => Vietnamese.Clean(l))).Trim('\n');

    /// <summary>The same form sent again is the same act; the same form with other words in it is another.</summary>
    protected string Key(LiveKind kind, string? venueId, LiveBody body)
    {
        var said = JsonSerializer.Serialize(new { form = Field("khoa"), kind, venueId, body = body with { Id = kind == LiveKind.SpeechAsked ? null : body.Id } }, ReportText.Json);
        return Field("khoa").Length == 0 ? desk.NewKey() : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..48];
    }

    protected async Task<IActionResult> Do(LiveKind kind, string? venueId, LiveBody body, CancellationToken stop)
    {
        Open();
        await desk.Run.Do(Conference.Id, Key(kind, venueId, body), kind, venueId, body, Me, stop);
        return Redirect(Request.Path);
    }
}
