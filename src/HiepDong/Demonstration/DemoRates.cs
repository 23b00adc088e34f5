using HiepDong.Indicators;

namespace HiepDong.Demonstration;

/// <summary>How often things happen in the demonstration: invented, of the order an officer would believe.</summary>
internal static class DemoRates
{
    /// <summary>Per month and commune unit before 2025, sums only.</summary>
    private static readonly Dictionary<string, double> Rates = new()
    {
        ["MT.VU"] = 0.3, ["MT.KL"] = 0.05, ["MT.HEROIN_BANH"] = 0.04, ["BL.VU"] = 0.35, ["XNC.VU"] = 0.2, ["XNC.VU_TC"] = 0.01, ["XNC.VU_QCBG"] = 0.3,
        ["TP.VU"] = 0.8, ["TP.CHUYENAN"] = 0.12, ["TP.SUNG"] = 0.25, ["TP.BOM"] = 0.12, ["TP.THUOCNO"] = 0.04, ["TP.THOSO"] = 0.4, ["TP.VU_KTKS"] = 0.12, ["TP.VU_TS"] = 0.15,
        ["TT.VU"] = 0.5, ["BV.SK"] = 0.5, ["BV.VU"] = 0.004,
        ["CH.VU"] = 0.12, ["CH.VU_BIEN"] = 0.02, ["CH.PT"] = 0.25, ["CH.CUU"] = 0.03, ["CH.TAU_CUU"] = 0.02, ["CH.HO_SOTAN"] = 0.6,
        ["CH.CHET"] = 0.006, ["CH.MATTICH"] = 0.003, ["CH.BITHUONG"] = 0.02, ["CH.NHA"] = 0.4,
        ["VD.TINBAI"] = 1.2, ["VD.TINBAO"] = 1.5, ["MH.MOI"] = 0.02, ["HL.LOP"] = 0.3, ["HL.DTAP"] = 0.1, ["HL.QPAN"] = 30,
        ["KH.KY"] = 0.15, ["KH.VB"] = 0.5, ["KH.HN"] = 0.25, ["KH.KT"] = 0.3, ["CD.DOT"] = 0.15, ["KT.TT"] = 0.4, ["KT.TIEN"] = 0.3
    };

    private static readonly Dictionary<string, double> Shares = new()
    {
        ["KH.NV_HT"] = 0.87, ["TD.XM"] = 0.84, ["TD.XL"] = 0.76, ["TP.VU_KP"] = 0.79, ["MH.HQ"] = 0.8, ["HL.DAT"] = 0.94, ["LL.PT_TOT"] = 0.88, ["MT.DT_NU"] = 0.08, ["MT.DT_NN"] = 0.03,
        ["XNC.VU_TC"] = 0.06, ["TT.TO_SP"] = 0.01, ["BV.SK_QT"] = 0.03, ["CH.VU_BIEN"] = 0.04, ["CH.VU_CHAY"] = 0.3, ["CH.CUU_TE"] = 0.15, ["KT.TT_CAO"] = 0.2, ["KT.CN_COSO"] = 0.6
    };

    private static readonly Dictionary<string, double> PerCases = new()
    {
        ["TT.NGUOI"] = 4.5, ["BV.NGUOI"] = 14, ["CH.NGUOI"] = 4, ["CH.NGUOI_SOTAN"] = 3.6, ["VD.NGUOI"] = 62, ["HL.HV"] = 35, ["LL.QS_CHOT"] = 6, ["MH.TV_TOTQ"] = 8
    };

    public static double Of(Indicator i) => Rates.TryGetValue(i.Code, out var rate) ? rate : i.UnitVi switch
    {
        "lượt người" => 55, "lượt tổ" => 11, "người" => 4, "tin" => 5, "buổi" => 2.2, "kg" => 0.18, "triệu đồng" => 0.9, "viên" => 3, "bao" => 6, "lít" => 8,
        _ => i.Topic switch { "drugs" or "smuggling" or "entry_exit" => 0.45, "crime_other" => 0.8, "mass_work" => 3, _ => 1.1 }
    };

    /// <summary>Of its whole, 0 to 1.</summary>
    public static double ShareOf(string code) => Shares.GetValueOrDefault(code, 0.25);

    public static double PerCase(Indicator i) => PerCases.GetValueOrDefault(i.Code, 1.15);
}
