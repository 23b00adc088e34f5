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
                // A field of a page (Upload, UserName) is no place on the command line; options and cells are.
                Console.Error.WriteLine((problem.Field is { Length: > 0 } f && !(char.IsAsciiLetterUpper(f[0]) && f.All(char.IsAsciiLetter)) ? f + ": " : "") + problem.In(parsed.GetValue(Language) ?? "vi"));
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(parsed.GetValue(Language) == "en" ? "Cancelled; nothing was changed." : "Đã dừng; chưa thay đổi gì.");
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine((parsed.GetValue(Language) == "en" ? "A file or folder can't be read or written: " : "Không đọc hoặc ghi được tệp, thư mục: ") + problem.Message);
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
