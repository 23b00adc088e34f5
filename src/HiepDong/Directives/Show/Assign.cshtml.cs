using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives.Show;

/// <summary>One piece of work as it is typed.</summary>
internal sealed record WorkLine(string Text = "", string Lead = "", string Supporting = "", string Deadline = "", string Evidence = "")
{
    public bool IsEmpty => Text.Length + Lead.Length + Supporting.Length + Deadline.Length + Evidence.Length == 0;
}

/// <summary>Gives work out of a directive: several lines at once, all or none.</summary>
internal sealed class AssignModel(DirectiveStore store, DirectiveReach reach, SendDirective send, AssignWork assign, NodeState node, Access access, Texts texts) : PageModel, IRefillable
{
    private const int Most = 30;

    [FromRoute] public Guid Id { get; set; }
    public Directive Directive { get; private set; } = null!;
    public IReadOnlyList<OrgUnit> Assigners { get; private set; } = [];
    public OrgUnit Assigner { get; private set; } = null!;
    public List<WorkLine> Lines { get; } = [];
    public IReadOnlyList<string> Known { get; private set; } = [];
    private Actor Me => Actors.Of(HttpContext);

    /// <summary>Units of the person that hold the directive and may give work.</summary>
    public static IEnumerable<OrgUnit> Units(Directive directive, SendDirective send, Access access, Actor by, DirectiveStore store)
    {
        if (by.IsOperator || directive.State != DirectiveState.Registered) return [];
        var holding = store.Deliveries(directive.Id).Select(d => d.UnitId).Append(directive.OwnerUnitId).ToHashSet();
        return send.Senders(directive, by).Concat(access.UnitsOf(by, Permission.VerifyWork).Where(u => holding.Contains(u.Id))).DistinctBy(u => u.Id);
    }

    public void OnGet()
    {
        Open();
        Lines.AddRange(Enumerable.Repeat(new WorkLine(), 2));
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "viec-bam")] string? press, CancellationToken stop)
    {
        Open();
        Read();
        if (press == "them")
        {
            Lines.AddRange(Enumerable.Repeat(new WorkLine(), Math.Min(2, Most - Lines.Count)));
            return Page();
        }
        var problems = new List<Problem>();
        var may = send.Addressees(Assigner).Append(Assigner).ToList();
        var orders = new List<AssignmentOrder>();
        for (var n = 1; n <= Lines.Count; n++)
            if (!Lines[n - 1].IsEmpty) orders.Add(Order(Lines[n - 1], n, may, problems));
        if (orders.Count == 0) problems.Add(AssignmentProblems.NoText() with { Field = "viec-1" });
        if (problems.Count > 0) throw new RefusalException(problems);
        var made = await assign.Run(new(OriginKind.Directive, Directive.Id, Directive.Id, DirectiveWords.Short(Directive.Body, "vi")), Assigner.Id, orders, Me, stop);
        TempData["Flash"] = texts["directive.assigned", made.Count];
        return Redirect("/van-ban/" + Directive.Id + "#trien-khai");
    }

    private AssignmentOrder Order(WorkLine line, int n, List<OrgUnit> may, List<Problem> problems)
    {
        var at = n.ToString(CultureInfo.InvariantCulture);
        var found = new List<Problem>();
        string Unit(string typed, string field)
        {
            if (typed.Length == 0) return "";
            try { return UnitChoice.Find(typed, may, field).Id; }
            catch (RefusalException refusal) { found.AddRange(refusal.Problems); return "?"; }
        }
        var lead = Unit(line.Lead, "chu-tri");
        var others = line.Supporting.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Unit(t, "phoi-hop")).ToList();
        var deadline = LocalValueBinder.ReadDate(line.Deadline);
        if (deadline is null) found.Add(DirectiveProblems.NotADay(line.Deadline, "han"));
        var order = new AssignmentOrder(line.Text, lead, [.. others.Where(o => o != "?")], deadline ?? node.Today, line.Evidence);
        found.AddRange(AssignmentRules.Check(order, node.Today));
        problems.AddRange(found.Select(p => p with { Field = (p.Field ?? "viec") + "-" + at, Vi = texts.Raw($"Việc {at}: {p.Vi}", p.Vi), En = $"Task {at}: {p.En}" }));
        return order;
    }

    private void Read()
    {
        string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");
        Lines.Clear();
        for (var n = 1; n <= Most && Request.Form.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"viec-{n}")); n++)
            Lines.Add(new(Field($"viec-{n}"), Field($"chu-tri-{n}"), Field($"phoi-hop-{n}"), Field($"han-{n}"), Field($"san-pham-{n}")));
    }

    private void Open()
    {
        Directive = store.Get(Id.ToString());
        reach.RequireSees(Me, Directive);
        Assigners = [.. Units(Directive, send, access, Me, store)];
        if (Assigners.Count == 0) throw new RefusalException(Directive.State == DirectiveState.Withdrawn ? DirectiveProblems.Withdrawn() : AccountProblems.NotAllowed());
        var chosen = Request.HasFormContentType ? Request.Form["don-vi-giao"].ToString() : "";
        Assigner = Assigners.FirstOrDefault(u => u.Id == chosen) ?? Assigners[0];
        Known = UnitChoice.Suggestions(send.Addressees(Assigner).Append(Assigner), 200);
    }

    public Task Refill(CancellationToken stop)
    {
        Open();
        if (Request.HasFormContentType) Read();
        return Task.CompletedTask;
    }
}
