using System.CommandLine;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong;

/// <summary>The one program's verbs. Exit codes: 0 done, 1 refused (the message says what and how to mend it), 2 usage.</summary>
internal static class CommandLine
{
    public static readonly Option<string> Data = new("--data") { Description = "Data folder (SQLite)", DefaultValueFactory = _ => "./data", Recursive = true, HelpName = "DIR" };
    public static readonly Option<string?> DatabaseUrl = new("--database") { Description = "PostgreSQL: postgres://user:password@host/database", Recursive = true, HelpName = "URL" };
    public static readonly Option<string> Language = new("--language") { Description = "vi | en", DefaultValueFactory = _ => "vi", Recursive = true };

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Hiệp Đồng") { Data, DatabaseUrl, Language };
        foreach (var command in Capabilities.Commands()) root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (RefusalException refusal)
        {
            foreach (var problem in refusal.Problems)
                Console.Error.WriteLine((problem.Field is { Length: > 0 } f ? f + ": " : "") + problem.In(parsed.GetValue(Language) ?? "vi"));
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(parsed.GetValue(Language) == "en" ? "Cancelled; nothing was changed." : "Đã dừng; chưa thay đổi gì.");
            return 1;
        }
        catch (IOException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    /// <summary>Opens the node that the verb's options name; a new one gets the standard provinces, catalogue, forms and holidays.</summary>
    public static NodeContext OpenNode(this ParseResult parsed)
    {
        var node = NodeContext.Open(parsed.NodeOptions());
        StandardData.EnsureLoaded(node).GetAwaiter().GetResult();
        return node;
    }

    public static NodeOptions NodeOptions(this ParseResult parsed) => new(parsed.GetValue(Data)!, parsed.GetValue(DatabaseUrl));
}
