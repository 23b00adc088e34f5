using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Territories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.JointResults;

/// <summary>
/// Three forces of one province and the police of another: An writes for the police, Biên for the border guard, Quân for the army, Xa for the other province's police; Hoa coordinates
/// the province, Dũng administers, Em may do nothing. 9:00 on 16/11/2026.
/// </summary>
internal sealed class ResultOffice : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }
    public required OrgUnit Army { get; init; }
    public required OrgUnit Far { get; init; }

    public static async Task<ResultOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        var from = new DateOnly(2025, 7, 1);
        var province = test.State.Organisation.TerritoryByCode("40", test.State.Today)!;
        await test.Database.Write("operator", "", write =>
        {
            foreach (var (code, name) in new[] { ("17001", "Đông Lĩnh"), ("17002", "Mường Xén") })
                OrganisationStore.Insert(write, new Territory(Territory.MakeId(code, from), code, name, TerritoryKind.Commune, province.Id, from, null));
            write.Log("organisation.territory-added", "17001");
        });
        var ministry = await test.AddUnit("CA.BO", "Bộ Công an", Force.Police, Echelon.Ministry, "VN");
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40", ministry);
        var border = await test.AddUnit("BP.40", "Bộ đội Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var army = await test.AddUnit("QS.40", "Bộ Chỉ huy quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        var far = await test.AddUnit("CA.48", "Công an thành phố Đà Nẵng", Force.Police, Echelon.Province, "48", ministry);
        var people = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("bien", "Trần Văn Biên", new Grant(Role.Reporter, border.Id, Hierarchy.Chain));
        await test.AddAccount("quan", "Lê Minh Quân", new Grant(Role.Reporter, army.Id, Hierarchy.Chain));
        await test.AddAccount("xa", "Phan Thị Xa", new Grant(Role.Reporter, far.Id, Hierarchy.Chain));
        await test.AddAccount("hoa", "Đặng Thị Hoa", new Grant(Role.Coordinator, people.Id, Hierarchy.Territory));
        await test.AddAccount("dung", "Đỗ Tiến Dũng", new Grant(Role.Administrator, ministry.Id, Hierarchy.Chain));
        await test.AddAccount("em", "Vũ Thị Em");
        return new() { Test = test, App = await TestApp.Start(test.Node), Police = police, Border = border, Army = army, Far = far };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public static DateOnly Day(int day, int month = 11) => new(2026, month, day);
    public static Amount Cases(decimal n) => new("cases", "vụ", n);

    public ResultBody Body(ResultKind kind, DateOnly day, string place, OrgUnit lead, OrgUnit[] others, string summary = "", params Amount[] amounts) =>
        new(kind, day, day, Test.State.Organisation.TerritoryByCode(place, Test.State.Today)!.Id, summary, null, [new(lead.Id, true, "", Answer.Pending, []), .. others.Select(o => new Claim(o.Id, false, "", Answer.Pending, []))],
            new(amounts.Length > 0 ? amounts : [Cases(1)], null, null, null, null));

    public Task<JointResult> Record(string who, ResultBody body, bool record = true) => Use<RecordResult>().Run(null, body, record, Person(who), default);

    /// <summary>Codes in the order of the list, for an address's filters; a draft has none.</summary>
    public List<string> Codes(string who, string query = "")
    {
        var problems = new List<Problem>();
        var filter = Use<ResultFilters>().Read(new QueryCollection(QueryHelpers.ParseQuery(query)), Person(who), problems);
        problems.ShouldBeEmpty();
        return [.. Use<ResultList>().All(filter, Person(who)).Select(r => r.Code.Length > 0 ? r.Code : "nháp")];
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
