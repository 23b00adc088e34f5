namespace HiepDong.Conferences.Live;

internal static class LiveServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<Conclusions.ConclusionStore>().AddSingleton<Minutes.MinutesStore>();
}
