namespace HiepDong.Assignments;

internal static class AssignmentServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<AssignmentStore>().AddSingleton<AssignWork>().AddSingleton<DoWork>().AddSingleton<FollowWork>().AddSingleton<Reminders>().AddScoped<Show.EvidenceForm>()
        .AddSingleton<AssignmentList>().AddSingleton<AssignmentFilters>().AddSingleton<AssignmentDuties>().AddSingleton<Origins>().AddSingleton<FollowUps>();

    public static void Map(WebApplication app)
    {
        AssignmentRoutes.Map(app);
        AssignmentApi.Map(app);
    }
}
