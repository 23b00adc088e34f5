using HiepDong.Assignments;
using HiepDong.Web;

namespace HiepDong.Shortcomings;

/// <summary>How shortcomings read on pages and in files.</summary>
internal static class ShortcomingWords
{
    /// <summary>Where it stands: closed, withdrawn, lacking a remedy, being remedied, or ready to close.</summary>
    public static (string Kind, string Text) State(Shortcoming s, IReadOnlyDictionary<string, Assignment> remedies, Texts texts)
    {
        if (s.State == ShortcomingState.Closed) return ("ok", texts["shortcoming.state.closed"]);
        if (s.State == ShortcomingState.Withdrawn) return ("", texts["shortcoming.state.withdrawn"]);
        if (s.Body.Causes.Count == 0) return ("warn", texts["shortcoming.state.no-causes"]);
        if (s.Lacking(remedies).Count() is > 0 and var lacking) return ("bad", texts["shortcoming.state.lacking", lacking]);
        return s.IsRemedied(remedies) ? ("info", texts["shortcoming.state.ready"]) : ("info", texts["shortcoming.state.in-remedy"]);
    }

    public static string Source(ShortcomingSource source, Texts texts) => texts["shortcoming.source." + source.Kind.ToString().ToLowerInvariant()];

    public static IReadOnlyList<FieldChange> Changes(ShortcomingBody before, ShortcomingBody after, Organisation.Organisation organisation, Texts texts) => new Differences()
        .Put(texts["shortcoming.what"], before.Text, after.Text)
        .Put(texts["shortcoming.unit"], AssignmentWords.Unit(before.UnitId, organisation), AssignmentWords.Unit(after.UnitId, organisation))
        .Put(texts["shortcoming.found-on"], texts.Date(before.FoundOn), texts.Date(after.FoundOn))
        .Put(texts["shortcoming.source"], Source(before.Source, texts) + ": " + before.Source.Text, Source(after.Source, texts) + ": " + after.Source.Text)
        .Rows(texts["shortcoming.cause"], before.Causes, after.Causes, c => c.Id, c => texts[c.Subjective ? "shortcoming.subjective" : "shortcoming.objective"] + ": " + c.Text + (c.RemedyId is null ? "" : "; " + texts["shortcoming.remedy"])).Found;

    public static string Step(string what, Texts texts) => texts["audit.kind.shortcoming." + what];
}
