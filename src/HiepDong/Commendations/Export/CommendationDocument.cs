using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;

namespace HiepDong.Commendations;

/// <summary>The submission (tờ trình) with the list as its annex (Decree 30/2020/NĐ-CP, annex I).</summary>
internal static class CommendationDocument
{
    public static void Write(Stream output, Commendation list, ReportTable table, NodeState node, DateTimeOffset now)
    {
        var (body, organisation) = (list.Body, node.Organisation);
        var office = IssuingOffice.Of(organisation, Scope.OfTerritory(organisation.Unit(body.ProposerUnitId)!.TerritoryId), body.ProposerUnitId, node.Today);
        var issuer = office with { Symbol = "TTr" + office.Symbol[office.Symbol.IndexOf('-', StringComparison.Ordinal)..] };
        var decider = organisation.Unit(body.DeciderUnitId)?.Name ?? "";
        var day = OfficialPaper.Day(null, node.Today.Year);
        using var word = new WordWriter(output, "Tờ trình " + DraftedSentences.LowerFirst(body.Title), issuer.Name, now.ToOffset(VietnamTime.Offset).DateTime);
        OfficialPaper.Head(word, issuer, OfficialPaper.NumberAndSymbol(null, issuer.Symbol), day, "Tờ trình", "Về việc khen thưởng " + DraftedSentences.LowerFirst(body.Occasion));
        OfficialPaper.Addressees(word, [decider]);
        OfficialPaper.LegalBases(word, ["Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15", "Căn cứ Nghị định số 03/2019/NĐ-CP về phối hợp giữa Bộ Công an và Bộ Quốc phòng", .. body.ConferenceTitle.Length > 0 ? new[] { "Căn cứ " + DraftedSentences.LowerFirst(body.ConferenceTitle) } : []]);
        foreach (var sentence in Sentences(list, issuer.Name, decider)) word.Paragraph(WordStyles.NoiDung, sentence);
        word.Paragraph(WordStyles.NoiDung, $"{issuer.Name} kính trình {decider} xem xét, quyết định./.", keepNext: true);
        OfficialPaper.Signature(word, ["Như trên", .. body.Asked.Select(u => organisation.Unit(u)?.Name).OfType<string>(), "Lưu: VT"], issuer.Post, null);
        word.EndSection(landscape: false);
        word.Paragraph(WordStyles.PhuLuc, "Phụ lục");
        word.Paragraph(WordStyles.TenPhuLuc, table.Title);
        word.Paragraph(WordStyles.KemTheo, $"(Kèm theo Tờ trình số {OfficialPaper.NumberAndSymbol(null, issuer.Symbol)} {day} của {issuer.Name})");
        word.Table(table, WordWriter.LandscapeWidth);
        word.EndSection(landscape: true, last: true);
    }

    /// <summary>What the submission says before its list; every number is counted from it.</summary>
    public static IEnumerable<string> Sentences(Commendation list, string proposer, string decider)
    {
        var lines = list.Body.Standing.ToList();
        var (groups, officials) = (lines.Count(l => l.Nominee.Kind == NomineeKind.Collective), lines.Count(l => l.Nominee.Kind == NomineeKind.Official));
        yield return $"Qua kết quả phối hợp giữa các lực lượng {list.Body.Span.NameVi}, {proposer} đề nghị {decider} xem xét khen thưởng {Of(groups, "tập thể")}{(groups > 0 && officials > 0 ? " và " : "")}{Of(officials, "cá nhân")} đã có thành tích trong công tác phối hợp (danh sách kèm theo), gồm:";
        foreach (var award in lines.GroupBy(l => (l.Level, l.Form)).OrderBy(g => g.Key))
            yield return $"- {award.Key.Form.Name("vi")} của {award.Key.Level.Name("vi")}: {Join(Of(award.Count(l => l.Nominee.Kind == NomineeKind.Collective), "tập thể"), Of(award.Count(l => l.Nominee.Kind == NomineeKind.Official), "cá nhân"))}.";
        var forces = lines.GroupBy(l => l.Nominee.Force).OrderBy(g => g.Key).Select(g => $"{ForceNames.Vi(g.Key)} {g.Count():00}");
        yield return $"Theo lực lượng: {string.Join("; ", forces)}. Thành tích được tổng hợp từ kết quả phối hợp đã ghi nhận và báo cáo đã duyệt; đã kiểm tra việc khen thưởng trùng về cùng một thành tích.";
        if (list.Body.MissingReason.Length > 0) yield return $"Danh sách được trình khi chưa đủ ý kiến của các lực lượng; lý do: {list.Body.MissingReason.TrimEnd('.')}.";
    }

    private static string Of(int count, string noun) => count == 0 ? "" : count.ToString("00", System.Globalization.CultureInfo.InvariantCulture) + " " + noun;
    private static string Join(string a, string b) => a.Length > 0 && b.Length > 0 ? a + ", " + b : a + b;
}
