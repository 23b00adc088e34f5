namespace HiepDong.Consolidation;

internal static class ConsolidationServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ReportFacts>().AddSingleton<Sources.SourceViews>();
}
