using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.JointResults.Duplicates;
using HiepDong.Organisation;
using HiepDong.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.JointResults;

/// <summary>Police and border guard of one province; Chi coordinates the territory, An reports for the police alone, Em may do nothing.</summary>
internal sealed class TwoForces : IAsyncDisposable
{
    public required TestNode Test { get; init; }
    public required TestApp App { get; init; }
    public required OrgUnit Police { get; init; }
    public required OrgUnit Border { get; init; }
    public required OrgUnit Army { get; init; }

    public static async Task<TwoForces> Open(string database)
    {
        var test = await TestNode.Open(database);
        var police = await test.AddUnit("CA.40", "Công an tỉnh Nghệ An", Force.Police, Echelon.Province, "40");
        var border = await test.AddUnit("BP.40", "Biên phòng tỉnh Nghệ An", Force.BorderGuard, Echelon.Province, "40");
        var army = await test.AddUnit("QS.40", "Quân sự tỉnh Nghệ An", Force.Army, Echelon.Province, "40");
        await test.AddAccount("an", "Nguyễn Thị An", new Grant(Role.Reporter, police.Id, Hierarchy.Chain));
        await test.AddAccount("binh", "Trần Văn Bình", new Grant(Role.Reporter, border.Id, Hierarchy.Chain));
        await test.AddAccount("chi", "Phạm Quỳnh Chi", new Grant(Role.Coordinator, police.Id, Hierarchy.Territory));
        await test.AddAccount("em", "Vũ Thị Em");
        return new() { Test = test, App = await TestApp.Start(test.Node), Police = police, Border = border, Army = army };
    }

    public T Use<T>() where T : notnull => App.Services.GetRequiredService<T>();
    public Actor Person(string name) => Use<AccountStore>().ByName(name)!.ToActor();
    public string Province => Test.State.Organisation.TerritoryByCode("40", Test.State.Today)!.Id;

    public Task<JointResult> Record(string by, OrgUnit lead, decimal kilograms = 61.475m, int day = 5, OrgUnit[]? with = null, ResultKind kind = ResultKind.DrugCase) =>
        Use<RecordResult>().Run(null, new(kind, new(2026, 11, day), new(2026, 11, day), Province, "Bắt giữ đối tượng vận chuyển trái phép chất ma túy tại bản Khe Mui", null,
            [new(lead.Id, true, "", Answer.Pending, []), .. (with ?? []).Select(u => new Claim(u.Id, false, "", Answer.Pending, []))],
            new([new("cases", "vụ", 1), new("heroin", "kg", kilograms)], null, null, null, null)), true, Person(by), default);

    public JointResult Now(JointResult result) => Use<ResultStore>().Get(result.Id);

    public Task<JointResult> Merge(JointResult kept, JointResult absorbed, MergeChoice? choice = null, string by = "chi", int? seen = null) =>
        Use<MergeResults>().Merge(kept.Id, absorbed.Id, choice ?? MergeChoice.AllKept, "một vụ ngày 05/11", seen ?? kept.Version, absorbed.Version, Person(by), default);

    public ResultMerge MergeInto(JointResult kept) => MergeResults.Into(Test.Database, kept.Id)[0];

    public IReadOnlyList<LikelyPair> Open() => Use<FindDuplicates>().Open(new(new(2026, 1, 1), new(2026, 12, 31)), Person("chi"));

    public static string Whole(JointResult r) => r.State + ResultStore.Write(r.Body) + r.MergedInto;

    public static async Task<string> CodeOf(Func<Task> act) => (await Should.ThrowAsync<RefusalException>(act)).First.Code;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Test.DisposeAsync();
    }
}

public class DuplicatesTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Proposes_what_another_force_has_recorded_already(string database)
    {
        await using var two = await TwoForces.Open(database);
        var there = await two.Record("binh", two.Border);
        await two.Record("binh", two.Border, kilograms: 3, day: 12);
        await two.Record("binh", two.Border, kind: ResultKind.Relief);
        var entered = (await two.Record("an", two.Police)).Body;
        var found = two.Use<FindDuplicates>().CandidatesFor(entered);
        found.Select(f => f.Result.Id).ShouldContain(there.Id);
        found.Single(f => f.Result.Id == there.Id).Likelihood.Agreeing.Select(r => r.Vi).ShouldContain("heroin bằng nhau: 61,475 kg");
        found.ShouldAllBe(f => f.Result.Body.Kind == ResultKind.DrugCase);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Merges_field_by_field_and_undoes_it_exactly(string database)
    {
        await using var two = await TwoForces.Open(database);
        var a = await two.Record("an", two.Police, with: [two.Army]);
        var b = await two.Record("binh", two.Border, kilograms: 61.5m);
        await two.Use<AnswerResult>().Close(b.Id, b.Version, two.Person("binh"), default);
        (a, b) = (two.Now(a), two.Now(b));
        var before = (TwoForces.Whole(a), TwoForces.Whole(b));
        var merged = await two.Merge(a, b, MergeChoice.AllKept with { Amounts = Side.Absorbed });

        merged.Body.Accepted.Amounts.ShouldContain(new Amount("heroin", "kg", 61.5m));
        merged.Body.Lead.UnitId.ShouldBe(two.Police.Id);
        merged.Body.Lead.Amounts.ShouldContain(new Amount("heroin", "kg", 61.475m));
        merged.Body.Claims.Select(c => c.UnitId).Order().ShouldBe(new[] { two.Police.Id, two.Border.Id, two.Army.Id }.Order());
        merged.Body.ClaimOf(two.Border.Id)!.Answer.ShouldBe(Answer.Confirmed);
        two.Now(b).State.ShouldBe(ResultState.Merged);
        two.Now(b).MergedInto.ShouldBe(a.Id);
        two.Open().ShouldBeEmpty();
        two.Use<FindDuplicates>().CandidatesFor(a.Body, a.Id).ShouldBeEmpty();

        await two.Use<MergeResults>().Unmerge(two.MergeInto(a).Id, false, null, null, null, two.Person("chi"), default);
        (TwoForces.Whole(two.Now(a)), TwoForces.Whole(two.Now(b))).ShouldBe(before);
        two.Now(a).Version.ShouldBe(a.Version + 2);
        two.Use<ResultStore>().Versions(a.Id).Select(v => v.What).ShouldBe(["unmerged", "merged", "recorded"]);
        MergeResults.Of(two.Test.Database, b.Id).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Asks_before_later_changes_are_left_behind(string database)
    {
        await using var two = await TwoForces.Open(database);
        var (a, b) = (await two.Record("an", two.Police, with: [two.Army]), await two.Record("binh", two.Border));
        var before = TwoForces.Whole(two.Now(a));
        await two.Merge(a, b);
        await two.Use<AnswerResult>().Choose(a.Id, null, [new("heroin", "kg", 60)], "cân lại", null, two.Person("chi"), default);
        var merge = two.MergeInto(a);
        two.Use<MergeResults>().LeftBehind(merge).Select(v => v.What).ShouldBe(["chosen"]);
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().Unmerge(merge.Id, false, null, null, null, two.Person("chi"), default))).ShouldBe("result.leaves-versions");
        await two.Use<MergeResults>().Unmerge(merge.Id, true, null, null, null, two.Person("chi"), default);
        TwoForces.Whole(two.Now(a)).ShouldBe(before);
        two.Use<ResultStore>().Versions(a.Id).Count.ShouldBe(4);
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().Unmerge(merge.Id, true, null, null, null, two.Person("chi"), default))).ShouldBe("result.not-merged");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Undoes_several_merges_only_in_the_opposite_order(string database)
    {
        await using var two = await TwoForces.Open(database);
        var (a, b, c) = (await two.Record("an", two.Police), await two.Record("binh", two.Border), await two.Record("binh", two.Border, kilograms: 61));
        await two.Merge(a, b);
        var first = two.MergeInto(a);
        await two.Merge(two.Now(a), c);
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().Unmerge(first.Id, true, null, null, null, two.Person("chi"), default))).ShouldBe("result.merged-on-top");
        await two.Use<MergeResults>().Unmerge(two.MergeInto(a).Id, false, null, null, null, two.Person("chi"), default);
        two.Now(c).State.ShouldBe(ResultState.Recorded);
        two.Now(b).State.ShouldBe(ResultState.Merged);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Remembers_what_is_not_the_same_until_it_is_looked_at_again(string database)
    {
        await using var two = await TwoForces.Open(database);
        var (a, b) = (await two.Record("an", two.Police), await two.Record("binh", two.Border));
        two.Open().Count.ShouldBe(1);
        await two.Use<MergeResults>().NotTheSame(b.Id, a.Id, "hai xe khác nhau", two.Person("chi"), default);
        two.Open().ShouldBeEmpty();
        two.Use<FindDuplicates>().CandidatesFor(a.Body, a.Id).ShouldBeEmpty();
        two.Use<FindDuplicates>().Judged(10).Single().Reason.ShouldBe("hai xe khác nhau");
        await two.Use<MergeResults>().Reconsider(a.Id, b.Id, two.Person("chi"), default);
        two.Open().Count.ShouldBe(1);
        two.Use<FindDuplicates>().CandidatesFor(a.Body, a.Id).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_itself_a_change_meanwhile_no_reason_and_who_may_not(string database)
    {
        await using var two = await TwoForces.Open(database);
        var (a, b) = (await two.Record("an", two.Police), await two.Record("binh", two.Border));
        (await TwoForces.CodeOf(() => two.Merge(a, a))).ShouldBe("result.not-two");
        (await TwoForces.CodeOf(() => two.Merge(a, b, seen: a.Version - 1))).ShouldBe("result.changed-meanwhile");
        (await TwoForces.CodeOf(() => two.Merge(a, b, by: "an"))).ShouldBe("account.not-allowed");
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().Merge(a.Id, b.Id, MergeChoice.AllKept, " ", null, null, two.Person("chi"), default))).ShouldBe("result.merge-needs-reason");
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().NotTheSame(a.Id, b.Id, "khác", two.Person("binh"), default))).ShouldBe("account.not-allowed");
        (await TwoForces.CodeOf(() => two.Use<MergeResults>().NotTheSame(a.Id, a.Id, "khác", two.Person("chi"), default))).ShouldBe("result.not-two");
        (two.Now(a).Version, two.Now(b).Version).ShouldBe((a.Version, b.Version));
        await two.Merge(a, b);
        (await TwoForces.CodeOf(() => two.Merge(two.Now(b), two.Now(a)))).ShouldBe("result.not-two");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_desk_leads_to_a_comparison_a_merge_and_back(string database)
    {
        await using var two = await TwoForces.Open(database);
        var (a, b) = (await two.Record("an", two.Police), await two.Record("binh", two.Border));
        using var chi = await two.App.SignInAs("chi");
        var desk = await chi.Get("/ket-qua/trung");
        desk.Words.ShouldContain("heroin bằng nhau: 61,475 kg");
        desk.Words.ShouldContain("Rất có thể là một việc");
        var compare = await chi.Get(desk.One(".pairs a.btn.main").GetAttribute("href")!);
        var refused = await compare.Submit(new() { ["ly-do"] = "" }, "#nhap");
        refused.Words.ShouldContain("Ghi lý do");
        var merged = await compare.Submit(new() { ["ly-do"] = "một vụ" }, "#nhap");
        merged.Words.ShouldContain("Đã nhập làm một");
        merged.Words.ShouldContain("Không có cặp nào cần xem");
        var undo = await chi.Get(merged.One(".note.ok a:last-of-type").GetAttribute("href")!);
        await undo.Submit();
        (two.Now(a).State, two.Now(b).State).ShouldBe((ResultState.Recorded, ResultState.Recorded));
        (await chi.Get("/ket-qua/trung")).Document.QuerySelectorAll(".pairs > li").Length.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_desk_remembers_undoes_filters_and_stays_closed_to_others(string database)
    {
        await using var two = await TwoForces.Open(database);
        await two.Record("an", two.Police);
        await two.Record("binh", two.Border);
        using var chi = await two.App.SignInAs("chi");
        (await chi.Get("/ket-qua/trung?loai=relief")).Words.ShouldContain("Không có cặp nào cần xem");
        (await chi.Get("/ket-qua/trung?tu=01/12/2026&den=31/12/2026")).Words.ShouldContain("Không có cặp nào cần xem");
        (await chi.Get("/ket-qua/trung?noi=38")).Words.ShouldContain("Không có cặp nào cần xem");
        (await chi.Get("/ket-qua/trung?noi=40&tu=x")).Words.ShouldContain("Ngày ghi dạng");
        var judged = await (await chi.Get("/ket-qua/trung")).Submit(new() { ["ly-do"] = "hai xe khác nhau" }, ".pairs form");
        judged.Words.ShouldContain("hai xe khác nhau");
        judged.Document.QuerySelectorAll(".pairs > li").Length.ShouldBe(0);
        (await judged.Submit(form: ".note.info")).Document.QuerySelectorAll(".pairs > li").Length.ShouldBe(1);
        using var an = await two.App.SignInAs("an");
        (await an.Get("/ket-qua/trung")).Document.QuerySelectorAll(".pairs > li").Length.ShouldBe(0);
        using var em = await two.App.SignInAs("em");
        (await em.Get("/ket-qua/trung")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }
}
