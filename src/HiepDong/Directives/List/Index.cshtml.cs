using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Directives;

/// <summary>The register of directives and legal bases a person may see.</summary>
internal sealed class DirectiveListModel(DirectiveList list, Access access, NodeState node, Texts texts) : PageModel
{
    public const int Size = 50;

    [FromQuery(Name = "trang")] public string? PageText { get; set; }

    public IReadOnlyList<DirectiveLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int Waiting { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public bool MayWrite { get; private set; }
    public IReadOnlyList<Choice> Years { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds => [.. DirectiveKinds.All.Select(k => new Choice(k.Code, k.Name(texts.Language)))];
    public string? this[string name] => Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
    public bool Ticked(string name) => Request.Query[name].ToString().Contains("true", StringComparison.Ordinal);
    public bool Any => new[] { "loai", "nam", "co-quan", "trang-thai", "q" }.Any(n => this[n] is not null) || Ticked("viec") || Ticked("can-cu") || Ticked("cho-nhan");

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        var filter = DirectiveList.Read(Request.Query);
        Total = list.Count(filter, by);
        MayWrite = access.Allows(by, Permission.WriteWork);
        Waiting = MayWrite && !by.IsOperator && !filter.Waiting ? list.Count(new(Waiting: true), by) : 0;
        Years = [.. list.Years(by).Append(node.Today.Year).Distinct().OrderDescending().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Choice(y, y))];
        PageNumber = Math.Clamp(int.TryParse(PageText, CultureInfo.InvariantCulture, out var n) ? n : 1, 1, Math.Max(1, (Total + Size - 1) / Size));
        if (Total > 0) Lines = list.Page(filter, by, PageNumber, Size);
    }
}
