namespace HiepDong.Conferences.Closing;

internal static class ClosingServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ApprovalStore>().AddSingleton<ApproveConference>().AddSingleton<AssignConclusions>();
}
