using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.LocalModels;

/// <summary>Says how a model fares: dated states, reviews criterion by criterion. By the responsible unit, or by those who verify work above it.</summary>
internal sealed class JudgeModel(Database database, NodeState node, Access access, LocalModelStore store, KeptFiles files)
{
    public const string ReviewFile = "local_model_review";

    public bool May(LocalModel model, Actor by) => !by.IsOperator && (access.Allows(by, Permission.WriteWork, model.Body.UnitId) || access.Allows(by, Permission.VerifyWork) && access.Allows(by, Permission.SeeWork, model.Body.UnitId));

    public Task Say(string id, ModelStage state, DateOnly on, string note, Actor by, CancellationToken stop) => Do(id, by, stop, (write, model) =>
    {
        if (ModelRules.Check(LocalModelStore.Facts(write, id), state, on, note, node.Today) is { Count: > 0 } problems) throw new RefusalException(problems);
        LocalModelStore.Insert(write, model.Id, new ModelFact(database.NewId(), on, state, note, by.UserName, default));
    });

    public async Task Review(string id, IReadOnlyDictionary<string, bool> met, DateOnly on, string note, IFormFile? evidence, Actor by, CancellationToken stop)
    {
        Require(id, by);
        var review = new ModelReview(database.NewId(), on, met, note, by.UserName, default);
        var file = evidence is { Length: > 0 } ? await files.Read(evidence, by, ReviewFile, review.Id, stop) : null;
        await Do(id, by, stop, (write, model) =>
        {
            if (ModelRules.Check(model.Body, met, on, note, node.Today) is { Count: > 0 } problems) throw new RefusalException(problems);
            LocalModelStore.Insert(write, model.Id, review);
            if (file is { } kept) KeptFiles.Insert(write, kept.File, kept.Content);
        });
    }

    /// <summary>Takes a mistaken state out, or back in.</summary>
    public Task MarkState(string id, string factId, bool withdrawn, Actor by, CancellationToken stop) => Do(id, by, stop, (write, model) =>
    {
        LocalModelStore.Mark(write, "local_model_state", model.Id, factId, withdrawn);
        // What comes back must still fit among what was said meanwhile.
        var facts = LocalModelStore.Facts(write, id);
        if (!withdrawn && facts.First(f => f.Id == factId) is var back && ModelRules.Check([.. facts.Where(f => f.Id != factId)], back.State, back.On, back.Note, node.Today) is { Count: > 0 } problems) throw new RefusalException(problems);
    });

    public Task MarkReview(string id, string reviewId, bool withdrawn, Actor by, CancellationToken stop) => Do(id, by, stop, (write, model) => LocalModelStore.Mark(write, "local_model_review", model.Id, reviewId, withdrawn));

    private void Require(string id, Actor by)
    {
        if (!May(store.Get(id), by)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    private Task Do(string id, Actor by, CancellationToken stop, Action<Write, LocalModel> change)
    {
        Require(id, by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var model = LocalModelStore.Get(write, id);
            if (model.IsWithdrawn) throw new RefusalException(ModelProblems.Withdrawn());
            change(write, model);
        }, stop);
    }
}
