using System.Globalization;
using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>One of several cues that must stand somewhere about a figure.</summary>
/// <param name="Reach">How far from the figure they may stand.</param>
/// <param name="ByPair">A pair of the indicator's whole or case count does as well; <paramref name="ByParent"/>: so does being its part.</param>
internal sealed record CueGroup(Vector256<ulong> Cues, Reach Reach, bool ByPair, bool ByParent);

internal enum Reach { Subject, Near, Any }

/// <summary>
/// A row of indicator-rules.csv: when a figure states an indicator. Columns: code; topics ("" the catalogue's, "*" any); nouns that may be counted, with a
/// factor ("nguoi*.9"); groups of cues, all of which are wanted ("s:" in the subject or row label, "n:" in the clause, else anywhere); cues that may not
/// stand near ("f:" nor behind the next comma); confidence when all is found in the subject.
/// </summary>
internal sealed record IndicatorRule(
    string Name, int Indicator, uint Topics, (ulong Noun, double Factor)[] Nouns, CueGroup[] Groups, Vector256<ulong> Shunned, Vector256<ulong> ShunnedFar, double Base)
{
    public ulong AllNouns { get; } = Nouns.Aggregate(0ul, (all, n) => all | n.Noun);

    /// <summary>0 when it counts other things.</summary>
    public double NounFactor(ulong nouns)
    {
        var best = 0.0;
        foreach (var (noun, factor) in Nouns) if ((noun & nouns) != 0 && factor > best) best = factor;
        return best;
    }
}

/// <summary>What the rules need to know of an indicator.</summary>
internal sealed record KnownIndicator(string Code, string Name, string Unit, int Number, int Topic, string? PairOf, string? PartOf);

/// <summary>The standard indicators and the rules that tell them.</summary>
internal sealed class IndicatorRules
{
    private static readonly Lazy<IndicatorRules> Loaded = new(() => new(MeaningLexicon.Shipped));

    private readonly Dictionary<string, int> numbers = [];
    private readonly MeaningPhrases names = new(MeaningLexicon.Words);
    private readonly IndicatorRule[][] byNoun;
    private readonly ulong[] nounsOf;

    public IndicatorRules(MeaningLexicon lexicon)
    {
                var indicators = new List<KnownIndicator>();
        foreach (var row in CatalogueRows())
        {
            numbers.Add(row["code"], indicators.Count);
            AddName(row["name_vi"], indicators.Count);
            indicators.Add(new(
                row["code"], row["name_vi"], row["unit_vi"], indicators.Count, HiepDong.Reading.Topics.Number(row["topic"]), Text(row["pair_of"]), Text(row["part_of"].TrimEnd('!'))));
        }
        Indicators = [.. indicators];
        All = [.. Lexicon.Rows("indicator-rules.csv").Select((row, i) => Rule(row, i, lexicon))];
        byNoun = [.. Enumerable.Range(0, 64).Select(n => All.Where(r => (r.AllNouns >> n & 1) != 0).ToArray())];
        nounsOf = [.. indicators.Select(k => All.Where(r => r.Indicator == k.Number).Aggregate(0ul, (all, r) => all | r.AllNouns))];
    }

    public static IndicatorRules Shipped => Loaded.Value;

    /// <summary>The vocabulary with all words that meanings are told by.</summary>
    public static Vocabulary Words
    {
        get
        {
            _ = Shipped;
            return MeaningLexicon.Words;
        }
    }

    public KnownIndicator[] Indicators { get; }
    public IndicatorRule[] All { get; }

    public IndicatorRule[] For(int noun) => byNoun[noun];

    public int Number(string? code) => code != null && numbers.TryGetValue(code, out var n) ? n : -1;

    public bool Counts(int indicator, ulong nouns) => (nounsOf[indicator] & nouns) != 0;

    /// <summary>The indicator that is last called by its whole name among these words, or -1.</summary>
    public int Named(ReadOnlySpan<int> words)
    {
        var last = -1;
        for (var at = 0; at < words.Length;)
        {
            if (names.Longest(words[at..], out var length) is not MeaningPhrases.None and var found) last = names[found][0];
            at += Math.Max(1, length);
        }
        return last;
    }

    /// <summary>Without what stands in parentheses; a long name also without "Số" before it.</summary>
    private void AddName(string name, int number)
    {
        name = name.ToLowerInvariant();
        if (name.IndexOf('(', StringComparison.Ordinal) is > 0 and var open) name = name[..open];
        names.Add(name, number);
        foreach (var opening in (string[])["tổng số ", "số "])
            if (name.StartsWith(opening, StringComparison.Ordinal) && name.Split(' ').Length > 5) { names.Add(name[opening.Length..], number); break; }
    }

    private IndicatorRule Rule(string[] row, int line, MeaningLexicon lexicon)
    {
        if (row is not [var code, var topics, var nouns, var groups, var shunned, var confidence]) throw new InvalidOperationException($"Six columns are wanted: {row[0]}");
        var indicator = Indicators[numbers[code]];
        var allowed = topics switch
        {
            "" => 1u << indicator.Topic,
            "*" => uint.MaxValue,
            _ => topics.Split('|').Aggregate(0u, (all, t) => all | 1u << HiepDong.Reading.Topics.Number(t))
        };
        return new($"indicator:{code}#{line + 2}", indicator.Number, allowed, [.. nouns.Split('|').Select(n => Noun(n, lexicon))],
            [.. groups.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => Group(g, lexicon))], Mask(shunned.Replace("f:", "", StringComparison.Ordinal), lexicon),
            Mask(string.Join('|', shunned.Split('|').Where(c => c.StartsWith("f:", StringComparison.Ordinal)).Select(c => c[2..])), lexicon), Decimal(confidence));
    }

    private static (ulong, double) Noun(string text, MeaningLexicon lexicon) =>
        text.Split('*') is [var noun, var factor] ? (lexicon.NounMask(noun), Decimal(factor)) : (lexicon.NounMask(text), 1);

    private static CueGroup Group(string text, MeaningLexicon lexicon)
    {
        var reach = text.StartsWith("s:", StringComparison.Ordinal) ? Reach.Subject : text.StartsWith("n:", StringComparison.Ordinal) ? Reach.Near : Reach.Any;
        if (reach != Reach.Any) text = text[2..];
        var names = text.Split('|');
        return new(Mask(string.Join('|', names.Where(n => n[0] != '@')), lexicon), reach, names.Contains("@pair"), names.Contains("@parent"));
    }

    private static Vector256<ulong> Mask(string names, MeaningLexicon lexicon) =>
        names.Split('|', StringSplitOptions.RemoveEmptyEntries).Aggregate(Vector256<ulong>.Zero, (all, name) => all | lexicon.CueMask(name));

    private static double Decimal(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    /// <summary>Of the catalogue as the program ships it: comma separated, quoted where a name has commas.</summary>
    private static IEnumerable<Dictionary<string, string>> CatalogueRows()
    {
        using var stream = typeof(IndicatorRules).Assembly.GetManifestResourceStream("indicators.csv") ?? throw new InvalidOperationException("indicators.csv");
        using var reader = new StreamReader(stream);
        var head = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return Cells(line).Select((cell, i) => (head[i], cell)).ToDictionary(p => p.Item1, p => p.cell);
        }
    }

    private static IEnumerable<string> Cells(string line)
    {
        var (from, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ',')) continue;
            yield return line[from..i].Trim('"');
            from = i + 1;
        }
    }
}
