using System.Globalization;

namespace HiepDong.Reading;

/// <summary>Numbers in digits the Vietnamese way: dots between groups of three, a comma before decimals. Never negative.</summary>
internal static class DigitText
{
    /// <summary>"1.203", "61,475", "1.203,5", "03"; false on "12.34", "0.203", "1,203.5", "1,", "1e5".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var comma = text.IndexOf(',');
        var whole = comma < 0 ? text : text[..comma];
        var decimals = comma < 0 ? [] : text[(comma + 1)..];
        if (comma >= 0 && decimals.Length is 0 or > 10 || decimals.ContainsAnyExceptInRange('0', '9')) return false;

        Span<char> digits = stackalloc char[32];
        var n = 0;
        var dot = whole.IndexOf('.');
        if (dot >= 0 && (dot is 0 or > 3 || whole[0] == '0')) return false;
        for (var i = 0; i < whole.Length; i++)
        {
            // After the first group a dot stands at every fourth place, and only there.
            if (dot >= 0 && i >= dot && (i - dot) % 4 == 0)
            {
                if (whole[i] != '.' || i + 3 >= whole.Length) return false;
                continue;
            }
            if (!char.IsAsciiDigit(whole[i]) || n == 16) return false;
            digits[n++] = whole[i];
        }
        if (n == 0) return false;
        if (comma >= 0)
        {
            digits[n++] = '.';
            decimals.CopyTo(digits[n..]);
            n += decimals.Length;
        }
        return decimal.TryParse(digits[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= NumberWords.Limit;
    }
}
