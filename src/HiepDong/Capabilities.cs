using System.CommandLine;
using HiepDong.Node;

namespace HiepDong;

/// <summary>What the program consists of: each capability's services, routes and verbs, one line each.</summary>
internal static class Capabilities
{
    public static void AddServices(IServiceCollection services)
    {
        Reporting.ReportingServices.Add(services);
        Accounts.Authentication.Add(services);
        Consolidation.ConsolidationServices.Add(services);
        Publications.PublicationServices.Add(services);
    }

    /// <summary>Routes that are not pages: APIs and downloads.</summary>
    public static void MapRoutes(WebApplication app)
    {
    }

    public static IEnumerable<Command> Commands() =>
    [
        ServeCommand.Make(),
        Consolidation.ConsolidateCommand.Make(),
        Operations.GenerateCommand.Make(),
        Operations.BackupCommands.Make()
    ];
}
