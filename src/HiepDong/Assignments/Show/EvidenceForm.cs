using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Assignments.Show;

/// <summary>Reads what a unit offers as evidence: words, files, a figure of one of its accepted reports, a joint result.</summary>
internal sealed class EvidenceForm(Database database, NodeState node, KeptFiles files, ReportStore reports, ResultStore results, ResultReach resultReach, Texts texts)
{
    private const int MostReports = 24, MostFiles = 5;
    private sealed record ReportRow(string Id, string Period, string FormCode);

    /// <summary>The unit's accepted reports, the latest first.</summary>
    public IReadOnlyList<Choice> Reports(string unitId) =>
        [.. database.Query<ReportRow>("select id, period, form_code from report where unit_id in @units and accepted_version is not null order by period_end desc, period_start desc limit @most", new { units = node.Organisation.WithPredecessors(unitId).ToArray(), most = MostReports })
            .Select(r => new Choice(r.Id, DraftedSentences.UpperFirst(Period.Parse(r.Period).Name(texts.Language))))];

    /// <summary>Indicators as they are suggested: "MT.VU – Số vụ ma túy".</summary>
    public IReadOnlyList<string> Indicators => [.. node.Catalogue.Indicators.Where(i => !i.Retired).Take(250).Select(i => i.Code + " – " + i.Name(texts.Language))];

    /// <param name="n">The number of the part on the page; its fields end in it.</param>
    public async Task<EvidenceIn> Read(HttpRequest request, string assignmentId, string unitId, int n, Actor by, CancellationToken stop)
    {
        var form = request.Form;
        string Field(string name) => Vietnamese.Clean(form[$"{name}-{n}"].FirstOrDefault());
        var problems = new List<Problem>();
        T? Try<T>(Func<T?> read) where T : class
        {
            try { return read(); }
            catch (RefusalException e)
            {
                problems.AddRange(e.Problems);
                return null;
            }
        }
        var text = (form[$"viec-da-lam-{n}"].FirstOrDefault() ?? "").Normalize().Trim();
        var kept = new List<(KeptFile, byte[])>();
        foreach (var sent in form.Files.Where(f => f.Name == string.Create(CultureInfo.InvariantCulture, $"tep-{n}") && f.FileName.Length > 0).Take(MostFiles))
        {
            try
            {
                if (await files.Read(sent, by, DoWork.OwnerKind, assignmentId, stop) is { } file) kept.Add(file);
            }
            catch (RefusalException e) { problems.AddRange(e.Problems.Select(p => p with { Field = "tep" })); }
        }
        var figure = Try(() => Figure(Field("ky"), Field("chi-tieu"), unitId));
        var result = Try(() => Result(Field("ket-qua"), by));
        return problems.Count > 0 ? throw new RefusalException(problems) : new(text, kept, figure, result);
    }

    public FigureEvidence? Figure(string reportId, string typed, string unitId)
    {
        if (reportId.Length == 0 && typed.Length == 0) return null;
        if (reportId.Length == 0 || typed.Length == 0) throw new RefusalException(AssignmentProblems.FigureHalf());
        var report = reports.Get(reportId);
        var code = typed.Split(" – ")[0].Trim();
        if (!node.Organisation.WithPredecessors(unitId).Contains(report.UnitId) || report.AcceptedVersion is not { } accepted || !node.Catalogue.TryGet(code, out var indicator) || reports.Version(report.Id, accepted)?.Content.Of(indicator.Number) is not { } stated)
            throw new RefusalException(AssignmentProblems.UnknownFigure());
        return new(report.Id, indicator.Code, $"{indicator.NameVi} {report.Period.NameVi}: {stated.Quantity.Write("vi")} {indicator.UnitVi}".Trim());
    }

    public ResultEvidence? Result(string code, Actor by)
    {
        if (code.Length == 0) return null;
        return results.FindByCode(code) is { Counts: true } found && resultReach.Sees(by, found) ? new(found.Id, found.Code) : throw new RefusalException(AssignmentProblems.UnknownResult(code));
    }
}
