using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Directives;

/// <summary>
/// Which entries a person sees: those of a unit in their reach that registered or was sent the document, and legal documents and legal bases, which everybody may cite. Pointers to
/// classified documents are seen by the units concerned alone.
/// </summary>
internal sealed class DirectiveReach(Access access, WorkReach work, DirectiveStore store)
{
    public bool Sees(Actor by, Directive d)
    {
        if (!access.Allows(by, Permission.SeeWork)) return false;
        return IsOpen(d) || work.Sees(by, [d.OwnerUnitId, .. store.Deliveries(d.Id).Select(x => x.UnitId)]);
    }

    public void RequireSees(Actor by, Directive d)
    {
        if (!Sees(by, d)) throw new RefusalException(AccountProblems.NotAllowed());
    }

    /// <summary>The condition on <c>directive d</c> that <see cref="Sees"/> states, with its arguments.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by) => work.Seen(by, "((d.secrecy = 'none' and d.state = 'registered' and (d.normative = 1 or d.legal_basis = 1)) or d.owner_unit_id in @seen "
        + "or d.id in (select s.directive_id from directive_delivery s where s.unit_id in @seen))");

    private static bool IsOpen(Directive d) => d.State == DirectiveState.Registered && !d.Body.IsClassified && (d.Body.IsLegalBasis || DirectiveKinds.Find(d.Body.Kind) is { IsNormative: true });
}
