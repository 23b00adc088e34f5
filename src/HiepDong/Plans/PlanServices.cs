namespace HiepDong.Plans;

internal static class PlanServices
{
    public static void Add(IServiceCollection services) =>
        services.AddSingleton<PlanStore>().AddSingleton<PlanAccess>().AddSingleton<WritePlan>().AddSingleton<CarryPlan>().AddSingleton<AdoptPlan>().AddSingleton<PlanList>().AddSingleton<PlanProgress>().AddSingleton<PlanChoices>().AddSingleton<Calendar.PlanCalendar>();

    public static void Map(WebApplication app) => PlanRoutes.Map(app);
}
