using System.Collections.Frozen;
using System.Security.Cryptography;
using HiepDong.Problems;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HiepDong.Accounts;

/// <summary>What a password must be, and how it is kept: PBKDF2 with HMAC-SHA-512 by ASP.NET Core Identity.</summary>
internal static class Passwords
{
    public const int Shortest = 10, Longest = 200;

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>Nobody's password: verified when the name is unknown, so that the answer takes as long.</summary>
    private static readonly Lazy<string> Nobody = new(() => Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    /// <summary>The commonest that are long enough; a run of one character is refused by rule.</summary>
    private static readonly FrozenSet<string> Commonest = FrozenSet.ToFrozenSet(
    [
        "1234567890", "12345678910", "123456789a", "a123456789", "0123456789", "0987654321", "9876543210", "1234567891", "123123123123", "1122334455",
        "qwertyuiop", "qwerty123456", "qwerty12345", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5", "1qaz2wsx3edc", "1qazxsw23edc", "asdfghjkl;", "zxcvbnm123",
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123", "administrator", "admin12345", "admin123456", "welcome123",
        "matkhau123", "matkhau1234", "matkhau12345", "matkhau123456", "matkhaumoi", "vietnam123", "vietnam2025", "vietnam2026", "hanoi12345", "hanoi123456",
        "congan12345", "congan113113", "quandoi123", "bienphong123", "hiepdong123", "hiepdong2026", "tonghop123", "baocao12345", "emyeuanhnhieu", "anhyeuemnhieu",
        "iloveyou123", "abc1234567", "abc123456789", "abcdefghij", "abcd123456", "abcd1234567", "letmein123", "changeme123", "hoilamgi123", "khongbiet123"
    ], StringComparer.OrdinalIgnoreCase);

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    public static bool Verify(string? hash, string password) =>
        password.Length <= Longest && Hasher.VerifyHashedPassword(null!, hash ?? Nobody.Value, password) != PasswordVerificationResult.Failed && hash != null;

    /// <summary>Length and not among the commonest; no rules of composition.</summary>
    public static void Require(string? password, string userName, string field = "Password")
    {
        if (password is not { Length: >= Shortest and <= Longest }) throw new RefusalException(AccountProblems.PasswordLength(field));
        if (Commonest.Contains(password) || password.Distinct().Count() < 3 || password.Equals(userName, StringComparison.OrdinalIgnoreCase))
            throw new RefusalException(AccountProblems.PasswordCommon(field));
    }

    public static void RequireSame(string? password, string? again, string field = "Again")
    {
        if (password != again) throw new RefusalException(AccountProblems.PasswordsDiffer(field));
    }
}
