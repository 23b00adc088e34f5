namespace HiepDong.JointResults;

internal static class ResultServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ResultStore>().AddSingleton<ResultReach>().AddSingleton<ResultFigures>().AddSingleton<CountedIn>()
        .AddSingleton<RecordResult>().AddSingleton<AnswerResult>().AddSingleton<ChangeFactors>().AddSingleton<ResultList>().AddSingleton<ResultFilters>().AddSingleton<ImportResults>().AddSingleton<Entry.NearResults>().AddSingleton<ResultDuties>()
        .AddSingleton(s => Duplicates.FindDuplicates.For(s.GetRequiredService<Storage.Database>(), s.GetRequiredService<Node.NodeState>())).AddSingleton<Duplicates.MergeResults>()
        .AddSingleton<Reconciliation.ReconciliationStore>().AddSingleton<Reconciliation.Reconcile>().AddSingleton<Reconciliation.ReconciliationStatus>().AddSingleton<Reconciliation.StateOverlap>();

    public static void Map(WebApplication app)
    {
        ResultRoutes.Map(app);
        ResultApi.Map(app);
        // Nobody who enters the first result of the day waits for what the others are like.
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<Duplicates.FindDuplicates>().LearnBehind());
    }
}
