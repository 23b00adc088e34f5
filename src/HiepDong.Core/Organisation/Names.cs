namespace HiepDong.Organisation;

/// <summary>Names of the forces on screens and in sentences.</summary>
public static class ForceNames
{
    private static readonly (string Vi, string En)[] All =
        [("Công an", "Police"), ("Quân đội", "Army"), ("Bộ đội Biên phòng", "Border Guard"), ("Cảnh sát biển", "Coast Guard"), ("Ủy ban nhân dân", "People's Committee")];

    public static string Vi(Force force) => All[(int)force].Vi;
    public static string En(Force force) => All[(int)force].En;
    public static string Name(this Force force, string language) => language == "en" ? En(force) : Vi(force);
}

/// <summary>Names of the echelons, as they stand after "cấp".</summary>
public static class EchelonNames
{
    private static readonly (string Vi, string En)[] All =
    [
        ("bộ", "ministry"), ("quân khu (vùng)", "military region"), ("tỉnh", "province"), ("huyện", "district"),
        ("khu vực phòng thủ", "defence area"), ("xã", "commune"), ("đồn (trạm)", "post")
    ];

    public static string Vi(Echelon echelon) => All[(int)echelon].Vi;
    public static string En(Echelon echelon) => All[(int)echelon].En;
    public static string Name(this Echelon echelon, string language) => language == "en" ? En(echelon) : Vi(echelon);
}
