using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;

namespace HiepDong.Indicators;

/// <summary>A form version being made. The whole of it travels in the page, so neither an error nor a lost session loses any of it.</summary>
public sealed class FormInput
{
    public string? Code { get; set; }
    public int Version { get; set; } = 1;
    public string? NameVi { get; set; }
    public string? NameEn { get; set; }
    public string? Rhythm { get; set; } = "month";
    public string? Window { get; set; } = "statutory";
    public DateOnly? ValidFrom { get; set; }
    public List<string> Forces { get; set; } = [];
    public List<string> Echelons { get; set; } = [];
    /// <summary>One for each echelon, in the order of the enumeration.</summary>
    public List<DueInput> Due { get; set; } = [];
    public List<SectionInput> Sections { get; set; } = [];
    public List<NarrativeInput> Narratives { get; set; } = [];

    public sealed class DueInput { public int? Days { get; set; } }
    public sealed class SectionInput { public string? TitleVi { get; set; } public string? TitleEn { get; set; } public List<string> Codes { get; set; } = []; public string? Add { get; set; } }
    public sealed class NarrativeInput { public string? Code { get; set; } public string? TitleVi { get; set; } public string? TitleEn { get; set; } }

    internal static FormInput New() => new()
    {
        Due = [.. Enum.GetValues<Echelon>().Select(e => new DueInput
        {
            Days = e switch { Echelon.Commune or Echelon.Post => 1, Echelon.District or Echelon.DefenceArea => 2, Echelon.Province => 3, Echelon.MilitaryRegion => 5, _ => 6 }
        })],
        Sections = [new()]
    };

    internal static FormInput After(ReportForm f) => new()
    {
        Code = f.Code, Version = f.Version + 1, NameVi = f.NameVi, NameEn = f.NameEn, Rhythm = CatalogueStore.Rhythms[f.Rhythm], Window = CatalogueChoices.Key(f.Window),
        Forces = [.. f.Forces.Select(x => x.Code())], Echelons = [.. f.Echelons.Select(e => e.Code())],
        Due = [.. Enum.GetValues<Echelon>().Select(e => new DueInput { Days = f.DueWorkingDays.TryGetValue(e, out var days) ? days : null })],
        Sections = [.. f.Sections.Select(s => new SectionInput { TitleVi = FormText.Bare(s.TitleVi), TitleEn = FormText.Bare(s.TitleEn), Codes = [.. s.Indicators] })],
        Narratives = [.. f.Narratives.Select(n => new NarrativeInput { Code = n.Code, TitleVi = n.TitleVi, TitleEn = n.TitleEn })]
    };

    internal ReportForm ToForm() => FormText.Numbered(new(
        Vietnamese.Clean(Code).ToUpperInvariant(), Version, Vietnamese.Clean(NameVi), Vietnamese.Clean(NameEn),
        [.. Forces.Where(f => Codes.TryForce(f, out _)).Distinct().Select(Codes.ToForce)], [.. Echelons.Where(e => Codes.TryEchelon(e, out _)).Distinct().Select(Codes.ToEchelon)],
        CatalogueStore.Rhythms.FirstOrDefault(r => r.Value == Rhythm).Key, Enum.TryParse<WindowRule>(Window, true, out var window) ? window : (WindowRule)(-1),
        Due.Select((d, n) => (Echelon: (Echelon)n, d.Days)).Where(d => d.Days.HasValue).ToDictionary(d => d.Echelon, d => d.Days!.Value), ValidFrom ?? default, null,
        [.. Sections.Select(s => new FormSection(Vietnamese.Clean(s.TitleVi), Vietnamese.Clean(s.TitleEn), [.. s.Codes]))],
        [.. Narratives.Select(n => new FormNarrative(CodeOf(n), Vietnamese.Clean(n.TitleVi), Vietnamese.Clean(n.TitleEn)))]));

    /// <summary>A new narrative item is known by its first Vietnamese heading.</summary>
    private static string CodeOf(NarrativeInput n)
    {
        if (!string.IsNullOrEmpty(n.Code)) return n.Code;
        var code = string.Concat(Vietnamese.Fold(n.TitleVi).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
        return code.Length > 40 ? code[..40] : code;
    }

    /// <summary>Puts what was typed into the "add" boxes into their sections; what is no indicator stays typed.</summary>
    internal void TakeAdded(Catalogue catalogue)
    {
        foreach (var section in Sections)
        {
            var left = new List<string>();
            foreach (var word in (section.Add ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            {
                var code = word.ToUpperInvariant();
                if (!catalogue.TryGet(code, out _)) left.Add(word);
                else if (!section.Codes.Contains(code)) section.Codes.Add(code);
            }
            section.Add = left.Count > 0 ? string.Join(' ', left) : null;
        }
    }

    /// <summary>One press of a button: "up:1:3" moves the fourth indicator of the second section, "add-section", "narrative-down:2".</summary>
    internal void Do(string action)
    {
        var parts = action.Split(':');
        var a = parts.Length > 1 && int.TryParse(parts[1], out var x) ? x : -1;
        var b = parts.Length > 2 && int.TryParse(parts[2], out var y) ? y : -1;
        switch (parts[0])
        {
            case "add-section": Sections.Add(new()); break;
            case "add-narrative": Narratives.Add(new()); break;
            case "section-up": Swap(Sections, a, a - 1); break;
            case "section-down": Swap(Sections, a, a + 1); break;
            case "section-remove" when Has(Sections, a): Sections.RemoveAt(a); break;
            case "narrative-up": Swap(Narratives, a, a - 1); break;
            case "narrative-down": Swap(Narratives, a, a + 1); break;
            case "narrative-remove" when Has(Narratives, a): Narratives.RemoveAt(a); break;
            case "remove" when Has(Sections, a) && Has(Sections[a].Codes, b): Sections[a].Codes.RemoveAt(b); break;
            case "up" when Has(Sections, a) && Has(Sections[a].Codes, b): Move(a, b, -1); break;
            case "down" when Has(Sections, a) && Has(Sections[a].Codes, b): Move(a, b, +1); break;
        }
    }

    /// <summary>Beyond the first or last place an indicator goes over into the neighbouring section.</summary>
    private void Move(int section, int at, int by)
    {
        var codes = Sections[section].Codes;
        if (Has(codes, at + by)) { Swap(codes, at, at + by); return; }
        if (!Has(Sections, section + by)) return;
        var into = Sections[section + by].Codes;
        into.Insert(by < 0 ? into.Count : 0, codes[at]);
        codes.RemoveAt(at);
    }

    private static bool Has<T>(List<T> list, int at) => at >= 0 && at < list.Count;

    private static void Swap<T>(List<T> list, int a, int b)
    {
        if (Has(list, a) && Has(list, b)) (list[a], list[b]) = (list[b], list[a]);
    }
}
