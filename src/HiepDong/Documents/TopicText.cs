using HiepDong.Consolidation;

namespace HiepDong.Documents;

/// <summary>The paragraphs of one content area: wholes first, each with its pair, parts, forces and ranking; no row with figures is left out.</summary>
internal static class TopicText
{
    public static IEnumerable<string> Of(ConsolidatedReportFacts facts, IReadOnlyList<ConsolidationRow> rows)
    {
        var inTopic = rows.Select(r => r.Indicator.Code).ToHashSet(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var i = row.Indicator;
            // Parts and subjects are told with their whole and their cases; one whose whole is elsewhere stands alone.
            if (i.PartOf is { } whole && inTopic.Contains(whole)) continue;
            if (i.PairOf is { } cases && inTopic.Contains(cases) && PairOf(rows, cases) == row) continue;
            yield return Tell(facts, rows, row, told);
        }
        foreach (var row in rows)
            if (!told.Contains(row.Indicator.Code) && !row.Total.IsMissing) yield return Tell(facts, rows, row, told);
    }

    private static string Tell(ConsolidatedReportFacts facts, IReadOnlyList<ConsolidationRow> rows, ConsolidationRow row, HashSet<string> told)
    {
        var pair = PairOf(rows, row.Indicator.Code);
        // Subjects whose cases nobody states speak for themselves, below.
        if (row.Total.IsMissing && pair is { Total.IsMissing: false }) pair = null;
        told.Add(row.Indicator.Code);
        if (pair != null) told.Add(pair.Indicator.Code);
        var parts = new List<(ConsolidationRow, ConsolidationRow?)>();
        foreach (var part in facts.ByForce.Rows)
            if (part.Indicator.PartOf is { } whole && (whole == row.Indicator.Code || whole == pair?.Indicator.Code) && !parts.Any(p => p.Item1 == part || p.Item2 == part))
            {
                var other = PairOf(facts.ByForce.Rows, part.Indicator.Code);
                parts.Add(part.Total.IsMissing && other is { Total.IsMissing: false } ? (other, null) : (part, other));
                told.Add(part.Indicator.Code);
                if (other != null) told.Add(other.Indicator.Code);
            }
        var place = facts.ByPlace.Rows.FirstOrDefault(r => r.Indicator.Code == row.Indicator.Code);
        // What stands at the node itself is no place among those below it.
        place = place is null ? null : place with { By = [.. place.By.Where(p => p.NodeId != facts.ByPlace.Scope.NodeId)] };
        string?[] sentences =
        [
            DraftedSentences.Total(row, pair), DraftedSentences.Parts(parts), DraftedSentences.ByForce(row, pair),
            place is null ? null : DraftedSentences.Ranking(place, facts.PartNoun), DraftedSentences.Caution(row, facts.ByForce, facts.LackingFor(row.Indicator.Code))
        ];
        return string.Join(' ', sentences.Where(s => s != null));
    }

    private static ConsolidationRow? PairOf(IReadOnlyList<ConsolidationRow> rows, string code) => rows.FirstOrDefault(r => r.Indicator.PairOf == code);
}
