using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>Words that several figures share: their sentence, heading, document. Make one for all of them, so that what it speaks of is looked up once.</summary>
internal sealed class Passage(WordRun words)
{
    public static readonly Passage Empty = new(default(WordRun));

    private Vector256<ulong> cues;
    private volatile bool isKnown;

    public WordRun Words { get; } = words;

    /// <summary>Cues of the lexicon in it, one bit each.</summary>
    public Vector256<ulong> Cues
    {
        get
        {
            if (isKnown || Words.IsEmpty) return cues;
            cues = MeaningLexicon.Shipped.CuesOf(Words.Numbers);
            isKnown = true;
            return cues;
        }
    }

    public static implicit operator Passage(string text) => text.Length == 0 ? Empty : new(text);
}
