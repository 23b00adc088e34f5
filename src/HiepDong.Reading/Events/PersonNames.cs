using System.Text.RegularExpressions;

namespace HiepDong.Reading;

/// <summary>
/// Names of people as official texts write them: after a rank or form of address ("Thượng tá Nguyễn Văn A", "đồng chí Ksor B"), or after a post with a
/// known family name ("Phó Chủ tịch UBND tỉnh Kon Tum Nguyễn Văn C").
/// </summary>
internal static partial class PersonNames
{
    public readonly record struct Name(int Start, int End, string Text);

    private const int LongestName = 5;

    /// <summary>Names in one stretch of text, in order.</summary>
    public static List<Name> Find(string text, int from, int to)
    {
        var found = new List<Name>();
        foreach (var match in Addresses().EnumerateMatches(text.AsSpan(from, to - from)))
            if (Capitals(text, from + match.Index + match.Length, to) is { } name && (found.Count == 0 || found[^1].End <= name.Start)) found.Add(name);
        foreach (var match in Posts().EnumerateMatches(text.AsSpan(from, to - from)))
            if (AfterPost(text, from + match.Index + match.Length, to) is { } name && !found.Exists(f => f.Start < name.End && name.Start < f.End)) found.Add(name);
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>Two to five words that begin with capitals.</summary>
    private static Name? Capitals(string text, int at, int to)
    {
        var start = WordScan.SkipBlanks(text, at);
        var (end, words) = (start, 0);
        while (words < LongestName)
        {
            var word = WordScan.After(text, end);
            if (word.IsEmpty || word.End > to || !Capital(word.Text) || (words > 0 && NotInNames.Contains(word.Text))) break;
            // A name goes on over blanks alone; "H'Drai", "H’Mai" over an apostrophe.
            if (word.Start > WordScan.SkipBlanks(text, end)) break;
            end = word.End;
            if (WordScan.At(text, end) is '\'' or '’' && WordScan.After(text, end + 1) is { IsEmpty: false } rest && rest.Start == end + 1) end = rest.End;
            words++;
        }
        return words >= 2 ? new(start, end, text[start..end].Replace('\u00a0', ' ')) : null;
    }

    private static bool Capital(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return false;
        foreach (var c in word[1..])
            if (!char.IsLower(c)) return false;
        return true;
    }

    /// <summary>The last name in the run of words after a post: "UBND tỉnh Kon Tum Nguyễn Văn C" begins it at the family name after the place.</summary>
    private static Name? AfterPost(string text, int at, int to)
    {
        var (here, start, words, place) = (at, -1, 0, false);
        for (var n = 0; n < 16; n++)
        {
            var word = WordScan.After(text, here);
            if (word.IsEmpty || word.End > to || word.Start > WordScan.SkipBlanks(text, here)) break;
            var capital = Capital(word.Text);
            if (!capital && start >= 0) break;
            // After "tỉnh" the first capital names the place unless three words follow: "tỉnh Hà Giang", but "tỉnh Đặng Văn Minh".
            if (capital && Families.Contains(word.Text) && (start < 0 || (place && words >= 2)))
            {
                place = start < 0 && Places.Contains(WordScan.Before(text, word.Start).Text);
                (start, words) = (word.Start, 0);
            }
            if (start >= 0) words++;
            here = word.End;
        }
        return start >= 0 && words is >= 2 and <= LongestName && !(place && words < 3) ? Capitals(text, start, to) : null;
    }

    private static readonly WordSet NotInNames = new("chủ|phó|bí|trưởng|giám|ủy|uỷ|tư|chính|tỉnh|ubnd|bộ|cục|thứ|đại|thượng|trung|thiếu");
    /// <summary>Words before a place's name, which may look like a family name ("tỉnh Hà Giang", "huyện Mai Châu").</summary>
    private static readonly WordSet Places = new("tỉnh|huyện|xã|phường|quận|phố|thị|đồn|cầu|khu|vùng|bản|thôn|làng|sông|biển|đảo|tp|cửa|khẩu");

    /// <summary>Family names of the Kinh and of the peoples along the borders.</summary>
    private static readonly WordSet Families = new(
        "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|mai|trịnh|đoàn|lương|lâm|tô|hà|cao|tạ|thái|quách|châu|chu|triệu|nông|vi|lò|quàng|cà|giàng|vừ|sùng|hầu|tráng|thào|ma|hứa|bế|lục|đàm|la|tống|kiều|khuất|văn|" +
        "vương|viên|thạch|danh|kim|rah|rơ|rcom|siu|ksor|nay|kpă|kpă|niê|ayun|tòng|lường|mùa|ly|lầu|sa|điểu|blong|bríu|zơrâm|alăng|pơloong|lộc|lữ|lưu|mạc|mẫn|nghiêm|ninh|ông|phùng|quan|thân|thiều|tiêu|trang|trương|từ|uông|vàng|xa|bạch|bá|cầm|cù|diệp|doãn|đào|đồng|giáp|hạ|hồng|khổng|lại|lã|a|y");

    [GeneratedRegex(@"\b(?:đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|đại uý|thượng uý|trung uý|đô đốc|đồng chí|đ/c|ông|bà|tiến sĩ|ts\.|pgs\.|ths\.)[: ]\s*(?:(?:đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|thiếu tướng|ts\.|pgs\.ts\.|ths\.|tiến sĩ)\s*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b(?:chủ tịch|bí thư|giám đốc|thứ trưởng|bộ trưởng|tư lệnh|chính ủy|chính uỷ|chỉ huy trưởng|chỉ huy phó|tham mưu trưởng|cục trưởng|vụ trưởng|trưởng ban|trưởng công an|chủ nhiệm|đồn trưởng|trưởng đoàn|trưởng phòng|chánh văn phòng|phó thủ tướng|thủ tướng|viện trưởng|chánh án)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Posts();
}
