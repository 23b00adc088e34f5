using HiepDong.Accounts;
using HiepDong.Search;
using HiepDong.Web;
using Microsoft.Extensions.DependencyInjection;

namespace HiepDong.Tests.Search;

/// <summary>Looks for words as a person would.</summary>
internal static class Searching
{
    public static List<FoundKind> Search(this TestApp app, string who, string typed, int each = 50) =>
        app.Services.GetRequiredService<SearchEverything>().Run(Asked.Of(typed), new Asker(app.Services.GetRequiredService<AccountStore>().ByName(who)!.ToActor(), [], new Texts("vi")), each);

    /// <summary>Titles of one kind, nearest first.</summary>
    public static List<string> Titles(this TestApp app, string who, string kind, string typed) => [.. app.Search(who, typed).Where(k => k.Kind == kind).SelectMany(k => k.Hits).Select(h => h.Title)];

    /// <summary>Everything that is kept is what it would be made of now.</summary>
    public static async Task Proves(this TestNode test) => (await SearchIndex.Prove(test.Database)).ShouldSatisfyAllConditions(p => p.Differing.ShouldBeEmpty(), p => p.Documents.ShouldBeGreaterThan(0));
}
