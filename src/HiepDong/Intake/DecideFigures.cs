using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Intake;

/// <summary>Records what an officer decides about figures of a text. Each decision is a fact with who and when; the last one counts.</summary>
internal sealed class DecideFigures(Database database, Reviewing reviewing, NodeState node)
{
    /// <param name="replaces">What the page showed as the draft's own value, so that nothing else is ever replaced.</param>
    public Task<Review> One(string textId, int figure, DecisionKind kind, string? replaces, Actor by, CancellationToken stop)
    {
        var (review, p) = Open(textId, figure, by);
        if (kind == DecisionKind.Accept)
        {
            if (p.Indicator is null) throw new RefusalException(IntakeProblems.NoIndicator());
            if (!review.Form.IndicatorCodes.Contains(p.Indicator.Code) && p.Notes is [.., var outside]) throw new RefusalException(IntakeProblems.CannotAccept(outside.Vi, outside.En));
            if (p.Notes.FirstOrDefault(n => n.Forbids) is { } no) throw new RefusalException(IntakeProblems.CannotAccept(no.Vi, no.En));
        }
        return Record(review, [new(0, figure, kind, null, null, kind == DecisionKind.Accept ? replaces : null, by.UserName, default)], by, stop);
    }

    /// <summary>Another value, another indicator, or both.</summary>
    /// <param name="value">As typed; null or what is shown already leaves the value.</param>
    /// <param name="indicator">A code, or words of a name with or without accents.</param>
    public Task<Review> Edit(string textId, int figure, string? value, string? indicator, string? replaces, Actor by, CancellationToken stop)
    {
        var (review, p) = Open(textId, figure, by);
        var made = new List<Decision>();
        var into = p.Indicator;
        if (Vietnamese.Clean(indicator) is { Length: > 0 } named && FindIndicator(named, review.Form) is var found && found.Code != p.Indicator?.Code)
        {
            into = found;
            made.Add(new(0, figure, DecisionKind.Map, null, found.Code, null, by.UserName, default));
        }
        if (into is null) throw new RefusalException(IntakeProblems.NoIndicator());
        var typed = Vietnamese.Clean(value);
        if (typed.Length > 0 && !Propose.Same(typed, p.Value))
        {
            if (!QuantityText.TryParse(typed, out var quantity)) throw new RefusalException(ReportProblems.NotANumber("gia-tri", into.NameVi, into.NameEn, typed));
            if (into.Scale(quantity.Value) is null || quantity.Max is { } max && into.Scale(max) is null) throw new RefusalException(ReportProblems.TooPrecise("gia-tri", into.NameVi, into.NameEn, typed, into.Decimals));
            made.Add(new(0, figure, DecisionKind.Change, quantity.Write("vi"), null, into.Code == p.Indicator?.Code ? replaces : null, by.UserName, default));
        }
        // Saved as it stood: that is a yes.
        if (made.Count == 0) return One(textId, figure, DecisionKind.Accept, replaces, by, stop);
        return Record(review, made, by, stop);
    }

    /// <summary>Rejects every figure that is still doubtful.</summary>
    public Task<Review> RejectDoubtful(string textId, Actor by, CancellationToken stop)
    {
        var review = reviewing.Of(textId, by);
        return Record(review, [.. review.In(ProposalState.Doubtful).Select(p => new Decision(0, p.Number, DecisionKind.Reject, null, null, null, by.UserName, default))], by, stop);
    }

    /// <summary>Codes first, then names: exact, else the only one that holds every word; the form's indicators before all others.</summary>
    public Indicator FindIndicator(string typed, ReportForm form)
    {
        // "Số vụ … (MT.VU)" as the list of suggestions writes it.
        var inside = typed.EndsWith(')') && typed.LastIndexOf('(') is >= 0 and var at ? typed[(at + 1)..^1] : typed;
        if (node.Catalogue.TryGet(inside, out var byCode) || node.Catalogue.TryGet(inside.ToUpperInvariant(), out byCode)) return byCode;
        var words = Vietnamese.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = form.IndicatorCodes.ToHashSet();
        var all = node.Catalogue.Indicators.Where(i => !i.Retired).ToList();
        foreach (var some in new[] { all.Where(i => asked.Contains(i.Code)).ToList(), all })
        {
            if (some.Find(i => Vietnamese.Fold(i.NameVi) == Vietnamese.Fold(typed) || Vietnamese.Fold(i.NameEn) == Vietnamese.Fold(typed)) is { } exact) return exact;
            var holding = some.Where(i => Holds(i.NameVi, words) || Holds(i.NameEn, words)).ToList();
            if (holding.Count == 1) return holding[0];
            if (holding.Count > 1) throw new RefusalException(IntakeProblems.SeveralIndicators(typed, string.Join("; ", holding.Take(4).Select(i => i.Code))));
        }
        throw new RefusalException(IntakeProblems.UnknownIndicator(typed));

        static bool Holds(string name, string[] words) => Vietnamese.Fold(name) is var folded && words.All(w => folded.Contains(w, StringComparison.Ordinal));
    }

    private (Review, Proposal) Open(string textId, int figure, Actor by)
    {
        var review = reviewing.Of(textId, by);
        if (review.Text.State == TextState.Discarded) throw new RefusalException(IntakeProblems.Discarded());
        var p = review.Proposals.FirstOrDefault(p => p.Number == figure) ?? throw new RefusalException(IntakeProblems.NoSuchFigure());
        return p.State == ProposalState.Taken ? throw new RefusalException(IntakeProblems.AlreadyTaken()) : (review, p);
    }

    private async Task<Review> Record(Review review, IReadOnlyList<Decision> made, Actor by, CancellationToken stop)
    {
        if (made.Count == 0) return review;
        var id = review.Text.Id;
        await database.Write(by.UserName, review.Text.UnitId, write =>
        {
            IntakeStore.Decide(write, id, review.Seen, made);
            foreach (var d in made)
                write.Log("incoming.decided", id, System.Text.Json.JsonSerializer.Serialize(new { figure = d.Figure, kind = d.Kind, indicator = d.Indicator }, ReportText.Json));
        }, stop);
        var now = reviewing.Of(id, by);
        var state = now.Ready + now.Doubtful > 0 ? TextState.Waiting : now.Text.State;
        await database.Write(by.UserName, review.Text.UnitId, write => IntakeStore.Count(write, id, state, now.Ready, now.Doubtful, now.Taken), stop);
        return now;
    }
}
