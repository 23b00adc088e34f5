using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Text;

namespace HiepDong.Conferences.Invitations;

/// <summary>Giấy mời (GM) of one venue, by Decree 30/2020, annex III, template 1.7, with the agenda on a page of its own.</summary>
internal sealed class InvitationPaper(NodeState node, TimeProvider clock)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] Write(Conference c, Venue venue)
    {
        var b = c.Body;
        var host = node.Organisation.Unit(b.HostUnitId)!;
        var day = VietnamTime.DayOf(b.Invitation?.At ?? clock.GetUtcNow());
        var office = IssuingOffice.Of(node.Organisation, Scope.OfUnit(host.Id), host.Id, node.Today);
        var issuer = office with { Symbol = "GM-" + office.Symbol.Split('-', 2)[^1] };
        using var made = new MemoryStream();
        using (var word = new WordWriter(made, "Giấy mời – " + b.Title, issuer.Name, clock.GetUtcNow().UtcDateTime))
        {
            OfficialPaper.Head(word, issuer, OfficialPaper.NumberAndSymbol(b.Invitation?.Number, issuer.Symbol), OfficialPaper.Day(b.Invitation is null ? null : day, day.Year), "Giấy mời", b.Title);
            word.Paragraph(WordStyles.NoiDung, $"{issuer.Name} trân trọng kính mời: {Invited(venue)}.");
            word.Paragraph(WordStyles.NoiDung, $"Tới dự: {b.Title}.");
            word.Paragraph(WordStyles.NoiDung, $"Hình thức: {Mode(b.Mode)}.");
            word.Paragraph(WordStyles.NoiDung, $"Chủ trì: {string.Join("; ", b.Chairs.Select(ChairText))}.");
            word.Paragraph(WordStyles.NoiDung, $"Thời gian: {Time(b)}.");
            word.Paragraph(WordStyles.NoiDung, $"Địa điểm: {Place(b, venue)}.");
            word.Paragraph(WordStyles.NoiDung, venue.IsMain ? "Thành phần: theo chương trình kèm theo."
                : $"Đề nghị {NameOf(venue)} cử cán bộ chủ trì tại điểm cầu, bố trí phòng họp, kiểm tra kỹ thuật trước giờ khai mạc và trả lời thư mời trên hệ thống Hiệp Đồng (hội nghị số {c.Code}).");
            OfficialPaper.Signature(word, ["Như trên", "Các điểm cầu", "Lưu: VT"], issuer.Post, null);
            if (b.Agenda.Count > 0) Agenda(word, b);
            word.EndSection(landscape: false, last: true);
        }
        return made.ToArray();
    }

    private static void Agenda(WordWriter word, ConferenceBody b)
    {
        word.EndSection(landscape: false);
        word.Paragraph(WordStyles.PhuLuc, "Chương trình hội nghị");
        word.Paragraph(WordStyles.TenPhuLuc, b.Title);
        word.Paragraph(WordStyles.KemTheo, $"({Time(b)})");
        word.Table(new("Chương trình", b.Title, [new("TT", 4, CellAlign.Centre), new("Thời gian", 14, CellAlign.Centre), new("Nội dung", 40), new("Trình bày", 26)],
            AgendaSchedule.Of(b).Select(p => (IReadOnlyList<TableCell>)
            [
                new(p.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), new($"{ConferenceWords.Clock(p.From)} - {ConferenceWords.Clock(p.To)}"), new(p.Item.Title),
                new(string.Join("\n", new[] { p.Item.Speaker, p.Item.VenueId is { } v && b.VenueOf(v) is { IsMain: false } at ? "Điểm cầu " + at.Name : "" }.Where(t => t.Length > 0)))
            ])), WordWriter.PortraitWidth);
    }

    /// <summary>Who is invited: the official who presides there where known, else the unit's head.</summary>
    private string Invited(Venue venue)
    {
        var unit = node.Organisation.Unit(venue.UnitId)?.Name ?? venue.Name;
        return venue.Presiding.Length > 0 ? $"Đồng chí {venue.Presiding} ({unit}) và các thành phần liên quan" : $"Thủ trưởng {unit} và các thành phần liên quan";
    }

    private static string NameOf(Venue venue) => "điểm cầu " + venue.Name;
    private string ChairText(Chair c) => string.Join(", ", new[] { c.Name.Length > 0 ? "đồng chí " + c.Name : "", c.Post, c.Post.Length > 0 ? "" : node.Organisation.Unit(c.UnitId)?.Name ?? "" }.Where(t => t.Length > 0));

    public static string Mode(ConferenceMode mode) => mode switch { ConferenceMode.InPerson => "trực tiếp", ConferenceMode.Online => "trực tuyến", _ => "trực tiếp kết hợp trực tuyến" };

    /// <summary>"07 giờ 30 phút đến 11 giờ 30 phút, thứ Sáu, ngày 25 tháng 12 năm 2026".</summary>
    public static string Time(ConferenceBody b)
    {
        var (from, to) = (b.StartsAt.ToOffset(VietnamTime.Offset), b.EndsAt.ToOffset(VietnamTime.Offset));
        return from.Date == to.Date ? $"từ {Hour(from)} đến {Hour(to)}, {DayText(from)}" : $"từ {Hour(from)}, {DayText(from)} đến {Hour(to)}, {DayText(to)}";
    }

    private static string Hour(DateTimeOffset at) => at.Minute == 0 ? $"{at.Hour:00} giờ" : $"{at.Hour:00} giờ {at.Minute:00} phút";
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
    private static string DayText(DateTimeOffset at) => Weekdays[(int)at.DayOfWeek] + ", " + DraftedSentences.LongDate(DateOnly.FromDateTime(at.DateTime));

    /// <summary>The venue's own room, or the main one.</summary>
    private static string Place(ConferenceBody b, Venue venue)
    {
        var here = venue.Place.Length > 0 ? venue.Place : venue.IsMain || b.Mode == ConferenceMode.InPerson ? b.Place : "do đơn vị bố trí";
        if (venue.IsMain || b.Mode == ConferenceMode.InPerson) return venue.IsMain && venue.Place.Length > 0 ? venue.Place : b.Place.Length > 0 ? b.Place : here;
        return $"điểm cầu {venue.Name}, {here}" + (b.Place.Length > 0 ? $" (điểm cầu chính: {b.Place})" : "");
    }

    /// <summary>A file name without marks: "giay-moi-cong-an-xa-dong-linh.docx".</summary>
    public static string FileName(Venue venue) => "giay-moi-" + Slug(venue.Name) + ".docx";

    public static string Slug(string text)
    {
        var made = new string([.. Vietnamese.Fold(text).Select(ch => char.IsAsciiLetterOrDigit(ch) ? ch : '-')]);
        while (made.Contains("--", StringComparison.Ordinal)) made = made.Replace("--", "-", StringComparison.Ordinal);
        return made.Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(60, slug.Length)] : "diem-cau";
    }
}
