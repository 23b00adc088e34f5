using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Territories.Boundaries;

/// <summary>
/// The boundaries the map is drawn with. A file is checked and shown first; what was shown is kept under its hash and is what is then used. Boundaries taken out can be brought back.
/// </summary>
internal sealed class MapBoundaries(Database database, NodeState node, Access access)
{
    public const string Name = "map.boundaries";

    private sealed record Kept(BoundarySet? Now, BoundarySet? Before);

    /// <summary>What the map uses; null while nothing was imported.</summary>
    public BoundarySet? Now => Read().Now;

    /// <summary>What it used before that was taken out.</summary>
    public BoundarySet? Before => Read() is { Now: null } kept ? kept.Before : null;

    public byte[] GeoJson(string sha256) => database.First<byte[]>("select content from stored_file where sha256 = @sha256", new { sha256 }) ?? throw new RefusalException(BoundaryProblems.NotFound());

    /// <summary>Reads a file and keeps what it would be on the map; nothing changes there yet.</summary>
    public async Task<BoundarySet> Check(byte[] content, string fileName, Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        var (set, geoJson) = BoundaryFile.Read(content, fileName, node.Organisation, node.Today);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into stored_file (sha256, size, content) values (@Sha256, @Size, @geoJson) on conflict (sha256) do nothing", new { set.Sha256, set.Size, geoJson });
            write.Log("boundaries.checked", set.Sha256, JsonSerializer.Serialize(set, ReportText.Json));
        }, stop);
        return set;
    }

    /// <summary>Draws the map with what the same person had checked.</summary>
    public async Task<BoundarySet> Use(string sha256, Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        if (database.First<string>("select body from change_log where kind = 'boundaries.checked' and subject = @sha256 and actor = @UserName order by seq desc limit 1", new { sha256, by.UserName }) is not { } body)
            throw new RefusalException(BoundaryProblems.CheckGone());
        var set = JsonSerializer.Deserialize<BoundarySet>(body, ReportText.Json)!;
        return await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            set = set with { By = by.UserName, At = write.At };
            Put(write, new(set, null));
            write.Log("boundaries.imported", sha256, JsonSerializer.Serialize(new { file = set.FileName, source_sha256 = set.SourceSha256, provinces = set.Provinces, points = set.PointsAfter }, ReportText.Json));
            return set;
        }, stop);
    }

    public Task Remove(Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (Read(write).Now is not { } now) throw new RefusalException(BoundaryProblems.NotImported());
            Put(write, new(null, now));
            write.Log("boundaries.removed", now.Sha256, JsonSerializer.Serialize(new { file = now.FileName }, ReportText.Json));
        }, stop);
    }

    /// <summary>Undoes <see cref="Remove"/>.</summary>
    public Task Restore(Actor by, CancellationToken stop)
    {
        RequireCountry(by);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            if (Read(write) is not { Now: null, Before: { } before }) throw new RefusalException(BoundaryProblems.NothingRemoved());
            Put(write, new(before, null));
            write.Log("boundaries.restored", before.Sha256, JsonSerializer.Serialize(new { file = before.FileName }, ReportText.Json));
        }, stop);
    }

    /// <summary>Boundaries are of every province, so they are for whoever administers the whole country.</summary>
    public void RequireCountry(Actor by)
    {
        access.Require(by, Permission.ManageOrganisation);
        if (node.Organisation.At(node.Today).Country is { } country) access.Require(by, Permission.ManageOrganisation, Organisation.Scope.OfTerritory(country.Id));
    }

    private static void Put(Write write, Kept kept) => write.Execute("insert into setting (name, value) values (@Name, @value) on conflict (name) do update set value = excluded.value", new { Name, value = JsonSerializer.Serialize(kept, ReportText.Json) });

    private static Kept Read(Write write) => Parse(write.First<string>("select value from setting where name = @Name", new { Name }));
    private Kept Read() => Parse(database.Setting(Name));
    private static Kept Parse(string? json) => json is null ? new(null, null) : JsonSerializer.Deserialize<Kept>(json, ReportText.Json)!;
}
