using HiepDong.Problems;
using HiepDong.Reporting;

namespace HiepDong.LocalModels;

/// <summary>What a model and what is said of it must fulfil before it is kept, whatever the way it came in.</summary>
public static class ModelRules
{
    public const int MostName = 200, MostText = 2000, MostCriteria = 20, MostUnits = 30;

    /// <summary>Problems by field: "ten", "loai", "noi", "don-vi", "phoi-hop", "mo-ta", "tieu-chi".</summary>
    public static List<Problem> Check(LocalModelBody b)
    {
        var found = new List<Problem>();
        if (b.Name.Length is 0 or > MostName) found.Add(ModelProblems.NoName());
        if (ModelKinds.Find(b.Kind) is null) found.Add(ModelProblems.UnknownKind(b.Kind));
        if (b.SupportingUnitIds.Contains(b.UnitId)) found.Add(ModelProblems.LeadSupports());
        if (b.SupportingUnitIds.Distinct().Count() < b.SupportingUnitIds.Count) found.Add(ModelProblems.UnitTwice());
        if (b.SupportingUnitIds.Count > MostUnits) found.Add(ModelProblems.TooManyUnits());
        if (b.Criteria.Count > MostCriteria) found.Add(ModelProblems.TooManyCriteria());
        if (b.Criteria.GroupBy(c => c.Text).Any(g => g.Count() > 1)) found.Add(ModelProblems.CriterionTwice());
        found.AddRange(TextRules.Screen("ten", b.Name));
        found.AddRange(TextRules.Screen("mo-ta", b.Description, MostText));
        foreach (var c in b.Criteria) found.AddRange(TextRules.Screen("tieu-chi", c.Text, 300));
        return found;
    }

    /// <summary>A new fact beside those that hold.</summary>
    public static List<Problem> Check(IReadOnlyList<ModelFact> facts, ModelStage state, DateOnly on, string note, DateOnly today)
    {
        var found = new List<Problem>();
        if (on > today) found.Add(ModelProblems.InTheFuture("ngay"));
        if (on.Year < 1990) found.Add(ModelProblems.TooEarly("ngay"));
        var holding = ModelTimeline.Holding(facts);
        if (ModelTimeline.StateOn(holding, on) == state) found.Add(ModelProblems.SameState());
        if (holding.Any(f => f.State == ModelStage.Ended && f.On <= on)) found.Add(ModelProblems.Ended());
        if (state == ModelStage.Ended && holding.Any(f => f.On > on)) found.Add(ModelProblems.EndsBeforeFacts());
        if (state is ModelStage.Ineffective or ModelStage.Ended && note.Length == 0) found.Add(ModelProblems.NeedsNote());
        found.AddRange(TextRules.Screen("ghi-chu", note));
        return found;
    }

    /// <summary>A review says something of at least one criterion.</summary>
    public static List<Problem> Check(LocalModelBody body, IReadOnlyDictionary<string, bool> met, DateOnly on, string note, DateOnly today)
    {
        var found = new List<Problem>();
        if (on > today) found.Add(ModelProblems.InTheFuture("ngay-danh-gia"));
        if (on.Year < 1990) found.Add(ModelProblems.TooEarly("ngay-danh-gia"));
        if (met.Count == 0 || met.Keys.Any(k => body.Criteria.All(c => c.Id != k))) found.Add(ModelProblems.NothingReviewed());
        found.AddRange(TextRules.Screen("minh-chung", note));
        return found;
    }
}
