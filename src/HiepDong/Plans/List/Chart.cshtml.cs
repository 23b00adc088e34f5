using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Plans.List;

/// <summary>The plans of the list on a time line.</summary>
internal sealed class ChartModel(PlanList list, NodeState node, Access access, Texts texts) : PlanListPage(list, node, access, texts)
{
    public const int Size = 60;
    private readonly Texts texts = texts;

    [FromQuery(Name = "thang-tuan")] public string? Scale { get; set; }
    public bool Weeks => Scale == "tuan";
    public Gantt Chart { get; private set; } = null!;

    public void OnGet()
    {
        Load(Size);
        Chart = new([.. Lines.OrderBy(p => p.Body.From).ThenBy(p => p.Body.To).Select(p => new GanttRow(p.Body.Title, p.Code + " · " + UnitName(p.Body.AuthorUnitId), "/ke-hoach/" + p.Id, p.Body.From, p.Body.To,
            p.State is PlanState.Closed or PlanState.Reviewed ? "done" : p.State == PlanState.InForce && p.Body.To < Today ? "late" : p.State is PlanState.InForce ? "plan" : "open", PlanWords.State(p.State, texts)))], Today, Weeks);
    }
}
