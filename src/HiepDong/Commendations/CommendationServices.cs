namespace HiepDong.Commendations;

internal static class CommendationServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<CommendationStore>().AddSingleton<CommendationReach>().AddSingleton<KeepCommendations>().AddSingleton<JudgeCommendations>()
        .AddSingleton<AchievementSources>().AddSingleton<CommendationList>();

    public static void Map(WebApplication app) => CommendationRoutes.Map(app);
}
