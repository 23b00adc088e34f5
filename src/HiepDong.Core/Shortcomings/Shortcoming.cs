using HiepDong.Assignments;
using HiepDong.Problems;

namespace HiepDong.Shortcomings;

/// <summary>Where a shortcoming was found.</summary>
public enum SourceKind { Report, Conference, Inspection, Other }

/// <summary>Where it was found, with the words that said so.</summary>
/// <param name="Id">Of the report or conference; null for words alone.</param>
/// <param name="Text">The sentence of the report as it stands there, or the inspection, the session, in words.</param>
/// <param name="Section">Narrative section or indicator of the report: "ton_tai".</param>
public sealed record ShortcomingSource(SourceKind Kind, string? Id, string Text, string? Section = null)
{
    /// <summary>The page and place it stands on; null for words alone.</summary>
    public string? Path => Id is null ? null : Kind switch { SourceKind.Report => "/bao-cao/" + Id + (Section is null ? "" : "#" + Section), SourceKind.Conference => "/hoi-nghi/" + Id, _ => null };
}

/// <summary>Why it came about. A subjective cause is one's own and is remedied by work; an objective one lies outside.</summary>
/// <param name="RemedyId">The assignment that remedies it; null while none is given.</param>
public sealed record Cause(string Id, bool Subjective, string Text, string? RemedyId = null);

/// <summary>Life of a shortcoming. What is still lacking follows from its causes and their remedies.</summary>
public enum ShortcomingState { Open, Closed, Withdrawn }

/// <summary>One version of a shortcoming, whole.</summary>
/// <param name="UnitId">The unit it is about.</param>
/// <param name="AuthorUnitId">The unit that records it and gives the remedies.</param>
/// <param name="ClosingNote">Said when it was closed; needed where an objective cause stands.</param>
public sealed record ShortcomingBody(string Text, string UnitId, string AuthorUnitId, DateOnly FoundOn, ShortcomingSource Source, IReadOnlyList<Cause> Causes, string? ClosingNote = null)
{
    public IEnumerable<Cause> Subjective => Causes.Where(c => c.Subjective);
    public IEnumerable<string> Units => new[] { UnitId, AuthorUnitId }.Distinct();
}

/// <summary>What went wrong, why, and what is done about it.</summary>
public sealed class Shortcoming
{
    public const int MostCauses = 12;

    public required string Id { get; init; }

    /// <summary>Author unit's code/TT/year/number.</summary>
    public required string Code { get; init; }
    public required ShortcomingBody Body { get; set; }
    public ShortcomingState State { get; set; } = ShortcomingState.Open;
    public int Version { get; set; } = 1;

    /// <summary>What an assignment that remedies it says it comes from.</summary>
    public Origin Origin => new(OriginKind.Shortcoming, Id, Id, $"Tồn tại {Code}");

    /// <summary>Subjective causes that no assignment remedies; one that was cancelled remedies nothing.</summary>
    /// <param name="remedies">The assignments the causes name, by id.</param>
    public IEnumerable<Cause> Lacking(IReadOnlyDictionary<string, Assignment> remedies) => Body.Subjective.Where(c => Remedy(c, remedies) is null);

    public static Assignment? Remedy(Cause cause, IReadOnlyDictionary<string, Assignment> remedies) => cause.RemedyId is { } id && remedies.GetValueOrDefault(id) is { IsCancelled: false } remedy ? remedy : null;

    /// <summary>It has causes, and every subjective one is remedied.</summary>
    public bool IsRemedied(IReadOnlyDictionary<string, Assignment> remedies) => Body.Causes.Count > 0 && Body.Subjective.All(c => Remedy(c, remedies) is { IsDone: true });

    /// <summary>Names the assignment that remedies a cause.</summary>
    public void RemedyBy(string causeId, string assignmentId)
    {
        RequireOpen();
        if (Body.Causes.FirstOrDefault(c => c.Id == causeId) is not { } cause) throw new RefusalException(ShortcomingProblems.NoSuchCause());
        if (!cause.Subjective) throw new RefusalException(ShortcomingProblems.ObjectiveCause());
        Body = Body with { Causes = [.. Body.Causes.Select(c => c.Id == causeId ? c with { RemedyId = assignmentId } : c)] };
        Version++;
    }

    /// <summary>A later version of what it says. A cause that has a remedy stays, and stays subjective.</summary>
    public void Change(ShortcomingBody body)
    {
        RequireOpen();
        if (Body.Causes.Any(c => c.RemedyId is not null && body.Causes.FirstOrDefault(n => n.Id == c.Id) is not { Subjective: true })) throw new RefusalException(ShortcomingProblems.RemediedCauseStays());
        Body = body with { Causes = [.. body.Causes.Select(n => n with { RemedyId = Body.Causes.FirstOrDefault(c => c.Id == n.Id)?.RemedyId })] };
        Version++;
    }

    /// <summary>Ends it: every subjective cause is remedied, and a note says how what lies outside is dealt with.</summary>
    public void Close(string? note, IReadOnlyDictionary<string, Assignment> remedies)
    {
        RequireOpen();
        if (Body.Causes.Count == 0) throw new RefusalException(ShortcomingProblems.NoCauses());
        if (Lacking(remedies).Any()) throw new RefusalException(ShortcomingProblems.LacksRemedy());
        if (!IsRemedied(remedies)) throw new RefusalException(ShortcomingProblems.RemedyNotDone());
        if (string.IsNullOrWhiteSpace(note) && Body.Causes.Any(c => !c.Subjective)) throw new RefusalException(ShortcomingProblems.ClosingNeedsNote());
        Body = Body with { ClosingNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim() };
        State = ShortcomingState.Closed;
        Version++;
    }

    /// <summary>Opens a closed one again, or takes a withdrawal back.</summary>
    public void Reopen(string? reason)
    {
        if (State == ShortcomingState.Open) throw new RefusalException(ShortcomingProblems.IsOpen());
        if (State == ShortcomingState.Closed && string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ShortcomingProblems.ReopenNeedsReason());
        State = ShortcomingState.Open;
        Body = Body with { ClosingNote = null };
        Version++;
    }

    /// <summary>Takes it out of the list: entered by mistake, or no shortcoming after all.</summary>
    public void Withdraw(string? reason)
    {
        RequireOpen();
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusalException(ShortcomingProblems.WithdrawalNeedsReason());
        State = ShortcomingState.Withdrawn;
        Version++;
    }

    private void RequireOpen()
    {
        if (State != ShortcomingState.Open) throw new RefusalException(ShortcomingProblems.NotOpen(Code));
    }
}
