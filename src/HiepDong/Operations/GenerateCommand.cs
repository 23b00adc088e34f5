using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HiepDong.Demonstration;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Operations;

/// <summary>What to make: a national year of invented values over the real provinces (and communes, when the official list has been imported).</summary>
internal sealed record SyntheticYear(int Provinces, int Communes, int Forces, int Indicators, int Months, double Fill, int Seed, Period From);

/// <summary><c>hiepdong generate</c>: a synthetic national year for measuring, in a node of its own.</summary>
internal static class GenerateCommand
{
    private const string FormCode = "TH01";
    private static readonly DateOnly Since = new(2025, 7, 1);

    public static Command Make()
    {
        var provinces = new Option<int>("--provinces") { DefaultValueFactory = _ => 34 };
        var communes = new Option<int>("--communes") { DefaultValueFactory = _ => 3321 };
        var forces = new Option<int>("--forces") { DefaultValueFactory = _ => 3 };
        var indicators = new Option<int>("--indicators") { DefaultValueFactory = _ => 120 };
        var months = new Option<int>("--months") { DefaultValueFactory = _ => 12 };
        var fill = new Option<double>("--fill") { DefaultValueFactory = _ => 0.4 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 7 };
        var from = new Option<string>("--from") { Description = "2026-01", DefaultValueFactory = _ => "2026-01" };
        var command = new Command("generate", "Tạo một năm số liệu giả lập toàn quốc / make a synthetic national year") { provinces, communes, forces, indicators, months, fill, seed, from };
        command.SetAction(async (parsed, stop) =>
        {
            if (!Period.TryParse(parsed.GetValue(from), out var first) || first.Months != 1 || first.Window().To <= Since.AddDays(45))
                throw new RefusalException(OperationsProblems.GenerateFrom(parsed.GetValue(from) ?? ""));
            var year = new SyntheticYear(parsed.GetValue(provinces), parsed.GetValue(communes), parsed.GetValue(forces), parsed.GetValue(indicators), parsed.GetValue(months), parsed.GetValue(fill), parsed.GetValue(seed), first);
            if (year.Provinces is < 1 or > 34 || year.Communes < year.Provinces || year.Forces is < 1 or > 3 || year.Indicators is < 1 or > 2000 || year.Months is < 1 or > 120 || year.Fill is <= 0 or > 1)
                throw new RefusalException(OperationsProblems.GenerateNumbers());
            using var node = parsed.OpenNode();
            await Run(node, year, Console.Error.WriteLine, stop);
            return 0;
        });
        return command;
    }

    public static async Task Run(NodeContext node, SyntheticYear year, Action<string> progress, CancellationToken stop)
    {
        if (node.State.Totals.ReportCount > 0 && node.State.Catalogue.Form(FormCode, 1) is null) throw new RefusalException(OperationsProblems.GenerateNeedsEmptyNode());
        var watch = Stopwatch.StartNew();
        await StandardData.EnsureLoaded(node, stop);
        await EnsureUnits(node, year, stop);
        var form = node.State.Catalogue.Form(FormCode, 1)!;
        var indicators = form.IndicatorCodes.Select(c => node.State.Catalogue[c]).ToList();
        var units = node.State.Organisation.Units.Where(form.AsksOf).OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        progress($"{units.Count} đơn vị, {indicators.Count} chỉ tiêu");
        var random = new Random(year.Seed);
        long values = 0;
        for (var m = 0; m < year.Months; m++)
        {
            var period = new Period(year.From.Start + m, 1);
            var due = form.DueOn(period, Echelon.Commune, node.State.Calendar);
            var reports = units.Select(u => Invent(u, form, period, due, indicators, year.Fill, random)).ToList();
            values += reports.Sum(r => (long)r.Figures.Count);
            await node.Database.Write("generate", "", write => BulkReports.Load(write, reports, period.Code), stop);
            progress(string.Create(CultureInfo.InvariantCulture, $"{period.Code}: {reports.Count} báo cáo, cộng dồn {values} số liệu, {watch.Elapsed.TotalSeconds:0.0} s"));
        }
    }

    private static LoadedReport Invent(OrgUnit unit, ReportForm form, Period period, DateOnly due, List<Indicator> indicators, double fill, Random random)
    {
        var figures = new List<StoredFigure>((int)(indicators.Count * fill) + 8);
        foreach (var i in indicators)
        {
            if (random.NextDouble() >= fill) continue;
            // Mostly small counts with a long tail, as in real reports.
            var amount = (long)Math.Exp(random.NextDouble() * random.NextDouble() * 7) - 1;
            figures.Add(new(i.Number, amount));
        }
        var late = random.Next(25) == 0;
        var submitted = new DateTimeOffset(due.ToDateTime(new TimeOnly(9, 0)), VietnamTime.Offset).AddMinutes(random.Next(400)).AddDays(late ? 2 : 0);
        return new(Guid.CreateVersion7(submitted).ToString(), unit.Id, form.Code, form.Version, period, due, submitted, "generate", submitted.AddHours(3), "generate",
            new(FigureDocument.Write(figures), """{"*":{"kind":"generated"}}""", "{}", "{}"), figures);
    }

    private static async Task EnsureUnits(NodeContext node, SyntheticYear year, CancellationToken stop)
    {
        if (node.State.Catalogue.Form(FormCode, 1) != null) return;
        var forces = new[] { Force.Police, Force.Army, Force.Civil }.Take(year.Forces).ToHashSet();
        await node.Database.Write("generate", "", write =>
        {
            var organisation = OrganisationStore.Load(write);
            var provinces = organisation.At(Since).ChildrenOf(organisation.At(Since).Country!.Id).OrderBy(p => p.Code, StringComparer.Ordinal).Take(year.Provinces).ToList();
            if (!organisation.Territories.Any(t => t.Level == 3))
                foreach (var t in InventCommunes(provinces, year)) OrganisationStore.Insert(write, t);
            organisation = OrganisationStore.Load(write);
            var codes = provinces.Select(p => p.Code).ToHashSet();
            if (!organisation.Units.Any())
                foreach (var u in StandardUnits.For(organisation, Since, forces, codes)) OrganisationStore.Insert(write, u);
            // Sum indicators only: the catalogue's, filled up with numbered ones.
            var known = CatalogueStore.Load(node.Database);
            var sums = known.Indicators.Where(i => i.AddsUp == AddsUp.Sum && !i.Retired).Take(year.Indicators).Select(i => i.Code).ToList();
            for (var n = 1; sums.Count < year.Indicators; n++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"GL.{n:000}");
                CatalogueStore.Save(write, new Indicator(known.MaxNumber + n, code, "crime_other", $"Chỉ tiêu giả lập {n}", $"Synthetic indicator {n}", "vụ", "case", AddsUp.Sum, 0, Forces: [.. forces]));
                sums.Add(code);
            }
            // The standard forms make way: nobody may be asked for the same figure twice.
            write.Execute("delete from report_form");
            var days = Enum.GetValues<Echelon>().ToDictionary(e => e, _ => 1);
            CatalogueStore.Save(write, new ReportForm(FormCode, 1, "Báo cáo tháng giả lập", "Synthetic monthly report", [.. forces], [Echelon.Commune], Rhythm.Month, WindowRule.Statutory, days,
                Since, null, [new("I. Số liệu giả lập", "I. Synthetic figures", sums)], []));
            write.Log("organisation.generated", "national");
            write.Log("catalogue.generated", FormCode);
        }, stop);
    }

    private static IEnumerable<Territory> InventCommunes(List<Territory> provinces, SyntheticYear year)
    {
        var names = new InventedNames(new Random(year.Seed));
        var shares = Shipped.Rows("Territories/Standard/commune-counts.csv").ToDictionary(r => r["province_code"]);
        int Count(Territory p, string kind) => int.Parse(shares[p.Code][kind], CultureInfo.InvariantCulture);
        int All(Territory p) => Count(p, "phuong") + Count(p, "xa") + Count(p, "dac_khu");
        var real = provinces.Sum(All);
        var made = 0;
        for (var p = 0; p < provinces.Count; p++)
        {
            var province = provinces[p];
            var upTo = (int)Math.Round((double)year.Communes * provinces.Take(p + 1).Sum(All) / real);
            for (var n = 0; made < upTo; n++, made++)
            {
                var kind = n < Count(province, "dac_khu") ? TerritoryKind.SpecialZone : n < Count(province, "dac_khu") + Count(province, "phuong") ? TerritoryKind.Ward : TerritoryKind.Commune;
                var code = (90001 + made).ToString(CultureInfo.InvariantCulture);
                yield return new(Territory.MakeId(code, Since), code, names.Next(), kind, province.Id, Since, null);
            }
        }
    }
}
