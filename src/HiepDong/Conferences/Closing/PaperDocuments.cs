using System.Globalization;
using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;

namespace HiepDong.Conferences.Closing;

/// <summary>Minutes (biên bản, template 1.9) and notice of conclusions (thông báo) in the official form, from what the database holds.</summary>
internal static class PaperDocuments
{
    public static void WriteMinutes(Stream output, AfterConference after, NodeState node, DateTimeOffset now)
    {
        var (b, papers, words) = (after.Conference.Body, after.Papers, after.Papers.Words);
        var issuer = Issuer(b.HostUnitId, node, ClosingStore.Minutes);
        using var word = new WordWriter(output, "Biên bản " + DraftedSentences.LowerFirst(b.Title), issuer.Name, now.ToOffset(VietnamTime.Offset).DateTime);
        OfficialPaper.Head(word, issuer, OfficialPaper.NumberAndSymbol(after.Number(ClosingStore.Minutes)?.Number ?? words.MinutesNumber, issuer.Symbol), null, "Biên bản", b.Title);
        var attendance = Attendance.Of(b, after.Board, now);
        Say("Thời gian bắt đầu: " + Moment(after.Board.OpenedAt ?? b.StartsAt) + ".");
        Say("Địa điểm: " + (b.Place.Length > 0 ? b.Place : issuer.Place) + ".");
        word.Paragraph(WordStyles.NoiDung, "Thành phần tham dự:", keepNext: true);
        foreach (var v in attendance.Venues) Say("- " + AtVenue(v, node) + ";");
        Say($"Tổng số: {Count(attendance.Joined)}/{Count(b.Venues.Count)} điểm cầu tham dự" + (attendance.People > 0 ? $", {Count(attendance.People)} người theo số liệu các điểm cầu báo." : "."));
        Say("Chủ trì (chủ tọa): " + string.Join("; ", b.Chairs.Select(c => Person(c.Name, c.Post))) + ".");
        Say("Thư ký (người ghi biên bản): " + (words.Secretary.Length > 0 ? Person(words.Secretary, words.SecretaryPost) : DraftedSentences.ToBeCompleted) + ".");
        word.Paragraph(WordStyles.Muc, "Nội dung (theo diễn biến hội nghị):");
        for (var n = 0; n < b.Agenda.Count; n++)
        {
            var item = b.Agenda[n];
            word.Paragraph(WordStyles.Khoan, $"{n + 1}. {item.Title}" + (item.Speaker.Length > 0 ? $" ({item.Speaker})" : ""));
            Section(item.Id, after.Board.Item(item.Id) is null ? "Mục này không tiến hành." : null);
            foreach (var s in SpeechesOf(after.Board, item, b)) Say("- " + s);
        }
        if (papers.Minutes.FirstOrDefault(m => m.ItemId == MinutesSection.General) is { Text.Length: > 0 })
        {
            word.Paragraph(WordStyles.Khoan, $"{b.Agenda.Count + 1}. Nội dung khác");
            Section(MinutesSection.General, null);
        }
        word.Paragraph(WordStyles.Muc, "Kết luận:");
        if (!papers.Standing.Any()) Say("Hội nghị không có kết luận.");
        foreach (var c in papers.Standing) Conclude(word, c, node);
        Say("Hội nghị kết thúc vào " + Moment(after.Board.ClosedAt ?? b.EndsAt) + "./.", keep: true);
        OfficialPaper.Signatures(word, ("Thư ký", words.Secretary.Length > 0 ? words.Secretary : null), ("Chủ tọa", b.Chairs.Count > 0 ? b.Chairs[0].Name : null), ["Lưu: VT, Hồ sơ"], b.Chairs.Count > 1 ? ("Chủ tọa", b.Chairs[1].Name) : null);
        word.EndSection(landscape: false, last: true);

        void Say(string text, bool keep = false) => word.Paragraph(WordStyles.NoiDung, text, keepNext: keep);

        void Section(string id, string? otherwise)
        {
            var text = papers.Minutes.FirstOrDefault(m => m.ItemId == id)?.Text ?? "";
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Say(line);
            if (text.Length == 0 && otherwise is not null) Say(otherwise);
        }
    }

    public static void WriteNotice(Stream output, AfterConference after, NodeState node, DateTimeOffset now)
    {
        var b = after.Conference.Body;
        var issuer = Issuer(b.HostUnitId, node, ClosingStore.Notice);
        var number = after.Number(ClosingStore.Notice);
        using var word = new WordWriter(output, "Thông báo kết luận " + DraftedSentences.LowerFirst(b.Title), issuer.Name, now.ToOffset(VietnamTime.Offset).DateTime);
        OfficialPaper.Head(word, issuer, OfficialPaper.NumberAndSymbol(number?.Number ?? after.Papers.Words.NoticeNumber, issuer.Symbol), OfficialPaper.Day(number?.Day, node.Today.Year), "Thông báo", "Kết luận tại " + DraftedSentences.LowerFirst(b.Title));
        word.Paragraph(WordStyles.NoiDung, $"{DraftedSentences.UpperFirst(DayOf(after.Board.OpenedAt ?? b.StartsAt))}, {issuer.Name} tổ chức {DraftedSentences.LowerFirst(b.Title)}. Chủ trì hội nghị: {string.Join("; ", b.Chairs.Select(c => Person(c.Name, c.Post)))}. Dự hội nghị có đại diện các đơn vị tại {Count(Attendance.Of(b, after.Board, now).Joined)} điểm cầu.");
        word.Paragraph(WordStyles.NoiDung, "Sau khi nghe báo cáo và ý kiến phát biểu của các đại biểu, chủ trì hội nghị thống nhất kết luận:", keepNext: true);
        foreach (var c in after.Papers.Standing) Conclude(word, c, node);
        word.Paragraph(WordStyles.NoiDung, $"{issuer.Name} thông báo để các đơn vị biết, thực hiện./.", keepNext: true);
        OfficialPaper.Signature(word, [.. Recipients(after).Select(u => node.Organisation.Unit(u)?.Name).OfType<string>(), "Lưu: VT"], issuer.Post, null);
        word.EndSection(landscape: false, last: true);
    }

    /// <summary>Lead and supporting units, each once, in the order of the conclusions.</summary>
    public static IReadOnlyList<string> Recipients(AfterConference after) => [.. after.Papers.Standing.SelectMany(c => c.SupportingUnitIds.Prepend(c.LeadUnitId)).OfType<string>().Distinct()];

    private static void Conclude(WordWriter word, Conclusion c, NodeState node)
    {
        word.Paragraph(WordStyles.NoiDung, $"{c.Number}. {c.Text.Trim().TrimEnd('.')}.");
        var parts = new List<string>();
        if (c.LeadUnitId is { } lead) parts.Add("Đơn vị chủ trì: " + Name(lead, node));
        if (c.SupportingUnitIds.Count > 0) parts.Add("đơn vị phối hợp: " + string.Join("; ", c.SupportingUnitIds.Select(u => Name(u, node))));
        if (c.Deadline is { } day) parts.Add("hạn hoàn thành: " + HiepDong.Text.Vietnamese.Date(day));
        if (c.Evidence.Length > 0) parts.Add("kết quả phải có: " + c.Evidence.TrimEnd('.'));
        if (parts.Count > 0) word.Write(WordWriter.Make(WordStyles.NoiDung, DraftedSentences.UpperFirst(string.Join("; ", parts)) + ".", italic: true));
    }

    /// <summary>"Điểm cầu Công an tỉnh (Công an tỉnh X): 12 người, do Đại tá A chủ trì; mất tín hiệu 1 lần, 4 phút".</summary>
    private static string AtVenue(VenueAttendance v, NodeState node)
    {
        var unit = Name(v.Venue.UnitId, node);
        var text = v.Venue.Name + (v.Venue.Name.Contains(unit, StringComparison.OrdinalIgnoreCase) ? "" : $" ({unit})") + ": ";
        if (v.Joined is null) return text + "không tham dự";
        text += v.People is { } people ? $"{Count(people)} người" : "có tham dự";
        if (v.Venue.Presiding.Length > 0) text += ", chủ trì tại điểm cầu: " + v.Venue.Presiding;
        return text;
    }

    private static IEnumerable<string> SpeechesOf(Board board, AgendaItem item, ConferenceBody b)
    {
        if (board.Item(item.Id) is not { } run) yield break;
        var end = run.EndedAt ?? DateTimeOffset.MaxValue;
        foreach (var s in board.Speeches.Where(s => s.CalledAt is { } at && at >= run.StartedAt && at < end))
            yield return $"{(s.Speaker.Length > 0 ? s.Speaker + ", " : "")}{b.VenueOf(s.VenueId)?.Name ?? ""} phát biểu: {s.Topic.TrimEnd('.')}.";
    }

    private static DocumentIssuer Issuer(string unitId, NodeState node, string kind)
    {
        var office = IssuingOffice.Of(node.Organisation, Scope.OfTerritory(node.Organisation.Unit(unitId)!.TerritoryId), unitId, node.Today);
        return office with { Symbol = kind + office.Symbol[office.Symbol.IndexOf('-', StringComparison.Ordinal)..] };
    }

    /// <summary>"07 giờ 30 phút, ngày 25 tháng 12 năm 2026".</summary>
    public static string Moment(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("HH 'giờ' mm 'phút', ", CultureInfo.InvariantCulture) + DayOf(at);
    private static string DayOf(DateTimeOffset at) => DraftedSentences.LongDate(VietnamTime.DayOf(at));
    private static string Person(string name, string post) => post.Length > 0 ? $"{name}, {post}" : name;
    private static string Name(string unitId, NodeState node) => node.Organisation.Unit(unitId)?.Name ?? unitId;
    private static string Count(int n) => n.ToString("00", CultureInfo.InvariantCulture);
}
