using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Web;

namespace HiepDong.Assignments;

/// <summary>Reads filters out of an address — trang-thai, don-vi, vai-tro, giao, tu, den, nguon, hoi-nghi, van-ban, ke-hoach, ton-tai, q, xep — the same for every view and the export.</summary>
internal sealed class AssignmentFilters(NodeState node, WorkReach reach)
{
    public static readonly IReadOnlyList<string> Names = ["trang-thai", "don-vi", "vai-tro", "giao", "tu", "den", "nguon", "hoi-nghi", "van-ban", "ke-hoach", "ton-tai", "q"];
    public static readonly IReadOnlyList<(string Address, OriginKind Kind)> Origins =
        [("tu-giao", OriginKind.Own), ("hoi-nghi", OriginKind.Conclusion), ("van-ban", OriginKind.Directive), ("ke-hoach", OriginKind.Plan), ("ton-tai", OriginKind.Shortcoming)];

    /// <param name="problems">What can't be understood; it narrows nothing.</param>
    public AssignmentFilter Read(IQueryCollection query, Actor by, List<Problem> problems)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        DateOnly? Day(string field)
        {
            if (Text(field) is not { } typed) return null;
            if (LocalValueBinder.ReadDate(typed.Trim()) is { } day) return day;
            problems.Add(AssignmentProblems.NotADay(typed, field));
            return null;
        }
        IReadOnlyList<string>? Unit(string field)
        {
            if (Text(field) is not { } typed) return null;
            try { return [.. node.Organisation.WithPredecessors(UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, field).Id)]; }
            catch (RefusalException refusal)
            {
                problems.AddRange(refusal.Problems);
                return null;
            }
        }
        var (from, to) = (Day("tu"), Day("den"));
        DateSpan? days = from is null && to is null || from > to ? null : new(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        var role = Text("vai-tro") switch { "chu-tri" => AssignmentRole.Leads, "phoi-hop" => AssignmentRole.Supports, "thuc-hien" => AssignmentRole.Does, "giao" => AssignmentRole.Assigned, _ => AssignmentRole.Any };
        // A role without a unit is that of one's own units.
        var units = Unit("don-vi") ?? (role == AssignmentRole.Any ? null : [.. reach.OwnUnits(by, Permission.WriteWork).Concat(reach.OwnUnits(by, Permission.VerifyWork)).Distinct()]);
        OriginKind? kind = Text("nguon") is { } source && Origins.Any(o => o.Address == source) ? Origins.First(o => o.Address == source).Kind : null;
        string? of = null;
        foreach (var (address, of1) in Origins.Skip(1))
            if (Text(address) is { } id) (kind, of) = (of1, id);
        var state = Text("trang-thai");
        if (AssignmentList.States.All(s => s.Address != state)) state = null;
        return new(state, units, role, Unit("giao"), days, kind, of, Text("q"), Text("xep"));
    }
}
