using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Conferences.Rhythm;

/// <summary>Where agenda and venues of a new conference come from.</summary>
internal enum Furnishing { Template, LastOne, Nothing }

/// <summary>A conference that the rhythm says is next.</summary>
/// <param name="Host">By rotation; null when no force of the rotation has a unit there.</param>
/// <param name="Peers">The forces' units that confer.</param>
/// <param name="Planned">The one that is planned for it already.</param>
/// <param name="Last">The last one of its kind there.</param>
internal sealed record Proposal(StoredRule Rule, Occasion Occasion, string TerritoryId, OrgUnit? Host, IReadOnlyList<OrgUnit> Peers, Conference? Planned, Conference? Last);

/// <summary>The next conferences by the rhythm of each echelon, and planning one of them in one step.</summary>
internal sealed class PlanNext(Database database, NodeState node, Access access, ConferenceStore conferences, ConferenceRights rights, RhythmStore rhythms, PrepareConference prepare)
{
    private const int Ahead = 2;

    /// <summary>What is next in the areas that the person confers for, soonest first.</summary>
    public IReadOnlyList<Proposal> Of(Actor by)
    {
        if (by.IsOperator) return [];
        var found = new List<Proposal>();
        foreach (var own in access.UnitsOf(by, Permission.Confer).DistinctBy(u => (rights.TerritoryOf(u), u.Echelon))) found.AddRange(For(own));
        return [.. found.OrderBy(p => p.Occasion.On)];
    }

    /// <summary>What is next for a unit and the other forces of its area.</summary>
    public IReadOnlyList<Proposal> For(OrgUnit unit)
    {
        var found = new List<Proposal>();
        var (territory, peers) = (rights.TerritoryOf(unit), rights.Peers(unit));
        var rules = rhythms.Of(unit.Echelon);
        var valid = rules.Select(r => r.Rule).ToList();
        foreach (var rule in rules)
        {
            var held = Held(territory, unit.Echelon, rule.Rule.Kind);
            var last = held.FirstOrDefault(c => c.Body.StartsAt < database.Clock.GetUtcNow()) ?? held.FirstOrDefault();
            var host = held.Count > 0 ? node.Organisation.Unit(held[0].Body.HostUnitId)?.Force : null;
            var there = peers.Select(p => p.Force).ToHashSet();
            foreach (var occasion in Rhythms.Next(rule.Rule, node.Today, node.Calendar).Where(o => !Rhythms.IsCovered(o, rule.Rule.Every, valid)).Take(Ahead))
            {
                var planned = held.FirstOrDefault(c => (c.Body.Occasion ?? c.Body.Period) == occasion.Code);
                if (planned is null) host = Rhythms.NextHost(rule.Rule.Rotation, host, there);
                var turn = planned is null ? peers.FirstOrDefault(p => p.Force == host) : node.Organisation.Unit(planned.Body.HostUnitId);
                found.Add(new(rule, occasion, territory, turn, peers, planned, last));
            }
        }
        return found;
    }

    /// <summary>Plans the conference of an occasion, with the agenda and venues of the last one of its kind, else from the template.</summary>
    public async Task<Conference> Plan(string ruleId, string occasion, string territoryId, Actor by, CancellationToken stop)
    {
        var proposal = Of(by).FirstOrDefault(p => p.Rule.Id == ruleId && p.Occasion.Code == occasion && p.TerritoryId == territoryId) ?? throw new RefusalException(RhythmProblems.NotFound());
        if (proposal.Planned is { } there) throw new RefusalException(PreparationProblems.PlannedAlready(there.Code));
        if (proposal.Host is null) throw new RefusalException(PreparationProblems.NoHost());
        var body = Furnish(Draft(proposal), Furnishing.LastOne);
        prepare.Refuse(body, null, by);
        return await database.Write(by.UserName, body.HostUnitId, write =>
        {
            // Two who press at once: the second is told.
            if (write.Query<string>("select c.code from conference c where c.territory_id = @territoryId and c.kind = @kind and c.state <> 'cancelled' and c.starts_at >= @from and c.starts_at < @to",
                new { territoryId, kind = body.Kind.ToString().ToLowerInvariant(), from = SqlTypes.Text(body.StartsAt.AddDays(-1)), to = SqlTypes.Text(body.StartsAt.AddDays(1)) }) is [var code, ..])
                throw new RefusalException(PreparationProblems.PlannedAlready(code));
            return prepare.Enter(write, body, by);
        }, stop);
    }

    private ConferenceBody Draft(Proposal p)
    {
        var rule = p.Rule.Rule;
        var starts = new DateTimeOffset(p.Occasion.On.ToDateTime(rule.At), VietnamTime.Offset);
        var place = p.Last?.Body.Place is { Length: > 0 } before ? before : "Hội trường " + p.Host!.Name;
        // Where there is a People's Committee its leader chairs, beside the host.
        var chairs = p.Last?.Body.Chairs.Select(c => c with { UnitId = Now(c.UnitId) }).ToList() is { Count: > 0 } known && known.TrueForAll(c => p.Peers.Any(u => u.Id == c.UnitId)) ? known
            : [.. new[] { p.Peers.FirstOrDefault(u => u.Force == Force.Civil), p.Host }.OfType<OrgUnit>().DistinctBy(u => u.Id).Select(u => new Chair(u.Id, "", ""))];
        return new(Title(rule.Kind, p.Occasion), rule.Kind, p.Last?.Body.Mode ?? ConferenceMode.InPerson, starts, starts.AddMinutes(rule.Minutes), place, p.Host!.Id, p.TerritoryId, chairs, [], [], [], Period: p.Occasion.Period?.Code) { Occasion = p.Occasion.Code };
    }

    private static string Title(ConferenceKind kind, Occasion o) => (kind switch
    {
        ConferenceKind.Briefing => "Hội nghị giao ban ",
        ConferenceKind.InterimReview => "Hội nghị sơ kết công tác phối hợp ",
        ConferenceKind.FinalReview => "Hội nghị tổng kết công tác phối hợp ",
        _ => "Hội nghị chuyên đề "
    }) + (o.Period is { } period ? period.NameVi : "tuần từ ngày " + Vietnamese.Date(o.Week!.Value));

    /// <summary>Puts agenda and venues into a body that has none. What was concluded last time is item 1.</summary>
    public ConferenceBody Furnish(ConferenceBody body, Furnishing from)
    {
        if (from == Furnishing.Nothing) return body;
        var host = node.Organisation.Unit(body.HostUnitId);
        var held = host is null ? [] : Held(body.TerritoryId, host.Echelon, body.Kind);
        var last = held.FirstOrDefault(c => c.Body.StartsAt < body.StartsAt);
        var copy = from == Furnishing.LastOne && last is not null;
        List<Venue> venues = host is null ? [] : [new(database.NewId(), host.Id, host.Name, body.Place, IsMain: true)];
        var moved = new Dictionary<string, string>();
        if (last is not null && venues is [var main] && last.Body.Venues.FirstOrDefault(v => v.IsMain) is { } mainThen) moved[mainThen.Id] = main.Id;
        if (copy)
            foreach (var v in last!.Body.Venues.Where(v => !v.IsMain))
            {
                var unit = Now(v.UnitId);
                if (node.Organisation.At(node.Today).SlotOf(unit) < 0 || venues.Exists(o => o.UnitId == unit)) continue;
                venues.Add(new(moved[v.Id] = database.NewId(), unit, unit == v.UnitId ? v.Name : ConferenceWords.Unit(unit, node.Organisation), v.Place, BackupLine: v.BackupLine, VideoLink: v.VideoLink));
            }
        var agenda = copy && last!.Body.Agenda.Count > 0
            ? last.Body.Agenda.Skip(IsFollowUp(last.Body.Agenda[0]) ? 1 : 0).Select(i => i with { Id = database.NewId(), VenueId = i.VenueId is { } v ? moved.GetValueOrDefault(v) : null, At = null })
            : AgendaTemplates.For(body.Kind).Select(t => new AgendaItem(database.NewId(), t.Kind, t.Title, t.Minutes));
        var followUp = new AgendaItem(database.NewId(), AgendaKind.Opening, AgendaTemplates.FollowUp + (last is null ? "" : $" ({last.Body.Title}, ngày {Vietnamese.Date(VietnamTime.DayOf(last.Body.StartsAt))})"), 15);
        return body with { Venues = venues, Agenda = AgendaTemplates.Fit([followUp, .. agenda], (int)(body.EndsAt - body.StartsAt).TotalMinutes) };
    }

    private static bool IsFollowUp(AgendaItem item) => item.Title.StartsWith(AgendaTemplates.FollowUp, StringComparison.Ordinal);

    /// <summary>Conferences of a kind in an area, held by units of an echelon, latest first.</summary>
    private List<Conference> Held(string territoryId, Echelon echelon, ConferenceKind kind)
    {
        var areas = node.Organisation.WithPredecessors(territoryId).ToArray();
        return [.. conferences.Query("where c.territory_id in @areas and c.kind = @kind and c.state <> 'cancelled' order by c.starts_at desc limit 40", new { areas, kind = kind.ToString().ToLowerInvariant() })
            .Where(c => node.Organisation.Unit(c.Body.HostUnitId)?.Echelon == echelon)];
    }

    private string Now(string unitId) => node.Organisation.Become(unitId, node.Today) is [var now, ..] ? now : unitId;
}
