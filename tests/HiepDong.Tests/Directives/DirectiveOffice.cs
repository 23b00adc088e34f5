using HiepDong.Accounts;
using HiepDong.Directives;
using HiepDong.Organisation;
using HiepDong.Tests.JointResults;

namespace HiepDong.Tests.Directives;

/// <summary>The office of the results with two communal police units below An's, where Cúc and Chung write, and Lợi who leads An's unit. 16/11/2026.</summary>
internal sealed class DirectiveOffice : IAsyncDisposable
{
    public required ResultOffice Office { get; init; }
    public required OrgUnit East { get; init; }
    public required OrgUnit West { get; init; }

    public static async Task<DirectiveOffice> Open(string database)
    {
        var office = await ResultOffice.Open(database);
        var east = await office.Test.AddUnit("CA.40.01", "Công an xã Đông Lĩnh", Force.Police, Echelon.Commune, "17001", office.Police);
        var west = await office.Test.AddUnit("CA.40.02", "Công an xã Mường Xén", Force.Police, Echelon.Commune, "17002", office.Police);
        await office.Test.AddAccount("cuc", "Hồ Thị Cúc", new Grant(Role.Reporter, east.Id, Hierarchy.Chain));
        await office.Test.AddAccount("chung", "Cao Văn Chung", new Grant(Role.Reporter, west.Id, Hierarchy.Chain));
        await office.Test.AddAccount("loi", "Trịnh Văn Lợi", new Grant(Role.Leader, office.Police.Id, Hierarchy.Chain));
        return new() { Office = office, East = east, West = west };
    }

    public OrgUnit Police => Office.Police;
    public TestApp App => Office.App;
    public T Use<T>() where T : notnull => Office.Use<T>();
    public Actor Person(string name) => Office.Person(name);

    public static DirectiveBody Decree(DateOnly? on = null, string issuer = "Chính phủ", bool basis = false) => new("decree", "03/2019/NĐ-CP", on ?? new(2019, 9, 5), issuer, null, "Về phối hợp giữa Bộ Công an và Bộ Quốc phòng", IsLegalBasis: basis);
    public static DirectiveBody Plan(int number = 12) => new("plan", $"{number}/KH-UBND", new(2026, 10, 1), "UBND tỉnh Nghệ An", null, "Tấn công, trấn áp tội phạm dịp cuối năm", CreatesWork: true);
    public static DirectiveBody Pointer() => new("plan", "07/KH-m", new(2026, 10, 2), "Bộ Công an", null, "", Secrecy.TopSecret, "Văn thư mật, Công an tỉnh");

    public Task<Directive> Register(string who, DirectiveBody body, OrgUnit? unit = null) => Use<KeepDirective>().Register(body, (unit ?? Police).Id, Person(who), default);
    public List<string> Signs(string who, string query = "") =>
        [.. Use<DirectiveList>().All(DirectiveList.Read(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query))), Person(who)).Select(l => l.Directive.Body.Sign)];

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
