using HiepDong.Reporting;

namespace HiepDong.Reading;

/// <summary>What kind of thing a unit counts; rules about numbers in words and about names differ by it.</summary>
internal enum UnitKind { Case, Person, Turn, Measure, Money, Thing, Place, Act, Doc, Org, Party }

/// <summary>A unit of measure or a noun that is counted.</summary>
/// <param name="Unit">The spelling it is given in: "người" for cán bộ, ngư dân, công dân.</param>
/// <param name="Of">Of turns, whose: tổ, người or phương tiện; "" when the wording leaves it open, and for all other units.</param>
/// <param name="IsBare">A measure or classifier that needs the words after it to say what is counted.</param>
internal sealed record UnitWord(UnitKind Kind, string Unit, bool IsBare, string Of = "");

/// <summary>What a word or phrase does beside a number.</summary>
[Flags]
internal enum Role
{
    None = 0, MoreThan = 1, AtLeast = 2, Nearly = 4, About = 8, Under = 16, Vague = 32, Time = 64, Wind = 128, Motto = 256, BeforeName = 512,
    LabelTie = 1024, Increase = 2048, Decrease = 4096, Level = 8192, Parts = 16384, Compare = 32768, Stop = 65536, Keep = 131072, TotalBefore = 262144, StrongName = 524288, Money = 1048576, NoUnit = 2097152, Quality = 4194304, Sex = 8388608, Praise = 16777216
}

/// <summary>The roles of one phrase.</summary>
internal sealed class WordRoles
{
    public Role Roles;
    public bool Has(Role role) => (Roles & role) != 0;

    public Bound? Bound => Has(Role.MoreThan) ? Reporting.Bound.MoreThan : Has(Role.AtLeast) ? Reporting.Bound.AtLeast
        : Has(Role.Nearly) || Has(Role.Under) ? Reporting.Bound.Nearly : Has(Role.About) ? Reporting.Bound.About : null;
}

/// <summary>The reader's words, from the files beside this one.</summary>
internal sealed class Lexicon
{
    private Lexicon()
    {
        Units = new(Words);
        Roles = new(Words);
        Actors = new(Words);
        listed = [.. Rows("units.csv").SelectMany(row => row[2].Split('|'))];
        foreach (var row in Rows("units.csv"))
        {
            if (!Enum.TryParse<UnitKind>(row[0], ignoreCase: true, out var kind)) throw new InvalidOperationException($"units.csv: {row[0]}");
            foreach (var phrase in row[2].Split('|'))
                Units.Add(phrase, new(kind, row[1].Length > 0 ? row[1] : Head(phrase), IsBare(kind, phrase), kind == UnitKind.Turn ? TurnOf(phrase) : ""));
        }
        foreach (var row in Rows("words.csv"))
        {
            if (!Enum.TryParse<Role>(row[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var role)) throw new InvalidOperationException($"words.csv: {row[0]}");
            foreach (var phrase in row[1].Split('|'))
            {
                var fresh = new WordRoles();
                Roles.Add(phrase, fresh);
                known.TryAdd(phrase, fresh);
                known[phrase].Roles |= role;
            }
        }
        foreach (var row in Rows("actors.csv"))
            foreach (var phrase in row[1].Split('|')) Actors.Add(phrase, row[0]);
        foreach (var word in NumberStarters) numberWords.Add(Words.Add(word));
        foreach (var word in Scales) scales.Add(Words.Add(word));
        foreach (var word in new[] { "hiệp", "cùng", "liên" }) Together.Add(Words.Add(word));
        foreach (var word in new[] { "tỉnh", "huyện", "xã", "phường", "quận", "tp", "thôn", "bản", "khu" }) Areas.Add(Words.Add(word));
        starts = new bool[Words.Count];
        foreach (var word in numberWords) starts[word] = true;
        foreach (var (phrase, roles) in known)
            if (roles.Has(Role.Vague)) starts[Words.Add(PhraseTable<object>.Pieces(phrase).First())] = true;
    }

    private readonly bool[] starts;

    private static readonly string[] NumberStarters = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "hăm", "nửa"];
    private static readonly string[] Scales = ["chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];
    /// <summary>The reader's own words. It comes after the lists above, which its making uses.</summary>
    public static readonly Lexicon Standard = new();

    private readonly Dictionary<string, WordRoles> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> listed;
    private readonly HashSet<int> numberWords = [], scales = [];

    public Vocabulary Words { get; } = new();
    public PhraseTable<UnitWord> Units { get; }
    public PhraseTable<WordRoles> Roles { get; }

    /// <summary>Names of forces with their code.</summary>
    public PhraseTable<string> Actors { get; }

    /// <summary>Words that tell of acting together.</summary>
    public HashSet<int> Together { get; } = [];

    /// <summary>Kinds of areas that stand before a name.</summary>
    public HashSet<int> Areas { get; } = [];

    /// <summary>A number in words may begin with it: "hai", "mười", "hàng" trăm.</summary>
    public bool MayBeginNumber(int word) => word < starts.Length && starts[word];

    public bool BeginsNumber(int word) => word > 0 && numberWords.Contains(word);
    public bool IsScale(int word) => word > 0 && scales.Contains(word);

    /// <summary>"đợt tuần tra" is counted in đợt: the shortest beginning that is a unit itself.</summary>
    private string Head(string phrase)
    {
        for (var at = phrase.IndexOf(' ', StringComparison.Ordinal); at > 0; at = phrase.IndexOf(' ', at + 1))
            if (listed.Contains(phrase[..at])) return phrase[..at];
        return phrase.Replace(" ,", ",", StringComparison.Ordinal);
    }

    private static string TurnOf(string phrase) => phrase.Split(' ') switch
    {
        [_] or [_, "đồn" or "đội" or "đoàn" or "hộ" or "ngày" or "ca", ..] => "",
        [_, "tổ", ..] => "tổ",
        [_, "phương" or "xe" or "tàu" or "chuyến" or "máy", ..] => "phương tiện",
        _ => "người"
    };

    private static bool IsBare(UnitKind kind, string phrase) =>
        kind is UnitKind.Measure or UnitKind.Turn || (kind is UnitKind.Thing or UnitKind.Case or UnitKind.Act or UnitKind.Doc && !phrase.Contains(' ', StringComparison.Ordinal));

    /// <summary>Lines of a file of this assembly, cut at semicolons; the first line names the columns.</summary>
    internal static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split(';');
    }
}
