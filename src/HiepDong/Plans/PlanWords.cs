using System.Globalization;
using HiepDong.Indicators;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>How plans read on pages and in files.</summary>
internal static class PlanWords
{
    public static string Kind(PlanKind kind, Texts texts) => texts["plan.kind." + PlanStore.CodeOf(kind)];
    public static string State(PlanState state, Texts texts) => texts["plan.state." + PlanStore.CodeOf(state)];
    public static string StateKind(PlanState state) => state switch { PlanState.InForce or PlanState.Reviewed => "ok", PlanState.Sent => "warn", PlanState.Approved => "info", PlanState.Cancelled => "bad", _ => "" };
    public static string Days(PlanBody b, Texts texts) => texts.Date(b.From) + " – " + texts.Date(b.To);
    public static string Rule(TargetRule rule, Texts texts) => texts["plan.rule." + rule.ToString().ToLowerInvariant()];

    /// <summary>"ít nhất 120 vụ".</summary>
    public static string Target(PlanTarget target, Indicator? indicator, Texts texts) => Rule(target.Rule, texts) + " " + texts.Number(target.Value) + (indicator is null ? "" : indicator.Unit(texts.Language) is "%" ? "%" : " " + indicator.Unit(texts.Language));

    public static string Answer(Plan plan, string unitId, Texts texts) => texts["plan.answer." + (!plan.WasSent || plan.State == PlanState.Draft ? "none" : plan.AnswerOf(unitId)?.Kind switch { PartyAnswerKind.Agreed => "agreed", PartyAnswerKind.Commented => "commented", _ => "waiting" })];
    public static string AnswerKind(Plan plan, string unitId) => !plan.WasSent ? "" : plan.AnswerOf(unitId)?.Kind switch { PartyAnswerKind.Agreed => "ok", PartyAnswerKind.Commented => "bad", _ => "warn" };

    /// <summary>"19:30 – 23:00", or "cả ngày".</summary>
    public static string Hours(PlanPatrol p, Texts texts) => p.Starts is not { } starts ? texts["plan.all-day"] : Clock(starts) + (p.Ends is { } ends ? " – " + Clock(ends) : "");

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Units(IEnumerable<string> ids, Organisation.Organisation organisation) => string.Join("; ", ids.Select(id => organisation.Unit(id)?.Name ?? id));

    /// <summary>Paragraphs of a text that was typed with line breaks.</summary>
    public static IEnumerable<string> Paragraphs(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a result is filed under: the plan's code with its title.</summary>
    public static string Campaign(Plan plan)
    {
        var text = plan.Code + " – " + plan.Body.Title;
        return text.Length <= 200 ? text : text[..200];
    }
}
