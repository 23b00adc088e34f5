using HiepDong.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace HiepDong.Web;

/// <summary>What an error page shows: the status and, when a rule refused, its sentences.</summary>
internal sealed record Failure(int Status, IReadOnlyList<Problem> Problems);

/// <summary>
/// Turns refusals, bad requests and failures into one page (or, under /api, problem details). Draws the page by running
/// the pipeline again at /loi/{status}, so that it has the layout and the signed-in person.
/// </summary>
internal static class ErrorHandling
{
    public const string AskedPath = "asked-path";
    private const long DrainLimit = 1L << 30;

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal);

    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Missing => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest
    };

    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentLength > WebHost.MaxUpload)
        {
            await RefuseUpload(http, next);
            return;
        }
        IReadOnlyList<Problem> problems = [];
        var status = 0;
        try
        {
            await next(http);
        }
        catch (RefusalException refusal) when (!http.Response.HasStarted)
        {
            problems = refusal.Problems;
            status = StatusOf(refusal.First.Kind);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            status = bad.StatusCode;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("HiepDong.Web")
                .LogError(failure, "Request {Trace} failed", http.TraceIdentifier);
            status = StatusCodes.Status500InternalServerError;
        }
        if (http.Response.HasStarted) return;
        var empty = http.Response.ContentType is null && http.Response.ContentLength is null or 0;
        if (status == 0 && http.Response.StatusCode >= 400 && empty) status = http.Response.StatusCode;
        if (status != 0) await Show(http, next, new Failure(status, problems));
    }

    private static async Task Show(HttpContext http, RequestDelegate next, Failure failure)
    {
        if (failure.Problems.Count > 0 || http.Response.StatusCode < 400) http.Response.Clear();
        http.Response.StatusCode = failure.Status;
        if (IsApi(http.Request.Path))
        {
            await ApiProblems.Write(http, failure);
            return;
        }
        var (path, query) = (http.Request.Path, http.Request.QueryString);
        http.Items[typeof(Failure)] = failure;
        http.Items[AskedPath] = HttpMethods.IsGet(http.Request.Method) ? path.Value + query.Value : path.Value;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Path = "/loi/" + failure.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        try { await next(http); }
        finally { http.Request.Path = path; }
    }

    /// <summary>Answers before the file has arrived, then swallows the rest: a browser still sending would report a lost connection.</summary>
    private static async Task RefuseUpload(HttpContext http, RequestDelegate next)
    {
        var (body, length) = (http.Request.Body, http.Request.ContentLength!.Value);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        http.Request.Body = Stream.Null;
        http.Request.ContentType = null;
        http.Request.ContentLength = 0;
        await Show(http, next, new Failure(StatusCodes.Status413PayloadTooLarge, []));
        await http.Response.CompleteAsync();
        if (length > DrainLimit) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try { await body.CopyToAsync(Stream.Null, patience.Token); }
        catch (Exception gone) when (gone is IOException or OperationCanceledException) { }
    }
}
