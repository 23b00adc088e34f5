using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Node;

/// <summary>Where a node's data is; the same two options on every verb.</summary>
internal sealed record NodeOptions(string Data, string? Database);

/// <summary>An opened node: database, state and access, for the command line and the web host alike.</summary>
internal sealed class NodeContext : IDisposable
{
    private NodeContext(NodeOptions options, OfficeClock clock, Database database)
    {
        Options = options;
        Clock = clock;
        Database = database;
        State = NodeState.Start(database);
        Access = new Access(State);
    }

    public NodeOptions Options { get; }
    public OfficeClock Clock { get; }
    public Database Database { get; }
    public NodeState State { get; }
    public Access Access { get; }

    public static NodeContext Open(NodeOptions options, TimeProvider? time = null)
    {
        var clock = new OfficeClock(time ?? TimeProvider.System);
        var database = Database.Open(options.Data, options.Database, clock);
        clock.Follow(database.Setting(OfficeClock.SettingName));
        Search.SearchIndex.Keep(database);
        return new(options, clock, database);
    }

    public void Dispose() => Database.Dispose();
}

/// <summary>
/// The office's time. On an ordinary node it is the machine's; on a demonstration node it starts at the demonstration's day and
/// moves on from there, so that what is due, late and missing is the same whenever it is looked at.
/// </summary>
internal sealed class OfficeClock(TimeProvider machine) : TimeProvider
{
    public const string SettingName = "demo.now";
    private TimeSpan offset = TimeSpan.Zero;

    /// <summary>Real time: sessions, lockouts and links keep it on every node.</summary>
    public TimeProvider Machine => machine;

    public bool IsDemonstration { get; private set; }

    /// <param name="startsAt">UTC time at which the demonstration starts, or null for real time.</param>
    public void Follow(string? startsAt)
    {
        IsDemonstration = startsAt != null;
        offset = startsAt is null ? TimeSpan.Zero : SqlTypes.Time(startsAt) - machine.GetUtcNow();
    }

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + offset;
}
