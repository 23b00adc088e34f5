using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Territories;

namespace HiepDong.Organisation.Importing;

/// <summary>Reads a list of territories (our CSV, or the Statistics Office's export) against what is there.</summary>
internal sealed class TerritoryImport
{
    /// <summary>The day of the two-level system; lists without dates are of it, and districts ended on it.</summary>
    public static readonly DateOnly Reform = new(2025, 7, 1);

    private static readonly Column[] Columns =
    [
        new("code", "ma", "ma so", "ma dvhc", "ma don vi", "ma don vi hanh chinh", "ma xa", "ma phuong xa", "ma xa phuong", "ma px"),
        new("name", "ten", "ten dvhc", "ten don vi", "ten don vi hanh chinh", "ten xa", "ten phuong xa", "phuong xa", "xa phuong"),
        new("kind", "cap", "loai", "loai hinh"),
        new("province_code", "ma tp", "ma tinh", "ma tinh tp", "ma tinh thanh pho", "ma cap tren", "parent_code", "parent code"),
        new("province_name", "tinh thanh pho", "tinh tp", "ten tinh", "ten tinh thanh pho"),
        new("valid_from", "hieu luc tu", "tu ngay", "ngay hieu luc", "valid from"),
        new("valid_to", "den ngay", "het hieu luc", "ngay het hieu luc", "valid to"),
        new("predecessors", "don vi cu", "ma cu", "sap nhap tu")
    ];

    private readonly ImportPlan plan = new(ofTerritories: true);
    private readonly Organisation organisation;
    private readonly ImportSheet sheet;
    private readonly DateOnly? effective;
    private readonly Dictionary<string, List<Territory>> known;
    private readonly Dictionary<string, List<(long Row, DateOnly From, DateOnly? To)>> seen = [];
    private readonly List<(SheetRow Row, Territory Made, Territory? Replaced)> begun = [];
    private readonly HashSet<string> unchanged = [];

    private TerritoryImport(Organisation organisation, ImportSheet sheet, DateOnly? effective)
    {
        (this.organisation, this.sheet, this.effective) = (organisation, sheet, effective);
        known = organisation.Territories.GroupBy(t => t.Code).ToDictionary(g => g.Key, g => g.ToList());
    }

    public static ImportSheet Read(IEnumerable<SheetRow> rows) => ImportSheet.Read(rows, Columns, ["code", "name"], "Mã, Tên");

    /// <param name="effective">Day of rows that give none.</param>
    public static ImportPlan Plan(Organisation organisation, ImportSheet sheet, DateOnly? effective) => new TerritoryImport(organisation, sheet, effective).Run();

    private ImportPlan Run()
    {
        // Parents before children, whatever the order in the file.
        foreach (var row in sheet.Rows.OrderBy(r => sheet.Text(r, "code").Length)) Take(row);
        foreach (var group in begun.SelectMany(b => Predecessors(b.Row, b.Made, b.Replaced).Select(p => (Old: p, b.Made, b.Row))).GroupBy(s => s.Old.Id).ToList())
        {
            if (unchanged.Contains(group.Key)) plan.Refuse(group.First().Row, group.First().Made.Code, group.First().Made.Name, sheet.At(group.First().Row, "predecessors", ImportProblems.StillListed(group.First().Old.Code)));
            foreach (var (old, made, _) in group)
            {
                if (old.ValidTo is null) plan.Ended[old.Id] = made.ValidFrom;
                plan.Successions.Add(new(old.Id, made.Id, made.ValidFrom, group.Count() > 1 ? SuccessionMode.Split : SuccessionMode.Renamed, "Nhập danh mục"));
            }
        }
        var merged = plan.Successions.GroupBy(s => s.SuccessorId).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        for (var i = 0; i < plan.Successions.Count; i++)
            if (plan.Successions[i] is { Mode: SuccessionMode.Renamed } s && merged.Contains(s.SuccessorId)) plan.Successions[i] = s with { Mode = SuccessionMode.Merged };
        plan.Rows.Sort((a, b) => a.Number.CompareTo(b.Number));
        return plan;
    }

    private void Take(SheetRow row)
    {
        var problems = new List<Problem>();
        void Bad(string column, Problem? problem) { if (problem != null) problems.Add(sheet.At(row, column, problem)); }

        var (kind, name) = KindAndName(row);
        if (kind is not { } k)
        {
            var word = sheet.Text(row, "kind");
            plan.Refuse(row, sheet.Text(row, "code"), name, sheet.At(row, word.Length > 0 ? "kind" : sheet.Has("kind") ? "kind" : "name", word.Length > 0 ? ImportProblems.UnknownWord(word, "phuong, xa, dac_khu, huyen, tinh, thanh_pho") : ImportProblems.Required()));
            return;
        }
        if (k == TerritoryKind.Country)
        {
            // Our own export begins with the country, which every node has.
            var country = sheet.Text(row, "code");
            if (known.ContainsKey(country)) plan.Rows.Add(new(row.Number, country, name, RowOutcome.Unchanged));
            else plan.Refuse(row, country, name, sheet.At(row, "code", ImportProblems.NoTerritory(country, Reform)));
            return;
        }
        var level = UnitRules.LevelOf(k);
        var code = sheet.Code(row, "code", level switch { 1 => 2, 2 => 3, _ => 5 });
        Bad("code", UnitRules.CheckCode(k, code));
        Bad("name", UnitRules.CheckName(name));
        if (!sheet.TryDate(row, "valid_from", out var given, out var badFrom)) problems.Add(badFrom!);
        if (!sheet.TryDate(row, "valid_to", out var to, out var badTo)) problems.Add(badTo!);
        var from = given ?? effective ?? (level == 3 ? Reform : StandardTerritories.Beginning);
        if (level == 2) to ??= Reform;
        if (to is { } end && end <= from) Bad("valid_to", ImportProblems.EndsBeforeItBegins());
        if (problems.Count > 0) { plan.Refuse(row, code, name, problems); return; }
        if (seen.GetValueOrDefault(code)?.FirstOrDefault(s => (s.To is not { } e || e > from) && (to is not { } mine || mine > s.From)) is { Row: > 0 } twice)
        {
            plan.Refuse(row, code, name, sheet.At(row, "code", ImportProblems.Twice(code, twice.Row)));
            return;
        }
        (seen.TryGetValue(code, out var spans) ? spans : seen[code] = []).Add((row.Number, from, to));
        var parent = ParentOf(row, level, from, out var parentCode);
        if (parent is null || !UnitRules.MayContain(parent.Kind, k))
        {
            plan.Refuse(row, code, name, sheet.At(row, "province_code", parentCode.Length == 0 ? ImportProblems.Required() : ImportProblems.NoParent(parentCode, from)));
            return;
        }
        Place(row, new(Territory.MakeId(code, from), code, name, k, parent.Id, from, to), isDated: given != null || effective != null);
    }

    private Territory? ParentOf(SheetRow row, int level, DateOnly from, out string code)
    {
        code = level == 1 ? StandardTerritories.CountryCode : sheet.Code(row, "province_code", 2);
        return known.GetValueOrDefault(code)?.FirstOrDefault(t => t.IsValidOn(from));
    }

    /// <summary>New, changed in place, changed from a day on, or the same as what is there.</summary>
    private void Place(SheetRow row, Territory made, bool isDated)
    {
        var overlapping = known.GetValueOrDefault(made.Code)?.Where(e => (made.ValidTo is not { } end || e.ValidFrom < end) && (e.ValidTo is not { } ends || ends > made.ValidFrom)).ToList() ?? [];
        var open = overlapping.Count > 0 ? overlapping[^1] : null;
        if (open is null) { Begin(row, made, null); return; }
        var same = open.Name == made.Name && open.Kind == made.Kind && IsSameParent(open, made);
        if (same && (overlapping.Count == 1 || !isDated) && (made.ValidTo is null ? open.ValidTo is null : made.ValidTo == open.ValidTo) && (open.ValidFrom <= made.ValidFrom || !isDated))
        {
            unchanged.Add(open.Id);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.Unchanged));
        }
        else if (open.ValidFrom == made.ValidFrom && made.ValidTo == open.ValidTo)
        {
            if (!IsSameParent(open, made)) { plan.Refuse(row, made.Code, made.Name, sheet.At(row, "province_code", ImportProblems.FixedPart("địa bàn cấp trên", "the parent territory"))); return; }
            plan.RewrittenTerritories.Add(made);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.Changed, $"sửa tại chỗ: {open.FullName} → {made.FullName}", $"mended in place: {open.FullName} → {made.FullName}"));
        }
        else if (!isDated) plan.Refuse(row, made.Code, made.Name, sheet.At(row, "code", ImportProblems.NeedsDate(open.FullName)));
        else if (open.ValidFrom < made.ValidFrom && open.ValidTo is null && made.ValidTo is null) Begin(row, made, open);
        else plan.Refuse(row, made.Code, made.Name, sheet.At(row, "code", ImportProblems.Overlaps(open.ValidFrom)));
    }

    private bool IsSameParent(Territory open, Territory made) => open.ParentId == made.ParentId || organisation.Become(open.ParentId!, made.ValidFrom).Contains(made.ParentId!)
        || organisation.Become(made.ParentId!, open.ValidFrom).Contains(open.ParentId!);

    private void Begin(SheetRow row, Territory made, Territory? replaced)
    {
        begun.Add((row, made, replaced));
        plan.BegunTerritories.Add(made);
        var list = known.TryGetValue(made.Code, out var there) ? there : known[made.Code] = [];
        if (replaced != null) list[list.IndexOf(replaced)] = replaced with { ValidTo = made.ValidFrom };
        list.Add(made);
        plan.Rows.Add(replaced is null ? new(row.Number, made.Code, made.Name, RowOutcome.New)
            : new(row.Number, made.Code, made.Name, RowOutcome.Changed, $"{replaced.FullName} → {made.FullName}", $"{replaced.FullName} → {made.FullName}"));
    }

    private List<Territory> Predecessors(SheetRow row, Territory made, Territory? replaced)
    {
        var found = new List<Territory>();
        foreach (var code in sheet.Text(row, "predecessors").Split([';', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (replaced != null && code == replaced.Code) continue;
            var old = known.GetValueOrDefault(code)?.FirstOrDefault(t => t.Id != made.Id && t.Level == made.Level && t.IsValidOn(made.ValidFrom.AddDays(-1)) && (t.ValidTo is null || t.ValidTo == made.ValidFrom));
            if (old is null) plan.Refuse(row, made.Code, made.Name, sheet.At(row, "predecessors", ImportProblems.NoPredecessor(code, made.ValidFrom)));
            else found.Add(old);
        }
        if (replaced != null) found.Insert(0, replaced);
        return found;
    }

    private static readonly (string Prefix, TerritoryKind? Kind)[] Prefixes =
    [
        ("phường ", TerritoryKind.Ward), ("xã ", TerritoryKind.Commune), ("đặc khu ", TerritoryKind.SpecialZone), ("tỉnh ", TerritoryKind.Province), ("thành phố ", null),
        ("huyện ", TerritoryKind.District), ("quận ", TerritoryKind.District), ("thị xã ", TerritoryKind.District)
    ];

    /// <summary>The kind from its column, or else from the name's first word, which is then left out of the name.</summary>
    private (TerritoryKind? Kind, string Name) KindAndName(SheetRow row)
    {
        var name = sheet.Text(row, "name");
        var short3 = sheet.Text(row, "code").Length == 3;
        TerritoryKind City() => short3 ? TerritoryKind.District : TerritoryKind.City;
        var word = ImportSheet.Plain(sheet.Text(row, "kind"));
        TerritoryKind? kind = word switch
        {
            "" => null,
            "phuong" or "ward" => TerritoryKind.Ward,
            "xa" or "commune" => TerritoryKind.Commune,
            "dac khu" => TerritoryKind.SpecialZone,
            "quoc gia" => TerritoryKind.Country,
            "tinh" or "province" => TerritoryKind.Province,
            "thanh pho" or "thanh pho trung uong" or "thanh pho truc thuoc trung uong" => City(),
            "huyen" or "quan" or "thi xa" => TerritoryKind.District,
            _ => null
        };
        foreach (var (prefix, found) in Prefixes)
        {
            if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            // "Xã" may begin a name itself; then the column says what it is, and the prefix goes only when both agree.
            var meant = found ?? City();
            if (kind is null && word.Length > 0) return (null, name);
            if (kind is null || kind == meant) return (meant, name[prefix.Length..].Trim());
        }
        return (kind, name);
    }
}
