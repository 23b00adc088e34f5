using System.Xml;
using HiepDong.Problems;

namespace HiepDong.Documents;

/// <summary>XML of a part of a package without entities, bounded in depth and in number of nodes.</summary>
internal sealed class PartXml : XmlTextReader
{
    /// <summary>Word nests some twenty elements for a text box in a table; what reads them recursively must not run out of stack.</summary>
    public const int Deepest = 300;
    /// <summary>A thousand pages with a change of font at every second word have some two million.</summary>
    public const int MostNodes = 10_000_000;

    private int nodes;

    public PartXml(Stream part) : base(part)
    {
        DtdProcessing = DtdProcessing.Prohibit;
        XmlResolver = null;
    }

    public override bool Read()
    {
        if (!base.Read()) return false;
        if (Depth > Deepest) throw new RefusalException(ReportFileProblems.TooDeep());
        if (++nodes > MostNodes) throw new RefusalException(DocumentProblems.TooLarge("quá nhiều đoạn và ô", "too many paragraphs and cells"));
        return true;
    }
}
