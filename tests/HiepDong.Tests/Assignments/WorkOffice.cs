using HiepDong.Accounts;
using HiepDong.Assignments;
using HiepDong.Organisation;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Assignments;

/// <summary>The reporting office with work: Bình and Bảo give and verify it for the province, An leads it for the first commune, Giang supports for the second.</summary>
internal static class WorkOffice
{
    public static string Form(string handler) => $"form[action$='handler={handler}']";

    public static AssignmentOrder Order(this Office office, DateOnly? deadline = null, params OrgUnit[] supporting) => new("Rà soát các đường mòn qua biên giới", office.First.Id, [.. supporting.Select(u => u.Id)], deadline ?? new(2026, 11, 30), "Báo cáo kết quả");

    public static async Task<Assignment> Give(this Office office, AssignmentOrder? order = null, Origin? origin = null, string by = "binh") =>
        office.Find((await office.Use<AssignWork>().Run(origin ?? Origin.Own, office.Province.Id, [order ?? office.Order()], office.Person(by), default))[0]);

    public static Assignment Find(this Office office, string id) => office.Use<AssignmentStore>().Get(id);

    public static async Task Finish(this Office office, Assignment a, OrgUnit unit, string by, string verifier = "binh", string said = "Đã rà soát 6 đường mòn")
    {
        await office.Use<DoWork>().Accept(a.Id, unit.Id, null, office.Person(by), default);
        await office.Use<DoWork>().Submit(a.Id, unit.Id, EvidenceIn.Of(said), null, office.Person(by), default);
        await office.Use<FollowWork>().Verify(a.Id, unit.Id, null, office.Person(verifier), default);
    }

    public static Origin Conclusion(int number, string conference = "hn") => new(OriginKind.Conclusion, conference + "-" + number, conference, $"Kết luận {number} – Hội nghị giao ban tháng 11 năm 2026");
}
