using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>Where words stand about a figure, nearest first.</summary>
internal enum Place { Subject, Row, Lead, Tail, Column, FarLead, FarTail, Heading, Sentence, Before, Document }

/// <summary>The cues at each place about one figure, and what it counts.</summary>
internal readonly ref struct FigureView
{
    public const int Places = 11;
    private const int LongestClause = 120, LongestOpening = 5; // words

    private readonly CuesByPlace cues;

    public FigureView(FigureContext context)
    {
        Context = context;
        var lexicon = MeaningLexicon.Shipped;
        var rules = IndicatorRules.Shipped;
        Span<int> words = stackalloc int[LongestClause];
        var count = lexicon.Words(context.Subject, words);
        cues[(int)Place.Subject] = lexicon.CuesOf(words[..count]);
        Nouns = lexicon.NounAt(words[..count], out _);
        var named = rules.Named(words[..count]);
        var opening = FirstNoun(words[..Math.Min(count, LongestOpening)]);
        if (Nouns == 0 && context.Unit is { } unit)
        {
            count = lexicon.Words(unit, words);
            Nouns = lexicon.NounAt(words[..count], out _);
        }
        if (Nouns == 0) Nouns = opening;

        // The last words of a long clause are the nearest.
        var lead = context.Lead.AsSpan();
        if (lead.Length > LongestClause * 3) lead = lead[^(LongestClause * 3)..];
        var own = context.Previous == null ? lead.LastIndexOfAny(";(") + 1 : lead.LastIndexOfAny(",;(") + 1;
        var far = lexicon.Words(lead[..own], words);
        count = lexicon.Words(lead, words);
        lexicon.CuesOf(words[..count], far, byEnd: true, out cues[(int)Place.FarLead], out cues[(int)Place.Lead]);
        if (named < 0) named = rules.Named(words[(context.Previous == null ? 0 : Math.Min(far, count))..count]);
        if (Nouns == 0) Nouns = FirstNoun(words[Math.Min(far, count)..count]);

        var tail = context.Tail.AsSpan();
        var direct = tail.IndexOfAny(",;:(");
        var near = lexicon.Words(direct < 0 ? tail : tail[..direct], words);
        count = direct < 0 ? near : lexicon.Words(tail, words);
        lexicon.CuesOf(words[..count], near, byEnd: false, out cues[(int)Place.Tail], out cues[(int)Place.FarTail]);

        if (context.RowLabel.Text.Length + context.ColumnHead.Text.Length > 0)
        {
            cues[(int)Place.Row] = context.RowLabel.Cues;
            cues[(int)Place.Column] = context.ColumnHead.Cues;
            foreach (var label in (ReadOnlySpan<string>)[context.ColumnHead.Text, context.RowLabel.Text])
            {
                count = lexicon.Words(label, words);
                if (rules.Named(words[..count]) is >= 0 and var whole) named = whole;
                if (context.Unit == null) Nouns |= FirstNoun(words[..count]);
            }
        }
        Named = named;
        cues[(int)Place.Heading] = context.Heading.Cues;
        cues[(int)Place.Sentence] = context.Sentence.Cues;
        cues[(int)Place.Before] = context.Before.Cues;
        cues[(int)Place.Document] = context.Document.Cues;
    }

    public FigureContext Context { get; }

    /// <summary>What is counted, one bit for each noun it may be.</summary>
    public ulong Nouns { get; }

    /// <summary>The indicator that the label or the words before call by its whole name, or -1.</summary>
    public int Named { get; }

    public Vector256<ulong> this[Place place] => cues[(int)place];

    public Vector256<ulong> Near => this[Place.Subject] | this[Place.Row] | this[Place.Lead] | this[Place.Tail] | this[Place.Column];

    private static ulong FirstNoun(ReadOnlySpan<int> words)
    {
        for (var at = 0; at < words.Length; at++)
            if (MeaningLexicon.Shipped.NounAt(words[at..], out _) is not 0 and var noun) return noun;
        return 0;
    }

    [System.Runtime.CompilerServices.InlineArray(Places)]
    private struct CuesByPlace
    {
        private Vector256<ulong> first;
    }
}
