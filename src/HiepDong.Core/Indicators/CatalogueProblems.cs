using System.Globalization;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Indicators;

/// <summary>Refusals about indicators and forms; <see cref="Problem.Field"/> is the property it concerns.</summary>
public static class CatalogueProblems
{
    public static Problem NoIndicator(string code) => new("catalogue.no-indicator", ProblemKind.Missing,
        $"Không có chỉ tiêu mang mã {code}. Kiểm tra lại mã trong danh mục chỉ tiêu.", $"There is no indicator {code}. Check the code in the list of indicators.");
    public static Problem NoForm(string code) => new("catalogue.no-form", ProblemKind.Missing,
        $"Không có biểu mẫu mang mã {code}. Kiểm tra lại mã trong danh mục biểu mẫu.", $"There is no form {code}. Check the code in the list of forms.");
    public static Problem Empty(string field, string vi, string en) => new("catalogue.empty", ProblemKind.Invalid,
        $"Chưa có {vi}. Hãy nhập mục này.", $"The {en} is missing. Enter it.", field);
    public static Problem TooLong(string field, string vi, string en, int most) => new("catalogue.too-long", ProblemKind.Invalid,
        Say($"Mục {vi} dài quá {most} ký tự. Hãy viết ngắn lại."), Say($"The {en} is longer than {most} characters. Shorten it."), field);

    // Indicators
    public static Problem BadCode(string code) => new("catalogue.bad-code", ProblemKind.Invalid,
        $"Mã “{code}” không dùng được. Mã gồm chữ in hoa không dấu và chữ số, có dấu chấm ngăn nhóm với tên, ví dụ MT.VU, dài không quá 24 ký tự.",
        $"The code “{code}” cannot be used. Use capital letters without marks and digits, with a dot between group and name, as in MT.VU; at most 24 characters.", nameof(Indicator.Code));
    public static Problem CodeTaken(string code) => new("catalogue.code-taken", ProblemKind.Conflict,
        $"Mã {code} đã có trong danh mục. Chọn mã khác, hoặc mở chỉ tiêu đó để sửa.", $"The code {code} is already in the list. Choose another, or open that indicator to change it.", nameof(Indicator.Code));
    public static Problem BadNumber() => new("catalogue.bad-number", ProblemKind.Invalid,
        Say($"Số thứ tự của chỉ tiêu phải từ 1 đến {CatalogueRules.MostNumber}. Để trống thì hệ thống lấy số tiếp theo."),
        Say($"An indicator's number is from 1 to {CatalogueRules.MostNumber}. Leave it empty to take the next one."), nameof(Indicator.Number));
    public static Problem NumberTaken(int number, string code) => new("catalogue.number-taken", ProblemKind.Conflict,
        Say($"Số thứ tự {number} đã thuộc chỉ tiêu {code}. Để trống thì hệ thống lấy số tiếp theo."),
        Say($"Number {number} already belongs to {code}. Leave it empty to take the next one."), nameof(Indicator.Number));
    public static Problem UnknownTopic(string topic) => new("catalogue.unknown-topic", ProblemKind.Invalid,
        $"Không có lĩnh vực “{topic}”. Dùng một trong các mã: {TopicCodes}.", $"There is no topic “{topic}”. Use one of: {TopicCodes}.", nameof(Indicator.Topic));
    public static Problem BadDecimals() => new("catalogue.bad-decimals", ProblemKind.Invalid,
        "Số chữ số thập phân phải là số nguyên từ 0 đến 6.", "The number of decimals is a whole number from 0 to 6.", nameof(Indicator.Decimals));
    public static Problem NoForces() => new("catalogue.no-forces", ProblemKind.Invalid,
        "Chưa chọn lực lượng nào. Chọn ít nhất một lực lượng có số liệu về chỉ tiêu này.", "No force is chosen. Choose at least one force that counts this.", nameof(Indicator.Forces));
    public static Problem Fixed(string code, string field, string vi, string en) => new("catalogue.fixed", ProblemKind.Conflict,
        $"Chỉ tiêu {code} đã được lưu nên không đổi được {vi}: số liệu đã có tính theo đó. Hãy ngừng dùng chỉ tiêu này và lập chỉ tiêu mới.",
        $"{code} is already stored, so its {en} cannot change: figures rest on it. Retire it and make a new indicator.", field);
    public static Problem NoSuchReference(string field, string code) => new("catalogue.no-reference", ProblemKind.Invalid,
        $"Chỉ tiêu {code} được dẫn tới nhưng không có trong danh mục. Kiểm tra lại mã, hoặc lập chỉ tiêu đó trước.",
        $"{code} is referred to but is not in the list. Check the code, or make that indicator first.", field);
    public static Problem ReferenceToItself(string field, string code) => new("catalogue.reference-to-itself", ProblemKind.Invalid,
        $"Chỉ tiêu {code} không thể dẫn tới chính nó. Chọn chỉ tiêu khác hoặc để trống.", $"{code} cannot refer to itself. Choose another indicator or leave it empty.", field);
    public static Problem RatioIncomplete(string field) => new("catalogue.ratio-incomplete", ProblemKind.Invalid,
        "Tỷ lệ phải có đủ tử số và mẫu số. Chọn hai chỉ tiêu để tính.", "A ratio needs a numerator and a denominator. Choose the two indicators.", field);
    public static Problem RatioOfRatio(string field, string code) => new("catalogue.ratio-of-ratio", ProblemKind.Invalid,
        $"{code} là tỷ lệ nên không dùng làm tử số hay mẫu số được. Chọn chỉ tiêu đếm được.", $"{code} is a ratio and cannot be a numerator or denominator. Choose one that is counted.", field);
    public static Problem RatioOfSame() => new("catalogue.ratio-of-same", ProblemKind.Invalid,
        "Tử số và mẫu số đang là một chỉ tiêu. Chọn hai chỉ tiêu khác nhau.", "Numerator and denominator are the same indicator. Choose two different ones.", nameof(Indicator.Denominator));
    public static Problem NotARatio(string field) => new("catalogue.not-a-ratio", ProblemKind.Invalid,
        "Chỉ tỷ lệ mới có tử số, mẫu số. Bỏ trống mục này, hoặc chọn cách cộng là tỷ lệ.", "Only a ratio has numerator and denominator. Leave this empty, or choose ratio.", field);
    public static Problem RatioHasNoWhole(string field) => new("catalogue.ratio-has-no-whole", ProblemKind.Invalid,
        "Tỷ lệ được tính ra chứ không cộng lại, nên không thuộc tổng nào và không đi cặp. Bỏ trống mục này.",
        "A ratio is computed, never added, so it is part of no total and makes no pair. Leave this empty.", field);
    public static Problem RefersToRatio(string field, string code) => new("catalogue.refers-to-ratio", ProblemKind.Invalid,
        $"{code} là tỷ lệ nên không làm tổng hay làm cặp được. Chọn chỉ tiêu đếm được.", $"{code} is a ratio and can be neither a total nor half of a pair. Choose one that is counted.", field);
    public static Problem PairOfPair(string code) => new("catalogue.pair-of-pair", ProblemKind.Invalid,
        $"{code} đã đi cặp với chỉ tiêu khác. Chọn chỉ tiêu chính của cặp, ví dụ chỉ tiêu “số vụ”.", $"{code} is already the second of a pair. Choose the first one, the cases.", nameof(Indicator.PairOf));
    public static Problem PartOfCycle(string code) => new("catalogue.part-of-cycle", ProblemKind.Invalid,
        $"{code} trở thành một phần của chính nó qua các chỉ tiêu khác. Chọn lại chỉ tiêu tổng.", $"{code} would be part of itself through others. Choose another total.", nameof(Indicator.PartOf));
    public static Problem PartUnit(Indicator part, Indicator whole) => new("catalogue.part-unit", ProblemKind.Invalid,
        $"{part.Code} tính bằng “{part.UnitVi}” còn tổng {whole.Code} tính bằng “{whole.UnitVi}”. Dùng cùng một đơn vị tính.",
        $"{part.Code} is counted in “{part.UnitEn}” but its total {whole.Code} in “{whole.UnitEn}”. Use the same unit.", nameof(Indicator.UnitVi));
    public static Problem PartDecimals(Indicator part, Indicator whole) => new("catalogue.part-decimals", ProblemKind.Invalid,
        Say($"{part.Code} có {part.Decimals} chữ số thập phân, nhiều hơn tổng {whole.Code} ({whole.Decimals}). Tổng phải ghi được mọi số của phần."),
        Say($"{part.Code} has {part.Decimals} decimals, more than its total {whole.Code} ({whole.Decimals}). The total must be able to hold every part."), nameof(Indicator.Decimals));
    public static Problem PartAddsUp(Indicator part, Indicator whole) => new("catalogue.part-adds-up", ProblemKind.Invalid,
        $"{part.Code} và tổng {whole.Code} cộng theo hai cách khác nhau. Phần và tổng phải cùng là số phát sinh hoặc cùng là số hiện có.",
        $"{part.Code} and its total {whole.Code} add up in different ways. Both must be counted over time, or both be a state.", nameof(Indicator.AddsUp));
    public static Problem ExhaustiveWithoutWhole() => new("catalogue.exhaustive-without-whole", ProblemKind.Invalid,
        "Đã đánh dấu “các phần cộng đủ tổng” nhưng chưa chọn tổng. Chọn chỉ tiêu tổng, hoặc bỏ dấu.", "“The parts make up the total” is marked but no total is chosen. Choose the total, or take the mark away.", nameof(Indicator.Exhaustive));
    public static Problem StillAsked(string code, string forms) => new("catalogue.still-asked", ProblemKind.Conflict,
        $"Biểu mẫu {forms} còn hỏi chỉ tiêu {code}. Công bố phiên bản mới không có chỉ tiêu này, rồi ngừng dùng.",
        $"{forms} still asks for {code}. Publish a version without it first, then retire it.", nameof(Indicator.Retired));
    public static Problem StillComputed(string code, string ratio) => new("catalogue.still-computed", ProblemKind.Conflict,
        $"Tỷ lệ {ratio} còn tính từ chỉ tiêu {code}. Ngừng dùng tỷ lệ đó trước.", $"The ratio {ratio} is computed from {code}. Retire that ratio first.", nameof(Indicator.Retired));

    // Forms
    public static Problem BadFormCode(string code) => new("catalogue.bad-form-code", ProblemKind.Invalid,
        $"Mã biểu “{code}” không dùng được. Mã gồm chữ in hoa không dấu, chữ số và dấu gạch nối, có ít nhất một chữ số, ví dụ PH01-CA, dài không quá 20 ký tự.",
        $"The form code “{code}” cannot be used. Use capital letters without marks, digits and hyphens, with at least one digit, as in PH01-CA; at most 20 characters.", nameof(ReportForm.Code));
    public static Problem FormCodeTaken(string code) => new("catalogue.form-code-taken", ProblemKind.Conflict,
        $"Biểu mẫu {code} đã có. Mở biểu đó và lập phiên bản mới, hoặc chọn mã khác.", $"The form {code} exists. Open it and make a new version, or choose another code.", nameof(ReportForm.Code));
    public static Problem NextVersion(string code, int expected) => new("catalogue.next-version", ProblemKind.Conflict,
        Say($"Phiên bản tiếp theo của {code} phải là {expected}. Có thể người khác vừa công bố; xem phiên bản mới rồi làm tiếp."),
        Say($"The next version of {code} is {expected}. Somebody may just have published one; look at it, then go on."), nameof(ReportForm.Version));
    public static Problem VersionDiffers(string code, int version) => new("catalogue.version-differs", ProblemKind.Conflict,
        Say($"Phiên bản {version} của {code} đã công bố với nội dung khác. Bản đã công bố không sửa được; ghi thành phiên bản mới."),
        Say($"Version {version} of {code} is published with other contents. A published version cannot change; number this one as a new version."), nameof(ReportForm.Version));
    public static Problem VersionTooEarly(string code, DateOnly former) => new("catalogue.version-too-early", ProblemKind.Invalid,
        $"Phiên bản trước của {code} áp dụng từ {Vietnamese.Date(former)}. Phiên bản mới phải áp dụng sau ngày đó.",
        $"The version before of {code} holds from {Vietnamese.Date(former)}. The new one must begin later.", nameof(ReportForm.ValidFrom));
    public static Problem EndsBeforeStart() => new("catalogue.ends-before-start", ProblemKind.Invalid,
        "Ngày thôi áp dụng phải sau ngày áp dụng. Chọn lại ngày.", "The form must end after it begins. Choose another day.", nameof(ReportForm.ValidTo));
    public static Problem AlreadyReported(int count, DateOnly from) => new("catalogue.already-reported", ProblemKind.Conflict,
        Say($"Đã có {count} báo cáo theo bản hiện hành của kỳ kết thúc từ {Vietnamese.Date(from)}. Chọn ngày sau các kỳ đó."),
        Say($"{count} reports for periods ending on or after {Vietnamese.Date(from)} were already made on the present version. Choose a day after those periods."), nameof(ReportForm.ValidFrom));
    public static Problem NoEchelons() => new("catalogue.no-echelons", ProblemKind.Invalid,
        "Chưa chọn cấp báo cáo. Chọn ít nhất một cấp.", "No level is chosen. Choose at least one.", nameof(ReportForm.Echelons));
    public static Problem NoFormForces() => new("catalogue.no-form-forces", ProblemKind.Invalid,
        "Chưa chọn lực lượng báo cáo. Chọn ít nhất một lực lượng.", "No force is chosen. Choose at least one.", nameof(ReportForm.Forces));
    public static Problem BadRhythm() => new("catalogue.bad-rhythm", ProblemKind.Invalid,
        "Kỳ báo cáo hoặc cách lấy số liệu không hợp lệ. Chọn lại trong danh sách.", "The rhythm or the data window is not one of those offered. Choose from the list.", nameof(ReportForm.Rhythm));
    public static Problem BadDue(Echelon echelon) => new("catalogue.bad-due", ProblemKind.Invalid,
        Say($"Hạn nộp của cấp {EchelonNames.Vi(echelon)} phải từ 0 đến {CatalogueRules.MostDueDays} ngày làm việc."),
        Say($"The due days of the {EchelonNames.En(echelon)} level are from 0 to {CatalogueRules.MostDueDays} working days."), Say($"Due[{(int)echelon}].Days"));
    public static Problem NoSections() => new("catalogue.no-sections", ProblemKind.Invalid,
        "Biểu mẫu chưa có phần nào. Thêm ít nhất một phần có chỉ tiêu.", "The form has no section. Add at least one with indicators.", nameof(ReportForm.Sections));
    public static Problem EmptySection(int index) => new("catalogue.empty-section", ProblemKind.Invalid,
        Say($"Phần {Roman(index)} chưa có chỉ tiêu. Thêm chỉ tiêu hoặc bỏ phần này."), Say($"Section {Roman(index)} has no indicators. Add some or remove it."), SectionField(index));
    public static Problem UntitledSection(int index) => new("catalogue.untitled-section", ProblemKind.Invalid,
        Say($"Phần {Roman(index)} chưa có tên bằng cả hai thứ tiếng. Hãy nhập tên."), Say($"Section {Roman(index)} has no heading in both languages. Enter it."), SectionField(index));
    public static Problem UnknownIndicator(int index, string code) => new("catalogue.unknown-indicator", ProblemKind.Invalid,
        Say($"Phần {Roman(index)}: không có chỉ tiêu {code}. Chọn mã trong danh sách gợi ý."), Say($"Section {Roman(index)}: there is no indicator {code}. Choose a code from the list."), SectionField(index));
    public static Problem AsksRatio(int index, string code) => new("catalogue.asks-ratio", ProblemKind.Invalid,
        Say($"Phần {Roman(index)}: {code} là tỷ lệ, hệ thống tự tính nên không hỏi trong biểu. Bỏ chỉ tiêu này."),
        Say($"Section {Roman(index)}: {code} is a ratio, computed and never asked. Remove it."), SectionField(index));
    public static Problem AsksRetired(int index, string code) => new("catalogue.asks-retired", ProblemKind.Invalid,
        Say($"Phần {Roman(index)}: {code} đã ngừng dùng. Bỏ chỉ tiêu này, hoặc khôi phục nó trước."),
        Say($"Section {Roman(index)}: {code} is retired. Remove it, or restore it first."), SectionField(index));
    public static Problem AsksTwice(int index, string code) => new("catalogue.asks-twice", ProblemKind.Invalid,
        Say($"Phần {Roman(index)}: {code} đã có trong biểu này. Mỗi chỉ tiêu chỉ hỏi một lần."), Say($"Section {Roman(index)}: {code} is already in this form. Ask for each indicator once."), SectionField(index));
    public static Problem BadNarrative() => new("catalogue.bad-narrative", ProblemKind.Invalid,
        "Mỗi mục viết lời phải có mã riêng (chữ thường, số, gạch dưới) và tên bằng cả hai thứ tiếng.",
        "Every narrative item needs a code of its own (small letters, digits, underscore) and a heading in both languages.", nameof(ReportForm.Narratives));
    public static Problem CountsTwice(string codes, ReportForm other, Force force, Echelon echelon) => new("catalogue.counts-twice", ProblemKind.Conflict,
        Say($"{codes}: biểu {other.Code} (phiên bản {other.Version}) đã hỏi {ForceNames.Vi(force)} cấp {EchelonNames.Vi(echelon)} cho cùng những ngày đó nên số liệu sẽ tính hai lần. Bỏ chỉ tiêu ở một biểu, hoặc chọn ngày áp dụng trùng ngày đầu kỳ khi biểu kia đã thôi áp dụng."),
        Say($"{codes}: {other.Code} (version {other.Version}) already asks the {ForceNames.En(force)} at {EchelonNames.En(echelon)} level for some of the same days, so figures would count twice. Remove it from one form, or begin on the first day of a period after the other has ended."));

    /// <summary>Where a problem of the n-th section (from 0) is shown.</summary>
    public static string SectionField(int index) => Say($"Sections[{index}].Add");

    private static readonly string TopicCodes = string.Join(", ", Topics.All.Select(t => t.Code));
    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    private static string Roman(int index) => FormText.Roman(index + 1);
}
