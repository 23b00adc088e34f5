using System.Text;
using HiepDong.Directives;
using HiepDong.Problems;
using HiepDong.Tests.Documents;

namespace HiepDong.Tests.Directives;

public sealed class ImportTests
{
    private const string Heads = "Loại văn bản,\"Số, ký hiệu\",Ngày ban hành,Cơ quan ban hành,Trích yếu,Hết hiệu lực từ,Độ mật,Nơi giữ,Có giao việc\n";

    private static Task<int> Apply(DirectiveOffice office, string rows) =>
        office.Use<ImportDirectives>().Apply(DirectiveSheet.Open(new MemoryStream(Encoding.UTF8.GetBytes(Heads + rows)), "van-ban.csv"), office.Police.Id, office.Person("an"), default);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Registers_the_new_documents_of_a_list_and_leaves_out_those_that_are_there(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        await office.Register("an", DirectiveOffice.Decree());
        const string rows = """
            ,03/2019/NĐ-CP,05/09/2019,Chính phủ,Về phối hợp,,,,
            ,03/2019/NĐ-CP,30/01/2019,Chính phủ,Về việc khác,,,,
            Công văn,145/CAT-PV01,2026-10-03,CA.40,V/v phối hợp,,,,Có
            Kế hoạch,07/KH-m,02/10/2026,Bộ Công an,,,Tuyệt mật,Văn thư mật,
            Công văn,145/CAT-PV01,03/10/2026,Công an tỉnh Nghệ An,V/v phối hợp,,,,

            """;
        (await Apply(office, rows)).ShouldBe(3);
        (await Apply(office, rows)).ShouldBe(0);
        office.Signs("an", "?xep=so").ShouldBe(["03/2019/NĐ-CP", "03/2019/NĐ-CP", "07/KH-m", "145/CAT-PV01"], ignoreOrder: true);
        office.Use<DirectiveStore>().Query("where d.kind = 'letter'").ShouldHaveSingleItem().Body.ShouldSatisfyAllConditions(b => b.CreatesWork.ShouldBeTrue(), b => b.IssuerUnitId.ShouldBe(office.Police.Id), b => b.Issuer.ShouldBe("Công an tỉnh Nghệ An"));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Names_every_wrong_row_and_column_and_registers_nothing(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var refused = await Should.ThrowAsync<RefusalException>(() => Apply(office, """
            Kế hoạch,1/KH-UBND,01/10/2026,UBND tỉnh,Đúng,,,,
            Bài hát,2/KH-UBND,31/02/2026,,Sai,,,,
            ,3/KH-UBND,01/10/2026,UBND tỉnh,,,,,
            ,4/KH-UBND,01/10/2026,UBND tỉnh,Nội dung,,Tuyệt mật,,có lẽ

            """));
        refused.Problems.Select(p => p.Vi).ShouldBe(
        [
            "Có 7 lỗi nên chưa ghi dòng nào. Sửa trong tệp rồi nhập lại cả tệp.",
            "Dòng 3, cột A (Loại văn bản): “Bài hát” không phải loại văn bản có trong danh mục. Chọn một loại, ví dụ Kế hoạch, Chỉ thị, Công văn.",
            "Dòng 3, cột C (Ngày ban hành): “31/02/2026” không phải ngày có thật. Ghi theo dạng 15/11/2026.",
            "Dòng 3, cột D (Cơ quan ban hành): ghi cơ quan ban hành, không quá 200 ký tự; ví dụ Chính phủ, Bộ Công an, hoặc mã đơn vị.",
            "Dòng 4, cột E (Trích yếu): ghi trích yếu nội dung như trên văn bản.",
            "Dòng 5, cột I (Có giao việc): “có lẽ” không rõ là có hay không. Ghi “Có” hoặc để trống.",
            "Dòng 5, cột H (Nơi giữ): ghi nơi đang giữ văn bản mật (cơ quan, bộ phận), không quá 200 ký tự, để biết hỏi ở đâu.",
            "Dòng 5, cột E (Trích yếu): văn bản Tuyệt mật không được ghi trích yếu ở đây. Xóa trích yếu; chỉ giữ số, ngày, cơ quan và nơi giữ."
        ]);
        office.Use<DirectiveStore>().Query("order by d.id").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_shows_first_and_registers_what_it_showed_and_an_export_comes_back()
    {
        await using var office = await DirectiveOffice.Open("sqlite");
        var an = await office.App.SignInAs("an");
        async Task<TestPage> Upload(byte[] content, string name)
        {
            var page = await an.Get("/van-ban/nhap");
            var form = new MultipartFormDataContent { { new ByteArrayContent(content), "tep", name }, { new StringContent(page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
            var request = new HttpRequestMessage(HttpMethod.Post, "/van-ban/nhap") { Content = form };
            request.Headers.Add("Origin", "http://localhost");
            return await an.Follow(request);
        }
        var bad = await Upload(Encoding.UTF8.GetBytes(Heads + "Kế hoạch,1/KH-UBND,mai,UBND tỉnh,Đúng,,,,\n"), "a.csv");
        bad.Words.ShouldContain("Có 1 lỗi ở 1 dòng nên chưa ghi dòng nào");
        bad.Words.ShouldContain("Dòng 2, cột C (Ngày ban hành)");
        (await Upload("Tên\nx\n"u8.ToArray(), "b.csv")).One("#errors a[href='#tep']").TextContent.ShouldContain("Không thấy dòng tiêu đề");
        var good = await Upload(Encoding.UTF8.GetBytes(Heads + "Kế hoạch,1/KH-UBND,01/10/2026,UBND tỉnh,Đúng,,,,Có\n"), "a.csv");
        good.Words.ShouldContain("1 văn bản mới sẽ được đăng ký");
        (await good.Submit(form: "form[action$='handler=Apply']")).Words.ShouldContain("Đã đăng ký 1 văn bản từ tệp.");
        var book = await an.Client.GetByteArrayAsync("/van-ban/xuat.xlsx");
        Xlsx.Errors(new MemoryStream(book)).ShouldBeEmpty();
        (await Upload(book, "van-ban.xlsx")).Words.ShouldContain("0 văn bản mới sẽ được đăng ký; 1 văn bản đã có được bỏ qua");
        Xlsx.Errors(new MemoryStream(await an.Client.GetByteArrayAsync("/van-ban/mau.xlsx"))).ShouldBeEmpty();
    }
}
