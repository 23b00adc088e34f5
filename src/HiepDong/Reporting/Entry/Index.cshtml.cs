using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Reporting;

/// <summary>One indicator's row on the entry page.</summary>
/// <param name="Accepted">What the version being corrected says.</param>
/// <param name="Other">What somebody else has saved meanwhile, when it differs.</param>
internal sealed record EntryRow(Indicator Indicator, bool IsPart, bool IsPair, string Text, string Remark, string Previous, string LastYear, string? Accepted, string? Other, IReadOnlyList<FieldFinding> Findings)
{
    public bool ShowsRemark => Remark.Length > 0 || Findings.Any(f => f.WantsRemark);
}

/// <summary>Enters a report: every field keeps what was typed, right or wrong.</summary>
internal sealed class EntryModel(ReportEntry entry, SaveDraft save, LocalModels.ModelFigures models, ReadTemplate template, NodeState node, People people, Texts texts, TimeProvider clock) : PageModel, IRefillable
{
    [FromRoute] public string Id { get; set; } = "";

    public EntryState State { get; private set; } = null!;
    public Draft Shown { get; private set; } = new();
    public int Revision { get; private set; }
    public IReadOnlyList<(FormSection Section, IReadOnlyList<EntryRow> Rows)> Sections { get; private set; } = [];
    public IReadOnlyList<FieldFinding> Findings { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Others { get; private set; } = new Dictionary<string, string>();
    public string? SavedBy { get; private set; }
    public string Pasted { get; private set; } = "";
    public IReadOnlyList<string> Unread { get; private set; } = [];
    /// <summary>What local models make of figures: shown beside them, taken over by a press only.</summary>
    public IReadOnlyDictionary<string, LocalModels.ModelFigure> FromModels { get; private set; } = new Dictionary<string, LocalModels.ModelFigure>();
    public IEnumerable<FieldFinding> Of(string field) => Findings.Where(f => f.Field == field);

    public IActionResult OnGet()
    {
        Open();
        if (!State.Report.IsOpenForEntry) return Redirect($"/bao-cao/{Id}");
        Show(State.Draft, State.Revision);
        return Page();
    }

    public async Task<IActionResult> OnPostSave(int revision, CancellationToken stop)
    {
        await Keep(revision, stop);
        TempData["Flash"] = texts["entry.saved-at", Now()];
        return Redirect($"/bao-cao/{Id}/nhap");
    }

    /// <summary>On to the summary; what is wrong is said there, with links back.</summary>
    public async Task<IActionResult> OnPostNext(int revision, CancellationToken stop)
    {
        await Keep(revision, stop);
        return Redirect($"/bao-cao/{Id}/nop");
    }

    /// <summary>The explicit statement that nothing happened: 0 into the empty fields of one section.</summary>
    public async Task<IActionResult> OnPostZero(int revision, int section, CancellationToken stop)
    {
        Open();
        var draft = Posted();
        var filled = 0;
        if (section >= 0 && section < State.Form.Sections.Count)
            foreach (var code in State.Form.Sections[section].Indicators)
                if (string.IsNullOrWhiteSpace(draft.Figures.GetValueOrDefault(code)) && node.Catalogue.TryGet(code, out var i) && i.AddsUp != AddsUp.Ratio) { draft.Figures[code] = "0"; filled++; }
        Shown = draft;
        await save.Run(Id, draft, revision, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["entry.zeros-filled", filled];
        return Redirect($"/bao-cao/{Id}/nhap#muc-{section + 1}");
    }

    /// <summary>Puts what the register of local models counts into its field, and says where it comes from.</summary>
    public async Task<IActionResult> OnPostTakeModels(int revision, [FromForm(Name = "chi-tieu")] string? code, CancellationToken stop)
    {
        Open();
        var draft = Posted();
        Shown = draft;
        if (models.For(State.Report.UnitId, State.Form, State.Report.Period).GetValueOrDefault(code ?? "") is not { } counted) throw new RefusalException(LocalModels.ModelProblems.NothingToTake());
        var text = counted.Text;
        draft.Figures[code!] = text;
        draft.Origins[code!] = new(text, new(OriginKind.Models, Actors.Of(HttpContext).UserName, clock.GetUtcNow(), Place: counted.Path));
        await save.Run(Id, draft, revision, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["model.taken", counted.Count];
        return Redirect($"/bao-cao/{Id}/nhap#{ReadEntry.FieldOf(code!).Replace('.', '_')}");
    }

    public async Task<IActionResult> OnPostPaste(int revision, string? paste, CancellationToken stop)
    {
        Open();
        var (values, unread) = EntryForm.Paste(paste, State.Form, node.Catalogue);
        (Pasted, Unread) = (paste ?? "", unread);
        if (values.Count == 0) throw new RefusalException(ReportProblems.NothingPasted());
        var draft = Posted();
        foreach (var (code, value) in values) draft.Figures[code] = value;
        Shown = draft;
        var next = await save.Run(Id, draft, revision, Actors.Of(HttpContext), stop);
        if (unread.Count == 0)
        {
            TempData["Flash"] = texts["entry.pasted", values.Count];
            return Redirect($"/bao-cao/{Id}/nhap");
        }
        Pasted = string.Join('\n', unread);
        Show(draft, next);
        return Page();
    }

    public async Task<IActionResult> OnPostUpload(int revision, IFormFile? file, CancellationToken stop)
    {
        Open();
        if (file is null || file.Length == 0) throw new RefusalException(ReportProblems.NoFile());
        if (file.Length > Attachments.MaxSize) throw new RefusalException(ReportProblems.FileTooLarge(file.FileName));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        var (figures, _) = await template.Run(State, Posted(), revision, file.FileName, content.ToArray(), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["entry.uploaded", figures, file.FileName];
        return Redirect($"/bao-cao/{Id}/nhap");
    }

    /// <summary>For the page's script: what the checks say of what stands in the fields now.</summary>
    public IActionResult OnPostCheck()
    {
        Open();
        return Answer(Posted(), null);
    }

    /// <summary>For the page's script: keeps the draft without leaving the page.</summary>
    public async Task<IActionResult> OnPostKeep(int revision, CancellationToken stop)
    {
        Open();
        var draft = Posted();
        try
        {
            return Answer(draft, await save.Run(Id, draft, revision, Actors.Of(HttpContext), stop));
        }
        catch (RefusalException refusal)
        {
            return new JsonResult(new { code = refusal.First.Code, message = refusal.First.In(texts.Language) }) { StatusCode = ErrorHandling.StatusOf(refusal.First.Kind) };
        }
    }

    private JsonResult Answer(Draft draft, int? revision)
    {
        var findings = entry.Check(State.Report, State.Form, draft, State.Accepted);
        return new(new
        {
            revision, saved = revision is null ? null : texts["entry.saved-at", Now()], filled = State.Form.IndicatorCodes.Count(c => !string.IsNullOrWhiteSpace(draft.Figures.GetValueOrDefault(c))),
            findings = findings.Select(f => new { field = f.Field, error = f.IsError, remark = f.WantsRemark, text = f.In(texts.Language) })
        });
    }

    private async Task Keep(int revision, CancellationToken stop)
    {
        Open();
        await save.Run(Id, Posted(), revision, Actors.Of(HttpContext), stop);
    }

    /// <summary>After a refusal: what was typed stays; what another person saved stands beside it, and saving again replaces that.</summary>
    public Task Refill(CancellationToken stop)
    {
        Open();
        var typed = Shown.Figures.Count > 0 ? Shown : Posted();
        if (State.Saved is { } saved && Request.Form["revision"] != saved.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            SavedBy = people.Name(saved.SavedBy);
            var others = new Dictionary<string, string>();
            foreach (var code in State.Codes)
                if ((typed.Figures.GetValueOrDefault(code) ?? "").Trim() != (saved.Draft.Figures.GetValueOrDefault(code) ?? "").Trim()) others[ReadEntry.FieldOf(code)] = saved.Draft.Figures.GetValueOrDefault(code) ?? "";
            foreach (var n in State.Form.Narratives)
                if ((typed.Narratives.GetValueOrDefault(n.Code) ?? "").Trim() != (saved.Draft.Narratives.GetValueOrDefault(n.Code) ?? "").Trim()) others[ReadEntry.NarrativeField(n.Code)] = saved.Draft.Narratives.GetValueOrDefault(n.Code) ?? "";
            Others = others;
        }
        Show(typed, State.Revision);
        return Task.CompletedTask;
    }

    private void Open() => State = entry.Load(Id, Actors.Of(HttpContext), offer: true);

    private Draft Posted() => EntryForm.Read(Request.Form, State.Form, State.Draft);

    private void Show(Draft draft, int revision)
    {
        (Shown, Revision) = (draft, revision);
        FromModels = models.For(State.Report.UnitId, State.Form, State.Report.Period);
        Findings = entry.Check(State.Report, State.Form, draft, State.Accepted);
        var (previous, lastYear) = entry.Before(State.Report);
        Sections = [.. State.Form.Sections.Select(s => (s, (IReadOnlyList<EntryRow>)[.. EntryForm.Rows(s, node.Catalogue).Select(r => Row(r, previous, lastYear))]))];
    }

    private EntryRow Row((Indicator Indicator, bool IsPart, bool IsPair) r, NodeSums previous, NodeSums lastYear)
    {
        var i = r.Indicator;
        var field = ReadEntry.FieldOf(i.Code);
        // Beside a field numbers stand as the field reads them, on English pages too.
        string Value(NodeSums sums) => node.Consolidator.TotalOf(i, sums).ToQuantity(i)?.Write("vi") ?? "–";
        return new(i, r.IsPart, r.IsPair, Shown.Figures.GetValueOrDefault(i.Code) ?? "", Shown.Remarks.GetValueOrDefault(i.Code) ?? "",
            Value(previous), Value(lastYear),
            State.Accepted is { } a ? a.Of(i.Number)?.Quantity.Write("vi") ?? "–" : null, Others.GetValueOrDefault(field), [.. Of(field)]);
    }

    private string Now() => clock.GetUtcNow().ToOffset(VietnamTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
