using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Commendations.Entry;

/// <summary>Begins a list, or changes what stands above its lines.</summary>
internal sealed class ListPageModel(CommendationStore store, KeepCommendations keep, CommendationReach reach, Conferences.ConferenceStore conferences, WorkReach work, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid? Id { get; set; }
    public Commendation? List { get; private set; }
    public IReadOnlyList<OrgUnit> OwnUnits { get; private set; } = [];
    public IReadOnlyList<string> Deciders { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<Choice> Meetings { get; private set; } = [];
    public CommendationBody Shown { get; private set; } = new("", "", "", null, "", "", "", [], []);
    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];
    public string DeciderText => node.Organisation.Unit(Shown.DeciderUnitId) is { } unit ? UnitChoice.Label(unit) : "";
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet([FromQuery(Name = "hoi-nghi")] string? conference)
    {
        Load();
        if (List is { } list) Shown = list.Body;
        else if (conference is { Length: > 0 } && conferences.Find(conference) is { } meeting && work.Sees(Me, meeting.Body.Units))
            Shown = Shown with { ConferenceId = meeting.Id, Occasion = meeting.Body.Title, Period = meeting.Body.Period ?? Shown.Period };
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        var proposer = List?.Body.ProposerUnitId ?? (OwnUnits.FirstOrDefault(u => u.Id == Field("don-vi")) ?? OwnUnits.FirstOrDefault() ?? throw new RefusalException(AccountProblems.NotAllowed())).Id;
        var meeting = Field("hoi-nghi") is { Length: > 0 } id && conferences.Find(id) is { } found && work.Sees(Me, found.Body.Units) ? found : null;
        var decider = UnitChoice.Find(Field("quyet-dinh"), node.Organisation.At(node.Today).Units, "quyet-dinh");
        var body = new CommendationBody(Field("tieu-de"), Field("ky"), Field("dip"), meeting?.Id, meeting?.Body.Title ?? "", proposer, decider.Id, [], []);
        int? seen = int.TryParse(Request.Form["seen"], System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : null;
        var kept = List is null ? await keep.Create(body, Me, stop) : await keep.Rename(List.Id, body, seen, Me, stop);
        TempData["Flash"] = texts[List is null ? "commendation.created" : "commendation.saved", kept.Code];
        return Redirect("/khen-thuong/" + kept.Id);
    }

    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    private void Load()
    {
        access.Require(Me, Permission.WriteWork);
        if (Id is { } id)
        {
            List = store.Get(id.ToString());
            if (!reach.MayWrite(Me, List)) throw new RefusalException(AccountProblems.NotAllowed());
            if (!List.IsOpen) throw new RefusalException(CommendationProblems.NotOpen(List.Code));
            Shown = List.Body;
            Meanwhile = CommendationChanges.Since(Request, List, store, node.Organisation, texts);
        }
        OwnUnits = Me.IsOperator ? [] : [.. access.UnitsOf(Me, Permission.WriteWork)];
        var tree = node.Organisation.At(node.Today);
        var path = OwnUnits.SelectMany(u => tree.PathOf(u.TerritoryId)).ToHashSet();
        // Whoever decides stands on the way up: the committees and commands of the unit's own commune, province and country.
        Deciders = UnitChoice.Suggestions(tree.Units.Where(u => path.Contains(u.TerritoryId)), 60);
        var now = Period.Holding(node.Today, Rhythm.Year, WindowRule.Statutory);
        Periods = [.. Enumerable.Range(0, 3).SelectMany(n => new[] { now.Year - n }).SelectMany(y => new[] { Period.OfYear(y), new Period(y * 12, 9), new Period(y * 12, 6), Period.Quarter(y, 4), Period.Quarter(y, 3), Period.Quarter(y, 2), Period.Quarter(y, 1) })
            .Where(p => p.Window().From <= node.Today).Select(p => new Choice(p.Code, p.Name(texts.Language)))];
        if (Shown.Period.Length == 0) Shown = Shown with { Period = now.Code };
        Meetings = [.. conferences.Query("where c.state <> 'cancelled' order by c.starts_at desc limit 100").Where(c => work.Sees(Me, c.Body.Units)).Take(30).Select(c => new Choice(c.Id, texts.Date(c.Body.StartsAt) + " – " + c.Body.Title))];
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
