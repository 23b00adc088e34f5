using HiepDong.Directives;

namespace HiepDong.Plans;

internal static class PlanServices
{
    public static void Add(IServiceCollection services) =>
        services.AddSingleton<PlanStore>().AddSingleton<PlanAccess>().AddSingleton<WritePlan>().AddSingleton<CarryPlan>().AddSingleton<AdoptPlan>().AddSingleton<PlanList>().AddSingleton<PlanProgress>().AddSingleton<PlanChoices>().AddSingleton<PlanDuties>().AddSingleton<Calendar.PlanCalendar>()
        .AddSingleton<FindDirectiveUses>(provider => id => provider.GetRequiredService<PlanStore>().RestingOn(id).Select(p => new DirectiveUse(id, "plan", p.Id, p.Body.AuthorUnitId, p.Body.Title, "/ke-hoach/" + p.Id)));

    public static void Map(WebApplication app)
    {
        PlanRoutes.Map(app);
        PlanApi.Map(app);
    }
}
