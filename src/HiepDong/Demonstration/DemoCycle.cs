using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Demonstration;

/// <summary>
/// The main job on the demonstration's data, step by step as officers would do it: past months, publications, corrections of what was published, then
/// December: sample files read in, submitted, accepted, consolidated, written as .docx and .xlsx.
/// </summary>
internal sealed class DemoCycle(NodeContext node, string samples, string output)
{
    /// <summary>The demonstration's present: Thursday 17-12-2026, 9 o'clock in Vietnam, the day the province's December report is due.</summary>
    private const string Present = "2026-12-17T02:00:00.000Z";
    public const string PasswordFile = "demo-sign-in.txt";
    private static readonly DateOnly Today = new(2026, 12, 17);

    private readonly ReportStore reports = new(node.Database, node.State);
    private readonly SubmitReport submit = new(node.Database, node.State, node.Access, new ReportStore(node.Database, node.State));
    private readonly OpenReport open = new(node.Database, node.State, node.Access, new ReportStore(node.Database, node.State));
    private readonly AcceptReport accept = new(node.Database, node.Access, new ReportStore(node.Database, node.State));
    private readonly ReturnReport giveBack = new(node.Database, node.Access, new ReportStore(node.Database, node.State));
    private readonly DemoWords words = new(node, new ReportStore(node.Database, node.State), new OpenReport(node.Database, node.State, node.Access, new ReportStore(node.Database, node.State)), Path.Combine(samples, "reports"));
    private static readonly Period December = Period.Month(2026, 12);

    public static IEnumerable<string> SignIns(NodeContext node)
    {
        var file = Path.Combine(node.Options.Data, PasswordFile);
        return File.Exists(file) ? DemoCast.Lines(File.ReadAllText(file).Trim()) : [];
    }

    public async Task Run(CancellationToken stop)
    {
        Say("Hiệp Đồng – bản trình diễn. Tỉnh và loại đơn vị là thật; xã, số liệu và nhân vật là giả định.");
        At("2025-12-21T02:00:00.000Z");
        await DemoCountry.Load(node, stop);
        Say($"1. Địa bàn, đơn vị: {Vietnamese.Number(node.State.Organisation.Territories.Count)} địa bàn, {Vietnamese.Number(node.State.Organisation.Units.Count)} đơn vị (cả trước và sau sắp xếp 01/7/2025)");
        Directory.CreateDirectory(node.Options.Data);
        var password = NewPassword();
        await DemoCast.Create(node, password, stop);
        File.WriteAllText(Path.Combine(node.Options.Data, PasswordFile), password + "\n");

        var plans = new DemoPlans(node);
        await plans.Begin(stop);

        var history = new DemoHistory(node);
        var loaded = 0;
        for (var month = 1; month <= 12; month++) loaded += await LoadEnding(history, Period.Month(2025, month), stop);
        loaded += await history.Load(Period.OfYear(2025), stop);
        Say($"2. Năm 2025: {Vietnamese.Number(loaded)} báo cáo đã duyệt");
        foreach (var code in new[] { "68", "40", "VN" }) await Publish(code, Period.OfYear(2025), code == "VN" ? "lan" : code == "40" ? "khanh" : "chi", stop);
        var conferences = new DemoConferences(node);
        var lastReview = await conferences.Last(stop);
        var closing = new DemoClosing(node, At);
        var clerk = DemoClosing.Clerk(node, lastReview);
        await closing.Hold(lastReview, clerk, stop);
        At("2025-12-29T02:00:00.000Z");
        var given = await closing.Settle(lastReview, clerk, [DemoCast.Act(node, "chi"), DemoClosing.Head(node, lastReview)], stop);

        At("2026-01-19T02:30:00.000Z");
        await closing.CarryOut(lastReview, clerk, stop);

        At("2026-02-09T03:00:00.000Z");
        await Correct("CA.68112", Period.Month(2025, 11), "MT.VU", 1, "Rà soát sổ theo dõi, bổ sung 01 vụ kết thúc điều tra cuối tháng", stop);
        await new DemoCommendations(node).Decided(stop);

        At("2026-09-21T02:00:00.000Z");
        loaded = 0;
        for (var month = 1; month <= 9; month++) loaded += await LoadEnding(history, Period.Month(2026, month), stop);
        Say($"3. Chín tháng năm 2026: {Vietnamese.Number(loaded)} báo cáo đã duyệt");
        var results = new DemoResults(node, ActorOf);
        await results.Record([.. new Period(2026 * 12, 9).EachMonth()], new(2026, 9, 14), open: false, written: true, stop);
        Say($"   Kết quả phối hợp: {results.Recorded} việc, mỗi việc ghi một lần, các bên đã xác nhận");
        var signed = 0;
        for (var month = 1; month <= 9; month++) signed += await results.Reconcile("68", Period.Month(2026, month), DemoCast.Act(node, "binh"), stop);
        await results.State("68", Period.Month(2026, 8), DemoCast.Act(node, "binh"), stop);
        Say($"   Phiên đối chiếu tỉnh Lâm Đồng, tháng 1 đến tháng 9: {signed} lượt ký của các lực lượng");
        await plans.Autumn(stop);
        foreach (var code in new[] { "68", "40" }) await Publish(code, new Period(2026 * 12, 9), code == "40" ? "khanh" : "chi", stop);

        At("2026-10-06T03:30:00.000Z");
        await Correct("CA.68104", Period.Month(2026, 8), "MT.VU", 1, "Thống kê sót 01 vụ bàn giao ngày 12/8", stop);
        await Correct("BP.60.01", Period.Month(2026, 9), "VD.BUOI", -1, "Trừ 01 buổi đã tính trong báo cáo tháng 8", stop);
        Say("   Đính chính sau công bố: 3 báo cáo, có lý do");

        At("2026-11-20T02:00:00.000Z");
        loaded = 0;
        for (var month = 10; month <= 11; month++) loaded += await LoadEnding(history, Period.Month(2026, month), stop);
        await results.Record([Period.Month(2026, 10), Period.Month(2026, 11)], new(2026, 11, 14), open: true, written: true, stop);
        Say($"   Tháng 10 và 11: {Vietnamese.Number(loaded)} báo cáo đã duyệt; {results.Recorded} kết quả phối hợp từ đầu năm");

        var registers = new DemoRegisters(node, ActorOf);
        await registers.Register(stop);
        await registers.Found(stop);
        var assignments = new DemoAssignments(node, ActorOf);
        await assignments.Begin(stop);
        Say($"   Nhiệm vụ: {assignments.Given} việc đã giao; hai tồn tại, một tồn tại còn thiếu nhiệm vụ khắc phục");
        Say($"   Sổ văn bản: {registers.Directives} văn bản, hai văn bản đã gửi xuống; {registers.Models} mô hình tại cơ sở");

        At("2026-12-14T08:00:00.000Z");
        await results.Record([December], new(2026, 12, 14), open: true, written: false, stop);
        await results.RecordTwice("68", Period.Month(2026, 11), stop);
        await results.Reconcile("68", Period.Month(2026, 11), DemoCast.Act(node, "binh"), stop);
        Say($"   Kết quả phối hợp trong năm: {results.Recorded}; một phần còn chờ đơn vị tham gia xác nhận");

        await assignments.GoOn(stop);
        // Communes and posts owe December's report by the 15th; a few send it the day after.
        At("2026-12-15T03:00:00.000Z");
        await ReadSamples(stop);
        await ReadWords(history, higher: false, stop);
        await SubmitDecember(history, late: false, stop);
        At("2026-12-16T07:40:00.000Z");
        await SubmitDecember(history, late: true, stop);
        At(Present);
        await ReadWords(history, higher: true, stop);
        await AcceptDecember(stop);
        await plans.Winter(stop);
        Say($"   Kế hoạch: {plans.Made}, một kế hoạch đang chờ ý kiến các bên");
        await Consolidate(stop);
        var awards = await new DemoCommendations(node).Draft(stop);
        Say($"8. Khen thưởng: danh sách năm 2025 đã quyết định; dự thảo năm 2026 số {awards.Code}");
        Say($"9. Hội nghị: {lastReview.Code} đã họp, các chủ trì đã duyệt, {given} kết luận thành nhiệm vụ; {(await conferences.This(stop)).Code} đã mời 6 điểm cầu; {(await conferences.National(stop))?.Code} dự kiến với các tỉnh");
    }

    /// <summary>The month, and the quarter that ends with it.</summary>
    private static async Task<int> LoadEnding(DemoHistory history, Period month, CancellationToken stop)
    {
        var count = await history.Load(month, stop);
        // Quarters here run over calendar months and fall due in the month after; the last one of 2026 is still under way.
        if (month.FirstMonth % 3 == 0 && month.CompareTo(December) < 0) count += await history.Load(Period.Quarter(month.Year, month.FirstMonth / 3), stop);
        return count;
    }

    private async Task Publish(string code, Period period, string by, CancellationToken stop)
    {
        var scope = node.State.Consolidator.Find(Hierarchy.Territory, code, period)!.Value;
        var published = await new PublishConsolidation(node.Database, node.State, node.Access).Run(scope, period, $"Kết quả phối hợp {period.NameVi}, {node.State.Consolidator.NameOf(scope)}", null, DemoCast.Act(node, by), stop);
        Say($"   Công bố số {published.Number:00}/{published.Year}: {node.State.Consolidator.NameOf(scope)}, {period.NameVi}");
    }

    /// <summary>A correction of an accepted report, entered by its unit and accepted by the one above.</summary>
    private async Task Correct(string unitCode, Period period, string indicator, int by, string reason, CancellationToken stop)
    {
        var unit = node.State.Organisation.UnitByCode(unitCode, period.Window().To)!;
        var form = node.State.Catalogue.FormsFor(period).First(f => f.AsksOf(unit));
        if (reports.Find(unit.Id, form.Code, period) is not { AcceptedVersion: { } accepted } report) throw new InvalidOperationException($"The demonstration has no report of {unitCode} for {period}.");
        var draft = ReadEntry.Reopen(reports.Version(report.Id, accepted)!.Content, node.State.Catalogue) with { Reason = reason };
        QuantityText.TryParse(draft.Figures.GetValueOrDefault(indicator), out var old);
        draft.Figures[indicator] = (old with { Value = old.Value + by < 0 ? old.Value + 1 : old.Value + by }).Write("vi");
        KeepWarnings(report, draft);
        var version = await submit.Run(report.Id, draft, 0, ActorOf(unit), stop);
        await accept.Run(report.Id, version, DemoCast.Act(node, "lan"), stop);
    }

    private async Task ReadSamples(CancellationToken stop)
    {
        var files = Directory.Exists(samples) ? Directory.GetFiles(samples, "*.xlsx").Order(StringComparer.Ordinal).ToList() : [];
        Say($"4. Đọc báo cáo tháng 12 từ tệp Excel: {files.Count} tệp trong {samples}");
        var read = 0;
        foreach (var file in files)
        {
            try
            {
                await ReadSample(file, stop);
                read++;
            }
            catch (RefusalException refusal)
            {
                Say($"   Từ chối {Path.GetFileName(file)}: {refusal.First.Vi}");
            }
        }
        Say($"   Đã đọc và nộp: {read}; từ chối: {files.Count - read} (không nhập phần nào)");
    }

    private async Task ReadSample(string file, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(file, stop);
        var content = ReportTemplate.Read(new MemoryStream(bytes), node.State.Catalogue);
        if (content.Problems.Count > 0) throw new RefusalException(content.Problems);
        var unit = node.State.Organisation.UnitByCode(content.UnitCode, content.Period.Window().To) ?? throw new RefusalException(ReportProblems.NotFound());
        var actor = ActorOf(unit);
        var report = await open.Run(unit.Id, content.Form.Code, content.Period, actor, stop);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        var draft = new Draft();
        foreach (var figure in content.Figures)
        {
            var text = figure.Quantity.Write("vi");
            draft.Figures[figure.Indicator.Code] = text;
            draft.Origins[figure.Indicator.Code] = new(text, new Origin(OriginKind.Spreadsheet, actor.UserName, node.Clock.GetUtcNow(), Path.GetFileName(file), hash, figure.Cell));
        }
        foreach (var narrative in content.Narratives) draft.Narratives[narrative.Code] = narrative.Text;
        KeepWarnings(report, draft);
        await submit.Run(report.Id, draft, 0, actor, stop);
    }

    /// <param name="higher">The units that have until the demonstration's day or later.</param>
    private Task ReadWords(DemoHistory history, bool higher, CancellationToken stop) =>
        words.Run(history.Owed(December).Where(o => o.Due >= Today == higher), ActorOf, async (id, actor) =>
        {
            var state = ReportEntry.For(node.Database, node.State, node.Access, reports).Load(id, actor);
            KeepWarnings(state.Report, state.Draft);
            await submit.Run(id, state.Draft, state.Revision, actor, stop);
        }, stop);

    /// <summary>Most of the other units submit; a few stay silent, and the cast's own December reports are left for whoever signs in.</summary>
    private async Task SubmitDecember(DemoHistory history, bool late, CancellationToken stop)
    {
        var figures = new DemoFigures(node.State.Catalogue);
        var writing = new List<Task>();
        var owed = history.Owed(December).ToList();
        foreach (var (unit, form, due) in owed)
        {
            if (DemoHistory.IsAbsent(unit, December) || IsLeftOpen(unit) || reports.Find(unit.Id, form.Code, December) is not null) continue;
            // The higher units have until after the demonstration's day.
            if (due >= Today) continue;
            if (late != (DemoFigures.Hash("slow" + unit.Code) % 25 == 0)) continue;
            writing.Add(Submit(unit, form, figures, stop));
        }
        await Task.WhenAll(writing);
        Say(late ? $"   Nộp muộn một ngày: {writing.Count} báo cáo" : $"5. Đơn vị nhập trực tiếp và nộp: {writing.Count} báo cáo (kỳ {December.NameVi}, phải báo cáo {owed.Count})");
    }

    private static bool IsLeftOpen(OrgUnit unit) => unit.Code is "CA.68104" or "BP.60.01" or "BP.67.04" || DemoFigures.Hash("open" + unit.Code) % 40 == 0;

    private async Task Submit(OrgUnit unit, ReportForm form, DemoFigures figures, CancellationToken stop)
    {
        var actor = ActorOf(unit);
        var report = await open.Run(unit.Id, form.Code, December, actor, stop);
        var draft = new Draft();
        foreach (var f in figures.Invent(unit, form, December))
        {
            var indicator = node.State.Catalogue[f.Indicator];
            draft.Figures[indicator.Code] = new Quantity(indicator.Unscale(f.Amount), f.Bound).Write("vi");
        }
        // What was done together is within what the unit reports, and a part within its whole.
        foreach (var (code, figure) in new ResultFigures(node.State, new(node.Database)).For(unit.Id, form, December))
        {
            QuantityText.TryParse(draft.Figures.GetValueOrDefault(code), out var typed);
            var more = figure.Quantity.Value - typed.Value;
            if (more <= 0) continue;
            draft.Figures[code] = figure.Quantity.Write("vi");
            for (var whole = figure.Indicator.PartOf; whole != null; whole = node.State.Catalogue[whole].PartOf)
                if (QuantityText.TryParse(draft.Figures.GetValueOrDefault(whole), out var all)) draft.Figures[whole] = (all with { Value = all.Value + more, Max = all.Max + more }).Write("vi");
        }
        KeepWarnings(report, draft);
        await submit.Run(report.Id, draft, 0, actor, stop);
    }

    /// <summary>An officer who has looked at a warning says so; the invented reports do the same.</summary>
    private void KeepWarnings(Report report, Draft draft)
    {
        var form = node.State.Catalogue.Form(report.FormCode, report.FormVersion)!;
        var (content, _) = ReadEntry.Run(form, node.State.Catalogue, draft, "", node.Clock.GetUtcNow());
        var entry = ReportEntry.For(node.Database, node.State, node.Access, reports);
        foreach (var finding in ReportChecks.Run(form, node.State.Catalogue, content, entry.History(report)))
            if (finding.Severity == Severity.Warning) draft.Remarks[finding.IndicatorCode] = "Đã đối chiếu sổ theo dõi, số liệu đúng thực tế trong kỳ";
        foreach (var finding in entry.AgainstResults(report, form, content)) draft.Remarks[finding.IndicatorCode] = "Phần còn lại là kết quả đơn vị chủ trì riêng, không ghi từng việc";
    }

    private const string WaitingSql = "select r.id, r.version, u.code from report r join org_unit u on u.id = r.unit_id where r.state = 'submitted' and r.period = @period order by u.code";

    private async Task AcceptDecember(CancellationToken stop)
    {
        var waiting = node.Database.Query<(string Id, long Version, string Unit)>(WaitingSql, new { period = December.Code });
        // Some stay in the inbox of whoever signs in, with all whose text holds doubtful figures; two go back with a reason.
        var kept = waiting.Where(w => DemoFigures.Hash("inbox" + w.Unit) % 60 == 0 || words.Doubtful.Contains(w.Unit)).ToList();
        var returned = waiting.Where(w => w.Unit is "CA.68116" or "UB.68120").ToList();
        var chosen = waiting.Except(kept).Except(returned).Select(w => (w.Id, (int)w.Version)).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (accepted, refused) = await accept.RunMany(chosen, Actor.Operator, stop);
        foreach (var (id, version, _) in returned)
            await giveBack.Run(id, (int)version, "Số đối tượng không khớp danh sách kèm theo; đề nghị kiểm tra mục I và nộp lại trong ngày", DemoCast.Act(node, "binh"), stop);
        Say(string.Create(CultureInfo.InvariantCulture, $"6. Duyệt: {accepted} báo cáo trong {watch.ElapsedMilliseconds} ms; trả lại {returned.Count}; chờ duyệt {kept.Count + refused.Count}"));
    }

    private async Task Consolidate(CancellationToken stop)
    {
        var period = Period.OfYear(2026);
        Directory.CreateDirectory(output);
        foreach (var code in new[] { "68", "40" })
        {
            var scope = node.State.Consolidator.Find(Hierarchy.Territory, code, period)!.Value;
            var issuing = node.State.Organisation.UnitByCode("UB." + code, period.Window().To)?.Id;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var result = node.State.Consolidator.Run(new(scope, period, [], Breakdown.Force));
            var took = Math.Round((decimal)watch.Elapsed.TotalMilliseconds, 1);
            Say($"7. Tổng hợp {period.NameVi}, {result.ScopeName}: {Vietnamese.Number(result.Rows.Count)} chỉ tiêu trên {Vietnamese.Number(result.Completeness.Accepted)}/{Vietnamese.Number(result.Completeness.Expected)} báo cáo ({DraftedSentences.Percent(result.Completeness)}), {Vietnamese.Number(took)} ms");
            foreach (var row in result.Rows.Where(r => r.Indicator.Code is "MT.VU" or "MT.DT" or "BL.VU" or "TT.NGUOI"))
                Say($"     {row.Indicator.NameVi}: {row.Total.ToQuantity(row.Indicator)?.Write("vi")} {row.Indicator.UnitVi}; cùng kỳ {row.LastYear?.Total.ToQuantity(row.Indicator)?.Write("vi") ?? "–"}{(row.LastYear?.Reason("vi") is { Length: > 0 } why ? $" ({why})" : "")}");
            var facts = new ReportFacts(node.State, node.Database).Make(scope, period, [], issuing);
            var name = Path.Combine(output, $"bao-cao-tong-hop-{code}-2026");
            await using (var docx = File.Create(name + ".docx")) ConsolidatedReportDocument.Write(docx, facts);
            await using (var xlsx = File.Create(name + ".xlsx")) ConsolidationWorkbook.Write(xlsx, facts);
            Say($"     {Path.GetFullPath(name)}.docx, .xlsx");
        }
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>The unit's own officer.</summary>
    private static Actor ActorOf(OrgUnit unit) => new(unit.Id, DemoHistory.Writer(unit), unit.Name, [new(Role.Reporter, unit.Id, Hierarchy.Chain)]);

    /// <summary>Moves the office's clock; kept in the node so that it goes on from there.</summary>
    private void At(string utc)
    {
        node.Database.Write("trinh-dien", "", write =>
        {
            write.Execute("insert into setting (name, value) values (@name, @utc) on conflict (name) do update set value = excluded.value", new { name = OfficeClock.SettingName, utc });
            write.Log("setting.changed", OfficeClock.SettingName, $$"""{"value":"{{utc}}"}""");
        }).GetAwaiter().GetResult();
        node.Clock.Follow(utc);
    }

    private static string NewPassword() => "hd-" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5));

    private static void Say(string line) => Console.Error.WriteLine(line);
}
