using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>Lets other pages pick directives: suggestions for a datalist, and what somebody typed back into the entry it names.</summary>
internal sealed class DirectiveChoices(DirectiveStore store, DirectiveReach reach)
{
    /// <summary>Newest first; legal bases before the others when asked for.</summary>
    public IReadOnlyList<string> Suggestions(Actor by, bool basesOnly = false, int most = 150) => [.. Seen(by, basesOnly ? " and d.legal_basis = 1" : "", most).Select(d => DirectiveWords.Label(d.Body))];

    /// <summary>Legal bases that the person may cite, in the order of citation: laws, decrees, circulars, then the others, older first.</summary>
    public IReadOnlyList<Directive> Bases(Actor by) => [.. Seen(by, " and d.legal_basis = 1", 500).OrderBy(d => DirectiveKinds.Rank(d.Body.Kind)).ThenBy(d => d.Body.IssuedOn)];

    /// <summary>One entry, by its suggestion, or by number and symbol when only one document has them.</summary>
    public Directive Find(string? typed, Actor by, string field)
    {
        var text = Vietnamese.Clean(typed);
        var key = DirectiveIdentity.SignKey(text.Split(" – ")[0]);
        var found = key.Length == 0 ? [] : store.Query("where d.sign_key = @key and d.state = 'registered' order by d.issued_on, d.id", new { key }).Where(d => reach.Sees(by, d)).ToList();
        if (found.FirstOrDefault(d => DirectiveWords.Label(d.Body) == text) is { } exact) return exact;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusalException(DirectiveProblems.UnknownDirective(text, field)),
            _ => throw new RefusalException(DirectiveProblems.SeveralDirectives(text, string.Join("; ", found.Take(6).Select(d => DirectiveWords.Label(d.Body))), field))
        };
    }

    /// <summary>Several, parted by semicolons or lines.</summary>
    public IReadOnlyList<Directive> FindAll(string? typed, Actor by, string field, List<Problem> problems)
    {
        var found = new List<Directive>();
        foreach (var part in (typed ?? "").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try { found.Add(Find(part, by, field)); }
            catch (RefusalException refusal) { problems.AddRange(refusal.Problems); }
        }
        return [.. found.DistinctBy(d => d.Id)];
    }

    private List<Directive> Seen(Actor by, string and, int most)
    {
        var (sight, args) = reach.Condition(by);
        args.Add("most", most);
        return store.Query("where d.state = 'registered' and d.secrecy = 'none'" + and + " and " + sight + " order by d.issued_on desc, d.id limit @most", args);
    }
}
