using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Assignments.Entry;

/// <summary>An order as it is typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class AssignmentForm
{
    public string Own { get; init; } = "";
    public string Work { get; init; } = "";
    public string Detail { get; init; } = "";
    public string Lead { get; init; } = "";
    public List<string> Others { get; } = [];
    public string Deadline { get; init; } = "";
    public string Evidence { get; init; } = "";
    public string Reason { get; init; } = "";

    public static AssignmentForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        var typed = new AssignmentForm
        {
            Own = Field("don-vi"), Work = Field("viec"), Detail = (form["chi-tiet"].FirstOrDefault() ?? "").Normalize().Trim(), Lead = Field("chu-tri"), Deadline = Field("han"), Evidence = Field("san-pham"), Reason = Field("ly-do")
        };
        for (var n = 1; n <= AssignmentRules.MostUnits && form.ContainsKey("phoi-hop-" + n.ToString(CultureInfo.InvariantCulture)); n++) typed.Others.Add(Field($"phoi-hop-{n}"));
        return typed.WithRoom(1);
    }

    public static AssignmentForm Of(AssignmentOrder order, Organisation.Organisation organisation, Texts texts)
    {
        string Label(string id) => organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : id;
        var form = new AssignmentForm { Work = order.Text, Detail = order.Detail, Lead = Label(order.LeadUnitId), Deadline = texts.Date(order.Deadline), Evidence = order.Evidence };
        form.Others.AddRange(order.SupportingUnitIds.Select(Label));
        return form.WithRoom(1);
    }

    /// <summary>Empty rows for further units, at least three in all.</summary>
    public AssignmentForm WithRoom(int more)
    {
        for (var free = Others.Count(o => o.Length == 0); free < more || Others.Count < 3; free++) Others.Add("");
        return this;
    }

    /// <summary>Reads it; all that can't be read is refused together with what breaks a rule.</summary>
    /// <param name="present">The order that is changed: its units need not be in force any more.</param>
    public AssignmentOrder ToOrder(NodeState node, AssignmentOrder? present = null)
    {
        var problems = new List<Problem>();
        var lead = Lead.Length == 0 ? "" : Unit(Lead, "chu-tri") ?? "?";
        var others = new List<string>();
        for (var n = 0; n < Others.Count; n++)
        {
            if (Others[n].Length == 0) continue;
            var field = string.Create(CultureInfo.InvariantCulture, $"phoi-hop-{n + 1}");
            if (Unit(Others[n], field) is not { } other) continue;
            if (other == lead) problems.Add(AssignmentProblems.LeadSupports() with { Field = field });
            else if (others.Contains(other)) problems.Add(AssignmentProblems.UnitTwice() with { Field = field });
            else others.Add(other);
        }
        DateOnly? deadline = Deadline.Length == 0 ? null : LocalValueBinder.ReadDate(Deadline);
        if (Deadline.Length == 0) problems.Add(AssignmentProblems.NoDeadline("han"));
        else if (deadline is null) problems.Add(AssignmentProblems.NotADay(Deadline, "han"));
        var order = new AssignmentOrder(Work, lead, others, deadline ?? node.Today, Evidence, Detail);
        if (problems.Count == 0) return order;
        problems.AddRange(AssignmentRules.Check(order, node.Today).Where(p => p.Field is not "phoi-hop"));
        throw new RefusalException(problems);

        string? Unit(string typed, string field)
        {
            if (present?.Units.FirstOrDefault(u => node.Organisation.Unit(u) is { } unit && UnitChoice.Label(unit) == typed) is { } same) return same;
            try { return UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, field).Id; }
            catch (RefusalException e)
            {
                problems.AddRange(e.Problems);
                return null;
            }
        }
    }
}
