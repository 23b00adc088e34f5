using HiepDong.Accounts;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Reporting;

/// <summary>
/// A province with two communes' police: An reports for the first, Bình accepts at the province, Chi leads there, Dũng administers, Em may do
/// nothing, Giang reports for the second. 9:00 on 16/11/2026: November's reports are due today from communes.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Province { get; init; }
    public required OrgUnit First { get; init; }
    public required OrgUnit Second { get; init; }

    public const string Form = "PH01-CA";
    public static readonly Period November = Period.Month(2026, 11);

    public static async Task<Office> Open(string database)
    {
        var test = await TestNode.Open(database);
        var country = await test.AddUnit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, "VN");
        var province = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40", country);
        var first = await test.AddUnit("CA.X1", "Công an xã Đông Lĩnh", Force.Police, Echelon.Commune, "40", province);
        var second = await test.AddUnit("CA.X2", "Công an xã Mường Xén", Force.Police, Echelon.Commune, "40", province);
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, first.Id, Hierarchy.Chain));
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Approver, province.Id, Hierarchy.Chain));
        await test.AddAccount("bao", "Lê Văn Bảo", new Grant(Role.Approver, province.Id, Hierarchy.Chain));
        await test.AddAccount("chi", "Phạm Quỳnh Chi", new Grant(Role.Leader, province.Id, Hierarchy.Chain));
        await test.AddAccount("dung", "Đỗ Tiến Dũng", new Grant(Role.Administrator, province.Id, Hierarchy.Chain));
        await test.AddAccount("em", "Vũ Thị Em");
        await test.AddAccount("giang", "Hoàng Giang", new Grant(Role.Reporter, second.Id, Hierarchy.Chain));
        return new() { Test = test, App = await TestApp.Start(test.Node), Province = province, First = first, Second = second };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();

    /// <summary>Opens the report of a unit as its reporter.</summary>
    public Task<Report> Begin(OrgUnit unit, string by, Period? period = null) => Use<OpenReport>().Run(unit.Id, Form, period ?? November, Person(by), default);

    public static Draft With(params (string Code, string Text)[] figures) => new() { Figures = figures.ToDictionary(f => f.Code, f => f.Text) };

    /// <summary>A submitted report with a few figures.</summary>
    public async Task<Report> Submitted(OrgUnit unit, string by, Period? period = null, string cases = "24")
    {
        var report = await Begin(unit, by, period);
        await Use<SubmitReport>().Run(report.Id, With(("MT.VU", cases), ("MT.DT", "30")), 0, Person(by), default);
        return report;
    }

    public decimal? TotalOf(string indicator, Period? period = null)
    {
        var state = Test.State;
        var p = period ?? November;
        var sums = state.Totals.Sum(state.Consolidator.TreeOf(p), Province.Id, p);
        return state.Consolidator.TotalOf(state.Catalogue[indicator], sums).ToQuantity(state.Catalogue[indicator])?.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
