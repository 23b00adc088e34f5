using HiepDong.Assignments;
using HiepDong.Problems;

namespace HiepDong.Shortcomings;

public class ShortcomingTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);
    private static readonly Dictionary<string, Assignment> None = [];
    private static Stamp Now(string by) => new(by, new DateTimeOffset(2026, 11, 16, 2, 0, 0, TimeSpan.Zero));
    private static string Refused(Action act) => Should.Throw<RefusalException>(act).First.Code;

    private static Shortcoming Of(params Cause[] causes) => new() { Id = "s", Code = "CA/TT/2026/1", Body = new("Tuần tra chưa đủ quân số", "a", "u", Today, new(SourceKind.Inspection, null, "Kiểm tra ngày 10/11"), causes) };

    private static Assignment Remedy() => Assignment.Give("r", "UB/2026/1", Origin.Own, "u", Today, new("Bố trí quân số", "a", [], Today));

    [Fact]
    public void A_subjective_cause_needs_a_remedy_that_is_done_before_the_shortcoming_is_closed()
    {
        var s = Of(new Cause("1", true, "Bố trí chưa khoa học"), new Cause("2", false, "Mưa lũ"));
        s.Lacking(None).Single().Id.ShouldBe("1");
        Refused(() => s.Close("Đã xong", None)).ShouldBe("shortcoming.lacks-remedy");
        Refused(() => s.RemedyBy("2", "r")).ShouldBe("shortcoming.objective-cause");
        s.RemedyBy("1", "r");
        var remedy = Remedy();
        var remedies = new Dictionary<string, Assignment> { ["r"] = remedy };
        s.Lacking(remedies).ShouldBeEmpty();
        Refused(() => s.Close("Đã xong", remedies)).ShouldBe("shortcoming.remedy-not-done");
        remedy.Cancel("Thôi", Now("chi"));
        s.Lacking(remedies).Count().ShouldBe(1);
        remedy.Reinstate();
        remedy.Accept("a", Now("an"));
        remedy.Report("a", "Đã bố trí", [], null, null, Now("an"));
        remedy.Submit("a", Now("an"));
        remedy.Verify("a", Now("chi"));
        Refused(() => s.Close(" ", remedies)).ShouldBe("shortcoming.closing-needs-note");
        s.Close("Đã kiến nghị cấp thêm phương tiện", remedies);
        s.State.ShouldBe(ShortcomingState.Closed);
        Refused(() => s.Withdraw("Nhầm")).ShouldBe("shortcoming.not-open");
        Refused(() => s.Reopen("")).ShouldBe("shortcoming.reopen-needs-reason");
        s.Reopen("Tái diễn");
        s.State.ShouldBe(ShortcomingState.Open);
    }

    [Fact]
    public void An_objective_cause_is_closed_with_a_note_and_no_cause_not_at_all()
    {
        Refused(() => Of().Close("Xong", None)).ShouldBe("shortcoming.no-causes");
        var s = Of(new Cause("1", false, "Địa hình hiểm trở"));
        s.Close("Đã báo cáo cấp trên", None);
        s.State.ShouldBe(ShortcomingState.Closed);
    }

    [Fact]
    public void A_cause_that_has_a_remedy_stays()
    {
        var s = Of(new Cause("1", true, "Chủ quan"), new Cause("2", false, "Mưa"));
        s.RemedyBy("1", "r");
        Refused(() => s.Change(s.Body with { Causes = [new("2", false, "Mưa")] })).ShouldBe("shortcoming.remedied-cause-stays");
        Refused(() => s.Change(s.Body with { Causes = [new("1", false, "Chủ quan")] })).ShouldBe("shortcoming.remedied-cause-stays");
        s.Change(s.Body with { Causes = [new("1", true, "Chủ quan, lơ là"), new("3", true, "Thiếu kiểm tra")] });
        s.Body.Causes.Select(c => c.RemedyId).ShouldBe(["r", null]);
    }

    [Theory]
    [InlineData("- Phương tiện tuần tra cũ. Có buổi chưa bố trí đủ quân số.\n+ Phối hợp với TP. Vinh chưa chặt chẽ", "Phương tiện tuần tra cũ.|Có buổi chưa bố trí đủ quân số.|Phối hợp với TP. Vinh chưa chặt chẽ")]
    [InlineData("Không.", "")]
    [InlineData(null, "")]
    public void A_narrative_is_offered_sentence_by_sentence(string? narrative, string expected) => string.Join('|', ShortcomingRules.Candidates(narrative)).ShouldBe(expected);

    [Fact]
    public void What_can_not_be_kept_is_named()
    {
        var body = Of(new Cause("1", true, "Chủ quan")).Body;
        ShortcomingRules.Check(body, Today).ShouldBeEmpty();
        string Check(ShortcomingBody b) => ShortcomingRules.Check(b, Today).Single().Code;
        Check(body with { Text = "" }).ShouldBe("shortcoming.no-text");
        Check(body with { FoundOn = Today.AddDays(1) }).ShouldBe("shortcoming.in-the-future");
        Check(body with { Source = new(SourceKind.Other, null, "") }).ShouldBe("shortcoming.no-source");
        Check(body with { Causes = [new("1", true, "")] }).ShouldBe("shortcoming.empty-cause");
    }
}
