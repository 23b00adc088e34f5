using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Organisation;

/// <summary>Every refusal about territories and units.</summary>
public static class OrganisationProblems
{
    public static Problem NotFound() => new("organisation.not-found", ProblemKind.Missing,
        "Không tìm thấy đơn vị hoặc địa bàn này. Mở lại từ danh sách.", "There is no such unit or territory. Open it again from the list.");
    public static Problem NeedsSubjects(int least) => new("organisation.needs-subjects", ProblemKind.Invalid,
        $"Chọn ít nhất {least} đối tượng để sắp xếp.", $"Choose at least {least} to reorganise.", "Subjects");
    public static Problem OneSubject() => new("organisation.one-subject", ProblemKind.Invalid,
        "Việc này chỉ làm với một đối tượng mỗi lần. Bỏ bớt các đối tượng đã chọn.", "This is done to one at a time. Remove the others.", "Subjects");
    public static Problem NotValidOn(string name, DateOnly on) => new("organisation.not-valid-on", ProblemKind.Invalid,
        $"{name} chưa có hoặc đã hết hiệu lực vào ngày {Vietnamese.Date(on)}. Chọn ngày khác hoặc đối tượng khác.",
        $"{name} is not valid on {Vietnamese.Date(on)}. Choose another day or another subject.", "On");
    public static Problem BeforeValidity(string name, DateOnly from) => new("organisation.before-validity", ProblemKind.Invalid,
        $"{name} có hiệu lực từ {Vietnamese.Date(from)}; ngày hiệu lực của lần sắp xếp phải sau ngày đó.",
        $"{name} has been valid since {Vietnamese.Date(from)}; the change must take effect after that day.", "On");
    public static Problem AlreadyEnding(string name, DateOnly end) => new("organisation.already-ending", ProblemKind.Conflict,
        $"{name} đã được sắp xếp, hết hiệu lực từ {Vietnamese.Date(end)}. Hoàn tác lần sắp xếp đó hoặc chọn đối tượng kế tiếp.",
        $"{name} has already been reorganised and ends on {Vietnamese.Date(end)}. Undo that change, or choose its successor.", "Subjects");
    public static Problem CodeTaken(string code, string name, DateOnly from) => new("organisation.code-taken", ProblemKind.Conflict,
        $"Mã {code} đang dùng cho {name} (từ {Vietnamese.Date(from)}). Chọn mã khác.", $"Code {code} belongs to {name} (since {Vietnamese.Date(from)}). Choose another code.", "Code");
    public static Problem CodeTwice(string code) => new("organisation.code-twice", ProblemKind.Invalid,
        $"Mã {code} được dùng hai lần trong lần sắp xếp này. Mỗi đơn vị, địa bàn mới cần một mã riêng.", $"Code {code} is used twice in this change. Each successor needs a code of its own.", "Code");
    public static Problem BadCode(string code, string shape, string shapeEn) => new("organisation.bad-code", ProblemKind.Invalid,
        $"Mã “{code}” không đúng: {shape}.", $"Code “{code}” is not right: {shapeEn}.", "Code");
    public static Problem NeedsName() => new("organisation.needs-name", ProblemKind.Invalid,
        "Nhập tên, không quá 200 ký tự.", "Enter a name of at most 200 characters.", "Name");
    public static Problem NeedsBasis() => new("organisation.needs-basis", ProblemKind.Invalid,
        "Nhập căn cứ: số, ngày và cơ quan ban hành văn bản.", "Enter the basis: number, date and issuer of the decision.", "Basis");
    public static Problem DifferentLevels() => new("organisation.different-levels", ProblemKind.Invalid,
        "Các đối tượng phải cùng cấp (và cùng lực lượng, nếu là đơn vị).", "All must be of one level (and, for units, of one force).", "Subjects");
    public static Problem WrongLevel(string name) => new("organisation.wrong-level", ProblemKind.Invalid,
        $"{name} không cùng cấp với đối tượng được sắp xếp. Chọn loại cùng cấp.", $"{name} is not of the level of what is reorganised. Choose a kind of the same level.", "Kind");
    public static Problem WrongParent(string name) => new("organisation.wrong-parent", ProblemKind.Invalid,
        $"{name} không thể là cấp trên trực tiếp ở đây: phải cao hơn một cấp và còn hiệu lực.", $"{name} can't stand directly above: it must be of a higher level and valid.", "Upper");
    public static Problem WrongSuperior(string name, string superior) => new("organisation.wrong-superior", ProblemKind.Invalid,
        $"{superior} không thể là cấp trên của {name}: khác hệ thống lực lượng hoặc ở cấp thấp hơn.", $"{superior} can't be the superior of {name}: it belongs to another chain of command or a lower level.", "Upper");
    public static Problem Cycle(string name) => new("organisation.cycle", ProblemKind.Invalid,
        $"{name} sẽ đứng dưới chính mình. Chọn cấp trên khác.", $"{name} would stand below itself. Choose another superior.", "Upper");
    public static Problem NeedsTwoSuccessors() => new("organisation.needs-two-successors", ProblemKind.Invalid,
        "Chia tách cần ít nhất hai đối tượng mới.", "A division needs at least two successors.", "Outcomes");
    public static Problem NotAssigned(string name) => new("organisation.not-assigned", ProblemKind.Invalid,
        $"Chưa chọn {name} thuộc về đâu sau khi chia tách.", $"Say where {name} belongs after the division.", "Assigned");
    public static Problem LaterBelow(string name, DateOnly from) => new("organisation.later-below", ProblemKind.Conflict,
        $"{name} bắt đầu từ {Vietnamese.Date(from)}, sau ngày chia tách, và đang ghi thuộc đối tượng này. Chọn ngày chia tách muộn hơn.",
        $"{name} begins on {Vietnamese.Date(from)}, not before the division, and belongs to what is divided. Choose a later day.", "On");
    public static Problem NothingChanges() => new("organisation.nothing-changes", ProblemKind.Invalid,
        "Thông tin mới giống hệt thông tin đang có nên không có gì để thay đổi.", "What you entered equals what is there, so nothing would change.", "Name");
    public static Problem IsCountry() => new("organisation.is-country", ProblemKind.Invalid,
        "Không sắp xếp được địa bàn cấp quốc gia. Chọn tỉnh, thành phố hoặc cấp xã.", "The country itself can't be reorganised. Choose a province or a commune.", "Subjects");
    public static Problem SameSuperior() => new("organisation.same-superior", ProblemKind.Invalid,
        "Đơn vị, địa bàn này đã trực thuộc cấp vừa chọn. Chọn cấp khác.", "It already stands there. Choose another.", "Upper");
    public static Problem CannotUndo(string why, string whyEn) => new("organisation.cannot-undo", ProblemKind.Conflict,
        $"Không hoàn tác được: {why}.", $"It can't be undone: {whyEn}.");
    public static Problem NotAnOperation() => new("organisation.no-operation", ProblemKind.Missing,
        "Không tìm thấy lần sắp xếp này, có thể đã được hoàn tác. Tải lại trang.", "There is no such change; it may have been undone. Reload the page.");
    public static Problem BelowStays(string name) => new("organisation.needs-upper", ProblemKind.Invalid,
        $"Chọn cấp trên cho {name}.", $"Choose what stands above {name}.", "Upper");
}
