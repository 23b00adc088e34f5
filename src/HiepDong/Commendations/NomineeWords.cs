using HiepDong.Organisation;
using HiepDong.Web;

namespace HiepDong.Commendations;

/// <summary>How nominees and states read on pages and in documents.</summary>
internal static class NomineeWords
{
    /// <summary>"Công an xã X", "Đội 3, Công an xã X", "Đại úy Nguyễn Văn A".</summary>
    public static string Of(Nominee nominee, Organisation.Organisation organisation)
    {
        var unit = UnitOf(nominee, organisation);
        if (nominee.Kind == NomineeKind.Official) return (nominee.Rank + " " + nominee.Name).Trim();
        return nominee.Name.Length == 0 ? unit : unit.Length == 0 ? nominee.Name : nominee.Name + ", " + unit;
    }

    /// <summary>"Đội trưởng, Công an xã X"; empty for a collective.</summary>
    public static string PostOf(Nominee nominee, Organisation.Organisation organisation) => nominee.Kind == NomineeKind.Official ? nominee.Post + ", " + UnitOf(nominee, organisation) : "";

    public static string UnitOf(Nominee nominee, Organisation.Organisation organisation) => nominee.UnitId is { } id ? organisation.Unit(id)?.Name ?? id : "";

    public static string State(CommendationState state, Texts texts) => texts["commendation.state." + CommendationStore.CodeOf(state)];

    public static string StateKind(CommendationState state) => state switch { CommendationState.Consulting => "info", CommendationState.Submitted => "warn", CommendationState.Decided => "ok", _ => "" };

    public static string Opinion(OpinionKind kind, Texts texts) => texts["commendation.opinion." + kind.ToString().ToLowerInvariant()];

    public static string OpinionKindOf(OpinionKind kind) => kind switch { Commendations.OpinionKind.Agree => "ok", Commendations.OpinionKind.Disagree => "bad", _ => "info" };

    /// <summary>"được tặng theo Quyết định 12/QĐ-UBND ngày 15/12/2026", "không khen thưởng: …".</summary>
    public static string Ruling(Ruling ruling, Texts texts) => ruling.Granted ? texts["commendation.granted-by", ruling.Number, ruling.On!.Value] : texts["commendation.not-granted-for", ruling.Reason];
}
