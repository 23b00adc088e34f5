using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Shortcomings.Entry;

/// <summary>A shortcoming as it is typed.</summary>
internal sealed class ShortcomingForm
{
    public string Own { get; init; } = "";
    public string What { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Found { get; init; } = "";
    public string Source { get; init; } = "";
    public string SourceText { get; init; } = "";
    public List<(string Id, string Kind, string Text)> Causes { get; } = [];

    public static ShortcomingForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        var typed = new ShortcomingForm { Own = Field("don-vi"), What = Field("noi-dung"), Unit = Field("don-vi-tt"), Found = Field("ngay"), Source = Field("nguon"), SourceText = Field("nguon-noi-dung") };
        for (var n = 1; n <= Shortcoming.MostCauses && form.ContainsKey("nn-" + n.ToString(CultureInfo.InvariantCulture)); n++) typed.Causes.Add((Field($"nn-id-{n}"), Field($"nn-loai-{n}"), Field($"nn-{n}")));
        return typed.WithRoom(1);
    }

    public static ShortcomingForm Of(ShortcomingBody body, Organisation.Organisation organisation, Texts texts)
    {
        var form = new ShortcomingForm
        {
            Own = body.AuthorUnitId, What = body.Text, Unit = organisation.Unit(body.UnitId) is { } unit ? UnitChoice.Label(unit) : body.UnitId, Found = texts.Date(body.FoundOn), Source = body.Source.Kind.ToString().ToLowerInvariant(),
            SourceText = body.Source.Text
        };
        form.Causes.AddRange(body.Causes.Select(c => (c.Id, c.Subjective ? "cq" : "kq", c.Text)));
        return form.WithRoom(1);
    }

    public ShortcomingForm WithRoom(int more)
    {
        for (var free = Causes.Count(c => c.Text.Length == 0); (free < more || Causes.Count < 3) && Causes.Count < Shortcoming.MostCauses; free++) Causes.Add(("", "cq", ""));
        return this;
    }

    /// <param name="present">What is changed: its report or conference stays named.</param>
    public ShortcomingBody ToBody(string authorUnitId, NodeState node, ShortcomingBody? present, Func<string> newId)
    {
        var problems = new List<Problem>();
        var unit = "";
        if (Unit.Length > 0)
        {
            if (present is not null && node.Organisation.Unit(present.UnitId) is { } same && UnitChoice.Label(same) == Unit) unit = same.Id;
            else
            {
                try { unit = UnitChoice.Find(Unit, node.Organisation.At(node.Today).Units, "don-vi-tt").Id; }
                catch (RefusalException e)
                {
                    problems.AddRange(e.Problems);
                    unit = "?";
                }
            }
        }
        var found = Found.Length == 0 ? node.Today : LocalValueBinder.ReadDate(Found);
        if (found is null) problems.Add(ShortcomingProblems.NotADay(Found));
        var kind = Enum.TryParse<SourceKind>(Source, true, out var k) ? k : SourceKind.Other;
        var source = present?.Source is { Id: not null } bound ? bound : new ShortcomingSource(kind, null, SourceText);
        var body = new ShortcomingBody(What, unit, authorUnitId, found ?? node.Today, source, [.. Causes.Where(c => c.Text.Length > 0 || c.Id.Length > 0 && present?.Causes.FirstOrDefault(p => p.Id == c.Id)?.RemedyId is not null)
            .Select(c => new Cause(c.Id.Length > 0 ? c.Id : newId(), c.Kind != "kq", c.Text))]);
        if (problems.Count == 0) return body;
        throw new RefusalException([.. problems, .. ShortcomingRules.Check(body, node.Today)]);
    }
}
