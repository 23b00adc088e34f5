namespace HiepDong.Publications;

internal static class PublicationServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<PublicationStore>().AddSingleton<PublishConsolidation>().AddSingleton<PublicationHistory>();
}
