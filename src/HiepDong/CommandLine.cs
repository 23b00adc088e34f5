using System.CommandLine;

namespace HiepDong;

/// <summary>The one program's verbs. Exit codes: 0 done, 1 refused, 2 usage.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Hiệp Đồng");
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
    }
}
