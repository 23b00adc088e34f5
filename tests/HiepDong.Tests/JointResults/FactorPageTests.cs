using System.Net;
using HiepDong.JointResults;
using HiepDong.Node;

namespace HiepDong.Tests.JointResults;

public sealed class FactorPageTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Adds_changes_removes_and_takes_each_step_back(string database)
    {
        await using var office = await ResultOffice.Open(database);
        List<Factor> Factors() => [.. ResultStore.Factors(office.Test.Database).OrderBy(f => f.What, StringComparer.Ordinal).ThenBy(f => f.From, StringComparer.Ordinal)];
        var standard = Factors();
        standard.ShouldBe([new("explosives", "gam", "kg", 0.001m, false), new("heroin", "bánh", "kg", 0.35m, true), new("heroin", "gam", "kg", 0.001m, false), new("other_drugs", "gam", "kg", 0.001m, false), new("synthetic", "gam", "kg", 0.001m, false)]);
        using var dung = await office.App.SignInAs("dung");
        var page = await dung.Get("/quan-tri/quy-doi");
        page.Words.ShouldContain("1 bánh ≈ 0,35 kg");
        const string form = ".card form[method=post]";
        page = await page.Submit(new() { ["noi-dung"] = "timber", ["tu-don-vi"] = "m³", ["sang-don-vi"] = "tấn", ["he-so"] = "0,8", ["uoc-luong"] = "true", ["can-cu"] = "Gỗ tròn, bình quân" }, form);
        page.Words.ShouldContain("Đã thêm: 1 m³ ≈ 0,8 tấn.");
        Factors().ShouldContain(new Factor("timber", "m³", "tấn", 0.8m, true));
        page = await page.Submit(form: ".note form[method=post], form.note");
        Factors().ShouldBe(standard, "adding was taken back");

        var bricks = office.Use<ResultStore>().AllFactors().Single(f => f.Factor.From == "bánh").Id;
        page = await dung.Get("/quan-tri/quy-doi?sua=" + bricks);
        page.One("[name=he-so]").GetAttribute("value").ShouldBe("0,35");
        page = await page.Submit(new() { ["he-so"] = "0,33", ["can-cu"] = "Kết luận giám định năm 2026" }, form);
        page.Words.ShouldContain("Đã sửa thành: 1 bánh ≈ 0,33 kg.");
        Factors()[1].Value.ShouldBe(0.33m);
        page = await page.Submit(form: "form.note");
        page.Words.ShouldContain("Đã trả lại hệ số trước khi sửa.");
        Factors().ShouldBe(standard);

        page = await page.Submit(form: $"form:has(input[value='{bricks}'])");
        Factors().Count.ShouldBe(4);
        page.Words.ShouldContain("Các dòng đã bỏ");
        page = await page.Submit(form: "form.note");
        Factors().ShouldBe(standard);
        await StandardData.EnsureLoaded(office.Test.Node);
        Factors().ShouldBe(standard, "standard rows are put in once");
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Refuses_what_can_not_convert_and_keeps_what_was_typed(string database)
    {
        await using var office = await ResultOffice.Open(database);
        using var dung = await office.App.SignInAs("dung");
        async Task Refused(string sentence, string what, string from, string to, string value, string basis)
        {
            var page = await (await dung.Get("/quan-tri/quy-doi")).Submit(new() { ["noi-dung"] = what, ["tu-don-vi"] = from, ["sang-don-vi"] = to, ["he-so"] = value, ["can-cu"] = basis }, ".card form[method=post]");
            page.Words.ShouldContain(sentence);
            page.One("[name=tu-don-vi]").GetAttribute("value").ShouldBe(from);
            ((int)page.Status).ShouldBeInRange(400, 409);
        }
        await Refused("đã có hệ số", "heroin", "bánh", "kg", "0,4", "x");
        await Refused("Hệ số phải là số lớn hơn 0", "heroin", "bánh", "gam", "0", "x");
        await Refused("Hệ số phải là số lớn hơn 0", "heroin", "kg", "kg", "1", "x");
        await Refused("không phải số", "heroin", "bánh", "gam", "ba trăm", "x");
        await Refused("không tính bằng", "heroin", "lít", "kg", "1", "x");
        await Refused("Ghi căn cứ", "heroin", "bánh", "gam", "350", " ");
        ResultStore.Factors(office.Test.Database).Count.ShouldBe(5);
        using var an = await office.App.SignInAs("an");
        (await an.Get("/quan-tri/quy-doi")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var token = (await an.Get("/ket-qua/nhap")).One("main [name=__RequestVerificationToken]").GetAttribute("value")!;
        (await an.Post("/quan-tri/quy-doi", new() { ["noi-dung"] = "timber", ["tu-don-vi"] = "m³", ["sang-don-vi"] = "tấn", ["he-so"] = "1", ["can-cu"] = "x", ["__RequestVerificationToken"] = token })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
