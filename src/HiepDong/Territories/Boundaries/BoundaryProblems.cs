using System.Globalization;
using HiepDong.Problems;

namespace HiepDong.Territories.Boundaries;

/// <summary>What may be wrong with a file of boundaries. Features are counted from 1, in the order of the file.</summary>
internal static class BoundaryProblems
{
    private const string Field = "Upload";

    public static Problem NoFile() => new("boundaries.no-file", ProblemKind.Invalid, "Chọn tệp ranh giới (.geojson hoặc .json).", "Choose the file of boundaries (.geojson or .json).", Field);
    public static Problem TooLarge(long most) => new("boundaries.too-large", ProblemKind.Invalid, $"Tệp vượt quá {most >> 20} MB. Giản lược ranh giới trong phần mềm bản đồ rồi nhập lại.", $"The file is larger than {most >> 20} MB. Simplify the boundaries with a mapping program, then import it again.", Field);
    public static Problem NotJson(long line) => new("boundaries.not-json", ProblemKind.Invalid, Line("Tệp không đọc được dưới dạng JSON", "dòng", line, "Xuất lại tệp theo định dạng GeoJSON."), Line("The file is not JSON", "line", line, "Export it again as GeoJSON."), Field);
    public static Problem NotCollection() => new("boundaries.not-collection", ProblemKind.Invalid, "Tệp không phải GeoJSON kiểu “FeatureCollection”. Xuất lại lớp ranh giới cấp tỉnh theo định dạng GeoJSON.", "The file is no GeoJSON “FeatureCollection”. Export the layer of provinces again as GeoJSON.", Field);
    public static Problem TooManyFeatures(int count) => new("boundaries.too-many-features", ProblemKind.Invalid, $"Tệp có {Whole(count)} đối tượng; cần mỗi tỉnh, thành phố đúng một đối tượng. Gộp theo cấp tỉnh rồi nhập lại.", $"The file has {count} features; each province has to be one. Dissolve them by province, then import the file again.", Field);
    public static Problem TooManyPoints(int most) => new("boundaries.too-many-points", ProblemKind.Invalid, $"Ranh giới có hơn {Whole(most)} điểm. Giản lược trong phần mềm bản đồ rồi nhập lại.", $"The boundaries have more than {most} points. Simplify them with a mapping program, then import the file again.", Field);
    public static Problem NoPolygon(int n) => new("boundaries.no-polygon", ProblemKind.Invalid, $"Đối tượng {n}, geometry: không phải vùng (Polygon hoặc MultiPolygon).", $"Feature {n}, geometry: it is no area (Polygon or MultiPolygon).", Field);
    public static Problem Broken(int n) => new("boundaries.broken-geometry", ProblemKind.Invalid, $"Đối tượng {n}, coordinates: vòng ranh giới hở, thiếu điểm hoặc có tọa độ không phải số.", $"Feature {n}, coordinates: a ring is open, has too few points, or a coordinate is no number.", Field);
    public static Problem Projected(int n, double x, double y) => new("boundaries.projected", ProblemKind.Invalid, $"Đối tượng {n}, coordinates: {At(x, y)} là tọa độ phẳng (như VN-2000), không phải kinh độ, vĩ độ. Chuyển sang WGS 84 (EPSG:4326) rồi nhập lại.", $"Feature {n}, coordinates: {At(x, y)} are projected (such as VN-2000), not longitude and latitude. Convert the file to WGS 84 (EPSG:4326), then import it again.", Field);
    public static Problem Swapped(int n, double x, double y) => new("boundaries.swapped", ProblemKind.Invalid, $"Đối tượng {n}, coordinates: {At(x, y)} ghi vĩ độ trước kinh độ. GeoJSON ghi kinh độ trước.", $"Feature {n}, coordinates: {At(x, y)} have latitude first. GeoJSON has longitude first.", Field);
    public static Problem Outside(int n, double x, double y) => new("boundaries.outside", ProblemKind.Invalid, $"Đối tượng {n}, coordinates: {At(x, y)} nằm ngoài phạm vi Việt Nam.", $"Feature {n}, coordinates: {At(x, y)} lie outside the area of Viet Nam.", Field);
    public static Problem NoName(int n, string properties) => new("boundaries.no-name", ProblemKind.Invalid, $"Đối tượng {n}, properties: không có mã hoặc tên tỉnh, thành phố (thuộc tính “ma” hoặc “ten”); chỉ có: {properties}.", $"Feature {n}, properties: there is no code or name of a province (property “ma” or “ten”); only: {properties}.", Field);
    public static Problem Unknown(int n, string property, string value) => new("boundaries.unknown-province", ProblemKind.Invalid, $"Đối tượng {n}, {property}: “{value}” không phải tỉnh, thành phố trong danh mục hiện nay.", $"Feature {n}, {property}: “{value}” is no province of the present list.", Field);
    public static Problem Former(int n, string property, string value, string now) => new("boundaries.former-province", ProblemKind.Invalid, $"Đối tượng {n}, {property}: “{value}” nay thuộc {now}. Dùng tệp theo các tỉnh, thành phố hiện nay.", $"Feature {n}, {property}: “{value}” now belongs to {now}. Use a file of the present provinces.", Field);
    public static Problem Mismatch(int n, string codeProperty, string code, string ofCode, string nameProperty, string name) => new("boundaries.mismatch", ProblemKind.Invalid, $"Đối tượng {n}: {codeProperty} “{code}” là mã của {ofCode} nhưng {nameProperty} ghi “{name}”.", $"Feature {n}: {codeProperty} “{code}” is the code of {ofCode}, but {nameProperty} says “{name}”.", Field);
    public static Problem Twice(int n, string province, int first) => new("boundaries.twice", ProblemKind.Invalid, $"Đối tượng {n}: {province} đã có ở đối tượng {first}. Gộp thành một đối tượng.", $"Feature {n}: {province} is already feature {first}. Make them one.", Field);
    public static Problem Missing(int count, string names) => new("boundaries.missing", ProblemKind.Invalid, $"Tệp thiếu {count} tỉnh, thành phố: {names}.", $"The file lacks {count} provinces: {names}.", Field);
    public static Problem Refused(int count) => new("boundaries.refused", ProblemKind.Invalid, $"Có {Whole(count)} lỗi nên chưa nhập ranh giới nào. Sửa tệp rồi kiểm tra lại.", $"{count} problems were found, so nothing was imported. Mend the file and check it again.", Field);
    public static Problem CheckGone() => new("boundaries.check-gone", ProblemKind.Conflict, "Tệp đã kiểm tra không còn trên máy chủ. Chọn lại tệp.", "The checked file is no longer here. Choose it again.", Field);
    public static Problem NotImported() => new("boundaries.not-imported", ProblemKind.Conflict, "Nút này chưa có ranh giới nào.", "This node has no boundaries.");
    public static Problem NothingRemoved() => new("boundaries.nothing-removed", ProblemKind.Conflict, "Không có ranh giới trước đó để khôi phục.", "There are no earlier boundaries to bring back.");
    public static Problem NotFound() => new("boundaries.not-found", ProblemKind.Missing, "Ranh giới này không còn dùng. Tải lại trang bản đồ.", "These boundaries are no longer in use. Load the map again.");

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"[{x:0.####}, {y:0.####}]");
    private static string Whole(int number) => Text.Vietnamese.Number(number);
    private static string Line(string what, string word, long line, string mend) => line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{what} ({word} {line}). {mend}") : $"{what}. {mend}";
}
