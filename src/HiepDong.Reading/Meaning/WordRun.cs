namespace HiepDong.Reading;

/// <summary>
/// A stretch of text as the reader's vocabulary numbers its words: 0 for a word that no lexicon knows, negative for marks. So phrases are compared
/// without making strings.
/// </summary>
internal readonly struct WordRun(ReadOnlyMemory<int> numbers)
{
    /// <summary>A mark that parts nothing: dash, slash, quotation mark, full stop of an abbreviation.</summary>
    public const int Mark = -1;
    public const int Comma = -2, Colon = -3;

    /// <summary>A semicolon or parenthesis.</summary>
    public const int Stop = -4;

    public ReadOnlySpan<int> Numbers => numbers.Span;
    public bool IsEmpty => numbers.IsEmpty;

    public static int OfMark(char mark) => mark switch { ',' => Comma, ':' => Colon, ';' or '(' or ')' => Stop, _ => Mark };

    /// <summary>For labels, heads and tests; the words of a running text are numbered already.</summary>
    public static implicit operator WordRun(string text)
    {
        var (numbers, vocabulary) = (new List<int>(), IndicatorRules.Words);
        foreach (var piece in Pieces(PreparedText.From(text).Text))
            numbers.Add(IsWord(piece) ? vocabulary.Of(piece) : OfMark(piece[0]));
        return new(numbers.ToArray());
    }

    /// <summary>The run of one token of a text.</summary>
    public static int Of(Token token, string text) =>
        token.Kind != TokenKind.Mark || text[token.Start] == '%' ? token.Word : OfMark(text[token.Start]);

    /// <summary>Cut as <see cref="ReadingText"/> cuts a text.</summary>
    public static IEnumerable<string> Pieces(string text) => PhraseTable<string>.Pieces(text).Where(p => !char.IsWhiteSpace(p[0]));

    public static bool IsWord(string piece) => piece[0] == '%' || char.IsLetterOrDigit(piece[0]);
}
