using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Intake;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Demonstration;

/// <summary>
/// Units hand in December's report as a Word text: it is taken in, its sure figures confirmed, the report submitted. Doubtful figures stay in the text for
/// whoever accepts the report.
/// </summary>
internal sealed class DemoWords
{
    private static readonly Period December = Period.Month(2026, 12);
    private readonly NodeContext node;
    private readonly string folder;
    private readonly TakeIn takeIn;
    private readonly ConfirmText confirm;

    public DemoWords(NodeContext node, ReportStore reports, OpenReport open, string folder)
    {
        (this.node, this.folder) = (node, folder);
        var (store, entry) = (new IntakeStore(node.Database), ReportEntry.For(node.Database, node.State, node.Access, reports));
        var reviewing = new Reviewing(store, reports, entry, node.State, node.Access);
        takeIn = new(node.Database, store, reviewing, node.Access, ReportReader.Read);
        confirm = new(node.Database, reviewing, open, entry);
    }

    /// <summary>Units that leave theirs unconfirmed, for their own officers who sign in.</summary>
    public static bool IsLeft(OrgUnit unit) => unit.Code is "CA.68104" or "BP.60.01";

    /// <summary>Units whose text still holds figures that somebody must look at.</summary>
    public HashSet<string> Doubtful { get; } = [];

    /// <summary>Reads the texts of those who owe a report; a refused text is named and stops nothing.</summary>
    /// <param name="submit">Submits a report's draft, warnings explained.</param>
    public async Task Run(IEnumerable<(OrgUnit Unit, ReportForm Form, DateOnly Due)> owed, Func<OrgUnit, Actor> actorOf, Func<string, Actor, Task> submit, CancellationToken stop)
    {
        var (files, found, taken, submitted, waiting) = (0, 0, 0, 0, 0);
        foreach (var (unit, form, _) in owed)
        {
            var name = $"{unit.Code}-{form.Code}-{December.Code}.docx";
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            try
            {
                var actor = actorOf(unit);
                var arrival = IncomingFile.Arrive(name, await File.ReadAllBytesAsync(path, stop)) with { UnitId = unit.Id, FormCode = form.Code, Period = December };
                if ((await takeIn.Run(arrival, actor, stop)).Text is not { } text) continue;
                files++;
                found += text.Found;
                waiting += text.Doubtful;
                if (text.Doubtful > 0) Doubtful.Add(unit.Code);
                if (IsLeft(unit))
                {
                    Say($"   {name}: {text.Ready} số chắc chắn, {text.Doubtful} số cần xem; chờ cán bộ của {unit.Name} xác nhận");
                    continue;
                }
                var done = await confirm.Run(text.Id, actor, stop);
                taken += done.Taken;
                if (done.ReportId is not { } report) continue;
                await submit(report, actor);
                submitted++;
            }
            catch (RefusalException refusal)
            {
                Say($"   Từ chối {name}: {refusal.First.Vi}");
            }
        }
        Say($"   Đọc báo cáo Word: {files} tệp, {Vietnamese.Number(found)} số liệu; {Vietnamese.Number(taken)} chắc chắn, đã vào {submitted} báo cáo; {Vietnamese.Number(waiting)} để người duyệt xem");
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
