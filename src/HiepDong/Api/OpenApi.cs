using HiepDong.Web;
using Microsoft.OpenApi;

namespace HiepDong.Api;

/// <summary>The description of /api/v1 at /openapi/v1.json, open to everyone: it holds no data.</summary>
internal static class OpenApi
{
    private const string Token = "token";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Hiệp Đồng", Version = "v1",
                Description = "The same rules and permissions as the pages. Errors are RFC 9457 problem details with a stable code. Times are ISO 8601 with offset, days are yyyy-MM-dd, values are plain decimals. " +
                    "Send a personal access token as: Authorization: Bearer … . Accept-Language vi or en chooses the language of names and sentences."
            };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Personal access token" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, stop) =>
        {
            // What refuses says so in the same shape everywhere.
            var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblems.Details), cancellationToken: stop);
            foreach (var (status, answer) in operation.Responses ?? [])
                if (status.Length == 3 && status[0] is '4' or '5' && answer is OpenApiResponse response)
                    response.Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema } };
        });
    });

    public static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
