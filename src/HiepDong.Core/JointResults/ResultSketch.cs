using System.Globalization;
using HiepDong.Organisation;
using HiepDong.Territories;
using HiepDong.Text;

namespace HiepDong.JointResults;

/// <summary>Where a result happened, as far as comparing needs it.</summary>
/// <param name="Province">Code of today's province; empty when the whole country is named.</param>
/// <param name="Number">Official number of the commune; 0 when a province or more is named.</param>
public readonly record struct SketchPlace(string Id, string Province, int Number)
{
    /// <summary>Names the country, a province or a district, so that a commune may lie in it.</summary>
    public bool IsWide => Number == 0;

    /// <summary>A territory of any time as it stands in today's tree; what was divided is looked at through its first part.</summary>
    public static SketchPlace Of(string territoryId, Organisation.Organisation organisation, OrgTree tree)
    {
        var id = tree.SlotOf(territoryId) >= 0 ? territoryId : organisation.Become(territoryId, tree.Epoch).FirstOrDefault() ?? organisation.Territory(territoryId)?.ParentId ?? territoryId;
        var province = "";
        foreach (var above in tree.PathOf(id))
            if (organisation.Territory(above) is { Level: 1 } p) province = p.Code;
        return new(id, province, organisation.Territory(id) is { Level: 3 } commune && int.TryParse(commune.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }
}

/// <summary>What two results are compared by, taken from a body once. Order of claims and amounts plays no part.</summary>
public sealed class ResultSketch
{
    /// <summary>Values stated for one thing in one unit (grams as kilograms), by the accepted amounts and by claims that say otherwise.</summary>
    internal readonly record struct Stated(string What, string Unit, decimal[] Values, bool Approximate);

    private ResultSketch(ResultBody body, SketchPlace place, Force? force, string placeName, SketchPlace home)
    {
        (Kind, From, To, Place, LeadUnit) = (body.Kind, body.From, body.To, place, body.Lead.UnitId);
        Units = [.. body.Claims.OrderBy(c => c.UnitId, StringComparer.Ordinal).Select(c => (c.UnitId, c.Counts, c.Answer))];
        Amounts = [.. body.Accepted.Amounts.Concat(body.Claims.SelectMany(c => c.Amounts)).Select(a => a.Unit == "gam" ? a with { Unit = "kg", Value = a.Value / 1000 } : a)
            .GroupBy(a => (a.What, a.Unit)).OrderBy(g => g.Key.What, StringComparer.Ordinal).ThenBy(g => g.Key.Unit, StringComparer.Ordinal)
            .Select(g => new Stated(g.Key.What, g.Key.Unit, [.. g.Select(a => a.Value).Distinct().Order()], g.Any(a => a.Approximate)))];
        Campaign = Vietnamese.Fold(body.Campaign);
        (Force, PlaceName, Home) = (force, placeName, home);
        Words = SummaryWords.Read(body.Summary, body.Accepted.Amounts.Select(a => a.Value));
    }

    public ResultKind Kind { get; }
    public DateOnly From { get; }
    public DateOnly To { get; }
    public SketchPlace Place { get; }
    public string LeadUnit { get; }
    public string Campaign { get; }

    /// <summary>Ids of all units named in it.</summary>
    public IEnumerable<string> UnitIds => Units.Select(u => u.UnitId);
    public IEnumerable<string> CountingUnits => Units.Where(u => u.Counts).Select(u => u.UnitId);

    /// <summary>Force of the lead unit; null when the unit is not known here.</summary>
    public Force? Force { get; }

    /// <summary>The commune's name, folded; empty for a wider place.</summary>
    internal string PlaceName { get; }

    /// <summary>The commune the lead unit belongs to; wide or empty for a unit of a province or more.</summary>
    public SketchPlace Home { get; }
    internal (string UnitId, bool Counts, Answer Answer)[] Units { get; }
    internal Stated[] Amounts { get; }
    internal SummaryWords Words { get; }
    internal bool States(string what) => Array.Exists(Amounts, a => a.What == what);

    public static ResultSketch Of(ResultBody body, Organisation.Organisation organisation, OrgTree tree)
    {
        var place = SketchPlace.Of(body.TerritoryId, organisation, tree);
        var lead = organisation.Unit(body.Lead.UnitId);
        return new(body, place, lead?.Force, place.IsWide ? "" : Vietnamese.Fold(organisation.Territory(place.Id)?.Name), lead?.TerritoryId is { } home ? SketchPlace.Of(home, organisation, tree) : new("", "", 0));
    }
}

/// <summary>What tells one summary from another: hamlets, roads, markers and codes, the hour, the matter; the sentence around them is every office's own.</summary>
internal sealed class SummaryWords
{
    /// <summary>What stands after "thôn", "bản", "ấp": "khe nhuan", "6".</summary>
    public HashSet<string> Hamlets { get; } = [];

    /// <summary>What stands after "xã", "phường".</summary>
    public HashSet<string> Communes { get; } = [];

    /// <summary>Other runs of capitalised words.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Numbers and codes with the word before them: ("moc", "391"), ("an", "125n"); the amounts and the hour aside.</summary>
    public HashSet<(string Label, string Number)> Numbers { get; } = [];
    public int? Hour { get; private set; }

    /// <summary>What was driven, and what kind of way it was on: who names one at all names the same one.</summary>
    public HashSet<string> Vehicles { get; } = [];
    public HashSet<string> Ways { get; } = [];

    private static readonly (string Words, string Means)[] VehicleWords =
    [
        ("xe mo to", "motorbike"), ("xe may", "motorbike"), ("mo to", "motorbike"), ("xe dap", "bicycle"), ("o to con", "car"), ("xe con", "car"), ("o to tai", "lorry"), ("xe tai", "lorry"), ("xe ban tai", "pickup"),
        ("xe khach", "bus"), ("xe container", "container"), ("xuong", "boat"), ("thuyen", "boat"), ("di bo", "on foot")
    ];
    private static readonly (string Words, string Means)[] WayWords =
        [("quoc lo", "national"), ("tinh lo", "provincial"), ("duong tinh", "provincial"), ("cao toc", "motorway"), ("duong lien xa", "rural"), ("duong mon", "track"), ("moc", "marker"), ("cua khau", "gate")];

    /// <summary>Words of what it was about: without those that any report of a case holds.</summary>
    public HashSet<string> Matters { get; } = [];

    private static readonly HashSet<string> Offices = ["ca", "ubnd", "bdbp", "bien phong", "cong an", "quan su", "canh sat bien", "hai quan", "csb", "pc", "qs", "bch", "viet nam", "bo doi bien phong"];
    private static readonly HashSet<string> HamletWords = ["thon", "ban", "ap", "buon", "lang", "xom", "khom", "khu", "pho"];
    private static readonly HashSet<string> CommuneWords = ["xa", "phuong", "tran"];

    // What offices write around the matter itself: verbs of their work, places in general, persons in general.
    private static readonly HashSet<string> Common =
    [
        .. ("phat hien bat giu qua tang phoi hop chu tri to chuc kiem tra xu ly thu giu hoi tiep nhan van dong nhan dan giao nop ngan chan dau tranh triet xoa diem pha chuyen an giai quyet ung pho tim kiem "
            + "trai phep doi tuong nguoi vu chat cac mot nhung va voi cua cho trong tai thuoc tren bang tuyen dia ban xa phuong thon ban ap khu vuc duong lien quoc tinh lo moc khoang gio ngay hoi cung luc luong "
            + "cong tac tuan tra bien phong an quan su canh sat bo doi tang vat gom nghi van hanh vi thuc hien ke hoach dot cao").Split(' ')
    ];

    public static SummaryWords Read(string summary, IEnumerable<decimal> amounts)
    {
        var counted = amounts.Select(a => a.ToString("0.####", CultureInfo.InvariantCulture)).ToHashSet();
        var made = new SummaryWords();
        var run = new List<string>();
        var (before, begins) = ("", true);
        var words = Vietnamese.Clean(summary).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var raw = words[i];
            var word = raw.Trim(',', '.', ';', ':', '(', ')', '“', '”', '"', '-', '–');
            var folded = Vietnamese.Fold(word);
            if (folded.Length == 0) { End(); continue; }
            if (char.IsDigit(word[0]))
            {
                End();
                if (HamletWords.Contains(before)) made.Hamlets.Add(folded);
                else if (HourOf(folded, i + 1 < words.Length ? Vietnamese.Fold(words[i + 1]) : "", out var hour))
                {
                    made.Hour = hour;
                    // Its minutes say less than they seem to: they are rounded by one and not by the other.
                    while (i + 1 < words.Length && (Vietnamese.Fold(words[i + 1]).StartsWith("gio", StringComparison.Ordinal) || Minutes(words[i + 1]))) i++;
                }
                else if (!counted.Contains(word.Replace(',', '.')) && folded.Length > 0) made.Numbers.Add((before, folded));
                before = "";
            }
            // A capital at the beginning of a sentence is a name only when the next word has one too.
            else if (char.IsUpper(word[0]) && (!begins || i + 1 < words.Length && char.IsUpper(words[i + 1][0]))) run.Add(folded);
            else
            {
                End();
                if (folded.Length > 1 && !Common.Contains(folded)) made.Matters.Add(folded);
                before = folded;
            }
            begins = raw[^1] is '.' or ':';
            if (raw[^1] is ',' or '.' or ';' or ':' or ')') { End(); before = ""; }
        }
        End();
        var whole = " " + string.Join(' ', Vietnamese.Fold(summary).Split([' ', ',', '.', ';', ':'], StringSplitOptions.RemoveEmptyEntries)) + " ";
        foreach (var (said, means) in VehicleWords) if (whole.Contains(" " + said + " ", StringComparison.Ordinal)) made.Vehicles.Add(means);
        foreach (var (said, means) in WayWords) if (whole.Contains(" " + said + " ", StringComparison.Ordinal)) made.Ways.Add(means);
        return made;

        void End()
        {
            if (run.Count == 0) return;
            var name = string.Join(' ', run);
            run.Clear();
            if (HamletWords.Contains(before)) made.Hamlets.Add(name);
            else if (CommuneWords.Contains(before)) made.Communes.Add(name);
            else if (!Offices.Contains(name)) made.Names.Add(name);
            before = "";
        }
    }

    /// <summary>"14h30", "14g", "14 giờ".</summary>
    private static bool HourOf(string word, string after, out int hour)
    {
        var digits = 0;
        while (digits < word.Length && char.IsDigit(word[digits])) digits++;
        hour = digits is 1 or 2 ? int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture) : 99;
        return hour <= 24 && (digits < word.Length ? word[digits] is 'h' or 'g' : after.StartsWith("gio", StringComparison.Ordinal));
    }

    private static bool Minutes(string word) => int.TryParse(word.Trim(',', '.'), NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60;
}
