using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Conferences.Entry;

/// <summary>What the pages of a new conference and of its basics have in common.</summary>
internal abstract class ConferenceFormPage(NodeState node, Access access, PrepareConference prepare, ConferenceRights rights, Video.VideoSettings video, Texts texts) : PageModel, IRefillable
{
    public ConferenceForm Form { get; protected set; } = new();
    public IReadOnlyList<string> Units { get; private set; } = [];
    public IReadOnlyList<Account> Candidates { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];
    public bool HasJitsi => video.IsSet;
    public abstract bool IsNew { get; }
    protected Actor Me => Actors.Of(HttpContext);
    protected DateOnly Today => node.Today;

    public IReadOnlyList<Choice> Kinds => [.. ConferenceWords.Kinds.Select(k => new Choice(ConferenceWords.CodeOf(k), ConferenceWords.Kind(k, texts)))];
    public IReadOnlyList<Choice> Modes => [.. ConferenceWords.Modes.Select(m => new Choice(ConferenceWords.CodeOf(m), ConferenceWords.Mode(m, texts)))];
    public IReadOnlyList<Choice> Videos => [.. ConferenceWords.Videos.Where(v => v != VideoKind.Jitsi || HasJitsi || Form.Video == ConferenceWords.CodeOf(v)).Select(v => new Choice(ConferenceWords.CodeOf(v), texts["conf.video." + ConferenceWords.CodeOf(v)]))];

    protected virtual void Load()
    {
        var own = access.UnitsOf(Me, Permission.Confer).ToList();
        // Those that confer with one's own units first, then one's own subtree.
        Units = [.. own.SelectMany(rights.Peers).Concat(own).Concat(access.UnitsOf(Me, Permission.SeeWork).OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal)).DistinctBy(u => u.Id).Take(150).Select(UnitChoice.Label)];
        Periods = ConferenceWords.Periods(Today, Form.Period, texts);
        Candidates = prepare.Candidates(new("", default, default, default, default, "", Found(Form.Host)?.Id ?? "", "", [.. Form.Chairs.Select(c => Found(c.Unit)).OfType<OrgUnit>().Select(u => new Chair(u.Id, "", ""))], [], [], []));
    }

    private OrgUnit? Found(string typed)
    {
        if (typed.Length == 0) return null;
        try { return UnitChoice.Find(typed, node.Organisation.At(Today).Units); }
        catch (Problems.RefusalException) { return null; }
    }

    public virtual Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
