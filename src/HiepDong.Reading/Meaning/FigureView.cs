using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>Where words stand about a figure, nearest first.</summary>
internal enum Place { Subject, Row, Lead, Tail, Column, FarLead, FarTail, Heading, Sentence, Before, Document }

/// <summary>The cues at each place about one figure, and what it counts.</summary>
internal readonly ref struct FigureView
{
    public const int Places = 11;
    private const int LongestClause = 120, LongestOpening = 5, LongestUnit = 2, LongestListed = 4; // words

    private readonly CuesByPlace cues;

    public FigureView(FigureContext context)
    {
        Context = context;
        var lexicon = MeaningLexicon.Shipped;
        var rules = IndicatorRules.Shipped;

        // The subject's last phrase may go on behind the comma: "vụ tổ chức, môi giới".
        var subject = First(context.Subject.Numbers);
        var tail = First(context.Tail.Numbers);
        Span<int> words = stackalloc int[2 * LongestClause];
        subject.CopyTo(words);
        tail.CopyTo(words[subject.Length..]);
        words = words[..(subject.Length + tail.Length)];
        var direct = subject.Length + Direct(tail, subject.Length > LongestUnit ? 1 : 0);
        for (var at = 0; at < words.Length;)
        {
            var place = at < subject.Length ? Place.Subject : at < direct ? Place.Tail : Place.FarTail;
            cues[(int)place] |= lexicon.NextCues(words, ref at);
        }
        var named = rules.Named(words[..direct]);
        Nouns = lexicon.NounAt(subject);
        if (Nouns == 0 && context.Unit is { } unit) Nouns = lexicon.NounOfUnit(unit);
        if (Nouns == 0) Nouns = lexicon.FirstNoun(subject[..Math.Min(subject.Length, LongestOpening)]);

        // The last words of a long clause are the nearest. A phrase over the comma belongs to them.
        var lead = context.Lead.Numbers;
        if (lead.Length > LongestClause) lead = lead[^LongestClause..];
        var far = 1 + (context.Previous == null ? lead.LastIndexOf(WordRun.Stop) : lead.LastIndexOfAny(WordRun.Stop, WordRun.Comma));
        for (var at = 0; at < lead.Length;)
        {
            var found = lexicon.NextCues(lead, ref at);
            cues[(int)(at <= far ? Place.FarLead : Place.Lead)] |= found;
        }
        // A full name may hold commas itself; the figure before it has ended where the lead begins.
        if (named < 0) named = rules.Named(lead[(1 + lead.LastIndexOf(WordRun.Stop))..]);
        if (Nouns == 0) Nouns = lexicon.FirstNoun(lead[far..]);

        if (!context.RowLabel.Words.IsEmpty || !context.ColumnHead.Words.IsEmpty)
        {
            cues[(int)Place.Row] = context.RowLabel.Cues;
            cues[(int)Place.Column] = context.ColumnHead.Cues;
            foreach (var label in (ReadOnlySpan<Passage>)[context.ColumnHead, context.RowLabel])
                if (rules.Named(First(label.Words.Numbers)) is >= 0 and var whole) named = whole;
            // A column that says what it counts ("Số vụ") overrules what stands in the row's label.
            var head = First(context.ColumnHead.Words.Numbers);
            if (lexicon.FirstNoun(head[..Math.Min(head.Length, LongestOpening)]) is not 0 and var counted) Nouns = counted;
            else if (context.Unit == null) Nouns |= lexicon.FirstNoun(First(context.RowLabel.Words.Numbers));
        }
        Named = named;
        cues[(int)Place.Heading] = context.Heading.Cues;
        cues[(int)Place.Sentence] = context.Sentence.Cues;
        cues[(int)Place.Before] = context.Before.Cues;
        cues[(int)Place.Document] = context.Document.Cues;
    }

    /// <summary>How far the words after a figure speak of it directly: to a comma that lists no verbs ("mua bán, tàng trữ, sử dụng trái phép chất ma túy").</summary>
    private static int Direct(ReadOnlySpan<int> tail, int wordsBefore)
    {
        for (var at = 0; at < tail.Length; at++)
            switch (tail[at])
            {
                case WordRun.Stop or WordRun.Colon: return at;
                case WordRun.Comma when wordsBefore is 0 or > LongestListed: return at;
                case WordRun.Comma: wordsBefore = 0; break;
                case not WordRun.Mark: wordsBefore++; break;
            }
        return tail.Length;
    }

    public FigureContext Context { get; }

    /// <summary>What is counted, one bit for each noun it may be.</summary>
    public ulong Nouns { get; }

    /// <summary>The indicator that the label or the words before call by its whole name, or -1.</summary>
    public int Named { get; }

    public Vector256<ulong> this[Place place] => cues[(int)place];

    public Vector256<ulong> Near => this[Place.Subject] | this[Place.Row] | this[Place.Lead] | this[Place.Tail] | this[Place.Column];

    private static ReadOnlySpan<int> First(ReadOnlySpan<int> words) => words.Length > LongestClause ? words[..LongestClause] : words;

    [System.Runtime.CompilerServices.InlineArray(Places)]
    private struct CuesByPlace
    {
        private Vector256<ulong> first;
    }
}
