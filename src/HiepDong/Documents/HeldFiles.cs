using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace HiepDong.Documents;

/// <summary>A page whose chosen files are held when its form is refused.</summary>
internal interface IHoldsFiles;

/// <summary>A file of a refused form, which the form offers to send again.</summary>
internal sealed record HeldFile(string Id, string Field, string Name);

/// <summary>
/// A browser can't be told which file was chosen before. So the good files of a refused form stay here for a day, for whoever sent them: the form names them in ticked boxes, and what is ticked comes
/// back as if it had been chosen again.
/// </summary>
internal sealed class HeldFiles(Database database)
{
    private const int Most = 10;
    private static readonly object Key = new();
    private sealed record Row(string Name, byte[] Content);

    /// <summary>The name of the boxes of a file field.</summary>
    public static string BoxOf(string field) => "giu." + field;

    public static IEnumerable<HeldFile> Of(HttpContext http, string field) => http.Items[Key] is List<HeldFile> held ? held.Where(h => h.Field == field) : [];

    /// <summary>Puts the ticked files back among those that were sent; what is gone is left out.</summary>
    public async Task Restore(HttpRequest request, Actor by, CancellationToken stop)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return;
        var form = await request.ReadFormAsync(stop);
        var files = new FormFileCollection();
        files.AddRange(form.Files);
        foreach (var (box, ids) in form.Where(f => f.Key.StartsWith("giu.", StringComparison.Ordinal)))
            foreach (var id in ids.Take(Most))
                if (database.First<Row>("select name, content from held_file where id = @id and held_by = @UserName and held_at >= @since", new { id, by.UserName, since = Since() }) is { } row)
                    files.Add(new FormFile(new MemoryStream(row.Content), 0, row.Content.Length, box[4..], row.Name) { Headers = new HeaderDictionary() });
        if (files.Count > form.Files.Count) request.Form = new FormCollection(form.ToDictionary(f => f.Key, f => (StringValues)f.Value), files);
    }

    /// <summary>Keeps what may be kept of a refused form's files; names them to the page that is shown again.</summary>
    public async Task Hold(HttpRequest request, Actor by, CancellationToken stop)
    {
        if (!request.HasFormContentType || request.Form.Files.Count == 0) return;
        var held = new List<(HeldFile File, byte[] Content)>();
        foreach (var sent in request.Form.Files.Where(f => f.Length is > 0 and <= FileScreen.MaxSize).Take(Most))
        {
            using var content = new MemoryStream();
            await using (var from = sent.OpenReadStream()) await from.CopyToAsync(content, stop);
            try { held.Add((new(database.NewId(), sent.Name, FileScreen.Check(sent.FileName, content.ToArray()).Name), content.ToArray())); }
            catch (RefusalException) { } // The refusal names it; what may not be kept is not held either.
        }
        if (held.Count == 0) return;
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("delete from held_file where held_at < @since or held_by = @Actor", new { since = Since(), write.Actor });
            foreach (var (file, content) in held)
                write.Execute("insert into held_file (id, held_by, held_at, name, content) values (@Id, @Actor, @At, @Name, @content)", new { file.Id, write.Actor, write.At, file.Name, content });
        }, stop);
        request.HttpContext.Items[Key] = held.ConvertAll(h => h.File);
    }

    /// <summary>Lets go what a form has brought in.</summary>
    public Task Release(Actor by, CancellationToken stop) => database.Write(by.UserName, by.AuthorUnit, write => write.Execute("delete from held_file where held_by = @Actor", new { write.Actor }), stop);

    private string Since() => SqlTypes.Text(database.Clock.GetUtcNow().AddDays(-1));
}

/// <summary>Brings held files back before a form is bound, holds those of a form that is refused, and lets go when it is not.</summary>
internal sealed class HeldFilesFilter(HeldFiles held) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        context.HandlerInstance is IHoldsFiles && Actors.OfOrNone(context.HttpContext) is { } account ? held.Restore(context.HttpContext.Request, account.ToActor(), context.HttpContext.RequestAborted) : Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var (request, stop) = (context.HttpContext.Request, context.HttpContext.RequestAborted);
        if (done.HandlerInstance is not IHoldsFiles || request is not { HasFormContentType: true, Form.Files.Count: > 0 } || Actors.OfOrNone(context.HttpContext)?.ToActor() is not { } sender) return;
        if (done.Exception is RefusalException) await held.Hold(request, sender, stop);
        else if (done.Exception is null) await held.Release(sender, stop);
    }
}
