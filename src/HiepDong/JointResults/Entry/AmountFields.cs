using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.JointResults.Entry;

/// <summary>Amounts as they are typed: one field for every unit of a known thing, and rows for goods written in words.</summary>
internal sealed class AmountFields
{
    private const int MostFree = JointResult.MostAmounts;
    private readonly Dictionary<string, string> known = [];

    /// <summary>Goods that have no field of their own; always ends with an empty row.</summary>
    public List<(string Name, string Unit, string Number)> Free { get; } = [];

    /// <summary>Sets several groups of such fields on one page apart.</summary>
    public string Prefix { get; init; } = "";
    public ResultKind? Kind { get; init; }

    /// <summary>What could not be read, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    public string NameOf(Thing thing, int unit) => $"{Prefix}sl-{thing.Code}-{unit}";
    public string this[string field] => known.GetValueOrDefault(field, "");

    /// <summary>Things whose fields are open at once: the usual ones of the kind, and whatever has a number.</summary>
    public IEnumerable<Thing> Open => Things.All.Where(t => IsUsual(t) || IsTyped(t)).OrderBy(t => Rank(t));

    /// <summary>The others of the kind, behind "more".</summary>
    public IEnumerable<Thing> More => Things.All.Where(t => Kind is { } k && t.IsOf(k) && !IsUsual(t) && !IsTyped(t));

    private bool IsUsual(Thing t) => Array.IndexOf(Usual(Kind), t.Code) >= 0;
    private bool IsTyped(Thing t) => t.Units.Select((_, n) => this[NameOf(t, n)]).Any(v => v.Length > 0);
    private int Rank(Thing t) => Array.IndexOf(Usual(Kind), t.Code) is >= 0 and var at ? at : 1000;

    /// <summary>What an ordinary result of the kind states, in the order reports name it.</summary>
    private static string[] Usual(ResultKind? kind) => kind switch
    {
        ResultKind.DrugCase => ["cases", "subjects", "heroin", "synthetic", "tablets", "other_drugs", "vehicles", "money"],
        ResultKind.Smuggling => ["cases", "subjects", "fireworks", "cigarettes", "fuel", "goods", "vehicles", "vessels"],
        ResultKind.EntryExit => ["cases", "subjects", "vehicles", "money"],
        ResultKind.Trafficking => ["cases", "subjects", "victims", "money"],
        ResultKind.Mining => ["cases", "subjects", "vehicles", "machines"],
        ResultKind.Fishing => ["cases", "subjects", "vessels", "vehicles"],
        ResultKind.Sweep => ["teams", "people", "cases", "subjects", "machines"],
        ResultKind.JointPatrol or ResultKind.ForeignPatrol => ["teams", "people", "cases", "subjects"],
        ResultKind.Weapons => ["guns", "rounds", "bombs", "explosives", "crude"],
        ResultKind.Rescue => ["cases", "people", "rescued", "vessels", "vehicles"],
        ResultKind.Relief => ["people", "rescued", "evacuated", "households", "vehicles"],
        ResultKind.Other => ["cases", "subjects", "goods", "money"],
        _ => ["cases", "subjects"]
    };

    public static AmountFields Read(IFormCollection form, ResultKind? kind, string prefix = "")
    {
        var fields = new AmountFields { Prefix = prefix, Kind = kind };
        foreach (var (key, value) in form)
            if (key.StartsWith(prefix + "sl-", StringComparison.Ordinal) && Vietnamese.Clean(value) is { Length: > 0 } typed) fields.known[key] = typed;
        for (var n = 1; n <= MostFree && form.ContainsKey($"{prefix}khac-ten-{n}"); n++)
            fields.Free.Add((Clean($"khac-ten-{n}"), Clean($"khac-dv-{n}"), Clean($"khac-so-{n}")));
        fields.EndOpen();
        return fields;

        string Clean(string name) => Vietnamese.Clean(form[prefix + name] is { Count: > 0 } sent ? sent[0] : "");
    }

    public static AmountFields Of(IReadOnlyList<Amount> amounts, ResultKind? kind, string prefix = "")
    {
        var fields = new AmountFields { Prefix = prefix, Kind = kind };
        foreach (var a in amounts)
            if (Things.Find(a.What) is { } thing && thing.Units.ToList().IndexOf(a.Unit) is >= 0 and var unit) fields.known[fields.NameOf(thing, unit)] = ResultTyped.Text(a);
            else fields.Free.Add((Things.NameOf(a.What, "vi"), a.Unit, ResultTyped.Text(a)));
        fields.EndOpen();
        return fields;
    }

    private void EndOpen()
    {
        while (Free is [.., ("", "", "")]) Free.RemoveAt(Free.Count - 1);
        if (Free.Count < MostFree) Free.Add(("", "", ""));
    }

    /// <summary>The amounts; what can't be read is added to the problems, each with its own field.</summary>
    public List<Amount> Take(List<Problem> problems)
    {
        var amounts = new List<Amount>();
        foreach (var thing in Things.All)
            for (var n = 0; n < thing.Units.Count; n++)
                Add(NameOf(thing, n), () => ResultTyped.Amount(thing.Code, thing.Units[n], this[NameOf(thing, n)]));
        for (var n = 0; n < Free.Count; n++)
        {
            var (name, unit, number) = Free[n];
            var field = $"{Prefix}khac-so-{n + 1}";
            if (number.Length == 0 && name.Length + unit.Length > 0) problems.Add(EntryProblems.NoNumber(name.Length > 0 ? name : unit, field));
            else Add(field, () => ResultTyped.Amount(name, unit, number));
        }
        return amounts;

        void Add(string field, Func<Amount?> read)
        {
            try
            {
                if (read() is not { } amount) return;
                amounts.Add(amount);
                // A rule about one amount is shown at its field; a rule about all of them is told once, by whoever keeps the result.
                problems.AddRange(ResultRules.Check([amount]).Select(p => p with { Field = field }));
            }
            catch (RefusalException e) { problems.AddRange(e.Problems.Select(p => p with { Field = field })); }
        }
    }

    public void ShowErrors(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state) =>
        Errors = state.Where(e => e.Value is { Errors.Count: > 0 }).ToDictionary(e => e.Key, e => string.Join(' ', e.Value!.Errors.Select(x => x.ErrorMessage)));
}
