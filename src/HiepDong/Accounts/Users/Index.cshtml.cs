using HiepDong.Node;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Accounts.Users;

/// <summary>Whether a person can sign in.</summary>
internal enum AccountState { Active, Waiting, Locked, Disabled }

internal sealed record UserRow(Account Account, string Unit, AccountState State);

internal sealed class IndexModel(AccountStore accounts, ManageAccounts manage, Access access, NodeState node, OfficeClock clock, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(Name = "vai-tro", SupportsGet = true)] public string? Role { get; set; }
    [BindProperty(Name = "trang-thai", SupportsGet = true)] public string? State { get; set; }
    [BindProperty(Name = "xep", SupportsGet = true)] public string? Order { get; set; }
    [BindProperty(Name = "trang", SupportsGet = true)] public int PageNumber { get; set; } = 1;

    public int Size => 50;
    public int Total { get; private set; }
    public IReadOnlyList<UserRow> Rows { get; private set; } = [];
    public IEnumerable<Choice> States => Enum.GetValues<AccountState>().Select(s => new Choice(Code(s), texts["account.state." + Code(s)]));

    public void OnGet()
    {
        var by = Actors.Of(HttpContext);
        access.Require(by, Permission.ManageAccounts);
        var words = Vietnamese.Fold(Q).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = accounts.All().Where(a => manage.IsWithin(by, a)).Select(a => new UserRow(a, UnitOf(a), StateOf(a, clock.Machine.GetUtcNow()))).Where(r =>
            (Role is not { Length: > 0 } || r.Account.Grants.Any(g => g.Role.Code() == Role))
            && (State is not { Length: > 0 } || Code(r.State) == State)
            && (words.Length == 0 || Vietnamese.Fold($"{r.Account.DisplayName} {r.Account.UserName} {r.Account.Title} {r.Unit}") is var text && words.All(w => text.Contains(w, StringComparison.Ordinal)))).ToList();
        Total = found.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        var down = Order?.StartsWith('-') == true;
        var sorted = found.OrderBy(r => Order?.TrimStart('-') switch
        {
            "dang-nhap" => r.Account.UserName,
            "don-vi" => Vietnamese.SortKey(r.Unit),
            "trang-thai" => ((int)r.State).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => Vietnamese.SortKey(GivenNameFirst(r.Account.DisplayName))
        }, StringComparer.Ordinal).ThenBy(r => r.Account.UserName, StringComparer.Ordinal);
        Rows = [.. (down ? sorted.Reverse() : sorted).Skip((PageNumber - 1) * Size).Take(Size)];
    }

    public static AccountState StateOf(Account account, DateTimeOffset now) => account switch
    {
        { IsDisabled: true } => AccountState.Disabled,
        { LockedUntil: { } until } when until > now => AccountState.Locked,
        { PasswordHash: null } => AccountState.Waiting,
        _ => AccountState.Active
    };

    private static string Code(AccountState state) => state.ToString().ToLowerInvariant();

    private string UnitOf(Account account) => string.Join("; ", account.Grants.Select(g => ShownClaims.NameOf(node, g.UnitId) ?? g.UnitId).Distinct());

    /// <summary>Vietnamese lists order people by given name, which stands last.</summary>
    private static string GivenNameFirst(string name)
    {
        var last = name.LastIndexOf(' ');
        return last < 0 ? name : name[(last + 1)..] + " " + name[..last];
    }
}
