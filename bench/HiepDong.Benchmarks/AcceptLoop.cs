using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Reporting;

namespace HiepDong.Benchmarks;

/// <summary>
/// What the crash test kills: accepts every submitted report with many officers at once, and says "report version" on standard output after each
/// acceptance has been acknowledged, never before.
/// </summary>
internal static class AcceptLoop
{
    public static async Task<int> Run(string data, string database)
    {
        using var node = NodeContext.Open(new(data, database.Length > 0 ? database : null));
        var accept = new AcceptReport(node.Database, node.Access, new ReportStore(node.Database, node.State));
        var waiting = node.Database.Query<(string Id, long Version)>("select id, version from report where state = 'submitted' order by id");
        var said = new Lock();
        await using var output = Console.OpenStandardOutput();
        Say("ready");
        var taken = -1;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref taken)) < waiting.Count;)
            {
                await accept.Run(waiting[i].Id, (int)waiting[i].Version, Actor.Operator, default);
                Say($"{waiting[i].Id} {waiting[i].Version}");
            }
        })));
        Say("done");
        return 0;

        void Say(string line)
        {
            lock (said)
            {
                output.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
                output.Flush();
            }
        }
    }
}
