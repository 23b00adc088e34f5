using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;

namespace HiepDong.Demonstration;

/// <summary>Makes the sample workbooks of the tree anew from a loaded demonstration; for whoever changes the template or the forms.</summary>
internal static class DemoSamples
{
    private static readonly Period December = Period.Month(2026, 12);

    public static void Write(NodeContext node, string folder)
    {
        Directory.CreateDirectory(folder);
        var figures = new DemoFigures(node.State.Catalogue);
        foreach (var unit in Chosen(node))
        {
            var form = node.State.Catalogue.FormsFor(December).First(f => f.AsksOf(unit));
            var facts = new TemplateFacts(unit, form, December, node.State.Catalogue)
            {
                DueOn = form.DueOn(December, unit.Echelon, node.State.Calendar),
                Figures = figures.Invent(unit, form, December).ToDictionary(f => node.State.Catalogue[f.Indicator].Code, f => new Quantity(node.State.Catalogue[f.Indicator].Unscale(f.Amount), f.Bound)),
                Narratives = Narratives(unit, form.Narratives.Select(n => n.Code).ToHashSet())
            };
            using var file = File.Create(Path.Combine(folder, $"{unit.Code}-{form.Code}-{December.Code}.xlsx"));
            ReportTemplate.Write(file, facts);
        }
    }

    /// <summary>Some of each force, from both provinces; not those whose December report is left for the reader to write.</summary>
    private static IEnumerable<OrgUnit> Chosen(NodeContext node)
    {
        var units = node.State.Organisation.At(December.Window().To).Units;
        return new[] { (Force.Police, Echelon.Commune, 8), (Force.Army, Echelon.Commune, 6), (Force.BorderGuard, Echelon.Post, 5), (Force.Civil, Echelon.Commune, 4), (Force.CoastGuard, Echelon.Post, 2) }
            .SelectMany(c => units.Where(u => u.Force == c.Item1 && u.Echelon == c.Item2 && u.Code is not ("CA.68104" or "BP.60.01" or DemoHistory.SilentUnit))
                .OrderBy(u => DemoFigures.Hash(u.Code)).Take(c.Item3));
    }

    private static Dictionary<string, string> Narratives(OrgUnit unit, HashSet<string> asked) => new Dictionary<string, string>
    {
        ["tinh_hinh"] = $"Địa bàn do {unit.Name} phụ trách ổn định; lưu lượng người và phương tiện tăng vào cuối năm.",
        ["uu_diem"] = "Giao ban ba lực lượng đúng lịch; thông tin trao đổi kịp thời trong ngày.",
        ["ton_tai"] = "Phương tiện tuần tra cũ, có buổi chưa bố trí đủ quân số theo kế hoạch.",
        ["phuong_huong"] = "Mở đợt cao điểm bảo vệ Tết Dương lịch; tăng tuần tra chung ban đêm.",
        ["kien_nghi"] = "Đề nghị cấp trên bổ sung bộ đàm dùng chung cho tổ tuần tra liên ngành."
    }.Where(n => asked.Contains(n.Key)).ToDictionary();
}
