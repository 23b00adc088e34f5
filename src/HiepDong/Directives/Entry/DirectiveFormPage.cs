using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives.Entry;

/// <summary>What the page of a new entry and that of a change have in common: the form and what it suggests.</summary>
internal abstract class DirectiveFormPage(NodeState node, Access access, DirectiveChoices choices, DirectiveSettings settings, Texts texts) : PageModel, IRefillable
{
    public DirectiveForm Form { get; protected set; } = new();
    public IReadOnlyList<OrgUnit> OwnUnits { get; private set; } = [];
    public IReadOnlyList<string> Issuers { get; private set; } = [];
    public IReadOnlyList<string> Known { get; private set; } = [];
    public abstract bool IsChange { get; }
    public virtual bool TakesPointers => settings.TakesPointers;
    public Actor Me => Actors.Of(HttpContext);
    public IReadOnlyList<Choice> Kinds => [.. DirectiveKinds.All.Select(k => new Choice(k.Code, k.Mark.Length > 0 ? $"{k.Name(texts.Language)} ({k.Mark})" : k.Name(texts.Language)))];
    public IReadOnlyList<Choice> Secrecies => [.. Enum.GetValues<Secrecy>().Select(s => new Choice(DirectiveStore.CodeOf(s), DirectiveWords.Secrecy(s, texts)))];

    protected void Load()
    {
        OwnUnits = Me.IsOperator ? [] : [.. access.UnitsOf(Me, Permission.WriteWork)];
        var tree = node.Organisation.At(node.Today);
        // Those above the own units first: they issue what comes down.
        var above = OwnUnits.SelectMany(u => tree.PathOf(u.Id)).Select(node.Organisation.Unit).OfType<OrgUnit>();
        Issuers = [.. new[] { "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư" }, .. UnitChoice.Suggestions(above.Concat(tree.Units.Where(u => u.Echelon is Echelon.Ministry or Echelon.Province)).DistinctBy(u => u.Id), 120)];
        Known = choices.Suggestions(Me);
    }

    public virtual Task Refill(CancellationToken stop)
    {
        if (Request.HasFormContentType) Form = DirectiveForm.Read(Request.Form);
        Load();
        return Task.CompletedTask;
    }
}
