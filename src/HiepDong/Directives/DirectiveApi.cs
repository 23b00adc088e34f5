using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Directives;

/// <summary><c>/api/v1/directives</c>: the register as the person may see it, and one document with its cascade; the same rules as the pages.</summary>
internal static class DirectiveApi
{
    /// <param name="Citation">The line of legal bases; null for classified documents.</param>
    internal sealed record DirectiveItem(string Id, string Kind, string Sign, DateOnly IssuedOn, string Issuer, string? IssuerUnit, string? Abstract, string Secrecy, string? Keeper, DateOnly InForceFrom, DateOnly? ExpiresOn, string State, bool LegalBasis,
        bool CreatesWork, string RegisteredBy, int Version, string? Citation, int UnitsAddressed, int UnitsReceived);
    internal sealed record UnitItem(string Unit, string? SentBy, DateTimeOffset? SentAt, DateTimeOffset? ReceivedAt, string State, string? NoNeed, IReadOnlyList<string> Assignments, IReadOnlyList<string> Uses);
    internal sealed record DirectiveWhole(DirectiveItem Directive, IReadOnlyList<UnitItem> Units);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/directives").WithTags("directives");
        api.MapGet("", List).WithSummary("Directives and legal bases one may see, newest first; state: " + string.Join(", ", DirectiveList.States.Select(s => s.Api)));
        api.MapGet("/{id:guid}", Show).WithSummary("One directive with the units it was sent to, what each made of it, and who has not acted");
    }

    private static IResult List(HttpContext http, DirectiveList list, NodeState node, string? kind, int? year, string? issuer, string? state, bool? legal_basis, bool? creates_work, string? q, string? sort, int? page, int? size)
    {
        var by = Actors.Of(http);
        var only = kind is null ? null : DirectiveKinds.Read(kind)?.Code ?? throw new RefusalException(DirectiveProblems.UnknownKind(kind) with { Field = "kind" });
        var standing = state is null ? null : DirectiveList.States.FirstOrDefault(s => s.Api == state).Address ?? throw new RefusalException(ReportProblems.UnknownState(state, DirectiveList.States.Select(s => s.Api)));
        var filter = new DirectiveFilter(only, year, issuer, standing, creates_work == true, legal_basis == true, false, q, sort);
        var (number, length) = (Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(size ?? 100, 1, 500));
        return Results.Json(new ReportApi.PageOf<DirectiveItem>(number, length, list.Count(filter, by), [.. list.Page(filter, by, number, length).Select(l => Item(l, node))]), ReportApi.Json);
    }

    private static IResult Show(string id, HttpContext http, DirectiveStore store, DirectiveList list, DirectiveReach reach, DirectiveCascade cascade, NodeState node)
    {
        var by = Actors.Of(http);
        var directive = store.Get(id);
        reach.RequireSees(by, directive);
        string Unit(string unit) => node.Organisation.Unit(unit)?.Code ?? unit;
        var units = cascade.Of(directive, by).Where(r => r.IsAddressed || r.State == DeliveryState.Answered).Select(r => new UnitItem(Unit(r.UnitId), r.Delivery?.FromUnitId is { } from ? Unit(from) : null, r.Delivery?.SentAt, r.Delivery?.ReceivedAt,
            r.State switch { DeliveryState.Sent => "not_received", DeliveryState.Received => "not_acted", DeliveryState.Answered => "acted", _ => "no_need" }, r.Delivery?.NoNeed, [.. r.Assignments.Select(a => a.Code)], [.. r.Uses.Select(u => u.Title)]));
        return Results.Json(new DirectiveWhole(Item(list.Line(directive), node), [.. units]), ReportApi.Json);
    }

    private static DirectiveItem Item(DirectiveLine line, NodeState node)
    {
        var (d, b) = (line.Directive, line.Directive.Body);
        string? Unit(string? unit) => unit is null ? null : node.Organisation.Unit(unit)?.Code ?? unit;
        return new(d.Id, b.Kind, b.Sign, b.IssuedOn, b.Issuer, Unit(b.IssuerUnitId), b.Abstract.Length > 0 ? b.Abstract : null, DirectiveStore.CodeOf(b.Secrecy), b.Keeper.Length > 0 ? b.Keeper : null, b.From, b.ExpiresOn,
            d.State == DirectiveState.Withdrawn ? "withdrawn" : line.Standing switch { Standing.InForce => "in_force", Standing.NotYet => "not_yet", Standing.Expired => "expired", _ => "replaced" }, b.IsLegalBasis, b.CreatesWork,
            Unit(d.OwnerUnitId)!, d.Version, b.IsClassified ? null : DirectiveCitation.Line(b), line.Sent, line.Received);
    }
}
