using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Reporting;

internal static class ReportingServices
{
    /// <summary>All are stateless; what they share is the node.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ReportStore>().AddSingleton<ReportReach>().AddSingleton<ReportList>().AddSingleton<ReportEntry>().AddSingleton<People>().AddSingleton<Duties>().AddSingleton<Desk>()
            .AddSingleton<Attachments>().AddSingleton<RemindUnits>().AddSingleton<ReadTemplate>()
            .AddSingleton<OpenReport>().AddSingleton<SaveDraft>().AddSingleton<SubmitReport>().AddSingleton<AcceptReport>().AddSingleton<ReturnReport>();
        services.Configure<MvcOptions>(o => o.Filters.Add<NavCountsFilter>());
    }

    public static void Map(WebApplication app)
    {
        Downloads.Map(app);
        ReportApi.Map(app);
    }
}
