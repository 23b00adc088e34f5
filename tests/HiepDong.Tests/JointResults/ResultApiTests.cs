using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.JointResults;

namespace HiepDong.Tests.JointResults;

public sealed class ResultApiTests
{
    private static async Task<HttpClient> Client(ResultOffice office, string who)
    {
        var client = office.App.Browse().Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.Use<AccessTokens>().Create(office.Person(who), "máy trạm", 30, default));
        return client;
    }

    private static HttpRequestMessage Post(string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Records_confirms_declines_and_closes(string database)
    {
        await using var office = await ResultOffice.Open(database);
        using var an = await Client(office, "an");
        using var bien = await Client(office, "bien");
        using var quan = await Client(office, "quan");
        using var xa = await Client(office, "xa");
        using var dung = await Client(office, "dung");
        var body = new
        {
            kind = "drug_case", from = "2026-11-03", to = "2026-11-05", territory = "17001", lead = "CA.40", participants = new[] { new { unit = "BP.40" }, new { unit = "QS.40" } }, summary = "Phá chuyên án",
            amounts = new object[] { new { what = "cases", unit = "vụ", value = 2 }, new { what = "heroin", unit = "kg", value = 1.25, approximate = true } }
        };
        var first = await an.SendAsync(Post("/api/v1/results", body, "k1"));
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var again = await an.SendAsync(Post("/api/v1/results", body, "k1"));
        again.Headers.GetValues("Idempotency-Replayed").ShouldHaveSingleItem();
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        var made = await first.Content.ReadFromJsonAsync<JsonElement>();
        var id = made.GetProperty("id").GetString()!;
        (made.GetProperty("code").GetString(), made.GetProperty("state").GetString(), made.GetProperty("version").GetInt32(), made.GetProperty("territory").GetString(), made.GetProperty("from").GetString())
            .ShouldBe(("CA.40/2026/1", "recorded", 1, "17001", "2026-11-03"));
        made.GetProperty("participants").EnumerateArray().Select(p => p.GetProperty("unit").GetString() + " " + p.GetProperty("role").GetString() + " " + p.GetProperty("answer").GetString())
            .ShouldBe(["CA.40 lead confirmed", "BP.40 participant pending", "QS.40 participant pending"]);
        made.GetProperty("amounts")[1].ToString().ShouldBe("""{"what":"heroin","unit":"kg","value":1.25,"approximate":true}""");
        office.Test.Database.First<long>("select count(*) from joint_result").ShouldBe(1);

        (await an.SendAsync(Post("/api/v1/results", new { body.kind, body.from, body.territory, lead = "BP.40", body.amounts }))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "it is not An's");
        (await Code(an, "/api/v1/results", new { kind = "xyz", body.from, body.territory, body.lead, body.amounts })).ShouldBe("result.unknown-kind");
        (await Code(an, "/api/v1/results", new { body.kind, body.from, territory = "xyz", body.lead, body.amounts })).ShouldBe("result.unknown-place");
        (await Code(an, "/api/v1/results", new { body.kind, body.from, body.territory, body.lead })).ShouldBe("result.no-amounts");
        (await Code(an, "/api/v1/results", new { body.kind, body.territory, body.lead, body.amounts })).ShouldBe("api.bad-body");

        (await dung.SendAsync(Post("/api/v1/results", body))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await dung.GetAsync("/api/v1/results")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await xa.GetAsync("/api/v1/results/" + id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await xa.SendAsync(Post($"/api/v1/results/{id}/decline", new { reason = "x" }))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await an.SendAsync(Post($"/api/v1/results/{id}/close", null))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "two have not answered");
        (await bien.SendAsync(Post($"/api/v1/results/{id}/close", null))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bien.SendAsync(Post($"/api/v1/results/{id}/confirm", new { unit = "QS.40" }))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bien.SendAsync(Post($"/api/v1/results/{id}/confirm", null))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Code(quan, $"/api/v1/results/{id}/decline", new { reason = "Không tham gia", version = 1 })).ShouldBe("result.changed-meanwhile");
        (await Code(quan, $"/api/v1/results/{id}/decline", new { })).ShouldBe("result.decline-needs-reason");
        (await quan.SendAsync(Post($"/api/v1/results/{id}/decline", new { reason = "Không tham gia", version = 2 }))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var closed = await (await an.SendAsync(Post($"/api/v1/results/{id}/close", null, "k2"))).Content.ReadFromJsonAsync<JsonElement>();
        closed.GetProperty("state").GetString().ShouldBe("closed");
        (await an.SendAsync(Post($"/api/v1/results/{id}/close", null, "k2"))).Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        (await an.GetAsync("/api/v1/results/" + Guid.Empty)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Lists_with_filters_and_pages_what_one_may_see(string database)
    {
        await using var office = await ResultOffice.Open(database);
        for (var day = 1; day <= 5; day++) await office.Record("an", office.Body(day == 5 ? ResultKind.Mining : ResultKind.DrugCase, ResultOffice.Day(day), "17001", office.Police, day == 2 ? [office.Border] : []));
        using var an = await Client(office, "an");
        using var bien = await Client(office, "bien");
        (await Total(an, "")).ShouldBe(5);
        (await Total(an, "?kind=mining")).ShouldBe(1);
        (await Total(an, "?period=2026-11&state=recorded&territory=40&unit=CA.40&role=led&force=cong_an")).ShouldBe(5);
        (await Total(an, "?from=2026-11-02&to=2026-11-03")).ShouldBe(2);
        (await Total(an, "?joint=true")).ShouldBe(1);
        (await Total(an, "?state=closed")).ShouldBe(0);
        (await Total(bien, "")).ShouldBe(1);
        var page = await an.GetFromJsonAsync<JsonElement>("/api/v1/results?size=2&page=3");
        page.GetProperty("total").GetInt32().ShouldBe(5);
        page.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await an.GetAsync("/api/v1/results?state=xyz")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var description = await an.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        foreach (var path in new[] { "/api/v1/results", "/api/v1/results/{id}", "/api/v1/results/{id}/confirm", "/api/v1/results/{id}/decline", "/api/v1/results/{id}/close" }) description.GetProperty("paths").TryGetProperty(path, out _).ShouldBeTrue(path);

        static async Task<int> Total(HttpClient client, string query) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/results" + query)).GetProperty("total").GetInt32();
    }

    private static async Task<string?> Code(HttpClient client, string path, object body) => (await (await client.SendAsync(Post(path, body))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
