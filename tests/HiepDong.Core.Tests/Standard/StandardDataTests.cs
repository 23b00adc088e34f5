using System.Text;
using System.Text.Json;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Territories;

namespace HiepDong.Standard;

/// <summary>The data that the product ships, checked as it stands in the source tree.</summary>
public class StandardDataTests
{
    private static readonly string Source = Path.Combine(Root(), "src", "HiepDong");

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "HiepDong.sln"))) at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("HiepDong.sln");
    }

    private static List<Dictionary<string, string>> Csv(params string[] path)
    {
        var lines = File.ReadAllLines(Path.Combine([Source, .. path]));
        var head = Cells(lines[0]);
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l =>
        {
            var cells = Cells(l);
            cells.Count.ShouldBe(head.Count, l);
            return head.Zip(cells).ToDictionary(p => p.First, p => p.Second);
        })];
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(line[i]);
        cells.Add(cell.ToString());
        return cells;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly List<Dictionary<string, string>> Provinces = Csv("Territories", "Standard", "provinces.csv");
    private static readonly List<Dictionary<string, string>> Indicators = Csv("Indicators", "Standard", "indicators.csv");

    private static readonly List<JsonElement> Forms =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Source, "Indicators", "Standard", "forms.json"))).RootElement.EnumerateArray()];

    private static Organisation.Organisation Country()
    {
        var vn = new Territory(Territory.MakeId("VN", new(1945, 9, 2)), "VN", "Việt Nam", TerritoryKind.Country, null, new(1945, 9, 2), null);
        var all = Provinces.Select(p => new Territory(Territory.MakeId(p["code"], Day(p["valid_from"])), p["code"], p["name"], Codes.ToKind(p["kind"]), vn.Id,
            Day(p["valid_from"]), p["valid_to"].Length > 0 ? Day(p["valid_to"]) : null)).ToList();
        var successions = Provinces.Where(p => p["predecessors"].Length > 0).SelectMany(p => p["predecessors"].Split(';').Select(code => new Succession(
            all.Single(t => t.Code == code && t.ValidTo == Day(p["valid_from"])).Id, Territory.MakeId(p["code"], Day(p["valid_from"])), Day(p["valid_from"]), SuccessionMode.Merged, p["basis"])));
        return new([vn, .. all], [], successions);
    }

    [Theory]
    [InlineData("2008-08-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    [InlineData("2026-11-22", 34)]
    public void There_are_as_many_provinces_as_on_that_day(string day, int count) =>
        Country().At(Day(day)).Territories.Count(t => t.Level == 1).ShouldBe(count);

    [Fact]
    public void Every_one_of_the_63_became_exactly_one_of_the_34()
    {
        var org = Country();
        var (before, after) = (org.At(new(2025, 6, 30)), org.At(new(2025, 7, 1)));
        var heirs = before.Territories.Where(t => t.Level == 1).Select(t => org.Become(t.Id, new(2025, 7, 1)).ShouldHaveSingleItem()).ToList();
        heirs.Distinct().Count().ShouldBe(34);
        heirs.Distinct().ShouldBe(after.Territories.Where(t => t.Level == 1).Select(t => t.Id), ignoreOrder: true);
        after.Territories.Count(t => t.Kind == TerritoryKind.City).ShouldBe(6);
        heirs.Count(h => h == org.TerritoryByCode("68", new(2025, 7, 1))!.Id).ShouldBe(3);
    }

    [Fact]
    public void Code_15_was_Yen_Bai_and_is_Lao_Cai()
    {
        var org = Country();
        org.TerritoryByCode("15", new(2025, 6, 30))!.Name.ShouldBe("Yên Bái");
        org.TerritoryByCode("15", new(2025, 7, 1))!.Name.ShouldBe("Lào Cai");
        org.Become(org.TerritoryByCode("10", new(2025, 6, 30))!.Id, new(2025, 7, 1)).ShouldBe([org.TerritoryByCode("15", new(2025, 7, 1))!.Id]);
    }

    [Fact]
    public void No_code_is_carried_by_two_provinces_on_one_day() =>
        Provinces.GroupBy(p => p["code"]).ShouldAllBe(g => g.OrderBy(p => p["valid_from"], StringComparer.Ordinal).Select(p => p["valid_to"]).SkipLast(1).All(to => to.Length > 0));

    [Fact]
    public void Border_guard_and_military_regions_cover_every_province()
    {
        var now = Country().At(new(2026, 1, 1)).Territories.Where(t => t.Level == 1).Select(t => t.Code).ToList();
        Csv("Organisation", "Standard", "provinces-border.csv").Select(r => r["code"]).ShouldBe(Provinces.Select(p => p["code"]).Distinct(), ignoreOrder: true);
        Csv("Organisation", "Standard", "military-regions.csv").SelectMany(r => r["province_codes"].Split(';')).ShouldBe(now, ignoreOrder: true);
    }

    [Fact]
    public void The_catalogue_has_90_indicators_and_more_in_all_15_topics()
    {
        Indicators.Count.ShouldBeGreaterThanOrEqualTo(90);
        Topics.All.Count.ShouldBe(15);
        Indicators.Select(i => i["topic"]).Distinct().ShouldBe(Topics.All.Select(t => t.Code), ignoreOrder: true);
        Indicators.Select(i => i["number"]).ShouldBeUnique();
        Indicators.Select(i => i["code"]).ShouldBeUnique();
        Indicators.ShouldAllBe(i => i["name_vi"].Length > 0 && i["name_en"].Length > 0 && i["unit_vi"].Length > 0 && i["unit_en"].Length > 0);
    }

    [Fact]
    public void Indicators_refer_only_to_ones_that_exist_and_fit()
    {
        var byCode = Indicators.ToDictionary(i => i["code"]);
        foreach (var i in Indicators)
        {
            var whole = i["part_of"].TrimEnd('!');
            foreach (var other in new[] { i["pair_of"], whole, i["numerator"], i["denominator"] }.Where(o => o.Length > 0)) byCode.Keys.ShouldContain(other, i["code"]);
            if (whole.Length > 0)
            {
                (i["decimals"], i["adds_up"], i["unit_vi"]).ShouldBe((byCode[whole]["decimals"], byCode[whole]["adds_up"], byCode[whole]["unit_vi"]), i["code"]);
                i["forces"].Split(';').ShouldBeSubsetOf(byCode[whole]["forces"].Split(';'), i["code"]);
            }
            (i["adds_up"] == "ratio").ShouldBe(i["numerator"].Length > 0 && i["denominator"].Length > 0, i["code"]);
            if (i["adds_up"] == "ratio") byCode[i["numerator"]]["adds_up"].ShouldNotBe("ratio");
            int.Parse(i["decimals"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(0, 6);
            foreach (var force in i["forces"].Split(';')) Codes.TryForce(force, out _).ShouldBeTrue(i["code"]);
        }
    }

    [Fact]
    public void Forms_ask_no_force_twice_for_an_indicator_and_only_for_its_own()
    {
        var byCode = Indicators.ToDictionary(i => i["code"]);
        var asked = new HashSet<(string, string, string)>();
        foreach (var form in Forms)
        {
            var codes = form.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("indicators").EnumerateArray().Select(i => i.GetString()!)).ToList();
            codes.ShouldNotBeEmpty();
            foreach (var force in form.GetProperty("forces").EnumerateArray().Select(f => f.GetString()!))
                foreach (var echelon in form.GetProperty("echelons").EnumerateArray().Select(e => e.GetString()!))
                {
                    Codes.TryForce(force, out _).ShouldBeTrue(force);
                    Codes.TryEchelon(echelon, out _).ShouldBeTrue(echelon);
                    form.GetProperty("due_working_days").TryGetProperty(echelon, out _).ShouldBeTrue($"{form.GetProperty("code")} {echelon}");
                    foreach (var code in codes)
                    {
                        byCode.Keys.ShouldContain(code);
                        byCode[code]["forces"].Split(';').ShouldContain(force, code);
                        byCode[code]["adds_up"].ShouldNotBe("ratio", code);
                        asked.Add((force, echelon, code)).ShouldBeTrue($"{force} {echelon} {code} is asked twice");
                    }
                }
        }
        Indicators.Where(i => i["adds_up"] != "ratio").Select(i => i["code"]).Except(asked.Select(a => a.Item3)).ShouldBeEmpty("indicators that no form asks for");
    }

    [Fact]
    public void Holidays_are_on_the_days_of_the_law()
    {
        var days = Csv("Periods", "Standard", "holidays.csv").Select(h => Day(h["date"])).ToList();
        days.ShouldBeUnique();
        days.ShouldBeInOrder();
        foreach (var year in days.Select(d => d.Year).Distinct())
            foreach (var (month, day) in new[] { (1, 1), (4, 30), (5, 1), (9, 2) }) days.ShouldContain(new DateOnly(year, month, day));
        new WorkingCalendar(days).AddWorkingDays(new(2026, 2, 14), 1).ShouldBe(new(2026, 2, 23));
    }
}
