using System.Data.Common;
using Dapper;
using HiepDong.Consolidation;
using HiepDong.Periods;
using HiepDong.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HiepDong.Reporting;

/// <summary>An accepted report as it is loaded in bulk.</summary>
internal sealed record LoadedReport(string Id, string UnitId, string FormCode, int FormVersion, Period Period, DateOnly DueOn, DateTimeOffset SubmittedAt, string SubmittedBy,
    DateTimeOffset AcceptedAt, string AcceptedBy, StoredContent Content, List<StoredFigure> Figures)
{
    public bool Late => VietnamTime.DayOf(SubmittedAt) > DueOn;
}

/// <summary>The fast path for whole years of accepted reports: one transaction, one change-log entry, no life cycle in between.</summary>
internal static class BulkReports
{
    /// <summary>Inserts and counts them; the entry names how many and the hash over all content hashes.</summary>
    public static void Load(Write write, IReadOnlyList<LoadedReport> reports, string source)
    {
        using var all = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var hashes = new string[reports.Count];
        for (var i = 0; i < reports.Count; i++) hashes[i] = reports[i].Content.Hash;
        // In the order of ids, in which the audit reads them back.
        foreach (var i in Enumerable.Range(0, reports.Count).OrderBy(i => reports[i].Id, StringComparer.Ordinal)) all.AppendData(System.Text.Encoding.ASCII.GetBytes(hashes[i]));
        var accepted = reports.Select(r => new AcceptedReport(r.UnitId, r.FormCode, r.Period, r.Id, 1, r.Late, PackedFigures.Pack(r.Figures))).ToList();
        var seq = write.Log("reports.loaded", source, $$"""{"count":{{reports.Count}},"content":"{{Convert.ToHexStringLower(all.GetHashAndReset())}}"}""", accepted);
        Insert(write, "report", ["id", "unit_id", "form_code", "form_version", "period", "period_start", "period_end", "due_on", "state", "version", "accepted_version", "first_submitted_at", "submitted_at", "created_at"],
            reports.Select(r => new object[] { r.Id, r.UnitId, r.FormCode, (long)r.FormVersion, r.Period.Code, (long)r.Period.Start, (long)r.Period.End, SqlTypes.Text(r.DueOn), "accepted", 1L, 1L, SqlTypes.Text(r.SubmittedAt), SqlTypes.Text(r.SubmittedAt), SqlTypes.Text(r.SubmittedAt) }));
        Insert(write, "report_version", ["report_id", "version", "counted", "unit_id", "form_code", "period_start", "period_end", "late", "figures", "origins", "remarks", "narratives",
            "submitted_by", "submitted_at", "accepted_by", "accepted_at", "accepted_seq", "content_hash"],
            reports.Select((r, i) => new object[] { r.Id, 1L, 1L, r.UnitId, r.FormCode, (long)r.Period.Start, (long)r.Period.End, r.Late ? 1L : 0L, r.Content.Figures, r.Content.Origins, r.Content.Remarks, r.Content.Narratives,
                r.SubmittedBy, SqlTypes.Text(r.SubmittedAt), r.AcceptedBy, SqlTypes.Text(r.AcceptedAt), seq, hashes[i] }));
    }

    private static void Insert(Write write, string table, string[] columns, IEnumerable<object[]> rows)
    {
        if (write.Connection is NpgsqlConnection postgres) Copy(postgres, table, columns, rows);
        else Repeat((SqliteConnection)write.Connection, (SqliteTransaction)write.Transaction, table, columns, rows);
    }

    private static void Copy(NpgsqlConnection connection, string table, string[] columns, IEnumerable<object[]> rows)
    {
        using var copy = connection.BeginBinaryImport($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var value in row)
            {
                if (value is long number) copy.Write(number, NpgsqlTypes.NpgsqlDbType.Bigint);
                else copy.Write((string)value, NpgsqlTypes.NpgsqlDbType.Text);
            }
        }
        copy.Complete();
    }

    private static void Repeat(SqliteConnection connection, SqliteTransaction transaction, string table, string[] columns, IEnumerable<object[]> rows)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, i) => "$p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)))})";
        var parameters = columns.Select((_, i) => insert.Parameters.Add("$p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), SqliteType.Text)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].SqliteType = row[i] is long ? SqliteType.Integer : SqliteType.Text;
                parameters[i].Value = row[i];
            }
            insert.ExecuteNonQuery();
        }
    }
}
