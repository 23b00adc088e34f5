using System.Globalization;
using System.Security.Cryptography;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Reporting;

/// <param name="Accept">Accepts at once what is submitted.</param>
/// <param name="Reason">Why, for rows that correct accepted reports; those keep every figure the file does not name.</param>
/// <param name="KeepWarnings">A remark for figures that a check warns about; without it such a row is refused unless its remark column says why.</param>
internal sealed record ImportOptions(bool Accept = false, string? Reason = null, string? KeepWarnings = null, bool DryRun = false);

/// <summary>Figures out of a CSV or .xlsx, one a row, into reports: all of the file or nothing.</summary>
internal sealed class ImportValues(NodeContext node)
{
    private static readonly string[] Needed = ["period", "unit", "indicator", "value"];
    private const int MostProblems = 200;

    private sealed record Cell(Indicator Indicator, Quantity Quantity, string Address, string? Remark);

    private sealed record Pending(Report Report, bool IsNew, OrgUnit Unit, ReportForm Form, string FirstCell, List<Cell> Cells)
    {
        public StoredContent Content { get; set; } = null!;
    }

    /// <returns>Reports submitted and figures in them.</returns>
    public async Task<(int Reports, int Figures)> Run(byte[] file, string fileName, Actor by, ImportOptions options, CancellationToken stop)
    {
        var problems = new List<Problem>();
        var reports = Read(file, fileName, problems);
        if (problems.Count == 0 && reports.Count == 0) problems.Add(ReportProblems.ValuesEmpty());
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        foreach (var pending in reports)
        {
            if (problems.Count >= MostProblems) break;
            if (!node.Access.Allows(by, Permission.WriteReport, pending.Unit.Id)) { problems.Add(AccountProblems.NotAllowed() with { Field = pending.FirstCell }); continue; }
            Fill(pending, fileName, hash, by, options, problems);
        }
        if (problems.Count > 0) throw new RefusalException(problems);
        if (!options.DryRun) await node.Database.Write(by.UserName, by.AuthorUnit, write => Store(write, reports, options), stop);
        return (reports.Count, reports.Sum(r => r.Cells.Count));
    }

    private List<Pending> Read(byte[] file, string fileName, List<Problem> problems)
    {
        Dictionary<string, int>? columns = null;
        var reports = new Dictionary<(string, string, Period), Pending>();
        foreach (var row in SpreadsheetReader.Read(new MemoryStream(file), fileName))
        {
            if (columns is null)
            {
                columns = [];
                for (var c = 0; c < row.Cells.Count; c++) columns.TryAdd(row.Text(c).Trim().ToLowerInvariant(), c);
                foreach (var name in Needed) if (!columns.ContainsKey(name)) problems.Add(ReportProblems.ValuesColumnMissing(name));
                if (problems.Count > 0) return [];
                continue;
            }
            if (problems.Count >= MostProblems) break;
            ReadRow(row, columns, reports, problems);
        }
        return [.. reports.Values];
    }

    private void ReadRow(SheetRow row, Dictionary<string, int> columns, Dictionary<(string, string, Period), Pending> reports, List<Problem> problems)
    {
        string Text(string name) => columns.TryGetValue(name, out var c) ? row.Text(c).Trim() : "";
        // A CSV has no cells: its line and column are named as they stand in the file.
        string At(string name) => string.Create(CultureInfo.InvariantCulture, $"{row.Number}:{name}");
        var state = node.State;
        var before = problems.Count;
        if (!Period.TryParse(Text("period"), out var period) || period.Rhythm is null) { problems.Add(ReportProblems.WrongPeriod(Text("period")) with { Field = At("period") }); return; }
        var unit = state.Organisation.UnitByCode(Text("unit"), period.Window().To);
        if (unit is null) problems.Add(ReportProblems.UnknownUnit(Text("unit")) with { Field = At("unit") });
        if (!state.Catalogue.TryGet(Text("indicator"), out var indicator)) problems.Add(ReportProblems.ValuesUnknownIndicator(At("indicator"), Text("indicator")));
        var bound = Bound.Exact;
        if (Text("qualifier") is { Length: > 0 } qualifier && (!Bounds.TryParse(qualifier, out bound) || bound == Bound.Between)) problems.Add(ReportProblems.ValuesUnknownQualifier(At("qualifier"), qualifier));
        var value = Number(row[columns["value"]], Text("value"));
        if (value is null) problems.Add(ReportProblems.ValuesNotANumber(At("value"), Text("value")));
        else if (value < 0) problems.Add(ReportProblems.ValuesNegative(At("value"), Text("value")));
        if (problems.Count > before || unit is null || value is not { } number) return;
        if (indicator.Scale(number) is null) { problems.Add(ReportProblems.ValuesTooPrecise(At("value"), indicator.Code, indicator.Decimals)); return; }
        var wanted = Text("form");
        var form = state.Catalogue.FormsFor(period).FirstOrDefault(f => (wanted.Length == 0 || f.Code == wanted) && f.AsksOf(unit) && f.IndicatorCodes.Contains(indicator.Code));
        if (form is null) { problems.Add(ReportProblems.ValuesNoForm(At(wanted.Length == 0 ? "indicator" : "form"), unit.Code, period.Code, indicator.Code)); return; }
        var key = (unit.Id, form.Code, period);
        if (!reports.TryGetValue(key, out var pending))
        {
            try
            {
                var there = new ReportStore(node.Database, state).Find(unit.Id, form.Code, period);
                reports[key] = pending = new(there ?? OpenReport.Make(state, node.Database.NewId(), unit.Id, form.Code, period), there is null, unit, form, At("unit"), []);
            }
            catch (RefusalException refusal)
            {
                problems.Add(refusal.First with { Field = At("period") });
                return;
            }
        }
        if (pending.Cells.Find(c => c.Indicator.Code == indicator.Code) is { } twice) problems.Add(ReportProblems.ValuesRepeated(At("indicator"), indicator.Code, twice.Address));
        else pending.Cells.Add(new(indicator, new(number, bound), At("value"), Text("remark") is { Length: > 0 } remark ? remark : null));
    }

    /// <summary>Plain digits with a decimal point; what a spreadsheet holds as a number is taken as it is.</summary>
    private static decimal? Number(object? cell, string text) => cell switch
    {
        double d when double.IsFinite(d) && Math.Abs(d) < 1e15 => (decimal)d,
        _ => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null
    };

    private void Fill(Pending pending, string fileName, string hash, Actor by, ImportOptions options, List<Problem> problems)
    {
        var (report, state) = (pending.Report, node.State);
        if (report.State == ReportState.Submitted) { problems.Add(ReportProblems.ValuesAlreadyWaiting(pending.FirstCell, pending.Unit.Code, report.Period.Code)); return; }
        if (report.AcceptedVersion is not null && string.IsNullOrWhiteSpace(options.Reason)) { problems.Add(ReportProblems.ValuesNeedReason(pending.FirstCell, pending.Unit.Code, report.Period.Code)); return; }
        var store = new ReportStore(node.Database, state);
        var old = report.Version > 0 ? store.Version(report.Id, report.AcceptedVersion ?? report.Version)!.Content : ReportContent.Empty;
        var named = pending.Cells.Select(c => c.Indicator.Number).ToHashSet();
        var at = node.Clock.GetUtcNow();
        var figures = old.Figures.Where(f => !named.Contains(f.Indicator)).Concat(pending.Cells.Select(c =>
            new Figure(c.Indicator.Number, c.Quantity, new(OriginKind.Spreadsheet, by.UserName, at, fileName, hash, c.Address), c.Remark))).OrderBy(f => f.Indicator).ToList();
        var content = new ReportContent(figures, old.Narratives);
        var entry = ReportEntry.For(node.Database, state, node.Access, store);
        foreach (var finding in ReportChecks.Run(pending.Form, state.Catalogue, content, entry.History(report)).Concat(entry.AgainstResults(report, pending.Form, content)))
        {
            var indicator = state.Catalogue[finding.IndicatorCode];
            var address = pending.Cells.Find(c => c.Indicator == indicator)?.Address ?? pending.FirstCell;
            if (finding.Severity == Severity.Error) problems.Add(new("report.check", ProblemKind.Invalid, finding.Vi, finding.En, address));
            else if (figures.FindIndex(f => f.Indicator == indicator.Number) is >= 0 and var place && figures[place].Remark is null)
            {
                if (options.KeepWarnings is { Length: > 0 } remark) figures[place] = figures[place] with { Remark = remark };
                else problems.Add(new("report.check", ProblemKind.Invalid, finding.Vi, finding.En, address));
            }
        }
        pending.Content = ReportText.Write(content, state.Catalogue);
    }

    private static void Store(Write write, List<Pending> reports, ImportOptions options)
    {
        foreach (var pending in reports)
        {
            // The lane may run this again, so each run begins with what the database holds.
            var report = pending.IsNew ? Copy(pending.Report) : ReportStore.Get(write, pending.Report.Id);
            if (pending.IsNew)
            {
                ReportStore.Insert(write, report);
                write.Log("report.opened", report.Id, $$"""{"unit":"{{report.UnitId}}","form":"{{report.FormCode}}","period":"{{report.Period.Code}}"}""");
            }
            var corrects = report.AcceptedVersion is not null;
            var version = report.Submit(SqlTypes.Time(write.At), options.Reason);
            ReportStore.InsertVersion(write, report, pending.Content, corrects ? options.Reason?.Trim() : null);
            ReportStore.DeleteDraft(write, report.Id);
            write.Log("report.submitted", report.Id, $$"""{"version":{{version}},"content":"{{pending.Content.Hash}}","late":{{(report.IsLate ? "true" : "false")}}}""");
            if (options.Accept) AcceptReport.Accept(write, report, new(report.UnitId, report.FormCode, report.Period, report.Id, version, report.IsLate, PackedFigures.Pack(FigureDocument.Read(pending.Content.Figures))), corrects);
        }
    }

    private static Report Copy(Report r) => new() { Id = r.Id, UnitId = r.UnitId, FormCode = r.FormCode, FormVersion = r.FormVersion, Period = r.Period, DueOn = r.DueOn };
}
