using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Intake;

/// <summary>What became of one file: read, asked about, or refused with the reason.</summary>
/// <param name="Held">The text that waits for the officer's word, as the page carries it.</param>
internal sealed record FileOutcome(string Name, IncomingText? Text, IReadOnlyList<string> Personal, string? Held, IReadOnlyList<Problem> Problems);

/// <summary>Takes texts in, many at once or one pasted, and lists what waits to be confirmed.</summary>
internal sealed class ListModel(TakeIn takeIn, HandleText handle, IntakeStore store, NodeState node, Access access, People people, IDataProtectionProvider protection, Texts texts) : PageModel, IRefillable
{
    public const int Size = 50;

    [FromQuery(Name = "trang-thai")] public string? Standing { get; set; }
    [FromQuery(Name = "ky")] public string? PeriodCode { get; set; }
    [FromQuery(Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }
    [FromQuery(Name = "vua-bo")] public string? JustDiscarded { get; set; }

    public IReadOnlyList<IncomingText> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public IReadOnlyList<FileOutcome> Outcomes { get; private set; } = [];
    /// <summary>Something was pasted and is still to be sent.</summary>
    public bool Pasting => Request.HasFormContentType && Request.Form["noi-dung"].ToString().Length > 0;
    public Func<string, string> NameOf { get; private set; } = n => n;
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string FormName(IncomingText t) => node.Catalogue.FormFor(t.FormCode, t.Period)?.Name(texts.Language) ?? t.FormCode;

    public void OnGet() => Load();

    /// <summary>Reads what was sent, one file after the other: what happens to one changes nothing for the others.</summary>
    public async Task<IActionResult> OnPostRead([FromForm(Name = "tep")] List<IFormFile>? files, [FromForm(Name = "noi-dung")] string? pasted, [FromForm(Name = "ten")] string? name, [FromForm(Name = "don-vi")] string? unit,
        [FromForm(Name = "mau")] string? form, [FromForm(Name = "ky-bao-cao")] string? period, [FromForm(Name = "che")] bool blank, CancellationToken stop)
    {
        access.Require(Actors.Of(HttpContext), Permission.WriteReport);
        var outcomes = new List<FileOutcome>();
        foreach (var file in files ?? [])
        {
            // An empty field of files comes without a name.
            if (file.FileName.Length == 0) continue;
            outcomes.Add(await Try(file.FileName, async () =>
            {
                if (file.Length == 0) throw new RefusalException(DocumentProblems.Empty() with { Field = "tep" });
                if (file.Length > Attachments.MaxSize) throw new RefusalException(ReportProblems.FileTooLarge(file.FileName) with { Field = "tep" });
                using var content = new MemoryStream();
                await file.CopyToAsync(content, stop);
                return IncomingFile.Arrive(file.FileName, content.ToArray()) with { UnitId = unit, FormCode = form, Period = PeriodOf(period), Blank = blank };
            }, stop));
        }
        if (!string.IsNullOrWhiteSpace(pasted))
        {
            var title = Text.Vietnamese.Clean(name) is { Length: > 0 } given ? given : texts["intake.pasted-name", texts.Date(node.Today)];
            outcomes.Add(await Try(title, () => Task.FromResult<Arrival>(new(title, "text/plain; charset=utf-8", SourceText.Plain(pasted.ReplaceLineEndings("\n")), null, UnitId: unit, FormCode: form, Period: PeriodOf(period), Blank: blank)), stop));
        }
        if (outcomes.Count == 0) throw new RefusalException(IntakeProblems.Nothing());
        return Answer(outcomes);
    }

    /// <summary>The officer's yes to blanking: the text comes back out of the page that asked.</summary>
    public async Task<IActionResult> OnPostBlank([FromForm(Name = "giu")] string? held, CancellationToken stop)
    {
        var text = HeldText.Unprotect(protection, held ?? "");
        return Answer([await Try(text.Name, () => Task.FromResult<Arrival>(new(text.Name, "", text.Source, null, text.Aside, text.Notes, UnitId: text.UnitId, FormCode: text.FormCode, Period: PeriodOf(text.Period), Blank: true)), stop)]);
    }

    public async Task<IActionResult> OnPostDiscard(string id, CancellationToken stop)
    {
        await handle.Discard(id, Actors.Of(HttpContext), stop);
        return Redirect("/bao-cao/doc?vua-bo=" + Uri.EscapeDataString(id));
    }

    public async Task<IActionResult> OnPostRestore(string id, CancellationToken stop)
    {
        await handle.Restore(id, Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["intake.restored"];
        return Redirect("/bao-cao/doc");
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private IActionResult Answer(List<FileOutcome> outcomes)
    {
        Outcomes = outcomes;
        if (Request.Headers.XRequestedWith.Count > 0) return Partial("_Outcomes", outcomes);
        // A single text goes straight to its review.
        if (outcomes is [{ Text: { } only }]) return Redirect(only.Path);
        Load();
        return Page();
    }

    private async Task<FileOutcome> Try(string name, Func<Task<Arrival>> arrive, CancellationToken stop)
    {
        try
        {
            var arrival = await arrive();
            var taken = await takeIn.Run(arrival, Actors.Of(HttpContext), stop);
            var held = taken.Text is null ? new HeldText(arrival.Name, arrival.Source, arrival.Aside, arrival.Notes, arrival.UnitId, arrival.FormCode, arrival.Period?.Code).Protect(protection) : null;
            return new(name, taken.Text, taken.Personal, held, []);
        }
        catch (RefusalException refusal) when (refusal.First.Kind != ProblemKind.Forbidden)
        {
            return new(name, null, [], null, refusal.Problems);
        }
    }

    private static Period? PeriodOf(string? code) => string.IsNullOrEmpty(code) ? null : Period.TryParse(code, out var p) ? p : throw new RefusalException(ReportProblems.WrongPeriod(code) with { Field = "ky-bao-cao" });

    private void Load()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.WriteReport);
        var units = access.UnitsOf(by, Permission.WriteReport).ToList();
        Units = [.. units.Select(u => new Choice(u.Id, u.Name))];
        (Forms, Periods) = TargetChoices.Of(node, units, texts);
        PageNumber = int.TryParse(PageText, out var n) ? Math.Clamp(n, 1, 100_000) : 1;
        TextState? state = Standing switch { "cho" => TextState.Waiting, "xong" => TextState.Done, "da-bo" => TextState.Discarded, _ => null };
        (Lines, Total) = store.Find(new([.. units.Select(u => u.Id)], state, Period.TryParse(PeriodCode, out var p) ? p : null, string.IsNullOrWhiteSpace(Search) ? null : Search), PageNumber, Size);
        NameOf = people.Names(Lines.Select(l => l.AddedBy));
    }
}

/// <summary>Forms and periods a person's units report on, for choosing what a text belongs to.</summary>
internal static class TargetChoices
{
    public static (IReadOnlyList<Choice> Forms, IReadOnlyList<Choice> Periods) Of(NodeState node, IReadOnlyList<Organisation.OrgUnit> units, Texts texts)
    {
        var forms = node.Catalogue.Forms.Where(f => f.IsInEffect(node.Today) && units.Any(f.AsksOf)).ToList();
        var periods = new List<Choice>();
        foreach (var (rhythm, rule) in forms.Select(f => (f.Rhythm, f.Window)).Distinct().OrderBy(r => r.Rhythm))
            for (var (p, n) = (Period.Holding(node.Today, rhythm, rule), 0); n < (rhythm == Rhythm.Month ? 24 : 6); n++, p = rhythm == Rhythm.NineMonths ? p.LastYear : p.Previous)
                if (p.Window(rule).From <= node.Today && periods.All(x => x.Value != p.Code)) periods.Add(new(p.Code, p.Name(texts.Language), texts["report.rhythm." + Indicators.CatalogueStore.Rhythms[rhythm]]));
        return ([.. forms.Select(f => new Choice(f.Code, f.Name(texts.Language)))], periods);
    }
}
