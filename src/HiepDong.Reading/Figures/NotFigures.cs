namespace HiepDong.Reading;

/// <summary>Why a number counts nothing: it names, dates or orders something, or counts parties that everybody knows.</summary>
internal sealed class NotFigures(ReadingText text, Lexicon lexicon)
{
    private readonly List<Token> tokens = text.Tokens;

    /// <summary>The name of the rule that refuses the number, or null.</summary>
    /// <param name="unit">What follows it, if the lexicon knows that.</param>
    /// <param name="unitEnd">Token after the unit.</param>
    public string? Refuse(NumberMention n, UnitWord? unit, int unitEnd, Sentence sentence)
    {
        if (IsGluedToName(n, unit)) return "part-of-a-name";
        if (IsTelephone(n)) return "telephone";
        // "hồ Ba Bể", "phường Ba Đồn"
        if (n.InWords && n.Last == n.First + 1 && tokens[n.First].Capital && n.Last < sentence.Last && tokens[n.Last] is { Kind: TokenKind.Word, Capital: true }) return "part-of-a-name";
        if (IsTime(n, sentence.Last)) return "time-or-duration";
        if (IsNumbering(n, sentence)) return "numbering";
        // Nothing is called by a number of thousands.
        if (!IsGrouped(n) && Before(n, sentence) is { } before)
        {
            // "điều 31 lượt phương tiện": sent, no article.
            if (before.Has(Role.StrongName) && n.Begin == n.First && !(unit != null && IsWord(n.Begin - 1, "điều") && !tokens[n.Begin - 1].Capital)) return "number-of-a-name";
            if (before.Has(Role.BeforeName) && n.Begin == n.First && (unit == null || IsVerbToo(unit) || tokens[n.Begin - 1].Capital && !IsSentenceStart(n.Begin - 1, sentence))) return "number-of-a-name";
        }
        if (n.First > sentence.First && n.Begin == n.First && IsWord(n.First - 1, "số") && !(n.First - 1 > sentence.First && Has(n.First - 2, Role.TotalBefore)) && unit?.Kind != UnitKind.Case) return "number-of-a-name";
        // "Công an xã Bình Kim 2 tổ chức ra quân"
        if (unit != null && (IsVerbToo(unit) || unit.Unit == "tổ chức") && n.Begin == n.First && n.First > sentence.First && tokens[n.First - 1] is { Kind: TokenKind.Word, Capital: true } && !IsSentenceStart(n.First - 1, sentence)) return "number-of-a-name";
        if (IsListOfNames(n, unit, sentence)) return "number-of-a-name";
        if (IsAfterTimes(n, sentence)) return "times-as-many";
        if (IsMotto(n, sentence)) return "motto";
        if (unit == null) return null;
        if (n.InWords && unit.Unit == "bộ") return "known-parties";
        if (unit.Kind == UnitKind.Party && (n.Value <= 10 || Has(n.Last, Role.Wind))) return "known-parties";
        if (IsKnownPlaces(n, unit, unitEnd, sentence)) return "known-parties";
        if (n.IsOne && n.Bound == Reporting.Bound.Exact && !CanBeOne(n, unit, sentence)) return "article";
        return null;
    }

    /// <summary>"BP-081102", "A/H5N6", "QL1A", "QP-AN 2", "4.0", "Covid-19".</summary>
    private bool IsGluedToName(NumberMention n, UnitWord? unit)
    {
        var first = tokens[n.First];
        if (first.Kind == TokenKind.Number && first.Glued && n.First > 0)
        {
            var before = tokens[n.First - 1];
            if (before.Kind == TokenKind.Word) return true;
            if (text.Text[before.Start] is '-' or '/' or '.' or '_' or '–' && before.Glued && n.First > 1 && tokens[n.First - 2].Kind == TokenKind.Word && !(text.Text[before.Start] == '/' && n.Of == null && IsPairSlash(n.First - 1))) return true;
            if (text.Text[before.Start] is '#' or '@' or '&' or '№' or '\\') return true;
            if (text.Text[before.Start] == '+' && before.Glued && n.First > 1 && tokens[n.First - 2].Kind == TokenKind.Number) return true;
        }
        if (n.Last >= tokens.Count) return false;
        var after = tokens[n.Last];
        if (!after.Glued) return false;
        if (after.Kind == TokenKind.Word) return unit == null || after is { Capital: true, Length: 1 };
        // "12/BC", "159-KL/TW", "12:30", "1.2.3.4"
        return text.Text[after.Start] switch
        {
            '/' or '-' or '_' => n.Last + 1 < tokens.Count && tokens[n.Last + 1].Glued && (tokens[n.Last + 1].Kind == TokenKind.Word && tokens[n.Last + 1].Capital && unit == null || tokens[n.Last + 1].Kind == TokenKind.Number && n.Of != null),
            ':' or 'h' or '°' or 'º' or '\'' or '@' => n.Last + 1 < tokens.Count && tokens[n.Last + 1] is { Glued: true, Kind: TokenKind.Number } || text.Text[after.Start] is '°' or 'º',
            _ => false
        };
    }

    /// <summary>"4 vụ/8 đối tượng": the slash parts two figures when a unit stands before it.</summary>
    private bool IsPairSlash(int slash)
    {
        for (var i = Math.Max(0, slash - 10); i < slash; i++)
            if (tokens[i].Kind == TokenKind.Number) return true;
        return false;
    }

    /// <summary>"Đường dây nóng: 0909645589".</summary>
    private bool IsTelephone(NumberMention n) => n.Last == n.First + 1 && text.Of(tokens[n.First]) is { Length: >= 9 and <= 11 } digits && digits[0] == '0' && !digits.ContainsAnyExceptInRange('0', '9');

    private bool IsTime(NumberMention n, int end)
    {
        if (n.Last >= end) return false;
        if (lexicon.Units.Longest(tokens, n.Last, end, out _) is var units && lexicon.Roles.Longest(tokens, n.Last, end, out var roles) is var taken and > 0 && roles.Has(Role.Time)) return taken >= units;
        // "2-3 ngày", "10 giờ", "12 và 13 giờ" stand above; "24/24 giờ", "24/7":
        if (n.Of is 7 or 24 && n.Value == 24) return true;
        // "hơn một năm rưỡi", "nửa đầu năm"
        return false;
    }

    /// <summary>"1. Công tác …", "2)", "(3)" at the beginning of a line.</summary>
    private bool IsNumbering(NumberMention n, Sentence sentence)
    {
        if (tokens[n.First].Kind != TokenKind.Number || n.Last >= tokens.Count) return false;
        var at = n.First - 1;
        if (at >= sentence.First && text.Text[tokens[at].Start] is '(' or '[') at--;
        if (at >= sentence.First || n.Last >= sentence.Last) return at < sentence.First && n.Last >= sentence.Last && sentence.Last - sentence.First <= 2 && text.Blocks[sentence.Block].Cell == null;
        return text.Text[tokens[n.Last].Start] is '.' or ')' or ']' or '/' && (tokens[n.Last].Glued || text.Text[tokens[n.Last].Start] != '/') && n.Of == null && n.Value < 1000;
    }

    /// <summary>"các quân khu 1, 2, 3": bare numbers go on naming.</summary>
    private bool IsListOfNames(NumberMention n, UnitWord? unit, Sentence sentence)
    {
        if (unit != null && !IsVerbToo(unit)) return false;
        var at = n.First;
        while (n.First - at < 24 && at - 2 >= sentence.First && tokens[at - 2].Kind == TokenKind.Number && (text.Text[tokens[at - 1].Start] == ',' || IsWord(at - 1, "và"))) at -= 2;
        return at < n.First && lexicon.Roles.LongestBefore(tokens, at, sentence.First, out var roles) > 0 && roles.Has(Role.BeforeName | Role.StrongName);
    }

    /// <summary>Words that tell what somebody does as often as they are counted.</summary>
    private static bool IsVerbToo(UnitWord unit) => unit.Unit is "báo cáo" or "hướng dẫn" or "thông báo" or "cam kết" or "đề xuất" or "kiến nghị" or "quyết định" or "hoạt động" or "thỏa thuận" or "lệnh";

    private bool IsGrouped(NumberMention n) => n.Scaled || n.Value >= 10_000 || n.Value >= 1000 && text.Of(tokens[n.First]).Contains('.');

    private WordRoles? Before(NumberMention n, Sentence sentence)
    {
        var at = n.Begin;
        if (at > sentence.First && text.Text[tokens[at - 1].Start] is '“' or '"') return null;
        return lexicon.Roles.LongestBefore(tokens, at, sentence.First, out var roles) > 0 ? roles : null;
    }

    /// <summary>"gấp 3 lần", "gấp hơn 2 lần".</summary>
    private bool IsAfterTimes(NumberMention n, Sentence sentence) =>
        n.Begin > sentence.First && (IsWord(n.Begin - 1, "gấp") || IsWord(n.Begin - 1, "gấp đôi")) || n.Last < sentence.Last && IsWord(n.Last, "lần") && n.Begin > sentence.First && Has(n.Begin - 1, Role.Increase | Role.Decrease);

    /// <summary>"“3 không”", "4 tại chỗ", "ba bám, bốn cùng": a small number before a word that is counted only in mottos, or in quotation marks.</summary>
    private bool IsMotto(NumberMention n, Sentence sentence)
    {
        if (n.Value > 12 || n.Bound != Reporting.Bound.Exact) return false;
        if (n.Last < sentence.Last && lexicon.Roles.Longest(tokens, n.Last, sentence.Last, out var after) > 0 && after.Has(Role.Motto)
            && lexicon.Units.Longest(tokens, n.Last, sentence.Last, out _) == 0) return true;
        return n.First > sentence.First && text.Text[tokens[n.First - 1].Start] is '“' or '"' or '\'' or '‘' or '«' && IsQuoteShort(n, sentence);
    }

    private bool IsQuoteShort(NumberMention n, Sentence sentence)
    {
        for (var i = n.Last; i < Math.Min(sentence.Last, n.Last + 12); i++)
            if (text.Text[tokens[i].Start] is '”' or '"' or '\'' or '’' or '»') return true;
        return false;
    }

    /// <summary>"hai tỉnh", "4 tỉnh trên", "2 tỉnh Sơn La và Điện Biên": parties or places already named; communes that something happened in are counted.</summary>
    private bool IsKnownPlaces(NumberMention n, UnitWord unit, int unitEnd, Sentence sentence)
    {
        if (unit.Kind is not (UnitKind.Place or UnitKind.Org) || n.Bound != Reporting.Bound.Exact || n.Value > 12) return false;
        var next = unitEnd < sentence.Last ? tokens[unitEnd] : default;
        if (next.Kind == TokenKind.Word && next.Capital && !next.Glued && next.Length > 0 && unit.Kind == UnitKind.Place && !unit.Unit.StartsWith("xã", StringComparison.Ordinal) && unit.Unit is not ("phường" or "thôn" or "bản" or "ấp" or "làng" or "xóm")) return true;
        if (unitEnd < sentence.Last && (IsWord(unitEnd, "trên") && !IsPlaceAfter(unitEnd + 1, sentence) || IsWord(unitEnd, "này") || IsWord(unitEnd, "nói") || IsWord(unitEnd, "nêu") || IsWord(unitEnd, "kể"))) return true;
        // "giao ban Công an 3 huyện": whose forces meet.
        if (unit.Kind == UnitKind.Place && n.Value <= 10 && n.Begin == n.First && lexicon.Actors.LongestBefore(tokens, n.Begin, sentence.First, out _) > 0) return true;
        return n.InWords && unit.Unit is "tỉnh" or "địa phương" or "đơn vị" or "cơ quan" or "huyện" or "thành phố" or "tổ chức" && n.Value <= 10;
    }

    private bool IsPlaceAfter(int at, Sentence sentence) => at < sentence.Last && lexicon.Units.Longest(tokens, at, sentence.Last, out var unit) > 0 && unit.Kind == UnitKind.Place;

    /// <summary>"một đối tượng", "một chiếc tàu" count; "một kế hoạch", "một địa phương" are articles.</summary>
    private bool CanBeOne(NumberMention n, UnitWord unit, Sentence sentence)
    {
        if (unit.Kind is not (UnitKind.Case or UnitKind.Person or UnitKind.Thing or UnitKind.Measure)) return false;
        if (unit.Unit is "vi phạm" or "hành vi" or "sự cố" or "trang" or "phần" or "bộ" or "điểm" or "đoạn" or "tuyến" or "lô" or "khung" or "mảnh" or "tập" or "cột" or "bức" or "nhóm" or "án" or "tội phạm") return false;
        if (unit.Kind == UnitKind.Person && n.First > sentence.First && (IsWord(n.First - 1, "từ") || IsWord(n.First - 1, "của") || IsWord(n.First - 1, "bởi"))) return false;
        return n.First <= sentence.First || !(IsWord(n.First - 1, "là") || IsWord(n.First - 1, "như") || IsWord(n.First - 1, "thành") || IsWord(n.First - 1, "mỗi"));
    }

    private bool IsSentenceStart(int token, Sentence sentence)
    {
        for (var i = token - 1; i >= sentence.First; i--) if (tokens[i].Kind != TokenKind.Mark) return false;
        return true;
    }

    private bool Has(int token, Role role) => token >= 0 && lexicon.Roles.Exactly(tokens, token, token + 1)?.Has(role) == true;
    private bool IsWord(int token, string word) => token >= 0 && token < tokens.Count && tokens[token].Kind == TokenKind.Word && text.Of(tokens[token]).Equals(word, StringComparison.OrdinalIgnoreCase);
}
