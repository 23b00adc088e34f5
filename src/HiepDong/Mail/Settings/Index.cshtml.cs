using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HiepDong.Mail.Settings;

/// <summary>The agency's mail server, a trial mail, and how many get the daily one.</summary>
internal sealed class IndexModel(MailSettings settings, SendMail mail, Digests digests, Access access, Texts texts) : PageModel, IRefillable
{
    public MailServer? Now { get; private set; }
    public bool HasPassword { get; private set; }
    public int Subscribed { get; private set; }
    public int Failed { get; private set; }
    public IEnumerable<Choice> Lines => Enum.GetValues<LineSecurity>().Select(s => new Choice(CodeOf(s), texts["mail.security." + CodeOf(s)]));
    public IEnumerable<Choice> Hours => Enumerable.Range(5, 16).Select(h => new Choice(h.ToString(CultureInfo.InvariantCulture), texts["mail.hour-n", h]));

    /// <summary>As this browser sees the node.</summary>
    public string Here => $"{Request.Scheme}://{Request.Host}";

    /// <summary>What the form was opened with.</summary>
    public IReadOnlyList<(string, string)> Facts =>
    [
        (texts["mail.host"], Now?.Host ?? ""), (texts["mail.port"], Now?.Port.ToString(CultureInfo.InvariantCulture) ?? ""), (texts["mail.security"], Now is null ? "" : texts["mail.security." + CodeOf(Now.Security)]),
        (texts["mail.user"], Now?.User ?? ""), (texts["mail.sender"], Now?.Sender ?? ""), (texts["mail.site"], Now?.Site ?? ""), (texts["mail.hour"], Now is null ? "" : texts["mail.hour-n", Now.Hour])
    ];

    /// <summary>What somebody else changed since the form was opened.</summary>
    public IReadOnlyList<FieldChange> Meanwhile { get; private set; } = [];

    public void OnGet() => Load();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Load();
        var problems = new List<Problem>();
        LineSecurity? security = Enum.GetValues<LineSecurity>().Where(s => CodeOf(s) == Field("bao-mat")).Select(s => (LineSecurity?)s).FirstOrDefault();
        if (security is null) problems.Add(MailProblems.BadSecurity());
        if (!int.TryParse(Field("cong"), CultureInfo.InvariantCulture, out var port)) problems.Add(MailProblems.BadPort());
        if (!int.TryParse(Field("gio"), CultureInfo.InvariantCulture, out var hour)) problems.Add(MailProblems.BadHour());
        if (problems.Count > 0) throw new RefusalException(problems);
        Overtaken.Refuse(Meanwhile);
        await settings.Save(new(Field("may-chu"), port, security!.Value, Field("tai-khoan-thu"), Field("nguoi-gui"), Field("dia-chi-nut"), hour), Request.Form["mat-khau-thu"].ToString(), Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["mail.saved"];
        return Redirect("/quan-tri/thu-dien-tu");
    }

    public async Task<IActionResult> OnPostTry(CancellationToken stop)
    {
        Load();
        var to = Field("hop-thu");
        if (!MailSettings.IsAddress(to)) throw new RefusalException(MailProblems.BadAddress());
        await mail.Run(to, texts["mail.trial-subject"], texts["mail.trial-text", Here], stop);
        TempData["Flash"] = texts["mail.trial-sent", to];
        return Redirect("/quan-tri/thu-dien-tu");
    }

    public async Task<IActionResult> OnPostRemove(CancellationToken stop)
    {
        await settings.Remove(Actors.Of(HttpContext), stop);
        TempData["Flash"] = texts["mail.removed"];
        return Redirect("/quan-tri/thu-dien-tu");
    }

    public static string CodeOf(LineSecurity security) => security.ToString().ToLowerInvariant();

    private string Field(string name) => Vietnamese.Clean(Request.Form[name].FirstOrDefault());

    private void Load()
    {
        access.Require(Actors.Of(HttpContext), Permission.ManageAccounts);
        (Now, HasPassword) = (settings.Now, settings.HasPassword);
        Meanwhile = Overtaken.Since(Request, Facts);
        var all = digests.All();
        (Subscribed, Failed) = (all.Count, all.Count(s => s.Failed is not null));
    }

    public Task Refill(CancellationToken stop)
    {
        Load();
        return Task.CompletedTask;
    }
}
