namespace HiepDong.Assignments;

internal static class AssignmentServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<AssignmentStore>().AddSingleton<AssignWork>();
}
