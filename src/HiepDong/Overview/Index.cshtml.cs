using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Publications;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Overview;

/// <summary>One force's completeness: the latest month, and the twelve months up to it (null where nothing was owed).</summary>
internal sealed record ForceProgress(Force Force, Completeness Now, IReadOnlyList<decimal?> Months);

/// <summary>What a node's administrator looks after.</summary>
internal sealed record NodeFacts(int Units, int Territories, int Indicators, long Accounts, long Reports, string? LastBackup, long? FreeBytes, long? DataBytes);

/// <summary>The first page: what waits for this person, and how far reporting has come.</summary>
internal sealed class IndexModel(Desk desk, Duties duties, NodeState node, NodeContext context, Database database, Access access, PublicationStore publications, PublicationHistory history, Drafts.FormDrafts drafts, Texts texts) : PageModel
{
    /// <summary>Shown large, when the person's units state them.</summary>
    private static readonly string[] Headline = ["MT.VU", "TT.TO", "TD.XM", "CH.CUU", "XNC.VU", "BL.VU"];

    public Actor Me { get; private set; } = null!;
    public DeskContent Desk { get; private set; } = null!;
    public Period Latest { get; private set; }
    public Scope? Scope { get; private set; }
    public string ScopeName { get; private set; } = "";
    public string ScopeText { get; private set; } = "";
    public IReadOnlyList<ForceProgress> Progress { get; private set; } = [];
    public IReadOnlyList<Period> Months { get; private set; } = [];
    public IReadOnlyList<ConsolidationRow> Figures { get; private set; } = [];
    public NodeFacts? Facts { get; private set; }

    /// <summary>Forms this person has begun and not sent.</summary>
    public IReadOnlyList<Drafts.FormDraft> Drafts { get; private set; } = [];

    /// <summary>The latest publications here whose figures are others today, with how many.</summary>
    public IReadOnlyList<(Publication Publication, int Changed)> Outdated { get; private set; } = [];
    public bool MayConsolidate { get; private set; }
    public bool MayWrite { get; private set; }
    public DateOnly Today => node.Today;
    public WorkingCalendar Calendar => node.Calendar;

    public int Missing => Progress.Sum(p => Math.Max(0, p.Now.Expected - p.Now.Accepted));
    public int Late => Progress.Sum(p => p.Now.Late);

    public void OnGet()
    {
        Me = Actors.Of(HttpContext);
        Desk = desk.Of(Me);
        Drafts = drafts.Of(Me.Id);
        Latest = duties.LatestMonth;
        MayConsolidate = access.Allows(Me, Permission.Consolidate);
        MayWrite = access.Allows(Me, Permission.WriteReport);
        if (access.ReachesOf(Me, Permission.SeeReports) is [var scope, ..] && node.Organisation.At(node.Today).UnitsUnder(scope).Skip(1).Any()) LoadProgress(scope);
        if (Scope is { } here && access.Allows(Me, Permission.Publish))
            Outdated = [.. publications.All().Where(p => p.Scope == here).DistinctBy(p => p.Period).Take(4).Select(p => (p, history.Since(p, publications.Read(p)).Differences.Count)).Where(p => p.Count > 0)];
        if (access.Allows(Me, Permission.ManageAccounts)) LoadFacts();
    }

    private void LoadProgress(Scope scope)
    {
        Scope = scope;
        ScopeName = Documents.DraftedSentences.UpperFirst(node.Consolidator.NameOf(scope));
        ScopeText = Asking.Write(node.Consolidator, scope);
        var tree = node.Organisation.At(node.Today);
        Months = [.. Enumerable.Range(0, 12).Select(n => new Period(Latest.Start - 11 + n, 1))];
        var byMonth = Months.Select(m => node.Consolidator.CompletenessByForce(tree, scope, m)).ToList();
        Progress = [.. byMonth.SelectMany(m => m.Select(f => f.Force)).Distinct().Order().Select(f => new ForceProgress(f,
            byMonth[^1].FirstOrDefault(c => c.Force == f).Completeness, [.. byMonth.Select(m => m.FirstOrDefault(c => c.Force == f).Completeness.Percent)]))];
        if (MayConsolidate)
            Figures = [.. node.Consolidator.Run(new(scope, Latest, [.. Headline.Where(c => node.Catalogue.TryGet(c, out _))])).Rows.Where(r => !r.Total.IsMissing).Take(5)];
    }

    private void LoadFacts()
    {
        var tree = node.Organisation.At(node.Today);
        long? free = null, size = null;
        if (context.Options.Database is null)
        {
            var folder = Path.GetFullPath(context.Options.Data);
            free = new DriveInfo(folder).AvailableFreeSpace;
            size = new DirectoryInfo(folder).EnumerateFiles("hiepdong.db*").Sum(f => f.Length);
        }
        Facts = new(tree.Units.Count, tree.Territories.Count, node.Catalogue.Indicators.Count(i => !i.Retired), database.First<long>("select count(*) from account where disabled_at is null"),
            database.First<long>("select count(*) from report"), database.First<string>("select at from change_log where kind = 'backup.created' order by seq desc limit 1"), free, size);
    }

    public static string Size(long bytes, Texts texts) => bytes >= 1L << 30 ? texts.Number(Math.Round(bytes / (decimal)(1L << 30), 1)) + " GB" : texts.Number(Math.Max(1, bytes >> 20)) + " MB";
    public string Month(Period p) => texts.IsEnglish ? p.NameEn : "tháng " + p.FirstMonth.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
