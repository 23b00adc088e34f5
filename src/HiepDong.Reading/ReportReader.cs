namespace HiepDong.Reading;

/// <summary>
/// Reads a report: its figures with what each counts, the occasion it tells of, the documents it refers to. Pure and deterministic; the time it takes
/// grows with the text's length alone; it never throws, whatever the text.
/// </summary>
public static class ReportReader
{
    /// <summary>All lexicons number their words before the first text is looked up in them.</summary>
    private static readonly Vocabulary Words = IndicatorRules.Words;

    /// <param name="source">The text as given; every span returned counts from its beginning, in UTF-16 units.</param>
    public static ReportReading Read(SourceText source, ReadingContext? context = null)
    {
        var prepared = PreparedText.From(source.Text);
        var text = new ReadingText(source, prepared, Words);
        var references = ReferenceFinder.Find(prepared.Text);
        var figures = new FigureFinder(text, Lexicon.Standard).Find(Taken(prepared.Text, references));
        var warnings = new Structure(text, Lexicon.Standard).Join(figures);
        var meanings = new Meanings(text, figures);
        var actors = new Actors(text);
        var read = new List<FigureReading>(figures.Count);
        foreach (var f in figures)
        {
            var meaning = meanings.Of(f);
            var sentence = text.Sentences[f.Sentence];
            var (who, joint) = actors.Of(f.Sentence);
            read.Add(new(prepared.Given(f.Start), prepared.GivenEnd(f.End), prepared.Text[f.Start..f.End], f.Number.Quantity, f.Unit?.Unit, meanings.Subject(f), meaning.Indicator, meaning.Confidence, meaning.Topic,
                null, who, joint, actors.Area(f.Sentence, f.Number.Begin), f.Parent?.Index, f.Direction, f.Number.Of, prepared.Given(sentence.Start), prepared.GivenEnd(sentence.End), [.. f.Rules, .. meaning.Rules]));
        }
        return new(EventReading.None, ReferenceFinder.Legal(references), read, warnings);
    }

    /// <summary>Spans of numbers that date, number or frame: in order, without overlap.</summary>
    private static List<(int Start, int End)> Taken(string text, List<ReferenceMention> references)
    {
        var spans = DateFinder.Find(text).Select(d => (d.Start, d.End)).Concat(references.Select(r => (r.Start, r.End))).ToList();
        spans.Sort();
        return spans;
    }
}
