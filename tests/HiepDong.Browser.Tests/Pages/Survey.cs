using System.Text.RegularExpressions;

namespace HiepDong.Browser.Tests.Pages;

/// <summary>
/// One walk over every page a person reaches from the navigation and the links of pages, each kind of page once: in Vietnamese and in English, light, dark and
/// in high contrast, on a desk and at 360 px. What is wrong is kept by kind; the tests ask for one kind each.
/// </summary>
internal sealed partial class Survey
{
    public const int MostBytes = 100 * 1024;
    private static readonly Dictionary<(Demo, string), Task<Survey>> Made = [];
    private readonly Demo demo;
    private readonly HashSet<string> met = [];
    private readonly Dictionary<string, int> variants = [];
    private readonly Queue<(string Path, string From)> waiting = new();

    private Survey(Demo demo) => this.demo = demo;

    private static readonly HashSet<string> Themed = [];
    private Names? names;

    public List<string> Pages { get; } = [];
    public List<string> Dead { get; } = [];
    public List<string> Inaccessible { get; } = [];
    public List<string> Heavy { get; } = [];
    public List<string> Sideways { get; } = [];
    public List<string> Untranslated { get; } = [];
    public List<string> Complaints { get; } = [];
    public List<string> Outside { get; } = [];

    public static Task<Survey> Of(Demo demo, string userName)
    {
        lock (Made) return Made.TryGetValue((demo, userName), out var made) ? made : Made[(demo, userName)] = Make(demo, userName);
    }

    private static async Task<Survey> Make(Demo demo, string userName)
    {
        var survey = new Survey(demo);
        await using var officer = await demo.LookAs(userName);
        survey.Meet("/", "");
        survey.Meet("/tai-khoan", "");
        survey.Meet("/ngoai-tuyen", "");
        survey.Meet("/huong-dan", "");
        survey.Meet("/tim-kiem", "");
        survey.Meet("/tim-kiem?q=nghe+an", "");
        survey.Meet("/tim-kiem?q=thang+11&loai=reports", "");
        while (survey.waiting.TryDequeue(out var next)) await survey.Look(officer, next.Path, next.From);
        survey.Complaints.AddRange(officer.Complaints.Distinct());
        survey.Outside.AddRange(officer.Outside.Distinct());
        return survey;
    }

    /// <summary>One page alone, for people whose whole walk would repeat another's.</summary>
    public static async Task<Survey> OfPage(Demo demo, string userName, string path)
    {
        var survey = new Survey(demo);
        await using var officer = await demo.LookAs(userName);
        await survey.Look(officer, path, "");
        survey.Complaints.AddRange(officer.Complaints.Distinct());
        survey.Outside.AddRange(officer.Outside.Distinct());
        return survey;
    }

    private async Task Look(Officer officer, string path, string from)
    {
        IResponse? answer;
        try { answer = await officer.Open(path); }
        catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal)) { return; }
        if (answer is null || answer.Status != 200) { Dead.Add($"{path} ({answer?.Status}) linked from {from}"); return; }
        Pages.Add(path);
        // One more kind of page under an address already seen: the redirect led there.
        if (officer.Path != path && !IsNew(officer.Path)) return;
        foreach (var link in await officer.Page.EvaluateAsync<string[]>(Links)) Meet(link, path);
        var size = (await answer.BodyAsync()).Length;
        if (size > MostBytes) Heavy.Add($"{path}: {size / 1024} KB");
        await Axe(officer, path, "vi light", "{}");
        await officer.Page.SetViewportSizeAsync(360, 740);
        var wide = await officer.Page.EvaluateAsync<string>(Wide);
        if (wide.Length > 0) Sideways.Add($"{path}: {wide}");
        await officer.Page.SetViewportSizeAsync(1280, 900);
        // The same page of another person is of the same parts: its themes and its English were looked at.
        if (path != "/" && !Themed.Add(path)) return;
        foreach (var theme in new[] { "dark", "contrast" })
        {
            await officer.Page.EvaluateAsync("t => document.documentElement.dataset.theme = t", theme);
            await Axe(officer, path, "vi " + theme, "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }");
        }
        await officer.Page.EvaluateAsync("() => document.documentElement.dataset.theme = 'light'");
        await InLanguage(officer, "en");
        await officer.Open(path);
        await Axe(officer, path, "en light", "{ runOnly: { type: 'rule', values: ['aria-command-name', 'aria-input-field-name', 'button-name', 'document-title', 'frame-title', 'html-has-lang', 'image-alt', 'label', 'landmark-unique', 'link-name', 'select-name', 'summary-name', 'svg-img-alt', 'valid-lang'] } }");
        foreach (var text in await officer.Page.EvaluateAsync<string[]>(VietnameseTexts))
            if ((names ??= Names.Of(demo)).Without(text) is { Length: > 0 } left && Vietnamese().IsMatch(left)) Untranslated.Add($"{path}: {left.Trim()}");
        await InLanguage(officer, "vi");
    }

    private Task InLanguage(Officer officer, string language) =>
        officer.Context.AddCookiesAsync([new() { Name = "hd-lang", Value = language, Url = demo.Address }]);

    private async Task Axe(Officer officer, string path, string how, string options)
    {
        await officer.Page.EvaluateAsync(AxeCore.Source);
        var found = await officer.Page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, Object.assign({ resultTypes: ['violations'] }, {{options}}))).violations
                .flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ' at ' + n.target.join(' ') + ': ' + (n.any[0] ?? n.all[0] ?? n.none[0])?.message + ' ' + n.html.slice(0, 160)))
            """);
        Inaccessible.AddRange(found.Select(f => $"{path} ({how}): {f}"));
    }

    private void Meet(string path, string from)
    {
        path = path.Split('#')[0];
        if (path.Length == 0 || Skipped().IsMatch(path) || !IsNew(path)) return;
        waiting.Enqueue((path, from));
    }

    /// <summary>Addresses of one page differ in ids and codes; of its filters a few are enough.</summary>
    private bool IsNew(string path)
    {
        var parts = path.Split('?', 2);
        var kind = string.Join('/', parts[0].Split('/').Select(s => Code().IsMatch(s) ? "{}" : s));
        var keys = parts.Length < 2 ? "" : string.Join('&', parts[1].Split('&').Select(q => q.Split('=')[0]).Order(StringComparer.Ordinal));
        if (!met.Add(kind + "?" + keys)) return false;
        variants[kind] = variants.GetValueOrDefault(kind) + 1;
        return variants[kind] <= 3;
    }

    [GeneratedRegex("[0-9A-ZĐ.]{2,}|^[0-9]+$|[0-9a-f-]{36}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^/(ngon-ngu|hien-thi|api/|openapi|assets/|dang-xuat)|\.(xlsx|docx|csv|json|pdf|zip|ics)($|\?)")]
    private static partial Regex Skipped();

    [GeneratedRegex("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex Vietnamese();

    private const string Links = "() => [...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)";

    /// <summary>The innermost elements that stick out to the right of the screen although nothing around them scrolls; asked once the new width is painted, since
    /// the first layout after a resize may still hold widths of the old one.</summary>
    private const string Wide = """
        async () => {
          for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
          const root = document.scrollingElement;
          if (root.scrollWidth <= innerWidth) return '';
          const out = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table, .scroll') && !e.closest('details:not([open]) > :not(summary)'));
          return root.scrollWidth + ' px: ' + out.filter(e => !out.some(o => o !== e && e.contains(o))).slice(0, 4).map(e => e.tagName.toLowerCase() + '.' + e.className + ' "' + e.textContent.trim().slice(0, 40) + '"').join(' | ');
        }
        """;

    /// <summary>What is written in Vietnamese, apart from what people typed.</summary>
    private const string VietnameseTexts = """
        () => {
          const out = new Set(), has = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01b0\u1ea0-\u1ef9]/;
          const typed = 'script, style, [lang=vi], [translate=no], textarea, ins, del, blockquote, .say, code, mark';
          const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(typed) && has.test(walk.currentNode.data)) out.add(walk.currentNode.data.trim());
          for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-label]'))
            for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) if (!e.closest(typed) && has.test(e.getAttribute(name) ?? '')) out.add(e.getAttribute(name).trim());
          return [...out];
        }
        """;
}

internal static class AxeCore
{
    public static readonly string Source = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(AxeCore).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    }
}
