using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Audit;

/// <summary>What was proved.</summary>
internal sealed record Verified(long Entries, string Head, long Versions);

/// <summary>
/// Recomputes the whole chain and every report version named in it. An entry that was changed, removed or put in breaks the chain; a figure changed in
/// its table no longer matches the content hash that its entry carries.
/// </summary>
internal static class VerifyLog
{
    public const string Columns = "select seq, node, at, actor, author_unit, kind, subject, body, prev_hash, hash from change_log ";

    private sealed record VersionRow(string ReportId, long Version, string Figures, string Origins, string Remarks, string Narratives, long? AcceptedSeq, string ContentHash);

    private sealed record Load(long Count, string Content, IncrementalHash Hash)
    {
        public long Seen { get; set; }
    }

    /// <param name="progress">Hears the number of each thousandth entry.</param>
    /// <param name="head">Number and hash noted earlier: shows that the end was not cut off.</param>
    public static Verified Run(Database database, (long Seq, string Hash)? head = null, Action<long>? progress = null)
    {
        using var connection = database.Connect();
        // One snapshot, so that a node in use can be verified.
        using var transaction = connection.BeginTransaction(database.Dialect is SqliteDialect ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead);
        var submitted = new Dictionary<(string, long), string>();
        var loads = new Dictionary<long, Load>();
        var (seq, hash) = Chain(connection, transaction, head, submitted, loads, progress);
        var versions = Contents(connection, transaction, submitted, loads);
        return new(seq, hash, versions);
    }

    private static (long Seq, string Hash) Chain(DbConnection connection, DbTransaction transaction, (long Seq, string Hash)? head,
        Dictionary<(string, long), string> submitted, Dictionary<long, Load> loads, Action<long>? progress)
    {
        var (seq, hash, known) = (0L, Change.Genesis, head is null);
        foreach (var change in connection.Query<Change>(Columns + "order by seq", transaction: transaction, buffered: false))
        {
            if (change.Seq != seq + 1) throw Refuse(AuditProblems.Broken(seq + 1, "mục này đã bị xóa", "it was removed"));
            if (change.PrevHash != hash) throw Refuse(AuditProblems.Broken(change.Seq, "mã nối với mục trước không khớp", "it does not follow the entry before"));
            if (!change.IsIntact) throw Refuse(AuditProblems.Broken(change.Seq, "nội dung mục đã bị sửa", "it was changed"));
            (seq, hash) = (change.Seq, change.Hash);
            if (head is { } noted && noted.Seq == seq) known = noted.Hash == hash;
            if (change.Kind is "report.submitted" or "reports.loaded") Note(change, submitted, loads);
            if (seq % 1000 == 0) progress?.Invoke(seq);
        }
        return known ? (seq, hash) : throw Refuse(AuditProblems.OtherHead(head!.Value.Seq));
    }

    private static void Note(Change change, Dictionary<(string, long), string> submitted, Dictionary<long, Load> loads)
    {
        using var body = JsonDocument.Parse(change.Body);
        var content = body.RootElement.GetProperty("content").GetString()!;
        if (change.Kind == "report.submitted") submitted[(change.Subject, body.RootElement.GetProperty("version").GetInt64())] = content;
        else loads[change.Seq] = new(body.RootElement.GetProperty("count").GetInt64(), content, IncrementalHash.CreateHash(HashAlgorithmName.SHA256));
    }

    private static long Contents(DbConnection connection, DbTransaction transaction, Dictionary<(string, long), string> submitted, Dictionary<long, Load> loads)
    {
        var versions = 0L;
        // In the order of ids, in which a load's hash was made.
        foreach (var row in connection.Query<VersionRow>("select report_id, version, figures, origins, remarks, narratives, accepted_seq, content_hash from report_version order by report_id, version", transaction: transaction, buffered: false))
        {
            versions++;
            if (new StoredContent(row.Figures, row.Origins, row.Remarks, row.Narratives).Hash != row.ContentHash)
                throw Refuse(AuditProblems.Content(row.ReportId, row.Version, "số liệu hoặc lời văn đã bị sửa", "figures or words were changed"));
            if (row.AcceptedSeq is { } at && loads.TryGetValue(at, out var load))
            {
                load.Seen++;
                load.Hash.AppendData(Encoding.ASCII.GetBytes(row.ContentHash));
            }
            else if (!submitted.Remove((row.ReportId, row.Version), out var content) || content != row.ContentHash)
                throw Refuse(AuditProblems.Content(row.ReportId, row.Version, "không có mục nộp tương ứng", "no entry tells of its submission"));
        }
        foreach (var (report, version) in submitted.Keys) throw Refuse(AuditProblems.Content(report, version, "bản này đã bị xóa", "this version was removed"));
        foreach (var (seq, load) in loads)
            using (load.Hash)
                if (load.Seen != load.Count || Convert.ToHexStringLower(load.Hash.GetHashAndReset()) != load.Content) throw Refuse(AuditProblems.Loaded(seq));
        return versions;
    }

    private static RefusalException Refuse(Problem problem) => new(problem);
}
