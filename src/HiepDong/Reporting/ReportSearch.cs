using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Periods;
using HiepDong.Search;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Reporting;

/// <summary>Reports by unit, period and the words of the version submitted last; drafts are their writers' own matter until then.</summary>
internal sealed class ReportSearch(Database database, Access access, ReportReach reach) : StoredSearch(database, Source)
{
    private sealed record Row(string Id, string UnitCode, string UnitName, string FormCode, string Period, string DueOn, string State, long? AcceptedVersion, string? Remarks, string? Narratives);

    public static readonly SearchSource Source = new("reports", "select id from report order by created_at, id", Read, Moved);

    /// <summary>So many reports are looked at one by one sooner than a whole country's that hold a common word.</summary>
    private const int Few = 10_000;

    protected override Sight? SightOf(Actor by)
    {
        if (!access.Allows(by, Permission.SeeReports)) return null;
        if (reach.SeenBy(by) is not { } units) return new("", "", "1 = 1");
        const string condition = "r.unit_id in @units";
        var (args, ids) = (new Dapper.DynamicParameters(), units.ToArray());
        args.Add("units", ids);
        return new("report r", "sd.owner = r.id", condition, args, () =>
        {
            var counted = new Dapper.DynamicParameters(new { Few });
            return Database.First<long>($"select count(*) from (select 1 from report r where {Database.Dialect.OneList(condition, "units", ids, counted)} limit @Few) as few", counted) < Few;
        });
    }

    private static IEnumerable<Found> Read(DocumentReader from, IReadOnlyList<string> owners) => from.Query<Row>("""
        select r.id, u.code as unit_code, u.name as unit_name, r.form_code, r.period, r.due_on, r.state, r.accepted_version, v.remarks, v.narratives
        from report r join org_unit u on u.id = r.unit_id left join report_version v on v.report_id = r.id and v.version = r.version where r.id in @owners
        """, new { owners }).Select(r =>
        {
            var period = Period.Parse(r.Period);
            return new Found(r.Id, r.Id, "", r.UnitName, string.Join(" · ", Texts(r.Narratives).Concat(Texts(r.Remarks))), SqlTypes.Day(r.DueOn), "/bao-cao/" + r.Id,
                texts => $"{ReportWords.Title(period, texts)} · {StateOf(r, texts)}", $"{r.UnitCode} {r.FormCode} {period.Name("vi")} {period.Code}");
        });

    private static string StateOf(Row r, Texts texts) => texts["report.state." + (r.State, r.AcceptedVersion) switch
    {
        ("draft", _) => "dang-nhap",
        ("submitted", null) => "cho-duyet",
        ("submitted", _) => "cho-duyet-dinh-chinh",
        ("returned", null) => "tra-lai",
        ("returned", _) => "tra-lai-dinh-chinh",
        _ => "da-duyet"
    }];

    private static IEnumerable<string> Texts(string? json) => json is null or "{}" ? [] : JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, ReportText.Json)!.Values;

    private sealed record Named(string Id, string Name, string Title);

    private static IEnumerable<string> Moved(DocumentReader from, Change change) => change.Kind switch
    {
        "report.opened" or "report.submitted" => [change.Subject],
        "reports.loaded" => from.Query<string>("select r.id from report r where not exists (select 1 from search_document sd where sd.kind = 'reports' and sd.owner = r.id)"),
        // Reports are found by the name of their unit: those that bear another one than their unit has now.
        "organisation.name-corrected" or "organisation.imported" => from.Query<Named>("select r.id, u.name, sd.title from report r join org_unit u on u.id = r.unit_id join search_document sd on sd.kind = 'reports' and sd.owner = r.id")
            .Where(r => SearchTokens.Line(r.Name) != r.Title).Select(r => r.Id),
        _ => []
    };
}
