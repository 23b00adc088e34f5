namespace HiepDong.Reading;

/// <summary>What stands around one figure, for telling what it is about.</summary>
/// <param name="Unit">In the lexicon's spelling, or null.</param>
/// <param name="Subject">What is counted, from after the number: "vụ tàng trữ trái phép chất ma túy".</param>
/// <param name="Lead">Words of the same clause before the figure, as far as the figure before it: "phát hiện, bắt giữ".</param>
/// <param name="Tail">Words of the same clause after the figure, as far as the next figure.</param>
/// <param name="Sentence">The whole sentence or cell.</param>
/// <param name="Before">The sentence before it in the same paragraph, or "".</param>
/// <param name="Heading">Headings above it, outermost first, joined by " | "; in a list the line that opens it.</param>
/// <param name="RowLabel">In a table, else "".</param>
/// <param name="ColumnHead">In a table, else "".</param>
/// <param name="Document">Title and first lines, for texts of one subject.</param>
/// <param name="Parent">What the figure that this one breaks down was found to be, or null.</param>
/// <param name="Pair">The same of the figure it stands beside ("4 vụ/8 đối tượng", "153 vụ, 346 đối tượng"), or null.</param>
/// <param name="Previous">The same of the figure before it in the sentence, whatever joins them; null for the sentence's first.</param>
/// <param name="IsComparison">It tells by how much something grew or fell ("tăng 12%"), so it is no value of an indicator.</param>
/// <param name="OpensClause">A semicolon parts it from the figure before: what is said there says less about it.</param>
/// <param name="IsAhead">It tells what is still to be done: below a heading of plans, or behind an aim in its sentence.</param>
/// <param name="InEpidemic">The short text speaks of an epidemic somewhere: posts on the border are there for it.</param>
/// <param name="Theme">Topic that a short text is about from beginning to end, or -1.</param>
internal sealed record FigureContext(
    string? Unit, WordRun Subject, WordRun Lead, WordRun Tail, Passage Sentence, Passage Before, Passage Heading, Passage RowLabel, Passage ColumnHead, Passage Document,
    FigureMeaning? Parent, FigureMeaning? Pair, FigureMeaning? Previous = null, bool IsComparison = false, int Theme = -1, bool OpensClause = false, bool IsAhead = false, bool InEpidemic = false);

/// <param name="Indicator">Code of the standard indicator, or null.</param>
/// <param name="Confidence">0 to 1; 0 without an indicator. From 0.8 it is taken without asking.</param>
/// <param name="Others">Of an unsure one the next likeliest, at most two; of none at all the likeliest three.</param>
/// <param name="Rules">Which rows of the lexicons decided topic and indicator.</param>
internal sealed record FigureMeaning(string Topic, string? Indicator, double Confidence, IReadOnlyList<IndicatorGuess> Others, IReadOnlyList<string> Rules);
