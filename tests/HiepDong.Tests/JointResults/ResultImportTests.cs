using System.Net;
using System.Text;
using HiepDong.Documents;
using HiepDong.JointResults;
using HiepDong.Problems;
using HiepDong.Tests.Documents;

namespace HiepDong.Tests.JointResults;

public sealed class ResultImportTests
{
    private const string Heads = "Loại,Từ ngày,Đến ngày,Địa bàn,Chủ trì,Phối hợp,Nội dung,Kế hoạch,Số vụ,Heroin (kg),Số liệu khác\n";

    private static ResultSheet Csv(string rows, string heads = Heads) => ResultSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(heads + rows)), "ket-qua.csv");

    private static async Task<List<JointResult>> Apply(ResultOffice office, ResultSheet sheet, string who = "an", params long[] also) =>
        await office.Use<ImportResults>().Apply(sheet, also.ToHashSet(), office.Person(who), default);

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Records_the_rows_of_a_file_by_the_rules_of_entry(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var made = await Apply(office, Csv("""
            Vụ án ma túy,03/11/2026,05/11/2026,17001,CA.40,BP.40; QS.40,Phá chuyên án,KH 12,2,"1,25","gỗ 12,5 m³; trầm hương khoảng 3 kg"
            sweep,2026-11-01,,xã Mường Xén,Bộ đội Biên phòng tỉnh Nghệ An,CA.40,,,,,đối tượng: 4

            """));
        made.Select(m => m.Code).ShouldBe(["CA.40/2026/1", "BP.40/2026/1"]);
        var first = office.Use<ResultStore>().Get(made[0].Id);
        (first.Body.From, first.Body.To, first.Body.Campaign).ShouldBe((ResultOffice.Day(3), ResultOffice.Day(5), "KH 12"));
        first.Body.Accepted.Amounts.ShouldBe([new("cases", "vụ", 2), new("heroin", "kg", 1.25m), new("timber", "m³", 12.5m), new("trầm hương", "kg", 3, true)]);
        first.Waiting.Select(c => c.UnitId).ShouldBe([office.Border.Id, office.Army.Id]);
        var second = office.Use<ResultStore>().Get(made[1].Id);
        second.Body.ClaimOf(office.Police.Id)!.Answer.ShouldBe(Answer.Confirmed, "whoever enters it says its own yes");
        second.Body.Accepted.Amounts.ShouldBe([new("subjects", "đối tượng", 4)]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Leaves_out_what_is_there_unless_it_is_ticked(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var there = await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, [office.Border]));
        var sheet = Csv("""
            drug_case,06/11/2026,,17001,CA.40,,,,1,,
            drug_case,07/11/2026,,17001,CA.40,,,,1,,
            drug_case,03/11/2026,,17002,CA.40,,,,1,,
            drug_case,03/11/2026,,17002,CA.40,,,,1,,
            drug_case,03/11/2026,,17001,BP.40,CA.40,,,1,,

            """);
        var plan = office.Use<ImportResults>().Preview(sheet, office.Person("an"));
        plan.Rows.Select(r => r.Outcome).ShouldBe([ResultRowOutcome.There, ResultRowOutcome.New, ResultRowOutcome.New, ResultRowOutcome.There, ResultRowOutcome.New]);
        plan.Rows[0].Like.ShouldBe((there.Id, there.Code));
        plan.Rows[3].Like.ShouldBe((null, "4"));
        (await Apply(office, sheet, "an", 2)).Count.ShouldBe(4);
        (await Apply(office, sheet)).ShouldBeEmpty("all of it is there now");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Names_every_wrong_row_and_column_and_records_nothing(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var good = string.Concat(Enumerable.Range(1, 14).Select(i => $"drug_case,{i:00}/10/2026,,17001,CA.40,,,,1,,\n"));
        var sheet = Csv(good + """
            drug_case,31/02/2026,,17001,CA.40,,,,1,,
            drug_case,03/11/2026,,99999,CA.40,,,,1,,
            trộm cắp,03/11/2026,,17001,CA.40,,,,1,,
            drug_case,03/11/2026,,17001,CA.77,,,,1,,
            drug_case,03/11/2026,,17001,CA.40,XX.1,,,1,,
            drug_case,03/11/2026,,17001,CA.40,,,,"1,5",,
            drug_case,03/11/2026,,17001,CA.40,,,,chưa rõ,,
            drug_case,03/11/2026,,17001,CA.40,,,,,,gỗ nhiều
            drug_case,03/11/2026,,17001,BP.40,QS.40,,,1,,
            drug_case,20/11/2026,,17001,CA.40,,,,1,,
            drug_case,03/11/2026,,17001,CA.40,,Gọi 0912 345 678,,1,,
            drug_case,03/11/2026,,17001,CA.40,,,,,,
            ,03/11/2026,,,,,,,1,,

            """);
        var refused = await Should.ThrowAsync<RefusalException>(() => Apply(office, sheet));
        var sentences = refused.Problems.Skip(1).Select(p => p.Vi).ToList();
        refused.First.Vi.ShouldStartWith("Có 15 lỗi nên chưa nhập dòng nào.");
        sentences[0].ShouldBe("Dòng 16, cột B (Từ ngày): “31/02/2026” không phải ngày có trong lịch. Ghi theo dạng 15/11/2026.");
        sentences[1].ShouldStartWith("Dòng 17, cột D (Địa bàn): Không có địa bàn nào là “99999”.");
        sentences[2].ShouldStartWith("Dòng 18, cột A (Loại): “trộm cắp” không phải loại kết quả.");
        sentences[3].ShouldStartWith("Dòng 19, cột E (Chủ trì): ");
        sentences[4].ShouldStartWith("Dòng 20, cột F (Phối hợp): ");
        sentences[5].ShouldStartWith("Dòng 21, cột I (Số vụ): “Số vụ” tính bằng vụ phải là số nguyên.");
        sentences[6].ShouldStartWith("Dòng 22, cột I (Số vụ): “chưa rõ” ở “Số vụ” không phải là số.");
        sentences[7].ShouldStartWith("Dòng 23, cột K (Số liệu khác): Không đọc được “gỗ nhiều”.");
        sentences[8].ShouldStartWith("Dòng 24, cột E (Chủ trì): Đơn vị nhập không chủ trì cũng không phối hợp");
        sentences[9].ShouldStartWith("Dòng 25, cột C (Đến ngày): Ngày kết thúc còn ở tương lai.");
        sentences[10].ShouldStartWith("Dòng 26, cột G (Nội dung): Có số giống số điện thoại");
        sentences[11].ShouldStartWith("Dòng 27, cột K (Số liệu khác): Chưa có số liệu nào.");
        sentences[12..].ShouldBe(["Dòng 28, cột A (Loại): Ô còn trống. Ghi giá trị như tiêu đề cột.", "Dòng 28, cột D (Địa bàn): Ô còn trống. Ghi giá trị như tiêu đề cột.", "Dòng 28, cột E (Chủ trì): Ô còn trống. Ghi giá trị như tiêu đề cột."]);
        refused.Problems[2].En.ShouldStartWith("Row 17, column D (Địa bàn): No territory is “99999”.");
        office.Test.Database.First<long>("select count(*) from joint_result").ShouldBe(0);
    }

    [Fact]
    public async Task Refuses_files_that_can_not_be_read_as_a_whole()
    {
        await using var office = await ResultOffice.Open("sqlite");
        Refusal(() => Csv("drug_case,1/11/2026,,17001,CA.40,,,,1,,\n", "Tên,Ngày\n")).ShouldBe("result-import.no-header");
        Refusal(() => Csv("")).ShouldBe("import.no-rows");
        Refusal(() => Csv("drug_case,1/11/2026,17001,CA.40,2\n", "Loại,Từ ngày,Địa bàn,Chủ trì,Vàng\n")).ShouldBe("result-import.unknown-column");
        Refusal(() => Csv("drug_case,1/11/2026,17001,CA.40,2,3\n", "Loại,Từ ngày,Địa bàn,Chủ trì,Heroin (kg),heroin (KG)\n")).ShouldBe("result-import.column-twice");
        Refusal(() => Csv("drug_case,1/11/2026,17001,CA.40,2\n", "Loại,Từ ngày,Địa bàn,Chủ trì,\n")).ShouldBe("result-import.no-heading");
        Refusal(() => Csv(string.Concat(Enumerable.Repeat("drug_case,1/11/2026,,17001,CA.40,,,,1,,\n", 2001)))).ShouldBe("result-import.too-many-rows");
        Refusal(() => ResultSheet.Read(new MemoryStream([(byte)'P', (byte)'K', 3, 4, 9, 9, 9, 9, 9]), "a.xlsx")).ShouldBe("document.damaged");

        static string Refusal(Action read) => Should.Throw<RefusalException>(read).First.Code;
    }

    [Fact]
    public async Task A_formula_error_and_a_filled_in_template_are_read_from_excel()
    {
        await using var office = await ResultOffice.Open("sqlite");
        using var an = await office.App.SignInAs("an");
        var template = new MemoryStream(await an.Client.GetByteArrayAsync("/ket-qua/mau.xlsx"));
        Xlsx.Keep(template, "mau-ket-qua.xlsx");
        Xlsx.Errors(template).ShouldBeEmpty();
        var filled = Xlsx.Fill(template, ("Kết quả!A2", "Buôn lậu, gian lận thương mại"), ("Kết quả!B2", 46329), ("Kết quả!D2", 17001), ("Kết quả!E2", "CA.40"), ("Kết quả!F2", "BP.40;QS.40"), ("Kết quả!I2", 3), ("Kết quả!L2", 0.25));
        var made = await Apply(office, ResultSheet.Read(filled, "mau.xlsx"));
        made.ShouldHaveSingleItem().Body.From.ShouldBe(ResultOffice.Day(3));
        made[0].Body.Accepted.Amounts.ShouldBe([new("cases", "vụ", 3), new("heroin", "kg", 0.25m)]);
        var wrong = Xlsx.Fill(filled, ("Kết quả!L2", "#DIV/0!"));
        var refused = await Should.ThrowAsync<RefusalException>(() => Apply(office, ResultSheet.Read(wrong, "mau.xlsx")));
        refused.Problems[1].Vi.ShouldBe("Trang “Kết quả”, dòng 2, cột L (Heroin (kg)): Công thức đang báo lỗi #DIV/0!. Ghi số hoặc chữ thay cho công thức.");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_page_shows_first_and_records_what_it_showed(string database)
    {
        await using var office = await ResultOffice.Open(database);
        await office.Record("an", office.Body(ResultKind.DrugCase, ResultOffice.Day(3), "17001", office.Police, []));
        using var an = await office.App.SignInAs("an");
        async Task<TestPage> Upload(string text, string name = "ket-qua.csv")
        {
            var page = await an.Get("/ket-qua/nhap");
            using var form = new MultipartFormDataContent { { new StringContent(page.One("main [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "tep", name } };
            return await an.Follow(new(HttpMethod.Post, "/ket-qua/nhap") { Content = form });
        }
        var bad = await Upload(Heads + "drug_case,31/02/2026,,17001,CA.40,,,,1,,\n");
        bad.Words.ShouldContain("Có 1 lỗi ở 1 dòng nên chưa ghi dòng nào.");
        bad.Words.ShouldContain("Dòng 2, cột B (Từ ngày)");
        bad.Document.QuerySelector("main button.main").ShouldBeNull();
        (await Upload("", "trong.csv")).Words.ShouldContain("Chọn tệp cần nhập");
        (await Upload("a,b\n1,2\n")).Words.ShouldContain("Không thấy dòng tiêu đề");

        var page = await Upload(Heads + "drug_case,04/11/2026,,17001,CA.40,,,,1,,\nsweep,04/11/2026,,17001,CA.40,BP.40,,,1,,\n");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("1 dòng mới sẽ được ghi nhận");
        page.Words.ShouldContain("giống CA.40/2026/1");
        page = await page.Submit(new() { ["chon"] = "2" }, form: "form[action$='handler=Apply']");
        page.Path.ShouldBe("/ket-qua");
        page.Words.ShouldContain("Đã ghi nhận 2 kết quả từ tệp.");
        office.Codes("an").Count.ShouldBe(3);
        // What somebody else had checked can't be asked for.
        using var quan = await office.App.SignInAs("quan");
        var token = (await quan.Get("/ket-qua/nhap")).One("main [name=__RequestVerificationToken]").GetAttribute("value")!;
        var hash = office.Test.Database.First<string>("select subject from change_log where kind = 'results.import-checked'")!;
        (await quan.Post("/ket-qua/nhap?handler=Apply", new() { ["Hash"] = hash, ["FileName"] = "ket-qua.csv", ["__RequestVerificationToken"] = token })).Words.ShouldContain("Tệp đã kiểm tra không còn");
        using var hoa = await office.App.SignInAs("dung");
        (await hoa.Get("/ket-qua/nhap")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Two_thousand_rows_are_one_transaction(string database)
    {
        await using var office = await ResultOffice.Open(database);
        var sheet = Csv(string.Concat(Enumerable.Range(0, 2000).Select(i => $"drug_case,{1 + i % 28:00}/{1 + i / 28 % 10:00}/2026,,{(i % 2 == 0 ? 17001 : 17002)},CA.40,BP.40,Vụ {i},,{i % 9},,\n")));
        var before = office.Test.Database.First<long>("select count(distinct at) from change_log");
        (await Apply(office, sheet)).Select(r => r.Code).ShouldBe(Enumerable.Range(1, 2000).Select(i => $"CA.40/2026/{i}"));
        office.Use<ResultList>().Sums(new(), office.Person("an")).ShouldBe(new(2000, 2000, Enumerable.Range(0, 2000).Sum(i => i % 9), false, 0));
    }

    [Theory]
    [InlineData("gỗ 12,5 m³", "timber", "12.5", "m³", false)]
    [InlineData("xăng, dầu: khoảng 300 lít", "fuel", "300", "lít", true)]
    [InlineData("Súng các loại 2", "guns", "2", "khẩu", false)]
    [InlineData("trầm hương 1.200 kg", "trầm hương", "1200", "kg", false)]
    [InlineData("trầm hương 3", null, "0", "", false)]
    [InlineData("3 kg", null, "0", "", false)]
    [InlineData("gỗ nhiều", null, "0", "", false)]
    public void Reads_other_amounts_name_first(string text, string? what, string value, string unit, bool about) =>
        ResultRows.Other(text).ShouldBe(what is null ? null : new Amount(what, unit, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), about));
}
