using HiepDong.Documents;
using HiepDong.Node;
using HiepDong.Organisation.Importing;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>What becomes of a row: registered, left out because it is there, or refused.</summary>
internal enum DirectiveRowOutcome { New, There, Refused }

/// <param name="Like">The entry that is there; the row of the same file when its number is given.</param>
internal sealed record DirectiveRow(long Number, DirectiveRowOutcome Outcome, DirectiveBody? Body, IReadOnlyList<Problem> Problems, Directive? Like = null, long? LikeRow = null);

/// <summary>Reads a list of documents, row by row, by the rules of entry.</summary>
internal static class DirectiveSheet
{
    public const int MostRows = 2_000;

    /// <summary>Columns by the field a rule names, with the heads of the template.</summary>
    public static readonly IReadOnlyList<(string Field, string Vi, string En, string[] Others)> Columns =
    [
        ("loai", "Loại văn bản", "Kind", ["loai", "ten loai"]),
        ("so-ky-hieu", "Số, ký hiệu", "Number and symbol", ["so ky hieu", "so hieu", "so va ky hieu", "number"]),
        ("ngay", "Ngày ban hành", "Date of issue", ["ngay", "ngay thang", "ngay ky", "issued"]),
        ("co-quan", "Cơ quan ban hành", "Issuer", ["co quan", "noi ban hanh", "tac gia"]),
        ("trich-yeu", "Trích yếu", "Abstract", ["trich yeu noi dung", "noi dung", "subject"]),
        ("hieu-luc-tu", "Có hiệu lực từ", "Effective from", ["ngay co hieu luc"]),
        ("het-hieu-luc", "Hết hiệu lực từ", "Expires on", ["ngay het hieu luc"]),
        ("do-mat", "Độ mật", "Secrecy", ["muc do mat"]),
        ("noi-giu", "Nơi giữ", "Kept by", ["noi luu giu", "keeper"]),
        ("can-cu", "Là căn cứ pháp lý", "Legal basis", ["can cu phap ly", "can cu"]),
        ("giao-viec", "Có giao việc", "Creates work", ["giao viec"])
    ];
    private static readonly string[] Yes = ["co", "x", "yes", "true", "1", "dung"];
    private static readonly string[] No = ["", "khong", "no", "false", "0"];

    public static ImportSheet Open(Stream file, string name)
    {
        var sheet = ImportSheet.Read(SpreadsheetReader.Read(file, name), [.. Columns.Select(c => new Column(c.Vi, [ImportSheet.Plain(c.En), .. c.Others]))], [.. Columns.Skip(1).Take(3).Select(c => c.Vi)], "Số, ký hiệu; Ngày ban hành; Cơ quan ban hành");
        return sheet.Rows.Count <= MostRows ? sheet : throw new RefusalException(DirectiveImportProblems.TooManyRows());
    }

    public static DirectiveRow Read(ImportSheet sheet, SheetRow row, NodeState node, bool pointers)
    {
        var problems = new List<Problem>();
        string Head(string field) => Columns.First(c => c.Field == field).Vi;
        string Text(string field) => sheet.Text(row, Head(field));
        void Refuse(string field, Problem problem) => problems.Add(sheet.At(row, Head(field), problem));
        DateOnly? Day(string field, bool needed)
        {
            if (!sheet.TryDate(row, Head(field), out var day, out _) || (needed && day is null)) Refuse(field, DirectiveProblems.NotADay(Text(field), field));
            return day;
        }
        bool Ticked(string field)
        {
            var text = Vietnamese.Fold(Text(field));
            if (!Yes.Contains(text) && !No.Contains(text)) Refuse(field, DirectiveImportProblems.YesOrNo(Text(field)));
            return Yes.Contains(text);
        }
        var kind = Text("loai").Length > 0 ? DirectiveKinds.Read(Text("loai")) : DirectiveKinds.OfSign(Text("so-ky-hieu"));
        if (kind is null) Refuse("loai", DirectiveProblems.UnknownKind(Text("loai")));
        var secrecy = SecrecyOf(Text("do-mat"));
        if (secrecy is null) Refuse("do-mat", DirectiveImportProblems.UnknownSecrecy(Text("do-mat")));
        var (issued, effective, expires) = (Day("ngay", true), Day("hieu-luc-tu", false), Day("het-hieu-luc", false));
        var (issuer, unit) = Entry.DirectiveTyped.Issuer(Text("co-quan"), node);
        var body = new DirectiveBody(kind?.Code ?? "letter", Text("so-ky-hieu"), issued ?? node.Today, issuer, unit, Text("trich-yeu"), secrecy ?? Secrecy.None, secrecy is null or Secrecy.None ? "" : Text("noi-giu"), effective, expires,
            IsLegalBasis: Ticked("can-cu"), CreatesWork: Ticked("giao-viec"));
        problems.AddRange(DirectiveRules.Check(body, node.Today, pointers).Select(p => sheet.At(row, Columns.FirstOrDefault(c => c.Field == p.Field).Vi ?? "", p)));
        return problems.Count > 0 ? new(row.Number, DirectiveRowOutcome.Refused, null, problems) : new(row.Number, DirectiveRowOutcome.New, body, []);
    }

    private static Secrecy? SecrecyOf(string typed) => Vietnamese.Fold(typed) switch
    {
        "" or "khong" or "thuong" or "none" => Secrecy.None, "mat" or "secret" => Secrecy.Secret, "toi mat" or "highly secret" => Secrecy.HighlySecret, "tuyet mat" or "top secret" => Secrecy.TopSecret, _ => null
    };
}

/// <summary>What may be wrong with an imported list; row and column are put in front.</summary>
internal static class DirectiveImportProblems
{
    public static Problem TooManyRows() => new("directive-import.too-many-rows", ProblemKind.Invalid, $"Tệp có hơn {Vietnamese.Number(DirectiveSheet.MostRows)} văn bản. Chia thành nhiều tệp.", $"The file holds more than {DirectiveSheet.MostRows} documents. Divide it.", "tep");
    public static Problem YesOrNo(string typed) => new("directive-import.yes-or-no", ProblemKind.Invalid, $"“{typed}” không rõ là có hay không. Ghi “Có” hoặc để trống.", $"“{typed}” is neither yes nor no. Write “Yes” or leave it empty.");
    public static Problem UnknownSecrecy(string typed) => new("directive-import.unknown-secrecy", ProblemKind.Invalid, $"“{typed}” không phải độ mật. Để trống, hoặc ghi Mật, Tối mật, Tuyệt mật.", $"“{typed}” is no degree of secrecy. Leave it empty, or write Secret, Highly secret, Top secret.");
    public static Problem Refused(int count) => new("directive-import.refused", ProblemKind.Invalid,
        $"Có {Vietnamese.Number(count)} lỗi nên chưa ghi dòng nào. Sửa trong tệp rồi nhập lại cả tệp.", $"{count} problems were found, so nothing was registered. Mend them in the file and import the whole file again.", "tep");
}
