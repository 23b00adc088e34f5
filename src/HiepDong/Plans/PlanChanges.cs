using HiepDong.JointResults;
using HiepDong.Indicators;
using HiepDong.Node;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Plans;

/// <summary>What changed between two texts of a plan, in words.</summary>
internal static class PlanChanges
{
    public static IReadOnlyList<FieldChange> Between(PlanBody before, PlanBody after, NodeState node, Texts texts)
    {
        var found = new Differences();
        var organisation = node.Organisation;
        string Unit(string id) => organisation.Unit(id)?.Name ?? id;
        found.Put(texts["plan.title"], before.Title, after.Title);
        found.Put(texts["plan.kind"], PlanWords.Kind(before.Kind, texts), PlanWords.Kind(after.Kind, texts));
        found.Put(texts["plan.period"], PlanWords.Days(before, texts), PlanWords.Days(after, texts));
        found.Put(texts["plan.place"], ResultWords.Place(before.TerritoryId, organisation), ResultWords.Place(after.TerritoryId, organisation));
        found.Put(texts["plan.lead"], Unit(before.LeadUnitId), Unit(after.LeadUnitId));
        found.Put(texts["plan.purpose"], before.Purpose, after.Purpose);
        found.Rows(texts["plan.party"], before.Parties, after.Parties, p => p.UnitId, p => Unit(p.UnitId) + (p.Role.Length > 0 ? ": " + p.Role : ""));
        found.Rows(texts["plan.basis"], before.Bases, after.Bases, b => b.Text, b => b.Text);
        found.Rows(texts["plan.content"], before.Contents, after.Contents, c => c.Topic, c => Topics.Name(c.Topic, texts.Language) + ": " + c.Text);
        found.Rows(texts["plan.line"], before.Lines, after.Lines, l => l.Id, l => string.Join("; ", new[] { l.Text, texts["plan.line-lead", Unit(l.LeadUnitId)], l.SupportingUnitIds.Count > 0 ? texts["plan.line-supporting", PlanWords.Units(l.SupportingUnitIds, organisation)] : "", texts["plan.line-deadline", l.Deadline], l.Evidence }.Where(t => t.Length > 0)));
        found.Rows(texts["plan.means"], before.Means, after.Means, m => m.UnitId + "|" + m.What, m => $"{Unit(m.UnitId)}: {texts.Number(m.Quantity)} {m.Unit} {m.What}");
        found.Rows(texts["plan.target"], before.Targets, after.Targets, t => t.Indicator + "|" + t.Period, t => node.Catalogue.TryGet(t.Indicator, out var i) ? $"{i.Name(texts.Language)}: {PlanWords.Target(t, i, texts)}" : t.Indicator);
        found.Rows(texts["plan.patrol"], before.Patrols, after.Patrols, p => p.Id, p => string.Join("; ", new[] { texts.Date(p.Day), PlanWords.Hours(p, texts), p.Route, Unit(p.LeadUnitId), PlanWords.Units(p.SupportingUnitIds, organisation), p.Forces }.Where(t => t.Length > 0)));
        found.Put(texts["plan.organising"], before.Organising, after.Organising);
        return found.Found;
    }
}
