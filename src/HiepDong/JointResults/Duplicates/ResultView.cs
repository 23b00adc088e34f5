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
    public string Days => ResultWords.Days(result.Body, texts);
    public string Lead => UnitName(result.Body.Lead.UnitId);
    public string Amounts => ResultWords.Amounts(result.Body.Accepted.Amounts, texts);
    public string Place => ResultWords.Place(result.Body.TerritoryId, node.Organisation);
    public string UnitName(string id) => ResultWords.Unit(id, node.Organisation);

    /// <summary>Its part and what it said: "phối hợp, đã xác nhận".</summary>
    public string AnswerOf(Claim claim) => texts[claim.Leads ? "dup.leads" : "dup.took-part"] + (claim.Leads ? "" : ", " + Documents.DraftedSentences.LowerFirst(ResultWords.Answer(claim, texts)));

    /// <summary>Score in words, with the badge it wears.</summary>
    public static (string Kind, string Key) Word(double score) => score switch { >= 0.95 => ("bad", "dup.very-likely"), >= 0.8 => ("warn", "dup.likely"), _ => ("info", "dup.perhaps") };
}
