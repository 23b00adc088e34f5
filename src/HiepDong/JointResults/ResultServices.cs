namespace HiepDong.JointResults;

internal static class ResultServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<ResultStore>().AddSingleton<ResultReach>().AddSingleton<RecordResult>().AddSingleton<AnswerResult>().AddSingleton<ChangeFactors>()
        .AddSingleton<Duplicates.FindDuplicates>().AddSingleton<Duplicates.MergeResults>();
}
