using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Indicators;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Plans.Edit;

/// <summary>One row of a repeated part of the form, by column; "" is the first column, which gives the row its name.</summary>
internal sealed class PlanRow
{
    private readonly Dictionary<string, string> cells = [];
    public string this[string column] { get => cells.GetValueOrDefault(column, ""); set => cells[column] = value; }

    /// <summary>Nothing was typed; ids, rules and other choices that come filled in do not count.</summary>
    public bool IsEmpty => cells.All(c => c.Key is "id" or "luat" or "ky" || c.Value.Length == 0);
}

/// <summary>A plan as it is typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class PlanForm
{
    /// <summary>Repeated parts: prefix of their fields and their columns.</summary>
    public static readonly IReadOnlyList<(string Prefix, string[] Columns, int Most)> Parts =
    [
        ("ben", ["", "vai-tro"], PlanRules.MostRows), ("can-cu", [""], PlanRules.MostRows), ("mang", ["", "noi-dung"], PlanRules.MostRows),
        ("viec", ["", "chu-tri", "phoi-hop", "han", "san-pham", "id"], PlanRules.MostLines), ("ll", ["", "gi", "so", "dv"], PlanRules.MostRows),
        ("ct", ["", "luat", "so", "ky"], PlanRules.MostRows), ("tt", ["tuyen", "ngay", "tu", "den", "chu-tri", "phoi-hop", "luc-luong", "id"], PlanRules.MostPatrols)
    ];

    public string Title { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Author { get; init; } = "";
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Place { get; init; } = "";
    public string Lead { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string Organising { get; init; } = "";
    public string Note { get; init; } = "";
    public Dictionary<string, List<PlanRow>> Rows { get; } = Parts.ToDictionary(p => p.Prefix, _ => new List<PlanRow>());

    public List<PlanRow> this[string prefix] => Rows[prefix];

    public static PlanForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        string Lines(string name) => string.Join('\n', (form[name] is { Count: > 0 } sent ? sent[0] ?? "" : "").ReplaceLineEndings("\n").Split('\n').Select(Vietnamese.Clean)).Trim();
        var typed = new PlanForm
        {
            Title = Field("ten"), Kind = Field("loai"), Author = Field("don-vi"), From = Field("tu"), To = Field("den"), Place = Field("dia-ban"), Lead = Field("chu-tri"), Purpose = Lines("muc-dich"),
            Organising = Lines("to-chuc"), Note = Lines("ghi-chu")
        };
        foreach (var (prefix, columns, most) in Parts)
            for (var n = 1; n <= most && columns.Any(c => form.ContainsKey(Name(prefix, n, c))); n++)
            {
                var row = new PlanRow();
                foreach (var column in columns) row[column] = prefix == "mang" && column == "noi-dung" ? Lines(Name(prefix, n, column)) : Field(Name(prefix, n, column));
                typed[prefix].Add(row);
            }
        return typed.WithRoom();
    }

    /// <summary>A kept plan, to be typed on.</summary>
    public static PlanForm Of(PlanBody b, NodeState node, Texts texts)
    {
        var organisation = node.Organisation;
        string Unit(string id) => organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : id;
        string Units(IEnumerable<string> ids) => string.Join("; ", ids.Select(id => organisation.Unit(id)?.Code ?? id));
        var form = new PlanForm
        {
            Title = b.Title, Kind = PlanStore.CodeOf(b.Kind), Author = b.AuthorUnitId, From = texts.Date(b.From), To = texts.Date(b.To), Place = organisation.Territory(b.TerritoryId) is { } place ? ResultTyped.Label(place, organisation) : "",
            Lead = b.LeadUnitId.Length > 0 ? Unit(b.LeadUnitId) : "", Purpose = b.Purpose, Organising = b.Organising
        };
        foreach (var p in b.Parties) form["ben"].Add(new() { [""] = Unit(p.UnitId), ["vai-tro"] = p.Role });
        foreach (var c in b.Bases) form["can-cu"].Add(new() { [""] = c.Text });
        foreach (var c in b.Contents) form["mang"].Add(new() { [""] = c.Topic, ["noi-dung"] = c.Text });
        foreach (var l in b.Lines) form["viec"].Add(new() { [""] = l.Text, ["chu-tri"] = Unit(l.LeadUnitId), ["phoi-hop"] = Units(l.SupportingUnitIds), ["han"] = texts.Date(l.Deadline), ["san-pham"] = l.Evidence, ["id"] = l.Id });
        foreach (var m in b.Means) form["ll"].Add(new() { [""] = Unit(m.UnitId), ["gi"] = m.What, ["so"] = texts.Number(m.Quantity), ["dv"] = m.Unit });
        foreach (var t in b.Targets)
            form["ct"].Add(new() { [""] = node.Catalogue.TryGet(t.Indicator, out var i) ? Label(i, texts) : t.Indicator, ["luat"] = t.Rule.ToString().ToLowerInvariant(), ["so"] = texts.Number(t.Value), ["ky"] = t.Period });
        foreach (var p in b.Patrols)
            form["tt"].Add(new()
            {
                ["tuyen"] = p.Route, ["ngay"] = texts.Date(p.Day), ["tu"] = p.Starts is { } s ? PlanWords.Clock(s) : "", ["den"] = p.Ends is { } e ? PlanWords.Clock(e) : "", ["chu-tri"] = Unit(p.LeadUnitId),
                ["phoi-hop"] = Units(p.SupportingUnitIds), ["luc-luong"] = p.Forces, ["id"] = p.Id
            });
        return form.WithRoom();
    }

    public static string Label(Indicator i, Texts texts) => i.Code + " – " + i.Name(texts.Language);

    public static string Name(string prefix, int n, string column) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{n}") + (column.Length > 0 ? "-" + column : "");

    /// <summary>There is always a row to write into.</summary>
    public PlanForm WithRoom(string? prefix = null, int rows = 1)
    {
        foreach (var (part, _, most) in Parts.Where(p => prefix is null || p.Prefix == prefix))
        {
            while (Rows[part] is [.., { IsEmpty: true }]) Rows[part].RemoveAt(Rows[part].Count - 1);
            for (var n = 0; n < rows && Rows[part].Count < most; n++) Rows[part].Add(new());
        }
        return this;
    }

    /// <summary>Rows of the form that hold something, in the order in which they stand in the text; a problem of the text's third row belongs to the third of these.</summary>
    private IEnumerable<(PlanRow Row, int Number)> Filled(string prefix) => Rows[prefix].Select((r, i) => (r, i + 1)).Where(r => !r.r.IsEmpty);

    /// <summary>The form's field of a problem that counts rows of the text.</summary>
    public Problem InForm(Problem problem)
    {
        foreach (var (prefix, columns, _) in Parts)
        {
            if (problem.Field is not { } field || !field.StartsWith(prefix + "-", StringComparison.Ordinal)) continue;
            var rest = field[(prefix.Length + 1)..].Split('-', 2);
            if (!int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || Filled(prefix).Skip(n - 1).FirstOrDefault() is not { Number: > 0 } row) continue;
            return problem with { Field = Name(prefix, row.Number, rest.Length > 1 ? rest[1] : columns[0]) };
        }
        return problem;
    }

    /// <summary>What the form says, or a refusal that names everything in it that can't be read.</summary>
    /// <param name="present">The text that is changed: units, place and ids that were not touched stay what they are.</param>
    /// <param name="cite">The directive that a suggestion names, as it is cited; null when the text names none.</param>
    public PlanBody ToBody(NodeState node, Texts texts, PlanBody? present, Func<string> newId, Func<string, PlanBasis?> cite)
    {
        var (problems, organisation, today) = (new List<Problem>(), node.Organisation, node.Today);
        var units = organisation.At(today).Units;
        var known = (present?.Units ?? []).Concat(present?.Parties.Select(p => p.UnitId) ?? []).Distinct().Select(organisation.Unit).OfType<OrgUnit>().ToList();
        if (!Enum.TryParse<PlanKind>(Kind, true, out var kind) || !Enum.IsDefined(kind) || int.TryParse(Kind, CultureInfo.InvariantCulture, out _)) problems.Add(PlanProblems.NoKind());
        if (organisation.Unit(Author) is null) problems.Add(PlanProblems.NoAuthor());
        var (from, to) = (Day(From, "tu"), Day(To, "den"));
        var place = present is not null && organisation.Territory(present.TerritoryId) is { } same && ResultTyped.Label(same, organisation) == Place ? same.Id : "";
        if (Place.Length == 0) problems.Add(PlanProblems.NoPlace());
        else if (place.Length == 0) Try(() => place = ResultTyped.Place(Place, today, organisation, "dia-ban").Id);

        List<T> Take<T>(string prefix, Func<PlanRow, Func<string, string>, T> make) => [.. Filled(prefix).Select(r => make(r.Row, column => Name(prefix, r.Number, column)))];
        var parties = Take("ben", (r, f) => new PlanParty(Unit(r[""], f("")), r["vai-tro"]));
        var bases = Take("can-cu", (r, _) => cite(r[""]) ?? present?.Bases.FirstOrDefault(b => b.Text == r[""]) ?? new PlanBasis(r[""]));
        var contents = Take("mang", (r, _) => new PlanContent(r[""], r["noi-dung"]));
        var lines = Take("viec", (r, f) =>
        {
            var old = present?.Lines.FirstOrDefault(l => l.Id == r["id"]);
            return new PlanLine(old?.Id ?? newId(), r[""], Unit(r["chu-tri"], f("chu-tri")), Units(r["phoi-hop"], f("phoi-hop")), Day(r["han"], f("han")), r["san-pham"], old?.ParentLineId);
        });
        var means = Take("ll", (r, f) => new PlanMeans(Unit(r[""], f("")), r["gi"], Number(r["so"], f("so")), r["dv"]));
        var targets = Take("ct", (r, f) => new PlanTarget(Indicator(r[""], f("")), Enum.TryParse<TargetRule>(r["luat"], true, out var rule) ? rule : TargetRule.AtLeast, Number(r["so"], f("so")), r["ky"]));
        var patrols = Take("tt", (r, f) => new PlanPatrol(present?.Patrols.FirstOrDefault(p => p.Id == r["id"])?.Id ?? newId(), Day(r["ngay"], f("ngay")), Time(r["tu"], f("tu")), Time(r["den"], f("den")), r["tuyen"],
            Unit(r["chu-tri"], f("chu-tri")), Units(r["phoi-hop"], f("phoi-hop")), r["luc-luong"]));
        var lead = Lead.Length > 0 ? Unit(Lead, "chu-tri") : "";
        if (problems.Count > 0) throw new RefusalException(problems);
        return new(Title, kind, Author, from, to, place, lead, Purpose, Organising, parties, bases, contents, lines, means, targets, patrols, present?.ParentId, present?.CopyOfId);

        DateOnly Day(string typed, string field)
        {
            if (LocalValueBinder.ReadDate(typed) is { } day) return day;
            problems.Add(PlanProblems.NotADay(typed, field));
            return today;
        }

        TimeOnly? Time(string typed, string field)
        {
            if (typed.Length == 0) return null;
            if (TimeOnly.TryParseExact(typed.Replace('h', ':').TrimEnd(':'), ["H:mm", "HH:mm", "H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
            problems.Add(PlanProblems.NotATime(typed, field));
            return null;
        }

        decimal Number(string typed, string field)
        {
            if (LocalValueBinder.ReadNumber(typed, texts.IsEnglish) is { } number) return number;
            problems.Add(PlanProblems.NotANumber(typed, field));
            return 0;
        }

        string Indicator(string typed, string field)
        {
            var code = typed.Split(" – ")[0].Trim();
            if (node.Catalogue.TryGet(code, out var found) || node.Catalogue.TryGet(code.ToUpperInvariant(), out found)) return found.Code;
            var named = node.Catalogue.Indicators.Where(i => Vietnamese.Fold(i.Name(texts.Language)) == Vietnamese.Fold(typed)).ToList();
            if (named is [var one]) return one.Code;
            problems.Add(PlanProblems.UnknownIndicator(field, typed));
            return "";
        }

        string Unit(string typed, string field)
        {
            if (typed.Length == 0)
            {
                // A row without its unit: the rules say what is missing where nothing else does.
                if (field.StartsWith("ben-", StringComparison.Ordinal) || field.StartsWith("ll-", StringComparison.Ordinal)) Try(() => UnitChoice.Find(typed, units, field));
                return "";
            }
            if (known.FirstOrDefault(u => UnitChoice.Label(u) == typed || u.Code == typed) is { } there) return there.Id;
            var id = "";
            Try(() => id = UnitChoice.Find(typed, units, field).Id);
            return id;
        }

        List<string> Units(string typed, string field) => [.. typed.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Unit(t, field)).Where(id => id.Length > 0)];

        void Try(Action read)
        {
            try { read(); }
            catch (RefusalException e) { problems.AddRange(e.Problems); }
        }
    }
}
