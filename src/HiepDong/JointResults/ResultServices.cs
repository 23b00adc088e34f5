namespace HiepDong.JointResults;

internal static class ResultServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ResultStore>().AddSingleton<ResultReach>().AddSingleton<RecordResult>().AddSingleton<AnswerResult>().AddSingleton<ChangeFactors>()
        .AddSingleton<ResultList>().AddSingleton<ResultFilters>().AddSingleton<ImportResults>();

    public static void Map(WebApplication app)
    {
        ResultRoutes.Map(app);
        ResultApi.Map(app);
    }
}
