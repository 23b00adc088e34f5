namespace HiepDong.Reading;

/// <summary>Tells topic and indicator of a figure.</summary>
internal static class FigureMeanings
{
    public static FigureMeaning Of(FigureContext context) => new("other", null, 0, []);
}
