using System.Buffers.Binary;
using System.IO.Compression;
using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>Looks at a file before anything parses it. Sizes are counted by inflating, whatever the file's own headers claim.</summary>
internal static class FileGuard
{
    public const int LargestFile = 50 << 20;
    public const int MostEntries = 5_000;
    public const long LargestInflated = 200L << 20;
    /// <summary>An honest workbook compresses far less than this; judged only beyond <see cref="RatioFrom"/>.</summary>
    private const int HighestRatio = 250;
    private const long RatioFrom = 20L << 20;

    /// <summary>The file in a stream that can be read twice, at most <see cref="LargestFile"/> long.</summary>
    public static MemoryStream Buffer(Stream input)
    {
        var memory = new MemoryStream();
        var block = new byte[81920];
        for (int n; (n = input.Read(block)) > 0;)
        {
            if (memory.Length + n > LargestFile) throw new RefusalException(DocumentProblems.TooLarge("hơn 50 MB", "more than 50 MB"));
            memory.Write(block, 0, n);
        }
        if (memory.Length == 0) throw new RefusalException(DocumentProblems.Empty());
        memory.Position = 0;
        return memory;
    }

    public static bool IsZip(ReadOnlySpan<byte> start) => start.Length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;

    /// <summary>OLE 2: an old .xls, or the wrapper of an encrypted .xlsx.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> start) => start.Length >= 8 && BinaryPrimitives.ReadUInt64BigEndian(start) == 0xD0CF11E0A1B11AE1;

    /// <summary>Refuses an archive that is damaged, not a workbook, has too many entries or inflates too far.</summary>
    /// <returns>Whether some cell may hold a formula error.</returns>
    public static bool CheckWorkbook(MemoryStream file)
    {
        var errors = false;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckInflation(zip, file.Length, DocumentProblems.Bomb, seen => errors |= seen.IndexOf("t=\"e\""u8) >= 0 || seen.IndexOf("t='e'"u8) >= 0);
            if (!zip.Entries.Any(e => e.FullName.EndsWith("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
                throw new RefusalException(DocumentProblems.NotASpreadsheet(KindOf(zip)));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            throw new RefusalException(DocumentProblems.Damaged());
        }
        file.Position = 0;
        return errors;
    }

    /// <summary>Inflates every entry once and refuses an archive with too many entries or of an abnormal size.</summary>
    /// <param name="look">Is shown all bytes, in blocks; the last four of a block stand at the front of the next, so a mark across the edge is seen.</param>
    public static void CheckInflation(ZipArchive zip, long packed, Func<Problem> bomb, Action<ReadOnlySpan<byte>>? look = null)
    {
        if (zip.Entries.Count > MostEntries) throw new RefusalException(bomb());
        long total = 0;
        var block = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int n, kept = 0; (n = part.Read(block.AsSpan(kept))) > 0;)
            {
                if ((total += n) > LargestInflated || (total > RatioFrom && total / packed > HighestRatio)) throw new RefusalException(bomb());
                var seen = block.AsSpan(0, kept + n);
                look?.Invoke(seen);
                kept = Math.Min(4, seen.Length);
                seen[^kept..].CopyTo(block);
            }
        }
    }

    /// <summary>A name for files that are commonly sent by mistake.</summary>
    public static string KindOf(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'M', (byte)'Z', ..] => "chương trình Windows, .exe",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => "ảnh",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "tệp nén",
        _ => ""
    };

    public static string KindOf(ZipArchive zip) =>
        zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.Ordinal)) ? "Word, .docx"
        : zip.Entries.Any(e => e.FullName.StartsWith("ppt/", StringComparison.Ordinal)) ? "PowerPoint, .pptx"
        : zip.Entries.Any(e => e.FullName is "xl/workbook.bin") ? "Excel nhị phân, .xlsb"
        : zip.Entries.Any(e => e.FullName is "content.xml") ? "OpenDocument"
        : "tệp nén .zip";
}
