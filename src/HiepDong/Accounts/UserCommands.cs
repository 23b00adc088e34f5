using System.CommandLine;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;

namespace HiepDong.Accounts;

/// <summary><c>hiepdong user add|list|reset|disable</c>. A password never stands on the command line, where others can read it.</summary>
internal static class UserCommands
{
    public static Command Make() => new("user", "Tài khoản người dùng / user accounts") { Add(), List(), Reset(), Disable() };

    private static Command Add()
    {
        var name = new Argument<string>("user-name");
        var displayName = new Option<string>("--name") { Description = "Họ và tên / display name", Required = true };
        var title = new Option<string>("--title") { Description = "Chức vụ / title", DefaultValueFactory = _ => "" };
        var role = new Option<string>("--role") { Description = "reporter | approver | coordinator | leader | administrator | auditor", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Mã đơn vị / unit code (default: whole country)" };
        var hierarchy = new Option<string?>("--hierarchy") { Description = "chain | territory (default: chain; country: territory)" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Đọc mật khẩu từ stdin / read the password from standard input" };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(r => r.Code())]);
        hierarchy.AcceptOnlyFromAmong("chain", "territory");
        var command = new Command("add", "Thêm tài khoản; in liên kết đặt mật khẩu / add an account, print its set-password link") { name, displayName, title, role, unit, hierarchy, fromInput };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await StandardData.EnsureLoaded(node, stop);
            var manage = Manage(node);
            GrantCodes.TryRole(parsed.GetValue(role), out var asked);
            GrantCodes.TryHierarchy(parsed.GetValue(hierarchy) ?? (parsed.GetValue(unit) is null ? "territory" : "chain"), out var way);
            var tree = node.State.Organisation.At(node.State.Today);
            var unitId = manage.UnitId(Actor.Operator, parsed.GetValue(unit) ?? tree.Country!.Code);
            var password = parsed.GetValue(fromInput) ? await Console.In.ReadLineAsync(stop) ?? "" : null;
            var (account, link) = await manage.Create(Actor.Operator, new(parsed.GetValue(name)!, parsed.GetValue(displayName)!, parsed.GetValue(title)!, [new(asked, unitId, way)], password), stop);
            if (link != null) Console.WriteLine(link);
            else Console.Error.WriteLine(account.UserName);
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Liệt kê tài khoản / list accounts (tab separated)");
        command.SetAction(parsed =>
        {
            using var node = parsed.OpenNode();
            Console.WriteLine("user_name\tdisplay_name\ttitle\tstate\troles");
            foreach (var account in new AccountStore(node.Database).All())
                Console.WriteLine(string.Join('\t', account.UserName, account.DisplayName, account.Title,
                    Users.IndexModel.StateOf(account, node.Clock.Machine.GetUtcNow()).ToString().ToLowerInvariant(), string.Join(' ', account.Grants.Select(g => $"{g.Role.Code()}:{Code(node, g.UnitId)}:{g.Hierarchy.Code()}"))));
            return 0;
        });
        return command;
    }

    private static string Code(NodeContext node, string id) => node.State.Organisation.Unit(id)?.Code ?? node.State.Organisation.Territory(id)?.Code ?? id;

    private static Command Reset()
    {
        var name = new Argument<string>("user-name");
        var command = new Command("reset", "In liên kết đặt lại mật khẩu / print a link that sets a new password") { name };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            Console.WriteLine(await Manage(node).MakePasswordLink(Actor.Operator, Named(node, parsed.GetValue(name)), stop));
            return 0;
        });
        return command;
    }

    private static Command Disable()
    {
        var name = new Argument<string>("user-name");
        var command = new Command("disable", "Khóa tài khoản / disable an account") { name };
        command.SetAction(async (parsed, stop) =>
        {
            using var node = parsed.OpenNode();
            await Manage(node).Disable(Actor.Operator, Named(node, parsed.GetValue(name)), stop);
            return 0;
        });
        return command;
    }

    private static string Named(NodeContext node, string? userName) =>
        new AccountStore(node.Database).ByName(userName)?.Id ?? throw new RefusalException(AccountProblems.NoSuchAccount());

    private static ManageAccounts Manage(NodeContext node) => new(node.Database, new(node.Database), new(node.Clock, node.Database), node.Access, node.State);
}
