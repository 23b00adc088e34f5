using System.Net;
using HiepDong.Accounts;
using HiepDong.Organisation;

namespace HiepDong.Tests;

public sealed class ReorganisingPageTests
{
    [Theory]
    [InlineData("31/02/2027", "“31/02/2027” không phải ngày")]
    [InlineData("", "Hãy nhập mục này")]
    public async Task A_refused_date_leaves_everything_typed_in_its_step(string day, string sentence)
    {
        await using var test = await TestNode.Sqlite();
        var unit = await test.AddUnit("CA-01", "Công an thành phố Hà Nội", Force.Police, Echelon.Province, "01");
        await test.AddAccount("quantri", "Trần Văn Quản", new Grant(Role.Administrator, unit.Id, Hierarchy.Territory));
        await using var app = await TestApp.Start(test.Node);
        using var admin = await app.SignInAs("quantri");
        var province = test.State.Organisation.TerritoryByCode("40", test.State.Today)!.Id;
        var details = await admin.Get($"/quan-tri/sap-xep?loai=dia-ban&viec=doi-ten&s={province}&tiep=true");
        var refused = await details.Submit(new() { ["On"] = day, ["Basis"] = "Nghị quyết số 10", ["Outcomes[0].Name"] = "Nghệ An Mới" });
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Words.ShouldContain(sentence);
        refused.One("[name=On]").GetAttribute("value").ShouldBe(day);
        refused.One("[name=Basis]").GetAttribute("value").ShouldBe("Nghị quyết số 10");
        refused.One("[name='Outcomes[0].Name']").GetAttribute("value").ShouldBe("Nghệ An Mới");
    }
}
