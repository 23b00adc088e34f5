using HiepDong.Problems;

namespace HiepDong.Reporting;

/// <summary>Every refusal of the reporting capability.</summary>
public static class ReportProblems
{
    public static Problem NotFound() => new("report.not-found", ProblemKind.Missing,
        "Không tìm thấy báo cáo này. Mở lại từ danh sách báo cáo.", "There is no such report. Open it again from the list of reports.");
    public static Problem AlreadySubmitted() => new("report.already-submitted", ProblemKind.Conflict,
        "Báo cáo đã nộp, đang chờ duyệt nên không sửa được. Nếu cần sửa, đề nghị cấp trên trả lại.",
        "The report has been submitted and awaits acceptance, so it can't be changed. Ask the superior unit to return it.");
    public static Problem AlreadyAccepted() => new("report.already-accepted", ProblemKind.Conflict,
        "Báo cáo này đã được người khác duyệt trước đó. Xem trạng thái mới nhất của báo cáo.",
        "Somebody else has already accepted this report. See where it stands now.");
    public static Problem NotSubmitted() => new("report.not-submitted", ProblemKind.Conflict,
        "Báo cáo chưa nộp hoặc đã được trả lại nên chưa duyệt, chưa trả lại được. Xem trạng thái mới nhất của báo cáo.",
        "The report is not waiting for acceptance: it was not submitted, or has been returned. See where it stands now.");
    public static Problem NewerVersion(int version) => new("report.newer-version", ProblemKind.Conflict,
        $"Đơn vị đã nộp phiên bản {version}, mới hơn bản đang xem. Mở phiên bản mới rồi duyệt.",
        $"The unit has submitted version {version}, newer than the one you see. Open it, then accept.");
    public static Problem ReturnNeedsReason() => new("report.return-needs-reason", ProblemKind.Invalid,
        "Ghi lý do trả lại để đơn vị biết cần sửa gì.", "Say why you return it, so that the unit knows what to mend.", "reason");
    public static Problem CorrectionNeedsReason() => new("report.correction-needs-reason", ProblemKind.Invalid,
        "Ghi lý do đính chính. Lý do được lưu cùng số liệu và hiện bên cạnh số đã công bố.",
        "Give the reason for the correction. It is kept with the figures and shown beside what was published.", "reason");
    public static Problem NothingCorrected() => new("report.nothing-corrected", ProblemKind.Invalid,
        "Bản đính chính giống hệt bản đã duyệt. Sửa ít nhất một số liệu hoặc phần lời, rồi nộp.",
        "The correction equals the accepted version. Change at least one figure or text, then submit.");
    public static Problem Empty() => new("report.empty", ProblemKind.Invalid,
        "Chưa nhập số liệu nào. Nhập số; không phát sinh thì ghi 0, vì ô trống được hiểu là chưa có số liệu.",
        "No figure has been entered. Enter figures; where nothing happened write 0, since an empty field means no data.");
    public static Problem HasErrors(int count) => new("report.has-errors", ProblemKind.Invalid,
        $"Còn {count} lỗi phải sửa trước khi nộp. Số đã nhập vẫn được giữ.", $"{count} errors must be mended before submitting. What you typed is kept.");
    public static Problem RemarkNeeded(string field, string nameVi, string nameEn) => new("report.remark-needed", ProblemKind.Invalid,
        $"“{nameVi}”: ghi lý do giữ nguyên số liệu này, hoặc sửa lại.", $"“{nameEn}”: give the reason for keeping this figure, or change it.", field);
    public static Problem NotANumber(string field, string nameVi, string nameEn, string typed) => new("report.not-a-number", ProblemKind.Invalid,
        $"“{nameVi}”: “{typed}” không phải là số. Viết như 1.203 hoặc 61,475; số ước lượng viết “hơn 100”, “khoảng 30”, “5-7”.",
        $"“{nameEn}”: “{typed}” is not a number. Write 1.203 or 61,475; approximate values as “hơn 100”, “khoảng 30”, “5-7”.", field);
    public static Problem TooPrecise(string field, string nameVi, string nameEn, string typed, int decimals) => new("report.too-precise", ProblemKind.Invalid,
        decimals == 0 ? $"“{nameVi}”: “{typed}” phải là số nguyên, không có phần thập phân." : $"“{nameVi}”: “{typed}” có quá {decimals} chữ số thập phân hoặc quá lớn. Ghi tối đa {decimals} chữ số sau dấu phẩy.",
        decimals == 0 ? $"“{nameEn}”: “{typed}” must be a whole number." : $"“{nameEn}”: “{typed}” has more than {decimals} decimals or is too large.", field);
    public static Problem StaleDraft(string by, string at) => new("report.stale-draft", ProblemKind.Conflict,
        $"{by} đã lưu bản nháp khác lúc {at}, sau khi đồng chí mở trang này. Số đồng chí vừa nhập vẫn còn bên dưới; so sánh rồi lưu lại để ghi đè.",
        $"{by} saved another draft at {at}, after you opened this page. What you typed is still below; compare, then save again to replace it.");
    public static Problem PeriodNotOpen(string period) => new("report.period-not-open", ProblemKind.Invalid,
        $"Kỳ {period} chưa bắt đầu nên chưa lập báo cáo được.", $"The period {period} has not begun, so no report can be made.");
    public static Problem FormNotForUnit() => new("report.form-not-for-unit", ProblemKind.Invalid,
        "Đơn vị không phải báo cáo theo biểu mẫu này trong kỳ đã chọn. Chọn biểu mẫu hoặc kỳ khác.", "The unit does not report on this form in that period. Choose another form or period.");
    public static Problem WrongPeriod(string typed) => new("report.wrong-period", ProblemKind.Invalid,
        $"“{typed}” không phải kỳ báo cáo. Viết 2026, 2026-Q3, 2026-H1, 2026-9M, 2026-11 hoặc 2026-02..2026-05.",
        $"“{typed}” is not a reporting period. Write 2026, 2026-Q3, 2026-H1, 2026-9M, 2026-11 or 2026-02..2026-05.", "period");
    public static Problem NothingChosen() => new("report.nothing-chosen", ProblemKind.Invalid,
        "Chưa chọn báo cáo nào. Đánh dấu ít nhất một báo cáo rồi duyệt.", "No report is ticked. Tick at least one, then accept.");
    public static Problem CarriesSecrecyMark(string? field, string mark) => new("report.secrecy-mark", ProblemKind.Invalid,
        $"Nội dung có dấu chỉ độ mật “{mark}” nên không được lưu. Hệ thống này không tiếp nhận bí mật nhà nước: xóa phần đó ở đây và gửi theo đường văn bản mật.",
        $"The text carries the secrecy mark “{mark}” and was not kept. This system takes no state secrets: delete that part here and send it the way classified documents go.", field);
    public static Problem FileTooLarge(string name) => new("report.file-too-large", ProblemKind.Invalid,
        $"Tệp “{name}” lớn hơn 20 MB. Chia nhỏ hoặc nén ảnh trong tệp rồi đính kèm lại.", $"The file “{name}” is larger than 20 MB. Split it, or compress the pictures in it, then attach it again.", "file");
    public static Problem FileTypeNotAllowed(string name) => new("report.file-type", ProblemKind.Invalid,
        $"Không đính kèm được loại tệp của “{name}”. Dùng PDF, Word, Excel, PowerPoint, văn bản, CSV hoặc ảnh (PNG, JPG).",
        $"Files like “{name}” can't be attached. Use PDF, Word, Excel, PowerPoint, text, CSV or a picture (PNG, JPG).", "file");
    public static Problem FileNotOfItsKind(string name, string kind) => new("report.file-not-of-its-kind", ProblemKind.Invalid,
        $"“{name}” có đuôi {kind} nhưng nội dung không phải tệp {kind}. Mở tệp gốc, lưu lại đúng định dạng rồi gửi lại.",
        $"“{name}” ends in {kind} but what it holds is no {kind} file. Open the original, save it in that format and send it again.", "file");
    public static Problem NoFile() => new("report.no-file", ProblemKind.Invalid, "Chưa chọn tệp nào. Chọn tệp rồi gửi lại.", "No file has been chosen. Choose one, then send again.", "file");
    public static Problem NothingPasted() => new("report.nothing-pasted", ProblemKind.Invalid,
        "Không đọc được dòng nào. Mỗi dòng gồm mã hoặc tên chỉ tiêu, một dấu tab, rồi số liệu.", "No line could be read. Each line holds an indicator's code or name, a tab, and the figure.", "paste");
    public static Problem NoSuchFigure() => new("report.no-such-figure", ProblemKind.Missing,
        "Phiên bản này không có số liệu của chỉ tiêu đã chọn. Mở báo cáo để xem các phiên bản khác.", "That version states no figure for this indicator. Open the report to see its other versions.");
    public static Problem UnknownUnit(string code) => new("report.unknown-unit", ProblemKind.Missing,
        $"Không có đơn vị “{code}” trong kỳ này. Kiểm tra mã đơn vị.", $"There is no unit “{code}” in this period. Check its code.", "unit");
    public static Problem UnknownForce(string code) => new("report.unknown-force", ProblemKind.Invalid,
        $"Không có lực lượng “{code}”. Dùng cong_an, quan_doi, bien_phong, canh_sat_bien hoặc ubnd.", $"There is no force “{code}”. Use cong_an, quan_doi, bien_phong, canh_sat_bien or ubnd.", "force");
    public static Problem UnknownState(string code, IEnumerable<string> known) => new("report.unknown-state", ProblemKind.Invalid,
        $"Không có trạng thái “{code}”. Dùng một trong: {string.Join(", ", known)}.", $"There is no state “{code}”. Use one of: {string.Join(", ", known)}.", "state");
    public static Problem ValuesColumnMissing(string column) => new("values.column-missing", ProblemKind.Invalid,
        $"Thiếu cột “{column}” ở dòng đầu. Tệp cần các cột period, unit, indicator, value; có thể thêm form, qualifier, remark.",
        $"The first row lacks the column “{column}”. The file needs period, unit, indicator, value; form, qualifier and remark are optional.", column);
    public static Problem ValuesEmpty() => new("values.empty", ProblemKind.Invalid, "Tệp không có dòng số liệu nào.", "The file holds no row of figures.");
    public static Problem ValuesNotANumber(string cell, string typed) => new("values.not-a-number", ProblemKind.Invalid,
        $"“{typed}” không phải số. Trong tệp này viết số trần với dấu chấm thập phân: 1203 hoặc 61.475.", $"“{typed}” is not a number. In this file write plain numbers with a decimal point: 1203 or 61.475.", cell);
    public static Problem ValuesTooPrecise(string cell, string code, int decimals) => new("values.too-precise", ProblemKind.Invalid,
        $"Chỉ tiêu {code} ghi tối đa {decimals} chữ số thập phân.", $"Indicator {code} takes at most {decimals} decimals.", cell);
    public static Problem ValuesNegative(string cell, string typed) => new("values.negative", ProblemKind.Invalid, $"“{typed}” là số âm; số liệu không âm.", $"“{typed}” is negative; figures are not.", cell);
    public static Problem ValuesUnknownIndicator(string cell, string code) => new("values.unknown-indicator", ProblemKind.Invalid, $"Không có chỉ tiêu “{code}”.", $"There is no indicator “{code}”.", cell);
    public static Problem ValuesUnknownQualifier(string cell, string code) => new("values.unknown-qualifier", ProblemKind.Invalid,
        $"Không có mức ước lượng “{code}”. Dùng exact, more_than, at_least, nearly, about, dozens, hundreds, thousands.", $"There is no qualifier “{code}”. Use exact, more_than, at_least, nearly, about, dozens, hundreds, thousands.", cell);
    public static Problem ValuesRepeated(string cell, string code, string first) => new("values.repeated", ProblemKind.Invalid,
        $"Chỉ tiêu {code} của báo cáo này đã có ở {first}.", $"Indicator {code} of this report already stands at {first}.", cell);
    public static Problem ValuesNoForm(string cell, string unit, string period, string indicator) => new("values.no-form", ProblemKind.Invalid,
        $"Không có biểu mẫu nào của đơn vị {unit} kỳ {period} hỏi chỉ tiêu {indicator}. Kiểm tra kỳ, hoặc ghi cột form.",
        $"No form of unit {unit} for {period} asks for indicator {indicator}. Check the period, or give the form column.", cell);
    public static Problem ValuesAlreadyWaiting(string cell, string unit, string period) => new("values.already-waiting", ProblemKind.Conflict,
        $"Báo cáo của {unit} kỳ {period} đang chờ duyệt. Duyệt hoặc trả lại rồi nhập lại tệp.", $"The report of {unit} for {period} awaits acceptance. Accept or return it, then import again.", cell);
    public static Problem ValuesNeedReason(string cell, string unit, string period) => new("values.need-reason", ProblemKind.Invalid,
        $"Báo cáo của {unit} kỳ {period} đã duyệt. Nhập để đính chính thì ghi --reason \"lý do\".", $"The report of {unit} for {period} has been accepted. To correct it, give --reason \"why\".", cell);
}
