using HiepDong.Accounts;
using HiepDong.Conferences.List;
using HiepDong.Node;
using HiepDong.Reporting;

namespace HiepDong.Conferences;

/// <summary><c>/api/v1/conferences</c>: conferences that one may see, with agenda and venues.</summary>
internal static class ConferenceApi
{
    internal sealed record ChairItem(string Unit, string Name, string Post);
    internal sealed record VenueItem(string Id, string Unit, string Name, string Place, bool Main, string Answer, string Presiding, int Expected, bool TechnicalCheck);
    internal sealed record AgendaEntry(int Number, string Kind, string Title, DateTimeOffset From, DateTimeOffset To, string Speaker, string? Venue);
    internal sealed record ConferenceItem(string Id, string Code, string Title, string Kind, string Mode, string State, int Version, DateTimeOffset From, DateTimeOffset To, string Place, string Host, string Territory, string? Period, string? Publication,
        IReadOnlyList<ChairItem> Chairs, IReadOnlyList<VenueItem> Venues, IReadOnlyList<AgendaEntry> Agenda);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/conferences").WithTags("conferences");
        api.MapGet("", List).WithSummary("Conferences one may see; view: ahead (default), past, cancelled, all; kind: briefing, interim_review, final_review, thematic; state: planned, invited, open, closed, approved, cancelled");
        api.MapGet("/{id:guid}", Show).WithSummary("One conference with its venues and agenda");
    }

    private static IResult List(HttpContext http, ConferenceList list, NodeState node, string? view, string? kind, string? state, int? year, string? q, int? page, int? size)
    {
        var by = Actors.Of(http);
        list.RequireSight(by);
        ConferenceKind? of = kind is null ? null : ConferenceWords.Kinds.Any(k => ConferenceWords.CodeOf(k) == kind) ? ConferenceWords.Kinds.First(k => ConferenceWords.CodeOf(k) == kind) : throw new Problems.RefusalException(PreparationProblems.UnknownKind(kind));
        ConferenceState? standing = state is null ? null : ConferenceWords.States.Any(s => ConferenceWords.CodeOf(s) == state) ? ConferenceWords.States.First(s => ConferenceWords.CodeOf(s) == state) : throw new Problems.RefusalException(ReportProblems.UnknownState(state, ConferenceWords.States.Select(ConferenceWords.CodeOf)));
        var filter = new ConferenceFilter(view switch { "past" => ConferenceFilter.Past, "cancelled" => ConferenceFilter.Cancelled, "all" => ConferenceFilter.All, _ => standing is null ? ConferenceFilter.Ahead : ConferenceFilter.All }, of, year, standing, Search: q);
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 50, 1, 200));
        return Results.Json(new ReportApi.PageOf<ConferenceItem>(number, length, list.Count(filter, by), [.. list.Page(filter, by, number, length).Select(c => Item(c, node))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, ConferenceStore store, ConferenceRights rights, NodeState node)
    {
        var c = store.Get(id);
        rights.RequireSees(Actors.Of(http), c);
        return Results.Json(Item(c, node), ReportApi.Json);
    }

    private static ConferenceItem Item(Conference c, NodeState node)
    {
        string Unit(string id) => node.Organisation.Unit(id)?.Code ?? id;
        DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset);
        var b = c.Body;
        return new(c.Id, c.Code, b.Title, ConferenceWords.CodeOf(b.Kind), ConferenceWords.CodeOf(b.Mode), ConferenceWords.CodeOf(c.State), c.Version, Local(b.StartsAt), Local(b.EndsAt), b.Place, Unit(b.HostUnitId),
            node.Organisation.Territory(b.TerritoryId)?.Code ?? b.TerritoryId, b.Period, b.PublicationId, [.. b.Chairs.Select(h => new ChairItem(Unit(h.UnitId), h.Name, h.Post))],
            [.. b.Venues.Select(v => new VenueItem(v.Id, Unit(v.UnitId), v.Name, v.Place, v.IsMain, ConferenceWords.CodeOf(v.Answer), v.Presiding, v.Expected, v.TechnicalCheck))],
            [.. AgendaSchedule.Of(b).Select(p => new AgendaEntry(p.Number, ConferenceWords.CodeOf(p.Item.Kind), p.Item.Title, Local(p.From), Local(p.To), p.Item.Speaker, p.Item.VenueId))]);
    }
}
