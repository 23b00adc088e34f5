using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>The legal bases that a unit's official report cites, from the register.</summary>
internal sealed class LegalBases(Database database)
{
    /// <summary>A report that cites more says less; the file can still be edited.</summary>
    public const int Most = 8;

    private const string Sql = """
        where d.state = 'registered' and d.secrecy = 'none' and d.legal_basis = 1 and d.effective_on <= @day and (d.expires_on is null or d.expires_on > @day)
          and not exists (select 1 from directive_link l join directive n on n.id = l.directive_id where l.target_id = d.id and l.kind = 'replaces' and n.state = 'registered' and n.effective_on <= @day)
          and (d.normative = 1 or d.owner_unit_id in @owners)
        order by d.issued_on, d.id
        """;

    /// <summary>
    /// Lines without final mark, in the order of citation: legal documents and what the unit or one of its superiors registered as a legal basis, in force on the day. Classified documents
    /// are never cited.
    /// </summary>
    /// <param name="unitId">The unit that issues; null leaves only legal documents.</param>
    public IReadOnlyList<string> For(string? unitId, Organisation.Organisation organisation, DateOnly day)
    {
        var owners = new List<string>();
        for (var at = organisation.Unit(unitId ?? ""); at is not null && owners.Count < 10; at = organisation.Unit(at.SuperiorId ?? "")) owners.Add(at.Id);
        return [.. new DirectiveStore(database).Query(Sql, new { day = SqlTypes.Text(day), owners = owners.ToArray() }).OrderBy(d => DirectiveKinds.Rank(d.Body.Kind)).Take(Most).Select(d => DirectiveCitation.Line(d.Body))];
    }
}
