using System.IO.Compression;
using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reading;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Intake;

/// <summary>
/// A text that waits for the officer's word on numbers of persons travels, encrypted, inside the page that asks, so that nothing of it is kept here.
/// </summary>
internal sealed record HeldText(string Name, SourceText Source, string Aside, IReadOnlyList<ReadingWarning>? Notes, string? UnitId, string? FormCode, string? Period)
{
    /// <summary>Longer ones are asked for again: a form field holds no more.</summary>
    public const int MostBytes = 2 << 20;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>Null when it is too long to travel.</summary>
    public string? Protect(IDataProtectionProvider provider)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(brotli, this);
        // A form field holds 4 MB; base64 makes a third more.
        return packed.ToArray() is var bytes && bytes.Length > MostBytes ? null : WebEncoders.Base64UrlEncode(Protector(provider).Protect(bytes, KeptFor));
    }

    public static HeldText Unprotect(IDataProtectionProvider provider, string held)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Protector(provider).Unprotect(WebEncoders.Base64UrlDecode(held))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<HeldText>(brotli)!;
        }
        catch (Exception old) when (old is System.Security.Cryptography.CryptographicException or FormatException)
        {
            throw new RefusalException(IntakeProblems.HeldTooLong());
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider provider) => provider.CreateProtector("incoming-text").ToTimeLimitedDataProtector();
}
