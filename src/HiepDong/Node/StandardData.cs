using System.Reflection;
using HiepDong.Storage;

namespace HiepDong.Node;

/// <summary>Files shipped inside the program.</summary>
internal static class Shipped
{
    /// <summary>The text of an embedded file, named by its path under the application: <c>Indicators/Standard/forms.json</c>.</summary>
    public static string Text(string path)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new InvalidOperationException($"No shipped file {path}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Rows of a shipped CSV by column name. Our own files only: RFC 4180 quoting, no line breaks inside a field.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        string[]? head = null;
        foreach (var line in Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = Cells(line);
            if (head is null) { head = cells; continue; }
            yield return head.Zip(cells).ToDictionary(p => p.First, p => p.Second);
        }
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}

/// <summary>What every new node starts with: provinces, the standard catalogue and forms, holidays.</summary>
internal static class StandardData
{
    /// <summary>Loads the shipped data into a node that has none; does nothing otherwise.</summary>
    public static async Task EnsureLoaded(NodeContext node, CancellationToken stop = default)
    {
        await JointResults.StandardFactors.EnsureLoaded(node.Database, stop);
        if (node.State.Organisation.Territories.Count > 0) return;
        await node.Database.Write("operator", "", write =>
        {
            if (write.First<long>("select count(*) from territory") > 0) return;
            Territories.StandardTerritories.Load(write, node.Database.NewId);
            foreach (var row in Shipped.Rows("Periods/Standard/holidays.csv"))
                write.Execute("insert into holiday (day, name_vi, name_en) values (@day, @vi, @en)", new { day = row["date"], vi = row["name_vi"], en = row["name_en"] });
            foreach (var indicator in Indicators.StandardCatalogue.Indicators()) Indicators.CatalogueStore.Save(write, indicator);
            foreach (var form in Indicators.StandardCatalogue.Forms()) Indicators.CatalogueStore.Save(write, form);
            write.Log("organisation.standard-loaded", "provinces");
            write.Log("catalogue.standard-loaded", "indicators");
        }, stop);
    }
}
