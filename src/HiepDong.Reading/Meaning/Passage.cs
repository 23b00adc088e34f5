using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>
/// Words that several figures share: their sentence, heading, document. Make one for all of them, so that what it speaks of is looked up once. Text is
/// NFC and lower case, with single spaces.
/// </summary>
internal sealed class Passage(string text)
{
    public static readonly Passage Empty = new("");

    private Box? cues;

    public string Text { get; } = text;

    /// <summary>Cues of the lexicon in it, one bit each.</summary>
    public Vector256<ulong> Cues => Text.Length == 0 ? Vector256<ulong>.Zero : (cues ??= new(MeaningLexicon.Shipped.CuesOf(Text))).Value;

    public static implicit operator Passage(string text) => text.Length == 0 ? Empty : new(text);

    private sealed class Box(Vector256<ulong> value)
    {
        public readonly Vector256<ulong> Value = value;
    }
}
