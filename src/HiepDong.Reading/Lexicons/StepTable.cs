namespace HiepDong.Reading;

/// <summary>
/// Where a phrase goes on: from a node by a word to the next node. Looked up for every word of a text, so it is one flat array that stays in the
/// processor's cache; steps are added before the first look-up and never taken out.
/// </summary>
internal sealed class StepTable
{
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private (ulong Key, int To)[] slots = new (ulong, int)[64];   // key 0 is an empty slot: words are numbered from 1
    private int shift = 64 - 6, count;

    public void Add(int node, int word, int to)
    {
        if (++count * 2 > slots.Length)
        {
            var before = slots;
            slots = new (ulong, int)[before.Length * 2];
            shift--;
            foreach (var slot in before) if (slot.Key != 0) Put(slot);
        }
        Put((Key(node, word), to));
    }

    /// <returns>The next node, or 0.</returns>
    public int Next(int node, int word)
    {
        var key = Key(node, word);
        for (var at = (int)(key * Spread >> shift); ; at = at + 1 & slots.Length - 1)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Key == key) return slot.To;
            if (slot.Key == 0) return 0;
        }
    }

    private void Put((ulong Key, int To) slot)
    {
        var at = (int)(slot.Key * Spread >> shift);
        while (slots[at].Key != 0) at = at + 1 & slots.Length - 1;
        slots[at] = slot;
    }

    private static ulong Key(int node, int word) => (ulong)(uint)node << 32 | (uint)word;
}
