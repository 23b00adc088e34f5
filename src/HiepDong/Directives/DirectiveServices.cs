namespace HiepDong.Directives;

internal static class DirectiveServices
{
    public static void Add(IServiceCollection services) => services.AddSingleton<DirectiveStore>().AddSingleton<DirectiveSettings>().AddSingleton<DirectiveReach>().AddSingleton<DirectiveList>().AddSingleton<DirectiveChoices>()
        .AddSingleton<KeepDirective>().AddSingleton<SendDirective>().AddSingleton<ImportDirectives>().AddSingleton<DirectiveCascade>().AddSingleton<KeepDirectiveFiles>();

    public static void Map(WebApplication app)
    {
        DirectiveRoutes.Map(app);
        DirectiveApi.Map(app);
    }
}
