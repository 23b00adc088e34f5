namespace HiepDong.JointResults;

/// <summary>Which of two results a fact of the merged one comes from.</summary>
public enum Side { Kept, Absorbed }

/// <summary>Where each fact of a merged result comes from.</summary>
/// <param name="Lead">Whose lead unit leads; the other one's took part and has confirmed.</param>
public sealed record MergeChoice(Side Kind, Side Days, Side Place, Side Summary, Side Campaign, Side Amounts, Side Lead)
{
    public static readonly MergeChoice AllKept = new(Side.Kept, Side.Kept, Side.Kept, Side.Kept, Side.Kept, Side.Kept, Side.Kept);

    /// <summary>The merged body. Claims are of the new version: the amounts were chosen in sight of all of them.</summary>
    public ResultBody Merge(ResultBody kept, ResultBody absorbed, string reason, string by, DateTimeOffset at, int version)
    {
        ResultBody Of(Side side) => side == Side.Kept ? kept : absorbed;
        var chosen = Of(Amounts).Accepted;
        var lead = Of(Lead).Lead.UnitId;
        var claims = new List<Claim>();
        foreach (var unit in kept.Claims.Concat(absorbed.Claims).Select(c => c.UnitId).Distinct())
        {
            var claim = Stronger(Own(kept, unit, chosen), Own(absorbed, unit, chosen))!;
            claims.Add(claim with { Leads = unit == lead, Answer = claim.Leads ? Answer.Confirmed : claim.Answer, Version = claim.Answer == Answer.Pending ? claim.Version : version });
        }
        return new(Of(Kind).Kind, Of(Days).From, Of(Days).To, Of(Place).TerritoryId, Of(Summary).Summary, Of(Campaign).Campaign, [.. claims.OrderByDescending(c => c.Leads)],
            new(chosen.Amounts, chosen.OfUnit, reason, by, at, version));
    }

    /// <summary>A unit's claim with its own amounts written out where the merged result counts others; who confirmed what was accepted there confirmed those amounts.</summary>
    private static Claim? Own(ResultBody body, string unit, Accepted chosen)
    {
        if (body.ClaimOf(unit) is not { } claim) return null;
        if (!claim.Counts) return claim;
        var own = claim.Amounts.Count > 0 ? claim.Amounts : body.Accepted.Amounts;
        return Claim.Same(own, chosen.Amounts) ? claim with { Amounts = [] } : claim with { Amounts = own };
    }

    /// <summary>Of two claims of one unit the one that says more: leading before confirmed before declined before unanswered; between equals the kept result's.</summary>
    private static Claim? Stronger(Claim? kept, Claim? absorbed)
    {
        if (kept is null || absorbed is null) return kept ?? absorbed;
        return Rank(absorbed) > Rank(kept) ? absorbed : kept;
    }

    private static int Rank(Claim claim) => claim.Leads ? 3 : claim.Answer switch { Answer.Confirmed => 2, Answer.Declined => 1, _ => 0 };
}
