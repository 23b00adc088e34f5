namespace HiepDong.Storage;

/// <summary>
/// One reading for all who ask at once: whoever asks while a reading is under way waits for the next one, which answers everybody waiting.
/// </summary>
/// <param name="read">Answers each of the keys, in their order; a failure is everybody's. It may be given the same key twice.</param>
internal sealed class ReadTogether<TKey, TAnswer>(Func<IReadOnlyList<TKey>, IReadOnlyList<TAnswer>> read)
{
    private const int MostAtOnce = 256;
    private readonly Lock gate = new();
    private readonly List<(TKey Key, TaskCompletionSource<TAnswer> Asker)> waiting = [];
    private bool reading;

    public Task<TAnswer> Ask(TKey key)
    {
        var asker = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((key, asker));
            if (reading) return asker.Task;
            reading = true;
        }
        ReadElsewhere();
        return asker.Task;
    }

    // Not on the asker's thread: one who asks many things in a row is to be answered together too.
    private void ReadElsewhere() => ThreadPool.UnsafeQueueUserWorkItem(static self => self.Read(), this, preferLocal: false);

    private void Read()
    {
        List<(TKey Key, TaskCompletionSource<TAnswer> Asker)> now;
        lock (gate)
        {
            now = waiting[..Math.Min(waiting.Count, MostAtOnce)];
            waiting.RemoveRange(0, now.Count);
        }
        try
        {
            var answers = read(now.ConvertAll(w => w.Key));
            for (var i = 0; i < now.Count; i++) now[i].Asker.SetResult(answers[i]);
        }
        catch (Exception problem)
        {
            foreach (var (_, asker) in now) asker.TrySetException(problem);
        }
        lock (gate)
            if (!(reading = waiting.Count > 0)) return;
        ReadElsewhere();
    }
}
