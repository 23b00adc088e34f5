using System.Net.Sockets;
using HiepDong.Problems;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HiepDong.Mail;

/// <summary>Hands one plain-text mail to the agency's server.</summary>
internal sealed class SendMail(MailSettings settings)
{
    private const int TimeoutMs = 15_000;

    /// <exception cref="RefusalException">There is no server, or it did not take the mail; the sentence says why.</exception>
    public async Task Run(string to, string subject, string text, CancellationToken stop)
    {
        var server = settings.Now ?? throw new RefusalException(MailProblems.NotSet());
        using var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        mail.From.Add(new MailboxAddress("Hiệp Đồng", server.Sender));
        mail.To.Add(MailboxAddress.Parse(to));
        // Nobody's absence note is to be answered by a node.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            using var line = new SmtpClient { Timeout = TimeoutMs };
            await line.ConnectAsync(server.Host, server.Port, server.Security switch { LineSecurity.Tls => SecureSocketOptions.SslOnConnect, LineSecurity.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None }, stop);
            if (server.User.Length > 0) await line.AuthenticateAsync(server.User, settings.Password, stop);
            await line.SendAsync(mail, stop);
            await line.DisconnectAsync(true, stop);
        }
        catch (Exception failed) when (failed is SocketException or IOException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or NotSupportedException or TimeoutException)
        {
            throw new RefusalException(MailProblems.NotSent(failed.Message.Split('\n')[0].Trim().TrimEnd('.')));
        }
    }
}
