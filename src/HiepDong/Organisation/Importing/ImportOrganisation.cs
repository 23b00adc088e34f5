using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Organisation.Importing;

/// <summary>Imports lists of territories and units: everything is checked and shown first, then all of it is applied or nothing.</summary>
internal sealed class ImportOrganisation(Database database, NodeState node, Access access)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A list that has been read; plans are made from it as often as needed.</summary>
    public sealed record List(bool OfTerritories, string FileName, ImportSheet Sheet, DateOnly? Effective)
    {
        public ImportPlan Plan(Organisation organisation) => OfTerritories ? TerritoryImport.Plan(organisation, Sheet, Effective) : UnitImport.Plan(organisation, Sheet, Effective);
    }

    public static List Read(Stream file, string fileName, bool ofTerritories, DateOnly? effective)
    {
        var rows = SpreadsheetReader.Read(file, fileName);
        return new(ofTerritories, fileName, ofTerritories ? TerritoryImport.Read(rows) : UnitImport.ReadSheet(rows), effective);
    }

    public ImportPlan Preview(List list, Actor by)
    {
        RequireCountry(by);
        return list.Plan(node.Organisation);
    }

    /// <summary>Refuses with every problem; otherwise one transaction.</summary>
    public async Task<ImportPlan> Apply(List list, Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        return await Apply(list.Plan, list.FileName, by, stop);
    }

    public ImportPlan PreviewStandard(DateOnly from, IReadOnlySet<Force> forces) => StandardPlan(node.Organisation, from, forces);

    /// <summary>Creates the units every province and commune has, where their codes are not used yet.</summary>
    public async Task<ImportPlan> ApplyStandard(DateOnly from, IReadOnlySet<Force> forces, Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        return await Apply(o => StandardPlan(o, from, forces), "", by, stop);
    }

    private async Task<ImportPlan> Apply(Func<Organisation, ImportPlan> make, string fileName, Actor by, CancellationToken stop)
    {
        var first = make(node.Organisation);
        first.RequireSound();
        if (first.Count(RowOutcome.New) + first.Count(RowOutcome.Changed) == 0) return first;
        // Planned again inside the transaction: what is applied was checked against what is there.
        return await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = make(OrganisationStore.Load(write));
            plan.RequireSound();
            plan.Apply(write, database.NewId);
            write.Log("organisation.imported", plan.OfTerritories ? "territories" : "units",
                JsonSerializer.Serialize(new { file = fileName, begun = plan.Count(RowOutcome.New), changed = plan.Count(RowOutcome.Changed), unchanged = plan.Count(RowOutcome.Unchanged) }, Json));
            return plan;
        }, stop);
    }

    private static ImportPlan StandardPlan(Organisation organisation, DateOnly from, IReadOnlySet<Force> forces)
    {
        var plan = new ImportPlan(ofTerritories: false);
        var standard = StandardUnits.For(organisation, from, forces).ToList();
        var codes = standard.ToDictionary(u => u.Id, u => u.Code);
        var number = 0;
        foreach (var unit in standard)
        {
            var there = organisation.UnitsByCode(unit.Code).FirstOrDefault(u => u.ValidTo is not { } end || end > from);
            plan.Rows.Add(new(++number, unit.Code, unit.Name, there is null ? RowOutcome.New : RowOutcome.Unchanged));
            if (there != null) continue;
            // A superior that exists already keeps its own first day.
            var superior = unit.SuperiorId is { } s ? organisation.UnitByCode(codes.GetValueOrDefault(s) ?? organisation.Unit(s)!.Code, from)?.Id ?? s : null;
            plan.BegunUnits.Add(unit with { SuperiorId = superior });
        }
        return plan;
    }

    /// <summary>Keeps the checked file so that what is applied is what was shown.</summary>
    public async Task<string> Keep(byte[] content, string fileName, Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into stored_file (sha256, size, content) values (@hash, @size, @content) on conflict (sha256) do nothing", new { hash, size = content.Length, content });
            write.Log("import.checked", hash, JsonSerializer.Serialize(new { file = fileName }, Json));
        }, stop);
        return hash;
    }

    public byte[] Kept(string hash, Actor by)
    {
        RequireCountry(by);
        // Only what was uploaded here to be checked may be asked for by its hash.
        if (database.First<long>("select count(*) from change_log where kind = 'import.checked' and subject = @hash", new { hash }) == 0) throw new RefusalException(ImportProblems.FileGone());
        return database.First<byte[]>("select content from stored_file where sha256 = @hash", new { hash }) ?? throw new RefusalException(ImportProblems.FileGone());
    }

    /// <summary>A list may touch any place, so it is for whoever administers the whole country.</summary>
    public void RequireCountry(Actor by)
    {
        access.Require(by, Permission.ManageOrganisation);
        if (node.Organisation.At(node.Today).Country is { } country) access.Require(by, Permission.ManageOrganisation, Scope.OfTerritory(country.Id));
    }
}
