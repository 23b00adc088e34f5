namespace HiepDong.Reading;
internal static class FigureMeanings { public static FigureMeaning Of(FigureContext context) => new("other", null, 0, []); }
