using System.Net;
using HiepDong.Directives;
using HiepDong.Problems;

namespace HiepDong.Tests.Directives;

public sealed class RegisterTests
{
    private static Dictionary<string, string> Typed(params (string Field, string Value)[] other)
    {
        var fields = new Dictionary<string, string> { ["so-ky-hieu"] = "12/KH-UBND", ["ngay"] = "01/10/2026", ["co-quan"] = "UBND tỉnh Nghệ An", ["trich-yeu"] = "Tấn công, trấn áp tội phạm dịp cuối năm", ["giao-viec"] = "true" };
        foreach (var (field, value) in other) fields[field] = value;
        return fields;
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_document_is_registered_as_it_was_typed(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var an = await office.App.SignInAs("an");
        (await an.Get("/van-ban")).Words.ShouldContain("Sổ chưa có văn bản nào");
        var page = await (await an.Get("/van-ban/moi")).Submit(Typed(), "form#van-ban");
        page.Words.ShouldContain("Đã đăng ký văn bản 12/KH-UBND.");
        page.Words.ShouldContain("Căn cứ Kế hoạch số 12/KH-UBND ngày 01 tháng 10 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An tấn công, trấn áp tội phạm dịp cuối năm");
        var made = office.Use<DirectiveStore>().Query("order by d.id").ShouldHaveSingleItem();
        made.Body.Kind.ShouldBe("plan", "the symbol says so");
        made.Body.CreatesWork.ShouldBeTrue();
        office.Use<HiepDong.Node.NodeState>().Organisation.Unit(made.Body.IssuerUnitId!)!.Code.ShouldBe("UB.40", "an agency that is a unit is that unit, however it was written");
        made.OwnerUnitId.ShouldBe(office.Police.Id);
        (await an.Get("/van-ban?q=tran+ap+toi+pham")).Words.ShouldContain("12/KH-UBND");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_same_document_is_refused_and_the_same_number_of_another_day_is_taken_with_a_hint(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        await office.Register("an", DirectiveOffice.Decree());
        var refused = await Should.ThrowAsync<RefusalException>(() => office.Register("bien", DirectiveOffice.Decree() with { Sign = "3/2019/nđ-cp" }, office.Office.Border));
        refused.First.Code.ShouldBe("directive.exists");
        refused.First.Vi.ShouldContain("Nghị định 03/2019/NĐ-CP ngày 05/09/2019, Chính phủ");
        refused.First.Vi.ShouldContain("Công an tỉnh Nghệ An");

        var an = await office.App.SignInAs("an");
        var page = await (await an.Get("/van-ban/moi")).Submit(Typed(("so-ky-hieu", "03/2019/NĐ-CP"), ("ngay", "30/01/2019"), ("co-quan", "Chính phủ")), "form#van-ban");
        page.Words.ShouldContain("trong sổ còn 1 văn bản khác cùng số, ký hiệu");
        page.Words.ShouldContain("Cùng số, ký hiệu với văn bản khác");
        page.One(".note.warn a").TextContent.ShouldContain("05/09/2019");
        office.Signs("an").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_unit_that_types_a_document_that_is_there_takes_its_entry_up()
    {
        await using var office = await DirectiveOffice.Open("sqlite");
        var there = await office.Register("an", DirectiveOffice.Plan());
        office.Signs("bien").ShouldBeEmpty("it is not addressed to Biên's unit");
        var bien = await office.App.SignInAs("bien");
        (await bien.Get("/van-ban/" + there.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await (await bien.Get("/van-ban/moi")).Submit(Typed(), "form#van-ban");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.One("#errors a").TextContent.ShouldNotContain("trấn áp", customMessage: "the abstract is not told to who may not see it");
        page.One("#trich-yeu").TextContent.Trim().ShouldBe("Tấn công, trấn áp tội phạm dịp cuối năm");
        page = await page.Submit(form: "form#van-ban", button: "button[formaction$=Join]");
        page.Words.ShouldContain("Đã nhận văn bản 12/KH-UBND về Bộ đội Biên phòng tỉnh Nghệ An.");
        office.Signs("bien").ShouldBe(["12/KH-UBND"]);
        // Without typing all of it, an id alone opens nothing.
        var xa = await office.App.SignInAs("xa");
        (await (await xa.Get("/van-ban/moi")).Submit(Typed(("ngay", "02/10/2026"), ("van-ban", there.Id)), "form#van-ban")).Words.ShouldContain("Đã đăng ký");
        office.Use<DirectiveStore>().Deliveries(there.Id).Select(d => d.UnitId).ShouldBe([office.Office.Border.Id]);
    }

    [Theory]
    [InlineData("so-ky-hieu", "", "Ghi số và ký hiệu")]
    [InlineData("so-ky-hieu", "145/CAT-PV01", "Chọn loại văn bản")]
    [InlineData("ngay", "31/02/2026", "không phải ngày có thật")]
    [InlineData("ngay", "01/12/2026", "còn ở tương lai")]
    [InlineData("co-quan", "", "Ghi cơ quan ban hành")]
    [InlineData("trich-yeu", "", "Ghi trích yếu")]
    [InlineData("trich-yeu", "TUYỆT MẬT", "dấu chỉ độ mật")]
    [InlineData("het-hieu-luc", "01/09/2026", "phải sau ngày có hiệu lực")]
    [InlineData("thay-the", "99/QĐ-XX", "Không có văn bản nào")]
    public async Task What_is_wrong_is_said_at_its_field_and_everything_typed_stays(string field, string value, string says)
    {
        await using var office = await DirectiveOffice.Open("sqlite");
        var page = await (await (await office.App.SignInAs("an")).Get("/van-ban/moi")).Submit(Typed((field, value)), "form#van-ban");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        var at = value == "145/CAT-PV01" ? "loai" : field;
        page.One("#errors a[href='#" + at + "']").TextContent.ShouldContain(says);
        page.Document.GetElementById(at).ShouldNotBeNull();
        if (field == "trich-yeu") page.One("#trich-yeu").TextContent.Trim().ShouldBe(value);
        else page.One("#" + field).GetAttribute("value").ShouldBe(value);
        page.One("#giao-viec").HasAttribute("checked").ShouldBeTrue();
        office.Use<DirectiveStore>().Query("order by d.id").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Changes_are_versions_that_can_be_undone_and_a_second_person_is_noticed(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var d = await office.Register("an", DirectiveOffice.Plan());
        var an = await office.App.SignInAs("an");
        var form = await an.Get($"/van-ban/{d.Id}/sua");
        (await form.Submit(new() { ["trich-yeu"] = "Trích yếu đúng" }, "form#van-ban")).Words.ShouldContain("Ghi lý do");
        var page = await form.Submit(new() { ["trich-yeu"] = "Trích yếu đúng", ["ly-do"] = "gõ nhầm" }, "form#van-ban");
        page.Words.ShouldContain("Đã lưu văn bản 12/KH-UBND, bản 2.");
        page.Words.ShouldContain("gõ nhầm");
        page.Document.QuerySelectorAll("ul.changes ins").Select(i => i.TextContent).ShouldContain("Trích yếu đúng");
        var late = await form.Submit(new() { ["trich-yeu"] = "Trích yếu khác", ["ly-do"] = "lần hai" }, "form#van-ban");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("Nguyễn Thị An vừa sửa văn bản này");
        late.One("#trich-yeu").TextContent.Trim().ShouldBe("Trích yếu khác");
        late.Words.ShouldContain("Bản đang có trong sổ (bản 2)");
        page = await (await an.Get("/van-ban/" + d.Id)).Submit(form: "form[action$='handler=Undo']");
        page.Words.ShouldContain("Đã hoàn tác lần sửa cuối");
        office.Use<DirectiveStore>().Get(d.Id).Body.Abstract.ShouldBe("Tấn công, trấn áp tội phạm dịp cuối năm");
        page = await page.Submit(new() { ["ly-do"] = "ghi nhầm sổ" }, "form[action$='handler=Withdraw']");
        page.Words.ShouldContain("Văn bản này đã rút khỏi sổ");
        office.Signs("an").ShouldBeEmpty();
        office.Signs("an", "?trang-thai=da-rut").ShouldBe(["12/KH-UBND"]);
        // A withdrawn entry gives its place free; then it can't come back beside the other.
        var again = await office.Register("an", DirectiveOffice.Plan() with { Issuer = "Ủy ban nhân dân tỉnh Nghệ An" });
        (await page.Submit(form: "form[action$='handler=Restore']")).Words.ShouldContain("Văn bản này đã có trong sổ");
        await office.Use<KeepDirective>().Withdraw(again.Id, "ghi nhầm", 1, office.Person("an"), default);
        (await page.Submit(form: "form[action$='handler=Restore']")).Words.ShouldContain("đã trở lại sổ");
        office.Use<DirectiveStore>().Versions(d.Id).Select(v => v.What).ShouldBe(["restored", "withdrawn", "undone", "changed", "registered"]);
        using var bien = await office.App.SignInAs("bien");
        (await bien.Get($"/van-ban/{d.Id}/sua")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Pointers_to_classified_documents_hold_no_file_and_can_be_switched_off(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var pointer = await office.Register("an", DirectiveOffice.Pointer());
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/van-ban/" + pointer.Id);
        page.Words.ShouldContain("Văn thư mật, Công an tỉnh");
        page.Document.QuerySelector("input[type=file]").ShouldBeNull();
        page.Words.ShouldNotContain("Căn cứ Kế hoạch số");
        var file = office.Use<HiepDong.Documents.KeptFiles>().Make("ghi-chu.txt", "Nội dung thường"u8.ToArray(), office.Person("an"), "directive", pointer.Id);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<KeepDirectiveFiles>().Add(pointer.Id, file, "Nội dung thường"u8.ToArray(), office.Person("an"), default))).First.Code.ShouldBe("directive.no-file-of-classified");
        // An open entry never turns into a pointer: its earlier versions would stay.
        var open = await office.Register("an", DirectiveOffice.Plan());
        (await Should.ThrowAsync<RefusalException>(() => office.Use<KeepDirective>().Change(open.Id, DirectiveOffice.Pointer(), "mật", 1, office.Person("an"), default))).First.Code.ShouldBe("directive.becomes-classified");
        office.Signs("bien").ShouldBeEmpty();

        var dung = await office.App.SignInAs("dung");
        page = await (await dung.Get("/quan-tri/van-ban")).Submit();
        page.Words.ShouldContain("Đã tắt");
        (await Should.ThrowAsync<RefusalException>(() => office.Register("an", DirectiveOffice.Pointer() with { Sign = "08/KH-m" }))).First.Vi.ShouldContain("quản trị viên đã tắt");
        (await an.Get("/van-ban/moi")).Document.QuerySelector("#do-mat").ShouldBeNull();
        (await an.Get("/quan-tri/van-ban")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await office.Use<KeepDirective>().Withdraw(pointer.Id, "không theo dõi ở đây", 1, office.Person("an"), default);
        (await Should.ThrowAsync<RefusalException>(() => office.Use<KeepDirective>().Restore(pointer.Id, 2, office.Person("an"), default))).First.Code.ShouldBe("directive.pointers-off");
        (await page.Submit()).Words.ShouldContain("Đã bật");
        await office.Register("an", DirectiveOffice.Pointer() with { Sign = "08/KH-m" });
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Narrows_by_kind_year_issuer_state_and_use_and_shows_what_replaces_what(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var old = await office.Register("an", DirectiveOffice.Decree(basis: true));
        await office.Register("an", DirectiveOffice.Plan());
        await office.Register("an", DirectiveOffice.Decree(new(2026, 3, 1)) with { Sign = "60/2026/NĐ-CP", Replaces = [old.Id], EffectiveOn = new(2026, 5, 1) });
        await office.Register("an", DirectiveOffice.Plan(13) with { ExpiresOn = new(2026, 11, 16) });
        await office.Register("an", DirectiveOffice.Plan(14) with { EffectiveOn = new(2026, 12, 1) });
        office.Signs("an", "?trang-thai=bi-thay-the").ShouldBe(["03/2019/NĐ-CP"]);
        office.Signs("an", "?trang-thai=het-hieu-luc").ShouldBe(["13/KH-UBND"]);
        office.Signs("an", "?trang-thai=chua-hieu-luc").ShouldBe(["14/KH-UBND"]);
        office.Signs("an", "?trang-thai=con-hieu-luc&xep=so").ShouldBe(["12/KH-UBND", "60/2026/NĐ-CP"]);
        office.Signs("an", "?loai=decree").Count.ShouldBe(2);
        office.Signs("an", "?nam=2019").ShouldBe(["03/2019/NĐ-CP"]);
        office.Signs("an", "?co-quan=ubnd nghe an").Count.ShouldBe(3);
        office.Signs("an", "?can-cu=true").ShouldBe(["03/2019/NĐ-CP"]);
        office.Signs("an", "?viec=true").Count.ShouldBe(3);
        office.Signs("an", "?q=100%25").ShouldBeEmpty();
        office.Signs("an", "?xep=ngay")[0].ShouldBe("03/2019/NĐ-CP");
        // Legal documents and legal bases are everybody's to cite.
        office.Signs("xa").ShouldBe(["60/2026/NĐ-CP", "03/2019/NĐ-CP"]);
        var an = await office.App.SignInAs("an");
        (await an.Get("/van-ban/" + old.Id)).Words.ShouldContain("Bị thay thế bởiNghị định 60/2026/NĐ-CP");
        office.Use<DirectiveStore>().Cite(old.Id).ShouldStartWith("Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ");
        office.Use<DirectiveChoices>().Find("3/2019/NĐ-CP", office.Person("xa"), "x").Id.ShouldBe(old.Id);
        office.Use<DirectiveChoices>().Bases(office.Person("xa")).ShouldHaveSingleItem().Id.ShouldBe(old.Id);
        await office.Register("an", DirectiveOffice.Decree(new(2019, 1, 30)));
        Should.Throw<RefusalException>(() => office.Use<DirectiveChoices>().Find("03/2019/NĐ-CP", office.Person("an"), "x")).First.Code.ShouldBe("directive.several");
        office.Use<DirectiveChoices>().Find("03/2019/NĐ-CP – 05/09/2019 – Chính phủ", office.Person("an"), "x").Id.ShouldBe(old.Id);
        (await an.Client.GetAsync("/van-ban/xuat.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_is_kept_removed_and_put_back_and_marked_files_are_refused()
    {
        await using var office = await DirectiveOffice.Open("sqlite");
        var d = await office.Register("an", DirectiveOffice.Plan());
        var files = office.Use<KeepDirectiveFiles>();
        var kept = office.Use<HiepDong.Documents.KeptFiles>();
        var by = office.Person("an");
        var file = kept.Make("ke-hoach.txt", "Kế hoạch"u8.ToArray(), by, "directive", d.Id);
        await files.Add(d.Id, file, "Kế hoạch"u8.ToArray(), by, default);
        var an = await office.App.SignInAs("an");
        var page = await an.Get("/van-ban/" + d.Id);
        (await an.Client.GetAsync("/van-ban/tep/" + file.Id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await office.App.SignInAs("bien")).Get("/van-ban/tep/" + file.Id)).Status.ShouldBe(HttpStatusCode.Forbidden);
        page = await page.Submit(form: "form[action$='handler=RemoveFile']");
        page.Words.ShouldContain("Đã gỡ tệp");
        (await an.Client.GetAsync("/van-ban/tep/" + file.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Submit(form: "form[action$='handler=RestoreFile']")).Words.ShouldContain("Đã lấy lại tệp");
        Should.Throw<RefusalException>(() => kept.Make("TỐI MẬT.txt", "x"u8.ToArray(), by, "directive", d.Id));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_report_cites_the_legal_bases_of_its_day_those_of_its_own_unit_and_above_and_nothing_secret(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var bases = new LegalBases(office.Office.Test.Database);
        var organisation = office.Office.Test.State.Organisation;
        IReadOnlyList<string> Of(string? unit, DateOnly day) => bases.For(unit, organisation, day);
        await office.Register("an", new("regulation", "15/QC-CAT", new(2026, 1, 10), "Công an tỉnh Nghệ An", null, "Về phối hợp giữ gìn an ninh, trật tự", IsLegalBasis: true));
        await office.Register("bien", new("regulation", "9/QC-BP", new(2026, 1, 11), "Bộ đội Biên phòng", null, "Quy chế khác", IsLegalBasis: true), office.Office.Border);
        var old = await office.Register("an", DirectiveOffice.Decree(basis: true));
        (await Should.ThrowAsync<RefusalException>(() => office.Register("an", DirectiveOffice.Pointer() with { IsLegalBasis = true }))).First.Code.ShouldBe("directive.not-citable");
        Of(office.East.Id, new(2026, 11, 16)).ShouldBe(["Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ về phối hợp giữa Bộ Công an và Bộ Quốc phòng", "Căn cứ Quy chế số 15/QC-CAT ngày 10 tháng 01 năm 2026 của Công an tỉnh Nghệ An về phối hợp giữ gìn an ninh, trật tự"]);
        Of(office.Office.Border.Id, new(2026, 11, 16)).Count.ShouldBe(2);
        Of(null, new(2026, 11, 16)).ShouldHaveSingleItem().ShouldContain("03/2019");
        Of(office.East.Id, new(2019, 9, 4)).ShouldBeEmpty("it was not in force yet");
        await office.Register("an", new("decree", "77/2026/NĐ-CP", new(2026, 10, 1), "Chính phủ", null, "Về phối hợp", Replaces: [old.Id], IsLegalBasis: true));
        Of(null, new(2026, 11, 16)).ShouldHaveSingleItem().ShouldContain("77/2026");
        Of(null, new(2026, 9, 30)).ShouldHaveSingleItem().ShouldContain("03/2019", customMessage: "a report of an earlier day cites what held then");
    }
}
