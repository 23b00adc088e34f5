namespace HiepDong.Conferences.Closing;

internal static class ClosingServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ClosingStore>().AddSingleton<ClosingRights>().AddSingleton<ApprovePapers>().AddSingleton<AssignConclusions>();

    public static void Map(WebApplication app) => ClosingRoutes.Map(app);
}
