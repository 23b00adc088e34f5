using System.Globalization;

namespace HiepDong.Browser.Tests.Stories;

/// <summary>The page where figures are entered.</summary>
internal sealed class EntryPage(Officer officer)
{
    public const string Explanation = "Đã đối chiếu sổ theo dõi, số liệu đúng thực tế trong kỳ";

    public ILocator Figures => officer.Page.Locator("#entry td.value input");
    public ILocator Saved => officer.Page.Locator("#saved");
    public ILocator Field(string code) => officer.Page.Locator($"#entry input[name='f-{code}']");

    /// <summary>What the unit reported a month ago; "0" where nothing.</summary>
    public async Task<IReadOnlyList<(string Code, string Value)>> LastMonth()
    {
        var rows = await officer.Page.Locator("#entry tr:has(td.value)").EvaluateAllAsync<string[]>(
            "rows => rows.map(r => r.querySelector('td.value input').name.slice(2) + '|' + r.querySelector('td.muted').innerText.trim())");
        return [.. rows.Select(r => r.Split('|')).Select(r => (r[0], r[1].Any(char.IsAsciiDigit) ? r[1] : "0"))];
    }

    public async Task FillAsLastMonth()
    {
        foreach (var (code, value) in await LastMonth()) await Field(code).FillAsync(value);
    }

    /// <summary>An indicator that counts something this unit has every month.</summary>
    public async Task<(string Code, int Value)> Counted() => (await LastMonth())
        .Where(f => int.TryParse(f.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)
        .Select(f => (f.Code, int.Parse(f.Value, CultureInfo.InvariantCulture))).First();

    /// <summary>On to the summary; whatever is questioned there gets a reason.</summary>
    public async Task GoOn()
    {
        var asked = "";
        for (var round = 0; round < 4; round++)
        {
            await officer.Press("Kiểm tra và nộp");
            await officer.IsAt("/bao-cao/[0-9a-f-]+/nop");
            asked = string.Join("; ", await officer.Main.Locator(".note.bad").AllInnerTextsAsync());
            var questioned = await officer.Main.Locator(".note.bad a[href*='/nhap#f-']").EvaluateAllAsync<string[]>("links => links.map(a => a.hash.slice(1))");
            if (questioned.Length == 0) return;
            await officer.Main.Locator(".note.bad a").First.ClickAsync();
            foreach (var id in questioned)
            {
                var row = officer.Page.Locator($"tr:has(#{id})");
                if (await row.Locator("details.remark[open]").CountAsync() == 0) await row.Locator("details.remark summary").ClickAsync();
                await row.Locator("details.remark input").FillAsync(Explanation);
            }
        }
        throw new InvalidOperationException("Questions remain: " + asked);
    }

    /// <summary>The same without a mouse.</summary>
    public async Task GoOnByKeyboard()
    {
        for (var round = 0; round < 4; round++)
        {
            await officer.TabTo(officer.Main.Locator("button.main"), 400);
            await officer.Page.Keyboard.PressAsync("Enter");
            await officer.IsAt("/bao-cao/[0-9a-f-]+/nop");
            var questioned = await officer.Main.Locator(".note.bad a[href*='/nhap#f-']").EvaluateAllAsync<string[]>("links => links.map(a => a.hash.slice(1))");
            if (questioned.Length == 0) return;
            await officer.TabTo(officer.Main.Locator(".note.bad a[href*='/nhap#f-']").First);
            await officer.Page.Keyboard.PressAsync("Enter");
            await officer.IsAt("/bao-cao/[0-9a-f-]+/nhap");
            foreach (var id in questioned)
            {
                var row = officer.Page.Locator($"tr:has(#{id})");
                if (await row.Locator("details.remark[open]").CountAsync() == 0)
                {
                    await officer.TabTo(row.Locator("details.remark summary"), 400);
                    await officer.Page.Keyboard.PressAsync("Enter");
                }
                await officer.TabTo(row.Locator("details.remark input"), 400);
                await officer.Page.Keyboard.InsertTextAsync(Explanation);
            }
        }
        throw new InvalidOperationException("Questions remain: " + await officer.Words());
    }
}
