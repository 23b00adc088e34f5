namespace HiepDong.Reading;

internal enum TokenKind : byte { Word, Number, Mark }

/// <summary>A word, a run of digits with its inner dots and commas, or one other character. White space parts tokens and is none.</summary>
/// <param name="Word">Number in the vocabulary; 0 for words that no lexicon knows.</param>
/// <param name="Sentence">Number of the sentence it stands in.</param>
/// <param name="Glued">Nothing stands between it and the token before it.</param>
/// <param name="Capital">Begins with a capital letter.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, int Word, int Sentence, bool Glued, bool Capital)
{
    public int Length => End - Start;
}
