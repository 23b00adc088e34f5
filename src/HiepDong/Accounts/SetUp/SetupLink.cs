using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Accounts;

/// <summary>A node without accounts prints a link; whoever opens it becomes the first administrator.</summary>
internal static class SetupLink
{
    /// <summary>The path of a new set-up link, or null when the node has accounts.</summary>
    public static async Task<string?> EnsureAsync(NodeContext node, CancellationToken stop = default)
    {
        if (new AccountStore(node.Database).Any()) return null;
        // The first administrator stands for the country, so there must be one.
        await StandardData.EnsureLoaded(node, stop);
        var secret = Secrets.New();
        var links = new OneTimeLinks(node.Clock, node.Database);
        await node.Database.Write(Actor.Operator.UserName, "", write =>
        {
            links.Keep(write, secret, OneTimeLinks.SetUp, null);
            write.Log("account.setup-link-made", "node");
        }, stop);
        return "/thiet-lap?ma=" + secret;
    }
}

/// <summary>Makes the first administrator out of a set-up link; works once.</summary>
internal sealed class CreateFirstAdministrator(Database database, AccountStore accounts, OneTimeLinks links, NodeState node)
{
    public void Require(string? secret)
    {
        if (accounts.Any()) throw new RefusalException(AccountProblems.AlreadySetUp());
        links.Require(secret, OneTimeLinks.SetUp);
    }

    /// <param name="unit">Typed code or name of a unit; empty: the whole country.</param>
    public async Task<Account> Run(string? secret, string userName, string displayName, string title, string? unit, string? password, string? again, CancellationToken stop)
    {
        Require(secret);
        Passwords.RequireSame(password, again);
        var tree = node.Organisation.At(node.Today);
        var unitId = string.IsNullOrWhiteSpace(unit) ? tree.Country!.Id : UnitChoice.Find(unit, tree.Units).Id;
        var asked = AccountStore.Check(new(userName, displayName, title, [new(Role.Administrator, unitId, Hierarchy.Territory)], password ?? ""));
        var (id, hash) = (database.NewId(), Passwords.Hash(password!));
        await database.Write(asked.UserName, unitId, write =>
        {
            if (write.First<string>("select id from account limit 1") != null) throw new RefusalException(AccountProblems.AlreadySetUp());
            links.Use(write, secret!, OneTimeLinks.SetUp);
            AccountStore.Insert(write, id, asked, hash);
            write.Log("account.signed-in", id);
        }, stop);
        return accounts.Get(id)!;
    }
}
