using HiepDong.JointResults;
using HiepDong.Organisation;
using HiepDong.Web;

namespace HiepDong.JointResults;

/// <summary>How results read on pages.</summary>
internal static class ResultWords
{
    /// <summary>"12/11/2026", or "12/11/2026 – 15/11/2026".</summary>
    public static string Days(ResultBody body, Texts texts) => body.From == body.To ? texts.Date(body.To) : texts.Date(body.From) + " – " + texts.Date(body.To);

    /// <summary>"xã X, tỉnh Y".</summary>
    public static string Place(string territoryId, Organisation.Organisation organisation)
    {
        if (organisation.Territory(territoryId) is not { } place) return territoryId;
        return place.Level >= 2 && place.ParentId is { } above && organisation.Territory(above) is { } parent ? place.FullName + ", " + parent.FullName : place.FullName;
    }

    public static string Unit(string id, Organisation.Organisation organisation) => organisation.Unit(id)?.Name ?? id;

    public static string State(ResultState state, Texts texts) => texts["joint.state." + ResultStore.CodeOf(state)];

    public static string StateKind(ResultState state) => state switch { ResultState.Recorded => "info", ResultState.Closed => "ok", ResultState.Draft => "warn", _ => "" };

    /// <summary>What a unit has said: "Đơn vị ghi nhận", "Chờ xác nhận", "Đã xác nhận", "Từ chối".</summary>
    public static string Answer(Claim claim, Texts texts) => texts["joint.answer." + (claim.Leads ? "lead" : claim.Answer.ToString().ToLowerInvariant())];

    /// <summary>A step of a result's history within a sentence; <see cref="Documents.DraftedSentences.UpperFirst"/> where it stands alone.</summary>
    public static string Step(string what, Texts texts) => texts["result.step." + what];

    public static string Amounts(IReadOnlyList<Amount> amounts, Texts texts) => amounts.Count == 0 ? "–" : ResultTyped.Text(amounts, texts);
}
