using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>Registers, changes, withdraws and takes back entries of the register. Every call names the version its page showed; a newer one is refused.</summary>
internal sealed class KeepDirective(Database database, NodeState node, Access access, DirectiveSettings settings, DirectiveReach reach, People people)
{
    /// <param name="unitId">The person's own unit that registers it.</param>
    public Task<Directive> Register(DirectiveBody body, string unitId, Actor by, CancellationToken stop)
    {
        Refuse(body, unitId, by);
        return database.Write(by.UserName, by.AuthorUnit, write => Enter(write, body, unitId, by), stop);
    }

    /// <summary>Refuses what may not be kept, before anything is written.</summary>
    public void Refuse(DirectiveBody body, string unitId, Actor by)
    {
        access.Require(by, Permission.WriteWork, unitId);
        if (DirectiveRules.Check(body, node.Today, settings.TakesPointers) is { Count: > 0 } problems) throw new RefusalException(problems);
    }

    /// <summary>The step inside the writing transaction; what it keeps has been through <see cref="Refuse"/>.</summary>
    public Directive Enter(Write write, DirectiveBody body, string unitId, Actor by)
    {
        var directive = new Directive { Id = database.NewId(), Body = body, OwnerUnitId = unitId, Version = 1 };
        Check(write, directive, by);
        DirectiveStore.Save(write, directive, "registered");
        return directive;
    }

    public Task<Directive> Change(string id, DirectiveBody body, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        var problems = DirectiveRules.Check(body, node.Today, settings.TakesPointers || body.IsClassified && StoreGet(id).Body.IsClassified);
        problems.AddRange(TextRules.Screen("ly-do", reason));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(DirectiveProblems.NeedsReason());
        if (problems.Count > 0) throw new RefusalException(problems);
        return Do(id, seen, by, stop, (write, d) =>
        {
            if (d.State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
            // What has been open stands in earlier versions; a pointer must hold nothing of it.
            if (body.IsClassified && !d.Body.IsClassified) throw new RefusalException(DirectiveProblems.BecomesClassified());
            Put(write, d, body, "changed", reason!.Trim(), by);
        });
    }

    public Task<Directive> Withdraw(string id, string? reason, int? seen, Actor by, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(DirectiveProblems.NeedsReason());
        if (TextRules.Screen("ly-do", reason).ToList() is { Count: > 0 } problems) throw new RefusalException(problems);
        return Do(id, seen, by, stop, (write, d) =>
        {
            if (d.State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
            d.State = DirectiveState.Withdrawn;
            d.Version++;
            DirectiveStore.Save(write, d, "withdrawn", reason.Trim());
        });
    }

    public Task<Directive> Restore(string id, int? seen, Actor by, CancellationToken stop) => Do(id, seen, by, stop, (write, d) =>
    {
        if (d.State != DirectiveState.Withdrawn) throw new RefusalException(DirectiveProblems.NotWithdrawn());
        if (d.Body.IsClassified && !DirectiveSettings.TakesPointersIn(write)) throw new RefusalException(DirectiveProblems.PointersOff());
        d.State = DirectiveState.Registered;
        Put(write, d, d.Body, "restored", null, by);
    });

    /// <summary>Writes the version before the last change back as a new one.</summary>
    public Task<Directive> Undo(string id, int? seen, Actor by, CancellationToken stop) => Do(id, seen, by, stop, (write, d) =>
    {
        var versions = DirectiveStore.Versions(write, d.Id);
        if (d.State != DirectiveState.Registered || versions is not [{ What: "changed" }, var before, ..]) throw new RefusalException(DirectiveProblems.NothingToUndo());
        Put(write, d, before.Body, "undone", null, by);
    });

    private void Put(Write write, Directive d, DirectiveBody body, string what, string? reason, Actor by)
    {
        d.Body = body;
        d.Version++;
        Check(write, d, by);
        DirectiveStore.Save(write, d, what, reason);
    }

    /// <summary>Two entries of one document never stand side by side; numbers alone may repeat.</summary>
    private void Check(Write write, Directive d, Actor by)
    {
        foreach (var (ids, field) in new[] { (d.Body.Replaces, "thay-the"), (d.Body.Amends, "sua-doi") })
            if (ids?.Contains(d.Id) == true) throw new RefusalException(DirectiveProblems.LinksToItself(field));
        if (d.Body.IsClassified && d.Version == 1 && !DirectiveSettings.TakesPointersIn(write)) throw new RefusalException(DirectiveProblems.PointersOff());
        if (DirectiveStore.Same(write, d.Body) is not { } there || there.Id == d.Id) return;
        var owner = node.Organisation.Unit(there.OwnerUnitId)?.Name ?? there.OwnerUnitId;
        // The name of what is there is what was typed; more is told to those who may see it.
        var about = reach.Sees(by, there) && there.Body.Abstract.Length > 0 ? $" – {there.Body.Abstract}" : "";
        throw new RefusalException(DirectiveProblems.Exists($"{DirectiveWords.Short(there.Body, "vi")}{about} (do {owner} ghi)", $"{DirectiveWords.Short(there.Body, "en")}{about} (registered by {owner})"));
    }

    private Directive StoreGet(string id) => new DirectiveStore(database).Get(id);

    private Task<Directive> Do(string id, int? seen, Actor by, CancellationToken stop, Action<Write, Directive> change)
    {
        access.Require(by, Permission.WriteWork, StoreGet(id).OwnerUnitId);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var directive = DirectiveStore.AsSeen(write, id, seen, people.Name);
            change(write, directive);
            return directive;
        }, stop);
    }
}
