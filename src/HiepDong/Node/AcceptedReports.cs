using System.Buffers.Text;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Dapper;
using HiepDong.Consolidation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace HiepDong.Node;

/// <summary>
/// Every accepted report of a database, read as it is at one change number. Years of reports must be there within a second of starting, so several connections
/// read parts of the table at once, and nothing is made of a row but its report.
/// </summary>
internal sealed class AcceptedReports
{
    private const string Columns = "select report_id, version, unit_id, form_code, period_start, period_end, late, figures from report_version where counted = 1";
    private const long RowsAPart = 16384;
    private const long PagesAPart = 2048;

    private AcceptedReports(long sequence, List<List<AcceptedReport>> parts, int highestIndicator) => (Sequence, Parts, HighestIndicator) = (sequence, parts, highestIndicator);

    /// <summary>The last change that they include.</summary>
    public long Sequence { get; }
    public List<List<AcceptedReport>> Parts { get; }
    public int HighestIndicator { get; }

    public static AcceptedReports Read(Database database)
    {
        var connections = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => database.Connect()).ToList();
        try
        {
            return database.Dialect is SqliteDialect ? FromSqlite(connections) : FromPostgres(connections);
        }
        finally { foreach (var connection in connections) connection.Dispose(); }
    }

    /// <summary>One report as it counts now, or null.</summary>
    public static AcceptedReport? Find(Database database, string reportId)
    {
        var row = database.First<(string ReportId, long Version, string UnitId, string FormCode, long Start, long End, long Late, string Figures)>(Columns + " and report_id = @reportId", new { reportId });
        return row.ReportId is null ? null : new(row.UnitId, row.FormCode, new Period((int)row.Start, (int)(row.End - row.Start) + 1), row.ReportId, (int)row.Version, row.Late != 0,
            PackedFigures.Pack(FigureDocument.Read(row.Figures)));
    }

    private static AcceptedReports FromSqlite(List<DbConnection> connections)
    {
        // The table is walked through once: mapped or cached pages would only stay behind in memory.
        foreach (var connection in connections) connection.Execute("pragma mmap_size = 0; pragma cache_size = -1024");
        for (var attempt = 0; ; attempt++)
        {
            var transactions = connections.ConvertAll(c => ((SqliteConnection)c).BeginTransaction(deferred: true));
            try
            {
                // Every write moves the log: where two connections see the same last change they see the same reports.
                var heads = connections.Select((c, i) => Head(c, transactions[i])).ToList();
                if (attempt == 20) connections = connections.GetRange(0, 1);
                else if (heads.Distinct().Count() > 1) continue;
                var last = connections[0].ExecuteScalar<long?>("select max(rowid) from report_version", transaction: transactions[0]) ?? 0;
                return InParts(heads[0], connections, (last + RowsAPart) / RowsAPart,
                    (connection, part, reader) => ReadSqlite((SqliteConnection)connection, part * RowsAPart, (part + 1) * RowsAPart - 1, reader));
            }
            finally { foreach (var transaction in transactions) transaction.Dispose(); }
        }
    }

    private static AcceptedReports FromPostgres(List<DbConnection> connections)
    {
        var transactions = connections.ConvertAll(c => c.BeginTransaction(IsolationLevel.RepeatableRead));
        try
        {
            var snapshot = connections[0].ExecuteScalar<string>("select pg_export_snapshot()", transaction: transactions[0]);
            for (var i = 1; i < connections.Count; i++) connections[i].Execute($"set transaction snapshot '{snapshot}'", transaction: transactions[i]);
            var pages = connections[0].ExecuteScalar<long>("select pg_relation_size('report_version') / current_setting('block_size')::bigint", transaction: transactions[0]);
            return InParts(Head(connections[0], transactions[0]), connections, (pages + PagesAPart) / PagesAPart,
                (connection, part, reader) => ReadPostgres((NpgsqlConnection)connection, part * PagesAPart, (part + 1) * PagesAPart, reader));
        }
        finally { foreach (var transaction in transactions) transaction.Dispose(); }
    }

    private static long Head(DbConnection connection, DbTransaction transaction) =>
        connection.QueryFirstOrDefault<long?>("select seq from change_log order by seq desc limit 1", transaction: transaction) ?? 0;

    private static AcceptedReports InParts(long sequence, List<DbConnection> connections, long parts, Action<DbConnection, long, RowReader> read)
    {
        var next = -1L;
        var found = new List<AcceptedReport>[parts];
        var highest = new int[connections.Count];
        Parallel.For(0, connections.Count, new ParallelOptions { MaxDegreeOfParallelism = connections.Count }, i =>
        {
            var reader = new RowReader();
            for (long part; (part = Interlocked.Increment(ref next)) < parts;)
            {
                read(connections[i], part, reader);
                found[part] = reader.Take();
            }
            highest[i] = reader.Highest;
        });
        return new(sequence, [.. found], highest.Max());
    }

    // The provider makes a string of every text, and guards its handle at every column, of which there are millions: each is asked for as it lies in the page.
    private static void ReadSqlite(SqliteConnection connection, long first, long last, RowReader into)
    {
        if (raw.sqlite3_prepare_v2(connection.Handle, Columns + " and rowid between ? and ?", out var statement) != raw.SQLITE_OK) throw Failed();
        using (statement)
        {
            raw.sqlite3_bind_int64(statement, 1, first);
            raw.sqlite3_bind_int64(statement, 2, last);
            var row = statement.DangerousGetHandle();
            int step;
            while ((step = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                into.Add(Text(row, 0), sqlite3_column_int(row, 1), Text(row, 2), Text(row, 3), sqlite3_column_int(row, 4), sqlite3_column_int(row, 5), sqlite3_column_int(row, 6) != 0, Text(row, 7));
            if (step != raw.SQLITE_DONE) throw Failed();
        }

        static ReadOnlySpan<byte> Text(nint row, int column)
        {
            var at = sqlite3_column_blob(row, column);
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), at), sqlite3_column_bytes(row, column));
        }

        SqliteException Failed() => new(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), raw.sqlite3_errcode(connection.Handle));
    }

    [DllImport("e_sqlite3"), SuppressGCTransition] private static extern nint sqlite3_column_blob(nint row, int column);
    [DllImport("e_sqlite3"), SuppressGCTransition] private static extern int sqlite3_column_bytes(nint row, int column);
    [DllImport("e_sqlite3"), SuppressGCTransition] private static extern int sqlite3_column_int(nint row, int column);

    private static void ReadPostgres(NpgsqlConnection connection, long firstPage, long afterPage, RowReader into)
    {
        using var command = new NpgsqlCommand($"{Columns} and ctid >= '({firstPage},0)' and ctid < '({afterPage},0)'", connection);
        using var rows = command.ExecuteReader(CommandBehavior.SequentialAccess);
        byte[] id = new byte[512], unit = new byte[512], form = new byte[512], figures = new byte[65536];
        while (rows.Read())
        {
            var idBytes = Bytes(0, ref id);
            var version = (int)rows.GetInt64(1);
            var (unitBytes, formBytes) = (Bytes(2, ref unit), Bytes(3, ref form));
            var (start, end, late) = ((int)rows.GetInt64(4), (int)rows.GetInt64(5), rows.GetInt64(6) != 0);
            into.Add(id.AsSpan(0, idBytes), version, unit.AsSpan(0, unitBytes), form.AsSpan(0, formBytes), start, end, late, figures.AsSpan(0, Bytes(7, ref figures)));
        }

        int Bytes(int column, ref byte[] buffer)
        {
            using var text = rows.GetStream(column);
            var length = (int)text.Length;
            if (buffer.Length < length) buffer = new byte[length * 2];
            text.ReadExactly(buffer, 0, length);
            return length;
        }
    }

    /// <summary>Makes reports of UTF-8 columns; unit and form names are made once.</summary>
    private sealed class RowReader
    {
        private readonly FigurePacker packer = new();
        private readonly HashSet<string> names = [];
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known;
        private readonly char[] scratch = new char[1024];
        private string lastForm = "";
        private List<AcceptedReport> reports = [];

        public RowReader() => known = names.GetAlternateLookup<ReadOnlySpan<char>>();

        public int Highest => packer.Highest;

        public void Add(ReadOnlySpan<byte> id, int version, ReadOnlySpan<byte> unit, ReadOnlySpan<byte> form, int start, int end, bool late, ReadOnlySpan<byte> figures)
        {
            var period = new Period(start, end - start + 1);
            if (!Ascii.Equals(form, lastForm)) lastForm = Name(form);
            if (Utf8Parser.TryParse(id, out Guid guid, out var used, 'D') && used == id.Length && !id.ContainsAnyInRange((byte)'A', (byte)'F'))
                reports.Add(new(Name(unit), lastForm, period, guid, version, late, packer.Pack(figures)));
            else reports.Add(new(Name(unit), lastForm, period, Encoding.UTF8.GetString(id), version, late, packer.Pack(figures)));
        }

        public List<AcceptedReport> Take()
        {
            var taken = reports;
            reports = new(taken.Count);
            return taken;
        }

        private string Name(ReadOnlySpan<byte> text)
        {
            if (text.Length > scratch.Length) return Encoding.UTF8.GetString(text);
            var chars = scratch.AsSpan(0, Encoding.UTF8.GetChars(text, scratch));
            if (known.TryGetValue(chars, out var name)) return name;
            names.Add(name = chars.ToString());
            return name;
        }
    }
}
