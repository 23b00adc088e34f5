using System.Text.Encodings.Web;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Periods;

/// <summary>Public holidays and compensatory days off: due dates count working days around them.</summary>
internal sealed class ChangeHolidays(Database database, Access access)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds every day from <paramref name="from"/> to <paramref name="to"/>, both included; days already listed are refused.</summary>
    public async Task Add(DateOnly from, DateOnly to, string nameVi, string nameEn, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageOrganisation);
        (nameVi, nameEn) = (Vietnamese.Clean(nameVi), Vietnamese.Clean(nameEn));
        var problems = new List<Problem>();
        if (nameVi.Length is 0 or > 100) problems.Add(PeriodProblems.NeedsName());
        if (to < from || to.DayNumber - from.DayNumber >= 31) problems.Add(PeriodProblems.BadRange());
        if (problems.Count > 0) throw new RefusalException(problems);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if (write.Execute("insert into holiday (day, name_vi, name_en) values (@day, @nameVi, @en) on conflict (day) do nothing", new { day, nameVi, en = nameEn.Length > 0 ? nameEn : nameVi }) == 0)
                    throw new RefusalException(PeriodProblems.AlreadyListed(day));
            }
            write.Log("catalogue.holiday-added", SqlTypes.Text(from), JsonSerializer.Serialize(new { from, to, nameVi }, Json));
        }, stop);
    }

    public async Task Remove(DateOnly day, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.ManageOrganisation);
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var name = write.First<string>("select name_vi from holiday where day = @day", new { day }) ?? throw new RefusalException(PeriodProblems.NotListed(day));
            write.Execute("delete from holiday where day = @day", new { day });
            write.Log("catalogue.holiday-removed", SqlTypes.Text(day), JsonSerializer.Serialize(new { day, name }, Json));
        }, stop);
    }
}

internal static class PeriodProblems
{
    public static Problem NeedsName() => new("holiday.needs-name", ProblemKind.Invalid, "Nhập tên ngày nghỉ, không quá 100 ký tự.", "Enter the name of the holiday, at most 100 characters.", "NameVi");
    public static Problem NeedsDay() => new("holiday.needs-day", ProblemKind.Invalid, "Nhập ngày nghỉ.", "Enter the day.", "From");
    public static Problem BadRange() => new("holiday.bad-range", ProblemKind.Invalid, "Ngày cuối phải bằng hoặc sau ngày đầu, cả đợt không quá 31 ngày.", "The last day must not be before the first, and at most 31 days are added at once.", "To");
    public static Problem AlreadyListed(DateOnly day) => new("holiday.already-listed", ProblemKind.Conflict, $"Ngày {Vietnamese.Date(day)} đã có trong danh sách.", $"{Vietnamese.Date(day)} is already listed.", "From");
    public static Problem NotListed(DateOnly day) => new("holiday.not-listed", ProblemKind.Conflict, $"Ngày {Vietnamese.Date(day)} không còn trong danh sách. Tải lại trang.", $"{Vietnamese.Date(day)} is no longer listed. Reload the page.");
}
