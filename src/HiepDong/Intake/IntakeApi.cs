using HiepDong.Accounts;
using HiepDong.Api;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Web;

namespace HiepDong.Intake;

/// <summary><c>/api/v1/texts</c>: a report's text in, its figures out, decisions, and into the draft; the same use cases and refusals as the screens.</summary>
internal static class IntakeApi
{
    /// <param name="Content">A file's bytes in base64, when <paramref name="Text"/> is not given.</param>
    /// <param name="Blank">Blank telephone and identity numbers; without it a text that holds some is refused.</param>
    internal sealed record TextBody(string? Name, string? Text, byte[]? Content, string? Unit, string? Form, string? Period, bool? Blank);
    internal sealed record DecisionBody(int Figure, string? Kind, string? Value, string? Indicator, string? Replaces);
    internal sealed record TextItem(string Id, string Name, string Unit, string Form, string Period, string State, string Sha256, bool Blanked, int Figures, int Ready, int Doubtful, int Taken, DateTimeOffset AddedAt, string AddedBy);
    /// <param name="Start">Code points of the text; the end is not included.</param>
    internal sealed record FigureItem(int Figure, string State, string? Indicator, double Confidence, string Value, string? Unit, int Start, int End, string Text, string Sentence, string? ReportSays, IReadOnlyList<string> Notes);
    internal sealed record WholeText(TextItem Text, string? Report, IReadOnlyList<string> Notes, IReadOnlyList<FigureItem> Figures, string Words);

    public static void Map(WebApplication app)
    {
        app.MapGet("/bao-cao/doc/{id:guid}/tep", (string id, HttpContext http, IntakeStore store, Access access) =>
        {
            var text = WordsModel.Seen(store, id, Actors.Of(http), access);
            // Never shown inside this site, whatever it is.
            return store.File(text) is { } bytes ? Results.File(bytes, text.MediaType, text.Name) : throw new RefusalException(IntakeProblems.FileNotKept());
        }).ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/texts").WithTags("texts");
        api.MapGet("", List).WithSummary("Texts read for one's units, newest first; state: waiting, done, discarded");
        api.MapPost("", Add).WithSummary("Reads a report's text or file for a report; unit, form and period may be left to the text. Refused when it carries a secrecy mark, or numbers of persons and no \"blank\": true")
            .AddEndpointFilter<Idempotency>().Accepts<TextBody>("application/json");
        api.MapGet("/{id:guid}", Show).WithSummary("One text with its figures as they would go into the report");
        api.MapPost("/{id:guid}/decisions", Decide).WithSummary("Decides about one figure: kind accept, reject, undo, or change with value and indicator").AddEndpointFilter<Idempotency>().Accepts<DecisionBody>("application/json");
        api.MapPost("/{id:guid}/confirm", Confirm).WithSummary("Puts the ready and accepted figures into the report's draft").AddEndpointFilter<Idempotency>();
    }

    private static IResult List(HttpContext http, IntakeStore store, NodeState node, Access access, string? state, string? period, string? q, int? page, int? size)
    {
        var by = Actors.Of(http);
        access.Require(by, Permission.WriteReport);
        Period? within = period is null ? null : Period.TryParse(period, out var p) ? p : throw new RefusalException(ReportProblems.WrongPeriod(period));
        TextState? wanted = state is null ? null : Enum.TryParse<TextState>(state, true, out var s) ? s : throw new RefusalException(ReportProblems.UnknownState(state, Enum.GetNames<TextState>().Select(n => n.ToLowerInvariant())));
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        var (texts, total) = store.Find(new([.. access.UnitsOf(by, Permission.WriteReport).Select(u => u.Id)], wanted, within, q), number, length);
        return Results.Json(new ReportApi.PageOf<TextItem>(number, length, total, [.. texts.Select(t => Item(t, node))]), ReportApi.Json);
    }

    private static async Task<IResult> Add(HttpContext http, TakeIn takeIn, Reviewing reviewing, NodeState node, Texts texts)
    {
        var by = Actors.Of(http);
        var body = await ReportApi.Read<TextBody>(http);
        Period? period = body.Period is null ? null : Period.TryParse(body.Period, out var p) ? p : throw new RefusalException(ReportProblems.WrongPeriod(body.Period));
        var unit = body.Unit is null ? null : (node.Organisation.Unit(body.Unit) ?? node.Organisation.UnitByCode(body.Unit, period?.Window().To ?? node.Today) ?? throw new RefusalException(ReportProblems.UnknownUnit(body.Unit))).Id;
        var name = body.Name is { Length: > 0 } given ? given : texts["intake.pasted-name", texts.Date(node.Today)];
        var arrival = body.Text is { } words
            ? new Arrival(name, "text/plain; charset=utf-8", SourceText.Plain(words.ReplaceLineEndings("\n")), null, UnitId: unit, FormCode: body.Form, Period: period, Blank: body.Blank == true)
            : IncomingFile.Arrive(name, body.Content ?? throw new RefusalException(IntakeProblems.Nothing())) with { UnitId = unit, FormCode = body.Form, Period = period, Blank = body.Blank == true };
        var taken = await takeIn.Run(arrival, by, http.RequestAborted);
        if (taken.Text is not { } text) throw new RefusalException(IntakeProblems.PersonalNumbers(taken.Personal.Count));
        return Results.Json(Whole(reviewing.Of(text.Id, by), node, texts), ReportApi.Json, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Show(string id, HttpContext http, Reviewing reviewing, NodeState node, Texts texts) => Results.Json(Whole(reviewing.Of(id, Actors.Of(http)), node, texts), ReportApi.Json);

    private static async Task<IResult> Decide(string id, HttpContext http, DecideFigures decide, NodeState node, Texts texts)
    {
        var body = await ReportApi.Read<DecisionBody>(http);
        var by = Actors.Of(http);
        if (!Enum.TryParse<DecisionKind>(body.Kind, true, out var kind) || kind == DecisionKind.Take) throw new RefusalException(ApiRefusals.BadBody("kind"));
        var review = kind is DecisionKind.Change or DecisionKind.Map ? await decide.Edit(id, body.Figure, body.Value, body.Indicator, body.Replaces, by, http.RequestAborted)
            : await decide.One(id, body.Figure, kind, body.Replaces, by, http.RequestAborted);
        return Results.Json(Whole(review, node, texts), ReportApi.Json);
    }

    private static async Task<IResult> Confirm(string id, HttpContext http, ConfirmText confirm)
    {
        var done = await confirm.Run(id, Actors.Of(http), http.RequestAborted);
        return Results.Json(new { Report = done.ReportId, done.Taken, done.Left }, ReportApi.Json);
    }

    private static TextItem Item(IncomingText t, NodeState node) => new(t.Id, t.Name, node.Organisation.Unit(t.UnitId)?.Code ?? t.UnitId, t.FormCode, t.Period.Code, Code(t.State), t.Sha256, t.Blanked, t.Found, t.Ready, t.Doubtful, t.Taken, t.AddedAt, t.AddedBy);

    private static WholeText Whole(Review review, NodeState node, Texts texts)
    {
        var words = review.Content.Source.Text;
        var points = new CodePoints(words);
        return new(Item(review.Text, node), review.ReportExists ? review.Report.Id : null, [.. review.Notes.Select(n => n.In(texts.Language))],
            [.. review.Proposals.Select(p => new FigureItem(p.Number, Code(p.State), p.Indicator?.Code, p.Confidence, p.Value, p.Indicator?.UnitVi ?? p.Figure.Unit, points.At(p.Figure.Start), points.At(p.Figure.End),
                p.Figure.Text, Spans.Sentence(words, p.Figure), p.Was, [.. p.Notes.Select(n => n.In(texts.Language))]))], words);
    }

    private static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
