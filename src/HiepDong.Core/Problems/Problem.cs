namespace HiepDong.Problems;

/// <summary>What sort of refusal a <see cref="Problem"/> is; the edges map it to a status (400, 403, 404, 409).</summary>
public enum ProblemKind { Invalid, Forbidden, Missing, Conflict }

/// <summary>
/// A refusal with a stable code and a sentence, in both languages, that says what happened and what to do next.
/// </summary>
/// <param name="Code">Stable, dotted, English: <c>report.already-accepted</c>.</param>
/// <param name="Field">The form field, row or cell it concerns; null when it concerns the whole request.</param>
public sealed record Problem(string Code, ProblemKind Kind, string Vi, string En, string? Field = null)
{
    /// <summary>The sentence in <paramref name="language"/> ("en" or anything else for Vietnamese).</summary>
    public string In(string language) => language == "en" ? En : Vi;
}

/// <summary>Thrown when a request is refused; carries one or several problems. Caught only at the edges.</summary>
public sealed class RefusalException(IReadOnlyList<Problem> problems) : Exception(string.Join("; ", problems.Select(p => p.Code)))
{
    public RefusalException(Problem problem) : this([problem]) { }

    /// <summary>At least one; the first decides the kind.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    public Problem First => Problems[0];
}
