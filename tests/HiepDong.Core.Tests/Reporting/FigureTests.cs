using System.Text.Json;
using HiepDong.Indicators;

namespace HiepDong.Reporting;

public class FigureTests
{
    private static Indicator Of(int decimals) => new(1, "X", "drugs", "x", "x", "kg", "kg", AddsUp.Sum, decimals);

    [Theory]
    [InlineData("61.475", 3, 61475L)]
    [InlineData("61.4750", 3, 61475L)]
    [InlineData("61.4751", 3, null)]
    [InlineData("1.5", 0, null)]
    [InlineData("-3", 0, -3L)]
    [InlineData("999999999999", 6, 999999999999000000L)]
    [InlineData("1000000000000", 0, null)]
    [InlineData("-1000000000000", 0, null)]
    public void An_indicator_stores_whole_multiples_or_refuses(string value, int decimals, long? stored)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        Of(decimals).Scale(number).ShouldBe(stored);
        if (stored is { } s) Of(decimals).Unscale(s).ShouldBe(number);
    }

    [Fact]
    public void A_document_reads_back_and_is_canonical()
    {
        var random = new Random(5);
        for (var n = 0; n < 500; n++)
        {
            var figures = Any(random);
            var text = FigureDocument.Write(figures);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(figures));
            FigureDocument.Write(figures).ShouldBe(text);
            FigureDocument.Read(text).ShouldBe(figures.OrderBy(f => f.Indicator));
            FigureDocument.Write(FigureDocument.Read(text)).ShouldBe(text);
        }
    }

    [Fact]
    public void Documents_packed_as_they_lie_equal_documents_read_first()
    {
        var random = new Random(8);
        var packer = new FigurePacker();
        for (var n = 0; n < 500; n++)
        {
            var figures = Any(random);
            if (n % 2 == 0) figures = [.. figures.Select(f => f with { Bound = Bound.Exact, Max = null })];
            All(packer.Pack(System.Text.Encoding.UTF8.GetBytes(FigureDocument.Write(figures)))).ShouldBe(All(PackedFigures.Pack(figures)));
        }
        foreach (var text in new[] { "{}", "{\"1\":0}", "{\"1\":-7,\"2000\":999999999999999999}", "{ \"3\" : 4 }", "{\"1\":-9223372036854775808}", "{\"12345678\":1}" })
            All(packer.Pack(System.Text.Encoding.UTF8.GetBytes(text))).ShouldBe(FigureDocument.Read(text).Select(f => (f.Indicator, f.Amount, f.Bound, 0L)));

        static List<(int, long, Bound, long)> All(PackedFigures packed)
        {
            var all = new List<(int, long, Bound, long)>();
            for (var r = packed.GetReader(); r.Next();) all.Add((r.Indicator, r.Amount, r.Bound, r.Slack));
            return all;
        }
    }

    [Fact]
    public void A_document_looks_as_documented() =>
        FigureDocument.Write([new(13, 100, Bound.MoreThan), new(12, 24), new(14, 5, Bound.Between, 7)])
            .ShouldBe("""{"12":24,"13":{"q":"more_than","v":100},"14":{"max":7,"q":"between","v":5}}""");

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{\"1\":2")]
    [InlineData("{\"1\":2} x")]
    [InlineData("{\"a\":2}")]
    [InlineData("{\"1a\":2}")]
    [InlineData("{\"-1\":2}")]
    [InlineData("{\"0\":2}")]
    [InlineData("{\"2\":1,\"1\":1}")]
    [InlineData("{\"1\":2,\"1\":3}")]
    [InlineData("{\"1\":1.5}")]
    [InlineData("{\"1\":\"2\"}")]
    [InlineData("{\"1\":null}")]
    [InlineData("{\"1\":{}}")]
    [InlineData("{\"1\":{\"q\":\"more_than\"}}")]
    [InlineData("{\"1\":{\"q\":\"some\",\"v\":1}}")]
    [InlineData("{\"1\":{\"q\":3,\"v\":1}}")]
    [InlineData("{\"1\":{\"v\":1}}")]
    [InlineData("{\"1\":{\"q\":\"between\",\"v\":1}}")]
    [InlineData("{\"1\":{\"q\":\"about\",\"v\":1,\"max\":2}}")]
    [InlineData("{\"1\":{\"q\":\"about\",\"v\":\"1\"}}")]
    [InlineData("{\"1\":01}")]
    [InlineData("{\"1\":-}")]
    [InlineData("{\"1\":}")]
    [InlineData("{\"1\":1,}")]
    [InlineData("{\"1\":1}}")]
    [InlineData("{\"01\":1}x}")]
    [InlineData("{\"1\":99999999999999999999}")]
    [InlineData("{\"1\"}")]
    [InlineData("{\"}")]
    public void Refuses_a_document_that_could_mean_something_else(string text)
    {
        Should.Throw<JsonException>(() => FigureDocument.Read(text));
        Should.Throw<JsonException>(() => new FigurePacker().Pack(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Packed_figures_read_back()
    {
        var random = new Random(6);
        for (var n = 0; n < 500; n++)
        {
            var figures = Any(random);
            var packed = PackedFigures.Pack([.. figures]);
            var read = new List<StoredFigure>();
            for (var r = packed.GetReader(); r.Next();) read.Add(new(r.Indicator, r.Amount, r.Bound, r.Bound == Bound.Between ? r.Amount + r.Slack : null));
            read.ShouldBe(figures.OrderBy(f => f.Indicator));
        }
        default(PackedFigures).GetReader().Next().ShouldBeFalse();
    }

    [Theory]
    [InlineData(Bound.Exact, "1.203", "1,203")]
    [InlineData(Bound.MoreThan, "hơn 1.203", "more than 1,203")]
    [InlineData(Bound.AtLeast, "ít nhất 1.203", "at least 1,203")]
    [InlineData(Bound.Nearly, "gần 1.203", "nearly 1,203")]
    [InlineData(Bound.About, "khoảng 1.203", "about 1,203")]
    [InlineData(Bound.Between, "1.203–1.500", "1,203–1,500")]
    public void A_quantity_is_written_as_an_officer_does(Bound bound, string vi, string en)
    {
        var q = new Quantity(1203, bound, bound == Bound.Between ? 1500 : null);
        (q.Write("vi"), q.Write("en")).ShouldBe((vi, en));
    }

    internal static List<StoredFigure> Any(Random random)
    {
        var numbers = Enumerable.Range(1, 400).ToArray();
        random.Shuffle(numbers);
        return [.. numbers.Take(random.Next(0, 300)).Select(i =>
        {
            var amount = random.Next(4) == 0 ? random.NextInt64(-999_999_999_999_000_000, 999_999_999_999_000_000) : random.Next(0, 200);
            var bound = random.Next(3) > 0 ? Bound.Exact : (Bound)random.Next(0, 9);
            return new StoredFigure(i, amount, bound, bound == Bound.Between ? amount + random.Next(1, 1000) : null);
        })];
    }
}
