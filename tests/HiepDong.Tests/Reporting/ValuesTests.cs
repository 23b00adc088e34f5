using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.Tests.Reporting;

public sealed class ValuesTests
{
    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Imports_what_it_exports(string database)
    {
        await using var office = await Office.Open(database);
        var import = new ImportValues(office.Test.Node);
        var (reports, figures) = await import.Run(Csv("period,unit,indicator,value,qualifier", "2026-11,CA.X1,MT.VU,24,", "2026-11,CA.X1,MT.KL,1.25,exact", "2026-10,CA.X2,MT.VU,100,more_than"), "so-lieu.csv", Actor.Operator, new(Accept: true), default);
        (reports, figures).ShouldBe((2, 3));
        office.TotalOf("MT.KL").ShouldBe(1.25m);
        using var text = new StringWriter();
        new ExportValues(office.Test.Node).WriteCsv(text, null).ShouldBe(3);
        var lines = text.ToString().Split('\n');
        lines[0].ShouldBe("period,unit,force,territory,indicator,value,qualifier,report,version");
        lines[1].ShouldStartWith("2026-10,CA.X2,cong_an,40,MT.VU,100,more_than,");
        lines.ShouldContain(l => l.StartsWith("2026-11,CA.X1,cong_an,40,MT.KL,1.25,exact,", StringComparison.Ordinal) && l.EndsWith(",1", StringComparison.Ordinal));

        (await Should.ThrowAsync<RefusalException>(() => import.Run(Csv("period,unit,indicator,value", "2026-11,CA.X1,MT.VU,26"), "a.csv", Actor.Operator, new(Accept: true), default))).First.Code.ShouldBe("values.need-reason");
        await import.Run(Csv("period,unit,indicator,value", "2026-11,CA.X1,MT.VU,26"), "a.csv", Actor.Operator, new(Accept: true, Reason: "Bổ sung"), default);
        (office.TotalOf("MT.VU"), office.TotalOf("MT.KL")).ShouldBe((26, 1.25m));
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Names_every_wrong_row_and_column_and_stores_nothing(string database)
    {
        await using var office = await Office.Open(database);
        var refusal = await Should.ThrowAsync<RefusalException>(() => new ImportValues(office.Test.Node).Run(Csv("period,unit,indicator,value",
            "2026-11,CA.X1,MT.VU,24", "2026-13,CA.X1,MT.DT,1", "2026-11,CA.99,MT.DT,1", "2026-11,CA.X1,KHONG,1", "2026-11,CA.X1,MT.DT,\"1.203,5\"", "2026-11,CA.X1,MT.VU,25", "2026-11,CA.X1,MT.VIEN,1.5", "2030-11,CA.X1,MT.VU,1"),
            "sai.csv", Actor.Operator, new(Accept: true), default));
        refusal.Problems.Select(p => p.Field).ShouldBe(["3:period", "4:unit", "5:indicator", "6:value", "7:indicator", "8:value", "9:period"]);
        office.Test.Database.First<long>("select count(*) from report").ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Answers_a_repeated_api_request_with_the_first_answer(string database)
    {
        await using var office = await Office.Open(database);
        using var client = office.App.Browse().Client;
        var account = office.Use<AccountStore>().ByName("an")!;
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Token(office, account));
        HttpRequestMessage Put(string key, object body) => new(HttpMethod.Put, "/api/v1/reports/CA.X1/PH01-CA/2026-11/draft") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } };
        var first = await client.SendAsync(Put("a", new { figures = new Dictionary<string, object> { ["MT.VU"] = 24, ["MT.KL"] = "1,25" } }));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await first.Content.ReadAsStringAsync();
        var again = await client.SendAsync(Put("a", new { figures = new Dictionary<string, object> { ["MT.VU"] = 24, ["MT.KL"] = "1,25" } }));
        (await again.Content.ReadAsStringAsync()).ShouldBe(answer);
        again.Headers.GetValues("Idempotency-Replayed").ShouldHaveSingleItem();
        var other = await client.SendAsync(Put("a", new { figures = new Dictionary<string, object> { ["MT.VU"] = 25 } }));
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("api.key-reused");

        var submitted = await client.PostAsync("/api/v1/reports/CA.X1/PH01-CA/2026-11/submit", null);
        submitted.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await submitted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        (await client.PostAsJsonAsync($"/api/v1/reports/{id}/accept", new { version = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}");
        shown.GetProperty("versions")[0].GetProperty("figures")[1].GetProperty("value").GetDecimal().ShouldBe(1.25m);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/reports?state=submitted")).GetProperty("total").GetInt32().ShouldBe(1);
        (await client.PutAsJsonAsync("/api/v1/reports/CA.X2/PH01-CA/2026-11/draft", new { figures = new { } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<string> Token(Office office, Account account) => office.Use<AccessTokens>().Create(account.ToActor(), "máy trạm", 30, default);
}
