using HiepDong.Documents;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Consolidation;

/// <summary>How totals stand on pages and in the terminal.</summary>
internal static class Shown
{
    public static string ForceName(Force force, string language) => language != "en" ? DraftedSentences.ForceName(force) : force switch
    {
        Force.Police => "Police", Force.Army => "Army", Force.BorderGuard => "Border Guard", Force.CoastGuard => "Coast Guard", _ => "Civil authorities"
    };

    /// <summary>Short enough for the head of a column.</summary>
    private static string ShortForceName(Force force, string language) => (force, language) switch
    {
        (Force.BorderGuard, not "en") => "Biên phòng", (Force.Civil, not "en") => "UBND", _ => ForceName(force, language)
    };

    private static readonly Dictionary<string, string> JointNames = new()
    {
        ["own"] = "total.own", ["joint_led"] = "total.led", ["joint_took_part"] = "total.took-part", ["forces_sum"] = "total.forces-sum", ["overlap"] = "total.overlap"
    };

    /// <summary>"phối hợp 18; các lực lượng cộng lại 260, trùng 9".</summary>
    public static string Joint(Texts texts, JointShare joint, Indicator i)
    {
        string Of(long amount) => texts.Number(i.Unscale(amount));
        return joint.Overlap == 0 ? texts["total.line-same", Of(joint.Joint)] : texts["total.line", Of(joint.Joint), Of(joint.OfForces), Of(joint.Overlap)];
    }

    public static string PartName(Part part, string language)
    {
        if (part.NodeId is null && JointNames.TryGetValue(part.Key, out var name)) return new Texts(language)[name];
        if (Codes.TryForce(part.Key, out var force)) return ShortForceName(force, language);
        if (part.NodeId is null && Period.TryParse(part.Key, out var month)) return (language == "en" ? "" : "T") + $"{month.FirstMonth}/{month.Year}";
        return part.Name;
    }

    public static string Number(decimal value, string language) => language == "en"
        ? value.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−') : Vietnamese.Number(value);

    /// <summary>"▲ 10,3%", "▼ 0,8 điểm %", "không đổi": the sign is always a shape and never a colour alone.</summary>
    public static string Change(Indicator indicator, Total now, Comparison then, string language)
    {
        var delta = now.Amount - then.Total.Amount;
        if (delta == 0) return language == "en" ? "unchanged" : "không đổi";
        var arrow = delta > 0 ? "▲ " : "▼ ";
        if (indicator.AddsUp == AddsUp.Ratio) return arrow + Number(indicator.Unscale(Math.Abs(delta)), language) + (language == "en" ? " points" : " điểm %");
        return arrow + Number(Math.Round(Math.Abs(then.ChangePercent ?? 0), 1, MidpointRounding.AwayFromZero), language) + "%";
    }

    /// <summary>1 when the change is the way the indicator should go, −1 when it is the other, 0 when neither is good.</summary>
    public static int Good(Indicator indicator, Total now, Comparison then) =>
        Math.Sign(now.Amount - then.Total.Amount) * (indicator.Direction switch { Direction.Up => 1, Direction.Down => -1, _ => 0 });

    /// <summary>A value as it reads: "1.203", "hơn 220", "chưa có số liệu".</summary>
    public static string Value(Texts texts, Total total, Indicator indicator) => total.ToQuantity(indicator)?.Write(texts.Language) ?? texts["consolidation.none"];

    /// <summary>A value with its unit of measure.</summary>
    public static string Figure(Texts texts, Total total, Indicator indicator)
    {
        if (total.IsMissing) return texts["consolidation.none"];
        var unit = indicator.Unit(texts.Language);
        return Value(texts, total, indicator) + (unit == "%" ? "%" : " " + unit);
    }

    /// <summary>"2.681 / 2.700".</summary>
    public static string Of(Texts texts, Completeness c) => texts.Number(c.Accepted) + " / " + texts.Number(c.Expected);
}
