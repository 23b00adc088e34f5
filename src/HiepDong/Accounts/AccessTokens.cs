namespace HiepDong.Accounts;

internal static class AccessTokens
{
    /// <summary>Begins every token, so that one left in a file is recognised.</summary>
    public const string Prefix = "hd_";
}
