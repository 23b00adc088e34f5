using System.Text;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Text;

namespace HiepDong.Documents;

/// <summary>
/// Text of a file without structure, in whatever encoding it was saved: Unicode by its mark or its look, then the old one-byte Vietnamese
/// encodings, told apart by which of them makes Vietnamese syllables of the bytes.
/// </summary>
/// <param name="Encoding">Name for people, "UTF-8", "TCVN3 (ABC)".</param>
/// <param name="IsAsGiven">The bytes are UTF-8 and were taken as they are.</param>
internal sealed record PlainText(string Text, string Encoding, bool IsAsGiven, bool IsDamaged = false)
{
    /// <summary>Of a thousand characters, how many may be broken in a text that is still taken for UTF-8.</summary>
    private const int MostBroken = 2;

    static PlainText() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ExtractedText ToExtracted() => new(SourceText.Plain(Text), IsAsGiven, "", [.. Notes()]);

    public static readonly ReadingWarning Damaged = new("damaged_characters", "Một số ký tự trong tệp không đọc được và hiện thành “\ufffd”. Hãy kiểm tra các câu đó.", "Some characters of the file can't be read and are shown as “\ufffd”. Check those sentences.");

    /// <summary>What a person should know of the decoding.</summary>
    public IEnumerable<ReadingWarning> Notes()
    {
        if (IsDamaged) yield return Damaged;
        if (!IsAsGiven && Encoding is not ("UTF-8" or "UTF-16"))
            yield return new("converted_encoding", $"Tệp dùng bảng mã cũ {Encoding}, đã được chuyển sang Unicode.", $"The file is in the old encoding {Encoding} and was converted to Unicode.");
    }

    /// <summary>Refuses what is no text or in an encoding that can't be told.</summary>
    /// <param name="unicode">The bytes as <see cref="Unicode"/> read them.</param>
    public static PlainText Decode(byte[] bytes, PlainText? unicode)
    {
        if (unicode is null) return OldEncodings.Decode(bytes) ?? throw new RefusalException(ReportFileProblems.Encoding());
        if (unicode.Text.AsSpan().ContainsAnyInRange('\0', '\u0007')) throw new RefusalException(ReportFileProblems.NotAReport(""));
        // Letters of an old font pasted into an editor and saved as Unicode.
        return OldEncodings.Detect(unicode.Text) is { } old ? new(old.Convert(unicode.Text), old.Name, false, unicode.IsDamaged) : unicode;
    }

    /// <summary>The text if it is UTF-8 or UTF-16, with a byte order mark or without; else null. The mark is no part of the text.</summary>
    public static PlainText? Unicode(byte[] bytes)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]: return Utf8(bytes.AsSpan(3));
            case [0xFF, 0xFE, ..]: return Utf16(new UnicodeEncoding(false, false), bytes.AsSpan(2));
            case [0xFE, 0xFF, ..]: return Utf16(new UnicodeEncoding(true, false), bytes.AsSpan(2));
        }
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 4096) & ~1);
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
            if (start[i] == 0) { if (i % 2 == 0) even++; else odd++; }
        if (odd > start.Length / 8 && even == 0) return Utf16(new UnicodeEncoding(false, false), bytes);
        if (even > start.Length / 8 && odd == 0) return Utf16(new UnicodeEncoding(true, false), bytes);
        if (even + odd > 0) throw new RefusalException(ReportFileProblems.NotAReport(""));
        return Utf8(bytes);
    }

    private static PlainText? Utf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return new(System.Text.Encoding.UTF8.GetString(bytes), "UTF-8", true);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var broken = text.AsSpan().Count('\ufffd');
        var beyond = 0;
        foreach (var c in text) if (c is > '\u007f' and not '\ufffd') beyond++;
        return beyond > broken * 10 && broken * 1000L <= text.Length * (long)MostBroken ? new(text, "UTF-8", false, true) : null;
    }

    private static PlainText Utf16(UnicodeEncoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = encoding.GetString(bytes);
        return new(text, "UTF-16", false, text.Contains('\ufffd', StringComparison.Ordinal));
    }

    /// <summary>Windows' Vietnamese code page writes some tones as marks after the letter; they are joined to it.</summary>
    public static string Windows1258(byte[] bytes) => Vietnamese.Compose(System.Text.Encoding.GetEncoding(1258).GetString(bytes));
}
