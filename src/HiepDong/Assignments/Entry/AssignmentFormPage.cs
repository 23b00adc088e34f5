using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Assignments.Entry;

/// <summary>What giving, changing and passing on have in common: the form and what it suggests.</summary>
internal abstract class AssignmentFormPage(NodeState node, Access access) : PageModel, IRefillable
{
    private const int MostSuggestions = 250;

    public AssignmentForm Form { get; protected set; } = new AssignmentForm().WithRoom(3);

    /// <summary>Units the person may assign for.</summary>
    public IReadOnlyList<OrgUnit> OwnUnits { get; protected set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];
    public virtual bool NeedsReason => false;
    protected Actor Me => Actors.Of(HttpContext);
    public Organisation.Organisation Organisation => node.Organisation;

    public static IReadOnlyList<OrgUnit> Assigners(Access access, Actor by) => by.IsOperator ? []
        : [.. new[] { Permission.VerifyWork, Permission.WriteWork }.Where(p => access.Allows(by, p)).SelectMany(p => access.UnitsOf(by, p)).DistinctBy(u => u.Id)];

    protected void Load()
    {
        Units = [.. access.UnitsOf(Me, Permission.SeeWork).OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal).Take(MostSuggestions).Select(UnitChoice.Label)];
    }

    /// <summary>The press that only makes room for further units.</summary>
    protected bool Reshape(string? press)
    {
        if (press != "them-don-vi") return false;
        Form.WithRoom(3);
        Load();
        return true;
    }

    /// <summary>Names of rules' fields as they are called in the form.</summary>
    protected static async Task<T> Fields<T>(Func<Task<T>> work)
    {
        try { return await work(); }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field == "phoi-hop")) { throw new RefusalException([.. e.Problems.Select(p => p.Field == "phoi-hop" ? p with { Field = "phoi-hop-1" } : p)]); }
        // Out of reach is the typed unit's mistake, not the page's: it is shown beside the field.
        catch (RefusalException e) when (e.First.Code == AssignmentProblems.OutOfReach().Code) { throw new RefusalException(e.First with { Kind = ProblemKind.Invalid }); }
    }

    public virtual Task Refill(CancellationToken stop)
    {
        Form = AssignmentForm.Read(Request.Form);
        Load();
        return Task.CompletedTask;
    }
}
