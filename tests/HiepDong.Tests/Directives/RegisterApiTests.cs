using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Directives;
using HiepDong.LocalModels;

namespace HiepDong.Tests.Directives;

public sealed class RegisterApiTests
{
    private static async Task<HttpClient> Client(DirectiveOffice office, string who)
    {
        var client = office.App.Browse().Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", await office.Use<AccessTokens>().Create(office.Person(who), "máy trạm", 30, default));
        return client;
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Directives_and_local_models_are_given_out_as_the_person_may_see_them(string database)
    {
        await using var office = await DirectiveOffice.Open(database);
        var d = await office.Register("an", DirectiveOffice.Plan());
        await office.Register("an", DirectiveOffice.Pointer());
        await office.Use<SendDirective>().Send(d.Id, office.Police.Id, [office.East.Id], office.Person("an"), default);
        var place = office.Use<HiepDong.Node.NodeState>().Organisation.TerritoryByCode("17001", new(2026, 11, 16))!.Id;
        var model = await office.Use<KeepModel>().Register(new("Xã không ma túy", "drug_free", place, office.East.Id, [], "", []), ModelStage.Recognised, new(2026, 3, 1), office.Person("cuc"), default);
        using var an = await Client(office, "an");
        using var cuc = await Client(office, "cuc");
        using var xa = await Client(office, "xa");

        var list = await an.GetFromJsonAsync<JsonElement>("/api/v1/directives?sort=so");
        list.GetProperty("total").GetInt32().ShouldBe(2);
        var pointer = list.GetProperty("items").EnumerateArray().First(i => i.GetProperty("secrecy").GetString() == "top_secret");
        pointer.GetProperty("keeper").GetString().ShouldBe("Văn thư mật, Công an tỉnh");
        pointer.TryGetProperty("citation", out var none).ShouldBe(none.ValueKind is JsonValueKind.Null);
        (await an.GetFromJsonAsync<JsonElement>("/api/v1/directives?creates_work=true&state=in_force&kind=plan&year=2026")).GetProperty("total").GetInt32().ShouldBe(1);
        (await an.GetAsync("/api/v1/directives?state=song")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var one = await cuc.GetFromJsonAsync<JsonElement>("/api/v1/directives/" + d.Id);
        one.GetProperty("directive").GetProperty("citation").GetString()!.ShouldStartWith("Căn cứ Kế hoạch số 12/KH-UBND");
        one.GetProperty("units")[0].GetProperty("state").GetString().ShouldBe("not_received");
        (await xa.GetAsync("/api/v1/directives/" + d.Id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await cuc.GetFromJsonAsync<JsonElement>("/api/v1/local-models?state=recognised&territory=17001")).GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Xã không ma túy");
        var count = await an.GetFromJsonAsync<JsonElement>("/api/v1/local-models/count?kind=drug_free&territory=40");
        (count.GetProperty("communes").GetInt32(), count.GetProperty("items")[0].GetProperty("territory").GetString()).ShouldBe((1, "17001"));
        (await an.GetFromJsonAsync<JsonElement>("/api/v1/local-models/" + model.Id)).GetProperty("states")[0].GetProperty("on").GetString().ShouldBe("2026-03-01");
        (await xa.GetFromJsonAsync<JsonElement>("/api/v1/local-models")).GetProperty("total").GetInt32().ShouldBe(0);
        (await xa.GetAsync("/api/v1/local-models/" + model.Id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await an.GetAsync("/api/v1/local-models?kind=song")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
