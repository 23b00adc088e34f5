using HiepDong.Documents;
using HiepDong.Problems;
using HiepDong.Territories;

namespace HiepDong.Organisation.Importing;

/// <summary>Reads a list of units against what is there; a superior may stand later in the same file.</summary>
internal sealed class UnitImport
{
    private static readonly Column[] Columns =
    [
        new("code", "ma", "ma don vi"), new("name", "ten", "ten don vi"), new("force", "luc luong"), new("echelon", "cap"),
        new("territory_code", "ma dia ban", "territory code"), new("superior_code", "ma cap tren", "ma don vi cap tren", "superior code"),
        new("valid_from", "hieu luc tu", "tu ngay", "ngay hieu luc", "valid from"), new("valid_to", "den ngay", "het hieu luc", "ngay het hieu luc", "valid to"),
        new("predecessors", "don vi cu", "ma cu", "sap nhap tu")
    ];

    private readonly ImportPlan plan = new(ofTerritories: false);
    private readonly Organisation organisation;
    private readonly ImportSheet sheet;
    private readonly DateOnly? effective;
    private readonly Dictionary<string, List<OrgUnit>> known;
    private readonly Dictionary<string, List<Read>> readByCode = [];
    private readonly HashSet<string> unchanged = [];

    private sealed record Read(SheetRow Row, OrgUnit Unit, string SuperiorCode, bool IsDated);

    private UnitImport(Organisation organisation, ImportSheet sheet, DateOnly? effective)
    {
        (this.organisation, this.sheet, this.effective) = (organisation, sheet, effective);
        known = organisation.Units.GroupBy(u => u.Code).ToDictionary(g => g.Key, g => g.ToList());
    }

    public static ImportSheet ReadSheet(IEnumerable<SheetRow> rows) =>
        ImportSheet.Read(rows, Columns, ["code", "name", "force", "echelon", "territory_code"], "Mã, Tên, Lực lượng, Cấp, Mã địa bàn");

    public static ImportPlan Plan(Organisation organisation, ImportSheet sheet, DateOnly? effective) => new UnitImport(organisation, sheet, effective).Run();

    private ImportPlan Run()
    {
        var read = sheet.Rows.Select(Take).OfType<Read>().ToList();
        var begun = new List<(Read Read, OrgUnit Made, OrgUnit? Replaced)>();
        foreach (var one in read)
        {
            if (!TrySuperior(one, out var superior)) continue;
            Place(one, one.Unit with { SuperiorId = superior?.Id }, begun);
        }
        foreach (var group in begun.SelectMany(b => Predecessors(b.Read, b.Made, b.Replaced).Select(p => (Old: p, b.Made, b.Read))).GroupBy(s => s.Old.Id).ToList())
        {
            var first = group.First();
            if (unchanged.Contains(group.Key)) plan.Refuse(first.Read.Row, first.Made.Code, first.Made.Name, sheet.At(first.Read.Row, "predecessors", ImportProblems.StillListed(first.Old.Code)));
            foreach (var (old, made, _) in group)
            {
                if (old.ValidTo is null) plan.Ended[old.Id] = made.ValidFrom;
                plan.Successions.Add(new(old.Id, made.Id, made.ValidFrom, group.Count() > 1 ? SuccessionMode.Split : SuccessionMode.Renamed, "Nhập danh mục"));
            }
        }
        var merged = plan.Successions.GroupBy(s => s.SuccessorId).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        for (var i = 0; i < plan.Successions.Count; i++)
            if (plan.Successions[i] is { Mode: SuccessionMode.Renamed } s && merged.Contains(s.SuccessorId)) plan.Successions[i] = s with { Mode = SuccessionMode.Merged };
        CheckCycles();
        plan.Rows.Sort((a, b) => a.Number.CompareTo(b.Number));
        return plan;
    }

    private Read? Take(SheetRow row)
    {
        var problems = new List<Problem>();
        void Bad(string column, Problem? problem) { if (problem != null) problems.Add(sheet.At(row, column, problem)); }

        var (code, name) = (sheet.Text(row, "code"), sheet.Text(row, "name"));
        Bad("code", UnitRules.CheckUnitCode(code));
        Bad("name", UnitRules.CheckName(name));
        if (!Words.TryForce(sheet.Text(row, "force"), out var force)) Bad("force", ImportProblems.UnknownWord(sheet.Text(row, "force"), "cong_an, quan_doi, bien_phong, canh_sat_bien, ubnd"));
        if (!Words.TryEchelon(sheet.Text(row, "echelon"), out var echelon)) Bad("echelon", ImportProblems.UnknownWord(sheet.Text(row, "echelon"), "ministry, military_region, province, district, defence_area, commune, post"));
        if (!sheet.TryDate(row, "valid_from", out var given, out var badFrom)) problems.Add(badFrom!);
        if (!sheet.TryDate(row, "valid_to", out var to, out var badTo)) problems.Add(badTo!);
        var from = given ?? effective ?? TerritoryImport.Reform;
        if (to is { } end && end <= from) Bad("valid_to", ImportProblems.EndsBeforeItBegins());
        var territoryCode = sheet.Text(row, "territory_code");
        var territory = organisation.TerritoryByCode(territoryCode, from)
            ?? (territoryCode.All(char.IsAsciiDigit) ? organisation.TerritoryByCode(sheet.Code(row, "territory_code", echelon >= Echelon.DefenceArea ? 5 : 2), from) : null);
        if (territory is null) Bad("territory_code", territoryCode.Length == 0 ? ImportProblems.Required() : ImportProblems.NoTerritory(territoryCode, from));
        if (readByCode.GetValueOrDefault(code)?.FirstOrDefault(r => (r.Unit.ValidTo is not { } e || e > from) && (to is not { } mine || mine > r.Unit.ValidFrom)) is { } twice) Bad("code", ImportProblems.Twice(code, twice.Row.Number));
        if (problems.Count > 0) { plan.Refuse(row, code, name, problems); return null; }
        var read = new Read(row, new(OrgUnit.MakeId(code, from), code, name, force, echelon, territory!.Id, null, from, to), sheet.Text(row, "superior_code"), given != null || effective != null);
        (readByCode.TryGetValue(code, out var list) ? list : readByCode[code] = []).Add(read);
        return read;
    }

    /// <summary>The file's own row of that code comes before what is there: it says how things will be.</summary>
    private bool TrySuperior(Read one, out OrgUnit? superior)
    {
        superior = null;
        var code = one.SuperiorCode;
        if (code.Length == 0) return true;
        var from = one.Unit.ValidFrom;
        var there = known.GetValueOrDefault(code)?.LastOrDefault(u => u.IsValidOn(from));
        superior = readByCode.GetValueOrDefault(code)?.FirstOrDefault(r => r.Unit.IsValidOn(from))?.Unit is { } inFile && (there is null || Replaces(inFile, there)) ? inFile : there;
        if (superior is null) plan.Refuse(one.Row, one.Unit.Code, one.Unit.Name, sheet.At(one.Row, "superior_code", ImportProblems.NoSuperior(code, from)));
        else if (!UnitRules.MayCommand(superior.Force, superior.Echelon, one.Unit.Force, one.Unit.Echelon))
            plan.Refuse(one.Row, one.Unit.Code, one.Unit.Name, sheet.At(one.Row, "superior_code", ImportProblems.WrongSuperior(superior.Name)));
        else return true;
        return false;
    }

    /// <summary>Whether the file's row will stand as a row of its own; a changed superior alone shows only later, and successions then lead on.</summary>
    private static bool Replaces(OrgUnit inFile, OrgUnit there) =>
        there.ValidFrom != inFile.ValidFrom && (there.Name, there.Echelon, there.TerritoryId) != (inFile.Name, inFile.Echelon, inFile.TerritoryId);

    private void Place(Read one, OrgUnit made, List<(Read, OrgUnit, OrgUnit?)> begun)
    {
        var row = one.Row;
        var overlapping = known.GetValueOrDefault(made.Code)?.Where(e => (made.ValidTo is not { } end || e.ValidFrom < end) && (e.ValidTo is not { } ends || ends > made.ValidFrom)).ToList() ?? [];
        var open = overlapping.Count > 0 ? overlapping[^1] : null;
        if (open is null)
        {
            begun.Add((one, made, null));
            plan.BegunUnits.Add(made);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.New));
            return;
        }
        if (open.Force != made.Force) { plan.Refuse(row, made.Code, made.Name, sheet.At(row, "force", ImportProblems.FixedPart("lực lượng", "the force"))); return; }
        var samePlace = IsSame(open.TerritoryId, made.TerritoryId, open, made) && IsSame(open.SuperiorId, made.SuperiorId, open, made);
        var same = samePlace && (open.Name, open.Echelon) == (made.Name, made.Echelon);
        if (same && (overlapping.Count == 1 || !one.IsDated) && made.ValidTo == open.ValidTo && (open.ValidFrom <= made.ValidFrom || !one.IsDated))
        {
            unchanged.Add(open.Id);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.Unchanged));
        }
        else if (open.ValidFrom == made.ValidFrom && made.ValidTo == open.ValidTo)
        {
            if (!samePlace) { plan.Refuse(row, made.Code, made.Name, sheet.At(row, "superior_code", ImportProblems.FixedPart("địa bàn hoặc cấp trên", "the territory or the superior"))); return; }
            plan.RewrittenUnits.Add(made);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.Changed, $"sửa tại chỗ: {open.Name} → {made.Name}", $"mended in place: {open.Name} → {made.Name}"));
        }
        else if (!one.IsDated) plan.Refuse(row, made.Code, made.Name, sheet.At(row, "code", ImportProblems.NeedsDate(open.Name)));
        else if (open.ValidFrom < made.ValidFrom && open.ValidTo is null && made.ValidTo is null)
        {
            begun.Add((one, made, open));
            plan.BegunUnits.Add(made);
            plan.Rows.Add(new(row.Number, made.Code, made.Name, RowOutcome.Changed, $"{open.Name} → {made.Name}", $"{open.Name} → {made.Name}"));
        }
        else plan.Refuse(row, made.Code, made.Name, sheet.At(row, "code", ImportProblems.Overlaps(open.ValidFrom)));
    }

    private bool IsSame(string? old, string? now, OrgUnit open, OrgUnit made)
    {
        if (old == now) return true;
        if (old is null || now is null) return false;
        var day = made.ValidFrom > open.ValidFrom ? made.ValidFrom : open.ValidFrom;
        return organisation.Become(old, day).Intersect(organisation.Become(now, day)).Any();
    }

    private List<OrgUnit> Predecessors(Read one, OrgUnit made, OrgUnit? replaced)
    {
        var found = new List<OrgUnit>();
        foreach (var code in sheet.Text(one.Row, "predecessors").Split([';', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (replaced != null && code == replaced.Code) continue;
            var candidates = (known.GetValueOrDefault(code) ?? []).Concat(plan.BegunUnits.Where(u => u.Code == code));
            var old = candidates.FirstOrDefault(u => u.Id != made.Id && u.Force == made.Force && u.IsValidOn(made.ValidFrom.AddDays(-1)) && (u.ValidTo is null || u.ValidTo == made.ValidFrom));
            if (old is null) plan.Refuse(one.Row, made.Code, made.Name, sheet.At(one.Row, "predecessors", ImportProblems.NoPredecessor(code, made.ValidFrom)));
            else found.Add(old);
        }
        if (replaced != null) found.Insert(0, replaced);
        return found;
    }

    private void CheckCycles()
    {
        var begun = plan.BegunUnits.ToDictionary(u => u.Id);
        foreach (var unit in plan.BegunUnits)
        {
            var steps = 0;
            var above = unit.SuperiorId;
            while (above != null && above != unit.Id && steps++ < 100) above = begun.TryGetValue(above, out var next) ? next.SuperiorId : organisation.Unit(above)?.SuperiorId;
            if (above is null || readByCode[unit.Code] is not [var read, ..]) continue;
            plan.Refuse(read.Row, unit.Code, unit.Name, sheet.At(read.Row, "superior_code", ImportProblems.Cycle(unit.Code)));
        }
    }
}
