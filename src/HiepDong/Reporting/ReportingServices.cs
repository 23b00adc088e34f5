namespace HiepDong.Reporting;

internal static class ReportingServices
{
    /// <summary>All are stateless; what they share is the node.</summary>
    public static void Add(IServiceCollection services) => services
        .AddSingleton<ReportStore>().AddSingleton<OpenReport>().AddSingleton<SaveDraft>()
        .AddSingleton<SubmitReport>().AddSingleton<AcceptReport>().AddSingleton<ReturnReport>();
}
