using System.Globalization;
using HiepDong.Indicators;
using HiepDong.Periods;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Intake;

/// <summary>
/// Turns what was read into what would go into the report. Everything follows from the reading, the decisions, the remembered wordings and the report's draft;
/// nothing is stored.
/// </summary>
internal static class Propose
{
    /// <summary>From here on an indicator is taken without asking.</summary>
    public const double Sure = 0.8;
    private const double Remembered = 0.9, Suggested = 0.6;

    /// <summary>The decisions that count of one figure, the undone taken away.</summary>
    private sealed record Stand(DecisionKind? Last, string? Value, string? Indicator, string? Replaces, int Number);

    public static List<Proposal> Run(ReportReading reading, IReadOnlyList<Decision> decisions, IReadOnlyDictionary<string, string> wordings, ReportForm form, Period period, Catalogue catalogue, Draft draft,
        Func<Draft, IReadOnlyList<FieldFinding>> check)
    {
        var order = form.IndicatorCodes.Select((code, n) => (code, n)).ToDictionary(c => c.code, c => c.n);
        var stands = decisions.GroupBy(d => d.Figure).ToDictionary(g => g.Key, Fold);
        var made = reading.Figures.Select((f, n) => One(n, f, reading, stands.GetValueOrDefault(n), wordings, order, period, catalogue, draft)).ToList();
        Compete(made, stands, period);
        Check(made, draft, check, catalogue);
        return [.. made.OrderBy(p => p.Indicator is { } i && order.TryGetValue(i.Code, out var at) ? at : int.MaxValue).ThenBy(p => p.Number)];
    }

    private static Stand Fold(IEnumerable<Decision> decisions)
    {
        var kept = new Stack<Decision>();
        foreach (var d in decisions)
            if (d.Kind != DecisionKind.Undo) kept.Push(d);
            else if (kept.Count > 0 && kept.Peek().Kind != DecisionKind.Take) kept.Pop();
        if (kept.Count == 0) return new(null, null, null, null, 0);
        var last = kept.Peek();
        // A value belongs to the indicator it was written for.
        var since = kept.TakeWhile(d => d.Kind != DecisionKind.Map).ToList();
        return new(last.Kind, since.FirstOrDefault(d => d.Kind == DecisionKind.Change)?.Value, kept.FirstOrDefault(d => d.Kind == DecisionKind.Map)?.Indicator, last.Replaces, last.Number);
    }

    /// <summary>How a unit's wording is remembered: the topic, and the words counted, folded.</summary>
    public static string KeyOf(FigureReading figure) => figure.Topic + "|" + Vietnamese.Fold(figure.Subject.Length > 0 ? figure.Subject : figure.Unit);

    /// <summary>
    /// What the unit's own wording was mapped to before, and how sure that is. A bare "vụ" says too little to be taken without asking, and so do words
    /// remembered under another topic or against a reader that is sure itself.
    /// </summary>
    private static (string? Indicator, double Confidence) Recall(FigureReading f, IReadOnlyDictionary<string, string> wordings, Catalogue catalogue)
    {
        if (wordings.Count == 0) return default;
        var (key, bare) = (KeyOf(f), Vietnamese.Fold(f.Subject) is var words && (words.Length == 0 || words == Vietnamese.Fold(f.Unit)));
        if (wordings.GetValueOrDefault(key) is { } known && catalogue.TryGet(known, out _))
            return (known, bare || f.Confidence >= Sure && f.Indicator != known ? Suggested : Remembered);
        if (bare || f.Confidence >= Sure) return default;
        var same = wordings.Where(w => w.Key.EndsWith("|" + words, StringComparison.Ordinal)).Select(w => w.Value).Distinct().ToList();
        return same is [var only] && catalogue.TryGet(only, out _) ? (only, Suggested) : default;
    }

    private static Proposal One(int number, FigureReading f, ReportReading reading, Stand? stand, IReadOnlyDictionary<string, string> wordings, Dictionary<string, int> order, Period period, Catalogue catalogue, Draft draft)
    {
        var notes = new List<ProposalNote>();
        var (remembered, recalled) = stand?.Indicator is null ? Recall(f, wordings, catalogue) : default;
        var code = stand?.Indicator ?? remembered ?? f.Indicator;
        var indicator = code is not null && catalogue.TryGet(code, out var found) ? found : null;
        var confidence = stand?.Indicator is not null ? 1 : remembered is not null ? Math.Max(recalled, remembered == f.Indicator ? f.Confidence : 0) : indicator is null ? 0 : f.Confidence;
        if (remembered is not null && remembered != f.Indicator) notes.Add(new("Theo cách ghi đã nhớ của đơn vị.", "By the unit's remembered wording.", false));
        var (value, text) = Value(f, indicator, stand?.Value, notes);
        if (!value.IsExact) notes.Add(new($"Số ước lượng: “{f.Text}”.", $"Approximate: “{f.Text}”.", false));
        foreach (var w in reading.Warnings.Where(w => w.Figure == number)) notes.Add(new(w.Vi, w.En));
        var (decided, was) = (stand?.Last is not null, indicator is null ? null : Was(draft, indicator.Code, text));
        if (was is not null && stand?.Last is not (DecisionKind.Take or DecisionKind.Reject) && !(stand?.Last is not null && Same(stand.Replaces, was)))
            notes.Add(new($"Báo cáo đang ghi {was}. Nhận số này sẽ thay số đó.", $"The report says {was} now. Accepting this replaces it."));
        var state = State();
        if (state == ProposalState.Doubtful && confidence < Sure && !decided) notes.Insert(0, new("Chưa chắc đúng chỉ tiêu này.", "Not sure that this is the indicator."));
        return new(number, f, indicator, text, state, confidence, notes, was, stand?.Value is not null, stand?.Indicator is not null, decided);

        ProposalState State()
        {
            if (stand?.Last == DecisionKind.Take) return ProposalState.Taken;
            if (stand?.Last == DecisionKind.Reject) return ProposalState.Rejected;
            if (indicator is null) return ProposalState.Unmapped;
            if (!order.ContainsKey(indicator.Code))
            {
                notes.Add(new("Biểu mẫu không hỏi chỉ tiêu này.", "The form does not ask for this indicator.", false));
                return ProposalState.Outside;
            }
            if (indicator.AddsUp == AddsUp.Ratio && !decided) { notes.Add(new("Tỷ lệ do chương trình tính, không lấy từ văn bản.", "Ratios are computed, not taken from texts.", false)); return ProposalState.Outside; }
            if (f.Direction is not null && !decided) { notes.Add(new("Số so sánh tăng, giảm.", "A comparison.", false)); return ProposalState.Outside; }
            if (Other(f, period) is { } other && !decided) { notes.Add(new($"Của kỳ khác: {other}.", $"Of another period: {other}.", false)); return ProposalState.Outside; }
            if (stand?.Last is DecisionKind.Accept or DecisionKind.Change && !notes.Any(n => n.Forbids) && (was is null || Same(stand.Replaces, was))) return ProposalState.Accepted;
            // The officer named the indicator: sure, unless something else speaks against it.
            if (stand?.Last == DecisionKind.Map && !notes.Any(n => n.Stops)) return ProposalState.Accepted;
            if (was is null && There(draft, indicator.Code, text) && !decided) return ProposalState.There;
            return confidence >= Sure && !notes.Any(n => n.Stops) ? ProposalState.Ready : ProposalState.Doubtful;
        }
    }

    private static (Quantity Value, string Text) Value(FigureReading f, Indicator? indicator, string? typed, List<ProposalNote> notes)
    {
        if (typed is not null)
        {
            if (!QuantityText.TryParse(typed, out var written)) return (f.Quantity, typed);
            notes.Add(new($"Văn bản ghi “{f.Text}”.", $"The text says “{f.Text}”.", false));
            return (written, written.Write("vi"));
        }
        if (indicator is null) return (f.Quantity, f.Quantity.Write("vi"));
        var value = f.Quantity;
        switch (Measures.Fit(f.Unit, indicator.UnitVi, out var power))
        {
            case MeasureFit.Scaled:
                value = Measures.Scale(value, power);
                notes.Add(new($"{f.Quantity.Write("vi")} {f.Unit} = {value.Write("vi")} {indicator.UnitVi}.", $"The text says “{f.Quantity.Write("vi")} {f.Unit}”, that is {value.Write("en")} {indicator.UnitEn}.", false));
                break;
            case MeasureFit.Different:
                notes.Add(new($"Văn bản tính bằng “{f.Unit}”, chỉ tiêu tính bằng “{indicator.UnitVi}”: không quy đổi. Sửa giá trị hoặc chọn chỉ tiêu khác.",
                    $"The text counts in “{f.Unit}”, the indicator in “{indicator.UnitEn}”: these are not converted. Change the value or choose another indicator.", true, true));
                break;
            case MeasureFit.Unclear:
                notes.Add(new($"Văn bản ghi “{f.Unit}”, chỉ tiêu tính bằng “{indicator.UnitVi}”.", $"The text says “{f.Unit}”, the indicator counts in “{indicator.UnitEn}”."));
                break;
        }
        if (indicator.Scale(value.Value) is null || value.Max is { } max && indicator.Scale(max) is null)
            notes.Add(new(indicator.Decimals == 0 ? "Chỉ tiêu này phải là số nguyên. Sửa giá trị." : $"Chỉ tiêu này ghi tối đa {indicator.Decimals} chữ số thập phân. Sửa giá trị.",
                indicator.Decimals == 0 ? "This indicator takes whole numbers. Change the value." : $"This indicator takes at most {indicator.Decimals} decimals. Change the value.", true, true));
        return (value, value.Write("vi"));
    }

    /// <summary>What the draft says of the indicator when it is something else than the text.</summary>
    private static string? Was(Draft draft, string code, string text) =>
        Vietnamese.Clean(draft.Figures.GetValueOrDefault(code)) is { Length: > 0 } now && !Same(now, text) ? now : null;

    private static bool There(Draft draft, string code, string text) => Vietnamese.Clean(draft.Figures.GetValueOrDefault(code)) is { Length: > 0 } now && Same(now, text);

    public static bool Same(string? a, string? b) => a == b || QuantityText.TryParse(a, out var x) && QuantityText.TryParse(b, out var y) && x == y;

    /// <summary>The period a figure is said of, when that is not the report's; a day within it is.</summary>
    private static string? Other(FigureReading f, Period period)
    {
        if (f.Period is not { } said) return null;
        if (DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return period.Window().Contains(day) || period.Window(WindowRule.Calendar).Contains(day) ? null : Vietnamese.Date(day);
        return Period.TryParse(said, out var p) ? p == period ? null : p.NameVi : said;
    }

    private static bool OfOneDay(FigureReading f) => f.Period is { Length: 10 } p && p[4] == '-' && p[7] == '-';

    /// <summary>One indicator stated several times: the same value counts once; different values wait for the officer.</summary>
    private static void Compete(List<Proposal> all, Dictionary<int, Stand> stands, Period period)
    {
        var running = all.Where(p => p.State is ProposalState.Doubtful or ProposalState.Ready or ProposalState.Accepted or ProposalState.There or ProposalState.Taken).GroupBy(p => p.Indicator?.Code);
        foreach (var group in running.Where(g => g.Key is not null && g.Count() > 1).Select(g => g.ToList()))
        {
            // The latest word of an officer decides; what was taken already stands below a later yes.
            var chosen = group.Where(p => p.State == ProposalState.Accepted).MaxBy(p => stands[p.Number].Number) ?? group.FirstOrDefault(p => p.State == ProposalState.Taken);
            if (chosen is not null)
            {
                foreach (var p in group.Where(p => p != chosen && p.State != ProposalState.Taken)) Put(all, p with { State = ProposalState.Repeated });
                continue;
            }
            // One day's event is part of the period's number; a part that got the name of its whole is a part.
            var rivals = group.Where(p => !OfOneDay(p.Figure) && !(p.Figure.Parent is { } parent && group.Any(q => q.Number == parent))).ToList();
            if (rivals.Count == 0) rivals = group;
            foreach (var p in group.Except(rivals)) Put(all, p with { State = ProposalState.Repeated });
            var values = rivals.Select(p => p.Value).Distinct().ToList();
            if (values.Count == 1)
            {
                var first = rivals.MinBy(p => p.State == ProposalState.Ready ? 0 : 1)!;
                foreach (var p in rivals.Where(p => p != first)) Put(all, p with { State = ProposalState.Repeated });
                continue;
            }
            var sayings = string.Join("; ", rivals.Select(p => "“" + p.Figure.Text + "”").Distinct());
            foreach (var p in rivals)
                Put(all, p with { State = ProposalState.Doubtful, Notes = [new($"Văn bản ghi nhiều số khác nhau cho chỉ tiêu này: {sayings}. Nhận số đúng, các số kia tự bỏ.", $"The text gives different figures for this indicator: {sayings}. Accept the right one; the others drop out."), .. p.Notes] });
        }
    }

    /// <summary>The form's own checks over the draft as it would be: parts and whole, and the unit's history.</summary>
    private static void Check(List<Proposal> all, Draft draft, Func<Draft, IReadOnlyList<FieldFinding>> check, Catalogue catalogue)
    {
        var would = draft with { Figures = new(draft.Figures) };
        foreach (var p in all.Where(p => p.State is ProposalState.Ready or ProposalState.Accepted)) would.Figures[p.Indicator!.Code] = p.Value;
        foreach (var f in check(would))
        {
            var code = f.Field.Length > 2 ? f.Field[2..] : "";
            if (!catalogue.TryGet(code, out _)) continue;
            var about = all.Where(p => p.IsTaken && p.Indicator!.Code == code).ToList();
            // A whole that is in the draft already speaks through the parts that are new.
            if (about.Count == 0) about = [.. all.Where(p => p.IsTaken && p.Indicator!.PartOf == code)];
            foreach (var p in about)
                Put(all, p with { State = p.State == ProposalState.Ready ? ProposalState.Doubtful : p.State, Notes = [new(f.Vi, f.En), .. p.Notes] });
        }
    }

    private static void Put(List<Proposal> all, Proposal p) => all[all.FindIndex(q => q.Number == p.Number)] = p;
}
