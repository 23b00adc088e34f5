using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HiepDong.Reporting;

/// <summary>One stated value in stored form: a whole multiple of 10^−decimals of its indicator.</summary>
/// <param name="Max">Upper end for <see cref="Bound.Between"/>, else null.</param>
public readonly record struct StoredFigure(int Indicator, long Amount, Bound Bound = Bound.Exact, long? Max = null);

/// <summary>
/// The figures of one report version, as they are stored: <c>{"12":24,"13":{"q":"more_than","v":100}}</c>, keys ascending by
/// indicator number. The text is canonical: equal figures give equal bytes, so its hash identifies them.
/// </summary>
public static class FigureDocument
{
    public static string Write(IEnumerable<StoredFigure> figures)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var f in figures.OrderBy(f => f.Indicator))
            {
                json.WritePropertyName(f.Indicator.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (f.Bound == Bound.Exact) { json.WriteNumberValue(f.Amount); continue; }
                json.WriteStartObject();
                if (f.Max is { } max) json.WriteNumber("max", max);
                json.WriteString("q", f.Bound.Code());
                json.WriteNumber("v", f.Amount);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Appends the figures of a document to <paramref name="into"/>; throws <see cref="JsonException"/> on anything else.</summary>
    public static void Read(ReadOnlySpan<byte> utf8, List<StoredFigure> into)
    {
        var json = new Utf8JsonReader(utf8);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("Figures are not an object.");
        var last = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!System.Buffers.Text.Utf8Parser.TryParse(json.ValueSpan, out int number, out var used) || used != json.ValueSpan.Length || number <= 0)
                throw new JsonException("A figure's key is not an indicator number.");
            // An indicator stated twice would be counted twice.
            if (number <= last) throw new JsonException("Figures do not ascend by indicator number.");
            last = number;
            json.Read();
            if (json.TokenType == JsonTokenType.Number) { into.Add(new(number, Whole(json))); continue; }
            if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("A figure is neither a number nor an object.");
            long? value = null, max = null;
            var bound = Bound.Exact;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var key = json.GetString();
                json.Read();
                if (key == "v") value = Whole(json);
                else if (key == "max") max = Whole(json);
                else if (key != "q" || json.TokenType != JsonTokenType.String || !Bounds.TryParse(json.GetString(), out bound)) throw new JsonException("Unknown qualifier.");
            }
            if (bound == Bound.Exact || bound == Bound.Between != max.HasValue) throw new JsonException("A qualifier and its bounds do not fit.");
            into.Add(new(number, value ?? throw new JsonException("A figure without its value."), bound, max));
        }
        while (json.Read()) { }

        static long Whole(Utf8JsonReader at) =>
            at.TokenType == JsonTokenType.Number && at.TryGetInt64(out var v) ? v : throw new JsonException("A value is not a whole number.");
    }

    public static List<StoredFigure> Read(string text)
    {
        var figures = new List<StoredFigure>();
        Read(Encoding.UTF8.GetBytes(text), figures);
        return figures;
    }
}

/// <summary>The figures of one accepted report in memory: a few bytes a value, read forward only.</summary>
public readonly struct PackedFigures
{
    /// <summary>Most bytes one figure takes: indicator, amount, bound, slack.</summary>
    internal const int MostBytes = 5 + 10 + 1 + 10;

    private readonly byte[] bytes;
    private readonly int from, size;
    internal PackedFigures(byte[] bytes, int from, int size) => (this.bytes, this.from, this.size) = (bytes, from, size);

    public int Size => size;

    public static PackedFigures Pack(List<StoredFigure> figures)
    {
        Span<byte> scratch = figures.Count <= 200 ? stackalloc byte[figures.Count * MostBytes] : new byte[figures.Count * MostBytes];
        var size = Pack(figures, scratch);
        return new(scratch[..size].ToArray(), 0, size);
    }

    /// <returns>Bytes used of <paramref name="to"/>.</returns>
    internal static int Pack(List<StoredFigure> figures, Span<byte> to)
    {
        var at = 0;
        var last = 0;
        figures.Sort(static (a, b) => a.Indicator.CompareTo(b.Indicator));
        foreach (var f in figures)
        {
            var exact = f.Bound == Bound.Exact;
            at = Put(to, at, (ulong)(f.Indicator - last) << 1 | (exact ? 0u : 1u));
            at = Put(to, at, ZigZag(f.Amount));
            if (!exact)
            {
                at = Put(to, at, (ulong)f.Bound);
                at = Put(to, at, ZigZag((f.Max ?? f.Amount) - f.Amount));
            }
            last = f.Indicator;
        }
        return at;
    }

    public Reader GetReader() => new(bytes.AsSpan(from, size));

    internal static ulong ZigZag(long v) => (ulong)(v << 1 ^ v >> 63);

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal static int Put(Span<byte> to, int at, ulong v)
    {
        while (v >= 0x80) { to[at++] = (byte)(v | 0x80); v >>= 7; }
        to[at++] = (byte)v;
        return at;
    }

    /// <summary>Forward reader; after <see cref="Next"/> the fields hold one figure.</summary>
    public ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int at;
        public int Indicator;
        public long Amount;
        public Bound Bound;
        public long Slack;

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        public bool Next()
        {
            if (at >= bytes.Length) return false;
            var head = Take();
            Indicator += (int)(head >> 1);
            Amount = UnZigZag(Take());
            if ((head & 1) == 0) { Bound = Bound.Exact; Slack = 0; }
            else { Bound = (Bound)Take(); Slack = UnZigZag(Take()); }
            return true;
        }

        // One or two bytes are nearly all; nothing here may take the reader's own address, or its fields would leave the registers.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        private ulong Take()
        {
            ulong v = bytes[at];
            if (v < 0x80) { at++; return v; }
            ulong next = bytes[at + 1];
            if (next < 0x80) { at += 2; return v & 0x7f | next << 7; }
            var (all, end) = TakeLong(bytes, at);
            at = end;
            return all;
        }

        private static (ulong Value, int End) TakeLong(ReadOnlySpan<byte> bytes, int at)
        {
            ulong v = 0;
            for (var shift = 0; ; shift += 7)
            {
                ulong b = bytes[at++];
                v |= (b & 0x7f) << shift;
                if (b < 0x80) return (v, at);
            }
        }

        private static long UnZigZag(ulong v) => (long)(v >> 1) ^ -(long)(v & 1);
    }
}

/// <summary>
/// Packs many stored documents without making text, lists or an array for each: years of reports are read at start in about the time it takes to
/// fetch them. Not for several threads at once.
/// </summary>
public sealed class FigurePacker
{
    private const int BlockSize = 1 << 20;
    private readonly List<StoredFigure> unusual = [];
    private byte[] block = [];
    private int used;

    /// <summary>The highest indicator number met.</summary>
    public int Highest { get; private set; }

    /// <summary>Takes what <see cref="FigureDocument.Read(ReadOnlySpan{byte}, List{StoredFigure})"/> takes, and refuses what it refuses.</summary>
    public PackedFigures Pack(ReadOnlySpan<byte> utf8)
    {
        // A figure takes at least six characters ("1":0,), so this is never too little.
        var most = (utf8.Length / 6 + 1) * PackedFigures.MostBytes;
        if (block.Length - used < most)
        {
            block = new byte[Math.Max(BlockSize, most)];
            used = 0;
        }
        var from = used;
        var size = PackPlain(utf8, block.AsSpan(from), out var last);
        if (size < 0)
        {
            unusual.Clear();
            FigureDocument.Read(utf8, unusual);
            size = PackedFigures.Pack(unusual, block.AsSpan(from));
            last = unusual.Count > 0 ? unusual[^1].Indicator : 0;
        }
        Highest = Math.Max(Highest, last);
        used += size;
        return new(block, from, size);
    }

    /// <summary>The document as it is written when all figures are exact; −1 for anything else, which is then read with care.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static int PackPlain(ReadOnlySpan<byte> text, Span<byte> to, out int last)
    {
        last = 0;
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}') return -1;
        if (text.Length == 2) return 0;
        int at = 1, put = 0;
        while (true)
        {
            // "digits":
            if (text[at++] != '"') return -1;
            uint number = 0;
            var digit = (uint)text[at] - '0';
            if (digit is 0 or > 9) return -1;
            do
            {
                number = number * 10 + digit;
                if (number > 9_999_999) return -1;
                digit = (uint)text[++at] - '0';
            }
            while (digit <= 9);
            if (number <= last || text[at] != '"' || text[at + 1] != ':') return -1;
            at += 2;
            // A whole number of at most 18 digits; the closing brace stops every loop.
            var negative = text[at] == '-';
            if (negative) at++;
            var first = at;
            ulong amount = 0;
            while ((digit = (uint)text[at] - '0') <= 9)
            {
                amount = amount * 10 + digit;
                if (++at - first > 18) return -1;
            }
            if (at == first || (text[first] == '0' && (at - first > 1 || negative))) return -1;
            put = PackedFigures.Put(to, put, (ulong)(number - (uint)last) << 1);
            put = PackedFigures.Put(to, put, PackedFigures.ZigZag(negative ? -(long)amount : (long)amount));
            last = (int)number;
            if (text[at] == '}') return at == text.Length - 1 ? put : -1;
            if (text[at++] != ',') return -1;
        }
    }
}
