namespace HiepDong.Reading;

/// <summary>Which headings stand above each block, by the file's word or by their look: "I. TÌNH HÌNH", "1. Kết quả", "a) Về ma túy", a line that opens a list with a colon.</summary>
internal sealed class Outline
{
    private const int LongestHeading = 160, Levels = 8, None = Levels + 1;
    private static readonly string[] Plans = ["phương hướng", "nhiệm vụ trọng tâm", "công tác trọng tâm", "thời gian tới", "tháng tới", "quý tới", "năm tới", "kỳ tới", "tháng sau", "quý sau", "năm sau"];
    private static readonly string[] Results = ["kết quả", "tình hình", "ưu điểm", "tồn tại", "hạn chế", "đã thực hiện"];
    private readonly string[] trails;
    private readonly bool[] ahead;

    public Outline(ReadingText text)
    {
        trails = new string[text.Blocks.Count];
        ahead = new bool[text.Blocks.Count];
        var stack = new string?[Levels + 1];
        string? trail = "";
        // Level of the heading that opens plans; those below it are plans too.
        var plans = None;
        for (var i = 0; i < text.Blocks.Count; i++)
        {
            var block = text.Blocks[i];
            trails[i] = trail ??= Join(stack);
            var line = text.Source.Text.AsSpan(block.Start, block.End - block.Start).Trim();
            var level = Level(block, line);
            if (level >= 0 && IsOfPlans(line)) plans = Math.Min(plans, level);
            // A report's own title may name both the month's results and what comes next.
            else if (level >= 0 && (level <= plans || plans <= 1)) plans = None;
            if (level < 0)
            {
                // A plain paragraph ends the list that a colon opened.
                if (block.Kind == BlockKind.Paragraph && !IsItem(line))
                {
                    for (var deeper = IsNumbered(line) ? 3 : Levels; deeper <= Levels; deeper++) stack[deeper] = null;
                    trails[i] = trail = Join(stack);
                    if (plans == Levels) plans = None;
                }
                ahead[i] = plans != None;
                continue;
            }
            for (var deeper = level; deeper <= Levels; deeper++) stack[deeper] = null;
            stack[level] = line.ToString();
            trail = null;
        }
    }

    /// <summary>Headings above a block, outermost first, joined by " | ".</summary>
    public string Above(int block) => trails[block];

    /// <summary>A block below a heading of what is still to be done: its figures are aims, not results.</summary>
    public bool IsAhead(int block) => ahead[block];

    private static bool IsOfPlans(ReadOnlySpan<char> line)
    {
        foreach (var word in Results) if (line.Contains(word, StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var word in Plans) if (line.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>0 for a title to <see cref="Levels"/> for a line that opens a list; −1 for no heading.</summary>
    private static int Level(TextBlock block, ReadOnlySpan<char> line)
    {
        if (block.Cell != null || line.Length == 0 || line.Length > LongestHeading) return -1;
        if (block.Kind == BlockKind.Heading) return Math.Clamp(block.Level, 1, Levels - 1);
        if (line[^1] == ':') return Levels;
        // "2. Tuần tra: 45 lượt tổ" tells its matter itself.
        if (line[^1] is '.' or ';' or ',' || line.Contains(": ", StringComparison.Ordinal)) return -1;
        var dot = line.IndexOfAny('.', ')', '/');
        if (dot is > 0 and < 6 && dot + 1 < line.Length && line[dot + 1] == ' ')
        {
            var number = line[..dot];
            if (!number.ContainsAnyExcept("IVX")) return 2;
            if (!number.ContainsAnyExceptInRange('0', '9')) return 3;
            if (number.Length == 1 && char.IsLetter(number[0])) return 5;
        }
        if (dot is > 0 and < 3 && line.Length > dot + 2 && char.IsAsciiDigit(line[dot + 1]) && line[..Math.Min(line.Length, 6)].Contains(' ') && char.IsAsciiDigit(line[0])) return 4;
        return IsCapitals(line) ? 1 : -1;
    }

    private static string Join(string?[] stack) => string.Join(" | ", stack.Where(h => h != null));

    private static bool IsNumbered(ReadOnlySpan<char> line) => line.Length > 2 && char.IsAsciiDigit(line[0]) && line.IndexOfAny('.', ')') is > 0 and < 4;

    private static bool IsItem(ReadOnlySpan<char> line) => line.Length > 0 && line[0] is '-' or '–' or '+' or '•' or '*' or '▪';

    private static bool IsCapitals(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            if (char.IsLower(c)) return false;
            if (char.IsUpper(c)) letters++;
        }
        return letters > 5;
    }
}
