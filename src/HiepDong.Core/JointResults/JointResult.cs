using HiepDong.Problems;

namespace HiepDong.JointResults;

/// <summary>One count or quantity, in the unit it was stated in.</summary>
/// <param name="What">Code of a <see cref="Thing"/>, or words for other goods.</param>
/// <param name="Value">At least 0.</param>
/// <param name="Approximate">The statement itself is "about".</param>
public sealed record Amount(string What, string Unit, decimal Value, bool Approximate = false);

/// <summary>What a participant says to its part.</summary>
public enum Answer { Pending, Confirmed, Declined }

/// <summary>What one unit says of the result: its share of the work in words, its own amounts.</summary>
/// <param name="Leads">Exactly one claim of a result leads.</param>
/// <param name="Amounts">Empty while it has not answered, or when it confirms the accepted amounts as they are.</param>
/// <param name="Reason">Why it declined.</param>
/// <param name="By">User who answered.</param>
/// <param name="Version">The version of the result it answered to; 0 before.</param>
public sealed record Claim(string UnitId, bool Leads, string Share, Answer Answer, IReadOnlyList<Amount> Amounts, string? Reason = null, string? By = null, DateTimeOffset? At = null, int Version = 0)
{
    /// <summary>Whether the result counts for this unit.</summary>
    public bool Counts => Leads || Answer == Answer.Confirmed;

    /// <summary>Whether two lists state the same things; the order does not matter.</summary>
    public static bool Same(IReadOnlyList<Amount> a, IReadOnlyList<Amount> b) => a.Count == b.Count && a.All(b.Contains);
}

/// <summary>The one set of amounts that is counted.</summary>
/// <param name="OfUnit">Whose claim was taken; null when they were set by agreement.</param>
/// <param name="Reason">Why these; null while it is simply what the lead unit recorded.</param>
/// <param name="Version">The version it was chosen at.</param>
public sealed record Accepted(IReadOnlyList<Amount> Amounts, string? OfUnit, string? Reason, string? By, DateTimeOffset? At, int Version = 0);

/// <summary>Life of a result. Only <see cref="Recorded"/> and <see cref="Closed"/> count.</summary>
public enum ResultState { Draft, Recorded, Closed, Merged, Withdrawn }

/// <summary>Everything a result says at one version. No person's name has a place in it.</summary>
/// <param name="From">First day; <paramref name="To"/> is the last, and the day it counts on.</param>
/// <param name="Summary">What happened, in a few words; screened for numbers of persons and secrecy marks.</param>
/// <param name="Campaign">Plan or campaign it belongs to, by name or number.</param>
public sealed record ResultBody(ResultKind Kind, DateOnly From, DateOnly To, string TerritoryId, string Summary, string? Campaign, IReadOnlyList<Claim> Claims, Accepted Accepted)
{
    public Claim Lead => Claims.First(c => c.Leads);
    public Claim? ClaimOf(string unitId) => Claims.FirstOrDefault(c => c.UnitId == unitId);
    public IEnumerable<Claim> Counting => Claims.Where(c => c.Counts);
    public bool IsJoint => Claims.Count(c => c.Counts) > 1;

    /// <summary>Confirmed claims that state other amounts than the accepted ones.</summary>
    public IEnumerable<Claim> Differing => Claims.Where(c => c.Counts && c.Amounts.Count > 0 && !Claim.Same(c.Amounts, Accepted.Amounts));

    /// <summary>Claims that differ and were filed after the accepted amounts were last chosen with a reason.</summary>
    public IEnumerable<Claim> Unsettled => Differing.Where(c => Accepted.Reason is null || c.Version > Accepted.Version);
}

/// <summary>
/// One case, sweep, patrol, seizure or rescue, entered once. Draft → Recorded → each participant Confirmed or Declined → Closed. Every step is a
/// version; a correction needs a reason and opens a closed result again.
/// </summary>
public sealed class JointResult
{
    /// <summary>Days after which an unanswered participation is a duty of both units.</summary>
    public const int AnswerDays = 10;
    public const int MostDays = 366;
    public const int MostAmounts = 40;

    public required string Id { get; init; }

    /// <summary>Lead unit's code/year/number, given when it is recorded; empty before.</summary>
    public string Code { get; set; } = "";
    public required ResultBody Body { get; set; }
    public ResultState State { get; set; } = ResultState.Draft;
    public int Version { get; set; }
    public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>The result this one was merged into.</summary>
    public string? MergedInto { get; set; }

    public bool Counts => State is ResultState.Recorded or ResultState.Closed;
    public IEnumerable<Claim> Waiting => Counts ? Body.Claims.Where(c => c is { Leads: false, Answer: Answer.Pending }) : [];

    /// <summary>Whether an answer has been missing for more than <see cref="AnswerDays"/> days.</summary>
    public bool IsOverdue(DateOnly today) => RecordedAt is { } at && Waiting.Any() && Reporting.VietnamTime.DayOf(at).AddDays(AnswerDays) < today;

    /// <summary>Records the draft: from now on it counts for the lead unit, and each participant is asked.</summary>
    public void Record(string code, string by, DateTimeOffset at)
    {
        if (State != ResultState.Draft) throw new RefusalException(ResultProblems.AlreadyRecorded(Code));
        (State, Code, RecordedAt) = (ResultState.Recorded, code, at);
        Version++;
        Body = Body with
        {
            Claims = [.. Body.Claims.Select(c => c.Leads ? c with { Answer = Answer.Confirmed, By = by, At = at, Version = Version } : c)],
            Accepted = Body.Accepted with { OfUnit = Body.Lead.UnitId, By = by, At = at, Version = Version }
        };
    }

    /// <summary>A participant says yes, with amounts of its own where they differ; one that was not named joins.</summary>
    public void Confirm(string unitId, IReadOnlyList<Amount> amounts, string? share, string by, DateTimeOffset at)
    {
        RequireOpen();
        var claim = Body.ClaimOf(unitId) ?? new(unitId, false, "", Answer.Pending, []);
        if (claim.Leads) throw new RefusalException(ResultProblems.LeadNeedNotConfirm());
        Version++;
        Put(claim with { Answer = Answer.Confirmed, Amounts = amounts, Share = share ?? claim.Share, Reason = null, By = by, At = at, Version = Version });
    }

    public void Decline(string unitId, string? reason, string by, DateTimeOffset at)
    {
        RequireOpen();
        if (Body.ClaimOf(unitId) is not { } claim) throw new RefusalException(ResultProblems.NotParticipant());
        if (claim.Leads) throw new RefusalException(ResultProblems.LeadNeedNotConfirm());
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.DeclineNeedsReason());
        Version++;
        Put(claim with { Answer = Answer.Declined, Reason = reason.Trim(), By = by, At = at, Version = Version });
    }

    /// <summary>Chooses the counted amounts: one unit's claim, or others that were agreed.</summary>
    public void Choose(string? ofUnit, IReadOnlyList<Amount>? agreed, string? reason, string by, DateTimeOffset at)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.ChoiceNeedsReason());
        var amounts = agreed;
        if (ofUnit is not null)
        {
            if (Body.ClaimOf(ofUnit) is not { Counts: true } claim) throw new RefusalException(ResultProblems.NotParticipant());
            amounts = claim.Amounts.Count > 0 ? claim.Amounts : Body.Accepted.Amounts;
        }
        if (amounts is null || amounts.Count == 0) throw new RefusalException(ResultProblems.NoAmounts());
        Version++;
        Body = Body with { Accepted = new(amounts, ofUnit, reason.Trim(), by, at, Version) };
    }

    /// <summary>Ends it: everybody has answered, and where claims differ the counted amounts were chosen.</summary>
    public void Close()
    {
        if (State != ResultState.Recorded) throw new RefusalException(ResultProblems.NotOpen(Code));
        if (Waiting.Any()) throw new RefusalException(ResultProblems.StillWaiting(Waiting.Count()));
        if (Body.Unsettled.Any()) throw new RefusalException(ResultProblems.ClaimsDiffer());
        State = ResultState.Closed;
        Version++;
    }

    /// <summary>A later version of a recorded result. Answers stay as they were given; a closed result opens again.</summary>
    public void Correct(ResultBody body, string? reason)
    {
        RequireOpenOrClosed();
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.CorrectionNeedsReason());
        Version++;
        var changed = !Claim.Same(body.Accepted.Amounts, Body.Accepted.Amounts);
        Body = changed ? body with { Accepted = body.Accepted with { Reason = reason.Trim(), Version = Version } } : body;
        State = ResultState.Recorded;
    }

    public void Withdraw(string? reason)
    {
        RequireOpenOrClosed();
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.WithdrawalNeedsReason());
        State = ResultState.Withdrawn;
        Version++;
    }

    /// <summary>
    /// Takes another result of the same event into this one: each fact from the side that was chosen, the participants of both, and every unit's claim as it stood.
    /// The other ends as merged; its body stays what it was.
    /// </summary>
    public void Absorb(JointResult other, MergeChoice choice, string? reason, string by, DateTimeOffset at)
    {
        if (other.Id == Id || !Counts || !other.Counts) throw new RefusalException(ResultProblems.NotTwo());
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ResultProblems.MergeNeedsReason());
        Version++;
        Body = choice.Merge(Body, other.Body, reason.Trim(), by, at, Version);
        State = ResultState.Recorded;
        (other.State, other.MergedInto) = (ResultState.Merged, Id);
        other.Version++;
    }

    /// <summary>Writes an earlier state back as a new version: what undoing a merge does to both.</summary>
    public void Restore(ResultState state, ResultBody body)
    {
        (State, Body, MergedInto) = (state, body, null);
        Version++;
    }

    private void Put(Claim claim)
    {
        Body = Body with { Claims = Body.ClaimOf(claim.UnitId) is null ? [.. Body.Claims, claim] : [.. Body.Claims.Select(c => c.UnitId == claim.UnitId ? claim : c)] };
    }

    private void RequireOpen()
    {
        if (State != ResultState.Recorded) throw new RefusalException(ResultProblems.NotOpen(Code));
    }

    private void RequireOpenOrClosed()
    {
        if (!Counts) throw new RefusalException(ResultProblems.NotOpen(Code));
    }
}
