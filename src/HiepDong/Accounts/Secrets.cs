using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Accounts;

/// <summary>Random words nobody can guess; where they open something, only their hash is kept.</summary>
internal static class Secrets
{
    /// <summary>256 random bits, safe in an address.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hex. The word is random, so it needs no salt.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
