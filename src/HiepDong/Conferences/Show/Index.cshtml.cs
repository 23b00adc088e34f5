using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Conferences.Invitations;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Show;

/// <summary>One conference: its state, times, chairs, venues with their answers, agenda, documents and the published figures it works from.</summary>
internal sealed class IndexModel(ConferenceStore conferences, PrepareConference prepare, ConferenceRights rights, PinPublication pins, KeptFiles files, TimeProvider clock, NodeState node, People people, Texts texts) : PageModel, IRefillable
{
    public const int Size = 70;
    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "tl")] public string? OnlyAnswer { get; set; }
    [FromQuery(Name = "xep")] public string? Sort { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public Conference Conference { get; private set; } = null!;
    public ConferenceBody Body => Conference.Body;
    public IReadOnlyList<PlannedItem> Planned { get; private set; } = [];
    public IReadOnlyList<Venue> Venues { get; private set; } = [];
    public int Matching { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public IReadOnlyList<KeptFile> Files { get; private set; } = [];
    public ILookup<string, KeptFile> ItemFiles { get; private set; } = Array.Empty<KeptFile>().ToLookup(f => f.OwnerId);
    public PinnedFigures? Pinned { get; private set; }
    public IReadOnlyList<ConferenceVersion> Versions { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;
    public bool MayPrepare { get; private set; }
    public int? Undo { get; private set; }

    /// <summary>Venues of the person's own units.</summary>
    public IReadOnlyList<Venue> Mine { get; private set; } = [];
    public Organisation.Organisation Organisation => node.Organisation;
    public bool HasManyVenues => Body.Venues.Count > 15;
    public Actor Me => Actors.Of(HttpContext);

    /// <summary>What still has to be done before the venues can be invited.</summary>
    public IReadOnlyList<string> Lacking { get; private set; } = [];

    /// <summary>The form that was refused stays open.</summary>
    public bool Is(string handler) => pressed == handler;

    public void OnGet()
    {
        Open();
        Undo = UndoNote.Of(this, Conference);
        Load();
    }

    public Task<IActionResult> OnPostInvite([FromForm(Name = "so")] string? number, [FromForm(Name = "seen")] string? seen, CancellationToken stop) => Do("Invite", () =>
    {
        int? no = null;
        if (Vietnamese.Clean(number) is { Length: > 0 } typed) no = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new RefusalException(PreparationProblems.BadNumber());
        return prepare.Invite(Conference.Id, no, Seen(seen), Me, stop);
    }, "conf.invited");

    public Task<IActionResult> OnPostCancel([FromForm(Name = "ly-do-huy")] string? reason, [FromForm(Name = "seen")] string? seen, CancellationToken stop) => Do("Cancel", () => prepare.Cancel(Conference.Id, Vietnamese.Clean(reason), Seen(seen), Me, stop), "conf.cancelled");
    public Task<IActionResult> OnPostRestore([FromForm(Name = "seen")] string? seen, CancellationToken stop) => Do("Restore", () => prepare.Restore(Conference.Id, Seen(seen), Me, stop), "conf.restored");
    public Task<IActionResult> OnPostUndo([FromForm(Name = "seen")] string? seen, CancellationToken stop) => Do("Undo", () => prepare.Undo(Conference.Id, Seen(seen) ?? 0, Me, stop), "conf.undone");
    public Task<IActionResult> OnPostPublication([FromForm(Name = "cong-bo")] string? publication, [FromForm(Name = "seen")] string? seen, CancellationToken stop) => Do("Publication", () => pins.Pin(Conference.Id, publication, Seen(seen), Me, stop), "conf.publication-pinned");

    private async Task<IActionResult> Do(string handler, Func<Task<Conference>> work, string said)
    {
        pressed = handler;
        Open();
        var c = await work();
        TempData["Flash"] = texts[said, c.Code];
        if (handler == "Publication") TempData[UndoNote.Key] = c.Version.ToString(CultureInfo.InvariantCulture);
        return Redirect("/hoi-nghi/" + c.Id);
    }

    private static int? Seen(string? seen) => int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;

    private void Open()
    {
        Conference = conferences.Get(Id.ToString());
        rights.RequireSees(Me, Conference);
    }

    private void Load()
    {
        MayPrepare = rights.Prepares(Me, Body);
        Planned = AgendaSchedule.Of(Body);
        Mine = [.. Body.Venues.Where(v => !v.IsMain && rights.Answers(Me, v) && !Me.IsOperator)];
        LoadVenues();
        Files = [.. files.Of(Papers.ConferencePapers.Whole, Conference.Id).Where(f => f.RemovedAt is null)];
        ItemFiles = Body.Agenda.SelectMany(i => files.Of(Papers.ConferencePapers.Item, i.Id)).Where(f => f.RemovedAt is null).ToLookup(f => f.OwnerId);
        Pinned = pins.Figures(Body, Me);
        Versions = conferences.Versions(Conference.Id);
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Body.Venues.Select(v => v.AnsweredBy)).Concat(Body.Clerks).Append(Body.Invitation?.By).OfType<string>());
        if (MayPrepare && Conference.State == ConferenceState.Planned) Lacking = [.. ConferenceRules.CheckInvitation(Body, clock.GetUtcNow()).Select(p => p.In(texts.Language))];
    }

    private void LoadVenues()
    {
        IEnumerable<Venue> found = Body.Venues;
        foreach (var word in Vietnamese.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(v => Vietnamese.Fold(v.Name + " " + v.Presiding + " " + v.Place + " " + ConferenceWords.Unit(v.UnitId, Organisation)).Contains(word, StringComparison.Ordinal));
        if (ConferenceWords.Answers.FirstOrDefault(a => ConferenceWords.CodeOf(a) == OnlyAnswer) is var answer && !string.IsNullOrEmpty(OnlyAnswer)) found = found.Where(v => v.Answer == answer);
        var down = Sort?.StartsWith('-') == true;
        IOrderedEnumerable<Venue>? sorted = Sort?.TrimStart('-') switch
        {
            "ten" => Order(found, v => Vietnamese.SortKey(v.Name), down),
            "tra-loi" => Order(found, v => v.Answer.ToString(), down),
            "so-nguoi" => Order(found, v => v.Expected.ToString("00000", CultureInfo.InvariantCulture), down),
            _ => null
        };
        var all = (sorted ?? found).ToList();
        Matching = all.Count;
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Matching + Size - 1) / Size));
        Venues = [.. all.Skip((PageNumber - 1) * Size).Take(Size)];
    }

    private static IOrderedEnumerable<Venue> Order(IEnumerable<Venue> venues, Func<Venue, string> key, bool down) => down ? venues.OrderByDescending(key, StringComparer.Ordinal) : venues.OrderBy(key, StringComparer.Ordinal);

    public Task Refill(CancellationToken stop)
    {
        Open();
        Load();
        return Task.CompletedTask;
    }
}
