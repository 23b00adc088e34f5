namespace HiepDong.Commendations;

/// <summary>What may be proposed.</summary>
public enum AwardForm { LetterOfMerit, CertificateOfMerit }

/// <summary>Who would grant it.</summary>
public enum AwardLevel { CommuneChair, UnitHead, ProvinceChair, Minister, PrimeMinister }

/// <summary>Names and powers of the forms of award (Law 06/2022/QH15).</summary>
public static class Awards
{
    private static readonly (string Code, string Vi, string En)[] Forms = [("giay_khen", "Giấy khen", "Letter of merit"), ("bang_khen", "Bằng khen", "Certificate of merit")];

    private static readonly (string Code, string Vi, string En)[] Levels =
    [
        ("xa", "Chủ tịch Ủy ban nhân dân cấp xã", "Chair of the commune's People's Committee"),
        ("thu_truong", "Thủ trưởng cơ quan, đơn vị", "Head of the agency or unit"),
        ("tinh", "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Chair of the province's People's Committee"),
        ("bo", "Bộ trưởng", "Minister"),
        ("thu_tuong", "Thủ tướng Chính phủ", "Prime Minister")
    ];

    public static readonly IReadOnlyList<AwardForm> AllForms = Enum.GetValues<AwardForm>();
    public static readonly IReadOnlyList<AwardLevel> AllLevels = Enum.GetValues<AwardLevel>();

    public static string Code(this AwardForm form) => Forms[(int)form].Code;
    public static string Code(this AwardLevel level) => Levels[(int)level].Code;
    public static string Name(this AwardForm form, string language) => language == "en" ? Forms[(int)form].En : Forms[(int)form].Vi;
    public static string Name(this AwardLevel level, string language) => language == "en" ? Levels[(int)level].En : Levels[(int)level].Vi;
    public static AwardForm? Form(string? code) => Array.FindIndex(Forms, f => f.Code == code) is >= 0 and var at ? (AwardForm)at : null;
    public static AwardLevel? Level(string? code) => Array.FindIndex(Levels, l => l.Code == code) is >= 0 and var at ? (AwardLevel)at : null;

    /// <summary>Letters of merit come from heads of bodies and communes, certificates from provinces, ministers and the Prime Minister.</summary>
    public static bool MayGrant(AwardLevel level, AwardForm form) => form == AwardForm.LetterOfMerit ? level is AwardLevel.CommuneChair or AwardLevel.UnitHead : level is AwardLevel.ProvinceChair or AwardLevel.Minister or AwardLevel.PrimeMinister;
}
