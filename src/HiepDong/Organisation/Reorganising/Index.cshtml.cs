using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Territories;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Organisation.Reorganising;

/// <summary>Four steps in one address: what is done, to whom, how, and what it restates. Every step is a form or a link; nothing is kept on the server between them.</summary>
internal sealed class IndexModel(NodeState node, Access access, Reorganise reorganise, Texts texts) : PageModel, IRefillable
{
    public sealed class OutcomeEntry
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Kind { get; set; }
        public string? Upper { get; set; }
        public string? Territory { get; set; }
    }

    private const int MostFound = 30;
    private static readonly Dictionary<string, ReorganisationKind> Kinds = new()
    {
        ["sap-nhap"] = ReorganisationKind.Merge, ["chia-tach"] = ReorganisationKind.Split, ["doi-ten"] = ReorganisationKind.Change, ["giai-the"] = ReorganisationKind.Dissolve,
        ["doi-cap-tren"] = ReorganisationKind.Superior, ["chuyen-dia-ban"] = ReorganisationKind.Move
    };

    [BindProperty(SupportsGet = true, Name = "loai")] public string Sort { get; set; } = "dia-ban";
    [BindProperty(SupportsGet = true, Name = "viec")] public string? Work { get; set; }
    [BindProperty(SupportsGet = true, Name = "s")] public List<string> Chosen { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true, Name = "tiep")] public bool ToDetails { get; set; }
    [BindProperty(SupportsGet = true, Name = "so")] public int Parts { get; set; } = 2;
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? Basis { get; set; }
    [BindProperty] public List<OutcomeEntry> Outcomes { get; set; } = [];
    [BindProperty] public Dictionary<string, string> Assigned { get; set; } = [];
    [BindProperty] public bool WithUnits { get; set; } = true;

    public bool OfTerritories => Sort != "don-vi";
    public ReorganisationKind? Kind => Work != null && Kinds.TryGetValue(Work, out var kind) && (kind != ReorganisationKind.Superior || !OfTerritories) ? kind : null;
    public IEnumerable<string> Works => Kinds.Keys.Where(k => k != "doi-cap-tren" || !OfTerritories);
    public IReadOnlyList<LifePart> Subjects { get; private set; } = [];
    public IReadOnlyList<LifePart> Found { get; private set; } = [];
    public IReadOnlyList<(LifePart Part, bool MayDivide)> ToAssign { get; private set; } = [];
    public IReadOnlyList<Choice> Parents { get; private set; } = [];
    public IReadOnlyList<Choice> KindChoices { get; private set; } = [];
    public ReorganisationPreview? Preview { get; private set; }
    public IReadOnlyList<MadeReorganisation> Recent { get; private set; } = [];
    public int Step => Preview != null ? 4 : Kind is null ? 1 : ToDetails && Chosen.Count > 0 ? 3 : 2;
    public LifePart Name(string id) => Lifeline.Part(Organisation, id);
    public Organisation Organisation => node.Organisation;

    public void OnGet()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        Fill();
    }

    /// <summary>Back from the preview with everything still typed.</summary>
    public void OnPostEdit()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageOrganisation);
        ToDetails = true;
        Fill();
    }

    public IActionResult OnPostPreview()
    {
        ToDetails = true;
        if (ModelState.IsValid) Preview = reorganise.Preview(AsRequest(), Actors.Of(HttpContext));
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop)
    {
        ToDetails = true;
        await reorganise.Apply(AsRequest(), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reorganise.done"];
        return Redirect("/quan-tri/sap-xep?loai=" + (OfTerritories ? "dia-ban" : "don-vi"));
    }

    public async Task<IActionResult> OnPostUndoAsync(string operation, CancellationToken stop)
    {
        Work = null;
        await reorganise.Undo(operation, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["reorganise.undone-now"];
        return Redirect("/quan-tri/sap-xep?loai=" + (OfTerritories ? "dia-ban" : "don-vi"));
    }

    public Task Refill(CancellationToken stop)
    {
        Preview = null;
        // A date that could not be read is refused before any handler has said so.
        ToDetails = true;
        Fill();
        return Task.CompletedTask;
    }

    /// <summary>The address of this page with some subjects more or fewer.</summary>
    public string Address(IEnumerable<string> chosen, bool details = false, int? parts = null, string? work = null) =>
        $"/quan-tri/sap-xep?loai={(OfTerritories ? "dia-ban" : "don-vi")}" + ((work ?? Work) is { } w ? "&viec=" + Uri.EscapeDataString(w) : "") + string.Concat(chosen.Select(c => "&s=" + Uri.EscapeDataString(c)))
        + (details ? "&tiep=true" : "") + (parts is { } n ? $"&so={n}" : "");

    private void Fill()
    {
        var organisation = node.Organisation;
        Chosen = [.. Chosen.Where(id => OfTerritories ? organisation.Territory(id) != null : organisation.Unit(id) != null).Distinct()];
        Subjects = [.. Chosen.Select(Name)];
        if (Step == 1) { Recent = reorganise.Recent(20); return; }
        if (Step == 2) { Search(organisation); return; }
        if (Step == 3) FillDetails(organisation);
    }

    private void Search(Organisation organisation)
    {
        if (string.IsNullOrWhiteSpace(Text)) return;
        Found = OfTerritories
            ? [.. OrganisationLookup.Territories(organisation, new(node.Today, Text: Text)).Where(t => t.Level > 0 && !Chosen.Contains(t.Id)).Take(MostFound).Select(t => Name(t.Id))]
            : [.. OrganisationLookup.Units(organisation, new(node.Today, Text: Text)).Where(u => !Chosen.Contains(u.Id)).Take(MostFound).Select(u => Name(u.Id))];
    }

    private void FillDetails(Organisation organisation)
    {
        var first = Chosen[0];
        var day = On ?? node.Today;
        var tree = organisation.At(day);
        Parts = Math.Clamp(Parts, 2, 8);
        var wanted = Kind switch { ReorganisationKind.Dissolve => 0, ReorganisationKind.Split => Math.Max(Parts, Outcomes.Count), _ => 1 };
        while (Outcomes.Count < wanted) Outcomes.Add(Outcomes.Count == 0 || Kind != ReorganisationKind.Split ? Like(first) : new() { Kind = Like(first).Kind, Upper = Like(first).Upper });
        if (OfTerritories)
        {
            var level = organisation.Territory(first)!.Level;
            KindChoices = [.. Enum.GetValues<TerritoryKind>().Where(k => UnitRules.LevelOf(k) == level).Select(k => new Choice(k.Code(), texts["territory.kind." + k.Code()]))];
            Parents = [.. tree.Territories.Where(t => t.Level < level && t.Level <= 1).OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => new Choice(t.Code, t.FullName))];
        }
        else KindChoices = [.. Words.EchelonChoices(texts)];
        if (Kind != ReorganisationKind.Split) return;
        var (territories, units) = ReorganisationPlan.ToAssign(organisation, OfTerritories, first, day);
        ToAssign = [.. territories.Select(t => (Name(t.Id), false)), .. units.Select(u => (Name(u.Id), OfTerritories))];
        foreach (var (part, mayDivide) in ToAssign) Assigned.TryAdd(part.Id, mayDivide ? "all" : "");
    }

    private OutcomeEntry Like(string id)
    {
        var organisation = node.Organisation;
        var tree = organisation.At(node.Today);
        return organisation.Territory(id) is { } t
            ? new() { Code = t.Code, Name = t.Name, Kind = t.Kind.Code(), Upper = tree.ParentOf(id) is { } p ? organisation.Territory(p)!.Code : null }
            : organisation.Unit(id) is { } u ? new()
            {
                Code = u.Code, Name = u.Name, Kind = u.Echelon.Code(), Upper = tree.ParentOf(id) is { } s ? organisation.Unit(s)!.Code : null,
                Territory = organisation.Become(u.TerritoryId, node.Today) is [var now, ..] ? organisation.Territory(now)!.Code : null
            } : new();
    }

    private ReorganisationRequest AsRequest()
    {
        if (Kind is not { } kind) throw new RefusalException(OrganisationProblems.NeedsSubjects(1));
        if (On is not { } on) throw new RefusalException(new Problem("form.required", ProblemKind.Invalid, "Hãy nhập mục này.", "Enter this item.", "On"));
        var organisation = node.Organisation;
        var outcomes = kind == ReorganisationKind.Dissolve ? [] : Outcomes.Where(o => !string.IsNullOrWhiteSpace(o.Code) || !string.IsNullOrWhiteSpace(o.Name)).Select(o => new Outcome((o.Code ?? "").Trim(),
            HiepDong.Text.Vietnamese.Clean(o.Name),
            OfTerritories && Codes.TryKind(o.Kind, out var k) ? k : null, !OfTerritories && Codes.TryEchelon(o.Kind, out var e) ? e : null,
            Find(o.Upper, code => OfTerritories ? organisation.TerritoryByCode(code, on)?.Id : organisation.UnitByCode(code, on)?.Id, "Upper"),
            OfTerritories ? null : Find(o.Territory, code => organisation.TerritoryByCode(code, on)?.Id, "Territory"))).ToList();
        if (outcomes.Count == 0 && kind is not (ReorganisationKind.Dissolve or ReorganisationKind.Split)) throw new RefusalException(OrganisationProblems.NeedsName());
        return new(kind, OfTerritories, Chosen, on, HiepDong.Text.Vietnamese.Clean(Basis), outcomes,
            Assigned.Where(a => a.Value == "all" || int.TryParse(a.Value, out _)).ToDictionary(a => a.Key, a => a.Value == "all" ? ReorganisationRequest.Divided : int.Parse(a.Value, System.Globalization.CultureInfo.InvariantCulture)),
            OfTerritories && WithUnits && kind is ReorganisationKind.Merge or ReorganisationKind.Change or ReorganisationKind.Move);

        static string? Find(string? code, Func<string, string?> find, string field) => string.IsNullOrWhiteSpace(code) ? null
            : find(code.Trim()) ?? throw new RefusalException(new Problem("organisation.no-such-code", ProblemKind.Invalid, $"Không có mã {code} vào ngày hiệu lực. Kiểm tra lại mã.", $"There is no code {code} on that day. Check it.", field));
    }
}
