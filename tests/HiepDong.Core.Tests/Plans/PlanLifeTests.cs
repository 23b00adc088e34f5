using HiepDong.Problems;

namespace HiepDong.Plans;

public sealed class PlanLifeTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);

    internal static PlanBody Body(params string[] parties) => new("Phối hợp năm 2026", PlanKind.Annual, "CA", new(2026, 1, 1), new(2026, 12, 31), "68", "CA", "Bảo đảm an ninh, trật tự.", "", [.. parties.Select(p => new PlanParty(p))], [], [],
        [new("l1", "Mở đợt cao điểm", "CA", ["BP"], new(2026, 6, 30))], [], [], []);

    private static Plan Sent(params string[] parties)
    {
        var plan = new Plan { Id = "p", Code = "KH.CA/2026/1", Body = Body(parties) };
        plan.Send("giang", At);
        return plan;
    }

    private static void Refused(string code, Action act) => Should.Throw<RefusalException>(act).First.Code.ShouldBe("plan." + code);

    [Fact]
    public void Sending_is_the_authors_own_consent_and_all_the_others_are_waited_for()
    {
        var plan = Sent("CA", "QS", "BP");
        plan.State.ShouldBe(PlanState.Sent);
        plan.Waiting.Select(p => p.UnitId).ShouldBe(["QS", "BP"]);
        plan.Agree("QS", 1, "q", At);
        Refused("not-approved", () => plan.PutInForce(new(2026, 1, 10)));
        plan.Agree("BP", 1, "b", At);
        plan.State.ShouldBe(PlanState.Approved);
        plan.PutInForce(new(2026, 1, 10));
        plan.State.ShouldBe(PlanState.InForce);
        plan.Standing.InForceOn.ShouldBe(new(2026, 1, 10));
    }

    [Fact]
    public void A_changed_text_lets_every_consent_lapse()
    {
        var plan = Sent("CA", "QS", "BP");
        plan.Agree("QS", 1, "q", At);
        plan.Agree("BP", 1, "b", At);
        plan.Change(plan.Body with { Purpose = "Bảo đảm an ninh, trật tự, không để xảy ra điểm nóng." }, "bổ sung yêu cầu", "giang", At);
        plan.State.ShouldBe(PlanState.Sent);
        plan.Edition.ShouldBe(2);
        plan.Waiting.Select(p => p.UnitId).ShouldBe(["QS", "BP"]);
        Refused("not-approved", () => plan.PutInForce(new(2026, 1, 10)));
        plan.Standing.Answers.Count(a => a.Edition == 1).ShouldBe(3, "what was said stays on record");
    }

    [Fact]
    public void An_answer_holds_for_the_edition_that_was_read()
    {
        var plan = Sent("CA", "QS");
        plan.Change(plan.Body with { Title = "Khác" }, "sửa tên", "giang", At);
        Refused("older-edition", () => plan.Agree("QS", 1, "q", At));
        Refused("older-edition", () => plan.Comment("QS", 1, "chưa rõ", "q", At));
        plan.Agree("QS", 2, "q", At);
        plan.State.ShouldBe(PlanState.Approved);
    }

    [Fact]
    public void A_comment_takes_the_consent_back_and_the_author_replies()
    {
        var plan = Sent("CA", "QS");
        plan.Agree("QS", 1, "q", At);
        plan.Comment("QS", 1, " Đề nghị thêm phương tiện. ", "q", At);
        plan.State.ShouldBe(PlanState.Sent);
        plan.AnswerOf("QS")!.Text.ShouldBe("Đề nghị thêm phương tiện.");
        var number = plan.Standing.Answers.Count - 1;
        Refused("no-such-comment", () => plan.Reply(0, "trả lời", "giang", At));
        Refused("reply-needs-text", () => plan.Reply(number, " ", "giang", At));
        plan.Reply(number, "Tiếp thu", "giang", At);
        plan.Standing.Answers[number].Reply.ShouldBe("Tiếp thu");
    }

    [Fact]
    public void Only_a_party_answers_once_and_with_words()
    {
        var plan = Sent("CA", "QS");
        Refused("not-party", () => plan.Agree("BP", 1, "b", At));
        Refused("comment-needs-text", () => plan.Comment("QS", 1, "  ", "q", At));
        plan.Agree("QS", 1, "q", At);
        Refused("already-agreed", () => plan.Agree("QS", 1, "q", At));
        Refused("change-needs-note", () => plan.Change(plan.Body, " ", "giang", At));
    }

    [Fact]
    public void Reviewed_before_it_is_closed_and_each_end_has_its_reason()
    {
        var plan = Sent("CA");
        plan.State.ShouldBe(PlanState.Approved, "nobody else is asked");
        Refused("in-force-after-end", () => plan.PutInForce(new(2027, 1, 1)));
        plan.PutInForce(new(2026, 1, 1));
        Refused("not-reviewed", plan.Close);
        Refused("cannot-withdraw", () => plan.Withdraw("sai"));
        Refused("cancellation-needs-reason", () => plan.Cancel(""));
        Refused("review-needs-text", () => plan.Review(null));
        plan.Review("Đạt mục tiêu.");
        plan.Review("Đạt mục tiêu; còn một nhiệm vụ chậm.");
        plan.Close();
        plan.State.ShouldBe(PlanState.Closed);
        Refused("not-in-force", () => plan.Cancel("muộn"));
    }

    [Fact]
    public void A_withdrawn_plan_comes_back_as_a_draft_to_which_nobody_is_bound()
    {
        var plan = Sent("CA", "QS");
        plan.Agree("QS", 1, "q", At);
        Refused("withdrawal-needs-reason", () => plan.Withdraw(null));
        plan.Withdraw("gộp vào kế hoạch khác");
        Refused("not-draft", () => plan.Rewrite(plan.Body));
        plan.Reopen();
        plan.State.ShouldBe(PlanState.Draft);
        plan.Send("giang", At);
        plan.HasAgreed("QS").ShouldBeFalse();
        plan.Edition.ShouldBe(2);
    }
}
