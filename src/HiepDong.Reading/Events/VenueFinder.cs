using System.Text.RegularExpressions;

namespace HiepDong.Reading;

/// <summary>Finds where an occasion was held: "tại trụ sở Công an tỉnh …", "ở điểm cầu Bộ CHQS tỉnh", "… là nơi diễn ra hội nghị".</summary>
internal static partial class VenueFinder
{
    private const int LongestPlace = 14;

    public static List<string> Find(Timeline timeline, string head, List<int> sentences, int phrase, DateMention? day)
    {
        var venues = new List<string>();
        var (from, to) = EventReader.Bounds(sentences, phrase, head.Length);
        InSentence(head, from, to, venues);
        if (day is { } held && (held.Start < from || held.Start >= to))
        {
            var (dayFrom, dayTo) = EventReader.Bounds(sentences, held.Start, head.Length);
            InSentence(head, dayFrom, dayTo, venues);
        }
        foreach (var match in Site().EnumerateMatches(head))
            if (!timeline.IsAside(match.Index)) Add(venues, Place(head, match.Index, head.Length));
        return venues;
    }

    private static void InSentence(string head, int from, int to, List<string> venues)
    {
        foreach (var match in At().EnumerateMatches(head.AsSpan(from, to - from)))
            Add(venues, Place(head, from + match.Index + match.Length, to));
        foreach (var match in HeldAt().EnumerateMatches(head.AsSpan(from, to - from)))
            Add(venues, Place(head, from, from + match.Index));
    }

    private static void Add(List<string> venues, string? place)
    {
        if (place is null) return;
        // "TP A và Bộ CHQS tỉnh": two places.
        if (place.IndexOf(" và ", StringComparison.Ordinal) is > 0 and var cut && char.IsUpper(place[cut + 4]) && place.IndexOf(' ', cut + 4) > 0)
        {
            Add(venues, place[..cut]);
            place = place[(cut + 4)..];
        }
        if (!venues.Exists(v => v.Contains(place, StringComparison.OrdinalIgnoreCase))) venues.Add(place);
    }

    /// <summary>Words of a place's name: capitals and numbers, and small words that join them; it must have a capital.</summary>
    private static string? Place(string head, int at, int to)
    {
        var start = WordScan.SkipBlanks(head, at);
        var (end, capitals) = (start, 0);
        for (var n = 0; n < LongestPlace; n++)
        {
            var word = WordScan.After(head, end);
            if (word.IsEmpty || word.End > to) break;
            var gap = head.AsSpan(end, word.Start - end);
            if (gap.ContainsAnyExcept(" \t\u00a0")) break;
            var capital = char.IsUpper(word.Text[0]) || (n > 0 && char.IsAsciiDigit(word.Text[0]));
            if (!capital && !Joining.Contains(word.Text)) break;
            if (capital) capitals++;
            end = word.End;
            // "TP.Châu Đốc", "TP. Hạ Long"
            if (word.Is("TP") && WordScan.At(head, end) == '.') end++;
        }
        // Small words at the end belong to the sentence, unless the name ends with its level ("Bộ CHQS tỉnh").
        var place = head[start..end].TrimEnd();
        while (place.LastIndexOf(' ') is > 0 and var cut && Trailing.Contains(place.AsSpan(cut + 1))) place = place[..cut].TrimEnd();
        return capitals > 0 && place.Length > 2 ? place : null;
    }

    private static readonly WordSet Joining = new("tỉnh|huyện|xã|phường|thành|phố|thị|trấn|trụ|sở|hội|trường|điểm|cầu|đội|quân|sự|biên|phòng|công|an|nhà|văn|hóa|trung|tâm|chính|trị|ủy|ban|nhân|dân|bộ|chỉ|huy|khu|vùng|đồn|cảnh|sát|biển|của|khách|sạn|quốc|tế|cửa|khẩu|đặc|lữ|đoàn|sư|hải|tư|lệnh|họp|mưu|tham|và");
    private static readonly WordSet Trailing = new("của|và|công|nhân|hội|biên|quân|họp|tham");

    [GeneratedRegex(@"\b(?:tại|ở)\s+(?!điểm cầu|hội nghị|buổi|cuộc|đây|chỗ|khu vực|địa bàn|các|những|nhiều|tuyến)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();

    [GeneratedRegex(@"\s+là (?:nơi|địa điểm) (?:diễn ra|tổ chức)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeldAt();

    [GeneratedRegex(@"\bđiểm cầu (?:(?:tỉnh|thành phố|huyện|xã|phường|đặc khu|chính|bộ|công an)\b|\p{Lu})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Site();
}
