using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Directives;

/// <summary>What an entry must fulfil before it is kept, whatever the way it came in.</summary>
public static class DirectiveRules
{
    public const int MostSign = 60, MostIssuer = 200, MostAbstract = 500, MostLinks = 20;

    /// <summary>Problems by field: "loai", "so-ky-hieu", "ngay", "co-quan", "trich-yeu", "do-mat", "noi-giu", "hieu-luc-tu", "het-hieu-luc", "thay-the", "sua-doi", "can-cu".</summary>
    /// <param name="pointers">Whether this node takes pointers to classified documents.</param>
    public static List<Problem> Check(DirectiveBody b, DateOnly today, bool pointers)
    {
        var found = new List<Problem>();
        if (DirectiveKinds.Find(b.Kind) is null) found.Add(DirectiveProblems.UnknownKind(b.Kind));
        if (b.Sign.Length is 0 or > MostSign || !b.Sign.Any(char.IsAsciiDigit)) found.Add(DirectiveProblems.BadSign());
        if (b.IssuedOn > today) found.Add(DirectiveProblems.InTheFuture());
        else if (b.IssuedOn.Year < 1945) found.Add(DirectiveProblems.TooEarly());
        if (b.Issuer.Length is 0 or > MostIssuer) found.Add(DirectiveProblems.NoIssuer());
        if (b.Abstract.Length > MostAbstract) found.Add(DirectiveProblems.AbstractTooLong());
        if (b.EffectiveOn < b.IssuedOn) found.Add(DirectiveProblems.EffectiveTooEarly());
        if (b.ExpiresOn <= b.From) found.Add(DirectiveProblems.ExpiresTooEarly());
        if ((b.Replaces?.Count ?? 0) > MostLinks) found.Add(DirectiveProblems.TooManyLinks("thay-the"));
        if ((b.Amends?.Count ?? 0) > MostLinks) found.Add(DirectiveProblems.TooManyLinks("sua-doi"));
        if (b.IsClassified) found.AddRange(CheckPointer(b, pointers));
        else if (b.Abstract.Length == 0) found.Add(DirectiveProblems.NoAbstract());
        foreach (var (field, text) in new[] { ("so-ky-hieu", b.Sign), ("co-quan", b.Issuer), ("trich-yeu", b.Abstract), ("noi-giu", b.Keeper) }) found.AddRange(TextRules.Screen(field, text));
        return found;
    }

    /// <summary>Of a classified document only where it is: nothing of what it says may be cited or kept.</summary>
    private static IEnumerable<Problem> CheckPointer(DirectiveBody b, bool pointers)
    {
        if (!pointers) yield return DirectiveProblems.PointersOff();
        if (b.Keeper.Length is 0 or > MostIssuer) yield return DirectiveProblems.NoKeeper();
        if (b.Secrecy == Secrecy.TopSecret && b.Abstract.Length > 0) yield return DirectiveProblems.NoAbstractAllowed();
        if (b.IsLegalBasis) yield return DirectiveProblems.NotCitable();
    }
}
