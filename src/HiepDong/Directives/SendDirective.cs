using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>Passing a directive down: a unit that registered it or was sent it addresses units below it or of its territory; each says that it has it, and whether it must act.</summary>
internal sealed class SendDirective(Database database, NodeState node, Access access, DirectiveStore store)
{
    /// <summary>Units of the person that hold the directive and may send it on.</summary>
    public IReadOnlyList<OrgUnit> Senders(Directive d, Actor by)
    {
        if (by.IsOperator || d.State != DirectiveState.Registered) return [];
        var holding = store.Deliveries(d.Id).Select(x => x.UnitId).Append(d.OwnerUnitId).ToHashSet();
        return [.. access.UnitsOf(by, Permission.WriteWork).Where(u => node.Organisation.WithPredecessors(u.Id).Any(holding.Contains))];
    }

    /// <summary>Whom a unit may address: its subordinates, and every unit that sits in its own territory.</summary>
    public IReadOnlyList<OrgUnit> Addressees(OrgUnit from)
    {
        var tree = node.Organisation.At(node.Today);
        return [.. tree.UnitsUnder(Scope.OfUnit(from.Id)).Concat(tree.UnitsUnder(Scope.OfTerritory(from.TerritoryId))).DistinctBy(u => u.Id).Where(u => u.Id != from.Id)];
    }

    public Task Send(string id, string fromUnitId, IReadOnlyList<string> toUnitIds, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, fromUnitId);
        var directive = store.Get(id);
        if (Senders(directive, by).FirstOrDefault(u => u.Id == fromUnitId) is not { } from) throw new RefusalException(directive.State == DirectiveState.Withdrawn ? DirectiveProblems.Withdrawn() : AccountProblems.NotAllowed());
        if (toUnitIds.Count == 0) throw new RefusalException(DirectiveProblems.NoAddressee());
        var may = Addressees(from).Select(u => u.Id).ToHashSet();
        if (toUnitIds.Where(u => !may.Contains(u)).Select(NameOf).ToList() is { Count: > 0 } beyond) throw new RefusalException([.. beyond.Select(DirectiveProblems.BeyondReach)]);
        return database.Write(by.UserName, fromUnitId, write =>
        {
            if (DirectiveStore.Get(write, id).State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
            var there = DirectiveStore.Deliveries(write, id).Select(d => d.UnitId).ToHashSet();
            if (toUnitIds.Where(there.Contains).Select(NameOf).ToList() is { Count: > 0 } twice) throw new RefusalException([.. twice.Select(DirectiveProblems.AlreadyAddressed)]);
            foreach (var unit in toUnitIds.Distinct())
                write.Execute("insert into directive_delivery (directive_id, unit_id, from_unit_id, sent_by, sent_at) values (@id, @unit, @fromUnitId, @Actor, @At)", new { id, unit, fromUnitId, write.Actor, write.At });
            write.Log("directive.sent", id, JsonSerializer.Serialize(new { from = fromUnitId, to = toUnitIds }, ReportText.Json));
        }, stop);
    }

    /// <summary>Takes sending back as long as the unit has not said that it has it.</summary>
    public Task TakeBack(string id, string unitId, Actor by, CancellationToken stop)
    {
        var delivery = Find(store.Deliveries(id), unitId);
        access.Require(by, Permission.WriteWork, delivery.FromUnitId ?? unitId);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (Find(DirectiveStore.Deliveries(write, id), unitId) is { FromUnitId: not null, ReceivedAt: not null }) throw new RefusalException(DirectiveProblems.AlreadyReceived());
            write.Execute("delete from directive_delivery where directive_id = @id and unit_id = @unitId", new { id, unitId });
            write.Log("directive.unsent", id, JsonSerializer.Serialize(new { unit = unitId }, ReportText.Json));
        }, stop);
    }

    public Task Receive(string id, string unitId, Actor by, CancellationToken stop) => Answer(id, unitId, by, stop, (write, d) =>
    {
        if (d.ReceivedAt is not null) return;
        write.Execute("update directive_delivery set received_by = @Actor, received_at = @At where directive_id = @id and unit_id = @UnitId", new { id, d.UnitId, write.Actor, write.At });
        write.Log("directive.received", id, JsonSerializer.Serialize(new { unit = d.UnitId }, ReportText.Json));
    });

    /// <summary>The unit says with a reason that it needs no plan or assignments of its own; an empty reason takes that back.</summary>
    public Task NoNeed(string id, string unitId, string? reason, bool takeBack, Actor by, CancellationToken stop)
    {
        if (!takeBack && string.IsNullOrWhiteSpace(reason)) throw new RefusalException(DirectiveProblems.NeedsReason());
        if (TextRules.Screen("ly-do", reason).ToList() is { Count: > 0 } problems) throw new RefusalException(problems);
        return Answer(id, unitId, by, stop, (write, d) =>
        {
            write.Execute("""
                update directive_delivery set no_need = @reason, no_need_by = @who, no_need_at = @when, received_by = coalesce(received_by, @Actor), received_at = coalesce(received_at, @At) where directive_id = @id and unit_id = @UnitId
                """, new { id, d.UnitId, reason = takeBack ? null : reason!.Trim(), who = takeBack ? null : write.Actor, when = takeBack ? null : write.At, write.Actor, write.At });
            write.Log(takeBack ? "directive.need-again" : "directive.no-need", id, JsonSerializer.Serialize(new { unit = d.UnitId, reason }, ReportText.Json));
        });
    }

    /// <summary>A unit that tried to register a document that is there takes that entry up instead.</summary>
    public Task Join(string id, string unitId, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteWork, unitId);
        return database.Write(by.UserName, unitId, write =>
        {
            var directive = DirectiveStore.Get(write, id);
            if (directive.State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
            if (directive.Body.IsClassified) throw new RefusalException(AccountProblems.NotAllowed());
            if (directive.OwnerUnitId == unitId || DirectiveStore.Deliveries(write, id).Any(d => d.UnitId == unitId)) return;
            write.Execute("insert into directive_delivery (directive_id, unit_id, from_unit_id, sent_by, sent_at, received_by, received_at) values (@id, @unitId, null, @Actor, @At, @Actor, @At)", new { id, unitId, write.Actor, write.At });
            write.Log("directive.joined", id, JsonSerializer.Serialize(new { unit = unitId }, ReportText.Json));
        }, stop);
    }

    private Task Answer(string id, string unitId, Actor by, CancellationToken stop, Action<Write, DirectiveDelivery> change)
    {
        access.Require(by, Permission.WriteWork, unitId);
        return database.Write(by.UserName, unitId, write =>
        {
            if (DirectiveStore.Get(write, id).State != DirectiveState.Registered) throw new RefusalException(DirectiveProblems.Withdrawn());
            change(write, Find(DirectiveStore.Deliveries(write, id), unitId));
        }, stop);
    }

    private static DirectiveDelivery Find(List<DirectiveDelivery> deliveries, string unitId) => deliveries.FirstOrDefault(d => d.UnitId == unitId) ?? throw new RefusalException(DirectiveProblems.NotAddressed());
    private string NameOf(string unitId) => node.Organisation.Unit(unitId)?.Name ?? unitId;
}
