namespace HiepDong.Reading;

/// <summary>
/// Words that several figures share: their sentence, heading, document. Make one for all of them, so that what it speaks of is looked up once. Text is
/// NFC and lower case, with single spaces.
/// </summary>
internal sealed class Passage(string text)
{
    public static readonly Passage Empty = new("");

    public string Text { get; } = text;

    public static implicit operator Passage(string text) => text.Length == 0 ? Empty : new(text);
}
