using System.CommandLine;
using HiepDong.Node;

namespace HiepDong;

/// <summary>What the program consists of: each capability's services, routes and verbs, one line each.</summary>
internal static class Capabilities
{
    public static void AddServices(IServiceCollection services)
    {
        Search.SearchServices.Add(services);
        Reporting.ReportingServices.Add(services);
        Intake.IntakeServices.Add(services);
        JointResults.ResultServices.Add(services);
        services.AddSingleton<Accounts.WorkReach>().AddSingleton<Documents.KeptFiles>().AddSingleton<Documents.HeldFiles>().AddSingleton<Drafts.FormDrafts>().AddSingleton<Api.IdempotencyKeys>();
        // Within the filter that shows a refused page again.
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => { o.Filters.Add<Documents.HeldFilesFilter>(10); o.Filters.Add<Api.SentOnce>(20); o.Filters.Add<Drafts.DraftFilter>(30); });
        Assignments.AssignmentServices.Add(services);
        Shortcomings.ShortcomingServices.Add(services);
        Plans.PlanServices.Add(services);
        Conferences.ConferenceServices.Add(services);
        Conferences.Live.LiveServices.Add(services);
        Conferences.Closing.ClosingServices.Add(services);
        Directives.DirectiveServices.Add(services);
        LocalModels.LocalModelServices.Add(services);
        Commendations.CommendationServices.Add(services);
        Mail.MailServices.Add(services);
        services.AddSingleton<Territories.Boundaries.MapBoundaries>();
        Accounts.Authentication.Add(services);
        services.AddSingleton<Audit.LogReading>();
        services.AddSingleton<Audit.LogSubjects>();
        Consolidation.ConsolidationServices.Add(services);
        Publications.PublicationServices.Add(services);
        services.AddSingleton<Leading.Deciding>();
        Api.OpenApi.Add(services);
        services.AddSingleton<Indicators.ChangeCatalogue>();
        services.AddSingleton<Organisation.Reorganising.Reorganise>().AddSingleton<Organisation.UnitEdits>().AddSingleton<Organisation.Importing.ImportOrganisation>().AddSingleton<Periods.ChangeHolidays>();
    }

    /// <summary>Routes that are not pages: APIs and downloads.</summary>
    public static void MapRoutes(WebApplication app)
    {
        Search.SearchServices.Map(app);
        Reporting.ReportingServices.Map(app);
        Intake.IntakeServices.Map(app);
        JointResults.ResultServices.Map(app);
        Assignments.AssignmentServices.Map(app);
        Shortcomings.ShortcomingServices.Map(app);
        Conferences.Live.LiveServices.Map(app);
        Conferences.Closing.ClosingServices.Map(app);
        Directives.DirectiveServices.Map(app);
        LocalModels.LocalModelServices.Map(app);
        Commendations.CommendationServices.Map(app);
        Plans.PlanServices.Map(app);
        Conferences.ConferenceServices.Map(app);
        Api.OpenApi.Map(app);
        Consolidation.ConsolidationRoutes.Map(app);
        Territories.Boundaries.BoundaryRoutes.Map(app);
        Publications.PublicationApi.Map(app);
        Indicators.CatalogueApi.Map(app);
        Organisation.OrganisationApi.Map(app);
        Accounts.AccountsApi.Map(app);
        Audit.AuditApi.Map(app);
    }

    public static IEnumerable<Command> Commands() =>
    [
        ServeCommand.Make(),
        Reading.ReadCommand.Make(),
        Reading.EvaluateCommand.Make(),
        Consolidation.ConsolidateCommand.Make(),
        Demonstration.DemoCommand.Make(),
        new("import", "Nhập từ tệp, trọn vẹn hoặc không gì cả / import a file, all or nothing") { Organisation.OrganisationCommands.ImportUnits(), Organisation.OrganisationCommands.ImportTerritories(), Indicators.CatalogueCommands.ImportIndicators(), Indicators.CatalogueCommands.ImportForms(), Reporting.ValuesCommands.Import(), JointResults.ResultCommands.Import() },
        new("export", "Xuất ra tệp / export to a file") { Organisation.OrganisationCommands.ExportUnits(), Organisation.OrganisationCommands.ExportTerritories(), Indicators.CatalogueCommands.ExportIndicators(), Indicators.CatalogueCommands.ExportForms(), Reporting.ValuesCommands.Export(), JointResults.ResultCommands.Export() },
        Territories.Boundaries.BoundaryCommands.Make(),
        Operations.GenerateCommand.Make(),
        Operations.BackupCommands.Make(),
        Accounts.UserCommands.Make(),
        Audit.AuditCommands.Make(),
        DoctorCommand.Make()
    ];
}
