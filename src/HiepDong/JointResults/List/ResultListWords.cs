using HiepDong.Node;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>How lists, the time line and files write what a result says.</summary>
internal sealed class ResultListWords(NodeState node, Texts texts, IReadOnlyDictionary<string, string> codes)
{
    /// <param name="results">Those that will be shown: where one was merged, the other one's code is looked up.</param>
    public static ResultListWords For(IReadOnlyCollection<JointResult> results, NodeState node, Texts texts, ResultStore store)
    {
        var merged = results.Select(r => r.MergedInto).OfType<string>().Distinct().ToArray();
        return new(node, texts, merged.Length == 0 ? new Dictionary<string, string>() : store.Query("where r.id in @merged", new { merged }).ToDictionary(r => r.Id, r => r.Code));
    }

    public string CodeOf(JointResult result) => result.Code.Length > 0 ? result.Code : texts["result-list.no-code"];

    public string Days(JointResult result) => ResultWords.Days(result.Body, texts);

    public string Place(JointResult result) => node.Organisation.Territory(result.Body.TerritoryId)?.FullName ?? result.Body.TerritoryId;
    public string Above(JointResult result) => node.Organisation.Territory(result.Body.TerritoryId) is { Level: >= 2, ParentId: { } above } ? node.Organisation.Territory(above)?.FullName ?? "" : "";
    public string UnitName(string id) => ResultWords.Unit(id, node.Organisation);
    public string UnitCode(string id) => node.Organisation.Unit(id)?.Code ?? id;

    /// <summary>"phối hợp: 3 đơn vị" beside the lead unit; empty when it worked alone.</summary>
    public string Others(JointResult result) => result.Body.Claims.Count(c => !c.Leads && c.Answer != Answer.Declined) is var n and > 0 ? texts["result-list.others", n] : "";

    public string Amounts(JointResult result, int most = 40)
    {
        var amounts = result.Body.Accepted.Amounts;
        return ResultTyped.Text([.. amounts.Take(most)], texts) + (amounts.Count > most ? texts["result-list.more-amounts", amounts.Count - most] : "");
    }

    /// <summary>Whether it names goods in words somebody typed.</summary>
    public static bool HasTypedGoods(JointResult result) => result.Body.Accepted.Amounts.Any(a => Things.Find(a.What) is null);

    /// <summary>States in words with the colour of each; a merged result says into which.</summary>
    public IEnumerable<(string Kind, string Text)> States(JointResult result)
    {
        switch (result.State)
        {
            case ResultState.Draft: yield return ("", texts["result-list.state.nhap"]); break;
            case ResultState.Closed: yield return ("ok", texts["result-list.state.da-chot"]); break;
            case ResultState.Merged: yield return ("", texts["result-list.merged-into", result.MergedInto is { } id ? codes.GetValueOrDefault(id, id) : ""]); break;
            case ResultState.Withdrawn: yield return ("", texts["result-list.state.da-rut"]); break;
            default:
                yield return ("info", texts["result-list.state.da-ghi-nhan"]);
                if (result.Waiting.Count() is var n and > 0) yield return (result.IsOverdue(node.Today) ? "bad" : "warn", texts[result.IsOverdue(node.Today) ? "result-list.waiting-late" : "result-list.waiting", n]);
                if (result.Body.Unsettled.Any()) yield return ("warn", texts["result-list.state.khac-nhau"]);
                break;
        }
    }

    public string State(JointResult result) => string.Join("; ", States(result).Select(s => s.Text));

    public string AnswerOf(Claim claim) => Documents.DraftedSentences.LowerFirst(ResultWords.Answer(claim, texts));
    public string Role(Claim claim) => texts[claim.Leads ? "result-list.led" : "result-list.took-part"];
}
