using HiepDong.Reading;

namespace HiepDong.Intake;

internal static class IntakeServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ReadText>(ReportReader.Read)
        .AddSingleton<IntakeStore>().AddSingleton<Reviewing>().AddSingleton<TakeIn>().AddSingleton<DecideFigures>().AddSingleton<ConfirmText>().AddSingleton<HandleText>();

    public static void Map(WebApplication app) => IntakeApi.Map(app);
}
