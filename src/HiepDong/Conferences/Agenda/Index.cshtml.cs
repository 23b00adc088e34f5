using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Conferences.Entry;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Agenda;

/// <summary>The agenda of a conference that is still ahead: items added, changed, moved and taken out, with the times that follow.</summary>
internal sealed class IndexModel(PrepareConference prepare, ConferenceStore conferences, ConferenceRights rights, Node.NodeState node, Database database, Texts texts)
    : PartPage(prepare, conferences, rights, node, texts, "agenda")
{
    public IReadOnlyList<PlannedItem> Planned { get; private set; } = [];
    public AgendaItem? Editing { get; private set; }
    public override string Path => $"/hoi-nghi/{Conference.Id}/chuong-trinh";
    public IReadOnlyList<Choice> Kinds => [.. ConferenceWords.AgendaKinds.Select(k => new Choice(ConferenceWords.CodeOf(k), ConferenceWords.Agenda(k, T)))];

    /// <summary>Minutes of the conference that no item takes.</summary>
    public int Left => Planned.Count == 0 ? (int)(Conference.Body.EndsAt - Conference.Body.StartsAt).TotalMinutes : (int)(Conference.Body.EndsAt - Planned[^1].To).TotalMinutes;

    /// <summary>Adds an item at the end, or changes the one whose form is open.</summary>
    public async Task<IActionResult> OnPostSave([FromForm(Name = "loai")] string? kind, [FromForm(Name = "noi-dung")] string? title, [FromForm(Name = "so-phut")] string? minutes, [FromForm(Name = "bat-dau")] string? at,
        [FromForm(Name = "diem-cau")] string? venueId, [FromForm(Name = "nguoi-trinh-bay")] string? speaker, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        var problems = new List<Problem>();
        var length = 0;
        var typed = Vietnamese.Clean(minutes);
        if (!int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out length)) problems.Add(PreparationProblems.NotANumber(typed, "so-phut"));
        TimeOnly? begins = null;
        if (Vietnamese.Clean(at) is { Length: > 0 } hour && (begins = HourText.Read(hour)) is null) problems.Add(PreparationProblems.NotAnHour(hour, "bat-dau"));
        if (problems.Count > 0) throw new RefusalException(problems);
        var before = EditId is null ? null : Conference.Body.Agenda.FirstOrDefault(i => i.Id == EditId) ?? throw new RefusalException(PreparationProblems.NoItem());
        var item = new AgendaItem(before?.Id ?? database.NewId(), ConferenceWords.AgendaKinds.FirstOrDefault(k => ConferenceWords.CodeOf(k) == kind), Vietnamese.Clean(title), length, Vietnamese.Clean(speaker), string.IsNullOrEmpty(venueId) ? null : venueId) { At = begins };
        return await Keep(body => body with { Agenda = before is null ? [.. body.Agenda, item] : [.. body.Agenda.Select(i => i.Id == item.Id ? item : i)] }, seen, T[before is null ? "conf.item-added" : "conf.item-changed"], stop);
    }

    /// <summary>Moves an item by one place ("len.ID", "xuong.ID") or takes it out ("bo.ID").</summary>
    public async Task<IActionResult> OnPostArrange([FromForm(Name = "viec")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        if ((press ?? "").Split('.') is not [var what, var id] || Conference.Body.Agenda.All(i => i.Id != id)) throw new RefusalException(PreparationProblems.NoItem());
        return what switch
        {
            "len" or "xuong" => await Keep(body => body with { Agenda = AgendaSchedule.Move(body.Agenda, id, what == "len" ? -1 : 1) }, seen, T["conf.item-moved"], stop),
            _ => await Keep(body => body with { Agenda = [.. body.Agenda.Where(i => i.Id != id)] }, seen, T["conf.item-removed"], stop)
        };
    }

    protected override void Load()
    {
        Planned = AgendaSchedule.Of(Conference.Body);
        Editing = EditId is null ? null : Conference.Body.Agenda.FirstOrDefault(i => i.Id == EditId);
    }
}
