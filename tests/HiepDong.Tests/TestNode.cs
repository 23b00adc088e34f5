using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Storage;
using HiepDong.Territories;
using Npgsql;

namespace HiepDong.Tests;

/// <summary>A clock that stands still until it is moved, or goes on from where it was set.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset start = now;
    private long since;

    /// <summary>Whether it goes on as the machine's does.</summary>
    public bool Runs { get; init; }

    public DateTimeOffset Now
    {
        get => Runs && since != 0 ? start + TimeProvider.System.GetElapsedTime(since) : start;
        set => (start, since) = (value, TimeProvider.System.GetTimestamp());
    }

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Nine in the morning of a day in Vietnam.</summary>
    public void Go(int year, int month, int day) => Now = new(year, month, day, 2, 0, 0, TimeSpan.Zero);
}

/// <summary>
/// A node of its own with the standard data, on either database, at 9:00 on 16/11/2026 until <see cref="Time"/> moves. Every test that stores
/// something runs on both: <c>[Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]</c> with <c>await using var test = await TestNode.Open(database)</c>.
/// </summary>
internal sealed class TestNode : IAsyncDisposable
{
    public const string PostgresVariable = "HIEPDONG_TEST_POSTGRES";

    /// <summary>Of every account.</summary>
    public const string Password = "mot cau de nho";
    private readonly Func<Task> drop;

    private TestNode(NodeContext node, FakeTime time, Func<Task> drop) => (Node, Time, this.drop) = (node, time, drop);

    public NodeContext Node { get; }
    public FakeTime Time { get; }
    public Database Database => Node.Database;
    public NodeState State => Node.State;

    public static TheoryData<string> Both => ["sqlite", "postgres"];

    /// <param name="runs">The clock goes on as the machine's does.</param>
    public static async Task<TestNode> Open(string database, bool runs = false)
    {
        var (options, drop) = await Place(database);
        try { return await Load(options, runs, drop); }
        catch
        {
            await drop();
            throw;
        }
    }

    public static Task<TestNode> Sqlite(bool runs = false) => Open("sqlite", runs);
    public static Task<TestNode> Postgres(bool runs = false) => Open("postgres", runs);

    /// <summary>Where a node may be made, and how it is taken away. PostgreSQL is the server named by HIEPDONG_TEST_POSTGRES; without one the test fails, it is never skipped.</summary>
    public static async Task<(NodeOptions Options, Func<Task> Drop)> Place(string database)
    {
        if (database == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("hd-test-").FullName;
            return (new NodeOptions(folder, null), () =>
            {
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
        }
        var server = Environment.GetEnvironmentVariable(PostgresVariable);
        if (string.IsNullOrEmpty(server)) throw new InvalidOperationException($"Set {PostgresVariable} to postgres://user:password@host/postgres of a server where databases can be created.");
        var name = "hd_test_" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        await OnServer(server, $"create database {name}");
        return (new NodeOptions("", new UriBuilder(server) { Path = "/" + name }.Uri.ToString()), () => OnServer(server, $"drop database if exists {name} with (force)"));
    }

    /// <summary>A second process on the same database, as it were: its own connections, its own memory.</summary>
    public NodeContext OpenAgain() => NodeContext.Open(Node.Options, Time);

    private static async Task<TestNode> Load(NodeOptions options, bool runs, Func<Task> drop)
    {
        var time = new FakeTime(new(2026, 11, 16, 2, 0, 0, TimeSpan.Zero)) { Runs = runs };
        var node = NodeContext.Open(options, time);
        await StandardData.EnsureLoaded(node);
        return new(node, time, drop);
    }

    private static async Task OnServer(string server, string sql)
    {
        var (uri, user) = (new Uri(server), new Uri(server).UserInfo.Split(':'));
        var made = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port > 0 ? uri.Port : 5432, Database = uri.AbsolutePath.Trim('/'), Pooling = false,
            Username = Uri.UnescapeDataString(user[0]), Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null
        };
        await using var connection = new NpgsqlConnection(made.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The country's territory.</summary>
    public Territory Country => State.Organisation.At(State.Today).Country!;

    /// <summary>Adds a unit valid since 01/07/2025, on the territory with the code.</summary>
    public async Task<OrgUnit> AddUnit(string code, string name, Force force, Echelon echelon, string territoryCode, OrgUnit? superior = null)
    {
        var from = new DateOnly(2025, 7, 1);
        var territory = State.Organisation.TerritoryByCode(territoryCode, State.Today) ?? throw new InvalidOperationException($"No territory {territoryCode}.");
        var unit = new OrgUnit(OrgUnit.MakeId(code, from), code, name, force, echelon, territory.Id, superior?.Id, from, null);
        await Database.Write("operator", "", write =>
        {
            OrganisationStore.Insert(write, unit);
            write.Log("organisation.unit-added", unit.Id);
        });
        return unit;
    }

    /// <summary>Adds an account whose password is <see cref="Password"/>.</summary>
    public Task<Account> AddAccount(string userName, string displayName, params Grant[] grants) =>
        new AccountStore(Database).Create(Actor.Operator, new NewAccount(userName, displayName, "Cán bộ", grants, Password));

    public async ValueTask DisposeAsync()
    {
        Node.Dispose();
        await drop();
    }
}
