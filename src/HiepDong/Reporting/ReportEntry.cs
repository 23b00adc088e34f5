using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Reporting;

/// <summary>A report open for entry: what stands in its fields, and what a correction corrects.</summary>
/// <param name="Draft">The saved draft; without one the returned or accepted version, or nothing.</param>
/// <param name="Accepted">The version that counts, when this is its correction.</param>
internal sealed record EntryState(Report Report, ReportForm Form, OrgUnit Unit, Draft Draft, int Revision, SavedDraft? Saved, ReportContent? Accepted)
{
    /// <summary>What the unit's recorded results make, by indicator code.</summary>
    public IReadOnlyDictionary<string, ResultFigure> FromResults { get; init; } = new Dictionary<string, ResultFigure>();

    public bool IsCorrection => Accepted is not null;
    public IEnumerable<string> Codes => Form.IndicatorCodes;

    /// <summary>How many fields hold something, of how many.</summary>
    public (int Filled, int All) Count => (Codes.Count(c => !string.IsNullOrWhiteSpace(Draft.Figures.GetValueOrDefault(c))), Codes.Count());
}

/// <summary>What is said beside one field.</summary>
/// <param name="WantsRemark">A reason makes it acceptable.</param>
internal sealed record FieldFinding(string Field, bool IsError, bool WantsRemark, string Vi, string En)
{
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>Opens a report for entry and checks what stands in its fields; nothing is written.</summary>
internal sealed class ReportEntry(NodeState node, Access access, ReportStore reports, ResultFigures results)
{
    public static ReportEntry For(Storage.Database database, NodeState node, Access access, ReportStore reports) => new(node, access, reports, new(node, new(database)));

    /// <param name="offer">Puts what results make into the empty fields of an untouched report: for the page on which a person sees it.</param>
    public EntryState Load(string reportId, Actor by, bool offer = false)
    {
        var report = reports.Get(reportId);
        access.Require(by, Permission.WriteReport, report.UnitId);
        var saved = reports.FindDraft(reportId);
        var accepted = report.AcceptedVersion is { } version ? reports.Version(reportId, version)?.Content : null;
        var shown = saved?.Draft ?? (report.Version > 0 && report.State == ReportState.Returned ? ReadEntry.Reopen(reports.Version(reportId, report.Version)!.Content, node.Catalogue)
            : accepted is not null ? ReadEntry.Reopen(accepted, node.Catalogue) : new Draft());
        var form = FormOf(report);
        var computed = results.For(report.UnitId, form, report.Period);
        Offer(shown, computed, fill: offer && saved is null && accepted is null && report.State == ReportState.Draft);
        return new(report, form, node.Organisation.Unit(report.UnitId)!, shown, saved?.Revision ?? 0, saved, accepted) { FromResults = computed };
    }

    /// <summary>A figure that says what the unit's results make is recognised as coming from them, as long as its field says the same.</summary>
    private static void Offer(Draft draft, IReadOnlyDictionary<string, ResultFigure> computed, bool fill)
    {
        foreach (var (code, figure) in computed)
        {
            var text = figure.Quantity.Write("vi");
            var typed = draft.Figures.GetValueOrDefault(code) ?? "";
            if (fill && typed.Length == 0) draft.Figures[code] = text;
            // A figure read out of a document keeps saying so.
            if (draft.Origins.GetValueOrDefault(code) is { } known && known.Text == typed && known.Origin.Kind != OriginKind.Results) continue;
            draft.Origins[code] = new(text, new(OriginKind.Results, Results: figure.Results));
        }
    }

    public ReportForm FormOf(Report report) => node.Catalogue.Form(report.FormCode, report.FormVersion)!;

    /// <summary>Errors and warnings field by field, in the order of the form.</summary>
    /// <param name="accepted">What a correction corrects: figures that it leaves alone, with their parts, are not warned about again.</param>
    public List<FieldFinding> Check(Report report, ReportForm form, Draft draft, ReportContent? accepted = null)
    {
        bool Same(ReportContent now, int number) => accepted!.Of(number)?.Quantity == now.Of(number)?.Quantity;
        var (content, problems) = ReadEntry.Run(form, node.Catalogue, draft, "", default);
        var found = problems.Select(p => new FieldFinding(p.Field!, true, false, p.Vi, p.En)).ToList();
        foreach (var f in ReportChecks.Run(form, node.Catalogue, content, History(report)))
            if (f.Severity == Severity.Error || accepted is null || !Same(content, node.Catalogue[f.IndicatorCode].Number) || !node.Catalogue.PartsOf(f.IndicatorCode).All(p => Same(content, p.Number)))
                found.Add(new(ReadEntry.FieldOf(f.IndicatorCode), f.Severity == Severity.Error, f.Severity == Severity.Warning, f.Vi, f.En));
        var computed = results.For(report.UnitId, form, report.Period);
        foreach (var f in AgainstResults(computed, content))
            if (accepted is null || !Same(content, node.Catalogue[f.IndicatorCode].Number)) found.Add(new(ReadEntry.FieldOf(f.IndicatorCode), false, true, f.Vi, f.En));
        foreach (var figure in computed.Values.Where(f => content.Of(f.Indicator.Number) is null && problems.All(p => p.Field != ReadEntry.FieldOf(f.Indicator.Code))))
            found.Add(new(ReadEntry.FieldOf(figure.Indicator.Code), false, false, $"Ô đang trống, trong khi tính từ {figure.Results.Count} kết quả đã ghi nhận là {figure.Quantity.Write("vi")}. Nhập số, hoặc để trống nếu chưa có số liệu.",
                $"Left empty, while {figure.Results.Count} recorded results make {figure.Quantity.Write("en")}. Enter a figure, or leave it empty when there is none yet."));
        foreach (var n in form.Narratives)
        {
            var text = draft.Narratives.GetValueOrDefault(n.Code);
            if (TextScreen.SecrecyMark(text) is { } mark && ReportProblems.CarriesSecrecyMark(ReadEntry.NarrativeField(n.Code), mark) is var secret)
                found.Add(new(secret.Field!, true, false, secret.Vi, secret.En));
            else if (TextScreen.PersonalNumbers(text) is { Count: > 0 } numbers)
                found.Add(new(ReadEntry.NarrativeField(n.Code), false, false,
                    $"Có thể chứa số điện thoại hoặc số giấy tờ của cá nhân ({string.Join("; ", numbers.Select(x => x.Text))}). Báo cáo chỉ ghi số liệu chung; bỏ các số này đi.",
                    $"This may hold a person's telephone or identity number ({string.Join("; ", numbers.Select(x => x.Text))}). Reports hold general figures only; take them out."));
        }
        return found;
    }

    /// <summary>Figures that are other than the unit's recorded results make: each wants its reason.</summary>
    public IEnumerable<Finding> AgainstResults(Report report, ReportForm form, ReportContent content) => AgainstResults(results.For(report.UnitId, form, report.Period), content);

    private static IEnumerable<Finding> AgainstResults(IReadOnlyDictionary<string, ResultFigure> computed, ReportContent content)
    {
        foreach (var figure in computed.Values)
        {
            var i = figure.Indicator;
            if (content.Of(i.Number)?.Quantity is not { } stated || stated == figure.Quantity) continue;
            yield return new(Severity.Warning, i.Code,
                $"“{i.NameVi}” đang ghi {stated.Write("vi")}, tính từ {figure.Results.Count} kết quả đã ghi nhận là {figure.Quantity.Write("vi")}. Sửa số, hoặc ghi lý do (ví dụ: phần còn lại là kết quả riêng, không ghi từng việc).",
                $"“{i.NameEn}” says {stated.Write("en")}, while {figure.Results.Count} recorded results make {figure.Quantity.Write("en")}. Correct it, or give the reason (for example: the rest are results of our own, not recorded one by one).");
        }
    }

    /// <summary>Nothing that carries a mark of state secrecy is kept, in a draft either.</summary>
    public static void RefuseSecrets(Draft draft)
    {
        var problems = new List<Problem>();
        foreach (var (code, text) in draft.Narratives)
            if (TextScreen.SecrecyMark(text) is { } mark) problems.Add(ReportProblems.CarriesSecrecyMark(ReadEntry.NarrativeField(code), mark));
        foreach (var (code, text) in draft.Remarks)
            if (TextScreen.SecrecyMark(text) is { } mark) problems.Add(ReportProblems.CarriesSecrecyMark(ReadEntry.RemarkField(code), mark));
        if (TextScreen.SecrecyMark(draft.Reason) is { } inReason) problems.Add(ReportProblems.CarriesSecrecyMark("reason", inReason));
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    /// <summary>What the unit itself reported one period and one year before, with what its predecessors did.</summary>
    public (NodeSums Previous, NodeSums LastYear) Before(Report report)
    {
        var tree = node.Consolidator.TreeOf(report.Period);
        return (node.Consolidator.OwnSums(report.UnitId, report.Period.Previous, tree), node.Consolidator.OwnSums(report.UnitId, report.Period.LastYear, tree));
    }

    /// <summary>Earlier exact values of the unit on the same form, oldest first.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<decimal>> History(Report report)
    {
        var past = new Dictionary<int, List<decimal>>();
        var before = new Periods.Period(report.Period.Start - 36, 36);
        foreach (var r in node.Totals.Of([report.UnitId], before).Where(r => r.FormCode == report.FormCode).OrderBy(r => r.Period.Start))
            for (var f = r.Figures.GetReader(); f.Next();)
                if (f.Bound == Bound.Exact && node.Catalogue.TryGet(f.Indicator, out var i))
                {
                    if (!past.TryGetValue(f.Indicator, out var list)) past[f.Indicator] = list = [];
                    list.Add(i.Unscale(f.Amount));
                }
        return past.ToDictionary(p => p.Key, p => (IReadOnlyList<decimal>)p.Value);
    }
}
