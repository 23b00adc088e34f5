using System.Text.RegularExpressions;
using HiepDong.Search.Keys;
using HiepDong.Web;

namespace HiepDong.Tests.Search;

/// <summary>The help tells the keys that the scripts know.</summary>
public sealed class ShortcutTests
{
    public static TheoryData<string, string> Told
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var group in ShortcutGroup.All)
                foreach (var key in group.Shortcuts.SelectMany(s => s.Keys)) all.Add(group.Script ?? "", key);
            return all;
        }
    }

    [Theory, MemberData(nameof(Told))]
    public void Every_key_that_is_told_is_in_its_script(string script, string key)
    {
        var text = script.Length > 0 ? Read(script) : Read("js/app.js") + Read("js/palette.js");
        var (control, plain) = (key.StartsWith("Ctrl+", StringComparison.Ordinal), key.Split('+')[^1]);
        if (key == "Ctrl+V") { text.ShouldContain("\"paste\""); return; }
        if (control) text.ShouldContain("ctrlKey");
        if (key.StartsWith("Shift+", StringComparison.Ordinal)) text.ShouldContain("shiftKey");
        var name = control && plain.Length == 1 ? plain.ToLowerInvariant() : plain;
        // As a string, as the name of a handler, or as one of the digits.
        var known = text.Contains($"\"{name}\"", StringComparison.Ordinal) || Regex.IsMatch(text, $@"[{{,\s]{Regex.Escape(name)}: ") || char.IsDigit(name[0]) && text.Contains("Digit|Numpad", StringComparison.Ordinal);
        // A link that has the focus opens with Enter of itself.
        (known || script == "js/result-inbox.js" && name == "Enter").ShouldBeTrue($"{script}: {key}");
    }

    private static string Read(string path)
    {
        using var reader = new StreamReader(typeof(Texts).Assembly.GetManifestResourceStream("assets/" + path)!);
        return reader.ReadToEnd();
    }
}
