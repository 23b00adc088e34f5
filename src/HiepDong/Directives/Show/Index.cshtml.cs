using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives.Show;

/// <summary>One document: what it is, who has it, what was made of it, and what the person may do.</summary>
internal sealed class IndexModel(DirectiveStore store, DirectiveList list, DirectiveReach reach, DirectiveCascade cascade, KeepDirective keep, SendDirective send, KeepDirectiveFiles files, NodeState node, Access access, People people, Texts texts) : PageModel, IRefillable
{
    public const int Size = 60;

    private string pressed = "";

    [FromRoute] public Guid Id { get; set; }
    [FromQuery(Name = "muc")] public string? Only { get; set; }
    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public DirectiveLine Line { get; private set; } = null!;
    public Directive Directive => Line.Directive;
    public DirectiveBody Body => Directive.Body;
    public bool Owns { get; private set; }
    public bool CanUndo { get; private set; }
    public IReadOnlyList<Directive> SameSign { get; private set; } = [];
    public IReadOnlyList<(string Key, Directive Other)> Links { get; private set; } = [];
    public IReadOnlyList<KeptFile> Files { get; private set; } = [];
    public IReadOnlyList<DirectiveVersion> Versions { get; private set; } = [];
    public Func<string, string> NameOf { get; private set; } = n => n;

    public IReadOnlyList<CascadeRow> Rows { get; private set; } = [];
    public IReadOnlyList<CascadeRow> Shown { get; private set; } = [];
    public int ShownOf { get; private set; }
    public int PageNumber { get; private set; } = 1;

    /// <summary>Own units that were sent it.</summary>
    public IReadOnlyList<(OrgUnit Unit, CascadeRow Row)> Mine { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Senders { get; private set; } = [];
    public OrgUnit? Sender { get; private set; }
    public IReadOnlyList<OrgUnit> Below { get; private set; } = [];
    public IReadOnlyList<OrgUnit> Parties { get; private set; } = [];
    public IReadOnlyList<string> Others { get; private set; } = [];
    public string Typed { get; private set; } = "";

    /// <summary>One of the person's units may give work out of it.</summary>
    public bool MayAssign { get; private set; }

    private Actor Me => Actors.Of(HttpContext);
    public NodeState Node => node;
    public bool Is(string handler, string unit = "") => pressed == handler + unit;
    public int Count(string only) => Rows.Count(r => Matches(r, only));
    public string Unit(string id) => DirectiveWords.Unit(id, node);
    public DirectiveStore Store => store;

    public void OnGet() => Load();

    public Task<IActionResult> OnPostWithdraw(CancellationToken stop) => Do("Withdraw", () => keep.Withdraw(Directive.Id, Field("ly-do"), Seen, Me, stop), "directive.withdrawn-done");
    public Task<IActionResult> OnPostRestore(CancellationToken stop) => Do("Restore", () => keep.Restore(Directive.Id, Seen, Me, stop), "directive.restored-done");
    public Task<IActionResult> OnPostUndo(CancellationToken stop) => Do("Undo", () => keep.Undo(Directive.Id, Seen, Me, stop), "directive.undone-done");
    public Task<IActionResult> OnPostReceive(CancellationToken stop) => Do("Receive", () => send.Receive(Directive.Id, Field("don-vi"), Me, stop), "directive.received-done");
    public Task<IActionResult> OnPostNoNeed(CancellationToken stop) => Do("NoNeed" + Field("don-vi"), () => send.NoNeed(Directive.Id, Field("don-vi"), Field("ly-do-khong"), false, Me, stop), "directive.no-need-done", "ly-do-khong");
    public Task<IActionResult> OnPostNeedAgain(CancellationToken stop) => Do("NeedAgain", () => send.NoNeed(Directive.Id, Field("don-vi"), null, true, Me, stop), "directive.need-again-done");
    public Task<IActionResult> OnPostTakeBack(CancellationToken stop) => Do("TakeBack", () => send.TakeBack(Directive.Id, Field("don-vi"), Me, stop), "directive.taken-back");
    public Task<IActionResult> OnPostFile([FromForm(Name = "tep")] IFormFile? file, CancellationToken stop) => Do("File", () => files.Add(Directive.Id, file, Me, stop), "directive.file-added");
    public Task<IActionResult> OnPostRemoveFile(CancellationToken stop) => Do("RemoveFile", () => files.Mark(Directive.Id, Field("tep-id"), true, Me, stop), "directive.file-removed");
    public Task<IActionResult> OnPostRestoreFile(CancellationToken stop) => Do("RestoreFile", () => files.Mark(Directive.Id, Field("tep-id"), false, Me, stop), "directive.file-restored");

    public Task<IActionResult> OnPostSend(CancellationToken stop) => Do("Send", () =>
    {
        if (Sender is not { } from) throw new RefusalException(AccountProblems.NotAllowed());
        var to = new List<string>();
        if (Request.Form["cap-duoi"].Contains("true")) to.AddRange(Below.Select(u => u.Id));
        if (Request.Form["cung-dia-ban"].Contains("true")) to.AddRange(Parties.Select(u => u.Id));
        var may = send.Addressees(from);
        var problems = new List<Problem>();
        foreach (var part in Typed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try { to.Add(UnitChoice.Find(part, may, "noi-nhan").Id); }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        }
        if (problems.Count > 0) throw new RefusalException(problems);
        return send.Send(Directive.Id, from.Id, [.. to.Distinct()], Me, stop);
    }, "directive.sent-done", "noi-nhan");

    private int? Seen => int.TryParse(Field("seen"), CultureInfo.InvariantCulture, out var v) ? v : null;
    private string Field(string name) => Vietnamese.Clean(Request.Form[name] is { Count: > 0 } sent ? sent[0] : "");

    /// <param name="field">What the rules call "ly-do" or "don-vi" in the form that was sent.</param>
    private async Task<IActionResult> Do(string handler, Func<Task> act, string done, string field = "ly-do")
    {
        Load();
        pressed = handler;
        try
        {
            await act();
            TempData["Flash"] = texts[done, Body.Sign];
        }
        catch (RefusalException e) when (e.Problems.Any(p => p.Field is "ly-do" or "don-vi"))
        {
            throw new RefusalException([.. e.Problems.Select(p => p.Field is "ly-do" or "don-vi" ? p with { Field = field } : p)]);
        }
        return Redirect("/van-ban/" + Directive.Id);
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }

    private void Load()
    {
        var directive = store.Get(Id.ToString());
        reach.RequireSees(Me, directive);
        Line = list.Line(directive);
        Owns = !Me.IsOperator && access.Allows(Me, Permission.WriteWork, directive.OwnerUnitId);
        SameSign = [.. store.SameSign(directive).Where(d => reach.Sees(Me, d))];
        Links =
        [
            .. store.LinksTo([directive.Id])[directive.Id].Select(l => (Key: l.Replaces ? "directive.replaced-by" : "directive.amended-by", Other: store.Get(l.DirectiveId))),
            .. (directive.Body.Replaces ?? []).Select(id => ("directive.replaces", store.Get(id))), .. (directive.Body.Amends ?? []).Select(id => ("directive.amends", store.Get(id)))
        ];
        Files = directive.Body.IsClassified ? [] : files.Of(directive.Id);
        Versions = store.Versions(directive.Id);
        CanUndo = Owns && directive.State == DirectiveState.Registered && Versions is [{ What: "changed" }, _, ..];
        Rows = cascade.Of(directive, Me);
        var shown = Rows.Where(r => Matches(r, Only)).ToList();
        ShownOf = shown.Count;
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (ShownOf + Size - 1) / Size));
        Shown = [.. shown.Skip((PageNumber - 1) * Size).Take(Size)];
        NameOf = people.Names(Versions.Select(v => v.By).Concat(Shown.SelectMany(r => new[] { r.Delivery?.SentBy, r.Delivery?.ReceivedBy, r.Delivery?.NoNeedBy })).Concat(Files.Select(f => (string?)f.AddedBy)).OfType<string>());
        var own = Me.IsOperator ? [] : access.UnitsOf(Me, Permission.WriteWork).ToList();
        Mine = directive.State == DirectiveState.Withdrawn ? [] : [.. own.SelectMany(u => Rows.Where(r => r.IsAddressed && node.Organisation.WithPredecessors(u.Id).Contains(r.UnitId)).Take(1).Select(r => (u, r)))];
        Senders = send.Senders(directive, Me);
        MayAssign = AssignModel.Units(directive, send, access, Me, store).Any();
        LoadAddressees();
    }

    private void LoadAddressees()
    {
        var wanted = Request.HasFormContentType ? Field("tu-don-vi") : "";
        Typed = Request.HasFormContentType ? Field("noi-nhan") : "";
        Sender = Senders.FirstOrDefault(u => u.Id == wanted) ?? (Senders.Count > 0 ? Senders[0] : null);
        if (Sender is not { } from) return;
        var tree = node.Organisation.At(node.Today);
        var there = store.Deliveries(Directive.Id).Select(d => d.UnitId).Append(Directive.OwnerUnitId).ToHashSet();
        Below = [.. tree.SubordinatesOf(from.Id).Where(u => !there.Contains(u.Id))];
        Parties = [.. tree.UnitsOf(from.TerritoryId).Where(u => u.Id != from.Id && !there.Contains(u.Id) && Below.All(b => b.Id != u.Id))];
        Others = UnitChoice.Suggestions(send.Addressees(from).Where(u => !there.Contains(u.Id)), 150);
    }

    private static bool Matches(CascadeRow row, string? only) => only switch
    {
        "chua-nhan" => row.HasNotReceived,
        "chua-trien-khai" => row.HasNotActed,
        "da-trien-khai" => row.State == DeliveryState.Answered,
        "khong-can" => row.State == DeliveryState.NoNeed,
        "duoc-gui" => row.IsAddressed,
        _ => true
    };
}
