using HiepDong.Accounts;
using HiepDong.Problems;

namespace HiepDong.Reporting;

internal static class ReportingServices
{
    /// <summary>All are stateless; what they share is the node.</summary>
    public static void Add(IServiceCollection services) => services
        .AddSingleton<ReportStore>().AddSingleton<ReportReach>().AddSingleton<ReportList>().AddSingleton<ReportEntry>().AddSingleton<People>().AddSingleton<Duties>().AddSingleton<Attachments>()
        .AddSingleton<OpenReport>().AddSingleton<SaveDraft>().AddSingleton<SubmitReport>().AddSingleton<AcceptReport>().AddSingleton<ReturnReport>();

    /// <summary>Downloads.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/bao-cao/{id:guid}/tep/{file:guid}", (string id, string file, HttpContext http, ReportStore reports, Attachments files, Access access) =>
        {
            RequireSight(reports.Get(id), Actors.Of(http), access);
            var found = files.Find(id, file) ?? throw new RefusalException(ReportProblems.NotFound());
            // Never shown inside this site, whatever it is.
            return Results.File(files.Content(found.Sha256), found.MediaType, found.Name);
        });
    }

    public static void RequireSight(Report report, Actor by, Access access)
    {
        if (!access.Allows(by, Permission.WriteReport, report.UnitId)) access.Require(by, Permission.SeeReports, report.UnitId);
    }
}
