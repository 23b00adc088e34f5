using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.Organisation;

/// <summary>Single units: begun, and their names' typing errors mended. Whatever changes with effect from a day is a reorganisation.</summary>
internal sealed class UnitEdits(Database database, Node.NodeState node, Access access)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<OrgUnit> Create(string code, string name, Force force, Echelon echelon, string territoryCode, string? superiorCode, DateOnly from, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageOrganisation);
        (code, name) = (code.Trim(), Vietnamese.Clean(name));
        if (node.Organisation.TerritoryByCode(territoryCode, from) is { } reach) access.Require(by, Permission.ManageOrganisation, Scope.OfTerritory(reach.Id));
        return await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var organisation = OrganisationStore.Load(write);
            var problems = new List<Problem>();
            if (UnitRules.CheckUnitCode(code) is { } badCode) problems.Add(badCode);
            if (UnitRules.CheckName(name) is { } badName) problems.Add(badName);
            if (organisation.UnitsByCode(code).FirstOrDefault(u => u.ValidTo is not { } end || end > from) is { } there) problems.Add(OrganisationProblems.CodeTaken(code, there.Name, there.ValidFrom));
            var territory = organisation.TerritoryByCode(territoryCode, from);
            if (territory is null) problems.Add(ImportProblems.NoTerritory(territoryCode, from) with { Field = "Territory" });
            OrgUnit? superior = null;
            if (superiorCode is { Length: > 0 })
            {
                superior = organisation.UnitByCode(superiorCode, from);
                if (superior is null) problems.Add(ImportProblems.NoSuperior(superiorCode, from) with { Field = "Superior" });
                else if (!UnitRules.MayCommand(superior.Force, superior.Echelon, force, echelon)) problems.Add(OrganisationProblems.WrongSuperior(name, superior.Name) with { Field = "Superior" });
            }
            if (problems.Count > 0) throw new RefusalException(problems);
            var unit = new OrgUnit(OrgUnit.MakeId(code, from), code, name, force, echelon, territory!.Id, superior?.Id, from, null);
            OrganisationStore.Insert(write, unit);
            write.Log("organisation.unit-created", unit.Id, JsonSerializer.Serialize(new { unit.Code, unit.Name, force = force.Code(), echelon = echelon.Code(), unit.TerritoryId, unit.SuperiorId, from }, Json));
            return unit;
        }, stop);
    }

    /// <summary>The row keeps its validity: the name was typed wrongly from the beginning.</summary>
    public async Task CorrectName(string id, string name, Actor by, CancellationToken stop)
    {
        name = Vietnamese.Clean(name);
        if (UnitRules.CheckName(name) is { } bad) throw new RefusalException(bad);
        if (node.Organisation.Unit(id) is not null) access.Require(by, Permission.ManageOrganisation, id);
        else if (node.Organisation.Territory(id) is not null) access.Require(by, Permission.ManageOrganisation, Scope.OfTerritory(id));
        else throw new RefusalException(OrganisationProblems.NotFound());
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var organisation = OrganisationStore.Load(write);
            var old = organisation.Unit(id)?.Name ?? organisation.Territory(id)?.Name ?? throw new RefusalException(OrganisationProblems.NotFound());
            if (old == name) throw new RefusalException(OrganisationProblems.NothingChanges());
            if (organisation.Unit(id) is { } unit) OrganisationStore.Rewrite(write, unit with { Name = name });
            else OrganisationStore.Rewrite(write, organisation.Territory(id)! with { Name = name });
            write.Log("organisation.name-corrected", id, JsonSerializer.Serialize(new { from = old, to = name }, Json));
        }, stop);
    }
}
