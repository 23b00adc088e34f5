using HiepDong.Problems;

namespace HiepDong.Plans;

/// <summary>What a party says to one edition. Only <see cref="Agreed"/> lets the plan go on.</summary>
public enum PartyAnswerKind { Agreed, Commented }

/// <summary>One answer of a party, kept for good; it holds for the edition it was given to and no other.</summary>
/// <param name="Edition">The edition that was read.</param>
/// <param name="Reply">What the author says to a comment.</param>
public sealed record PartyAnswer(string UnitId, PartyAnswerKind Kind, string Text, int Edition, string By, DateTimeOffset At, string? Reply = null, string? ReplyBy = null, DateTimeOffset? ReplyAt = null);

/// <summary>
/// Draft → Sent → Approved (all parties agree to one edition) → InForce → Reviewed → Closed. Before it is in force the author may withdraw it, afterwards it can only be
/// cancelled; both need a reason once it was sent.
/// </summary>
public enum PlanState { Draft, Sent, Approved, InForce, Reviewed, Closed, Withdrawn, Cancelled }

/// <summary>Everything said about a plan besides its text.</summary>
/// <param name="Answers">All answers ever given, oldest first.</param>
/// <param name="InForceOn">First day on which it holds.</param>
/// <param name="Assessment">What the review found.</param>
/// <param name="Reason">Why it was withdrawn or cancelled.</param>
public sealed record PlanStanding(IReadOnlyList<PartyAnswer> Answers, DateOnly? InForceOn = null, string? Assessment = null, string? Reason = null)
{
    public static readonly PlanStanding None = new([]);
}

/// <summary>A plan of several forces. Its text has editions: each party agrees to an edition, and a later one asks all of them again.</summary>
public sealed class Plan
{
    public required string Id { get; init; }

    /// <summary>"KH.", code of the author unit, year, number: "KH.UB.68/2026/3". Results name their plan by it.</summary>
    public string Code { get; set; } = "";
    public required PlanBody Body { get; set; }
    public PlanState State { get; set; } = PlanState.Draft;

    /// <summary>Counts the texts the parties were asked about; 0 until it is first sent.</summary>
    public int Edition { get; set; }

    /// <summary>Counts every step; what two people must not take at once.</summary>
    public int Version { get; set; } = 1;
    public PlanStanding Standing { get; set; } = PlanStanding.None;

    /// <summary>Parties besides the author have seen it.</summary>
    public bool WasSent => Edition > 0;
    public bool IsBeingAgreed => State is PlanState.Sent or PlanState.Approved;

    /// <summary>It was carried out, or is.</summary>
    public bool Holds => State is PlanState.InForce or PlanState.Reviewed or PlanState.Closed;

    /// <summary>The last answer of a party to the edition that stands; null while it has said nothing to it.</summary>
    public PartyAnswer? AnswerOf(string unitId) => Standing.Answers.LastOrDefault(a => a.UnitId == unitId && a.Edition == Edition);
    public bool HasAgreed(string unitId) => WasSent && AnswerOf(unitId)?.Kind == PartyAnswerKind.Agreed;

    /// <summary>Parties that have not agreed to the edition that stands.</summary>
    public IEnumerable<PlanParty> Waiting => State == PlanState.Sent ? Body.Parties.Where(p => !HasAgreed(p.UnitId)) : [];

    /// <summary>Replaces the text of a draft.</summary>
    public void Rewrite(PlanBody body)
    {
        if (State != PlanState.Draft) throw new RefusalException(PlanProblems.NotDraft(Code));
        Body = body;
        Version++;
    }

    /// <summary>Asks the parties. By sending it the author unit agrees to its own text.</summary>
    public void Send(string by, DateTimeOffset at)
    {
        if (State != PlanState.Draft) throw new RefusalException(PlanProblems.NotDraft(Code));
        Ask(by, at);
    }

    /// <summary>A changed text, which asks every party again: what was agreed held for the older edition.</summary>
    /// <param name="note">What was changed and why; the parties read it.</param>
    public void Change(PlanBody body, string? note, string by, DateTimeOffset at)
    {
        if (!IsBeingAgreed) throw new RefusalException(PlanProblems.NotBeingAgreed(Code));
        if (string.IsNullOrWhiteSpace(note)) throw new RefusalException(PlanProblems.ChangeNeedsNote());
        Body = body;
        Ask(by, at);
    }

    private void Ask(string by, DateTimeOffset at)
    {
        Edition++;
        Version++;
        State = PlanState.Sent;
        if (Body.PartyOf(Body.AuthorUnitId) is { } own) Put(new(own.UnitId, PartyAnswerKind.Agreed, "", Edition, by, at));
    }

    /// <param name="edition">The edition the party has read; an older one is refused.</param>
    public void Agree(string unitId, int edition, string by, DateTimeOffset at)
    {
        RequireParty(unitId, edition);
        if (HasAgreed(unitId)) throw new RefusalException(PlanProblems.AlreadyAgreed());
        Version++;
        Put(new(unitId, PartyAnswerKind.Agreed, "", Edition, by, at));
    }

    /// <summary>A comment takes back a consent given to the same edition.</summary>
    public void Comment(string unitId, int edition, string? text, string by, DateTimeOffset at)
    {
        RequireParty(unitId, edition);
        if (string.IsNullOrWhiteSpace(text)) throw new RefusalException(PlanProblems.CommentNeedsText());
        Version++;
        Put(new(unitId, PartyAnswerKind.Commented, text.Trim(), Edition, by, at));
    }

    private void RequireParty(string unitId, int edition)
    {
        if (!IsBeingAgreed) throw new RefusalException(PlanProblems.NotBeingAgreed(Code));
        if (Body.PartyOf(unitId) is null) throw new RefusalException(PlanProblems.NotParty());
        if (edition != Edition) throw new RefusalException(PlanProblems.OlderEdition(edition, Edition));
    }

    private void Put(PartyAnswer answer)
    {
        Standing = Standing with { Answers = [.. Standing.Answers, answer] };
        State = Body.Parties.All(p => HasAgreed(p.UnitId)) ? PlanState.Approved : PlanState.Sent;
    }

    /// <summary>The author's answer to a comment; the text of the plan stays what it is.</summary>
    /// <param name="number">Of the answer, from 0, in <see cref="PlanStanding.Answers"/>.</param>
    public void Reply(int number, string? text, string by, DateTimeOffset at)
    {
        if (!IsBeingAgreed) throw new RefusalException(PlanProblems.NotBeingAgreed(Code));
        if (number < 0 || number >= Standing.Answers.Count || Standing.Answers[number].Kind != PartyAnswerKind.Commented) throw new RefusalException(PlanProblems.NoSuchComment());
        if (string.IsNullOrWhiteSpace(text)) throw new RefusalException(PlanProblems.ReplyNeedsText());
        Standing = Standing with { Answers = [.. Standing.Answers.Select((a, i) => i == number ? a with { Reply = text.Trim(), ReplyBy = by, ReplyAt = at } : a)] };
        Version++;
    }

    /// <summary>From <paramref name="on"/> it holds; its lines become assignments in the same transaction.</summary>
    public void PutInForce(DateOnly on)
    {
        if (State != PlanState.Approved) throw new RefusalException(PlanProblems.NotApproved(Body.Parties.Count(p => !HasAgreed(p.UnitId))));
        if (on > Body.To) throw new RefusalException(PlanProblems.InForceAfterEnd(Body.To));
        State = PlanState.InForce;
        Standing = Standing with { InForceOn = on };
        Version++;
    }

    /// <summary>Says how it went; may be said anew until it is closed.</summary>
    public void Review(string? assessment)
    {
        if (State is not (PlanState.InForce or PlanState.Reviewed)) throw new RefusalException(PlanProblems.NotInForce(Code));
        if (string.IsNullOrWhiteSpace(assessment)) throw new RefusalException(PlanProblems.ReviewNeedsText());
        State = PlanState.Reviewed;
        Standing = Standing with { Assessment = assessment.Trim() };
        Version++;
    }

    public void Close()
    {
        if (State != PlanState.Reviewed) throw new RefusalException(PlanProblems.NotReviewed());
        State = PlanState.Closed;
        Version++;
    }

    /// <summary>Before it is in force. A draft that nobody else has seen needs no reason.</summary>
    public void Withdraw(string? reason)
    {
        if (State != PlanState.Draft && !IsBeingAgreed) throw new RefusalException(PlanProblems.CannotWithdraw(Code));
        if (WasSent && string.IsNullOrWhiteSpace(reason)) throw new RefusalException(PlanProblems.WithdrawalNeedsReason());
        State = PlanState.Withdrawn;
        Standing = Standing with { Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() };
        Version++;
    }

    /// <summary>Takes a withdrawn plan back as a draft; nobody is bound by what was agreed before.</summary>
    public void Reopen()
    {
        if (State != PlanState.Withdrawn) throw new RefusalException(PlanProblems.NotWithdrawn(Code));
        State = PlanState.Draft;
        Standing = Standing with { Reason = null };
        Version++;
    }

    /// <summary>Ends a plan in force before its time. Whether what was assigned ends with it is for whoever cancels to say.</summary>
    public void Cancel(string? reason)
    {
        if (State is not (PlanState.InForce or PlanState.Reviewed)) throw new RefusalException(PlanProblems.NotInForce(Code));
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(PlanProblems.CancellationNeedsReason());
        State = PlanState.Cancelled;
        Standing = Standing with { Reason = reason.Trim() };
        Version++;
    }
}
