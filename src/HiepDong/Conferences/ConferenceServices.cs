namespace HiepDong.Conferences;

internal static class ConferenceServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ConferenceStore>();
}
