using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Directives;

/// <summary>The administrator's switch: whether the node takes pointers to classified documents. On until it is switched off.</summary>
internal sealed class DirectiveSettings(Database database, Access access)
{
    private const string Name = "directives.pointers";

    public bool TakesPointers => database.Setting(Name) != "off";

    /// <summary>Read inside the writing transaction, so that nothing slips in while it is switched.</summary>
    public static bool TakesPointersIn(Write write) => write.First<string>("select value from setting where name = @Name", new { Name }) != "off";

    public Task Set(bool takes, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var value = takes ? "on" : "off";
            write.Execute("insert into setting (name, value) values (@Name, @value) on conflict (name) do update set value = excluded.value", new { Name, value });
            write.Log("setting.changed", Name, JsonSerializer.Serialize(new { value }));
        }, stop);
    }

    public int Pointers => (int)database.First<long>("select count(*) from directive where secrecy <> 'none' and state = 'registered'");
}
