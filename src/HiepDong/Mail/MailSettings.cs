using System.Text.Json;
using System.Text.RegularExpressions;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;

namespace HiepDong.Mail;

/// <summary>How the line to the mail server is protected: not at all (a server in the same closed network), turned to TLS after the greeting (port 587), or TLS from the start (port 465).</summary>
internal enum LineSecurity { None, StartTls, Tls }

/// <summary>The agency's mail server as far as anybody is shown it.</summary>
/// <param name="Site">Address of this node in links, without a slash at its end.</param>
/// <param name="Hour">From this hour, Vietnam time, the daily mail goes out on working days.</param>
internal sealed record MailServer(string Host, int Port, LineSecurity Security, string User, string Sender, string Site, int Hour);

/// <summary>Where mail goes out; nothing is sent while it is not set. The password is sealed with the node's keys and shown to nobody again.</summary>
internal sealed partial class MailSettings(Database database, Access access, IDataProtectionProvider protection)
{
    public const string Name = "mail.server";
    private readonly IDataProtector seal = protection.CreateProtector(Name);

    private sealed record Kept(MailServer Server, string Sealed);

    public MailServer? Now => Read()?.Server;
    public bool HasPassword => Read() is { Sealed.Length: > 0 };

    /// <summary>For sending alone.</summary>
    internal string Password => Read() is { Sealed.Length: > 0 } kept ? seal.Unprotect(kept.Sealed) : "";

    /// <param name="password">Empty keeps the present one while the user stays the same.</param>
    public Task Save(MailServer server, string? password, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageAccounts);
        var problems = new List<Problem>();
        if (!HostShape().IsMatch(server.Host)) problems.Add(MailProblems.BadServer());
        if (server.Port is < 1 or > 65535) problems.Add(MailProblems.BadPort());
        if (!IsAddress(server.Sender)) problems.Add(MailProblems.BadSender());
        if (!Uri.TryCreate(server.Site, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.AbsolutePath != "/" || site.Query.Length > 0 || site.UserInfo.Length > 0) problems.Add(MailProblems.BadSite());
        if (server.Hour is < 5 or > 20) problems.Add(MailProblems.BadHour());
        if (problems.Count > 0) throw new RefusalException(problems);
        var before = Read();
        var secret = !string.IsNullOrEmpty(password) ? seal.Protect(password) : server.User.Length > 0 && before?.Server.User == server.User ? before.Sealed : "";
        return Put(new(server with { Site = server.Site.TrimEnd('/') }, secret), new { host = server.Host, port = server.Port, user = server.User, sender = server.Sender, password_changed = !string.IsNullOrEmpty(password) }, by, stop);
    }

    /// <summary>Nothing is sent from then on; who asked for mail stays noted.</summary>
    public Task Remove(Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageAccounts);
        return Put(null, new { removed = true }, by, stop);
    }

    public static bool IsAddress(string text) => text.Length is > 0 and <= 200 && MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && text.Contains('@', StringComparison.Ordinal) && text.All(c => c is > ' ' and < '\u007f');

    private Task Put(Kept? kept, object said, Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        if (kept is null) write.Execute("delete from setting where name = @Name", new { Name });
        else write.Execute("insert into setting (name, value) values (@Name, @value) on conflict (name) do update set value = excluded.value", new { Name, value = JsonSerializer.Serialize(kept, ReportText.Json) });
        write.Log("setting.changed", Name, JsonSerializer.Serialize(said, ReportText.Json));
    }, stop);

    private Kept? Read() => database.Setting(Name) is { } json ? JsonSerializer.Deserialize<Kept>(json, ReportText.Json) : null;

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.:-]{0,198}[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex HostShape();
}
