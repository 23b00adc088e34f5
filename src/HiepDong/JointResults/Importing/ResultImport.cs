using System.Text.RegularExpressions;
using HiepDong.Documents;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>What becomes of a row: recorded, left out unless ticked because it looks like a result that is there, or refused.</summary>
internal enum ResultRowOutcome { New, There, Refused }

/// <summary>One row of the file.</summary>
/// <param name="Like">The result it looks like, or the row of the same file.</param>
internal sealed record ResultImportRow(long Number, ResultRowOutcome Outcome, ResultBody? Body, string Kind, string Day, IReadOnlyList<Problem> Problems, (string? Id, string Code)? Like = null);

/// <summary>Everything an import of results would do, or why it does nothing: one refused row refuses the file.</summary>
internal sealed record ResultImport(IReadOnlyList<ResultImportRow> Rows)
{
    public const int MostShown = 50;

    public int Count(ResultRowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);
    public IEnumerable<Problem> Problems => Rows.SelectMany(r => r.Problems);

    /// <summary>Refuses with the first fifty reasons when there is any.</summary>
    public void RequireSound()
    {
        if (Problems.ToList() is { Count: > 0 } problems) throw new RefusalException([ResultImportProblems.Refused(problems.Count), .. problems.Take(MostShown)]);
    }
}

/// <summary>Reads rows by the rules of entry. What is typed often is looked up once.</summary>
internal sealed partial class ResultRows(ResultSheet sheet, Organisation.Organisation organisation, DateOnly today, Func<ResultBody, bool> mayEnter)
{
    private readonly Dictionary<(string, DateOnly), object> places = [], units = [];

    public ResultImportRow Read(SheetRow row)
    {
        var problems = new List<Problem>();
        void Refuse(string field, Problem problem) => problems.Add(sheet.At(row, field, problem));
        string Text(string field) => sheet.Text(row, field);
        foreach (var column in sheet.FormulaErrors(row)) problems.Add(sheet.At(row, column, ResultImportProblems.FormulaError(row.Text(column))));
        if (problems.Count > 0) return Refused(row, problems);

        foreach (var field in new[] { "loai", "noi", "chu-tri" }) if (Text(field).Length == 0) Refuse(field, ResultImportProblems.NeedsValue());
        if (!Things.TryKind(Text("loai"), out var kind) && Text("loai").Length > 0) Refuse("loai", ResultProblems.UnknownKind(Text("loai")));
        if (!sheet.TryDay(row, "tu", out var from)) Refuse("tu", ResultImportProblems.BadDay(Text("tu")));
        else if (from is null) Refuse("tu", ResultImportProblems.NeedsDay());
        if (!sheet.TryDay(row, "den", out var to)) Refuse("den", ResultImportProblems.BadDay(Text("den")));
        to ??= from;
        var before = problems.Count;
        var amounts = Amounts(row, problems);
        var unread = problems.Count > before;
        // Places and units are those of the day; without one there is nothing to look them up on.
        if (from is not { } first || to is not { } last) return Refused(row, problems);
        var day = last > today ? today : last;
        if (Text("noi").Length == 0 || Text("chu-tri").Length == 0) return Refused(row, problems);
        var place = Look(places, sheet.Place(row), day, typed => ResultTyped.Place(typed, day, organisation), p => Refuse("noi", p));
        var lead = Unit(Text("chu-tri"), day, "chu-tri", Refuse);
        var others = Text("phoi-hop").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Unit(t, day, "phoi-hop", Refuse)).ToList();
        if (place is null || lead is null || others.Contains(null)) return Refused(row, problems);

        var body = new ResultBody(kind, first, last, place.Id, Text("tom-tat"), Text("ke-hoach") is { Length: > 0 } campaign ? campaign : null,
            [new(lead.Id, true, "", Answer.Pending, []), .. others.Select(o => new Claim(o!.Id, false, "", Answer.Pending, []))], new(amounts, null, null, null, null));
        // Each amount has been checked in its own column.
        problems.AddRange(ResultRules.Check(body, today).Where(p => p.Field != "so-lieu" || (amounts.Count == 0 && !unread) || p.Code is "result.amount-twice" or "result.too-many-amounts").Select(p => sheet.At(row, p.Field ?? "", p)));
        if (problems.Count == 0 && !mayEnter(body)) Refuse("chu-tri", ResultImportProblems.NotYours());
        return problems.Count > 0 ? Refused(row, problems) : new(row.Number, ResultRowOutcome.New, body, kind.Code(), Text("tu"), []);
    }

    private ResultImportRow Refused(SheetRow row, List<Problem> problems) => new(row.Number, ResultRowOutcome.Refused, null, sheet.Text(row, "loai"), sheet.Text(row, "tu"), problems);

    private List<Amount> Amounts(SheetRow row, List<Problem> problems)
    {
        var amounts = new List<Amount>();
        void Add(Amount amount, Func<Problem, Problem> at)
        {
            problems.AddRange(ResultRules.Check([amount]).Select(at));
            amounts.Add(amount);
        }
        foreach (var column in sheet.Amounts)
        {
            Problem At(Problem p) => sheet.At(row, column.Index, p);
            switch (row[column.Index])
            {
                case null: break;
                case double number when double.IsFinite(number) && Math.Abs(number) < 1e15: Add(new(column.Thing.Code, column.Unit, (decimal)number), At); break;
                case DateTime or TimeSpan or bool or double: problems.Add(At(ResultProblems.NotANumber(column.Thing.Vi, column.Thing.En, row.Text(column.Index)))); break;
                default:
                    try { if (ResultTyped.Amount(column.Thing.Code, column.Unit, row.Text(column.Index)) is { } amount) Add(amount, At); }
                    catch (RefusalException refusal) { problems.AddRange(refusal.Problems.Select(At)); }
                    break;
            }
        }
        foreach (var part in sheet.Text(row, "so-lieu").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Problem At(Problem p) => sheet.At(row, "so-lieu", p);
            if (Other(part) is { } amount) Add(amount, At);
            else problems.Add(At(ResultImportProblems.BadOther(part)));
        }
        return amounts;
    }

    /// <summary>"gỗ 12,5 m³", "xăng, dầu: khoảng 300 lít"; a known thing may leave its usual unit out.</summary>
    internal static Amount? Other(string text)
    {
        if (NameNumberUnit().Match(Vietnamese.Clean(text)) is not { Success: true } match) return null;
        var what = Things.Read(match.Groups["name"].Value.TrimEnd(':', ' '));
        if (!QuantityText.TryParse(match.Groups["about"].Value + match.Groups["number"].Value, out var quantity) || quantity.Bound == Reporting.Bound.Between) return null;
        var typed = match.Groups["unit"].Value.Trim();
        var unit = typed.Length == 0 ? Things.Find(what)?.Units[0] : Things.Find(what)?.Units.FirstOrDefault(u => Vietnamese.Fold(u) == Vietnamese.Fold(typed)) ?? typed;
        return unit is null ? null : new(what, unit, quantity.Value, !quantity.IsExact);
    }

    private OrgUnit? Unit(string typed, DateOnly day, string field, Action<string, Problem> refuse) =>
        Look(units, typed, day, t => organisation.UnitByCode(t, day) ?? ResultTyped.Unit(t, day, organisation, field), p => refuse(field, p));

    private T? Look<T>(Dictionary<(string, DateOnly), object> known, string typed, DateOnly day, Func<string, T> find, Action<Problem> refuse) where T : class
    {
        var key = (typed, organisation.EpochOf(day));
        if (!known.TryGetValue(key, out var found))
        {
            try { found = find(typed); }
            catch (RefusalException refusal) { found = refusal.First; }
            known[key] = found;
        }
        if (found is T thing) return thing;
        refuse((Problem)found);
        return null;
    }

    [GeneratedRegex(@"^(?<name>\D*?\p{L}\D*?)[\s:]+(?<about>(?:(?:khoảng|hơn|gần|trên|about)\s+)?)(?<number>\d[\d.,]*)\s*(?<unit>\D[^;]*|)$", RegexOptions.IgnoreCase)]
    private static partial Regex NameNumberUnit();
}
