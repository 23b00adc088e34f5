using HiepDong.Storage;
using Shouldly;
using Xunit;

namespace HiepDong.Tests.Storage;

public sealed class ReadTogetherTests
{
    [Fact]
    public async Task Who_asks_while_a_reading_is_under_way_is_answered_by_the_next_with_all_who_wait()
    {
        using var go = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        var readings = new List<int[]>();
        var read = new ReadTogether<int, string>(keys =>
        {
            readings.Add([.. keys]);
            started.Release();
            go.Wait();
            return [.. keys.Select(k => "answer " + k)];
        });
        var first = read.Ask(1);
        await started.WaitAsync();
        var others = new[] { 2, 3, 3 }.Select(read.Ask).ToArray();
        go.Release(2);
        (await first).ShouldBe("answer 1");
        (await Task.WhenAll(others)).ShouldBe(["answer 2", "answer 3", "answer 3"]);
        readings.ShouldBe([[1], [2, 3, 3]]);
    }

    [Fact]
    public async Task A_failed_reading_is_told_to_its_askers_alone()
    {
        var read = new ReadTogether<int, int>(keys => keys.Contains(0) ? throw new IOException("gone") : keys);
        await Should.ThrowAsync<IOException>(read.Ask(0));
        (await read.Ask(5)).ShouldBe(5);
    }
}
