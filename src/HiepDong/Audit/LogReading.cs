using System.Globalization;
using Dapper;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;

namespace HiepDong.Audit;

/// <summary>Which entries; empty means all.</summary>
/// <param name="From">First day, in Vietnam.</param>
/// <param name="To">Last day, included.</param>
internal sealed record LogFilter(string? Subject = null, string? Kind = null, string? Actor = null, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsEmpty => this == new LogFilter();
}

/// <summary>Reads the change log for those who may: the whole of it at country level, otherwise what units within reach have written.</summary>
internal sealed class LogReading(Database database, NodeState node, Access access)
{
    /// <summary>Distinct kinds by hopping along the index, however long the log is.</summary>
    private const string Kinds = """
        with recursive k(kind) as (
          select min(kind) from change_log
          union all
          select (select min(c.kind) from change_log c where c.kind > k.kind) from k where k.kind is not null)
        select kind from k where kind is not null
        """;

    public IReadOnlyList<string> KindsKnown() => database.Query<string>(Kinds);

    public (IReadOnlyList<Change> Rows, long Total) Page(Actor by, LogFilter filter, int number, int size)
    {
        var (where, args) = Where(by, filter);
        var total = where.Length == 0 ? database.First<long?>("select seq from change_log order by seq desc limit 1") ?? 0 : database.First<long>("select count(*) from change_log" + where, args);
        args.Add("size", size);
        args.Add("skip", (long)(number - 1) * size);
        return (database.Query<Change>(VerifyLog.Columns + where + " order by seq desc limit @size offset @skip", args), total);
    }

    /// <summary>Newest first, at most <paramref name="most"/>, read while they are used.</summary>
    public IEnumerable<Change> Newest(Actor by, LogFilter filter, int most)
    {
        var (where, args) = Where(by, filter);
        args.Add("most", most);
        using var connection = database.Connect();
        foreach (var change in connection.Query<Change>(VerifyLog.Columns + where + " order by seq desc limit @most", args, buffered: false)) yield return change;
    }

    public IReadOnlyList<Change> After(Actor by, long seq, int most)
    {
        var (where, args) = Where(by, new());
        args.Add("seq", seq);
        args.Add("most", most);
        return database.Query<Change>(VerifyLog.Columns + (where.Length == 0 ? " where " : where + " and ") + "seq > @seq order by seq limit @most", args);
    }

    private (string Sql, DynamicParameters Args) Where(Actor by, LogFilter filter)
    {
        access.Require(by, Permission.ReadLog);
        var args = new DynamicParameters();
        var parts = new List<string>();
        void Add(string sql, string name, object value)
        {
            parts.Add(sql);
            args.Add(name, value);
        }
        if (filter.Subject is { Length: > 0 } subject) Add("subject = @subject", "subject", subject);
        if (filter.Kind is { Length: > 0 } kind) Add("kind = @kind", "kind", kind);
        if (filter.Actor is { Length: > 0 } actor) Add("actor = @actor", "actor", AccountStore.Name(actor));
        if (filter.From is { } from) Add("at >= @from", "from", SqlTypes.Text(Midnight(from)));
        if (filter.To is { } to) Add("at < @until", "until", SqlTypes.Text(Midnight(to.AddDays(1))));
        if (UnitsWithin(by) is { } units) parts.Add("author_unit in " + List(args, units));
        return (parts.Count == 0 ? "" : " where " + string.Join(" and ", parts), args);
    }

    /// <summary>One parameter for each value: the two databases know no other list in common.</summary>
    private static string List(DynamicParameters args, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++) args.Add("v" + i.ToString(CultureInfo.InvariantCulture), values[i]);
        return values.Count == 0 ? "(null)" : "(" + string.Join(", ", values.Select((_, i) => "@v" + i.ToString(CultureInfo.InvariantCulture))) + ")";
    }

    /// <summary>User names of accounts that entries are about.</summary>
    public Dictionary<string, string> AccountNames(IEnumerable<Change> rows)
    {
        var args = new DynamicParameters();
        var ids = List(args, [.. rows.Where(c => c.Kind.StartsWith("account.", StringComparison.Ordinal)).Select(c => c.Subject).Distinct()]);
        return database.Query<(string Id, string Name)>("select id, user_name from account where id in " + ids, args).ToDictionary(a => a.Id, a => a.Name);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), HiepDong.Reporting.VietnamTime.Offset);

    /// <summary>Units, of any time, whose entries the person may read; null for all.</summary>
    private string[]? UnitsWithin(Actor by)
    {
        var reaches = access.ReachesOf(by, Permission.ReadLog);
        var tree = node.Organisation.At(node.Today);
        if (by.IsOperator || tree.Country is { } country && reaches.Contains(Scope.OfTerritory(country.Id))) return null;
        return [.. node.Organisation.Units.Where(u => reaches.Any(r => tree.Covers(r, u.Id))).Select(u => u.Id), .. by.Grants.Select(g => g.UnitId)];
    }
}
