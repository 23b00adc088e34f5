using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Intake;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Intake;

public sealed class IntakeTests
{
    /// <summary>Takes a drafted text in as An's, read as it was drafted.</summary>
    private static async Task<IncomingText> TakeIn(Office office, string draft, string? period = "2026-11", byte[]? file = null, string name = "bao-cao.txt", bool blank = false, string by = "an")
    {
        var (source, reading) = Drafter.Write(draft, period);
        var taken = await With(office, reading).Run(new(name, "text/plain; charset=utf-8", source, file, Blank: blank), office.Person(by), default);
        return taken.Text!;
    }

    private static TakeIn With(Office office, ReportReading reading) =>
        new(office.Test.Database, office.Use<IntakeStore>(), office.Use<Reviewing>(), office.Use<Access>(), (_, _) => reading);

    private static Review Of(Office office, IncomingText text) => office.Use<Reviewing>().Of(text.Id, office.Person("an"));
    private static Task<Review> Decide(Office office, IncomingText text, int figure, DecisionKind kind, string? replaces = null) => office.Use<DecideFigures>().One(text.Id, figure, kind, replaces, office.Person("an"), default);
    private static Task<Review> Edit(Office office, IncomingText text, int figure, string? value, string? indicator) => office.Use<DecideFigures>().Edit(text.Id, figure, value, indicator, null, office.Person("an"), default);
    private static Task<Confirmation> Confirm(Office office, IncomingText text) => office.Use<ConfirmText>().Run(text.Id, office.Person("an"), default);
    private static ProposalState State(Review review, int figure) => review.Proposals.Single(p => p.Number == figure).State;

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Takes_sure_figures_into_the_draft_and_the_source_opens_to_the_sentence(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "𝐁ÁO CÁO tháng 11\nTrong kỳ phát hiện {MT.VU:24 vụ}, bắt giữ {MT.DT:30 đối tượng}.", file: "tệp gốc"u8.ToArray());
        (text.FormCode, text.Period, text.Ready, text.Doubtful).ShouldBe((Office.Form, Office.November, 2, 0));
        var done = await Confirm(office, text);
        (done.Taken, done.Left).ShouldBe((2, 0));
        var draft = office.Use<ReportStore>().FindDraft(done.ReportId!)!.Draft;
        draft.Figures["MT.VU"].ShouldBe("24");
        var origin = draft.Origins["MT.VU"].Origin;
        (origin.Kind, origin.By, origin.FileName, origin.FileHash, origin.TextId).ShouldBe((OriginKind.Document, "an", "bao-cao.txt", text.Sha256, text.Id));
        // The first letter is one code point of two UTF-16 units.
        (origin.Start, origin.End).ShouldBe((36, 41));
        origin.Sentence.ShouldBe("Trong kỳ phát hiện 24 vụ, bắt giữ 30 đối tượng.");
        office.Use<Attachments>().Of(done.ReportId!).Single().Sha256.ShouldBe(text.FileSha256);

        await office.Use<SubmitReport>().Run(done.ReportId!, draft, 1, office.Person("an"), default);
        using var binh = await office.App.SignInAs("binh");
        var page = await binh.Get($"/bao-cao/{done.ReportId}/1/so-lieu/MT.VU");
        page.One("blockquote mark").TextContent.ShouldBe("24 vụ");
        page = await binh.Get(page.One("a[href*='/van-ban?']").GetAttribute("href")!.Split('#')[0]);
        page.One("mark.sel").TextContent.ShouldBe("24 vụ");
        (await binh.Client.GetByteArrayAsync($"/bao-cao/doc/{text.Id}/tep")).ShouldBe("tệp gốc"u8.ToArray());
        office.Use<IntakeStore>().Get(text.Id).State.ShouldBe(TextState.Done);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Leaves_what_contradicts_itself_to_the_officer(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}.\nBắt {MT.DT:30 đối tượng}.\nTổng cộng {MT.VU:25 vụ}.\nNhư trên: {MT.DT:30 đối tượng}.");
        var review = Of(office, text);
        State(review, 0).ShouldBe(ProposalState.Doubtful);
        State(review, 2).ShouldBe(ProposalState.Doubtful);
        review.Proposals.Single(p => p.Number == 0).Notes[0].Vi.ShouldContain("“24 vụ”; “25 vụ”");
        (State(review, 1), State(review, 3)).ShouldBe((ProposalState.Ready, ProposalState.Repeated));
        (await Confirm(office, text)).ShouldBe(new(Of(office, text).Report.Id, 1, 2));
        review = await Decide(office, text, 2, DecisionKind.Accept);
        (State(review, 2), State(review, 0)).ShouldBe((ProposalState.Accepted, ProposalState.Repeated));
        var done = await Confirm(office, text);
        (done.Taken, done.Left).ShouldBe((1, 0));
        office.Use<ReportStore>().FindDraft(done.ReportId!)!.Draft.Figures["MT.VU"].ShouldBe("25");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Never_replaces_a_typed_figure_that_the_officer_has_not_seen(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        await office.Use<SaveDraft>().Run(report.Id, Office.With(("MT.VU", "20"), ("MT.DT", "30")), 0, office.Person("an"), default);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}, bắt {MT.DT:30 đối tượng}.");
        var review = Of(office, text);
        State(review, 1).ShouldBe(ProposalState.There);
        State(review, 0).ShouldBe(ProposalState.Doubtful);
        review.Proposals.Single(p => p.Number == 0).Was.ShouldBe("20");
        State(await Decide(office, text, 0, DecisionKind.Accept, replaces: "20"), 0).ShouldBe(ProposalState.Accepted);
        // Somebody types another value meanwhile: what was agreed to is no longer what would be replaced.
        await office.Use<SaveDraft>().Run(report.Id, Office.With(("MT.VU", "21"), ("MT.DT", "30")), 1, office.Person("an"), default);
        State(Of(office, text), 0).ShouldBe(ProposalState.Doubtful);
        (await Confirm(office, text)).Taken.ShouldBe(0);
        office.Use<ReportStore>().FindDraft(report.Id)!.Draft.Figures["MT.VU"].ShouldBe("21");
        await Decide(office, text, 0, DecisionKind.Accept, replaces: "21");
        (await Confirm(office, text)).Taken.ShouldBe(1);
        office.Use<ReportStore>().FindDraft(report.Id)!.Draft.Figures["MT.VU"].ShouldBe("24");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Converts_by_powers_of_ten_of_one_measure_and_nothing_else(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Thu {BL.PHAO:5 tấn} pháo, {MT.KL:2 bánh} heroin, hàng trị giá {BL.TRIGIA:1.500.000 đồng}, {MT.VIEN:hơn 1.200 viên}.");
        var review = Of(office, text);
        var fireworks = review.Proposals.Single(p => p.Number == 0);
        (fireworks.State, fireworks.Value).ShouldBe((ProposalState.Ready, "5.000"));
        fireworks.Notes.ShouldContain(n => n.Vi == "5 tấn = 5.000 kg.");
        (State(review, 1), review.Proposals.Single(p => p.Number == 2).Value).ShouldBe((ProposalState.Doubtful, "1,5"));
        (await Should.ThrowAsync<RefusalException>(() => Decide(office, text, 1, DecisionKind.Accept))).First.Code.ShouldBe("intake.cannot-accept");
        await Edit(office, text, 1, null, "MT.HEROIN_BANH");
        var done = await Confirm(office, text);
        var draft = office.Use<ReportStore>().FindDraft(done.ReportId!)!.Draft;
        (draft.Figures["BL.PHAO"], draft.Figures["MT.HEROIN_BANH"], draft.Figures["MT.VIEN"]).ShouldBe(("5.000", "2", "hơn 1.200"));
        draft.Origins["BL.PHAO"].Origin.Stated.ShouldBe("5 tấn");
        var form = office.Use<ReportEntry>().FormOf(office.Use<ReportStore>().Get(done.ReportId!));
        ReadEntry.Run(form, office.Test.State.Catalogue, draft, "an", default).Content.Figures.ShouldContain(f => f.Quantity == new Quantity(1200, Bound.MoreThan) && f.Origin.Kind == OriginKind.Document);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Leaves_out_comparisons_other_periods_and_what_the_form_does_not_ask(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}; tháng trước {2026-10 MT.DT:9 đối tượng}; {XNC.VU_QCBG:2 vụ}; {?:3 cuộc}.");
        var review = Of(office, text);
        review.Proposals.OrderBy(p => p.Number).Select(p => p.State).ShouldBe([ProposalState.Ready, ProposalState.Outside, ProposalState.Outside, ProposalState.Unmapped]);
        // The officer's word still counts for the other period.
        State(await Decide(office, text, 1, DecisionKind.Accept), 1).ShouldBe(ProposalState.Accepted);
        (await Should.ThrowAsync<RefusalException>(() => Decide(office, text, 3, DecisionKind.Accept))).First.Code.ShouldBe("intake.no-indicator");
        State(await Decide(office, text, 1, DecisionKind.Undo), 1).ShouldBe(ProposalState.Outside);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Puts_what_the_forms_checks_question_on_top(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Bắt {MT.DT:2 đối tượng}, trong đó {MT.DT_NU:5 đối tượng} nữ; {BL.VU:7 vụ|0.5}.");
        var review = Of(office, text);
        review.Proposals.Single(p => p.Number == 1).State.ShouldBe(ProposalState.Doubtful);
        review.Proposals.Single(p => p.Number == 1).Notes[0].Vi.ShouldContain("lớn hơn");
        review.Proposals.Single(p => p.Number == 2).Notes[0].Vi.ShouldContain("Chưa chắc");
        State(review, 0).ShouldBe(ProposalState.Ready);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_a_secret_text_and_logs_nothing_of_it(string database)
    {
        await using var office = await Office.Open(database);
        (await Should.ThrowAsync<RefusalException>(() => TakeIn(office, "TỐI MẬT\nPhát hiện {MT.VU:24 vụ}.", file: "TỐI MẬT"u8.ToArray(), name: "chuyen-an-rieng.txt"))).First.Code.ShouldBe("intake.secrecy-mark");
        office.Test.Database.First<long>("select count(*) from incoming_text").ShouldBe(0);
        office.Test.Database.First<long>("select count(*) from stored_file").ShouldBe(0);
        var entry = office.Test.Database.First<Change>("select seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash from change_log where kind = 'incoming.refused'")!;
        (entry.Actor, entry.Body).ShouldBe(("an", """{"reason":"secrecy-mark","size":11}"""));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Asks_before_numbers_of_persons_are_kept_and_blanks_them_in_place(string database)
    {
        await using var office = await Office.Open(database);
        using var an = await office.App.SignInAs("an");
        const string words = "Người báo tin: 0912 345 678.\nTrong tháng 11 năm 2026 phát hiện, bắt giữ 24 vụ phạm tội về ma túy.";
        var page = await an.Get("/bao-cao/doc");
        page = await page.Submit(new() { ["noi-dung"] = words }, form: "#doc");
        page.Words.ShouldContain("0912 345 678");
        page.Words.ShouldContain("chưa lưu gì");
        office.Test.Database.First<long>("select count(*) from incoming_text").ShouldBe(0);
        page = await page.Submit(form: "form[action$='handler=Blank']");
        var text = office.Use<IntakeStore>().Find(new([office.First.Id], null, null, null), 1, 10).Texts.Single();
        (text.Blanked, text.FileSha256).ShouldBe((true, null));
        var kept = office.Use<IntakeStore>().Content(text.Id).Source.Text;
        kept.ShouldBe(words.Replace("0912 345 678", "•••• ••• •••", StringComparison.Ordinal));
        page.Words.ShouldContain("không giữ tệp gốc");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Recognises_the_same_file_for_the_same_report(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}.");
        (await Should.ThrowAsync<RefusalException>(() => TakeIn(office, "Phát hiện {MT.VU:24 vụ}.", name: "khac.txt"))).First.Code.ShouldBe("intake.already-read");
        (await TakeIn(office, "Phát hiện {MT.VU:24 vụ}.", period: "2026-10")).Period.Code.ShouldBe("2026-10");
        var handle = office.Use<HandleText>();
        await handle.Discard(text.Id, office.Person("an"), default);
        var again = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}.");
        (await Should.ThrowAsync<RefusalException>(() => handle.Restore(text.Id, office.Person("an"), default))).First.Code.ShouldBe("intake.already-read");
        await handle.Discard(again.Id, office.Person("an"), default);
        await handle.Restore(text.Id, office.Person("an"), default);
        (await Confirm(office, text)).Taken.ShouldBe(1);
        (await Should.ThrowAsync<RefusalException>(() => handle.Discard(text.Id, office.Person("an"), default))).First.Code.ShouldBe("intake.has-taken");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Remembers_how_a_unit_words_an_indicator_until_it_is_told_to_forget(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Xử lý {?:7 vụ} hàng lậu.", period: "2026-10");
        State(await Edit(office, text, 0, null, "hang cam, hang lau"), 0).ShouldBe(ProposalState.Accepted);
        await Confirm(office, text);
        var next = await TakeIn(office, "Xử lý {?:8 vụ} hàng lậu.");
        var p = Of(office, next).Proposals.Single();
        (p.State, p.Indicator!.Code).ShouldBe((ProposalState.Ready, "BL.VU_CAM"));
        p.Notes.ShouldContain(n => n.Vi.Contains("đã nhớ"));
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/bao-cao/doc/cach-ghi");
        page = await page.Submit(button: "[name=quen]");
        page.One("main del").TextContent.ShouldContain("vụ");
        State(Of(office, next), 0).ShouldBe(ProposalState.Unmapped);
        // Another unit never learns it.
        var other = await TakeIn(office, "Xử lý {?:8 vụ} hàng lậu.", by: "giang");
        office.Use<Reviewing>().Of(other.Id, office.Person("giang")).Proposals.Single().State.ShouldBe(ProposalState.Unmapped);
    }

    [Fact]
    public async Task A_pasted_text_without_a_name_is_named_by_its_day_in_full()
    {
        await using var office = await Office.Open("sqlite");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/bao-cao/doc");
        page = await page.Submit(new() { ["noi-dung"] = "Tháng 11 năm 2026 bắt giữ 24 vụ phạm tội về ma túy." }, form: "#doc");
        page.One("h1").TextContent.ShouldMatch(@"Nội dung dán ngày \d\d/\d\d/\d{4}");
    }

    [Fact]
    public async Task A_remembered_wording_is_asked_about_where_it_is_bare_or_contradicts_a_sure_reading()
    {
        await using var office = await Office.Open("sqlite");
        async Task<IncomingText> Read(string draft, string subject, string topic)
        {
            var (source, reading) = Drafter.Write(draft, "2026-11");
            reading = reading with { Figures = [.. reading.Figures.Select(f => f with { Subject = subject, Topic = topic })] };
            return (await With(office, reading).Run(new("bao-cao.txt", "text/plain; charset=utf-8", source, null), office.Person("an"), default)).Text!;
        }
        async Task Remember(IncomingText text, string indicator)
        {
            await Edit(office, text, 0, null, indicator);
            await Confirm(office, text);
        }

        await Remember(await Read("Bắt {?:4 vụ}.", "vụ", "smuggling"), "XNC.VU");
        await Remember(await Read("Nhận {?:25 tin}.", "tin của chủ ghe", "drugs"), "TD.TIN");

        // The bare word: only suggested, even to a reader that knows nothing, and never over one that is sure.
        var bare = Of(office, await Read("Phát hiện {?:5 vụ}.", "vụ", "smuggling")).Proposals.Single();
        (bare.Indicator!.Code, bare.State).ShouldBe(("XNC.VU", ProposalState.Doubtful));
        var sure = Of(office, await Read("Phát hiện {BL.VU:6 vụ}.", "vụ", "smuggling")).Proposals.Single();
        (sure.State, sure.Others[0].Code).ShouldBe((ProposalState.Doubtful, "BL.VU"));
        // The same words under another topic are suggested too.
        var elsewhere = Of(office, await Read("Nhận {?:26 tin}.", "tin của chủ ghe", "other")).Proposals.Single();
        (elsewhere.Indicator!.Code, elsewhere.State).ShouldBe(("TD.TIN", ProposalState.Doubtful));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Lets_only_the_units_reporter_decide_and_only_those_who_see_the_report_read(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}.");
        foreach (var (name, review, words) in new[] { ("an", 200, 200), ("giang", 403, 403), ("binh", 403, 200), ("em", 403, 403), ("dung", 403, 403) })
        {
            using var browser = await office.App.SignInAs(name);
            ((int)(await browser.Get(text.Path)).Status).ShouldBe(review, name);
            ((int)(await browser.Get(text.Path + "/van-ban")).Status).ShouldBe(words, name);
        }
        (await Should.ThrowAsync<RefusalException>(() => office.Use<ConfirmText>().Run(text.Id, office.Person("giang"), default))).First.Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Works_with_plain_forms_alone(string database)
    {
        await using var office = await Office.Open(database);
        var text = await TakeIn(office, "Phát hiện {MT.VU:24 vụ}, {BL.VU:7 vụ|0.5}, {TP.VU:3 vụ|0.4}, {?:4 khẩu}.");
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/");
        page.Words.ShouldContain("chờ xác nhận số liệu");
        page = await an.Get("/bao-cao/doc");
        page.Words.ShouldContain("Chờ xác nhận");
        page = await an.Get(text.Path);
        page.Words.ShouldContain("Cần xem trước (2)");
        page = await page.Submit(form: "form[action$='handler=Decide']", button: "[value='accept:1']");
        page.Words.ShouldContain("Cần xem trước (1)");
        page = await page.Submit(form: "form[action$='handler=Decide']", button: "[value='reject:2']");
        page = await an.Get(text.Path + "?so=3");
        page = await page.Submit(new() { ["chi-tieu"] = "sung cac loai" , ["gia-tri"] = "bốn" }, form: "#sua");
        page.Words.ShouldContain("Đưa 3 số liệu vào báo cáo");
        page = await an.Get(text.Path + "?so=1");
        page = await page.Submit(new() { ["gia-tri"] = "1.2.3" }, form: "#sua");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.One("[name=gia-tri]").GetAttribute("value").ShouldBe("1.2.3");
        page = await page.Submit(form: "#xong");
        page.Path.ShouldEndWith("/nhap");
        page.Words.ShouldContain("Đã đưa 3 số liệu vào bản nháp");
        page.One("[name='f-TP.SUNG']").GetAttribute("value").ShouldBe("4");
        page.One("[name='f-BL.VU']").GetAttribute("value").ShouldBe("7");
        (page.One("[name='f-TP.VU']").GetAttribute("value") ?? "").ShouldBe("");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Goes_on_offering_other_indicators_after_a_decision_by_script(string database)
    {
        await using var office = await Office.Open(database);
        var (source, reading) = Drafter.Write("Phát hiện {MT.VU:24 vụ|0.5}, {BL.VU:7 vụ|0.5}, {?:4 vụ}.", "2026-11");
        reading = reading with { Figures = [.. reading.Figures.Select(f => f with { Others = [new("XNC.VU", .4), new("TT.VU", .3)] })] };
        var text = (await With(office, reading).Run(new("bao-cao.txt", "text/plain; charset=utf-8", source, null), office.Person("an"), default)).Text!;
        using var an = await office.App.SignInAs("an");
        var page = await an.Get(text.Path);
        page.Document.QuerySelectorAll("[data-other]").Length.ShouldBe(6);
        var token = page.One("form[action$='handler=Decide'] [name=__RequestVerificationToken]").GetAttribute("value")!;
        using var ask = new HttpRequestMessage(HttpMethod.Post, text.Path + "?handler=Decide") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("quyet", "map:0:XNC.VU")]) };
        ask.Headers.Add("X-Requested-With", "fetch");
        page = await an.Follow(ask);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("[data-other]").Length.ShouldBe(4);
        page.Words.ShouldContain("đã đổi chỉ tiêu");
        Of(office, text).Proposals.Single(p => p.Number == 0).Indicator!.Code.ShouldBe("XNC.VU");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Reads_many_files_each_with_its_own_outcome(string database)
    {
        await using var office = await Office.Open(database);
        using var an = await office.App.SignInAs("an");
        var page = await an.Get("/bao-cao/doc");
        using var form = new MultipartFormDataContent { { new StringContent(page.One("#doc [name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, words) in new[] { ("mot.txt", "Tháng 11 năm 2026 bắt giữ 24 vụ phạm tội về ma túy."), ("hai.txt", "MẬT\nBắt 2 vụ."), ("ba.txt", " "), ("bon.txt", "Số CCCD 012345678901. Bắt 2 vụ."), ("nam.docx", "") })
            form.Add(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(words)), "tep", name);
        page = await an.Follow(new(HttpMethod.Post, "/bao-cao/doc?handler=Read") { Content = form });
        var lines = page.Document.QuerySelectorAll(".outcomes li").Select(l => l.ClassName).ToList();
        lines.ShouldBe(["card ok", "card no", "card no", "card ask", "card no"]);
        office.Test.Database.First<long>("select count(*) from incoming_text").ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Takes_texts_in_and_confirms_them_through_the_api(string database)
    {
        await using var office = await Office.Open(database);
        using var client = office.App.Browse().Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.Use<AccessTokens>().Create(office.Person("an"), "máy trạm", 30, default));
        var asked = await client.PostAsJsonAsync("/api/v1/texts", new { text = "Liên hệ 0912 345 678. Bắt giữ 24 vụ phạm tội về ma túy.", period = "2026-11" });
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("intake.personal-numbers");
        var added = await client.PostAsJsonAsync("/api/v1/texts", new { name = "thang-11", text = "Trong kỳ đã phát hiện, bắt giữ 24 vụ phạm tội về ma túy.", unit = "CA.X1", period = "2026-11" });
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var whole = await added.Content.ReadFromJsonAsync<JsonElement>();
        var id = whole.GetProperty("text").GetProperty("id").GetString();
        var figure = whole.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("text").GetString()!.StartsWith("24 vụ", StringComparison.Ordinal));
        (await client.PostAsJsonAsync($"/api/v1/texts/{id}/decisions", new { figure = figure.GetProperty("figure").GetInt32(), kind = "change", value = "25", indicator = "MT.VU" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var confirmed = await (await client.PostAsync($"/api/v1/texts/{id}/confirm", null)).Content.ReadFromJsonAsync<JsonElement>();
        confirmed.GetProperty("taken").GetInt32().ShouldBe(1);
        office.Use<ReportStore>().FindDraft(confirmed.GetProperty("report").GetString()!)!.Draft.Figures["MT.VU"].ShouldBe("25");
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/texts?state=done")).GetProperty("total").GetInt32().ShouldBe(1);
    }
}
