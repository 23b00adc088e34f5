using HiepDong.Organisation.Importing;
using HiepDong.Web;

namespace HiepDong.Organisation;

/// <summary>Forces, echelons and kinds in words, both ways: identifiers as well as what officers write.</summary>
internal static class Words
{
    private static readonly Dictionary<string, Force> Forces = new()
    {
        ["cong an"] = Force.Police, ["ca"] = Force.Police, ["quan doi"] = Force.Army, ["quan su"] = Force.Army, ["qs"] = Force.Army, ["bien phong"] = Force.BorderGuard, ["bo doi bien phong"] = Force.BorderGuard,
        ["bp"] = Force.BorderGuard, ["canh sat bien"] = Force.CoastGuard, ["csb"] = Force.CoastGuard, ["ubnd"] = Force.Civil, ["uy ban nhan dan"] = Force.Civil
    };

    private static readonly Dictionary<string, Echelon> Echelons = new()
    {
        ["ministry"] = Echelon.Ministry, ["bo"] = Echelon.Ministry, ["military region"] = Echelon.MilitaryRegion, ["quan khu"] = Echelon.MilitaryRegion, ["vung"] = Echelon.MilitaryRegion,
        ["province"] = Echelon.Province, ["tinh"] = Echelon.Province, ["district"] = Echelon.District, ["huyen"] = Echelon.District, ["defence area"] = Echelon.DefenceArea,
        ["khu vuc phong thu"] = Echelon.DefenceArea, ["commune"] = Echelon.Commune, ["xa"] = Echelon.Commune, ["post"] = Echelon.Post, ["don"] = Echelon.Post, ["don tram"] = Echelon.Post
    };

    public static bool TryForce(string text, out Force force) => Forces.TryGetValue(ImportSheet.Plain(text), out force);
    public static bool TryEchelon(string text, out Echelon echelon) => Echelons.TryGetValue(ImportSheet.Plain(text), out echelon);

    public static IEnumerable<Choice> ForceChoices(Texts texts) => Enum.GetValues<Force>().Select(f => new Choice(f.Code(), texts["org.force." + f.Code()]));
    public static IEnumerable<Choice> EchelonChoices(Texts texts) => Enum.GetValues<Echelon>().Select(e => new Choice(e.Code(), texts["org.echelon." + e.Code()]));
}
