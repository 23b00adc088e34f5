using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Territories;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.JointResults;

/// <summary>
/// One commune of Nghệ An with its police (An), its border post (Hải) and its army command (Khánh); the province's police (Giang, who accepts) and committee (Bình, who
/// coordinates); and the police of a commune of another province (Lan). 9:00 on 16/11/2026.
/// </summary>
internal sealed class JointOffice : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required Territory Commune { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }
    public required OrgUnit Army { get; init; }
    public required OrgUnit Elsewhere { get; init; }

    public static async Task<JointOffice> Open(string database)
    {
        var test = await TestNode.Open(database);
        var (commune, far) = (await AddCommune(test, "40", "40901", "Đông Lĩnh"), await AddCommune(test, "38", "38901", "Sơn Xa"));
        var province = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var committee = await test.AddUnit("UB.40", "Ủy ban nhân dân tỉnh Nghệ An", Force.Civil, Echelon.Province, "40");
        var police = await test.AddUnit("CA.X1", "Công an xã Đông Lĩnh", Force.Police, Echelon.Commune, commune.Code, province);
        var border = await test.AddUnit("BP.X1", "Đồn Biên phòng Nậm Cắn", Force.BorderGuard, Echelon.Post, commune.Code);
        var army = await test.AddUnit("QS.X1", "Ban Chỉ huy quân sự xã Đông Lĩnh", Force.Army, Echelon.Commune, commune.Code);
        var elsewhere = await test.AddUnit("CA.Z1", "Công an xã Sơn Xa", Force.Police, Echelon.Commune, far.Code);
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("hai", "Phan Thanh Hải", new Grant(Role.Reporter, border.Id, Hierarchy.Chain));
        await test.AddAccount("khanh", "Lý Khánh", new Grant(Role.Reporter, army.Id, Hierarchy.Chain));
        await test.AddAccount("giang", "Hoàng Giang", new Grant(Role.Approver, province.Id, Hierarchy.Chain));
        await test.AddAccount("binh", "Trần Thị Bình", new Grant(Role.Coordinator, committee.Id, Hierarchy.Territory));
        await test.AddAccount("lan", "Võ Thị Lan", new Grant(Role.Reporter, elsewhere.Id, Hierarchy.Chain));
        await test.AddAccount("dung", "Đỗ Tiến Dũng", new Grant(Role.Administrator, province.Id, Hierarchy.Chain));
        return new() { Test = test, App = await TestApp.Start(test.Node), Commune = commune, Police = police, Border = border, Army = army, Elsewhere = elsewhere };
    }

    private static async Task<Territory> AddCommune(TestNode test, string province, string code, string name)
    {
        var from = new DateOnly(2025, 7, 1);
        var commune = new Territory(Territory.MakeId(code, from), code, name, TerritoryKind.Commune, test.State.Organisation.TerritoryByCode(province, test.State.Today)!.Id, from, null);
        await test.Database.Write("operator", "", write =>
        {
            OrganisationStore.Insert(write, commune);
            write.Log("organisation.territory-added", commune.Id);
        });
        return commune;
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public JointResult Find(JointResult r) => Use<ResultStore>().Get(r.Id);
    public JointResult? Only => Use<ResultStore>().Query("order by r.id") is [var one] ? one : null;

    public ResultBody Body(OrgUnit lead, params OrgUnit[] others) => new(ResultKind.DrugCase, new(2026, 11, 12), new(2026, 11, 12), Commune.Id, "Bắt quả tang tại khu vực cửa khẩu", null,
        [new(lead.Id, true, "", Answer.Pending, []), .. others.Select(o => new Claim(o.Id, false, "", Answer.Pending, []))], new([new("cases", "vụ", 1), new("heroin", "kg", 2)], null, null, null, null));

    /// <summary>A case of 12/11 that An's unit leads: 1 case, 2 kg of heroin.</summary>
    public Task<JointResult> Recorded(params OrgUnit[] others) => Use<RecordResult>().Run(null, Body(Police, others), true, Person("an"), default);

    /// <summary>What An types for such a case.</summary>
    public Dictionary<string, string> Typed(params (string Field, string Value)[] other)
    {
        var fields = new Dictionary<string, string> { ["loai"] = "drug_case", ["tu"] = "12/11", ["noi"] = Commune.Code, ["sl-cases-0"] = "1", ["sl-heroin-0"] = "2,5", ["sl-heroin-1"] = "7", ["tom-tat"] = "Bắt quả tang tại khu vực cửa khẩu" };
        foreach (var (field, value) in other) fields[field] = value;
        return fields;
    }

    public const string Record = "button#ghi", Draft = "button[value=nhap]";

    public async Task<TestPage> Enter(TestBrowser browser, Dictionary<string, string> typed, string press = Record) => await (await browser.Get("/ket-qua/moi?loai=drug_case")).Submit(typed, "form#ket-qua", press);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}
