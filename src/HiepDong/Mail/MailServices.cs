namespace HiepDong.Mail;

internal static class MailServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<MailSettings>().AddSingleton<SendMail>().AddSingleton<Digests>().AddHostedService<DigestRound>();
}
