using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using HiepDong.Text;

namespace HiepDong.Web;

/// <summary>Every sentence of the screens in both languages, read once from the embedded <c>*.texts.json</c> files.</summary>
internal static class TextCatalogue
{
    public static readonly FrozenDictionary<string, (string Vi, string En)> All = Load();

    private static FrozenDictionary<string, (string, string)> Load()
    {
        var assembly = typeof(TextCatalogue).Assembly;
        var all = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".texts.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream) ?? [];
            foreach (var (key, pair) in file)
            {
                if (pair is not [{ Length: > 0 } vi, { Length: > 0 } en])
                    throw new InvalidOperationException($"{name}: \"{key}\" needs a Vietnamese and an English text.");
                if (!all.TryAdd(key, (vi, en))) throw new InvalidOperationException($"{name}: \"{key}\" is already defined elsewhere.");
            }
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>The texts, dates and numbers of one request, in the language of the person who reads.</summary>
public sealed class Texts(string language) : IFormatProvider, ICustomFormatter
{
    /// <summary>Vietnam keeps one offset all year, so no time zone database is needed.</summary>
    public static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>"vi" or "en".</summary>
    public string Language { get; } = language == "en" ? "en" : "vi";
    public bool IsEnglish => Language == "en";

    public string this[string key] =>
        TextCatalogue.All.TryGetValue(key, out var pair) ? Raw(pair.Vi, pair.En) : throw new InvalidOperationException($"No text \"{key}\".");

    /// <summary>Numbers and dates among <paramref name="args"/> are written in the reader's way; <c>{0:0}</c> writes a year plainly.</summary>
    public string this[string key, params object?[] args] => string.Format(this, this[key], args);

    public bool Has(string key) => TextCatalogue.All.ContainsKey(key);
    public string Raw(string vi, string en) => IsEnglish ? en : vi;

    /// <summary>The language attribute of a name, a title or what officers wrote: Vietnamese on English pages too; null where the page's own language holds.</summary>
    public string? LangOf(string? text) => IsEnglish && Tags.Html.IsVietnamese(text) ? "vi" : null;

    public string Date(DateOnly day) => Vietnamese.Date(day);
    public string Date(DateTimeOffset at) => at.ToOffset(VietnamOffset).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    public string Time(DateTimeOffset at) => at.ToOffset(VietnamOffset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
    public string Number(decimal value) => IsEnglish ? value.ToString("#,0.##########", CultureInfo.InvariantCulture).Replace('-', '−') : Vietnamese.Number(value);
    public string Percent(decimal value, int decimals = 1) => Number(Math.Round(value, decimals, MidpointRounding.AwayFromZero)) + "%";

    /// <summary>A value as it stands in a text or in a form field.</summary>
    public string Write(object? value) => value switch
    {
        null => "",
        string s => s,
        DateOnly d => Date(d),
        DateTimeOffset t => Time(t),
        decimal or int or long or short or byte or double or float => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? ""
    };

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;
    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) =>
        format is not null && arg is IFormattable f ? f.ToString(format, CultureInfo.InvariantCulture) : Write(arg);
}
