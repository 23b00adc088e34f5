namespace HiepDong.Reading;

/// <summary>
/// Finds what a saved page carries besides its article: related news, captions, bylines, stamps, menus, share and print lines, copyright; and in an
/// official report the list of receivers. Works on lines alone and looks at the two ends of each, so that it stays linear.
/// </summary>
internal static class PageFurniture
{
    private const int BodyLine = 140, LongestHeading = 48, LongestCaption = 320;

    /// <summary>Stretches of the prepared text that tell nothing of the report, in order, without overlap.</summary>
    public static List<(int Start, int End)> Find(string prepared)
    {
        var found = new List<(int, int)>();
        var lines = Lines(prepared);
        long body = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            var line = prepared.AsSpan(start, end - start);
            if (body > 0 && IsTail(line))
            {
                var resumes = IsBox(line) ? Resumes(prepared, lines, i + 1) : -1;
                if (resumes < 0) { Add(found, start, prepared.Length); return found; }
                Add(found, start, lines[resumes - 1].End);
                i = resumes - 1;
            }
            else if (Receivers.Contains(Bare(line)))
            {
                var last = i;
                while (last + 1 < lines.Count && lines[last + 1] is var next && next.End - next.Start < 90 && prepared[next.Start] is '-' or '–' or '+') last++;
                Add(found, start, lines[last].End);
                i = last;
            }
            else if (Whole(line)) Add(found, start, end);
            // A caption that stands twice goes; a headline with figures tells them each time.
            else if (Repeats(prepared, lines, i)) Add(found, lines[i - 1].Start, end);
            else
            {
                Credits(prepared, start, end, found);
                if (line.Length >= BodyLine || (line.Length > LongestHeading && line[^1] is '.' or ':' or ';')) body += line.Length;
            }
        }
        return found;
    }

    /// <summary>Whether a place lies in one of the stretches; they are searched in the order of the text.</summary>
    public static bool Covers(List<(int Start, int End)> stretches, int at)
    {
        var (low, high) = (0, stretches.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End <= at) low = middle + 1;
            else if (stretches[middle].Start > at) high = middle - 1;
            else return true;
        }
        return false;
    }

    private static void Add(List<(int Start, int End)> found, int start, int end)
    {
        if (found.Count > 0 && found[^1].Start >= start) found.RemoveAt(found.Count - 1);
        if (found.Count > 0 && found[^1].End > start) start = found[^1].End;
        if (end > start) found.Add((start, end));
    }

    /// <summary>Lines with something on them, blanks around cut off.</summary>
    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r', '\f');
            var end = length < 0 ? text.Length : at + length;
            var (start, stop) = (at, end);
            while (start < stop && char.IsWhiteSpace(text[start])) start++;
            while (stop > start && char.IsWhiteSpace(text[stop - 1])) stop--;
            if (stop > start) lines.Add((start, stop));
            at = end + 1;
        }
        return lines;
    }

    /// <summary>Headings of lists that stand below an article.</summary>
    private static readonly WordSet Tails = new(
        "có thể bạn quan tâm|bạn có thể quan tâm|có thể bạn thích|tin cùng chuyên mục|tin bài cùng chuyên mục|bài cùng chuyên mục|cùng chuyên mục|tin khác|các tin khác|tin tức khác|bài khác|" +
        "các bài khác|các bài viết khác|bài viết khác|những bài viết khác|tin mới|tin mới hơn|tin mới nhất|tin cũ hơn|các tin mới hơn|các tin cũ hơn|các tin đã đưa|tin đã đưa|tin nổi bật|tin đọc nhiều|tin xem nhiều|" +
        "đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|bài đọc nhiều|nhiều người đọc|mới nhất|mới cập nhật|tin trong ngày|tin tiêu điểm|video liên quan|video nổi bật|ảnh liên quan|theo dòng sự kiện|tin cùng sự kiện|" +
        "cùng sự kiện|bình luận|ý kiến bạn đọc|bình luận của bạn|gửi bình luận|ý kiến phản hồi|phản hồi|liên kết website|liên kết web|liên kết|thống kê truy cập|văn bản mới|thông báo mới|tin trong chuyên mục|" +
        "chuyên mục khác|các chuyên mục|tin xem thêm|tin bài khác|tin tức liên quan khác|thư viện ảnh|thư viện video|quảng cáo|related news|related articles|other news");

    /// <summary>Headings of boxes that stand amid an article as well.</summary>
    private static readonly WordSet Boxes = new("tin liên quan|bài liên quan|các tin liên quan|tin bài liên quan|bài viết liên quan|tin tức liên quan|các bài viết liên quan|xem thêm|đọc thêm|nội dung liên quan");

    private static readonly WordSet Receivers = new("nơi nhận");

    /// <summary>Lines that are nothing else.</summary>
    private static readonly WordSet WholeLines = new(
        "in trang|in bài|in bài viết|in tin|bản in|gửi email|gửi bài viết|gửi cho bạn bè|chia sẻ|chia sẻ bài viết|facebook|zalo|twitter|email|print|share|lưu bài|lưu tin|trang chủ|đăng nhập|đăng ký|tìm kiếm|menu|về đầu trang|lên đầu trang|" +
        "quay lại|trở về|xem chi tiết|a a a|a- a a+|a- a+|aa|cỡ chữ|nghe đọc bài|nghe bài viết|theo dõi|xem tất cả|ảnh minh họa|ảnh tư liệu|ảnh minh hoạ|toàn cảnh hội nghị|quang cảnh hội nghị|toàn cảnh buổi họp|quang cảnh buổi họp|một số hình ảnh|một số hình ảnh tại hội nghị");

    /// <summary>Beginnings of lines that are furniture to their end.</summary>
    private static readonly string[] Openers =
    [
        "[video]", "[ảnh]", "[clip]", "[infographic]", "[photo]", "[podcast]", "[infographics]", "video:", "clip:", "ảnh:", "(ảnh", "ảnh tư liệu", "ảnh minh h", "tin, ảnh:", "bài, ảnh:", "tin và ảnh:", "bài và ảnh:", "tin ảnh:", "tin:", "bài:", "thực hiện:",
        "nguồn:", "nguồn tin:", "tác giả:", "tác giả bài viết", "người đăng", "đăng bởi", "ngày đăng", "đăng ngày", "đăng lúc", "cập nhật lúc", "cập nhật ngày", "cập nhật:", "ngày cập nhật", "lượt xem", "số lượt xem", "lượt truy cập", "số lượt truy cập", "đã xem", "lượt đọc",
        "bản quyền", "copyright", "©", "giấy phép số", "giấy phép xuất bản", "giấy phép hoạt động", "cơ quan chủ quản", "chịu trách nhiệm", "tổng biên tập", "địa chỉ:", "trụ sở:", "điện thoại:", "đt:", "tel:", "fax:", "email:", "e-mail:", "hotline", "website:",
        "tags:", "tag:", "từ khóa:", "từ khoá:", "chia sẻ:", "xem thêm:", "đọc thêm:", ">>", "» ", "› ", "trang chủ ", "bạn đang ở", "kích thước chữ", "cỡ chữ", "thích 0", "quảng cáo", "toàn cảnh ", "quang cảnh ", "url:", "http://", "https://", "www.", "lưu: vt", "- lưu: vt", "- lưu vt"
    ];

    private static readonly string[] DayNames = ["thứ hai,", "thứ ba,", "thứ tư,", "thứ năm,", "thứ sáu,", "thứ bảy,", "chủ nhật,", "thứ 2,", "thứ 3,", "thứ 4,", "thứ 5,", "thứ 6,", "thứ 7,"];

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.Length > LongestHeading ? [] : line.Trim(" \t:.-–*•»›>|[](){}+…\u00a0");

    private static bool IsTail(ReadOnlySpan<char> line) => Bare(line) is { IsEmpty: false } bare && (Tails.Contains(bare) || Boxes.Contains(bare));

    private static bool IsBox(ReadOnlySpan<char> line) => Boxes.Contains(Bare(line));

    /// <summary>The line at which the article goes on after a box of titles: two long paragraphs in a row; -1 when none follow.</summary>
    private static int Resumes(string text, List<(int Start, int End)> lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Count - 1, from + 8); i++)
            if (IsParagraph(i) && IsParagraph(i + 1)) return i;
        return -1;

        bool IsParagraph(int i) => lines[i].End - lines[i].Start >= BodyLine && text[lines[i].End - 1] is '.' or ';' or ':' or '”' or '"';
    }

    private static bool Whole(ReadOnlySpan<char> line)
    {
        if (WholeLines.Contains(Bare(line))) return true;
        if (line.Length > LongestCaption) return false;
        var first = char.ToLowerInvariant(line[0]);
        foreach (var opener in Openers)
            if (first == opener[0] && line.StartsWith(opener, StringComparison.OrdinalIgnoreCase))
                // "Quang cảnh …" and "Nguồn: …" begin ordinary sentences as well.
                return line.Length < 160 || opener[0] is '[' or '©' or '>' or '»';
        return IsCaption(line) || IsStamp(line) || IsTrail(line);
    }

    /// <summary>A line that ends with whose photo it is: "… tại hội nghị. (Ảnh: A)", "… Ảnh: B".</summary>
    private static bool IsCaption(ReadOnlySpan<char> line)
    {
        var end = line[Math.Max(0, line.Length - 70)..];
        var at = -1;
        for (var colon = end.LastIndexOf(':'); colon > 3 && at < 0; colon = end[..colon].LastIndexOf(':'))
            if (end[(colon - 3)..colon].Equals("ảnh", StringComparison.OrdinalIgnoreCase)) at = colon - 3;
        if (at <= 0) return false;
        var before = end[at - 1];
        // Nothing but a name follows, no further sentence.
        return (before is '(' or '/' or '.' || WordScan.IsBlank(before)) && end[at..].TrimEnd(")./ ").IndexOfAny(".;!)") < 0;
    }

    /// <summary>"Thứ Tư, 15/01/2025, 14:20 (GMT+7)", "16/01/2025 08:15": the day it was put on the page.</summary>
    private static bool IsStamp(ReadOnlySpan<char> line)
    {
        if (line.Length > 60) return false;
        var stamp = line;
        foreach (var day in DayNames)
            if (line.StartsWith(day, StringComparison.OrdinalIgnoreCase)) { stamp = line[day.Length..]; break; }
        var letters = 0;
        var digits = 0;
        foreach (var c in stamp)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
        }
        var time = stamp.IndexOf(':') is > 0 and var colon && colon + 1 < stamp.Length && char.IsAsciiDigit(stamp[colon - 1]) && char.IsAsciiDigit(stamp[colon + 1]);
        return digits >= 6 && letters <= 8 && (stamp.Length < line.Length || time) && (stamp.Contains('/') || stamp.Contains('-') || stamp.Contains('.'));
    }

    /// <summary>"Trang chủ » Tin tức » An ninh": where in the site one is.</summary>
    private static bool IsTrail(ReadOnlySpan<char> line) => line.Length < 120 && !line.ContainsAnyInRange('0', '9') && (line.Count('»') + line.Count('›') >= 1 || line.Count('|') >= 2) && line[^1] != '.';

    private static bool Repeats(string text, List<(int Start, int End)> lines, int i)
    {
        if (i == 0) return false;
        var (line, before) = (lines[i], lines[i - 1]);
        var length = line.End - line.Start;
        if (length != before.End - before.Start || length > LongestCaption || length < 8) return false;
        var span = text.AsSpan(line.Start, length);
        return span.SequenceEqual(text.AsSpan(before.Start, length)) && span.ContainsAnyExcept("-_=*. \t|") && !span.ContainsAnyInRange('0', '9');
    }

    /// <summary>"(Ảnh: …)" amid a paragraph.</summary>
    private static void Credits(string text, int start, int end, List<(int, int)> found)
    {
        for (var at = start; at < end;)
        {
            var next = text.AsSpan(at, end - at).IndexOf("(Ảnh", StringComparison.Ordinal);
            if (next < 0) return;
            at += next;
            var close = text.AsSpan(at, Math.Min(80, end - at)).IndexOf(')');
            if (close > 0 && text.AsSpan(at, close).Contains(':')) Add(found, at, at + close + 1);
            at += 4;
        }
    }
}
