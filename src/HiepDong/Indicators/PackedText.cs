using System.IO.Compression;
using System.Text;
using HiepDong.Problems;

namespace HiepDong.Indicators;

/// <summary>A checked file carried by the page from preview to applying, so that no process has to remember it.</summary>
internal static class PackedText
{
    private const int Most = 8 << 20;

    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    public static MemoryStream Unpack(string? packed)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed ?? "")), CompressionMode.Decompress);
            var text = new MemoryStream();
            var block = new byte[16384];
            for (int n; (n = zip.Read(block)) > 0;)
            {
                text.Write(block, 0, n);
                if (text.Length > Most) throw new RefusalException(ImportProblems.NoFile());
            }
            if (text.Length == 0) throw new RefusalException(ImportProblems.NoFile());
            text.Position = 0;
            return text;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException) { throw new RefusalException(ImportProblems.NoFile()); }
    }
}
