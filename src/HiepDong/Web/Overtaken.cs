using System.Globalization;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Web;

/// <summary>One thing that a record says otherwise than it did; "–" where one of them says nothing.</summary>
internal sealed record FieldChange(string What, string Before, string After);

/// <summary>Collects what differs between two states of a record, in words.</summary>
internal sealed class Differences
{
    private readonly List<FieldChange> found = [];

    public IReadOnlyList<FieldChange> Found => found;

    public Differences Put(string what, string was, string now)
    {
        if (Vietnamese.Clean(was) != Vietnamese.Clean(now)) found.Add(new(what, was.Length > 0 ? was : "–", now.Length > 0 ? now : "–"));
        return this;
    }

    public Differences Rows<T>(string what, IReadOnlyList<T> was, IReadOnlyList<T> now, Func<T, string> key, Func<T, string> say)
    {
        foreach (var row in now) Put(what, was.Where(w => key(w) == key(row)).Select(say).FirstOrDefault() ?? "", say(row));
        foreach (var gone in was.Where(w => now.All(n => key(n) != key(w)))) Put(what, say(gone), "");
        return this;
    }
}

/// <summary>
/// A form whose record somebody else has changed since it was opened: whenever the page is shown again it says what changed (_Meanwhile.cshtml), and only then names the later version as the one
/// seen, so that nobody replaces what they were not shown.
/// </summary>
internal static class Overtaken
{
    public const string WasField = "truoc";

    /// <summary>The version a sent form was opened with, when <paramref name="present"/> is a later one.</summary>
    public static int? Seen(HttpRequest request, int present) =>
        request.HasFormContentType && int.TryParse(request.Form["seen"], CultureInfo.InvariantCulture, out var seen) && seen < present ? seen : null;

    /// <summary>What a form of a record without versions carries: the facts as they stood when it was opened.</summary>
    public static string Was(IEnumerable<(string What, string Text)> facts) => JsonSerializer.Serialize(facts.Select(f => new[] { f.What, f.Text }));

    /// <summary>What such a record says otherwise than the sent form was opened with.</summary>
    /// <param name="absent">What a fact said that the form did not carry; null where that says nothing.</param>
    public static IReadOnlyList<FieldChange> Since(HttpRequest request, IEnumerable<(string What, string Text)> facts, string? absent = null)
    {
        if (!request.HasFormContentType || request.Form[WasField].FirstOrDefault() is not { Length: > 0 } text) return [];
        Dictionary<string, string> was;
        try { was = (JsonSerializer.Deserialize<string[][]>(text) ?? []).Where(f => f.Length == 2).ToDictionary(f => f[0], f => f[1]); }
        catch (Exception bad) when (bad is JsonException or ArgumentException) { return []; }
        var differences = new Differences();
        foreach (var (what, now) in facts) if ((was.GetValueOrDefault(what) ?? absent) is { } before) differences.Put(what, before, now);
        return differences.Found;
    }

    /// <summary>Refuses to replace what somebody else has written since.</summary>
    public static void Refuse(IReadOnlyList<FieldChange> meanwhile)
    {
        if (meanwhile.Count > 0) throw new RefusalException(Changed());
    }

    /// <summary>Its link goes to what changed (_Meanwhile.cshtml).</summary>
    public static Problem Changed() => new("form.changed-meanwhile", ProblemKind.Conflict,
        "Người khác vừa sửa nội dung này. Nội dung vừa nhập vẫn còn: xem những chỗ đã đổi, rồi lưu lại nếu vẫn muốn.", "Somebody else has just changed this. What you typed is kept: look at what changed, then save again if you still want to.", "da-doi");
}
