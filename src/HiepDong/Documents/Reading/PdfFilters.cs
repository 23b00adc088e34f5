using System.IO.Compression;
using HiepDong.Problems;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace HiepDong.Documents;

/// <summary>The library's decoders of compressed streams, bounded in what one file may expand to: by itself the library inflates without end.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>LZW expands up to a thousandfold; only old files have it, and little.</summary>
    private const int LargestLzw = 1 << 20;

    private long total;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));
    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new BoundedFilter(f, this))];

    private void Count(long bytes)
    {
        if ((total += bytes) > FileGuard.LargestInflated) throw new RefusalException(ReportFileProblems.Bomb());
    }

    private sealed class BoundedFilter(IFilter inner, PdfFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is LzwFilter && input.Length > LargestLzw) throw new RefusalException(ReportFileProblems.Bomb());
            if (inner is FlateFilter) CountInflated(input);
            var decoded = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is not FlateFilter) all.Count(decoded.Length);
            return decoded;
        }

        private void CountInflated(Memory<byte> input)
        {
            try
            {
                using var zlib = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
                var block = new byte[81920];
                for (int n; (n = zlib.Read(block)) > 0;) all.Count(n);
            }
            catch (InvalidDataException) { } // The library finds the same and decides.
        }
    }
}
