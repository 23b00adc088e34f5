using System.CommandLine;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HiepDong.Tests.Documentation;

/// <summary>What the program offers is documented, and what is documented exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_verb_is_in_the_operations_page()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "operations.md"));
        var verbs = Capabilities.Commands().Where(c => !c.Hidden).ToList();
        verbs.Count.ShouldBeGreaterThan(8);
        foreach (var verb in verbs)
        {
            page.ShouldContain("| `" + verb.Name, customMessage: verb.Name);
            var line = page.Split('\n').First(l => l.StartsWith("| `" + verb.Name, StringComparison.Ordinal));
            foreach (var sub in verb.Subcommands.Where(s => !s.Hidden)) line.ShouldContain(sub.Name, customMessage: $"{verb.Name} {sub.Name}");
        }
    }

    [Fact]
    public void Every_verb_of_the_operations_page_exists()
    {
        var verbs = Capabilities.Commands().Select(c => c.Name).ToList();
        foreach (Match match in VerbLine().Matches(File.ReadAllText(Path.Combine(Root, "docs", "operations.md")))) verbs.ShouldContain(match.Groups[1].Value);
    }

    [Fact]
    public void Every_problem_code_is_listed_once_and_every_listed_code_exists()
    {
        var codes = Sources().SelectMany(f => ProblemCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal).ToList();
        codes.Count.ShouldBeGreaterThan(40);
        var listed = File.ReadLines(Path.Combine(Root, "docs", "problems.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]).ToList();
        listed.ShouldBe(codes, customMessage: "docs/problems.md lists every problem code in order: write it anew with docs/list-problems");
    }

    [Fact]
    public void Every_identifier_of_the_glossary_exists()
    {
        var names = new[] { typeof(Periods.Period).Assembly, typeof(HiepDong.Reading.ReportReader).Assembly, typeof(Capabilities).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.IsEnum ? Enum.GetNames(t).Append(t.Name) : t.GetMethods().Select(m => m.Name).Concat(t.GetProperties().Select(p => p.Name)).Append(t.Name)).ToHashSet();
        foreach (var line in File.ReadLines(Path.Combine(Root, "docs", "glossary.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal)))
            foreach (Match match in Quoted().Matches(line.Split('|')[2]))
                match.Groups[1].Value.Split('.', StringSplitOptions.RemoveEmptyEntries)[^1].ShouldBeOneOf([.. names]);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    internal static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HiepDong.sln"))) return folder.FullName;
        throw new InvalidOperationException("Not inside the tree.");
    }

    [GeneratedRegex(@"new(?: Problem)?\(\s*""([a-z0-9-]+\.[a-z0-9-]+)"",\s*ProblemKind")]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"^\| `([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex VerbLine();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
