using HiepDong.Accounts;
using HiepDong.Directives;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Plans.Edit;

/// <summary>What writing a new plan and changing one have in common: the form and what it suggests.</summary>
internal abstract class PlanFormPage(NodeState node, PlanAccess reach, DirectiveChoices directives, Texts texts) : PageModel, IRefillable
{
    private const int MostSuggestions = 200;

    public PlanForm Form { get; protected set; } = new();
    public IReadOnlyList<OrgUnit> Authors { get; private set; } = [];
    public IReadOnlyList<string> Places { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<string> Indicators { get; private set; } = [];

    /// <summary>Entries of the register of directives that may be cited.</summary>
    public IReadOnlyList<string> Directives { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    /// <summary>The plan that is changed; null for a new one.</summary>
    public Plan? Present { get; protected set; }

    /// <summary>Its parties have it before them: saving sends a new edition.</summary>
    public bool AsksAgain => Present is { IsBeingAgreed: true };
    public Actor Me => Actors.Of(HttpContext);
    public OrgUnit? Author => Present is { } p ? node.Organisation.Unit(p.Body.AuthorUnitId) : Authors.FirstOrDefault(u => u.Id == Form.Author) ?? Authors.FirstOrDefault();
    public static IReadOnlyList<Choice> Topics(Texts texts) => [.. HiepDong.Indicators.Topics.All.Select(t => new Choice(t.Code, texts.Raw(t.Vi, t.En)))];
    public static IReadOnlyList<Choice> Kinds(Texts texts) => [.. Enum.GetValues<PlanKind>().Select(k => new Choice(PlanStore.CodeOf(k), PlanWords.Kind(k, texts)))];
    public static IReadOnlyList<Choice> Rules(Texts texts) => [.. Enum.GetValues<TargetRule>().Select(r => new Choice(r.ToString().ToLowerInvariant(), PlanWords.Rule(r, texts)))];

    protected void Load()
    {
        Authors = reach.Authors(Me);
        var tree = node.Organisation.At(node.Today);
        var path = Author is { } author ? tree.PathOf(author.TerritoryId).ToList() : [];
        var province = path.Count >= 2 ? path[^2] : null;
        IEnumerable<Territories.Territory> near = province is null ? [] : tree.Territories.Where(t => tree.PathOf(t.Id).Contains(province)).OrderBy(t => t.Level).ThenBy(t => Vietnamese.SortKey(t.Name), StringComparer.Ordinal);
        Places = [.. near.Concat(tree.Territories.Where(t => t.Level <= 1 && t.Id != province)).Take(MostSuggestions).Select(t => ResultTyped.Label(t, node.Organisation))];
        // Parties first, then the units of the province, highest first.
        var parties = (Present?.Body.Parties ?? []).Select(p => node.Organisation.Unit(p.UnitId)).OfType<OrgUnit>();
        var within = province is null ? tree.Units.Where(u => u.Echelon <= Echelon.Province) : tree.UnitsUnder(Scope.OfTerritory(province));
        Units = [.. parties.Concat(within.OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal)).DistinctBy(u => u.Id).Take(MostSuggestions).Select(UnitChoice.Label)];
        Indicators = [.. node.Catalogue.Indicators.Where(i => !i.Retired).Select(i => PlanForm.Label(i, texts))];
        Directives = directives.Suggestions(Me, most: 80);
        var years = new[] { Form.From, Form.To }.Select(LocalValueBinder.ReadDate).OfType<DateOnly>().Select(d => d.Year).DefaultIfEmpty(node.Today.Year).Distinct().Order().ToList();
        Periods = [.. years.Take(3).SelectMany(PeriodsOf)];
    }

    private IEnumerable<Choice> PeriodsOf(int year)
    {
        Period[] periods = [Period.OfYear(year), new(year * 12, 6), new(year * 12 + 6, 6), new(year * 12, 9), .. Enumerable.Range(1, 4).Select(q => Period.Quarter(year, q)), .. Enumerable.Range(1, 12).Select(m => Period.Month(year, m))];
        return periods.Select(p => new Choice(p.Code, Documents.DraftedSentences.UpperFirst(p.Name(texts.Language)), year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>"them-viec" adds rows to the part "viec"; nothing is kept by it.</summary>
    protected bool Reshape(string? press)
    {
        if (press?.StartsWith("them-", StringComparison.Ordinal) != true || PlanForm.Parts.All(p => p.Prefix != press[5..])) return false;
        Form.WithRoom(press[5..], press[5..] is "viec" or "tt" ? 5 : 3);
        return true;
    }

    /// <summary>A basis that was chosen from the register; anything else stays the text it is.</summary>
    protected PlanBasis? Cite(string typed)
    {
        if (typed.Split(" – ").Length < 3) return null;
        try { return directives.Find(typed, Me, "can-cu") is var d && DirectiveWords.Label(d.Body) == typed ? new(DirectiveCitation.Name(d.Body), d.Id) : null; }
        catch (RefusalException) { return null; }
    }

    /// <summary>Problems of the text under the names of the form's fields.</summary>
    protected async Task<Plan> Fields(Func<Task<Plan>> work)
    {
        try { return await work(); }
        catch (RefusalException e) { throw new RefusalException([.. e.Problems.Select(Form.InForm)]); }
    }

    public virtual Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
