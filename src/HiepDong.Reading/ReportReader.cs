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
        var dates = DateFinder.Find(prepared.Text);
        var periods = PeriodFinder.Find(prepared.Text, dates);
        var furniture = PageFurniture.Find(prepared.Text);
        var timeline = new Timeline(prepared.Text, dates, periods, references, furniture, context ?? new());
        var occasion = EventReader.Read(timeline);
        var when = new PeriodResolver(timeline, occasion);
        var figures = new FigureFinder(text, Lexicon.Standard).Find(Taken(dates, periods, references, furniture));
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
                when.OfColumn(text.Blocks[sentence.Block].Cell?.ColumnHead ?? "") ?? when.At(f.Start), who, joint, actors.Area(f.Sentence, f.Number.Begin), f.Parent?.Index, f.Direction, f.Number.Of, prepared.Given(sentence.Start), prepared.GivenEnd(sentence.End), [.. f.Rules, .. meaning.Rules], meaning.Others));
        }
        return new(occasion, ReferenceFinder.Legal(references), read, warnings);
    }

    /// <summary>Spans whose numbers date, number or frame: in order, without overlap.</summary>
    private static List<(int Start, int End)> Taken(List<DateMention> dates, List<PeriodMention> periods, List<ReferenceMention> references, List<(int Start, int End)> furniture)
    {
        var spans = new List<(int Start, int End)>(dates.Count + periods.Count + references.Count + furniture.Count);
        spans.AddRange(dates.Select(d => (d.Start, d.End)));
        spans.AddRange(periods.Select(p => (p.Start, p.End)));
        spans.AddRange(references.Select(r => (r.Start, r.End)));
        spans.AddRange(furniture);
        spans.Sort();
        var kept = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (kept > 0 && span.Start < spans[kept - 1].End) spans[kept - 1] = (spans[kept - 1].Start, Math.Max(spans[kept - 1].End, span.End));
            else spans[kept++] = span;
        }
        spans.RemoveRange(kept, spans.Count - kept);
        return spans;
    }
}
