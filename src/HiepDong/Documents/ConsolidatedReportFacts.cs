using HiepDong.Consolidation;
using HiepDong.Indicators;
using HiepDong.Periods;

namespace HiepDong.Documents;

/// <summary>Who issues a document. <paramref name="Symbol"/> is the part after the number: "BC-CAT".</summary>
/// <param name="Superior">Null for a body that writes none above its own name.</param>
/// <param name="Place">As it stands before the date: "Nghệ An".</param>
internal sealed record DocumentIssuer(string Name, string? Superior, string Symbol, string Place)
{
    /// <summary>Authority and post of who signs, lines divided by "/".</summary>
    public string Post { get; init; } = "";

    /// <summary>Addressees of a report to a superior.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Lines of "Nơi nhận" without dash and final mark.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>A frozen consolidation that the document quotes.</summary>
internal sealed record PublishedAs(int Number, DateOnly On);

/// <summary>Reports that were expected and are not there, and the periods they are of.</summary>
internal sealed record Lacking(int Count, IReadOnlyList<Period> Periods);

/// <summary>What a unit wrote under one narrative heading of its report; quoted, never rewritten.</summary>
/// <param name="Code">Narrative code of the form: tinh_hinh, uu_diem, ton_tai, nguyen_nhan_kq, nguyen_nhan_cq, kinh_nghiem, phuong_huong, kien_nghi.</param>
internal sealed record QuotedNarrative(string Code, string UnitName, string Text);

/// <summary>
/// Everything a consolidated report says. The two consolidations are of the same scope and period; every number in the document
/// comes from them.
/// </summary>
/// <param name="ByForce">Broken down by <see cref="Breakdown.Force"/>.</param>
/// <param name="ByPlace">Broken down by <see cref="Breakdown.Territory"/> or <see cref="Breakdown.Unit"/>.</param>
/// <param name="CountedAt">Local time at which the figures were read; shown when they are not published.</param>
internal sealed record ConsolidatedReportFacts(
    DocumentIssuer Issuer, Catalogue Catalogue, ConsolidationResult ByForce, ConsolidationResult ByPlace, IReadOnlyList<MissingReport> Missing, DateTime CountedAt)
{
    /// <summary>Broken down by <see cref="Breakdown.Month"/>; only the workbook shows it.</summary>
    public ConsolidationResult? ByMonth { get; init; }

    /// <summary>"địa bàn" or "đơn vị": what the parts of <see cref="ByPlace"/> are.</summary>
    public string PartNoun { get; init; } = "địa bàn";

    public PublishedAs? Published { get; init; }

    /// <summary>How far the joint figures are reconciled, in one sentence without final mark; null says nothing.</summary>
    public string? Reconciled { get; init; }

    /// <summary>Number given by the registry; null leaves room for it.</summary>
    public int? Number { get; init; }

    /// <summary>Day of signing; null leaves room for it.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Addressees of a report to a superior; empty leaves "Kính gửi" out.</summary>
    public IReadOnlyList<string> To { get; init; } = Issuer.To;

    /// <summary>Lines of "Nơi nhận" without dash and final mark, the last being "Lưu: …".</summary>
    public IReadOnlyList<string> Recipients { get; init; } = Issuer.Recipients;

    /// <summary>Legal bases as the office words them, without final mark.</summary>
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    public IReadOnlyList<QuotedNarrative> Narratives { get; init; } = [];

    /// <summary>Authority and post, lines divided by "/": "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC".</summary>
    public string SignerPost { get; init; } = Issuer.Post;

    public string? SignerName { get; init; }

    /// <summary>The missing reports that would state an indicator.</summary>
    public Lacking LackingFor(string indicator)
    {
        var (count, periods, asks) = (0, new SortedSet<Period>(), new Dictionary<string, bool>());
        foreach (var m in Missing)
        {
            if (!asks.TryGetValue(m.Form.Code, out var asked)) asks[m.Form.Code] = asked = m.Form.IndicatorCodes.Contains(indicator);
            if (!asked) continue;
            count++;
            periods.Add(m.Period);
        }
        return new(count, [.. periods]);
    }

    /// <summary>The abstract under the title; null gives the usual one for the period.</summary>
    public string? Subject { get; init; }
}
