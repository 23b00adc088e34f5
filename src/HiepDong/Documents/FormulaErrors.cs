using System.IO.Compression;
using System.Xml;

namespace HiepDong.Documents;

/// <summary>
/// Cells whose formula gave an error. ExcelDataReader shows them as empty, and an empty cell means "no figure", so they are looked up beside it.
/// </summary>
internal static class FormulaErrors
{
    private const int Most = 10_000;

    /// <summary>Error texts ("#DIV/0!") by sheet name and cell reference ("E12").</summary>
    public static IReadOnlyDictionary<(string Sheet, string Cell), string> Find(MemoryStream file)
    {
        var found = new Dictionary<(string, string), string>();
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        Each(zip, "xl/_rels/workbook.xml.rels", "Relationship", x => targets[x.GetAttribute("Id") ?? ""] = (x.GetAttribute("Target") ?? "").TrimStart('/'));
        var sheets = new List<(string Name, string Part)>();
        Each(zip, "xl/workbook.xml", "sheet", x =>
        {
            var id = x.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? "";
            if (targets.TryGetValue(id, out var target)) sheets.Add((x.GetAttribute("name") ?? "", target.StartsWith("xl/", StringComparison.Ordinal) ? target : "xl/" + target));
        });
        foreach (var (name, part) in sheets)
            Each(zip, part, "c", x =>
            {
                if (x.GetAttribute("t") != "e" || found.Count >= Most) return;
                var cell = x.GetAttribute("r") ?? "";
                found[(name, cell)] = Value(x);
            });
        file.Position = 0;
        return found;
    }

    private static string Value(XmlReader cell)
    {
        using var inside = cell.ReadSubtree();
        return inside.ReadToDescendant("v", cell.NamespaceURI) ? inside.ReadElementContentAsString() : "#N/A";
    }

    private static void Each(ZipArchive zip, string part, string element, Action<XmlReader> act)
    {
        if (zip.GetEntry(part) is not { } entry) return;
        using var xml = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element) act(xml);
    }
}
