using System.Security.Cryptography;
using System.Text;

namespace HiepDong.Storage;

/// <summary>
/// One entry of the change log. Its hash covers all its fields and the hash before it, so no entry can be changed, removed or put between
/// others without breaking the chain.
/// </summary>
internal sealed record Change(long Seq, string Node, string At, string Actor, string AuthorUnit, string Kind, string Subject, string Body, string PrevHash, string Hash)
{
    /// <summary>What the entry does to this process's projections, when it was written here; null when it was read from the log.</summary>
    public object? Effect { get; init; }

    public static readonly string Genesis = new('0', 64);

    public static Change Next(long seq, string prevHash, string node, string at, string actor, string authorUnit, string kind, string subject, string body) =>
        new(seq, node, at, actor, authorUnit, kind, subject, body, prevHash, HashOf(seq, node, at, actor, authorUnit, kind, subject, body, prevHash));

    /// <summary>SHA-256, hex, over length-prefixed UTF-8 fields: no two different entries share an input.</summary>
    public static string HashOf(long seq, string node, string at, string actor, string authorUnit, string kind, string subject, string body, string prevHash)
    {
        var text = new StringBuilder(body.Length + 256);
        foreach (var field in new[] { seq.ToString(System.Globalization.CultureInfo.InvariantCulture), node, at, actor, authorUnit, kind, subject, body, prevHash })
            text.Append(field.Length).Append(':').Append(field).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public bool IsIntact => Hash == HashOf(Seq, Node, At, Actor, AuthorUnit, Kind, Subject, Body, PrevHash);
}
