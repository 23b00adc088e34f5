using System.Text;
using System.Xml;

namespace HiepDong.Documents;

/// <summary>Text that may stand in an Office part: characters XML can't hold are left out.</summary>
internal static class XmlText
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) { i++; continue; }
            return Without(text);
        }
        return text;
    }

    private static string Without(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0xFFFF || (rune.IsBmp && XmlConvert.IsXmlChar((char)rune.Value))) made.Append(rune.ToString());
        return made.ToString();
    }
}
