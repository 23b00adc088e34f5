using System.Text.RegularExpressions;
using HiepDong.Accounts;
using HiepDong.Audit;
using HiepDong.Intake;
using HiepDong.Organisation;
using HiepDong.Publications;
using HiepDong.Search;
using HiepDong.Tests.Documentation;
using HiepDong.Tests.Intake;
using HiepDong.Tests.Reporting;
using HiepDong.Web;

namespace HiepDong.Tests.Audit;

public sealed partial class LogWordsTests
{
    [Theory, InlineData("vi"), InlineData("en")]
    public void Every_kind_that_is_written_has_words(string language)
    {
        var texts = new Texts(language);
        var sources = Directory.EnumerateFiles(Path.Combine(DocumentationTests.FindRoot(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).SelectMany(File.ReadLines).ToList();
        var written = sources.Where(l => l.Contains(".Log(", StringComparison.Ordinal)).SelectMany(l => Whole().Matches(l)).Select(m => m.Groups[1].Value).ToList();
        var stores = new Dictionary<string, string>
        {
            ["Assignment"] = "assignment", ["Plan"] = "plan", ["Conference"] = "conference", ["Commendation"] = "commendation", ["Directive"] = "directive", ["Result"] = "result", ["Shortcoming"] = "shortcoming", ["LocalModel"] = "model"
        };
        written.AddRange(sources.SelectMany(l => Saved().Matches(l)).SelectMany(m => Literal().Matches(m.Groups[2].Value).Select(w => stores[m.Groups[1].Value] + "." + w.Groups[1].Value)));
        written.Distinct().Count().ShouldBeGreaterThan(90);
        written.Distinct().Where(kind => HiepDong.Audit.IndexModel.Words(kind, texts) == kind).Order().ShouldBeEmpty("a kind of change needs audit.kind.…, or audit.thing.… and audit.did.…");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_log_names_what_was_changed_and_links_whoever_may_open_it(string database)
    {
        await using var office = await Office.Open(database);
        var report = await office.Begin(office.First, "an");
        await office.Use<HiepDong.Reporting.SubmitReport>().Run(report.Id, Office.With(("MT.VU", "24")), 0, office.Person("an"), default);
        var browser = await office.App.SignInAs("dung");
        var page = (await browser.Get("/quan-tri/nhat-ky?loai=report.submitted")).Text;
        page.ShouldContain("Nộp báo cáo");
        page.ShouldContain(">Công an xã Đông Lĩnh</span>");
        page.ShouldNotContain($"href=\"/bao-cao/{report.Id}\"");

        // What search does not find has its name too: texts that were read, publications.
        var (source, reading) = Drafter.Write("Phát hiện {MT.VU:24 vụ}.", "2026-11");
        var text = (await new TakeIn(office.Test.Database, office.Use<IntakeStore>(), office.Use<Reviewing>(), office.Use<Access>(), (_, _) => reading).Run(new("bao-cao-thang-11.txt", "text/plain", source, null), office.Person("an"), default)).Text!;
        await office.Use<HiepDong.Reporting.AcceptReport>().Run(report.Id, 1, office.Person("binh"), default);
        var published = await office.Use<PublishConsolidation>().Run(new(Hierarchy.Chain, office.Province.Id), Office.November, "Tháng 11", null, office.Person("chi"), default);
        page = (await browser.Get("/quan-tri/nhat-ky")).Text;
        page.ShouldNotContain("bao-cao-thang-11.txt");
        page.ShouldContain($">{published.Mark} Tháng 11</span>");
        // Names of accounts lead only those to the accounts who keep them.
        page.ShouldContain("href=\"/quan-tri/nguoi-dung/");
        var changes = office.Use<LogReading>().Newest(Actor.Operator, new(), 100).ToList();
        (Found Thing, bool MayOpen) Seen(string id, string who) => office.Use<LogSubjects>().Of(changes, office.Person(who))[id];
        bool MayOpen(string id, string who) => Seen(id, who).MayOpen;
        (Seen(text.Id, "an").Thing.Title, Seen(text.Id, "dung").Thing.Title).ShouldBe(("bao-cao-thang-11.txt", "Công an xã Đông Lĩnh"));
        (MayOpen(text.Id, "an"), MayOpen(text.Id, "dung"), MayOpen(published.Id, "chi"), MayOpen(published.Id, "giang")).ShouldBe((true, false, true, false));
    }

    [GeneratedRegex(@"""([a-z_-]+\.[a-z-]+)""")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\w+?)Store\.Save\(\w+, [^,]+, ([^,)]+)")]
    private static partial Regex Saved();

    [GeneratedRegex(@"""([a-z-]+)""")]
    private static partial Regex Literal();
}
