using HiepDong.JointResults;
using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.JointResults.Duplicates;

/// <summary>What pages show of a result: names instead of ids.</summary>
internal sealed class ResultView(JointResult result, NodeState node, Texts texts)
{
    public JointResult Result => result;
    public string Path => "/ket-qua/" + result.Id;
    public string Code => result.Code;
    public string Kind => result.Body.Kind.Name(texts.Language);
    public string Days => result.Body.From == result.Body.To ? texts.Date(result.Body.To) : texts["dup.days", result.Body.From, result.Body.To];
    public string Lead => UnitName(result.Body.Lead.UnitId);
    public string Amounts => ResultTyped.Text(result.Body.Accepted.Amounts, texts);
    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;
    public string AnswerOf(Claim claim) => texts["dup.answer." + (claim.Leads ? "leads" : claim.Answer.ToString().ToLowerInvariant())];

    public string Place
    {
        get
        {
            if (node.Organisation.Territory(result.Body.TerritoryId) is not { } place) return result.Body.TerritoryId;
            return place.Level >= 2 && node.Organisation.At(node.Today).PathOf(place.Id).Skip(1).Select(node.Organisation.Territory).FirstOrDefault() is { } above ? place.FullName + ", " + above.FullName : place.FullName;
        }
    }

    /// <summary>Score in words, with the badge it wears.</summary>
    public static (string Kind, string Key) Word(double score) => score switch { >= 0.95 => ("bad", "dup.very-likely"), >= 0.8 => ("warn", "dup.likely"), _ => ("info", "dup.perhaps") };
}
