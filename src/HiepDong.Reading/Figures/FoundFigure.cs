namespace HiepDong.Reading;

/// <summary>A number that counts or measures something, still being understood.</summary>
internal sealed class FoundFigure(NumberMention number, int sentence)
{
    public NumberMention Number { get; set; } = number;
    public int Sentence { get; } = sentence;
    public UnitWord? Unit { get; set; }

    /// <summary>Token after the wording of the unit.</summary>
    public int UnitEnd { get; set; } = number.Last;

    /// <summary>Token after the words that say what is counted.</summary>
    public int SubjectEnd { get; set; } = number.Last;

    /// <summary>Span in the prepared text.</summary>
    public int Start { get; set; }
    public int End { get; set; }

    /// <summary>What it counts when that stands before it ("Số vụ: 12") or in the table's heads; else null.</summary>
    public string? Label { get; set; }

    /// <summary>The unit as a table's own column writes it ("lượt người"); else null.</summary>
    public string? UnitWording { get; set; }
    public FoundFigure? Parent { get; set; }
    public FoundFigure? Pair { get; set; }
    public string? Direction { get; set; }
    public List<string> Rules { get; } = [number.Rule];
    public FigureMeaning? Meaning { get; set; }
    public int Index { get; set; }
}
