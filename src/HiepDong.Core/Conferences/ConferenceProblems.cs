using HiepDong.Problems;

namespace HiepDong.Conferences;

/// <summary>Refusals that all parts of a conference share.</summary>
public static class ConferenceProblems
{
    public static Problem NotFound() => new("conference.not-found", ProblemKind.Missing,
        "Không tìm thấy hội nghị này. Mở lại từ danh sách hội nghị.", "There is no such conference. Open it again from the list.");
    public static Problem ChangedMeanwhile(string by) => new("conference.changed-meanwhile", ProblemKind.Conflict,
        $"{by} vừa thay đổi hội nghị này. Xem lại nội dung mới rồi làm tiếp.", $"{by} has just changed this conference. Look at it again, then go on.");
}
