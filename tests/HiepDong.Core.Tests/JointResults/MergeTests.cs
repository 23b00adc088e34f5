using System.Text.Json;
using HiepDong.Problems;

namespace HiepDong.JointResults;

public class MergeTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 16, 2, 0, 0, TimeSpan.Zero);

    private static JointResult Result(string id, ResultBody body, ResultState state = ResultState.Recorded) => new() { Id = id, Code = id, Body = body, State = state, Version = 3, RecordedAt = At };

    private static string Whole(JointResult r) => JsonSerializer.Serialize(new { r.State, r.Body, r.MergedInto });

    [Fact]
    public void Undoing_a_merge_gives_back_both_as_they_were()
    {
        var random = new Random(3);
        foreach (var pair in RandomResults.Bodies(random, 600).Chunk(2))
        {
            var (a, b) = (Result("a", pair[0], random.Next(2) == 0 ? ResultState.Recorded : ResultState.Closed), Result("b", pair[1]));
            var (beforeA, beforeB) = (Whole(a), Whole(b));
            var (stateA, bodyA, stateB, bodyB) = (a.State, a.Body, b.State, b.Body);
            Side Any() => (Side)random.Next(2);
            a.Absorb(b, new(Any(), Any(), Any(), Any(), Any(), Any(), Any()), "một việc", "chi", At);
            b.State.ShouldBe(ResultState.Merged);
            b.Counts.ShouldBeFalse();
            b.MergedInto.ShouldBe("a");
            a.Restore(stateA, bodyA);
            b.Restore(stateB, bodyB);
            (Whole(a), Whole(b)).ShouldBe((beforeA, beforeB));
            (a.Version, b.Version).ShouldBe((5, 5));
        }
    }

    [Fact]
    public void A_merged_result_has_all_participants_each_with_its_own_amounts()
    {
        var random = new Random(4);
        foreach (var pair in RandomResults.Bodies(random, 600).Chunk(2))
        {
            var (a, b) = (Result("a", pair[0]), Result("b", pair[1]));
            a.Absorb(b, new(Side.Kept, Side.Kept, Side.Kept, Side.Kept, Side.Kept, (Side)random.Next(2), (Side)random.Next(2)), "một việc", "chi", At);
            a.Body.Claims.Select(c => c.UnitId).Order().ShouldBe(pair.SelectMany(p => p.Claims).Select(c => c.UnitId).Distinct().Order());
            a.Body.Claims.Count(c => c.Leads).ShouldBe(1);
            a.Body.Unsettled.ShouldBeEmpty();
            // Who led either counts, with the amounts it had stated there.
            foreach (var body in pair)
            {
                var lead = a.Body.ClaimOf(body.Lead.UnitId)!;
                lead.Counts.ShouldBeTrue();
                if (pair.Count(p => p.ClaimOf(lead.UnitId) is { Leads: true }) > 1) continue;
                Claim.Same(Stated(lead.Amounts, a.Body), Stated(body.Lead.Amounts, body)).ShouldBeTrue();
            }
        }

        static IReadOnlyList<Amount> Stated(IReadOnlyList<Amount> own, ResultBody body) => own.Count > 0 ? own : body.Accepted.Amounts;
    }

    [Fact]
    public void Refuses_a_merge_of_a_result_with_itself_or_without_a_reason_or_with_one_that_does_not_count()
    {
        var bodies = RandomResults.Bodies(new Random(5), 2).ToList();
        var (a, b) = (Result("a", bodies[0]), Result("b", bodies[1]));
        Code(() => a.Absorb(a, MergeChoice.AllKept, "một việc", "chi", At)).ShouldBe("result.not-two");
        Code(() => a.Absorb(b, MergeChoice.AllKept, " ", "chi", At)).ShouldBe("result.merge-needs-reason");
        Code(() => a.Absorb(Result("c", bodies[1], ResultState.Withdrawn), MergeChoice.AllKept, "một việc", "chi", At)).ShouldBe("result.not-two");
        (a.Version, b.Version).ShouldBe((3, 3));
    }

    private static string Code(Action act) => Should.Throw<RefusalException>(act).First.Code;
}
