using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Assignments;

/// <summary>Every refusal of the assignments.</summary>
public static class AssignmentProblems
{
    public static Problem NotFound() => new("assignment.not-found", ProblemKind.Missing,
        "Không tìm thấy nhiệm vụ này. Mở lại từ danh sách nhiệm vụ.", "There is no such assignment. Open it again from the list.");
    public static Problem NoText() => new("assignment.no-text", ProblemKind.Invalid, "Ghi nội dung nhiệm vụ.", "Say what is to be done.", "viec");
    public static Problem NoLead() => new("assignment.no-lead", ProblemKind.Invalid, "Chọn đơn vị chủ trì.", "Choose the lead unit.", "chu-tri");
    public static Problem LeadSupports() => new("assignment.lead-supports", ProblemKind.Invalid,
        "Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp. Bỏ đơn vị này khỏi danh sách phối hợp.", "The lead unit can't support itself. Take it out of the supporting units.", "phoi-hop");
    public static Problem UnitTwice() => new("assignment.unit-twice", ProblemKind.Invalid,
        "Một đơn vị phối hợp được ghi hai lần. Bỏ bớt một dòng.", "A supporting unit is named twice. Take one of them out.", "phoi-hop");
    public static Problem DeadlineTooEarly(DateOnly earliest) => new("assignment.deadline-too-early", ProblemKind.Invalid,
        $"Hạn hoàn thành không thể trước ngày {Day(earliest)}. Chọn ngày muộn hơn.", $"The deadline can't lie before {Day(earliest)}. Choose a later day.", "han");
    public static Problem UnknownUnit() => new("assignment.unknown-unit", ProblemKind.Invalid,
        "Có đơn vị không còn hoạt động hoặc không có trong danh mục. Chọn lại đơn vị.", "A unit no longer exists or is not in the catalogue. Choose it again.", "chu-tri");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
