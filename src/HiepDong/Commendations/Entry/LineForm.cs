using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Text;

namespace HiepDong.Commendations.Entry;

/// <summary>A line as it is typed.</summary>
internal sealed record LineForm(string Kind, string Unit, string Name, string Rank, string Post, string Force, string Form, string Level, string Achievement, string AgainReason, IReadOnlySet<string> Ticked)
{
    public const string Collective = "tap-the", Official = "ca-nhan";

    public static readonly LineForm Empty = new(Collective, "", "", "", "", "", AwardForm.CertificateOfMerit.Code(), AwardLevel.ProvinceChair.Code(), "", "", new HashSet<string>());

    public static LineForm Of(CommendationLine line, Organisation.Organisation organisation)
    {
        var n = line.Nominee;
        return new(n.Kind == NomineeKind.Official ? Official : Collective, n.UnitId is { } id && organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : "", n.Name, n.Rank, n.Post, n.Force.Code(), line.Form.Code(), line.Level.Code(),
            line.Achievement, line.AgainReason, line.Sources.Select(TickOf).ToHashSet());
    }

    public static LineForm Read(IFormCollection form)
    {
        string Text(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        return new(Text("loai") == Official ? Official : Collective, Text("don-vi"), Text("ho-ten"), Text("cap-bac"), Text("chuc-vu"), Text("luc-luong"), Text("hinh-thuc"), Text("cap"), Text("thanh-tich"), Text("ly-do-lai"),
            form["nguon"].OfType<string>().ToHashSet());
    }

    /// <summary>Value of a source's box.</summary>
    public static string TickOf(AchievementSource source) => (source.Kind == SourceKind.Result ? "r." : "f.") + source.Id;

    /// <summary>The unit typed; null when nothing is, or when it can't be found and <paramref name="problems"/> says so.</summary>
    public OrgUnit? UnitIn(NodeState node, List<Problem> problems)
    {
        if (Unit.Length == 0) return null;
        try { return UnitChoice.Find(Unit, node.Organisation.At(node.Today).Units, "don-vi"); }
        catch (RefusalException e) { problems.AddRange(e.Problems); }
        return null;
    }

    /// <param name="sources">Those ticked, as they stand now.</param>
    public CommendationLine ToLine(string id, OrgUnit? unit, IReadOnlyList<AchievementSource> sources, List<Problem> problems)
    {
        var official = Kind == Official;
        var force = unit?.Force ?? (Codes.TryForce(Force, out var f) ? f : Organisation.Force.Civil);
        if (unit is null && !official && !Codes.TryForce(Force, out _)) problems.Add(CommendationProblems.NoCollective() with { Field = Name.Length > 0 ? "luc-luong" : "don-vi" });
        return new(id, new(official ? NomineeKind.Official : NomineeKind.Collective, unit?.Id, Name, official ? Rank : "", official ? Post : "", force),
            Awards.Form(Form) ?? AwardForm.LetterOfMerit, Awards.Level(Level) ?? AwardLevel.UnitHead, Achievement, sources, AgainReason, 0, false, [], null);
    }
}
