using System.Buffers;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace HiepDong.Tests.Mail;

/// <summary>A mail server on this machine that keeps what it is sent; it lets "node" in with "dung-mat-khau" where it asks for a password.</summary>
internal sealed class MailServerHere : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public List<MimeMessage> Mails { get; } = [];
    public int Port { get; } = FreePort();

    public MailServerHere(bool asksPassword = false)
    {
        var services = new ServiceProvider();
        services.Add(this);
        services.Add(new DelegatingUserAuthenticator((user, password) => user == "node" && password == "dung-mat-khau"));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication().AuthenticationRequired(asksPassword)).Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var mail = await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken);
        // A mailbox that is full, as servers say it.
        if (mail.To.Mailboxes.Any(m => m.Address.StartsWith("day", StringComparison.Ordinal))) return new(SmtpReplyCode.SizeLimitExceeded, "mailbox full");
        lock (Mails) Mails.Add(mail);
        return SmtpResponse.Ok;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try { await running; }
        catch (OperationCanceledException) { }
        stop.Dispose();
    }
}
