using System.Text.Json;
using System.Text.RegularExpressions;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace HiepDong.Conferences.Video;

/// <summary>The agency's Jitsi server, as far as anybody is shown it.</summary>
internal sealed record VideoServer(string Address, string AppId, bool HasSecret);

/// <summary>Address, application id and secret of the agency's Jitsi server. The secret is kept sealed with the node's keys and shown to nobody again.</summary>
internal sealed partial class VideoSettings(Database database, Access access, IDataProtectionProvider protection)
{
    public const int LeastSecret = 16;
    private const string Name = "conference.jitsi";
    private readonly IDataProtector seal = protection.CreateProtector(Name);

    private sealed record Kept(string Address, string AppId, string Sealed);

    public VideoServer? Now => Read() is { } kept ? new(kept.Address, kept.AppId, kept.Sealed.Length > 0) : null;
    public bool IsSet => Now is { HasSecret: true };

    /// <summary>For signing alone; null while nothing is set.</summary>
    internal (string Address, string AppId, string Secret)? ForSigning => Read() is { Sealed.Length: > 0 } kept ? (kept.Address, kept.AppId, seal.Unprotect(kept.Sealed)) : null;

    /// <param name="secret">Empty keeps the present one.</param>
    public Task Save(string? address, string? appId, string? secret, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageAccounts);
        var problems = new List<Problem>();
        address = (address ?? "").Trim().TrimEnd('/');
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "https" || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.UserInfo.Length > 0) problems.Add(RhythmProblems.BadServer());
        appId = (appId ?? "").Trim();
        if (!AppIdShape().IsMatch(appId)) problems.Add(RhythmProblems.BadApp());
        secret = (secret ?? "").Trim();
        var before = Read();
        if (secret.Length is > 0 and < LeastSecret || secret.Length == 0 && before is not { Sealed.Length: > 0 }) problems.Add(RhythmProblems.BadSecret());
        if (problems.Count > 0) throw new RefusalException(problems);
        var kept = new Kept(address, appId, secret.Length > 0 ? seal.Protect(secret) : before!.Sealed);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into setting (name, value) values (@Name, @value) on conflict (name) do update set value = excluded.value", new { Name, value = JsonSerializer.Serialize(kept, ReportText.Json) });
            write.Log("setting.changed", Name, JsonSerializer.Serialize(new { address, app_id = appId, secret_changed = secret.Length > 0 }, ReportText.Json));
        }, stop);
    }

    private Kept? Read() => database.Setting(Name) is { } json ? JsonSerializer.Deserialize<Kept>(json, ReportText.Json) : null;

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex AppIdShape();
}
