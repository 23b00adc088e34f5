using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Organisation.Reorganising;

/// <summary>What the officer sees before anything happens.</summary>
/// <param name="OpenReports">Reports of the units that end, begun or submitted but not yet accepted: they stay with the old unit.</param>
internal sealed record ReorganisationPreview(ReorganisationPlan Plan, Restatement Restatement, int OpenReports);

/// <summary>One reorganisation made earlier.</summary>
internal sealed record MadeReorganisation(string Id, string At, string Actor, string Kind, bool OfTerritories, DateOnly On, string Basis, IReadOnlyList<string> Ended, IReadOnlyList<string> Begun, bool IsUndone);

/// <summary>Merges, divides, renames, dissolves and moves territories and units from a day on; shows the effect first, and takes it back while nothing rests on it.</summary>
internal sealed class Reorganise(Database database, NodeState node, Access access)
{
    public const string Kind = "organisation.reorganised";
    public const string UndoneKind = "organisation.reorganisation-undone";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Body(string Kind, bool OfTerritories, DateOnly On, string Basis, IReadOnlyList<string> Ended, IReadOnlyList<string> Begun);

    public ReorganisationPreview Preview(ReorganisationRequest request, Actor by)
    {
        var organisation = node.Organisation;
        Require(request, organisation, by);
        var plan = ReorganisationPlanner.Plan(organisation, request);
        var open = plan.EndedUnits.Sum(u => database.First<long>("select count(*) from report where unit_id = @Id and state <> 'accepted'", new { u.Id }));
        return new(plan, Restatement.Of(plan, organisation, node.Totals), (int)open);
    }

    /// <summary>Plans again inside the writing transaction, so that what is applied was checked against what is there.</summary>
    public async Task<string> Apply(ReorganisationRequest request, Actor by, CancellationToken stop)
    {
        Require(request, node.Organisation, by);
        var operation = database.NewId();
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = ReorganisationPlanner.Plan(OrganisationStore.Load(write), request);
            foreach (var t in plan.EndedTerritories) OrganisationStore.EndTerritory(write, t.Id, request.On);
            foreach (var u in plan.EndedUnits) OrganisationStore.EndUnit(write, u.Id, request.On);
            foreach (var t in plan.BegunTerritories) OrganisationStore.Insert(write, t);
            foreach (var u in plan.BegunUnits) OrganisationStore.Insert(write, u);
            foreach (var s in plan.TerritorySuccessions) OrganisationStore.Insert(write, s, ofTerritory: true, database.NewId(), operation);
            foreach (var s in plan.UnitSuccessions) OrganisationStore.Insert(write, s, ofTerritory: false, database.NewId(), operation);
            write.Log(Kind, operation, JsonSerializer.Serialize(new Body(request.Kind.ToString(), request.OfTerritories, request.On, request.Basis,
                [.. plan.EndedTerritories.Select(t => t.Id), .. plan.EndedUnits.Select(u => u.Id)], [.. plan.BegunTerritories.Select(t => t.Id), .. plan.BegunUnits.Select(u => u.Id)]), Json));
        }, stop);
        return operation;
    }

    /// <summary>Removes what the operation began and reopens what it ended; refused once anything rests on its results.</summary>
    public async Task Undo(string operation, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageOrganisation);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var rows = write.Query<OperationRow>("select subject, predecessor_id, successor_id, effective_on from succession where operation_id = @operation", new { operation });
            var logged = write.First<string>("select body from change_log where kind = @Kind and subject = @operation", new { Kind, operation });
            if (rows.Count == 0 || logged is null) throw new RefusalException(OrganisationProblems.NotAnOperation());
            var organisation = OrganisationStore.Load(write);
            foreach (var row in rows) RequireReach(row, by);
            var (begunTerritories, begunUnits) = (Successors(rows, "territory"), Successors(rows, "unit"));
            var begun = begunTerritories.Concat(begunUnits).ToHashSet();
            CheckNothingFollowed(write, organisation, begun, begunUnits);
            write.Execute("delete from succession where operation_id = @operation", new { operation });
            foreach (var id in begunUnits) write.Execute("update org_unit set superior_id = null where id = @id", new { id });
            foreach (var id in begunUnits) write.Execute("delete from org_unit where id = @id", new { id });
            foreach (var id in begunTerritories.OrderByDescending(id => organisation.Territory(id)!.Level)) write.Execute("delete from territory where id = @id", new { id });
            foreach (var row in rows.DistinctBy(r => r.PredecessorId))
                write.Execute($"update {(row.Subject == "unit" ? "org_unit" : "territory")} set valid_to = null where id = @id", new { id = row.PredecessorId });
            write.Log(UndoneKind, operation, logged);
        }, stop);
    }

    private sealed record OperationRow(string Subject, string PredecessorId, string? SuccessorId, string EffectiveOn);

    private static List<string> Successors(List<OperationRow> rows, string subject) => [.. rows.Where(r => r.Subject == subject).Select(r => r.SuccessorId).OfType<string>().Distinct()];

    private static void CheckNothingFollowed(Write write, Organisation organisation, HashSet<string> begun, List<string> begunUnits)
    {
        if (begun.Any(id => organisation.After(id).Any() || organisation.Territory(id)?.ValidTo != null || organisation.Unit(id)?.ValidTo != null))
            throw new RefusalException(OrganisationProblems.CannotUndo("đã có lần sắp xếp khác dựa trên kết quả này; hãy hoàn tác lần sau trước", "a later change rests on its result; undo that first"));
        if (organisation.Territories.Any(t => !begun.Contains(t.Id) && t.ParentId is { } p && begun.Contains(p))
            || organisation.Units.Any(u => !begun.Contains(u.Id) && (begun.Contains(u.TerritoryId) || (u.SuperiorId is { } s && begun.Contains(s)))))
            throw new RefusalException(OrganisationProblems.CannotUndo("đã có đơn vị hoặc địa bàn mới lập trực thuộc kết quả này", "units or territories created since stand under its result"));
        foreach (var id in begunUnits)
            if (write.First<long>("select count(*) from report where unit_id = @id", new { id }) > 0)
                throw new RefusalException(OrganisationProblems.CannotUndo("đơn vị mới đã có báo cáo", "a unit that it began has reports"));
        foreach (var id in begun)
        {
            if (write.First<long>("select count(*) from account_grant where unit_id = @id", new { id }) > 0)
                throw new RefusalException(OrganisationProblems.CannotUndo("đã cấp quyền cho người dùng ở đơn vị mới; hãy thu hồi quyền đó trước", "accounts have roles at a unit that it began; withdraw them first"));
            if (write.First<long>("select count(*) from publication where scope_id = @id", new { id }) > 0)
                throw new RefusalException(OrganisationProblems.CannotUndo("đã công bố số liệu theo kết quả này", "figures have been published on its result"));
        }
    }

    public List<MadeReorganisation> Recent(int most)
    {
        var undone = database.Query<string>("select subject from change_log where kind = @UndoneKind", new { UndoneKind }).ToHashSet();
        return [.. database.Query<LogRow>("select subject, at, actor, body from change_log where kind = @Kind order by seq desc limit @most", new { Kind, most }).Select(r =>
        {
            var body = JsonSerializer.Deserialize<Body>(r.Body, Json)!;
            return new MadeReorganisation(r.Subject, r.At, r.Actor, body.Kind, body.OfTerritories, body.On, body.Basis, body.Ended, body.Begun, undone.Contains(r.Subject));
        })];
    }

    private sealed record LogRow(string Subject, string At, string Actor, string Body);

    /// <summary>Whoever changes a territory or unit administers it, and where it goes.</summary>
    private void Require(ReorganisationRequest request, Organisation organisation, Actor by)
    {
        access.Require(by, Permission.ManageOrganisation);
        // A provincial administrator may send a commune elsewhere only together with whoever administers that place.
        foreach (var id in request.Subjects.Concat(request.Outcomes.SelectMany(o => new[] { request.Kind == ReorganisationKind.Move ? o.UpperId : null, o.TerritoryId }).OfType<string>()))
        {
            if (organisation.Territory(id) != null) access.Require(by, Permission.ManageOrganisation, Scope.OfTerritory(id));
            else if (organisation.Unit(id) != null) access.Require(by, Permission.ManageOrganisation, id);
        }
    }

    private void RequireReach(OperationRow row, Actor by)
    {
        if (row.Subject == "unit") access.Require(by, Permission.ManageOrganisation, row.PredecessorId);
        else access.Require(by, Permission.ManageOrganisation, Scope.OfTerritory(row.PredecessorId));
    }
}
