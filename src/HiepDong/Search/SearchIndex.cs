using HiepDong.Storage;
using Npgsql;

namespace HiepDong.Search;

/// <summary>What a look at the whole index found.</summary>
/// <param name="Differing">Kind and id of the first few documents that are missing, too many or out of date.</param>
internal sealed record SearchProof(int Documents, int Wrong, IReadOnlyList<string> Differing);

/// <summary>
/// The words of everything that is found by them. A projection of the change log, moved inside the transaction that writes the log: what is committed can be found, what was rolled back cannot.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Counted up whenever documents are made otherwise; a node that was filled by another count is filled anew at its next start.</summary>
    private const int Version = 1;
    private const int Chunk = 400, MostWords = 4000;

    public static readonly IReadOnlyList<SearchSource> Sources =
    [
        Reporting.ReportSearch.Source, JointResults.ResultSearch.Source, Plans.PlanSearch.Source, Directives.DirectiveSearch.Source, Conferences.ConferenceSearch.Source, Conferences.Conclusions.ConclusionSearch.Source,
        Assignments.AssignmentSearch.Source, Shortcomings.ShortcomingSearch.Source, Commendations.CommendationSearch.Source, LocalModels.LocalModelSearch.Source
    ];

    private sealed record Document(string Kind, string Id, string Owner, string Code, string Title, string Words, string Day);

    /// <summary>Fills the index if this version of it never was, and keeps it from then on.</summary>
    public static void Keep(Database database)
    {
        database.Committing = Follow;
        if (database.First<long?>("select version from search_made") == Version) return;
        // The lane has a thread of its own.
        database.Write("search", "", write =>
        {
            if (write.First<long?>("select version from search_made") != Version) Fill(write);
        }).GetAwaiter().GetResult();
    }

    /// <summary>Everything anew.</summary>
    public static Task Rebuild(Database database) => database.Write("search", "", Fill);

    private static void Fill(Write write)
    {
        write.Execute("delete from search_document");
        var from = new DocumentReader(write.Connection, write.Transaction);
        foreach (var source in Sources)
            foreach (var owners in from.Query<string>(source.Owners).Chunk(Chunk)) Insert(write, Documents(source, from, owners));
        write.Execute("delete from search_made");
        write.Execute("insert into search_made (version) values (@Version)", new { Version });
        if (write.Connection is NpgsqlConnection) write.Execute("analyze search_document");
    }

    private static void Follow(Write write)
    {
        var from = new DocumentReader(write.Connection, write.Transaction);
        foreach (var source in Sources)
            foreach (var owners in write.Changes.SelectMany(change => source.Moved(from, change)).Distinct().Chunk(Chunk).ToList())
            {
                write.Execute("delete from search_document where kind = @Kind and owner in @owners", new { source.Kind, owners });
                Insert(write, Documents(source, from, owners));
            }
    }

    private static List<Document> Documents(SearchSource source, DocumentReader from, string[] owners) => [.. source.Read(from, owners).Select(f => Make(source, f))];

    private static Document Make(SearchSource source, Found f)
    {
        var (code, title) = (SearchTokens.Line(f.Code), SearchTokens.Line(f.Title));
        // The kind is a word too, so that the index narrows to it by itself.
        var words = SearchTokens.Of(f.Code).Concat(SearchTokens.Of(f.Title)).Concat(SearchTokens.Of(f.Also)).Concat(SearchTokens.Of(f.Text)).Distinct().Take(MostWords);
        return new(source.Kind, f.Id, f.Owner, code, title, string.Join(' ', words.Prepend(KindWord(source.Kind))), SqlTypes.Text(f.Day));
    }

    /// <summary>No word that anybody types is as odd.</summary>
    public static string KindWord(string kind) => "0kind0" + kind.Replace("-", "", StringComparison.Ordinal);

    private static void Insert(Write write, List<Document> documents)
    {
        if (documents.Count == 0) return;
        if (write.Connection is NpgsqlConnection)
        {
            write.Execute("insert into search_document (kind, id, owner, code, title, words, day) select * from unnest(@kinds, @ids, @owners, @codes, @titles, @words, @days)", new
            {
                kinds = documents.Select(d => d.Kind).ToArray(), ids = documents.Select(d => d.Id).ToArray(), owners = documents.Select(d => d.Owner).ToArray(), codes = documents.Select(d => d.Code).ToArray(),
                titles = documents.Select(d => d.Title).ToArray(), words = documents.Select(d => d.Words).ToArray(), days = documents.Select(d => d.Day).ToArray()
            });
            return;
        }
        foreach (var d in documents)
            write.Repeat("insert into search_document (kind, id, owner, code, title, words, day) values (@kind, @id, @owner, @code, @title, @words, @day)",
                ("kind", d.Kind), ("id", d.Id), ("owner", d.Owner), ("code", d.Code), ("title", d.Title), ("words", d.Words), ("day", d.Day));
    }

    /// <summary>Makes every document once more and compares it with the one that is kept; the full-text index with the documents.</summary>
    public static async Task<SearchProof> Prove(Database database) => await database.Write("search", "", write =>
    {
        var from = new DocumentReader(write.Connection, write.Transaction);
        var (documents, wrong) = (0, new List<string>());
        foreach (var source in Sources)
        {
            var kept = from.Query<Document>("select kind, id, owner, code, title, words, day from search_document where kind = @Kind", new { source.Kind }).ToDictionary(d => d.Id);
            documents += kept.Count;
            foreach (var owners in from.Query<string>(source.Owners).Chunk(Chunk))
                foreach (var made in Documents(source, from, owners))
                    if (!kept.Remove(made.Id, out var there) || there != made) wrong.Add(source.Kind + " " + made.Id);
            wrong.AddRange(kept.Keys.Select(id => source.Kind + " " + id));
        }
        if (database.Dialect.CheckWords is { } check)
        {
            try { write.Execute(check); }
            catch (System.Data.Common.DbException) { wrong.Add("search_index"); }
        }
        return new SearchProof(documents, wrong.Count, [.. wrong.Take(10)]);
    });
}
