using HiepDong.Storage;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.Organisation;

/// <summary>Territories, units and successions in the database. A node reads them all at start and after each reorganisation.</summary>
internal static class OrganisationStore
{
    private sealed record TerritoryRow(string Id, string Code, string Name, string Kind, string? ParentId, string ValidFrom, string? ValidTo);
    private sealed record UnitRow(string Id, string Code, string Name, string Force, string Echelon, string TerritoryId, string? SuperiorId, string ValidFrom, string? ValidTo);
    private sealed record SuccessionRow(string PredecessorId, string? SuccessorId, string EffectiveOn, string Mode, string Basis);

    public static Organisation Load(Database database)
    {
        using var connection = database.Connect();
        return Load(sql => Dapper.SqlMapper.Query<TerritoryRow>(connection, sql), sql => Dapper.SqlMapper.Query<UnitRow>(connection, sql), sql => Dapper.SqlMapper.Query<SuccessionRow>(connection, sql));
    }

    /// <summary>As the writing transaction sees them, its own changes included: for previews and checks.</summary>
    public static Organisation Load(Write write) => Load(sql => write.Query<TerritoryRow>(sql), sql => write.Query<UnitRow>(sql), sql => write.Query<SuccessionRow>(sql));

    private static Organisation Load(Func<string, IEnumerable<TerritoryRow>> territories, Func<string, IEnumerable<UnitRow>> units, Func<string, IEnumerable<SuccessionRow>> successions) => new(
        territories("select id, code, name, kind, parent_id, valid_from, valid_to from territory order by code, valid_from")
            .Select(t => new Territory(t.Id, t.Code, t.Name, Codes.ToKind(t.Kind), t.ParentId, SqlTypes.Day(t.ValidFrom), SqlTypes.DayOrNull(t.ValidTo))),
        units("select id, code, name, force, echelon, territory_id, superior_id, valid_from, valid_to from org_unit order by code, valid_from")
            .Select(u => new OrgUnit(u.Id, u.Code, u.Name, Codes.ToForce(u.Force), Codes.ToEchelon(u.Echelon), u.TerritoryId, u.SuperiorId, SqlTypes.Day(u.ValidFrom), SqlTypes.DayOrNull(u.ValidTo))),
        successions("select predecessor_id, successor_id, effective_on, mode, basis from succession order by effective_on, id")
            .Select(s => new Succession(s.PredecessorId, s.SuccessorId, SqlTypes.Day(s.EffectiveOn), Enum.Parse<SuccessionMode>(s.Mode, ignoreCase: true), s.Basis)));

    public static void Insert(Write write, Territory t) => write.Execute("""
        insert into territory (id, code, name, kind, parent_id, valid_from, valid_to, search_text, sort_key)
        values (@Id, @Code, @Name, @Kind, @ParentId, @ValidFrom, @ValidTo, @Search, @Sort)
        """, new { t.Id, t.Code, t.Name, Kind = t.Kind.Code(), t.ParentId, ValidFrom = SqlTypes.Text(t.ValidFrom), ValidTo = t.ValidTo is { } d ? SqlTypes.Text(d) : null, Search = Vietnamese.Fold(t.Code + " " + t.FullName), Sort = Vietnamese.SortKey(t.Name) });

    public static void Insert(Write write, OrgUnit u) => write.Execute("""
        insert into org_unit (id, code, name, force, echelon, territory_id, superior_id, valid_from, valid_to, search_text, sort_key)
        values (@Id, @Code, @Name, @Force, @Echelon, @TerritoryId, @SuperiorId, @ValidFrom, @ValidTo, @Search, @Sort)
        """, new { u.Id, u.Code, u.Name, Force = u.Force.Code(), Echelon = u.Echelon.Code(), u.TerritoryId, u.SuperiorId, ValidFrom = SqlTypes.Text(u.ValidFrom), ValidTo = u.ValidTo is { } d ? SqlTypes.Text(d) : null, Search = Vietnamese.Fold(u.Code + " " + u.Name), Sort = Vietnamese.SortKey(u.Name) });

    /// <param name="operationId">Ties the rows of one merger or division together.</param>
    public static void Insert(Write write, Succession s, bool ofTerritory, string id, string operationId) => write.Execute("""
        insert into succession (id, subject, predecessor_id, successor_id, effective_on, mode, basis, operation_id)
        values (@id, @subject, @PredecessorId, @SuccessorId, @On, @Mode, @Basis, @operationId)
        """, new { id, subject = ofTerritory ? "territory" : "unit", s.PredecessorId, s.SuccessorId, On = SqlTypes.Text(s.On), Mode = s.Mode.ToString().ToLowerInvariant(), s.Basis, operationId });

    public static void EndTerritory(Write write, string id, DateOnly on) =>
        write.Execute("update territory set valid_to = @on where id = @id", new { id, on = SqlTypes.Text(on) });

    public static void EndUnit(Write write, string id, DateOnly on) =>
        write.Execute("update org_unit set valid_to = @on where id = @id", new { id, on = SqlTypes.Text(on) });

    /// <summary>Mends name and kind in place; validity, code and place in the tree stay.</summary>
    public static void Rewrite(Write write, Territory t) => write.Execute("update territory set name = @Name, kind = @Kind, search_text = @Search, sort_key = @Sort where id = @Id",
        new { t.Id, t.Name, Kind = t.Kind.Code(), Search = Vietnamese.Fold(t.Code + " " + t.FullName), Sort = Vietnamese.SortKey(t.Name) });

    public static void Rewrite(Write write, OrgUnit u) => write.Execute("update org_unit set name = @Name, force = @Force, echelon = @Echelon, search_text = @Search, sort_key = @Sort where id = @Id",
        new { u.Id, u.Name, Force = u.Force.Code(), Echelon = u.Echelon.Code(), Search = Vietnamese.Fold(u.Code + " " + u.Name), Sort = Vietnamese.SortKey(u.Name) });
}
