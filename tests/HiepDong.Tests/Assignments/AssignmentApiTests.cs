using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Assignments;

public sealed class AssignmentApiTests
{
    private static async Task<HttpClient> Client(Office office, string who)
    {
        var client = office.App.Browse().Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.Use<AccessTokens>().Create(office.Person(who), "máy trạm", 30, default));
        return client;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Post(HttpClient client, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Work_is_given_done_and_verified_by_the_same_rules_as_on_the_pages(string database)
    {
        await using var office = await Office.Open(database);
        using var binh = await Client(office, "binh");
        using var an = await Client(office, "an");
        var order = new { assigner = office.Province.Code, text = "Rà soát đường mòn", lead = office.First.Code, supporting = new[] { office.Second.Code }, deadline = "2026-11-30", evidence = "báo cáo" };
        var (status, made) = await Post(binh, "/api/v1/assignments", order, "k1");
        status.ShouldBe(HttpStatusCode.Created);
        (await Post(binh, "/api/v1/assignments", order, "k1")).Body.GetRawText().ShouldBe(made.GetRawText());
        office.Test.Database.First<long>("select count(*) from assignment").ShouldBe(1);
        var at = "/api/v1/assignments/" + made.GetProperty("id").GetString();
        made.GetProperty("parts").EnumerateArray().Select(p => $"{p.GetProperty("unit")} {p.GetProperty("role")} {p.GetProperty("state")}").ShouldBe([$"{office.First.Code} lead assigned", $"{office.Second.Code} supporting assigned"]);

        (await Post(an, at + "/report", new { text = "Đã rà soát" })).Body.GetProperty("code").GetString().ShouldBe("assignment.accept-first");
        (await Post(an, at + "/accept", new { version = 1 })).Body.GetProperty("version").GetInt32().ShouldBe(2);
        (await Post(an, at + "/submit", new { })).Body.GetProperty("code").GetString().ShouldBe("assignment.no-evidence");
        (await Post(an, at + "/accept", new { unit = office.Second.Code })).Status.ShouldBe(HttpStatusCode.Forbidden);
        var (_, asked) = await Post(an, at + "/ask", new { until = "2026-12-10", text = "Mưa lũ" });
        asked.GetProperty("parts")[0].GetProperty("asking_until").GetString().ShouldBe("2026-12-10");
        (await Post(an, at + "/submit", new { text = "Đã rà soát 6 đường mòn", version = 1 })).Body.GetProperty("code").GetString().ShouldBe("assignment.changed-meanwhile");
        (await Post(an, at + "/submit", new { text = "Đã rà soát 6 đường mòn" })).Body.GetProperty("parts")[0].GetProperty("state").GetString().ShouldBe("submitted");
        (await Post(an, at + "/verify", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(binh, at + "/return", new { unit = office.First.Code })).Body.GetProperty("code").GetString().ShouldBe("assignment.return-needs-reason");
        var (_, done) = await Post(binh, at + "/verify", new { unit = office.First.Code });
        (done.GetProperty("parts")[0].GetProperty("state").GetString(), done.GetProperty("state").GetString()).ShouldBe(("done", "in_progress"));
        done.GetProperty("parts")[0].GetProperty("progress")[0].GetProperty("text").GetString().ShouldBe("Đã rà soát 6 đường mòn");

        var listed = await an.GetFromJsonAsync<JsonElement>("/api/v1/assignments?state=all&q=duong+mon&unit=" + office.First.Code);
        listed.GetProperty("total").GetInt32().ShouldBe(1);
        (await an.GetAsync("/api/v1/assignments?state=xyz")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Post(binh, "/api/v1/assignments", new { order.assigner, order.text, lead = "KHONG", order.deadline })).Body.GetProperty("code").GetString().ShouldBe("assignment.unknown-unit");
        (await Post(binh, "/api/v1/assignments", new { order.assigner, order.text, order.lead })).Body.GetProperty("code").GetString().ShouldBe("assignment.no-deadline");
    }
}
