using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Publications;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Territories;

namespace HiepDong.Tests.Consolidation;

/// <summary>
/// A province of three communes with police and military units and a year and a half of random reports. On 01/03/2026 two commune police units merge,
/// one is divided and one military unit is dissolved.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    private static readonly DateOnly Start = new(2025, 7, 1), Change = new(2026, 3, 1);
    private readonly Random random;

    private Office(TestNode test, int seed) => (Test, random) = (test, new Random(seed));

    public TestNode Test { get; }
    public Scope Province { get; private set; }
    public OrgUnit Police { get; private set; } = null!;
    public OrgUnit Commune { get; private set; } = null!;
    public ReportStore Reports => new(Test.Database, Test.State);
    public PublicationStore Publications => new(Test.Database);
    public PublicationHistory History => new(Test.Database, Test.State, new(Test.Database));
    public Actor Coordinator => Who(Role.Coordinator, Police.Id);

    public static Actor Who(Role role, string unitId) => new("x", "binh", "Trần Thị Bình", [new Grant(role, unitId, Hierarchy.Territory)]);

    public static async Task<Office> Open(string database, int seed = 1)
    {
        var office = new Office(await TestNode.Open(database), seed);
        await office.Build();
        return office;
    }

    private async Task Build()
    {
        var province = Test.State.Organisation.TerritoryByCode("40", Test.State.Today)!;
        Province = Scope.OfTerritory(province.Id);
        var communes = Enumerable.Range(1, 3).Select(n => new Territory($"4000{n}~20250701", $"4000{n}", "An " + n, TerritoryKind.Commune, province.Id, Start, null)).ToList();
        Police = Unit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, province.Id, null);
        var army = Unit("QS.40", "Bộ Chỉ huy Quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, province.Id, null);
        var units = new List<OrgUnit> { Police, army };
        for (var n = 1; n <= 3; n++)
        {
            units.Add(Unit($"CA.4000{n}", $"Công an xã An {n}", Force.Police, Echelon.Commune, communes[n - 1].Id, Police.Id));
            units.Add(Unit($"QS.4000{n}", $"Ban Chỉ huy Quân sự xã An {n}", Force.Army, Echelon.Commune, communes[n - 1].Id, army.Id));
        }
        Commune = units[^1];
        var old = new[] { "A", "B", "C" }.Select(k => Unit("CA.CU" + k, "Công an cũ " + k, Force.Police, Echelon.Commune, communes[0].Id, Police.Id, Start, Change)).ToList();
        var gone = Unit("QS.CU", "Ban Chỉ huy cũ", Force.Army, Echelon.Commune, communes[1].Id, army.Id, Start, Change);
        var merged = Unit("CA.MOI", "Công an xã mới", Force.Police, Echelon.Commune, communes[0].Id, Police.Id, Change);
        var halves = new[] { 1, 2 }.Select(n => Unit("CA.NUA" + n, "Công an nửa " + n, Force.Police, Echelon.Commune, communes[n].Id, Police.Id, Change)).ToList();
        units.AddRange([.. old, gone, merged, .. halves]);
        await Test.Database.Write("operator", "", write =>
        {
            foreach (var t in communes) OrganisationStore.Insert(write, t);
            foreach (var u in units) OrganisationStore.Insert(write, u);
            foreach (var s in new[] { new Succession(old[0].Id, merged.Id, Change, SuccessionMode.Merged, "QĐ 1"), new(old[1].Id, merged.Id, Change, SuccessionMode.Merged, "QĐ 1"),
                new(old[2].Id, halves[0].Id, Change, SuccessionMode.Split, "QĐ 2"), new(old[2].Id, halves[1].Id, Change, SuccessionMode.Split, "QĐ 2"), new(gone.Id, null, Change, SuccessionMode.Dissolved, "QĐ 3") })
                OrganisationStore.Insert(write, s, false, Test.Database.NewId(), "op");
            write.Log("organisation.reorganised", "40");
        });
        var loaded = new List<LoadedReport>();
        // A quarter that is seen from another organisation than its first months.
        foreach (var unit in units.Where(u => u.IsValidOn(new(2026, 3, 14))))
            foreach (var form in Test.State.Catalogue.FormsFor(Period.Parse("2026-Q1")))
                if (form.AsksOf(unit)) loaded.Add(Make(unit, form, Period.Parse("2026-Q1")));
        for (var month = Period.Month(2025, 9); month.Start <= Period.Month(2026, 10).Start; month = month with { Start = month.Start + 1 })
            foreach (var unit in units)
                foreach (var form in Test.State.Catalogue.FormsFor(month))
                    if (form.AsksOf(unit) && unit.IsValidOn(month.Window(form.Window).To) && random.Next(8) > 0) loaded.Add(Make(unit, form, month));
        await Test.Database.Write("operator", "", write => BulkReports.Load(write, loaded, "test"));
    }

    private LoadedReport Make(OrgUnit unit, ReportForm form, Period month)
    {
        var figures = new List<Figure>();
        foreach (var code in form.IndicatorCodes)
        {
            var i = Test.State.Catalogue[code];
            if (i.AddsUp == AddsUp.Ratio || random.Next(3) == 0) continue;
            var bound = random.Next(25) switch { 0 => Bound.MoreThan, 1 => Bound.About, 2 => Bound.Between, _ => Bound.Exact };
            var value = i.Unscale(random.Next(0, 500));
            figures.Add(new(i.Number, new(value, bound, bound == Bound.Between ? value + 3 : null), new Origin(OriginKind.Typed, "an")));
        }
        var content = ReportText.Write(new(figures, new Dictionary<string, string>()), Test.State.Catalogue);
        var at = new DateTimeOffset(month.Window().To.AddDays(2).ToDateTime(new(3, 0)), TimeSpan.Zero);
        return new(Test.Database.NewId(), unit.Id, form.Code, form.Version, month, form.DueOn(month, unit.Echelon, Test.State.Calendar), at, "an", at, "binh", content, FigureDocument.Read(content.Figures));
    }

    private static OrgUnit Unit(string code, string name, Force force, Echelon echelon, string territory, string? superior, DateOnly? from = null, DateOnly? to = null) =>
        new(OrgUnit.MakeId(code, from ?? Start), code, name, force, echelon, territory, superior, from ?? Start, to);

    /// <summary>Submits and accepts a version through the real use cases; only the named figures are stated anew, the others stay.</summary>
    public async Task<Report> Accept(OrgUnit unit, Period month, string? reason, params (string Code, string Value)[] values)
    {
        var form = Test.State.Catalogue.FormsFor(month).First(f => f.AsksOf(unit));
        var report = await new OpenReport(Test.Database, Test.State, Test.Node.Access, Reports).Run(unit.Id, form.Code, month, Actor.Operator, default);
        var draft = report.AcceptedVersion is { } v ? ReadEntry.Reopen(Reports.Version(report.Id, v)!.Content, Test.State.Catalogue) : new Draft();
        if (reason != null) draft = draft with { Reason = reason };
        foreach (var (code, value) in values) draft.Figures[code] = value;
        foreach (var code in form.IndicatorCodes) draft.Remarks[code] = "đã kiểm tra";
        // Random figures break the rules between parts and wholes; what is tested here is not entry.
        foreach (var i in form.IndicatorCodes.Select(c => Test.State.Catalogue[c])) if (i.PartOf != null && !values.Any(x => x.Code == i.Code)) draft.Figures.Remove(i.Code);
        var version = await new SubmitReport(Test.Database, Test.State, Test.Node.Access, Reports).Run(report.Id, draft, int.MaxValue - 1, Actor.Operator, default);
        await new AcceptReport(Test.Database, Test.Node.Access, Reports).Run(report.Id, version, Actor.Operator, default);
        return Reports.Get(report.Id);
    }

    public Task<Publication> Publish(Period period, Actor? by = null, long? seen = null) =>
        new PublishConsolidation(Test.Database, Test.State, Test.Node.Access).Run(Province, period, "Kết quả " + period.NameVi, seen, by ?? Coordinator, default);

    public Total Total(string code, Period period, Scope? scope = null)
    {
        var consolidator = Test.State.Consolidator;
        return consolidator.TotalOf(consolidator.Catalogue[code], consolidator.Totals.Sum(consolidator.TreeOf(period), (scope ?? Province).NodeId, period));
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
