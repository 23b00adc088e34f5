using System.Data.Common;
using Dapper;
using HiepDong.Search;
using HiepDong.Storage;
using HiepDong.Web;

namespace HiepDong.Search;

/// <summary>Reads within a writing transaction or outside any.</summary>
internal readonly struct DocumentReader(DbConnection connection, DbTransaction? transaction)
{
    public List<T> Query<T>(string sql, object? args = null) => connection.Query<T>(Lists.For(connection, sql), args, transaction).AsList();
}

/// <summary>A thing as it is found and shown.</summary>
/// <param name="Owner">The subject of the change-log entries that move it; its own id but for parts of something else.</param>
/// <param name="Code">Number or code, also what it is looked up by.</param>
/// <param name="Text">What else was written in it.</param>
/// <param name="Day">What is newer stands first.</param>
/// <param name="Address">Its page.</param>
/// <param name="Line">What is shown under the title.</param>
/// <param name="Also">Further words it is found by, never shown.</param>
internal sealed record Found(string Id, string Owner, string Code, string Title, string Text, DateOnly Day, string Address, Func<Texts, string> Line, string Also = "");

/// <summary>How one capability's things get into the index.</summary>
/// <param name="Kind">Names the texts "search.kind.…" and stands in addresses.</param>
/// <param name="Owners">SQL that lists the owners of everything that can be found.</param>
/// <param name="Read">Things of these owners, as they stand in the transaction.</param>
/// <param name="Moved">Owners whose things follow from a change, or nothing; what is listed is read anew.</param>
internal sealed record SearchSource(string Kind, string Owners, Func<DocumentReader, IReadOnlyList<string>, IEnumerable<Found>> Read, Func<DocumentReader, Change, IEnumerable<string>> Moved)
{
    /// <summary>Where every change of a kind that begins so is about one owner, its subject.</summary>
    public static SearchSource Of(string kind, string prefix, string owners, Func<DocumentReader, IReadOnlyList<string>, IEnumerable<Found>> read) =>
        new(kind, owners, read, (_, change) => change.Kind.StartsWith(prefix, StringComparison.Ordinal) ? [change.Subject] : []);
}
