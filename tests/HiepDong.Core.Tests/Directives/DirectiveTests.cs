using HiepDong.Directives;

namespace HiepDong.Core.Tests.Directives;

public sealed class DirectiveTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    private static DirectiveBody Decree(string sign = "03/2019/NĐ-CP", DateOnly? on = null, string issuer = "Chính phủ", string about = "Về phối hợp giữa Bộ Công an và Bộ Quốc phòng") =>
        new("decree", sign, on ?? new(2019, 9, 5), issuer, null, about, IsLegalBasis: true);

    [Theory]
    [InlineData("03/2019/NĐ-CP", "decree")]
    [InlineData("12-CT/TW", "directive")]
    [InlineData("28-NQ/TW", "resolution")]
    [InlineData("04/KH-UBND", "plan")]
    [InlineData("21/2019/TT-BCA", "circular")]
    [InlineData("05/2015/TTLT-BCA-BQP", "joint_circular")]
    [InlineData("37/2018/QH14", "law")]
    [InlineData("145/CAT-PV01", null)]
    public void The_symbol_tells_the_kind(string sign, string? kind) => DirectiveKinds.OfSign(sign)?.Code.ShouldBe(kind);

    [Fact]
    public void An_official_letter_has_no_abbreviation()
    {
        DirectiveKinds.Find("letter")!.Mark.ShouldBeEmpty();
        DirectiveKinds.Read("công văn")!.Code.ShouldBe("letter");
        DirectiveKinds.Read("CV").ShouldBeNull();
        DirectiveKinds.Read("nghi dinh")!.Code.ShouldBe("decree");
        DirectiveKinds.Read("").ShouldBeNull();
    }

    [Fact]
    public void A_document_is_told_by_kind_number_day_and_issuer_together()
    {
        Decree().Identity.ShouldBe(Decree("3/2019/nđ-cp").Identity, "zeros, marks and capitals make no other document");
        Decree(issuer: "UBND tỉnh Lâm Đồng").Identity.ShouldBe(Decree(issuer: "Ủy ban nhân dân tỉnh Lâm Đồng").Identity);
        Decree(on: new(2019, 1, 30)).Identity.ShouldNotBe(Decree().Identity, "the same number on another day is another document");
        Decree(issuer: "Bộ Công an").Identity.ShouldNotBe(Decree().Identity);
        (Decree() with { Kind = "circular" }).Identity.ShouldNotBe(Decree().Identity);
        Decree(on: new(2019, 1, 30)).SignKey.ShouldBe(Decree().SignKey);
    }

    [Fact]
    public void Is_cited_as_official_texts_cite()
    {
        DirectiveCitation.Line(Decree()).ShouldBe("Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ về phối hợp giữa Bộ Công an và Bộ Quốc phòng");
        DirectiveCitation.Line(new("law", "22/2018/QH14", new(2018, 6, 8), "Quốc hội", null, "Luật Quốc phòng")).ShouldBe("Căn cứ Luật Quốc phòng ngày 08 tháng 6 năm 2018");
        DirectiveCitation.Line(new("letter", "145/CAT-PV01", new(2026, 2, 3), "Công an tỉnh", null, "V/v phối hợp")).ShouldBe("Căn cứ Công văn số 145/CAT-PV01 ngày 03 tháng 02 năm 2026 của Công an tỉnh về việc phối hợp");
        DirectiveCitation.Lines([Decree(), Decree(about: "")])[1].ShouldBe("Căn cứ Nghị định số 03/2019/NĐ-CP ngày 05 tháng 9 năm 2019 của Chính phủ.");
        DirectiveCitation.Lines([Decree(), Decree()])[0].ShouldEndWith(";");
    }

    [Fact]
    public void Standing_follows_from_the_day()
    {
        var d = new Directive { Id = "d", OwnerUnitId = "u", Body = Decree() with { EffectiveOn = new(2019, 11, 1), ExpiresOn = new(2026, 1, 1) } };
        d.StandingOn(new(2019, 10, 31), null).ShouldBe(Standing.NotYet);
        d.StandingOn(new(2019, 11, 1), null).ShouldBe(Standing.InForce);
        d.StandingOn(new(2025, 12, 31), new(2026, 1, 1)).ShouldBe(Standing.InForce);
        d.StandingOn(new(2026, 1, 1), null).ShouldBe(Standing.Expired);
        d.StandingOn(new(2026, 1, 1), new(2026, 1, 1)).ShouldBe(Standing.Replaced);
    }

    [Theory]
    [InlineData("sign", "directive.bad-sign")]
    [InlineData("no-digit", "directive.bad-sign")]
    [InlineData("future", "directive.in-the-future")]
    [InlineData("early", "directive.too-early")]
    [InlineData("issuer", "directive.no-issuer")]
    [InlineData("abstract", "directive.no-abstract")]
    [InlineData("kind", "directive.unknown-kind")]
    [InlineData("effective", "directive.effective-too-early")]
    [InlineData("expires", "directive.expires-too-early")]
    [InlineData("mark", "report.secrecy-mark")]
    [InlineData("phone", "text.personal-numbers")]
    public void Refuses_what_no_document_is(string wrong, string code)
    {
        var body = wrong switch
        {
            "sign" => Decree(""), "no-digit" => Decree("NĐ-CP"), "future" => Decree(on: Today.AddDays(1)), "early" => Decree(on: new(1900, 1, 1)), "issuer" => Decree(issuer: ""), "abstract" => Decree(about: ""),
            "kind" => Decree() with { Kind = "song" }, "effective" => Decree() with { EffectiveOn = new(2019, 1, 1) }, "expires" => Decree() with { ExpiresOn = new(2019, 9, 5) }, "mark" => Decree(about: "TỐI MẬT"),
            _ => Decree(about: "Gọi 0912 345 678")
        };
        DirectiveRules.Check(body, Today, true).Select(p => p.Code).ShouldContain(code);
        DirectiveRules.Check(Decree(), Today, true).ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_classified_document_only_a_pointer_is_kept()
    {
        var pointer = Decree(about: "") with { Secrecy = Secrecy.TopSecret, Keeper = "Văn thư mật, Công an tỉnh", IsLegalBasis = false };
        DirectiveRules.Check(pointer, Today, true).ShouldBeEmpty();
        Codes(pointer with { Abstract = "Kế hoạch phòng thủ" }).ShouldBe(["directive.no-abstract-allowed"]);
        Codes(pointer with { Secrecy = Secrecy.Secret, Abstract = "Kế hoạch phối hợp" }).ShouldBeEmpty();
        Codes(pointer with { Secrecy = Secrecy.Secret, Abstract = "Độ mật: Mật" }).ShouldBe(["report.secrecy-mark"]);
        Codes(pointer with { Keeper = "" }).ShouldBe(["directive.no-keeper"]);
        Codes(pointer with { IsLegalBasis = true }).ShouldBe(["directive.not-citable"]);
        DirectiveRules.Check(pointer, Today, false).ShouldHaveSingleItem().Code.ShouldBe("directive.pointers-off");

        static IEnumerable<string> Codes(DirectiveBody body) => DirectiveRules.Check(body, Today, true).Select(p => p.Code);
    }
}
