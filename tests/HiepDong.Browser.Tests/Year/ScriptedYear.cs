using System.Globalization;
using System.Text.RegularExpressions;
using HiepDong.Assignments;
using HiepDong.Browser.Tests.Stories;
using HiepDong.Conferences;
using HiepDong.JointResults;
using HiepDong.Tests;

namespace HiepDong.Browser.Tests.Year;

/// <summary>The whole cycle once: what is planned, done, reported, published, conferred on, concluded, assigned and verified comes back on the table of the next conference.</summary>
public sealed class ScriptedYear
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task From_a_plan_of_three_forces_to_the_follow_up_table_of_the_next_conference(string database)
    {
        await using var office = await YearOffice.Open(database);
        await Plan(office);
        await ResultOfTwoForces(office);
        await Report(office, "an", "giang");
        await Report(office, "hai", "bao");
        var publication = await Publish(office);
        var conference = await Prepare(office, publication);
        await Confer(office, conference);
        var work = await Conclude(office, conference);
        await Fulfil(office, work);
        await NextConference(office, conference);
    }

    private const string Title = "Hội nghị tổng kết công tác phối hợp năm 2026";

    /// <summary>The committee's plan, agreed by police, army and border guard, comes into force and gives work.</summary>
    private static async Task Plan(YearOffice office)
    {
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open("/ke-hoach/moi");
        await Fill(binh, ("ten", "Phối hợp bảo đảm an ninh, trật tự dịp cuối năm 2026"), ("tu", "01/11/2026"), ("den", "31/12/2026"), ("dia-ban", "40"), ("ben-1", "UB.40"), ("muc-dich", "Bảo đảm an ninh, trật tự dịp cuối năm."));
        foreach (var (n, unit) in new[] { (2, "CA.40"), (3, "QS.40"), (4, "BP.40") })
        {
            if (await binh.Page.Locator($"[name='ben-{n}']").CountAsync() == 0) await binh.Press("Thêm dòng các bên");
            await binh.Page.Locator($"[name='ben-{n}']").FillAsync(unit);
        }
        await Fill(binh, ("viec-1", "Mở đợt cao điểm tấn công, trấn áp tội phạm"), ("viec-1-chu-tri", "CA.40"), ("viec-1-han", "20/12/2026"), ("viec-1-san-pham", "Báo cáo kết quả đợt cao điểm"));
        await binh.Page.Locator("#luu").ClickAsync();
        await binh.IsAt("/ke-hoach/[0-9a-f-]{36}");
        var plan = binh.Path.Split('?')[0];
        await binh.Press("Gửi các bên");
        foreach (var leader in new[] { "cao", "quan", "bien" })
        {
            await using var signs = await office.Site.SignInAs(leader);
            await signs.Open(plan);
            await signs.Press("Nhất trí");
            await signs.Sees("nhất trí");
            signs.Complaints.ShouldBeEmpty();
        }
        await binh.Open(plan);
        await binh.Press("Cho có hiệu lực và giao nhiệm vụ");
        await binh.Sees("Mở đợt cao điểm");
        office.Use<AssignmentStore>().Of(OriginKind.Plan, plan.Split('/')[^1]).ShouldHaveSingleItem().Order.LeadUnitId.ShouldBe(office.Unit("CA.40").Id);
        binh.Complaints.ShouldBeEmpty();
    }

    /// <summary>The year's last conference: two chairs, five venues, the published figures pinned; every venue answers.</summary>
    private static async Task<string> Prepare(YearOffice office, string publication)
    {
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open("/hoi-nghi/moi");
        await binh.Page.Locator("[name='loai']").SelectOptionAsync(new SelectOptionValue { Value = "final_review" });
        await binh.Page.Locator("[name='hinh-thuc']").SelectOptionAsync(new SelectOptionValue { Value = "online" });
        await Fill(binh, ("ten", Title), ("ngay", "16/11/2026"), ("gio", "14:00"), ("gio-ket-thuc", "17:00"), ("noi", "Hội trường Ủy ban nhân dân tỉnh"), ("don-vi", "UB.40"),
            ("chu-tri-1-don-vi", "UB.40"), ("chu-tri-1-ten", "Lê Thị Chi"), ("chu-tri-1-chuc-vu", "Phó Chủ tịch Ủy ban nhân dân tỉnh"), ("chu-tri-2-don-vi", "CA.40"), ("chu-tri-2-ten", "Phạm Văn Cao"), ("chu-tri-2-chuc-vu", "Phó Giám đốc Công an tỉnh"));
        await binh.Page.Locator("#ghi").ClickAsync();
        await binh.IsAt("/hoi-nghi/[0-9a-f-]{36}");
        var conference = binh.Path.Split('?')[0];
        for (var n = 1; n <= 5; n++)
        {
            await binh.Open(conference + "/diem-cau");
            await Fill(binh, ("don-vi", "UB.X" + n));
            await binh.Press("Thêm điểm cầu");
            await binh.Sees(YearOffice.Communes[n - 1].Name);
        }
        await binh.Open(conference);
        await binh.Page.Locator("[name='cong-bo']").SelectOptionAsync(new SelectOptionValue { Value = publication });
        await binh.Press("Gắn vào hội nghị");
        await binh.Press("Ghi nhận đã gửi giấy mời");
        var venues = office.Use<ConferenceStore>().Get(conference.Split('/')[^1]).Body.Venues;
        for (var n = 1; n <= 5; n++)
        {
            var venue = venues.Single(v => v.UnitId == office.Unit("UB.X" + n).Id);
            await using var host = await office.Site.SignInAs("v" + n);
            await host.Open($"{conference}/tra-loi/{venue.Id}");
            await host.Page.Locator("[name='tra-loi'][value='du']").CheckAsync();
            await Fill(host, ("so-nguoi", (10 + n).ToString(CultureInfo.InvariantCulture)));
            await host.Press("Gửi trả lời");
            host.Complaints.ShouldBeEmpty();
        }
        office.Use<ConferenceStore>().Get(conference.Split('/')[^1]).Body.Venues.Where(v => v.Answer == VenueAnswer.Accepted).Count().ShouldBe(5);
        binh.Complaints.ShouldBeEmpty();
        return conference;
    }

    /// <summary>Five venues in five browsers beside the clerk's; one loses its line and is back with all that happened meanwhile; a conclusion is drafted before all eyes.</summary>
    private static async Task Confer(YearOffice office, string conference)
    {
        var id = conference.Split('/')[^1];
        var venues = office.Use<ConferenceStore>().Get(id).Body.Venues;
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open(conference + "/dieu-hanh");
        await binh.Press("Khai mạc");
        var rooms = new List<Officer>();
        for (var n = 1; n <= 5; n++)
        {
            var room = await office.Site.SignInAs("v" + n);
            rooms.Add(room);
            await room.Open($"{conference}/diem-cau/{venues.Single(v => v.UnitId == office.Unit("UB.X" + n).Id).Id}");
            await room.Press("Vào hội nghị");
            await Fill(room, ("so-nguoi", (10 + n).ToString(CultureInfo.InvariantCulture)));
            await room.Page.Locator("#ghi-so").ClickAsync();
        }
        var board = binh.Page.Locator("#cac-diem-cau");
        await Assertions.Expect(board).ToContainTextAsync("65");
        await binh.Press("Mục tiếp theo");
        foreach (var room in rooms) await Assertions.Expect(room.Page.Locator("#chuong-trinh li.now")).ToHaveCountAsync(1);

        var lost = rooms[2];
        await lost.Context.SetOfflineAsync(true);
        await Assertions.Expect(board).ToContainTextAsync("mất kết nối", new() { Timeout = 60_000 });
        await binh.Press("Mục tiếp theo");
        await binh.Page.Locator("#them-ket-luan").ClickAsync();
        await Fill(binh, ("noi-dung", "Ký kế hoạch tuần tra chung quý I năm 2027 trên tuyến biên giới"), ("chu-tri", "BP.40"), ("han", "31/01/2027"), ("bang-chung", "Kế hoạch đã ký"));
        await binh.Page.Locator("#luu-ket-luan").ClickAsync();
        await Assertions.Expect(rooms[0].Page.Locator("#ket-luan")).ToContainTextAsync("tuần tra chung quý I");
        await lost.Context.SetOfflineAsync(false);
        await Assertions.Expect(lost.Page.Locator("#ket-luan")).ToContainTextAsync("tuần tra chung quý I", new() { Timeout = 60_000 });
        await Assertions.Expect(board).ToContainTextAsync("5/", new() { Timeout = 60_000 });

        await Fill(rooms[4], ("chu-de", "Kinh nghiệm phối hợp tuần tra"));
        await rooms[4].Page.Locator("#dang-ky-noi").ClickAsync();
        await Assertions.Expect(binh.Page.Locator("#phat-bieu")).ToContainTextAsync("Kinh nghiệm phối hợp tuần tra");
        await binh.Page.Locator("#phat-bieu").GetByRole(AriaRole.Button, new() { NameRegex = new("^Mời") }).First.ClickAsync();
        await Assertions.Expect(rooms[0].Page.Locator("#cac-diem-cau, #chuong-trinh").First).ToBeVisibleAsync();
        await binh.Page.Locator("#ket-thuc").ClickAsync();
        await binh.Page.Locator("details.live-close summary").ClickAsync();
        await binh.Page.Locator("#be-mac").ClickAsync();
        await Assertions.Expect(binh.Page.Locator("#phien")).Not.ToContainTextAsync("Đang họp");
        office.Use<ConferenceStore>().Get(id).State.ShouldBe(ConferenceState.Closed);
        foreach (var room in rooms)
        {
            // The browser itself complains of what failed while the line was cut.
            if (room != lost) room.Complaints.ShouldBeEmpty();
            await room.DisposeAsync();
        }
        binh.Complaints.ShouldBeEmpty();
    }

    /// <summary>Both chairs approve, each for their own unit; the conclusions become work by one press.</summary>
    private static async Task<string> Conclude(YearOffice office, string conference)
    {
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open(conference + "/sau-hoi-nghi");
        await Fill(binh, ("thu-ky", "Trần Thị Bình"), ("thu-ky-chuc-vu", "Chuyên viên Văn phòng"));
        await binh.Page.Locator("form[action$='handler=Words'] button").ClickAsync();
        foreach (var chair in new[] { "chi", "cao" })
        {
            await using var signs = await office.Site.SignInAs(chair);
            await signs.Open(conference + "/sau-hoi-nghi");
            await signs.Sees("tuần tra chung quý I");
            await signs.Press("Duyệt biên bản, kết luận");
            await signs.Sees(chair == "chi" ? "Còn chờ chủ trì khác" : "Các chủ trì đã duyệt xong");
            signs.Complaints.ShouldBeEmpty();
        }
        await binh.Open(conference + "/giao-viec");
        await binh.Press("Giao tất cả");
        await binh.Sees("Đã giao 1 nhiệm vụ");
        var given = office.Use<AssignmentStore>().Of(OriginKind.Conclusion, conference.Split('/')[^1]).ShouldHaveSingleItem();
        (given.AssignerUnitId, given.Order.LeadUnitId, given.Deadline).ShouldBe((office.Unit("UB.40").Id, office.Unit("BP.40").Id, new DateOnly(2027, 1, 31)));
        binh.Complaints.ShouldBeEmpty();
        return "/nhiem-vu/" + given.Id;
    }

    /// <summary>The border guard takes the work on, shows what it did, and the committee verifies it.</summary>
    private static async Task Fulfil(YearOffice office, string work)
    {
        await using var bao = await office.Site.SignInAs("bao");
        await bao.Open(work);
        await bao.Press("Nhận nhiệm vụ");
        await bao.Page.Locator("textarea[name^='viec-da-lam']").First.FillAsync("Đã ký kế hoạch tuần tra chung quý I năm 2027 với Công an tỉnh ngày 16/11/2026.");
        await bao.Press("Trình kết quả");
        await bao.Sees("Đã ký kế hoạch tuần tra chung");
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open(work);
        await binh.Press("Xác nhận hoàn thành");
        office.Use<AssignmentStore>().Get(work.Split('/')[^1]).IsDone.ShouldBeTrue();
        bao.Complaints.Concat(binh.Complaints).ShouldBeEmpty();
    }

    /// <summary>The next conference opens with what became of the last one's conclusions.</summary>
    private static async Task NextConference(YearOffice office, string last)
    {
        await using var binh = await office.Site.SignInAs("binh");
        await binh.Open("/hoi-nghi/moi");
        await binh.Page.Locator("[name='loai']").SelectOptionAsync(new SelectOptionValue { Value = "briefing" });
        await Fill(binh, ("ten", "Hội nghị giao ban quý I năm 2027"), ("ngay", "15/03/2027"), ("gio", "8:00"), ("gio-ket-thuc", "10:00"), ("noi", "Hội trường Ủy ban nhân dân tỉnh"), ("don-vi", "UB.40"),
            ("chu-tri-1-don-vi", "UB.40"), ("chu-tri-1-ten", "Lê Thị Chi"), ("chu-tri-1-chuc-vu", "Phó Chủ tịch Ủy ban nhân dân tỉnh"));
        await binh.Page.Locator("#ghi").ClickAsync();
        await binh.IsAt("/hoi-nghi/[0-9a-f-]{36}");
        await binh.Sees("Kết luận hội nghị trước");
        await binh.Sees("1 nhiệm vụ: 1 đã hoàn thành, 0 quá hạn");
        await binh.Follow("Xem bảng theo dõi kết luận");
        await binh.IsAt("/nhiem-vu/theo-doi");
        binh.Path.ShouldContain(last.Split('/')[^1]);
        await binh.Sees("tuần tra chung quý I");
        await binh.Sees("Ban Chỉ huy Bộ đội Biên phòng tỉnh Nghệ An");
        binh.Complaints.ShouldBeEmpty();
    }

    private static async Task Fill(Officer officer, params (string Name, string Text)[] fields)
    {
        foreach (var (name, text) in fields) await officer.Main.Locator($"[name='{name}']").First.FillAsync(text);
    }

    /// <summary>The commune's police records a drug case it led; the border post that took part confirms it.</summary>
    private static async Task ResultOfTwoForces(YearOffice office)
    {
        await using var an = await office.Site.SignInAs("an");
        await an.Open("/ket-qua/moi?loai=drug_case");
        await an.Page.Locator("#tu").FillAsync("10/11/2026");
        await an.Page.Locator("#noi").FillAsync("40901");
        await an.Page.Locator("[name='phoi-hop-1']").First.FillAsync("BP.X1");
        await an.Page.Locator("#sl-cases-0").FillAsync("1");
        await an.Page.Locator("#sl-subjects-0").FillAsync("2");
        await an.Page.Locator("#ghi").ClickAsync();
        await an.IsAt("/ket-qua/[0-9a-f-]{36}$");
        var result = an.Path;
        await using var hai = await office.Site.SignInAs("hai");
        await hai.Open(result);
        await hai.Press("Xác nhận");
        await hai.Sees("Đã xác nhận");
        new ResultStore(office.Test.Database).Get(result.Split('/')[^1]).Waiting.ShouldBeEmpty();
        an.Complaints.Concat(hai.Complaints).ShouldBeEmpty();
    }

    /// <summary>November's report of a unit, figures out of its results as they are offered and 0 where there is nothing, submitted and accepted.</summary>
    private static async Task Report(YearOffice office, string writes, string accepts)
    {
        await using var officer = await office.Site.SignInAs(writes);
        await officer.Open("/bao-cao");
        await officer.Main.Locator("#cua-toi form:has(input[value='2026-11']) button").First.ClickAsync();
        await officer.IsAt("/bao-cao/[0-9a-f-]+/nhap");
        var address = officer.Path.Replace("/nhap", "", StringComparison.Ordinal);
        foreach (var field in await officer.Page.Locator("#entry td.value input").AllAsync())
            if ((await field.InputValueAsync()).Length == 0) await field.FillAsync("0");
        await new EntryPage(officer).GoOn();
        await officer.Main.Locator("form button.main").ClickAsync();
        await officer.Sees("Đã nộp báo cáo");
        await using var above = await office.Site.SignInAs(accepts);
        await above.Open(address);
        await above.Press("Duyệt");
        await above.Sees("Số liệu đã vào tổng hợp");
    }

    /// <summary>The province's November, the joint case counted once.</summary>
    private static async Task<string> Publish(YearOffice office)
    {
        await using var chi = await office.Site.SignInAs("chi");
        await chi.Open("/tong-hop?nut=territory:40&ky=2026-11");
        Regex.Replace(await chi.Main.Locator("#figures a[href$='/MT.VU'], #figures a[href*='MT.VU'] b").First.InnerTextAsync(), "[^0-9]", "").ShouldBe("1");
        await chi.Main.Locator(".act a.main").ClickAsync();
        await chi.Main.Locator("form button.main").ClickAsync();
        await chi.IsAt("/cong-bo/[0-9a-f-]{36}");
        return chi.Path.Split('/')[^1];
    }
}
