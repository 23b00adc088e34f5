using DiffPlex;
using DiffPlex.Chunkers;

namespace HiepDong.Conferences.Live;

/// <summary>A run of words that stayed, came or went.</summary>
internal sealed record DiffRun(char Mark, string Text)
{
    public const char Same = ' ', Added = '+', Removed = '-';
}

/// <summary>Word by word: what differs between two texts, and both changes of one text put together.</summary>
internal static class TextMerge
{
    private static readonly DelimiterChunker Words = new([' ', '\n', '\t']);

    public static List<DiffRun> Diff(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, false, false, Words);
        var runs = new List<DiffRun>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(DiffRun.Same, diff.PiecesOld, at, block.DeleteStartA);
            Add(DiffRun.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(DiffRun.Added, diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(DiffRun.Same, diff.PiecesOld, at, diff.PiecesOld.Count);
        return runs;

        void Add(char mark, IReadOnlyList<string> pieces, int from, int to)
        {
            if (to > from) runs.Add(new(mark, string.Concat(pieces.Skip(from).Take(to - from))));
        }
    }

    /// <summary>Both changes together; null when they touch the same or adjoining words.</summary>
    public static string? Merge(string from, string mine, string theirs)
    {
        if (mine == theirs || theirs == from) return mine;
        if (mine == from) return theirs;
        var (ours, others) = (Differ.Instance.CreateDiffs(from, mine, false, false, Words), Differ.Instance.CreateDiffs(from, theirs, false, false, Words));
        var changes = ours.DiffBlocks.Select(b => (Block: b, New: ours.PiecesNew)).Concat(others.DiffBlocks.Select(b => (Block: b, New: others.PiecesNew))).OrderBy(c => c.Block.DeleteStartA).ToList();
        for (var i = 1; i < changes.Count; i++)
            if (!ReferenceEquals(changes[i].New, changes[i - 1].New) && changes[i].Block.DeleteStartA <= changes[i - 1].Block.DeleteStartA + changes[i - 1].Block.DeleteCountA) return null;
        var pieces = new List<string>();
        var at = 0;
        foreach (var (block, made) in changes)
        {
            pieces.AddRange(ours.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            pieces.AddRange(made.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        pieces.AddRange(ours.PiecesOld.Skip(at));
        return string.Concat(pieces);
    }
}
