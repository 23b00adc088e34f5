using HiepDong.Problems;

namespace HiepDong.Indicators;

internal enum FormImportState { New, Same, Refused }

internal sealed record PlannedForm(ReportForm Form, FormImportState State, IReadOnlyList<FormChange> Changes, IReadOnlyList<Problem> Problems);

/// <summary>A file of form versions judged one after the other, each over those before it; published entirely or not at all.</summary>
internal sealed record FormImport(IReadOnlyList<PlannedForm> Rows)
{
    public List<Problem> Problems => [.. Rows.SelectMany(r => r.Problems)];

    public static FormImport Plan(Catalogue stored, IReadOnlyList<ReportForm> forms)
    {
        var rows = new List<PlannedForm>();
        foreach (var given in forms.OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Version))
        {
            var form = FormText.Numbered(given);
            var place = FormattableString.Invariant($"{form.Code}/{form.Version}");
            if (stored.Form(form.Code, form.Version) is { } published)
            {
                var same = published.ValidFrom == form.ValidFrom && FormDifference.Between(published, form).Count == 0;
                rows.Add(same ? new(form, FormImportState.Same, [], []) : new(form, FormImportState.Refused, [], [CatalogueProblems.VersionDiffers(form.Code, form.Version) with { Field = place }]));
                continue;
            }
            var problems = FormRules.Check(stored, form);
            if (problems.Count > 0)
            {
                rows.Add(new(form, FormImportState.Refused, [], [.. problems.Select(p => p with { Kind = ProblemKind.Invalid, Field = place })]));
                continue;
            }
            rows.Add(new(form, FormImportState.New, FormRules.Last(stored, form.Code) is { } former ? FormDifference.Between(former, form) : [], []));
            var added = FormRules.Follow(stored, form);
            stored = new(stored.Indicators, [.. stored.Forms.Where(f => added.All(a => (a.Code, a.Version) != (f.Code, f.Version))), .. added]);
        }
        return new(rows);
    }
}
