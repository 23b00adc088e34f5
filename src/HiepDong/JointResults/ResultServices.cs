namespace HiepDong.JointResults;

internal static class ResultServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ResultStore>().AddSingleton<ResultReach>().AddSingleton<ResultFigures>()
        .AddSingleton<RecordResult>().AddSingleton<AnswerResult>().AddSingleton<ChangeFactors>().AddSingleton<ResultList>().AddSingleton<ResultFilters>().AddSingleton<ImportResults>().AddSingleton<Entry.NearResults>().AddSingleton<ResultDuties>()
        .AddSingleton<Duplicates.FindDuplicates>().AddSingleton<Duplicates.MergeResults>()
        .AddSingleton<Reconciliation.OpenPairs>().AddSingleton<Reconciliation.ReconciliationStore>().AddSingleton<Reconciliation.Reconcile>().AddSingleton<Reconciliation.ReconciliationStatus>().AddSingleton<Reconciliation.StateOverlap>();

    public static void Map(WebApplication app)
    {
        ResultRoutes.Map(app);
        ResultApi.Map(app);
    }
}
