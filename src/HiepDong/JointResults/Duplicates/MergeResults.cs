using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.JointResults.Duplicates;

/// <summary>One merge: who was taken into whom, and what both were before.</summary>
/// <param name="MergedVersion">Version the kept result got by it.</param>
internal sealed record ResultMerge(string Id, string KeptId, string AbsorbedId, string KeptState, string KeptBody, string AbsorbedState, string AbsorbedBody, int MergedVersion, string Reason, string MergedBy, DateTimeOffset MergedAt, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public string UndoPath => "/ket-qua/trung/go/" + Id;
}

/// <summary>Makes one of two results, takes a merge back, and remembers that two are not one event. Every call names the versions its page showed.</summary>
internal sealed class MergeResults(Database database, NodeState node, Access access, ResultStore results, AnswerResult answers)
{
    private sealed record Row(string Id, string KeptId, string AbsorbedId, string KeptState, string KeptBody, string AbsorbedState, string AbsorbedBody, long MergedVersion, string Reason, string MergedBy, string MergedAt, string? UndoneBy, string? UndoneAt);

    private const string Columns = "select id, kept_id, absorbed_id, kept_state, kept_body, absorbed_state, absorbed_body, merged_version, reason, merged_by, merged_at, undone_by, undone_at from result_merge ";

    public ResultMerge? Find(string id) => Make(database.First<Row>(Columns + "where id = @id", new { id }));

    /// <summary>The merge that took a result into another, or null when it stands for itself.</summary>
    public static ResultMerge? Of(Database database, string absorbedId) => Make(database.First<Row>(Columns + "where absorbed_id = @absorbedId and undone_at is null", new { absorbedId }));

    /// <summary>Results taken into this one, the last first.</summary>
    public static IReadOnlyList<ResultMerge> Into(Database database, string keptId) =>
        [.. database.Query<Row>(Columns + "where kept_id = @keptId and undone_at is null order by merged_version desc", new { keptId }).Select(r => Make(r)!)];

    /// <summary>Whether the person may decide about the two: leads both, or reconciles over every unit that counts in them.</summary>
    public bool MayMerge(JointResult a, JointResult b, Actor by) => answers.MayLead(a, by) && answers.MayLead(b, by)
        || a.Body.Counting.Concat(b.Body.Counting).All(c => access.Allows(by, Permission.Reconcile, c.UnitId));

    public Task<JointResult> Merge(string keptId, string absorbedId, MergeChoice choice, string? reason, int? seenKept, int? seenAbsorbed, Actor by, CancellationToken stop)
    {
        if (keptId == absorbedId) throw new RefusalException(ResultProblems.NotTwo());
        RequireBoth(results.Get(keptId), results.Get(absorbedId), by);
        Screen(reason);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var (kept, absorbed) = (results.AsSeen(write, keptId, seenKept), results.AsSeen(write, absorbedId, seenAbsorbed));
            RequireBoth(kept, absorbed, by);
            var before = new { KeptState = ResultStore.CodeOf(kept.State), KeptBody = ResultStore.Write(kept.Body), AbsorbedState = ResultStore.CodeOf(absorbed.State), AbsorbedBody = ResultStore.Write(absorbed.Body) };
            kept.Absorb(absorbed, choice, reason, by.UserName, database.Clock.GetUtcNow());
            var problems = ResultRules.Check(kept.Body, node.Today);
            if (problems.Count > 0) throw new RefusalException(problems);
            write.Execute("""
                insert into result_merge (id, kept_id, absorbed_id, kept_state, kept_body, absorbed_state, absorbed_body, merged_version, reason, merged_by, merged_at)
                values (@id, @keptId, @absorbedId, @KeptState, @KeptBody, @AbsorbedState, @AbsorbedBody, @Version, @reason, @Actor, @At)
                """, new { id = database.NewId(), keptId, absorbedId, before.KeptState, before.KeptBody, before.AbsorbedState, before.AbsorbedBody, kept.Version, reason = reason!.Trim(), write.Actor, write.At });
            ResultStore.Save(write, absorbed, "absorbed", reason.Trim());
            ResultStore.Save(write, kept, "merged", reason.Trim());
            return kept;
        }, stop);
    }

    /// <summary>Versions of the kept result after the merge that undoing it leaves behind.</summary>
    public IReadOnlyList<ResultVersion> LeftBehind(ResultMerge merge) => [.. results.Versions(merge.KeptId).Where(v => v.Version > merge.MergedVersion).OrderBy(v => v.Version)];

    /// <summary>Writes both back as they were, as new versions.</summary>
    /// <param name="leave">The person has seen what is left behind.</param>
    public Task<JointResult> Unmerge(string mergeId, bool leave, string? reason, int? seenKept, int? seenAbsorbed, Actor by, CancellationToken stop)
    {
        Screen(reason);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var merge = Make(write.First<Row>(Columns + "where id = @mergeId", new { mergeId })) ?? throw new RefusalException(ResultProblems.NotFound());
            if (merge.UndoneAt is not null) throw new RefusalException(ResultProblems.NotMerged());
            var (kept, absorbed) = (results.AsSeen(write, merge.KeptId, seenKept), results.AsSeen(write, merge.AbsorbedId, seenAbsorbed));
            RequireBoth(kept, absorbed, by);
            // Merges are taken back in the order opposite to how they were made; what came in later would otherwise be lost.
            if (kept.MergedInto is { } above) throw new RefusalException(ResultProblems.MergedOnTop(ResultStore.Get(write, above).Code));
            if (write.First<string>("select absorbed_id from result_merge where kept_id = @KeptId and undone_at is null and merged_version > @MergedVersion order by merged_version desc", new { merge.KeptId, merge.MergedVersion }) is { } later)
                throw new RefusalException(ResultProblems.MergedOnTop(ResultStore.Get(write, later).Code));
            if (kept.Version > merge.MergedVersion && !leave)
                throw new RefusalException(ResultProblems.LeavesVersions(string.Join(", ", Enumerable.Range(merge.MergedVersion + 1, kept.Version - merge.MergedVersion))));
            kept.Restore(ResultStore.StateOf(merge.KeptState), ResultStore.Read(merge.KeptBody));
            absorbed.Restore(ResultStore.StateOf(merge.AbsorbedState), ResultStore.Read(merge.AbsorbedBody));
            write.Execute("update result_merge set undone_by = @Actor, undone_at = @At where id = @mergeId", new { mergeId, write.Actor, write.At });
            var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
            ResultStore.Save(write, kept, "unmerged", why);
            ResultStore.Save(write, absorbed, "unmerged", why);
            return kept;
        }, stop);
    }

    /// <summary>Remembers that two results are two events: they are not proposed again.</summary>
    public Task NotTheSame(string a, string b, string? reason, Actor by, CancellationToken stop)
    {
        if (a == b) throw new RefusalException(ResultProblems.NotTwo());
        RequireBoth(results.Get(a), results.Get(b), by);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.MergeNeedsReason());
        Screen(reason);
        var (first, second) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("""
                insert into result_pair (first_id, second_id, reason, judged_by, judged_at) values (@first, @second, @reason, @Actor, @At)
                on conflict (first_id, second_id) do update set reason = excluded.reason, judged_by = excluded.judged_by, judged_at = excluded.judged_at, undone_at = null
                """, new { first, second, reason = reason.Trim(), write.Actor, write.At });
            write.Log("result.pair-judged", first, JsonSerializer.Serialize(new { second, reason = reason.Trim() }, ReportText.Json));
        }, stop);
    }

    public Task Reconsider(string a, string b, Actor by, CancellationToken stop)
    {
        RequireBoth(results.Get(a), results.Get(b), by);
        var (first, second) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("update result_pair set undone_at = @At where first_id = @first and second_id = @second and undone_at is null", new { first, second, write.At });
            write.Log("result.pair-reconsidered", first, JsonSerializer.Serialize(new { second }, ReportText.Json));
        }, stop);
    }

    private void RequireBoth(JointResult a, JointResult b, Actor by)
    {
        if (!MayMerge(a, b, by)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    private static void Screen(string? reason)
    {
        var problems = TextRules.Screen("ly-do", reason).ToList();
        if (problems.Count > 0) throw new RefusalException(problems);
    }

    private static ResultMerge? Make(Row? r) => r is null ? null : new(r.Id, r.KeptId, r.AbsorbedId, r.KeptState, r.KeptBody, r.AbsorbedState, r.AbsorbedBody, (int)r.MergedVersion, r.Reason, r.MergedBy, SqlTypes.Time(r.MergedAt), r.UndoneBy, r.UndoneAt is null ? null : SqlTypes.Time(r.UndoneAt));
}
