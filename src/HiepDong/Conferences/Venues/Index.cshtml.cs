using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Venues;

/// <summary>The venues of a conference that is still ahead: added one by one or by groups, changed, taken out.</summary>
internal sealed class IndexModel(PrepareConference prepare, ConferenceStore conferences, ConferenceRights rights, ChooseUnits choose, Database database, NodeState node, Texts texts)
    : PartPage(prepare, conferences, rights, node, texts, "venues")
{
    private readonly NodeState node = node;

    public const int Size = 70;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    public Venue? Editing { get; private set; }
    public IReadOnlyList<Venue> Shown { get; private set; } = [];
    public int PageNumber { get; private set; } = 1;
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Provinces { get; private set; } = [];
    public IReadOnlyList<Choice> Forces => [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(T.Language)))];
    public Organisation.Organisation Organisation => node.Organisation;
    public override string Path => $"/hoi-nghi/{Conference.Id}/diem-cau";

    /// <summary>Adds a venue, or changes the one whose form is open.</summary>
    public async Task<IActionResult> OnPostSave([FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "ten")] string? name, [FromForm(Name = "noi")] string? place, [FromForm(Name = "nguoi-chu-tri")] string? presiding,
        [FromForm(Name = "so-nguoi")] string? expected, [FromForm(Name = "lien-lac")] string? line, [FromForm(Name = "lien-ket")] string? link, [FromForm(Name = "chinh")] bool main, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        if (string.IsNullOrWhiteSpace(unit)) throw new RefusalException(PreparationProblems.VenueWithoutUnit());
        var of = UnitChoice.Find(unit, node.Organisation.At(node.Today).Units, "don-vi");
        var people = 0;
        if (Vietnamese.Clean(expected) is { Length: > 0 } typed && !int.TryParse(typed.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out people)) throw new RefusalException(PreparationProblems.NotANumber(typed, "so-nguoi"));
        var before = EditId is null ? null : Conference.Body.VenueOf(EditId) ?? throw new RefusalException(PreparationProblems.NoVenue());
        var venue = (before ?? new Venue(database.NewId(), of.Id, of.Name)) with
        {
            UnitId = of.Id, Name = Vietnamese.Clean(name) is { Length: > 0 } given ? given : of.Name, Place = Vietnamese.Clean(place), Presiding = Vietnamese.Clean(presiding), Expected = people, BackupLine = Vietnamese.Clean(line),
            VideoLink = Vietnamese.Clean(link), IsMain = main
        };
        return await Keep(body => before is null ? body with { Venues = [.. body.Venues, venue] } : body.With(venue with { Answer = body.VenueOf(venue.Id)?.Answer ?? VenueAnswer.Pending }), seen, T[before is null ? "conf.venue-added" : "conf.venue-changed", venue.Name], stop);
    }

    /// <summary>A whole group at once; units that are invited already are passed over.</summary>
    public async Task<IActionResult> OnPostGroup([FromForm(Name = "nhom")] string? group, [FromForm(Name = "luc-luong")] string? force, [FromForm(Name = "tinh")] string? province, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        var units = choose.Of(group ?? "", Codes.TryForce(force ?? "", out var f) ? f : null, province, Conference.Body);
        var fresh = units.Where(u => Conference.Body.Venues.All(v => v.UnitId != u.Id)).ToList();
        if (units.Count == 0) throw new RefusalException(PreparationProblems.NoUnitsToAdd());
        if (fresh.Count == 0)
        {
            TempData["Flash"] = T["conf.group-there", units.Count];
            return Redirect(Path);
        }
        var made = fresh.Select(u => new Venue(database.NewId(), u.Id, u.Name)).ToList();
        return await Keep(body => body with { Venues = [.. body.Venues, .. made] }, seen, T["conf.group-added", fresh.Count, units.Count - fresh.Count], stop);
    }

    public async Task<IActionResult> OnPostRemove([FromForm(Name = "diem")] string? venueId, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        var venue = Conference.Body.VenueOf(venueId ?? "") ?? throw new RefusalException(PreparationProblems.NoVenue());
        return await Keep(body => body.Agenda.FirstOrDefault(i => i.VenueId == venue.Id) is { } item ? throw new RefusalException(PreparationProblems.VenueSpeaks(venue.Name, item.Title))
            : body with { Venues = [.. body.Venues.Where(v => v.Id != venue.Id)] }, seen, T["conf.venue-removed", venue.Name], stop);
    }

    protected override void Load()
    {
        Editing = EditId is null ? null : Conference.Body.VenueOf(EditId);
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Conference.Body.Venues.Count + Size - 1) / Size));
        Shown = [.. Conference.Body.Venues.Skip((PageNumber - 1) * Size).Take(Size)];
        var invited = Conference.Body.Venues.Select(v => v.UnitId).ToHashSet();
        var tree = node.Organisation.At(node.Today);
        Units = [.. tree.UnitsUnder(Scope.OfTerritory(node.Organisation.Become(Conference.Body.TerritoryId, node.Today) is [var t, ..] ? t : Conference.Body.TerritoryId)).Where(u => !invited.Contains(u.Id)).OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal).Take(200).Select(UnitChoice.Label)];
        Provinces = [.. OrganisationLookup.Territories(node.Organisation, new(node.Today)).Where(p => p.Level == 1).Select(p => new Choice(p.Code, p.FullName))];
    }
}
