using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.LocalModels;

/// <summary>Registers, changes, withdraws models and takes them back: for the responsible unit's people. Every call names the version its page showed.</summary>
internal sealed class KeepModel(Database database, NodeState node, Access access, LocalModelStore store, People people)
{
    /// <param name="state">What it is on its first day.</param>
    public Task<LocalModel> Register(LocalModelBody body, ModelStage state, DateOnly on, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, body.UnitId);
        Refuse([.. ModelRules.Check(body), .. ModelRules.Check([], state, on, "", node.Today).Where(p => p.Code != ModelProblems.NeedsNote().Code)]);
        return database.Write(by.UserName, body.UnitId, write =>
        {
            var model = new LocalModel { Id = database.NewId(), Body = body, Version = 1 };
            LocalModelStore.Save(write, model, "registered");
            LocalModelStore.Insert(write, model.Id, new ModelFact(database.NewId(), on, state, "", by.UserName, default));
            return model;
        }, stop);
    }

    public Task<LocalModel> Change(string id, LocalModelBody body, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, body.UnitId);
        var problems = ModelRules.Check(body);
        if (body.ReplicatedFrom == id) problems.Add(ModelProblems.FromItself());
        problems.AddRange(Reason(reason));
        Refuse(problems);
        return Do(id, seen, by, stop, (write, m) =>
        {
            if (m.IsWithdrawn) throw new RefusalException(ModelProblems.Withdrawn());
            Put(write, m, body, "changed", reason!.Trim());
        });
    }

    public Task<LocalModel> Withdraw(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        Refuse([.. Reason(reason)]);
        return Do(id, seen, by, stop, (write, m) =>
        {
            if (m.IsWithdrawn) throw new RefusalException(ModelProblems.Withdrawn());
            m.IsWithdrawn = true;
            Put(write, m, m.Body, "withdrawn", reason!.Trim());
        });
    }

    public Task<LocalModel> Restore(string id, int? seen, Actor by, CancellationToken stop) => Do(id, seen, by, stop, (write, m) =>
    {
        if (!m.IsWithdrawn) throw new RefusalException(ModelProblems.NotWithdrawn());
        m.IsWithdrawn = false;
        Put(write, m, m.Body, "restored", null);
    });

    /// <summary>Writes the version before the last change back as a new one.</summary>
    public Task<LocalModel> Undo(string id, int? seen, Actor by, CancellationToken stop) => Do(id, seen, by, stop, (write, m) =>
    {
        if (m.IsWithdrawn || LocalModelStore.Versions(write, m.Id) is not [{ What: "changed" }, var before, ..]) throw new RefusalException(ModelProblems.NothingToUndo());
        Put(write, m, before.Body, "undone", null);
    });

    private static void Put(Write write, LocalModel m, LocalModelBody body, string what, string? reason)
    {
        m.Body = body;
        m.Version++;
        LocalModelStore.Save(write, m, what, reason);
    }

    private Task<LocalModel> Do(string id, int? seen, Actor by, CancellationToken stop, Action<Write, LocalModel> change)
    {
        access.Require(by, Permission.WriteWork, store.Get(id).Body.UnitId);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var model = LocalModelStore.AsSeen(write, id, seen, people.Name);
            change(write, model);
            return model;
        }, stop);
    }

    private static IEnumerable<Problem> Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? [ModelProblems.NeedsReason()] : TextRules.Screen("ly-do", reason);

    private static void Refuse(List<Problem> problems)
    {
        if (problems.Count > 0) throw new RefusalException(problems);
    }
}
