using System.Text.Json;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Demonstration;

/// <summary>The reports of the past months: accepted on the fast path, a few late, a few missing, one unit silent all year.</summary>
internal sealed class DemoHistory(NodeContext node)
{
    /// <summary>A commune police post that has not reported in all of 2026.</summary>
    public const string SilentUnit = "CA.68188";

    private readonly DemoFigures figures = new(node.State.Catalogue);

    /// <summary>Every report owed for a period, of any rhythm, that was sent in and accepted.</summary>
    public async Task<int> Load(Period period, CancellationToken stop)
    {
        var loaded = new List<LoadedReport>();
        foreach (var (unit, form, due) in Owed(period))
        {
            if (IsAbsent(unit, period)) continue;
            var luck = new Random(DemoFigures.Hash("luck" + unit.Code + period.Code + form.Code));
            var late = luck.Next(24) == 0;
            var submitted = new DateTimeOffset(due.ToDateTime(new TimeOnly(8, 0)), VietnamTime.Offset).AddMinutes(-luck.Next(1200)).AddDays(late ? 1 + luck.Next(3) : 0);
            var invented = figures.Invent(unit, form, period);
            var origins = JsonSerializer.Serialize(new Dictionary<string, Origin> { ["*"] = new(OriginKind.Typed, Writer(unit), submitted) }, ReportText.Json);
            var content = new StoredContent(FigureDocument.Write(invented), origins, "{}", Narratives(unit, form, period));
            loaded.Add(new(Guid.CreateVersion7(submitted).ToString(), unit.Id, form.Code, form.Version, period, due, submitted, Writer(unit), submitted.AddHours(5), "binh", content, invented));
        }
        if (loaded.Count > 0) await node.Database.Write("trinh-dien", "", write => BulkReports.Load(write, loaded, period.Code), stop);
        return loaded.Count;
    }

    public IEnumerable<(OrgUnit Unit, ReportForm Form, DateOnly Due)> Owed(Period period)
    {
        var catalogue = node.State.Catalogue;
        foreach (var form in catalogue.FormsFor(period))
            foreach (var unit in node.State.Organisation.At(period.Window(form.Window).To).Units)
                if (form.AsksOf(unit)) yield return (unit, form, form.DueOn(period, unit.Echelon, node.State.Calendar));
    }

    public static bool IsAbsent(OrgUnit unit, Period period) =>
        (unit.Code == SilentUnit && period.Year >= 2026)
        || (unit.Echelon is Echelon.Commune or Echelon.Post && DemoFigures.Hash("absent" + unit.Code + period.Code) % 90 == 0);

    /// <summary>Unit accounts of the past are not people: their entries carry the unit's own name.</summary>
    public static string Writer(OrgUnit unit) => unit.Code.ToLowerInvariant();

    private static string Narratives(OrgUnit unit, ReportForm form, Period period) => unit.Echelon != Echelon.Province || form.Narratives.Count == 0 ? "{}"
        : JsonSerializer.Serialize(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [form.Narratives[0].Code] = $"Tình hình địa bàn {period.NameVi} cơ bản ổn định; các lực lượng duy trì giao ban, trao đổi thông tin và tuần tra chung theo kế hoạch đã ký."
        }, ReportText.Json);
}
