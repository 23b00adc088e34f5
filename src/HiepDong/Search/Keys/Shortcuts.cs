namespace HiepDong.Search.Keys;

/// <summary>One thing a key does.</summary>
/// <param name="Keys">Alternatives; one with "+" is pressed together.</param>
internal sealed record Shortcut(string TextKey, params string[] Keys);

/// <summary>The keys one script adds to its page.</summary>
/// <param name="Script">A page that carries it has these keys; null for every page.</param>
internal sealed record ShortcutGroup(string TextKey, string? Script, params Shortcut[] Shortcuts)
{
    /// <summary>Kept beside the scripts by a test that looks for each key in them.</summary>
    public static readonly IReadOnlyList<ShortcutGroup> All =
    [
        new("keys.everywhere", null, new("keys.palette", "Ctrl+K", "/"), new("keys.help", "?"), new("keys.escape", "Escape")),
        new("keys.entry", "js/entry.js", new("keys.entry-next", "Enter", "ArrowDown"), new("keys.entry-before", "Shift+Enter", "ArrowUp"), new("keys.entry-save", "Ctrl+S"), new("keys.entry-paste", "Ctrl+V")),
        new("keys.intake", "js/intake.js", new("keys.intake-move", "j", "k", "ArrowDown", "ArrowUp"), new("keys.intake-accept", "Enter"), new("keys.intake-reject", "x"), new("keys.intake-undo", "u"), new("keys.intake-edit", "e"),
            new("keys.intake-map", "m"), new("keys.intake-other", "1", "2", "3"), new("keys.intake-done", "Ctrl+Enter")),
        new("keys.result", "js/result-entry.js", new("keys.result-next", "Enter"), new("keys.result-save", "Ctrl+Enter"), new("keys.result-near", "0", "1", "2", "3")),
        new("keys.inbox", "js/result-inbox.js", new("keys.inbox-move", "j", "k", "ArrowDown", "ArrowUp"), new("keys.inbox-open", "Enter"), new("keys.inbox-select", "x"), new("keys.inbox-confirm", "c"))
    ];

    /// <summary>As it is written on the key.</summary>
    public static string Label(string key) => key switch { "ArrowDown" => "↓", "ArrowUp" => "↑", "Escape" => "Esc", _ => key };
}
