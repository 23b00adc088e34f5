using System.Globalization;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Commendations.Entry;

/// <summary>One line of a list: the nominee, the award, and the achievement drawn from results and figures.</summary>
internal sealed class LineModel(CommendationStore store, KeepCommendations keep, CommendationReach reach, AchievementSources sources, Storage.Database database, NodeState node, Texts texts) : PageModel, IRefillable
{
    [FromRoute] public Guid Id { get; set; }
    [FromRoute] public Guid? LineId { get; set; }

    public Commendation List { get; private set; } = null!;
    public CommendationLine? Line { get; private set; }
    public LineForm Form { get; private set; } = LineForm.Empty;
    public IReadOnlyList<(AchievementSource Source, JointResult Result)> Results { get; private set; } = [];
    public IReadOnlyList<AchievementSource> Figures { get; private set; } = [];

    /// <summary>Sources taken before that the unit's results and reports no longer hold.</summary>
    public IReadOnlyList<AchievementSource> Gone { get; private set; } = [];
    public IReadOnlyList<EarlierAward> Earlier { get; private set; } = [];
    public OrgUnit? Unit { get; private set; }

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Forces => [.. Enum.GetValues<Force>().Select(f => new Choice(f.Code(), f.Name(texts.Language)))];
    public bool Ticks(AchievementSource source) => Form.Ticked.Contains(LineForm.TickOf(source));
    public string NameOf(EarlierAward e) => NomineeWords.Of(e.Line.Nominee, node.Organisation);
    private Actor Me => Actors.Of(HttpContext);

    public void OnGet([FromQuery(Name = "don-vi")] string? unit)
    {
        Open();
        if (Line is { } line) Form = LineForm.Of(line, node.Organisation);
        else if (unit is { Length: > 0 }) Form = Form with { Unit = unit };
        Load();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec")] string? press, [FromForm(Name = "seen")] string? seen, CancellationToken stop)
    {
        Open();
        Form = LineForm.Read(Request.Form);
        var problems = Load();
        var chosen = Chosen();
        if (press == "xem") return Shown();
        var drafted = AchievementText.Of(chosen, List.Body.Span, node);
        if (press == "viet")
        {
            // What was written stays; the sentence of the sources follows it.
            if (drafted.Length > 0 && !Form.Achievement.Contains(drafted, StringComparison.Ordinal)) Form = Form with { Achievement = (Form.Achievement + " " + drafted).Trim() };
            return Shown();
        }
        if (Form.Achievement.Length == 0) Form = Form with { Achievement = drafted };
        var line = Form.ToLine(Line?.Id ?? NewId(), Unit, chosen, problems);
        if (problems.Count > 0) throw new RefusalException([.. problems.Concat(CommendationRules.Check(line)).DistinctBy(p => (p.Code, p.Field))]);
        int? version = int.TryParse(seen, CultureInfo.InvariantCulture, out var v) ? v : null;
        var kept = await keep.Write(List.Id, line, version, Me, stop);
        var again = keep.Earlier(kept, kept.Body.Line(line.Id)!);
        (TempData["Flash"], TempData["FlashKind"]) = again.Count == 0 ? (texts["commendation.line-saved"], "ok") : (texts["commendation.line-saved-again", again.Count], "warn");
        return Redirect("/khen-thuong/" + kept.Id);
    }

    private string NewId() => database.NewId();

    private IActionResult Shown()
    {
        // The form as it was reshaped, not as it was sent.
        ModelState.Clear();
        return Page();
    }

    private void Open()
    {
        List = store.Get(Id.ToString());
        if (!reach.MayWrite(Me, List)) throw new RefusalException(AccountProblems.NotAllowed());
        if (!List.IsOpen) throw new RefusalException(CommendationProblems.NotOpen(List.Code));
        Meanwhile = CommendationChanges.Since(Request, List, store, node.Organisation, texts);
        if (LineId is { } id) Line = List.Body.Line(id.ToString()) ?? throw new RefusalException(CommendationProblems.NoSuchLine());
    }

    private List<AchievementSource> Chosen() => [.. Results.Select(r => r.Source).Concat(Figures).Concat(Gone).Where(Ticks)];

    private List<Problem> Load()
    {
        var problems = new List<Problem>();
        Unit = Form.UnitIn(node, problems);
        if (Unit is { } unit)
        {
            Results = sources.Results(unit.Id, List.Body.Span);
            Figures = sources.Figures(unit.Id, List.Body.Span);
        }
        var there = Results.Select(r => LineForm.TickOf(r.Source)).Concat(Figures.Select(LineForm.TickOf)).ToHashSet();
        Gone = Line is { } kept && Unit is { } same && kept.Nominee.UnitId is { } was && store.SameUnit(was, same.Id) ? [.. kept.Sources.Where(s => !there.Contains(LineForm.TickOf(s)))] : [];
        var tree = node.Organisation.At(node.Today);
        var home = node.Organisation.Unit(List.Body.ProposerUnitId)?.TerritoryId;
        var province = home is null ? null : tree.PathOf(home).Reverse().Skip(1).FirstOrDefault();
        Units = UnitChoice.Suggestions(province is null ? tree.Units : tree.UnitsUnder(Scope.OfTerritory(province)), 250);
        Earlier = Form.Unit.Length + Form.Name.Length == 0 ? [] : keep.Earlier(List, Form.ToLine(Line?.Id ?? "", Unit, Chosen(), []));
        return problems;
    }

    public Task Refill(CancellationToken stop)
    {
        Open();
        if (Request.HasFormContentType) Form = LineForm.Read(Request.Form);
        Load();
        return Task.CompletedTask;
    }
}
