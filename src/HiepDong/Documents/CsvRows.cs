using System.Text;
using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>Reads delimited text by RFC 4180: quoted fields, doubled quotes, line breaks inside quotes; delimiter ; , or tab.</summary>
internal static class CsvRows
{
    /// <summary>Decodes by byte order mark; without one the text must be UTF-8 or evidently UTF-16.</summary>
    public static TextReader Decode(MemoryStream file)
    {
        var start = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 4096));
        Encoding? encoding = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true, true),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true),
            _ => null
        };
        if (encoding is null)
        {
            var (even, odd) = Zeros(start);
            if (odd > start.Length / 8 && even == 0) encoding = new UnicodeEncoding(false, false, true);
            else if (even > start.Length / 8 && odd == 0) encoding = new UnicodeEncoding(true, false, true);
            else if (even + odd > 0) throw new RefusalException(DocumentProblems.NotASpreadsheet(FileGuard.KindOf(start)));
        }
        try
        {
            // All of it is decoded once here so that a wrong byte is refused before a single row is used.
            using var reader = new StreamReader(file, encoding ?? new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            var block = new char[32768];
            while (reader.Read(block) is var n and > 0)
                if (block.AsSpan(0, n).Contains('\0')) throw new RefusalException(DocumentProblems.NotASpreadsheet(""));
        }
        catch (DecoderFallbackException) { throw new RefusalException(DocumentProblems.Encoding()); }
        file.Position = 0;
        return new StreamReader(file, encoding ?? new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    }

    /// <summary>The delimiter that divides the first rows most evenly.</summary>
    public static char Delimiter(string sample)
    {
        if (sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 4 && sample[4] is ';' or ',' or '\t') return sample[4];
        var best = ',';
        var most = 0;
        foreach (var candidate in ";,\t")
        {
            var counts = CountPerLine(sample, candidate);
            if (counts.Count == 0) continue;
            // Commas inside prose or decimals appear on some lines only; a delimiter appears alike on all.
            var score = counts.All(c => c == counts[0]) ? counts[0] * 1000 : counts.Min();
            if (score > most) (most, best) = (score, candidate);
        }
        return best;
    }

    public static IEnumerable<(long Line, List<string> Fields)> Read(TextReader reader, char delimiter)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        long line = 1, begun = 1, quoteLine = 0;
        while (true)
        {
            var c = reader.Read();
            if (c < 0)
            {
                if (quoted) throw new RefusalException(DocumentProblems.OpenQuote(quoteLine));
                if (fields.Count > 0 || field.Length > 0 || wasQuoted)
                {
                    fields.Add(field.ToString());
                    yield return (begun, fields);
                }
                yield break;
            }
            var ch = (char)c;
            if (quoted)
            {
                if (ch == '\n') line++;
                if (ch != '"') field.Append(ch);
                else if (reader.Peek() == '"') { reader.Read(); field.Append('"'); }
                else quoted = false;
                continue;
            }
            if (ch == '"' && field.Length == 0 && !wasQuoted) { (quoted, wasQuoted, quoteLine) = (true, true, line); continue; }
            if (ch == delimiter) { End(); continue; }
            if (ch is not ('\r' or '\n')) { field.Append(ch); continue; }
            if (ch == '\r' && reader.Peek() == '\n') reader.Read();
            line++;
            End();
            yield return (begun, fields);
            fields = [];
            begun = line;
        }

        void End()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }
    }

    private static List<int> CountPerLine(string sample, char delimiter)
    {
        var counts = new List<int>();
        var (count, quoted, any) = (0, false, false);
        foreach (var c in sample)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == delimiter) count++;
            if (c is not ('\r' or '\n')) { any = true; continue; }
            if (any) counts.Add(count);
            if (counts.Count == 20) return counts;
            (count, any) = (0, false);
        }
        if (any && sample.Length < SampleLength) counts.Add(count);
        return counts.Count == 0 && any ? [count] : counts;
    }

    public const int SampleLength = 16_384;

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == 0) { if (i % 2 == 0) even++; else odd++; }
        return (even, odd);
    }
}
