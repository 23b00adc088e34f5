using System.Text;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Shortcomings;

/// <summary>What a list of shortcomings is narrowed to; empty members narrow nothing.</summary>
internal sealed record ShortcomingFilter(string? State = null, IReadOnlyList<string>? UnitIds = null, SourceKind? Source = null, string? Search = null, string? Sort = null);

/// <summary>Shortcomings that a person may see: those of a unit in their reach, or recorded by one.</summary>
internal sealed class ShortcomingList(Database database, NodeState node, Access access, WorkReach reach, ShortcomingStore store)
{
    /// <summary>Values of the state filter in addresses; open is the rest.</summary>
    public static readonly IReadOnlyList<string> States = ["thieu", "dang-khac-phuc", "cho-dong", "da-dong", "da-rut", "tat-ca"];

    /// <summary>A subjective cause without an assignment; one that was cancelled is none.</summary>
    private const string Lacks = "exists (select 1 from shortcoming_cause c left join assignment a on a.id = c.remedy_id and a.state <> 'cancelled' where c.shortcoming_id = s.id and c.subjective = 1 and a.id is null)";
    private const string Unfinished = "exists (select 1 from shortcoming_cause c left join assignment a on a.id = c.remedy_id where c.shortcoming_id = s.id and c.subjective = 1 and (a.id is null or a.state <> 'done'))";
    private const string HasCauses = "exists (select 1 from shortcoming_cause k where k.shortcoming_id = s.id)";

    public void RequireSight(Actor by) => access.Require(by, Permission.SeeWork);

    public ShortcomingFilter Read(IQueryCollection query, List<Problem> problems)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        IReadOnlyList<string>? units = null;
        if (Text("don-vi") is { } typed)
        {
            try { units = [.. node.Organisation.WithPredecessors(UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, "don-vi").Id)]; }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        }
        return new(States.Contains(Text("trang-thai")) ? Text("trang-thai") : null, units, Enum.TryParse<SourceKind>(Text("nguon"), true, out var kind) ? kind : null, Text("q"), Text("xep"));
    }

    public List<Shortcoming> Page(ShortcomingFilter filter, Actor by, int page, int size)
    {
        var (where, args) = Where(filter, by);
        args.AddDynamicParams(new { size, skip = (page - 1) * size });
        return store.Query("join org_unit u on u.id = s.unit_id" + where + OrderBy(filter.Sort) + " limit @size offset @skip", args);
    }

    public List<Shortcoming> All(ShortcomingFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return store.Query("join org_unit u on u.id = s.unit_id" + where + OrderBy(filter.Sort), args);
    }

    public int Count(ShortcomingFilter filter, Actor by)
    {
        var (where, args) = Where(filter, by);
        return (int)database.First<long>("select count(*) from shortcoming s" + where, args);
    }

    /// <summary>How many that one's own units recorded lack a remedy: a duty.</summary>
    public int Lacking(Actor by) => reach.OwnUnits(by, Permission.WriteWork) is { Count: > 0 } units
        ? (int)database.First<long>($"select count(*) from shortcoming s where s.state = 'open' and s.author_unit_id in @units and {Lacks}", new { units }) : 0;

    /// <summary>The condition on <c>shortcoming s</c> that the person may see it, with its arguments.</summary>
    public (string Sql, Dapper.DynamicParameters Args) Condition(Actor by) => reach.Seen(by, "(s.unit_id in @seen or s.author_unit_id in @seen)");

    private (string Where, Dapper.DynamicParameters Args) Where(ShortcomingFilter filter, Actor by)
    {
        var where = new StringBuilder(" where ").Append(filter.State switch
        {
            "thieu" => "s.state = 'open' and " + Lacks,
            "dang-khac-phuc" => $"s.state = 'open' and not {Lacks} and {Unfinished}",
            "cho-dong" => $"s.state = 'open' and {HasCauses} and not {Unfinished}",
            "da-dong" => "s.state = 'closed'",
            "da-rut" => "s.state = 'withdrawn'",
            "tat-ca" => "1 = 1",
            _ => "s.state = 'open'"
        });
        var args = new Dapper.DynamicParameters();
        void And(string sql, object values)
        {
            where.Append(" and ").Append(sql);
            args.AddDynamicParams(values);
        }
        var (sight, sees) = Condition(by);
        And(sight, sees);
        if (filter.UnitIds is { } units) And("s.unit_id in @units", new { units = units.ToArray() });
        if (filter.Source is { } source) And("s.source_kind = @source", new { source = source.ToString().ToLowerInvariant() });
        foreach (var word in SearchWords.Conditions("s.search_text", Vietnamese.Fold(filter.Search), args)) where.Append(" and ").Append(word);
        return (where.ToString(), args);
    }

    private static string OrderBy(string? sort)
    {
        var down = sort?.StartsWith('-') == true ? " desc" : "";
        return " order by " + sort?.TrimStart('-') switch
        {
            "ma" => $"s.code{down}",
            "don-vi" => $"u.sort_key{down}, s.found_on desc, s.id",
            "ngay" => $"s.found_on{down}, s.id{down}",
            _ => "s.found_on desc, s.id desc"
        };
    }
}
