using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Shortcomings.Entry;

/// <summary>What recording and changing have in common.</summary>
internal abstract class ShortcomingFormPage(NodeState node, Access access, RecordShortcoming record) : PageModel, IRefillable
{
    public ShortcomingForm Form { get; protected set; } = new ShortcomingForm().WithRoom(3);
    public IReadOnlyList<OrgUnit> Authors { get; private set; } = [];
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>The report or conference it was found in, which stays as it is.</summary>
    public virtual ShortcomingSource? Bound => null;
    protected Actor Me => Actors.Of(HttpContext);
    public Organisation.Organisation Organisation => node.Organisation;

    protected void Load()
    {
        Authors = record.Authors(Me);
        if (Authors.Count == 0) throw new RefusalException(AccountProblems.NotAllowed());
        Units = UnitChoice.Suggestions(access.UnitsOf(Me, Permission.SeeWork), 250);
    }

    /// <summary>Rules name "nguyen-nhan"; the form's first row answers to it.</summary>
    protected static async Task<T> Fields<T>(Func<Task<T>> work)
    {
        try { return await work(); }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field == "nguyen-nhan")) { throw new RefusalException([.. e.Problems.Select(p => p.Field == "nguyen-nhan" ? p with { Field = "nn-1" } : p)]); }
    }

    public virtual Task Refill(CancellationToken stop)
    {
        Form = ShortcomingForm.Read(Request.Form);
        Load();
        return Task.CompletedTask;
    }
}
