using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Mail;

/// <summary>Somebody's wish for the daily mail.</summary>
/// <param name="SentOn">The day of the last one.</param>
/// <param name="Failed">Why the last one did not go; null when it went.</param>
internal sealed record Subscription(string AccountId, string Address, string Language, DateOnly? SentOn, string? Failed);

/// <summary>
/// A mail a working day to those who ask for it: how much of what waits, with the links. No figure, no name and no text of anybody's is in it: mail leaves the node's own network.
/// </summary>
internal sealed class Digests(Database database, NodeState node, MailSettings settings, SendMail mail, AccountStore accounts, Desk desk, ILogger<Digests> log)
{
    private sealed record Row(string AccountId, string Address, string Language, string? SentOn, string? Failed);

    public Subscription? Of(string accountId) => database.First<Row>("select account_id, address, language, sent_on, failed from digest_subscription where account_id = @accountId", new { accountId }) is { } row ? Make(row) : null;
    public List<Subscription> All() => [.. database.Query<Row>("select account_id, address, language, sent_on, failed from digest_subscription order by account_id").Select(Make)];

    public Task Subscribe(Actor by, string address, string language, CancellationToken stop)
    {
        address = address.Trim();
        if (!MailSettings.IsAddress(address)) throw new RefusalException(MailProblems.BadAddress());
        if (settings.Now is null) throw new RefusalException(MailProblems.NotSet());
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into digest_subscription (account_id, address, language) values (@Id, @address, @language) on conflict (account_id) do update set address = excluded.address, language = excluded.language, failed = null", new { by.Id, address, language });
            write.Log("digest.subscribed", by.Id);
        }, stop);
    }

    public Task Unsubscribe(Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write =>
    {
        write.Execute("delete from digest_subscription where account_id = @Id", new { by.Id });
        write.Log("digest.unsubscribed", by.Id);
    }, stop);

    /// <summary>Sends what is due now: on working days from the hour set, once a day for each; who has nothing to do gets nothing.</summary>
    /// <returns>How many went out.</returns>
    public async Task<int> SendDue(CancellationToken stop)
    {
        var now = database.Clock.GetUtcNow().ToOffset(VietnamTime.Offset);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (settings.Now is not { } server || now.Hour < server.Hour || !node.Calendar.IsWorkingDay(today)) return 0;
        var sent = 0;
        foreach (var wish in All().Where(s => s.SentOn != today))
        {
            if (accounts.Get(wish.AccountId) is not { IsDisabled: false } account) continue;
            // Several processes may serve one database: whoever claims the day sends.
            if (!await Mark(wish, today, null, stop, wish.SentOn)) continue;
            var texts = new Texts(wish.Language);
            var lines = desk.Of(account.ToActor()).Lines(texts);
            if (lines.Count == 0) continue;
            try
            {
                await mail.Run(wish.Address, texts["mail.subject", lines.Sum(l => l.Count), today], Compose(lines, server, today, texts), stop);
                sent++;
            }
            catch (RefusalException failed)
            {
                log.LogWarning("The daily mail of account {Account} was not taken: {Code}", wish.AccountId, failed.First.Code);
                // Tomorrow is a new try; today's would fail again, and the person sees why.
                await Mark(wish, today, failed.First.In(wish.Language), stop, today);
            }
        }
        return sent;
    }

    public static string Compose(IReadOnlyList<DeskLine> lines, MailServer server, DateOnly day, Texts texts)
    {
        var text = new StringBuilder().AppendLine(texts["mail.head", day]).AppendLine();
        foreach (var line in lines) text.AppendLine(texts["mail.line", line.What, line.Count]).Append("  ").Append(server.Site).AppendLine(line.Path);
        return text.AppendLine().AppendLine(texts["mail.foot", server.Site + "/tai-khoan#thu"]).ToString();
    }

    private Task<bool> Mark(Subscription wish, DateOnly day, string? failed, CancellationToken stop, DateOnly? seen) => database.Write("operator", "", write =>
        write.Execute("update digest_subscription set sent_on = @day, failed = @failed where account_id = @AccountId and coalesce(sent_on, '') = @seen", new { wish.AccountId, day = SqlTypes.Text(day), failed, seen = seen is { } before ? SqlTypes.Text(before) : "" }) == 1, stop);

    private static Subscription Make(Row r) => new(r.AccountId, r.Address, r.Language, SqlTypes.DayOrNull(r.SentOn), r.Failed);
}

/// <summary>Looks every few minutes whether the hour has come.</summary>
internal sealed class DigestRound(Digests digests, ILogger<DigestRound> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var round = new PeriodicTimer(Every);
        try
        {
            while (await round.WaitForNextTickAsync(stop))
            {
                try { await digests.SendDue(stop); }
                catch (Exception failed) when (failed is System.Data.Common.DbException or RefusalException) { log.LogWarning(failed, "The daily mails could not be looked after; the next round tries again"); }
            }
        }
        // A node that ends is no failure.
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }
}
