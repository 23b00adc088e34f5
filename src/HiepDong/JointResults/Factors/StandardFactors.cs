using HiepDong.Node;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>The factors every node starts with.</summary>
internal static class StandardFactors
{
    /// <summary>Fills a table that never held anything; rows that were removed stay removed.</summary>
    public static async Task EnsureLoaded(Database database, CancellationToken stop)
    {
        const string any = "select count(*) from measure_factor";
        if (database.First<long>(any) > 0) return;
        await database.Write("operator", "", write =>
        {
            if (write.First<long>(any) > 0) return;
            foreach (var row in Shipped.Rows("JointResults/Standard/factors.csv"))
                ResultStore.SaveFactor(write, database.NewId(), new(row["what"], row["from"], row["to"], decimal.Parse(row["factor"], System.Globalization.CultureInfo.InvariantCulture), row["approximate"] == "true"), row["basis"]);
            write.Log("catalogue.standard-loaded", "factors");
        }, stop);
    }
}
