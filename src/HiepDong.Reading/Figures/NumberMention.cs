using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary>A number with its qualifier, before it is known whether it counts anything.</summary>
/// <param name="First">Token of the number itself; <paramref name="Last"/> is after its last.</param>
/// <param name="Begin">First token with the qualifier.</param>
/// <param name="Of">The whole of a fraction.</param>
/// <param name="InWords">Written without a digit.</param>
/// <param name="IsOne">"một", which more often is an article.</param>
/// <param name="Rule">How it was read.</param>
internal sealed record NumberMention(int First, int Last, int Begin, decimal Value, decimal? Max, Bound Bound, decimal? Of, bool InWords, bool IsOne, bool Scaled, string Rule)
{
    public Quantity Quantity => new(Value, Bound, Max);
}
