using System.Globalization;
using System.Text.RegularExpressions;

namespace HiepDong.Reading;

/// <summary>
/// Reads the occasion a text tells of: a conference to brief (giao ban), to review part of a period or a whole one (sơ kết, tổng kết), or another
/// meeting, inspection or ceremony. Only the beginning of a text tells that, so that the cost does not grow with its length.
/// </summary>
internal static partial class EventReader
{
    /// <summary>Characters in which an occasion is looked for.</summary>
    internal const int Head = 8_000;

    /// <summary>Reads the occasion, and tells the timeline its day and year.</summary>
    public static EventReading Read(Timeline timeline)
    {
        var text = timeline.Text;
        var head = text[..Math.Min(text.Length, Head)];
        var (sentences, _) = SentenceStarts.Of(head);
        var title = ReportTitle.PeriodOf(timeline);
        if (Phrase(timeline, head, sentences) is not { } phrase) return EventReading.None with { Period = title };

        var reviews = Reviews(timeline, phrase, sentences, head.Length);
        var day = Day(timeline, phrase, sentences, head);
        var ahead = timeline.Periods.Find(p => p.Use == PeriodUse.Ahead && p.Year is not null && p.Start < head.Length);
        string? date = null;
        if (day is { } held && (timeline.YearOfOccasion(held, reviews.Count > 0 ? reviews[0] : null, ahead.Shape is null ? null : ahead) ?? FeastYear(head, sentences, held)) is { } year)
        {
            var inMonth = Math.Min(held.Day ?? 1, DateTime.DaysInMonth(year, held.Month));
            date = held.Day is null ? $"{year}-{held.Month:00}" : string.Create(CultureInfo.InvariantCulture, $"{year}-{held.Month:00}-{inMonth:00}");
            timeline.Occasion = new(year, held.Month, inMonth);
        }
        // The page's stamp tells the month of what it reports on, not the day.
        else if (day is null && timeline.Stamp is { } stamp) date = $"{stamp.Year}-{stamp.Month:00}";
        string? period = null;
        foreach (var review in reviews)
        {
            // "5 năm …, giai đoạn 2015-2020": the years written out.
            var written = review.Years > 0 ? reviews.Find(r => r is { Shape: "R", Year: { } first, LastYear: { } last } && last - first - review.Years is 0 or -1) : default;
            period = timeline.CodeOf(written.Shape is null ? review : written);
            if (period is null) continue;
            timeline.Reviewed = timeline.EndYear(review);
            break;
        }
        // A report is about what its title says, whatever meetings it mentions.
        if (title is not null && (period is null || phrase.Kind == "other")) period = title;
        return new(phrase.Kind, date, ModeOf(timeline, head), period, ChairFinder.Find(timeline, head, sentences), VenueFinder.Find(timeline, head, sentences, phrase.Start, day));
    }

    private readonly record struct Found(int Start, int End, string Kind, int Strength);

    private static Found? Phrase(Timeline timeline, string head, List<int> sentences)
    {
        Found? review = null, other = null;
        foreach (var match in Occasions().EnumerateMatches(head))
        {
            if (timeline.IsAside(match.Index)) continue;
            var found = Weigh(timeline, head, sentences, match.Index, match.Index + match.Length);
            if (found.Strength < 2) continue;
            ref var best = ref found.Kind == "other" ? ref other : ref review;
            if (best is null || found.Strength > best.Value.Strength) best = found;
        }
        return review ?? other;
    }

    private static Found Weigh(Timeline timeline, string head, List<int> sentences, int start, int end)
    {
        var (from, to) = Bounds(sentences, start, head.Length);
        var word = head.AsSpan(start, end - start);
        var before = head.AsSpan(Math.Max(from, start - 32), start - Math.Max(from, start - 32));
        var after = head.AsSpan(end, Math.Min(to, end + 40) - end);
        var period = timeline.NextPeriod(end);
        var dated = timeline.NextDate(from) is { Day: not null } date && date.Start < to;
        var strength = (start < 250 ? 2 : start < 900 ? 1 : 0) + (dated ? 1 : 0);

        var meeting = Meeting().IsMatch(before);
        if (Habit().IsMatch(before) || (!meeting && !dated && HabitAfter().IsMatch(after))) strength -= 6;
        if (Coming().IsMatch(before)) strength -= 4;

        string? kind = Is(word, "giao ban") ? "giao_ban" : Is(word, "sơ kết") ? "so_ket" : Is(word, "tổng kết") ? "tong_ket" : null;
        if (kind is not null)
        {
            if (meeting) strength += 2;
            if (period is { Use: PeriodUse.Counted } close && close.Start < end + 40 && close.Start < to) strength += 2;
            if (Carried().IsMatch(after)) strength++;
            return new(start, end, kind, strength);
        }
        // "họp đánh giá 6 tháng đầu năm" reviews without the word.
        if (Is(word, "đánh giá") || Is(word, "kiểm điểm") || Is(word, "nhìn lại"))
        {
            var reviewed = period is { Use: PeriodUse.Counted, Shape: not ("D" or ['M', ..]) } whole && whole.Start < end + 60 && whole.Start < to;
            if (!reviewed || !Convened().IsMatch(before)) return default;
            return new(start, end, period!.Value.Shape is "Y" or "R" ? "tong_ket" : "so_ket", strength + 1);
        }
        var weak = Weak().IsMatch(word);
        if (weak && !(dated && start < 900 && (Is(word, "họp") || Convening().IsMatch(before) || Convening().IsMatch(after)))) return default;
        if (NamedConference().IsMatch(after) || Counted().IsMatch(before)) return default;
        return new(start, end, "other", strength + 2);
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    internal static (int From, int To) Bounds(List<int> sentences, int position, int length)
    {
        var at = sentences.BinarySearch(position);
        if (at < 0) at = Math.Max(0, ~at - 1);
        return (sentences[at], at + 1 < sentences.Count ? sentences[at + 1] : length);
    }

    /// <summary>What may be reviewed, likeliest first.</summary>
    private static List<PeriodMention> Reviews(Timeline timeline, Found phrase, List<int> sentences, int length)
    {
        var (from, to) = Bounds(sentences, phrase.Start, length);
        var weighed = new List<(int Weight, PeriodMention Period)>();
        foreach (var period in timeline.Periods)
        {
            if (period.Start >= length) break;
            if (period.Use != PeriodUse.Counted || period.Shape == "D") continue;
            var close = period.Start >= phrase.End && period.Start - phrase.End <= 30;
            var same = period.Start >= from && period.Start < to;
            if (period.Shape[0] == 'M' && !(close && same)) continue;
            // An inspection or talks review only what is named with them, or the year that the text then tells of.
            if (!same && period.Years > 0 && phrase.Kind == "other" && period.Start > 400) continue;
            weighed.Add(((same ? 4 : 0) + (close && same ? 3 : 0) + (period.Start < 250 ? 1 : 0) + (period.Year is not null ? 1 : 0), period));
        }
        return [.. weighed.OrderByDescending(w => w.Weight).ThenBy(w => w.Period.Start).Select(w => w.Period).Take(4)];
    }

    private static DateMention? Day(Timeline timeline, Found phrase, List<int> sentences, string head)
    {
        (int Weight, DateMention Date)? best = null;
        var (phraseFrom, phraseTo) = Bounds(sentences, phrase.Start, head.Length);
        foreach (var date in timeline.Dates)
        {
            if (date.Start >= head.Length) break;
            if (date.Month == 0) continue;
            var same = date.Start >= phraseFrom && date.Start < phraseTo;
            if (date.Day is null)
            {
                // "Tháng 7/2024, … tổ chức hội nghị": a month before the occasion, not the one reviewed.
                if (!same || date.Start > phrase.Start || date.Year is null || best is not null) continue;
                best = (1, date);
                continue;
            }
            var (from, to) = same ? (phraseFrom, phraseTo) : Bounds(sentences, date.Start, head.Length);
            var weight = same ? 4 : Nouns().IsMatch(head.AsSpan(from, to - from)) ? 2 : date.Start < 300 ? 1 : 0;
            if (Limits().IsMatch(head.AsSpan(Math.Max(from, date.Start - 14), date.Start - Math.Max(from, date.Start - 14)))) weight -= 3;
            if (timeline.InWindow(date.Start)) weight -= 4;
            if (Paired().IsMatch(head.AsSpan(date.End, Math.Min(to, date.End + 6) - date.End)) || PairedBefore().IsMatch(head.AsSpan(Math.Max(from, date.Start - 6), date.Start - Math.Max(from, date.Start - 6)))) weight -= 3;
            if (weight > 0 && (best is not { } known || weight > known.Weight)) best = (weight, date);
        }
        return best?.Date;
    }

    /// <summary>"Ngày 2/3, … tổng kết … Tết Nguyên đán Quý Mão 2023": the year of the feast that the day's sentence names.</summary>
    private static int? FeastYear(string head, List<int> sentences, DateMention day)
    {
        var (from, to) = Bounds(sentences, day.Start, head.Length);
        return Feast().Match(head, from, to - from) is { Success: true } feast ? int.Parse(feast.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\bTết(?:\s+\p{L}+){0,5}\s+(20\d\d)\b", Any)]
    private static partial Regex Feast();

    private static string? ModeOf(Timeline timeline, string head)
    {
        foreach (var match in Online().EnumerateMatches(head))
            if (!timeline.IsAside(match.Index)) return "truc_tuyen";
        foreach (var match in InPerson().EnumerateMatches(head))
            if (!timeline.IsAside(match.Index)) return "truc_tiep";
        return null;
    }

    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:giao ban|sơ kết|tổng kết|đánh giá(?! cao| đúng| tốt)|kiểm điểm|nhìn lại|hội nghị|hội đàm|hội thảo|tọa đàm|toạ đàm|cuộc họp|buổi họp|phiên họp|buổi làm việc|cuộc làm việc|làm việc (?:tại|với|ở)|đoàn kiểm tra|kiểm tra liên ngành|đoàn công tác liên ngành|lễ (?:trao|ký|công bố|khen|tuyên dương|phát động|ra quân|bàn giao|kỷ niệm|khai mạc|bế mạc|tiếp nhận|ra mắt|xuất quân|đón nhận)|trao thưởng|thưởng nóng|họp báo|họp bàn|họp|gặp mặt|gặp gỡ|tập huấn|diễn tập|ký kết|ký quy chế|phát động|ra quân|giám sát|kiểm tra|thăm và làm việc|tuyên dương|trao bằng khen|khen thưởng)\b", Any)]
    private static partial Regex Occasions();

    /// <summary>Words that stand for an occasion only with a day and with someone holding it.</summary>
    [GeneratedRegex(@"^(?:họp|gặp mặt|gặp gỡ|tập huấn|diễn tập|ký kết|ký quy chế|phát động|ra quân|giám sát|kiểm tra|tuyên dương|trao bằng khen|khen thưởng)$", Any)]
    private static partial Regex Weak();

    [GeneratedRegex(@"\b(?:tổ chức|chủ trì|diễn ra|tiến hành|khai mạc|dự|đã|cùng|đoàn|do|buổi|cuộc|lễ)\b", Any)]
    private static partial Regex Convening();

    [GeneratedRegex(@"\b(?:hội nghị|buổi|cuộc họp|họp|phiên|chủ trì|tổ chức|tiến hành|dự|diễn ra|khai mạc|đã|lễ|báo cáo)\s+(?:\S+\s+){0,2}$|\b(?:hội nghị|buổi|họp)\b", Any)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"\b(?:họp|hội nghị|tổ chức|gặp nhau|ngồi lại|phiên|buổi|cuộc)\b", Any)]
    private static partial Regex Convened();

    [GeneratedRegex(@"\b(?:duy trì|chế độ|định kỳ|luân phiên|thường xuyên|nền nếp|nề nếp|hằng|hàng (?:tháng|quý|tuần|năm)|đăng cai|các|những|nhiều|mỗi|từng|qua các|\d+ (?:lần|cuộc|buổi|lượt|hội nghị)|phục vụ|bảo vệ|an toàn|thông qua|kịp thời|gắn với|sau)\s+(?:\S+\s+){0,1}$", Any)]
    private static partial Regex Habit();

    [GeneratedRegex(@"(?<![/.\-\d]|ngày )\b\d{1,3}\s+$", Any)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\s*(?:,?\s*(?:tổng kết|rút kinh nghiệm|trao đổi|hội ý|trực)\s*)?(?:luân phiên|định kỳ|đột xuất|hằng|hàng (?:tháng|quý|tuần|năm)|thường xuyên|theo quy định|đúng quy định)", Any)]
    private static partial Regex HabitAfter();

    [GeneratedRegex(@"\b(?:sẽ|đề nghị|yêu cầu|chuẩn bị|tiến tới|tham mưu|dự kiến|hướng tới|phải)\s+(?:\S+\s+){0,2}$", Any)]
    private static partial Regex Coming();

    [GeneratedRegex(@"^\s*(?:thực hiện|việc|công tác|phong trào|kết quả|trực tuyến|giữa|tình hình|phối hợp|thi đua|quy chế|nghị định|chỉ thị)\b", Any)]
    private static partial Regex Carried();

    [GeneratedRegex(@"^\s*(?:trung ương|lần thứ|apec|asean|thượng đỉnh|cấp cao|hiệp thương|ban chấp hành|đảng bộ|bàn tròn)", Any)]
    private static partial Regex NamedConference();

    [GeneratedRegex(@"\b(?:hội nghị|giao ban|sơ kết|tổng kết|hội đàm|hội thảo|tọa đàm|cuộc họp|buổi họp|buổi làm việc|làm việc|đoàn kiểm tra|buổi lễ|lễ)\b", Any)]
    private static partial Regex Nouns();

    /// <summary>One of two dates with a dash between: an anniversary or a span.</summary>
    [GeneratedRegex(@"^\s*[-–—]\s*\d")]
    private static partial Regex Paired();

    [GeneratedRegex(@"\d\s*[-–—]\s*$")]
    private static partial Regex PairedBefore();

    [GeneratedRegex(@"\b(?:trước|đến|hết|kể từ|tính đến|từ|sau|chậm nhất|quá)\s*$", Any)]
    private static partial Regex Limits();

    [GeneratedRegex(@"\b(?:hội nghị|giao ban|sơ kết|tổng kết|họp|hình thức|kết nối|điểm cầu|hội đàm|tập huấn|tọa đàm|phiên)\b[^.\n]{0,40}(?<!lừa đảo |công |bán hàng |mạng |đánh bạc |cá độ |học |mua bán |giao dịch )\b(?:trực tuyến|truyền hình)\b|\btrực tuyến\b[^.\n]{0,30}\b(?:điểm cầu|từ điểm|đến điểm|tới \d+ điểm|đến \d+ điểm)\b|\bđiểm cầu (?:trung ương|bộ|tỉnh|thành phố|chính|xã|phường|huyện)\b|\bcầu truyền hình\b", Any)]
    private static partial Regex Online();

    [GeneratedRegex(@"\bhình thức (?:họp |tổ chức )?trực tiếp\b|\b(?:hội nghị|giao ban|họp) trực tiếp\b", Any)]
    private static partial Regex InPerson();
}
