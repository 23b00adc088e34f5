namespace HiepDong.LocalModels;

internal static class LocalModelServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<LocalModelStore>().AddSingleton<ModelList>().AddSingleton<ModelCount>().AddSingleton<ModelFigures>().AddSingleton<KeepModel>().AddSingleton<JudgeModel>();

    public static void Map(WebApplication app)
    {
        ModelFiles.Map(app);
        LocalModelApi.Map(app);
    }
}
