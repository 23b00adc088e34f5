using HiepDong.Reporting;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>Rows of the factor table: added, changed, removed and put back.</summary>
internal sealed class ChangeFactors(Database database, Access access)
{
    public Task Save(Factor factor, string basis, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        if (factor.Value <= 0 || factor.Value != Math.Round(factor.Value, 6) || factor.From == factor.To || factor.From.Length == 0 || factor.To.Length == 0 || Things.Find(factor.What) is not { } thing) throw new RefusalException(ResultProblems.BadFactor());
        if (!thing.Units.Contains(factor.From)) throw new RefusalException(ResultProblems.WrongUnit(thing, factor.From) with { Field = "tu-don-vi" });
        basis = Text.Vietnamese.Clean(basis);
        if (basis.Length is 0 or > 300) throw new RefusalException(ResultListProblems.FactorNeedsBasis());
        if (TextRules.Screen("can-cu", basis).ToList() is { Count: > 0 } screened) throw new RefusalException(screened);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            ResultStore.SaveFactor(write, database.NewId(), factor, basis);
            write.Log("catalogue.factor-saved", $"{factor.What}:{factor.From}:{factor.To}", System.Text.Json.JsonSerializer.Serialize(new { factor, basis }, Reporting.ReportText.Json));
        }, stop);
    }

    public Task Remove(string id, bool removed, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var factor = ResultStore.FindFactor(write, id) ?? throw new RefusalException(ResultProblems.NotFound());
            ResultStore.RemoveFactor(write, id, removed);
            write.Log(removed ? "catalogue.factor-removed" : "catalogue.factor-restored", $"{factor.Factor.What}:{factor.Factor.From}:{factor.Factor.To}");
        }, stop);
    }
}
