using System.Text.Encodings.Web;
using System.Text.Json;

namespace HiepDong.Accounts;

/// <summary>Bodies of change-log entries: small JSON objects of texts.</summary>
internal static class AccountLog
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Body(params (string Name, string Value)[] fields) =>
        JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value), Plain);

    public static string Text(Grant grant) => $"{grant.Role.Code()}:{grant.UnitId}:{grant.Hierarchy.Code()}";
    public static string Text(IEnumerable<Grant> grants) => string.Join(' ', grants.Select(Text));
}
