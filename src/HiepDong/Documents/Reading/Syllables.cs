using System.Text.RegularExpressions;

namespace HiepDong.Documents;

/// <summary>Tells Vietnamese syllables by how they are built: onset, vowels with one tone at most, coda.</summary>
internal static partial class Syllables
{
    private static readonly string[] Rows =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"
    ];
    private static readonly Dictionary<char, (char Plain, bool Toned)> Known = Rows.SelectMany(r => r.Select((c, i) => (c, r[0], i > 0))).ToDictionary(x => x.c, x => (x.Item2, x.Item3));

    /// <summary>Whether the word, or each part between hyphens and slashes, is one syllable; case does not matter.</summary>
    public static bool IsVietnamese(string word)
    {
        Span<char> bare = stackalloc char[24];
        var (length, tones, mixed) = (0, 0, false);
        var lower = 0;
        foreach (var original in word)
        {
            if (char.IsLower(original)) lower++;
            else if (char.IsUpper(original) && lower > 0) mixed = true; // "hµNG" is no word
            var c = char.ToLowerInvariant(original);
            if (length == bare.Length || !(char.IsLetter(c))) return false;
            var (plain, toned) = Known.GetValueOrDefault(c, (c, false));
            if (toned) tones++;
            bare[length++] = plain;
        }
        return tones <= 1 && !mixed && Syllable().IsMatch(bare[..length]);
    }

    [GeneratedRegex(@"^(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?(?:i[êe]u|yêu|uyê|uya|uyu|uôi|ươi|ươu|oai|oay|oeo|oao|uây|iê|yê|uô|ươ|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uơ|uy|ưa|ưi|ưu|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Syllable();
}
