using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Conferences.Entry;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Rhythm;

/// <summary>The rhythm of each echelon: how often, on which day, who hosts in turn, by what source.</summary>
internal sealed class IndexModel(RhythmStore store, ChangeRhythm change, Access access, People people, Texts texts) : PageModel, IRefillable
{
    public const int MostHosts = 5;

    [FromQuery(Name = "sua")] public string? EditId { get; set; }
    public IReadOnlyList<StoredRule> Rows { get; private set; } = [];
    public IReadOnlyList<StoredRule> Removed { get; private set; } = [];
    public StoredRule? Editing { get; private set; }
    public bool MayChange { get; private set; }
    public Func<string, string> NameOf { get; private set; } = n => n;
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>What the form of a row was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts => Editing is not { Rule: var r } ? [] :
    [
        (texts["conf.echelon"], r.Echelon.Name(texts.Language)), (texts["conf.kind"], ConferenceWords.Kind(r.Kind, texts)), (texts["conf.every"], texts["conf.every." + ConferenceWords.CodeOf(r.Every)]),
        (texts["conf.from"], r.At.ToString("HH:mm", CultureInfo.InvariantCulture)), (texts["conf.minutes"], texts.Number(r.Minutes)), (texts["conf.rhythm-day"], Day(r)),
        (texts["conf.rotation"], string.Join(" → ", r.Rotation.Select(f => f.Name(texts.Language)))), (texts["conf.from-day"], texts.Date(r.ValidFrom)), (texts["conf.to-day"], r.ValidTo is { } to ? texts.Date(to) : ""),
        (texts["conf.source"], r.Source), (texts["list.state"], texts[Editing.Removed ? "conf.rhythm-is-removed" : "conf.rhythm-in-use"])
    ];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public IReadOnlyList<Choice> Echelons => [.. Enum.GetValues<Echelon>().Where(e => e != Echelon.District).Select(e => new Choice(e.Code(), Documents.DraftedSentences.UpperFirst(e.Name(texts.Language))))];
    public IReadOnlyList<Choice> Kinds => [.. ConferenceWords.Kinds.Select(k => new Choice(ConferenceWords.CodeOf(k), ConferenceWords.Kind(k, texts)))];
    public IReadOnlyList<Choice> Everies => [.. ConferenceWords.Rhythms.Select(e => new Choice(ConferenceWords.CodeOf(e), texts["conf.every." + ConferenceWords.CodeOf(e)]))];
    public IReadOnlyList<Choice> Forces => [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))];

    /// <summary>"Thứ hai", "10 ngày sau ngày cuối kỳ", "6 ngày trước ngày cuối kỳ".</summary>
    public string Day(RhythmRule r) => r.Every == MeetingEvery.Week ? texts["conf.weekday." + r.Day.ToString(CultureInfo.InvariantCulture)] : r.Day == 0 ? texts["conf.day-last"] : texts[r.Day < 0 ? "conf.day-before" : "conf.day-after", Math.Abs(r.Day)];

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm(Name = "cap")] string? echelon, [FromForm(Name = "loai")] string? kind, [FromForm(Name = "nhip")] string? every, [FromForm(Name = "ngay")] string? day, [FromForm(Name = "gio")] string? hour,
        [FromForm(Name = "so-phut")] string? minutes, [FromForm(Name = "tu")] DateOnly? from, [FromForm(Name = "den")] DateOnly? to, [FromForm(Name = "nguon")] string? source, CancellationToken stop)
    {
        var problems = new List<Problem>();
        int Number(string? typed, string field)
        {
            if (int.TryParse(Vietnamese.Clean(typed).Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)) return n;
            problems.Add(PreparationProblems.NotANumber(Vietnamese.Clean(typed), field));
            return 0;
        }
        var at = HourText.Read(Vietnamese.Clean(hour));
        if (at is null) problems.Add(PreparationProblems.NotAnHour(Vietnamese.Clean(hour), "gio"));
        var rotation = Enumerable.Range(1, MostHosts).Select(n => Request.Form[$"luan-phien-{n}"].FirstOrDefault()).Where(f => !string.IsNullOrEmpty(f)).Select(f => Codes.TryForce(f!, out var force) ? force : (Force?)null).OfType<Force>().ToList();
        var rule = new RhythmRule(Enum.GetValues<Echelon>().FirstOrDefault(e => e.Code() == echelon), ConferenceWords.Kinds.FirstOrDefault(k => ConferenceWords.CodeOf(k) == kind), ConferenceWords.Rhythms.FirstOrDefault(e => ConferenceWords.CodeOf(e) == every),
            Number(day, "ngay"), at ?? default, Number(minutes, "so-phut"), rotation, from ?? new(2020, 1, 1), to, Vietnamese.Clean(source));
        if (problems.Count > 0) throw new RefusalException(problems);
        Load();
        Overtaken.Refuse(Meanwhile);
        await change.Save(string.IsNullOrEmpty(EditId) ? null : EditId, rule, Me, stop);
        TempData["Flash"] = texts["conf.rhythm-saved"];
        return Redirect("/quan-tri/nhip-hoi-nghi");
    }

    public async Task<IActionResult> OnPostRemove([FromForm] string id, CancellationToken stop)
    {
        await change.Mark(id, true, Me, stop);
        TempData["Flash"] = texts["conf.rhythm-removed"];
        return Redirect("/quan-tri/nhip-hoi-nghi");
    }

    public async Task<IActionResult> OnPostRestore([FromForm] string id, CancellationToken stop)
    {
        await change.Mark(id, false, Me, stop);
        TempData["Flash"] = texts["conf.rhythm-restored"];
        return Redirect("/quan-tri/nhip-hoi-nghi");
    }

    private void Load()
    {
        MayChange = change.May(Me);
        if (!MayChange) access.Require(Me, Permission.SeeWork);
        var all = store.All();
        (Rows, Removed) = ([.. all.Where(r => !r.Removed)], [.. all.Where(r => r.Removed)]);
        // A row that was removed while its form was open is still that row: saving puts it back.
        Editing = MayChange ? (HttpMethods.IsPost(Request.Method) ? all : Rows).FirstOrDefault(r => r.Id == EditId) : null;
        Meanwhile = Overtaken.Since(Request, Facts);
        NameOf = people.Names(all.Select(r => r.By));
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
