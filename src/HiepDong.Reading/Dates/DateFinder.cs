using static HiepDong.Reading.WordScan;

namespace HiepDong.Reading;

/// <summary>
/// Finds dates as reports and newspapers write them. A bare "5/8" may as well be a fraction or two counts and is a date only beside a word that
/// calls for one ("sáng 5/8"), alone in parentheses, or in a dateline.
/// </summary>
internal static class DateFinder
{
    /// <summary>All dates in the order of the text, without overlap.</summary>
    public static List<DateMention> Find(string text)
    {
        var found = new List<DateMention>();
        new Scan(text, found).Run();
        return found;
    }

    /// <summary>Words that name a day or a part of it: a number after them that can be a date is one.</summary>
    private static readonly WordSet DayWords = new("ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|mùng|mồng|nay|qua|hôm nay");
    private static readonly WordSet DayAgo = new("nay|qua|kia");
    private static readonly WordSet StartWords = new("ngày|hôm|nay|sáng|trưa|chiều|tối|đêm|khuya|rạng|mùng|mồng");
    /// <summary>Words that a date may follow as well as a count.</summary>
    private static readonly WordSet OpenWords = new("từ|đến|tới|vào|hết|trước|sau|lúc|giờ|phút|nhật|bảy|sáu|năm|tư|ba|hai");
    private static readonly WordSet HolidayWords = new("dịp|lễ|khánh|động|thắng|tết|binh|nữ|lập|giáo");
    /// <summary>Words before "ngày" or "tháng" that make a count of what follows: "mỗi ngày 5 chuyến".</summary>
    private static readonly WordSet EachWords = new("mỗi|một|hằng|hàng|từng|quân|bình|cả|nửa|nhiều|vài|mấy");
    internal static readonly WordSet CountedWords = new(
        "vụ|lượt|người|đối|trường|buổi|đợt|tàu|xe|xã|huyện|tỉnh|phường|hộ|tổ|kg|g|gam|tấn|tạ|lít|triệu|tỷ|tỉ|nghìn|ngàn|trăm|chục|ca|chuyến|cuộc|lần|tập|cá|con|khẩu|" +
        "viên|bánh|đồng|chiếc|cái|bộ|mẫu|tin|kế|chỉ|mục|phần|số|công|cán|chiến|đồn|đơn|tiếng|giờ|phút|năm|tháng|ngày|tuổi|%|km|m|ha|hecta|chuyên|mô|điểm|thôn|bản|khu|nhóm");

    private struct Scan(string source, List<DateMention> found)
    {
        private int lastEnd = -1, month, year;

        private readonly ReadOnlySpan<char> Text => source;

        public void Run()
        {
            for (var at = 0; ;)
            {
                var next = Text[at..].IndexOfAnyInRange('0', '9');
                if (next < 0) return;
                at += next;
                var count = found.Count;
                if (CanBegin(at) && (Iso(at) || Full(at) || AfterMonth(at) || List(at)) && found.Count > count) at = found[^1].End;
                else while (at < Text.Length && char.IsAsciiDigit(Text[at])) at++;
            }
        }

        /// <summary>Not inside a longer number or word.</summary>
        private readonly bool CanBegin(int at)
        {
            if (at == 0) return true;
            var before = Text[at - 1];
            if (IsWordChar(before)) return false;
            return !(before is '.' or ',' or '/' or '-' && at > 1 && char.IsAsciiDigit(Text[at - 2])) || lastEnd == at - 1;
        }

        private bool Add(int start, int end, int? day, int newMonth, int? newYear, string rule)
        {
            if (newMonth > 0) month = newMonth;
            if (newYear is { } y) year = y;
            found.Add(new(Math.Max(start, lastEnd), end, day, newMonth, newYear, rule));
            lastEnd = end;
            return true;
        }

        private static bool IsDay(int day, int month, int year = 2000) => day >= 1 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month);

        /// <summary>"2025-01-15", "2025-01".</summary>
        private bool Iso(int at)
        {
            if (Digits(Text, at, 4, out var y) != 4 || y is < 1900 or >= 2100 || At(Text, at + 4) is not ('-' or '/')) return false;
            if (Digits(Text, at + 5, 2, out var m) != 2) return false;
            var whole = At(Text, at + 7) == Text[at + 4];
            if (!whole) return Text[at + 4] == '-' && m is >= 1 and <= 12 && !GluedOn(Text, at + 7) && Add(at, at + 7, null, m, y, "date-iso");
            if (Digits(Text, at + 8, 2, out var d) != 2) return false;
            return IsDay(d, m, y) && !char.IsLetterOrDigit(At(Text, at + 10)) | At(Text, at + 10) == 'T' && Add(StartOf(at), at + 10, d, m, y, "date-iso");
        }

        /// <summary>"15/01/2025", "5.9.2019", "29-10-2024", "15 / 01 / 2025", "15/01/25" after "ngày"; also "22 và 23/3/2020" through <see cref="List"/>.</summary>
        private bool Full(int at)
        {
            var end = ReadFull(at, out var d, out var m, out var y, out var shortYear);
            if (end < 0 || (shortYear && !DayWords.Contains(Before(Text, at).Text))) return false;
            return Add(StartOf(at), end, d, m, y, "date-full");
        }

        private readonly int ReadFull(int at, out int d, out int m, out int y, out bool shortYear)
        {
            shortYear = false;
            m = y = 0;
            var n = Digits(Text, at, 2, out d);
            if (n == 0 || !Separator(at + n, out var afterFirst, out var separator)) return -1;
            n = Digits(Text, afterFirst, 2, out m);
            if (n == 0 || !Separator(afterFirst + n, out var afterSecond, out var second) || second != separator) return -1;
            var end = Year(Text, afterSecond, out y);
            if (end < 0 && separator == '/' && Digits(Text, afterSecond, 2, out var yy) == 2 && !GluedOn(Text, afterSecond + 2))
            {
                (y, end, shortYear) = (2000 + yy, afterSecond + 2, true);
            }
            // "15/01/2025/QĐ" is the number of a document.
            return end < 0 || !IsDay(d, m, y) || (At(Text, end) == '/' && char.IsLetter(At(Text, end + 1))) ? -1 : end;
        }

        private readonly bool Separator(int at, out int after, out char separator)
        {
            after = SkipBlanks(Text, at);
            separator = At(Text, after);
            if (IsDash(separator)) separator = '-';
            if (separator is not ('/' or '.' or '-') || (after > at && separator == '.')) return false;
            after = separator == '.' ? after + 1 : SkipBlanks(Text, after + 1);
            return true;
        }

        /// <summary>Words of the day that stand before a date: "chiều ngày", "rạng sáng".</summary>
        private readonly int StartOf(int at)
        {
            var start = at;
            for (var n = 0; n < 4; n++)
            {
                var word = Before(Text, start);
                if (!StartWords.Contains(word.Text)) break;
                start = word.Start;
            }
            return start;
        }

        /// <summary>"tháng 8/2021", "tháng 12.2018", "tháng 8 năm 2021", "tháng 8", "tháng 8 và 9/2021".</summary>
        private bool AfterMonth(int at)
        {
            var word = Before(Text, at);
            if (!word.Is("tháng") || Digits(Text, at, 2, out var m) is not (> 0 and var n) || m is 0 or > 12) return false;
            var before = Before(Text, word.Start);
            var counted = !before.IsEmpty && (char.IsAsciiDigit(before.Text[0]) || NumberWord(before.Text) > 0 || EachWords.Contains(before.Text));
            var end = YearAfter(at + n, out var y);
            if (end > 0 && !counted) return Add(word.Start, end, null, m, y, "month-year");
            if (counted || GluedOn(Text, at + n)) return false;
            var next = SkipBlanks(Text, at + n);
            // "tháng 8 và 9/2021": the year of the last is that of all; "tháng 8, 9 vụ" counts.
            var after = next;
            if (IsDash(At(Text, next)) || At(Text, next) == ',') after = SkipBlanks(Text, next + 1);
            else if (After(Text, next) is { IsEmpty: false } and var link && (link.Is("và") || link.Is("đến") || link.Is("tới"))) after = SkipBlanks(Text, link.End);
            if (after > next && Digits(Text, after, 2, out var m2) is > 0 and var n2 && m2 is > 0 and <= 12 && YearAfter(after + n2, out var both) is > 0 and var bothEnd)
            {
                Add(word.Start, at + n, null, m, both, "month-list");
                return Add(after, bothEnd, null, m2, both, "month-list");
            }
            return !CountedWords.Contains(After(Text, next).Text) && Add(word.Start, at + n, null, m, null, "month");
        }

        /// <summary>A year glued to a month, or "năm 2021" after it.</summary>
        private readonly int YearAfter(int at, out int y)
        {
            var next = SkipBlanks(Text, at);
            if (At(Text, next) is '/' or '.' || IsDash(At(Text, next)))
            {
                var end = Year(Text, SkipBlanks(Text, next + 1), out y);
                if (end > 0) return end;
            }
            if (At(Text, next) == ',') next++;
            var word = After(Text, next);
            y = 0;
            return word.Is("năm") ? Year(Text, SkipBlanks(Text, word.End), out y) : -1;
        }

        private struct Item
        {
            public int Start, End, Day, Month;
            public int? Year;
        }

        /// <summary>One or more days of which the last, or each, has its month: "5/8", "22 và 23-1", "từ ngày 22 - 25/10", "15 tháng 8 năm 2021".</summary>
        private bool List(int at)
        {
            var items = new InlineItems();
            var count = 0;
            var after = at;
            for (var here = at; count < InlineItems.Most && ReadItem(here, out var item); )
            {
                items[count++] = item;
                after = item.End;
                if (!Link(after, out here)) break;
            }
            // Days at the end that no month follows belong to what comes next ("ngày 5/8, 3 đối tượng").
            var withMonth = count;
            while (withMonth > 0 && items[withMonth - 1].Month == 0) withMonth--;
            if (count > 0 && withMonth < count && MonthAfter(after, out var end, out var m, out var y) && FitsAll(items, withMonth, count, m))
            {
                for (var i = withMonth; i < count; i++) items[i] = items[i] with { Month = m, Year = y };
                items[count - 1] = items[count - 1] with { End = end };
                withMonth = count;
            }
            if (withMonth == 0) return count > 0 && DayAlone(at, ref items, count);
            for (var i = withMonth - 1; i >= 0; i--)
            {
                var last = i + 1 < withMonth ? items[i + 1] : default;
                if (items[i].Month == 0) items[i] = items[i] with { Month = last.Month, Year = last.Year };
                else if (items[i].Year is null && last.Year is { } lastYear && items[i].Month <= last.Month) items[i] = items[i] with { Year = lastYear };
                if (!IsDay(items[i].Day, items[i].Month)) return false;
            }
            var rule = Called(at, items[withMonth - 1].End, items[0], withMonth);
            if (rule is null) return false;
            var start = StartOf(at);
            if (withMonth > 1) start = CountBefore(start);
            for (var i = 0; i < withMonth; i++) Add(i == 0 ? start : StartOf(items[i].Start), items[i].End, items[i].Day, items[i].Month, items[i].Year, rule);
            return true;
        }

        private static bool FitsAll(InlineItems items, int from, int to, int month)
        {
            for (var i = from; i < to; i++)
                if (!IsDay(items[i].Day, month)) return false;
            return true;
        }

        /// <summary>A day with its month glued on by one mark without blanks, with a year, or a day alone.</summary>
        private readonly bool ReadItem(int at, out Item item)
        {
            item = default;
            if (ReadFull(at, out var d, out var m, out var y, out var shortYear) is > 0 and var full && !shortYear)
            {
                item = new() { Start = at, End = full, Day = d, Month = m, Year = y };
                return true;
            }
            var n = Digits(Text, at, 2, out d);
            if (n == 0 || d is 0 or > 31) return false;
            var end = at + n;
            item = new() { Start = at, End = end, Day = d };
            var separator = At(Text, end);
            if (separator is not ('/' or '.') && !IsDash(separator)) return !IsWordChar(separator) && separator != '%';
            var k = Digits(Text, end + 1, 2, out m);
            if (k == 0) return separator != '/' && !char.IsAsciiDigit(At(Text, end + 1));
            var next = At(Text, end + 1 + k);
            var goesOn = (next is '/' or '.' or ',' || IsDash(next)) && char.IsAsciiDigit(At(Text, end + k + 2));
            if (m is >= 1 and <= 12 && !IsWordChar(next) && next != '%' && !(goesOn && next == separator) && !(IsDash(separator) && goesOn) && !(goesOn && next != '-' && next != '–')
                && !(next == '/' && char.IsLetter(At(Text, end + k + 2))))
            {
                end += 1 + k;
                var yearEnd = YearWord(end, out var said);
                item = new() { Start = at, End = yearEnd > 0 ? yearEnd : end, Day = d, Month = m, Year = yearEnd > 0 ? said : null };
                return true;
            }
            return IsDash(separator);
        }

        private readonly int YearWord(int at, out int y)
        {
            y = 0;
            var word = After(Text, at);
            return word.Is("năm") ? Year(Text, SkipBlanks(Text, word.End), out y) : -1;
        }

        /// <summary>What joins the days of a list: a comma, a dash, "và", "đến", with "ngày" again.</summary>
        private readonly bool Link(int at, out int after)
        {
            after = SkipBlanks(Text, at);
            var mark = At(Text, after);
            if (mark is ',' or ';' || IsDash(mark) || mark == '&') after = SkipBlanks(Text, after + 1);
            else if (After(Text, at) is var word && (word.Is("và") || word.Is("đến") || word.Is("tới") || word.Is("hoặc"))) after = SkipBlanks(Text, word.End);
            else return false;
            for (var n = 0; n < 3 && After(Text, after) is var word && (DayWords.Contains(word.Text) || word.Is("và") || word.Is("hết") || word.Is("rạng")); n++) after = SkipBlanks(Text, word.End);
            return char.IsAsciiDigit(At(Text, after));
        }

        /// <summary>"tháng 8", "tháng Tám năm 1945" after a day.</summary>
        private readonly bool MonthAfter(int at, out int end, out int m, out int? y)
        {
            y = null;
            m = end = 0;
            if (At(Text, at) == '/') at++;
            var word = After(Text, at);
            if (!word.Is("tháng")) return false;
            var number = SkipBlanks(Text, word.End);
            var n = Digits(Text, number, 2, out m);
            end = number + n;
            if (n == 0)
            {
                var name = After(Text, number);
                m = name.Is("giêng") ? 1 : name.Is("tư") ? 4 : name.Is("chạp") ? 12 : NumberWord(name.Text);
                end = name.End;
            }
            if (m is 0 or > 12) return false;
            if (YearAfter(end, out var said) is > 0 and var yearEnd) (end, y) = (yearEnd, said);
            return true;
        }

        /// <summary>"từ ngày 22 - 25", "đến ngày 15", "mùng 3": the month is the one spoken of before.</summary>
        private bool DayAlone(int at, ref InlineItems items, int count)
        {
            var word = Before(Text, at);
            var lunar = word.Is("mùng") || word.Is("mồng");
            if (!lunar && !word.Is("ngày")) return false;
            if (EachWords.Contains(Before(Text, word.Start).Text)) return false;
            if (!lunar)
            {
                // "ngày 5, 6 vụ": only the first can be a day.
                while (count > 1 && CountedWords.Contains(After(Text, items[count - 1].End).Text)) count--;
                if (CountedWords.Contains(After(Text, items[count - 1].End).Text)) return false;
            }
            else if (items[0].Day > 10) return false;
            else count = 1;
            var start = StartOf(at);
            if (count > 1) start = CountBefore(start);
            for (var i = 0; i < count; i++) Add(i == 0 ? start : StartOf(items[i].Start), items[i].End, items[i].Day, month, month > 0 && year > 0 ? year : null, "day");
            return true;
        }

        /// <summary>"hai ngày 22 và 23-1", "02 ngày 03 và 04/02": the number of days belongs to the dates.</summary>
        private readonly int CountBefore(int start)
        {
            var word = Before(Text, start);
            if (word.IsEmpty || word.Start < lastEnd) return start;
            return NumberWord(word.Text) > 0 || (word.Text.Length <= 2 && char.IsAsciiDigit(word.Text[0])) ? word.Start : start;
        }

        /// <summary>The rule that makes a date of "5/8", or null.</summary>
        private readonly string? Called(int at, int end, in Item first, int count)
        {
            if (GluedOn(Text, end)) return null;
            var said = first.Year is not null;
            var word = Before(Text, at);
            if (word.Start < lastEnd && lastEnd >= 0 && found.Count > 0 && at - lastEnd <= 8 && Link(lastEnd, out var linked) && linked == at) return "date-next";
            if (DayWords.Contains(word.Text) && (!(word.Is("qua") || word.Is("nay")) || Before(Text, word.Start) is var whole && (whole.Is("hôm") || DayWords.Contains(whole.Text))))
                return EachWords.Contains(Before(Text, word.Start).Text) && !word.Is("đêm") ? null : "date-called";
            if (said) return "date-year";
            var before = SkipBlanksBack(Text, at);
            var next = At(Text, SkipBlanks(Text, end));
            var motto = first is { Day: 24, Month: 7 } && count == 1;
            var ends = next is '\0' or '\n' or '\r' or '.' or ',' or ';' or ':' or ')' or ']' or '"' or '”' || IsDash(next);
            if (!motto && before > 0 && Text[before - 1] is '(' or '[')
                return next is ')' or ']' or ',' or ';' && At(Text, SkipBlanksBack(Text, before - 1) - 1) != '%' ? "date-parentheses" : null;
            if (motto || !ends) return HolidayWords.Contains(word.Text) && !motto && !CountedWords.Contains(After(Text, end).Text) ? "date-holiday" : null;
            if (HolidayWords.Contains(word.Text)) return "date-holiday";
            // "sáng nay, 4/4", "thứ hai, 5/8"
            if (before > 0 && Text[before - 1] == ',' && Before(Text, before - 1) is var earlier && (DayAgo.Contains(earlier.Text) ? DayWords.Contains(Before(Text, earlier.Start).Text) : Before(Text, earlier.Start).Is("thứ"))) return "date-called";
            if (OpenWords.Contains(word.Text)) return "date-span";
            if (At(Text, first.End - 1 - (first.Month > 9 || Text[first.End - 2] == '0' ? 2 : 1)) == '.') return null;
            // A dateline: "5/8: …" at the beginning of a line, "Hà Nội, 5/8." at the end.
            if (before == 0 || Text[before - 1] is '\n' or '\r') return next is ':' or ',' || IsDash(next) ? "date-line" : null;
            return Text[before - 1] == ',' && next is '\0' or '\n' or '\r' or '.' or ')' && IsWordChar(At(Text, before - 2)) && !char.IsAsciiDigit(Text[before - 2]) ? "date-line" : null;
        }

        [System.Runtime.CompilerServices.InlineArray(Most)]
        private struct InlineItems
        {
            public const int Most = 8;
            private Item first;
        }
    }
}
