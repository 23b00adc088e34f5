using HiepDong.Consolidation;
using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Reporting;
using HiepDong.Territories;

namespace HiepDong.Tests.Documents;

/// <summary>An invented province of eight communes and three forces with a year of monthly reports, and the year before.</summary>
internal static class SampleFacts
{
    public static readonly Catalogue Catalogue = new(
    [
        Count(1, "MT.VU", "drugs", "Số vụ phạm tội về ma túy phát hiện, bắt giữ", "vụ"),
        Count(2, "MT.DT", "drugs", "Số đối tượng phạm tội về ma túy bị bắt giữ", "đối tượng") with { PairOf = "MT.VU" },
        Count(3, "MT.DT_NU", "drugs", "Số đối tượng phạm tội về ma túy là nữ", "đối tượng") with { PartOf = "MT.DT" },
        Count(6, "MT.KL", "drugs", "Tổng khối lượng ma túy thu giữ (không kể loại đếm theo viên)", "kg") with { Decimals = 3 },
        Count(7, "MT.HEROIN_KG", "drugs", "Khối lượng heroin thu giữ", "kg") with { Decimals = 3, PartOf = "MT.KL" },
        Count(23, "XNC.VU", "entry_exit", "Số vụ xuất cảnh, nhập cảnh trái phép phát hiện", "vụ"),
        Count(24, "XNC.DT", "entry_exit", "Số đối tượng xuất cảnh, nhập cảnh trái phép", "đối tượng") with { PairOf = "XNC.VU" },
        Count(32, "TP.VU", "crime_other", "Số vụ phạm tội về trật tự xã hội xảy ra", "vụ") with { Forces = [Force.Police], Direction = Direction.Down },
        Count(33, "TP.VU_KP", "crime_other", "Số vụ phạm tội về trật tự xã hội xảy ra trong kỳ đã điều tra, khám phá", "vụ") with { Forces = [Force.Police], PartOf = "TP.VU" },
        Count(35, "TP.TYLE_KP", "crime_other", "Tỷ lệ điều tra, khám phá tội phạm về trật tự xã hội", "%") with { AddsUp = AddsUp.Ratio, Decimals = 1, Numerator = "TP.VU_KP", Denominator = "TP.VU" },
        Count(40, "TP.SUNG", "crime_other", "Số súng các loại thu hồi, vận động giao nộp", "khẩu"),
        Count(49, "TT.TO", "patrol", "Số lượt tổ tuần tra, kiểm soát phối hợp", "lượt tổ"),
        Count(50, "TT.NGUOI", "patrol", "Số lượt người tham gia tuần tra, kiểm soát phối hợp", "lượt người") with { PairOf = "TT.TO" },
        Count(70, "VD.NGUOI", "mass_work", "Số lượt người dự tuyên truyền, phổ biến pháp luật", "lượt người"),
        Count(80, "MH.CO", "models", "Số mô hình phối hợp hiện có do đơn vị chủ trì", "mô hình") with { AddsUp = AddsUp.Last },
        Count(90, "TD.TIN", "exchange_info", "Số tin cung cấp cho các lực lượng phối hợp", "tin"),
        Count(95, "CH.CUU", "disaster_rescue", "Số người được cứu", "người"),
    ],
    [
        Form("PH01-CA", Force.Police, "MT.VU", "MT.DT", "MT.DT_NU", "MT.KL", "MT.HEROIN_KG", "TP.VU", "TP.VU_KP", "TP.SUNG", "TT.TO", "TT.NGUOI", "VD.NGUOI", "MH.CO", "TD.TIN"),
        Form("PH01-BP", Force.BorderGuard, "MT.VU", "MT.DT", "MT.DT_NU", "MT.KL", "MT.HEROIN_KG", "XNC.VU", "XNC.DT", "TT.TO", "TT.NGUOI", "VD.NGUOI", "MH.CO", "TD.TIN"),
        Form("PH01-QS", Force.Army, "TP.SUNG", "TT.TO", "TT.NGUOI", "VD.NGUOI", "MH.CO", "TD.TIN", "CH.CUU")
    ]);

    public static readonly DateOnly From = new(2020, 1, 1);
    public static readonly Period Year = Period.OfYear(2026);

    private static readonly string[] Communes = ["An Phú", "Bắc Lương", "Cẩm Thạch", "Đông Giang", "Hòa Mỹ", "Khe Sim", "Nậm Pường", "Tân Việt"];

    public static ConsolidatedReportFacts Make(Period? of = null)
    {
        var period = of ?? Year;
        var (organisation, totals) = World();
        var consolidator = new Consolidator(organisation, Catalogue, totals, new WorkingCalendar([]));
        var scope = Scope.OfTerritory("97~20200101");
        var tree = consolidator.TreeOf(period);
        return new(new("Công an tỉnh Bình Sơn", "Bộ Công an", "BC-CAT", "Bình Sơn"), Catalogue,
            consolidator.Run(new(scope, period, [], Breakdown.Force)), consolidator.Run(new(scope, period, [], Breakdown.Territory)),
            [.. consolidator.Missing(tree, scope, period)], new DateTime(2026, 12, 18, 16, 30, 0))
        {
            ByMonth = consolidator.Run(new(scope, period, [], Breakdown.Month, Compare: false)),
            To = ["Bộ Công an", "Ủy ban nhân dân tỉnh Bình Sơn"],
            Recipients = ["Như trên", "Bộ Chỉ huy quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Lưu: VT, PV01"],
            LegalBases = ["Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 của Chính phủ", "Căn cứ Quy chế phối hợp giữa các lực lượng trên địa bàn tỉnh"],
            SignerPost = "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", SignerName = "Trần Văn Mẫu",
            Narratives =
            [
                new("tinh_hinh", "Công an xã An Phú", "Tình hình an ninh chính trị ổn định.\nTội phạm về ma túy còn diễn biến phức tạp trên tuyến biên giới."),
                new("uu_diem", "Đồn Biên phòng Khe Sim", "Việc trao đổi thông tin giữa các lực lượng kịp thời, đúng đầu mối."),
                new("ton_tai", "Ban Chỉ huy quân sự xã Tân Việt", "Một số tổ tuần tra chưa đủ phương tiện khi mưa lũ."),
                new("kien_nghi", "Công an xã Đông Giang", "Đề nghị bổ sung thiết bị liên lạc cho các chốt liên ngành.")
            ]
        };
    }

    public static (Organisation.Organisation, Totals) World()
    {
        var country = new Territory("00~20200101", "00", "Việt Nam", TerritoryKind.Country, null, From, null);
        var province = new Territory("97~20200101", "97", "Bình Sơn", TerritoryKind.Province, country.Id, From, null);
        var communes = Communes.Select((n, i) => new Territory($"9700{i}~20200101", $"9700{i}", n, TerritoryKind.Commune, province.Id, From, null)).ToList();
        var units = communes.SelectMany((t, i) => new[]
        {
            new OrgUnit($"CA{i}~20200101", $"CA{i}", "Công an xã " + t.Name, Force.Police, Echelon.Commune, t.Id, null, From, null),
            new OrgUnit($"BP{i}~20200101", $"BP{i}", "Đồn Biên phòng " + t.Name, Force.BorderGuard, Echelon.Commune, t.Id, null, From, null),
            new OrgUnit($"QS{i}~20200101", $"QS{i}", "Ban Chỉ huy quân sự xã " + t.Name, Force.Army, Echelon.Commune, t.Id, null, From, null)
        }).ToList();
        var organisation = new Organisation.Organisation([country, province, .. communes], units, []);
        var totals = new Totals(organisation, Catalogue.MaxNumber);
        var sequence = 0L;
        for (var start = 2025 * 12; start < 2027 * 12; start++)
            for (var u = 0; u < units.Count; u++)
            {
                var period = new Period(start, 1);
                var form = Catalogue.FormsFor(period).Single(f => f.Forces[0] == units[u].Force);
                if (start >= 2026 * 12 && (u * 7 + start) % 29 == 0) continue;
                var figures = form.IndicatorCodes.Select(code => Catalogue[code]).Where(i => i.Code != "CH.CUU" || start >= 2026 * 12)
                    .Select(i => new StoredFigure(i.Number, Amount(i, u, start), i.Code == "VD.NGUOI" && u == 3 ? Bound.MoreThan : Bound.Exact)).ToList();
                totals.Apply(new(units[u].Id, form.Code, period, $"R{++sequence}", 1, (u + start) % 17 == 0, PackedFigures.Pack(figures)), sequence);
            }
        return (organisation, totals);
    }

    private static long Amount(Indicator i, int unit, int month)
    {
        var seed = (i.Number * 31 + unit * 17 + month * 7) % 11;
        return i.Code switch
        {
            "MT.VU" => seed % 4, "MT.DT" => seed % 4 + 1 + seed % 3, "MT.DT_NU" => seed % 2, "MT.KL" => 1500 + seed * 37, "MT.HEROIN_KG" => 200 + seed * 11,
            "XNC.VU" => seed % 3, "XNC.DT" => seed % 3 * 2, "TP.VU" => 4 + seed % 5, "TP.VU_KP" => 3 + seed % 2, "TP.SUNG" => seed % 2,
            "TT.TO" => 12 + seed, "TT.NGUOI" => 70 + seed * 5, "VD.NGUOI" => 100 + seed * 10, "MH.CO" => 2 + unit % 3, "CH.CUU" => seed % 3, _ => seed
        };
    }

    private static Indicator Count(int number, string code, string topic, string name, string unit) => new(number, code, topic, name, code, unit, unit, AddsUp.Sum, 0);

    private static ReportForm Form(string code, Force force, params string[] indicators) => new(code, 1, "Báo cáo tháng kết quả phối hợp – " + DraftedSentences.ForceName(force), code,
        [force], [Echelon.Commune], Rhythm.Month, WindowRule.Statutory, new Dictionary<Echelon, int> { [Echelon.Commune] = 1 }, From, null,
        [.. indicators.GroupBy(i => i[..2]).Select((g, n) => new FormSection($"{"I,II,III,IV,V,VI,VII,VIII".Split(',')[n]}. {Topics.Name(TopicOf(g.First()), "vi")}", g.Key, [.. g]))],
        [new("tinh_hinh", "Tình hình", "Situation"), new("ton_tai", "Tồn tại, hạn chế", "Shortcomings"), new("kien_nghi", "Kiến nghị, đề xuất", "Proposals")]);

    private static string TopicOf(string code) => code[..2] switch
    {
        "MT" => "drugs", "XN" => "entry_exit", "TP" => "crime_other", "TT" => "patrol", "VD" => "mass_work", "MH" => "models", "TD" => "exchange_info", _ => "disaster_rescue"
    };
}
