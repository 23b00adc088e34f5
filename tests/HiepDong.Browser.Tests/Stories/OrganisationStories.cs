using System.Globalization;
using System.Text;

namespace HiepDong.Browser.Tests.Stories;

[Collection(Demo.Collection)]
public sealed class OrganisationStories(Demo demo)
{
    internal const string Basis = "Nghị quyết số 01/NQ-HĐND ngày 10/12/2026 (giả định)";

    [Fact]
    public async Task A_list_of_territories_with_one_wrong_row_is_refused_whole()
    {
        var count = demo.Node.State.Organisation.Territories.Count;
        await using var dung = await demo.SignInAs("dung");
        await dung.Open("/quan-tri/dia-ban");
        await dung.Follow("Nhập");
        await Send(dung, wrong: true);
        await dung.Sees("chưa nhập dòng nào");
        await dung.Sees("517");
        await dung.Sees("99");
        demo.Node.State.Organisation.Territories.Count.ShouldBe(count);
        (await dung.Main.GetByRole(AriaRole.Button, new() { Name = "Nhập toàn bộ" }).CountAsync()).ShouldBe(0);

        await Send(dung, wrong: false);
        await dung.Sees("Tệp không có lỗi");
        demo.Node.State.Organisation.Territories.Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_merger_is_looked_at_before_it_is_made_and_can_be_undone()
    {
        var organisation = demo.Node.State.Organisation;
        var communes = organisation.At(demo.Node.State.Today).Territories.Where(t => t.Code.StartsWith("40", StringComparison.Ordinal) && t.Code.Length == 5).Take(2).ToList();
        await using var dung = await demo.SignInAs("dung");
        await dung.Open("/quan-tri/sap-xep?loai=dia-ban");
        await dung.Follow("Chọn sáp nhập");
        foreach (var commune in communes)
        {
            await dung.Main.Locator("input[name='q']").FillAsync(commune.Code);
            await dung.Press("Tìm");
            await dung.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("Thêm .*" + commune.Name) }).First.ClickAsync();
            await dung.Sees("Đã chọn");
        }
        await dung.Sees("Đã chọn (2)");
        await dung.Follow("Tiếp tục");
        await dung.Main.Locator("#On").FillAsync("01/01/2027");
        await dung.Main.Locator("#Basis").FillAsync(Basis);
        await dung.Main.Locator("#Outcomes_0__Code").FillAsync("40998");
        await dung.Main.Locator("#Outcomes_0__Name").FillAsync("Hợp Nhất");
        await dung.Press("Xem trước ảnh hưởng");
        await dung.Sees("Hết hiệu lực từ 01/01/2027");
        foreach (var commune in communes) await dung.Sees(commune.Name);
        await dung.Sees("Hợp Nhất");
        demo.Node.State.Organisation.Territories.ShouldNotContain(t => t.Code == "40998");

        await dung.Press("Áp dụng");
        await dung.Sees("Đã sắp xếp");
        demo.Node.State.CatchUp();
        demo.Node.State.Organisation.Territories.ShouldContain(t => t.Code == "40998");

        await dung.Open("/quan-tri/sap-xep?loai=dia-ban");
        await dung.Press("Hoàn tác");
        await dung.Sees("Đã hoàn tác");
        demo.Node.State.CatchUp();
        demo.Node.State.Organisation.At(new DateOnly(2027, 1, 2)).Territories.ShouldNotContain(t => t.Code == "40998");
        dung.Complaints.ShouldBeEmpty();
    }

    private static async Task Send(Officer officer, bool wrong)
    {
        var csv = new StringBuilder("code,name,kind,province_code,valid_from\n");
        // The heading is row 1.
        for (var row = 2; row <= 600; row++)
            csv.Append(CultureInfo.InvariantCulture, $"{row + 60000:00000},Xã thử {row},xã,{(wrong && row == 517 ? "99" : "01")},2026-12-01\n");
        await officer.Main.Locator("input[type='file']").SetInputFilesAsync(new FilePayload { Name = "xa.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv.ToString()) });
        await officer.Press("Kiểm tra");
    }
}
