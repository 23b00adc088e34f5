using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Indicators;

/// <summary>Every change to indicators and forms; judged against what is stored at the moment of writing.</summary>
internal sealed class ChangeCatalogue(Database database, NodeState node, Access access)
{
    public Task Create(Indicator made, Actor by, CancellationToken stop = default) => Write(by, write =>
    {
        var stored = CatalogueStore.Load(write);
        if (stored.TryGet(made.Code, out _)) throw new RefusalException(CatalogueProblems.CodeTaken(made.Code));
        var numbered = made with { Number = stored.MaxNumber + 1 };
        Require(CatalogueRules.Check(stored, [numbered], node.Today));
        CatalogueStore.Save(write, numbered);
        write.Log("catalogue.indicator-created", numbered.Code, BodyOf([numbered]));
    }, stop);

    /// <summary>Changes names, references and so on; a change of the unit of measure goes through to the total and the other parts.</summary>
    public Task Change(Indicator changed, Actor by, CancellationToken stop = default) => Write(by, write =>
    {
        var stored = CatalogueStore.Load(write);
        if (!stored.TryGet(changed.Code, out var old)) throw new RefusalException(CatalogueProblems.NoIndicator(changed.Code));
        var now = changed with { Number = old.Number, Retired = old.Retired };
        var all = new List<Indicator> { now };
        if ((old.UnitVi, old.UnitEn) != (now.UnitVi, now.UnitEn) && old.PartOf == now.PartOf)
            all.AddRange(CatalogueRules.Family(stored, old.Code).Where(i => i.Code != old.Code).Select(i => i with { UnitVi = now.UnitVi, UnitEn = now.UnitEn }));
        Require(CatalogueRules.Check(stored, all, node.Today));
        foreach (var indicator in all) CatalogueStore.Save(write, indicator);
        write.Log("catalogue.indicator-changed", now.Code, BodyOf(all));
    }, stop);

    public Task Retire(string code, Actor by, CancellationToken stop = default) => Mark(code, true, "catalogue.indicator-retired", by, stop);
    public Task Restore(string code, Actor by, CancellationToken stop = default) => Mark(code, false, "catalogue.indicator-restored", by, stop);

    private Task Mark(string code, bool retired, string kind, Actor by, CancellationToken stop) => Write(by, write =>
    {
        var stored = CatalogueStore.Load(write);
        if (!stored.TryGet(code, out var indicator)) throw new RefusalException(CatalogueProblems.NoIndicator(code));
        var marked = indicator with { Retired = retired };
        Require(CatalogueRules.Check(stored, [marked], node.Today));
        CatalogueStore.Save(write, marked);
        write.Log(kind, code, BodyOf([marked]));
    }, stop);

    /// <summary>All rows of a file or none; returns how many were new and changed.</summary>
    public Task<IndicatorImport> Import(IReadOnlyList<IndicatorRow> rows, Actor by, CancellationToken stop = default)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var import = IndicatorImport.Plan(CatalogueStore.Load(write), rows, node.Today);
            if (import.Problems.Count > 0) throw new RefusalException(import.Problems);
            foreach (var row in import.ToStore) CatalogueStore.Save(write, row);
            if (import.ToStore.Count > 0) write.Log("catalogue.indicators-imported", "indicators", BodyOf(import.ToStore));
            return import;
        }, stop);
    }

    /// <summary>Publishes the next version of a form; the one before ends on that day.</summary>
    public Task Publish(ReportForm form, Actor by, CancellationToken stop = default) => Write(by, write => PublishIn(write, CatalogueStore.Load(write), FormText.Numbered(form)), stop);

    private static void PublishIn(Write write, Catalogue stored, ReportForm form)
    {
        var problems = FormRules.Check(stored, form);
        if (problems.Count > 0) throw new RefusalException(problems);
        if (FormRules.Last(stored, form.Code) is { } former) RefuseIfReported(write, former, form.ValidFrom);
        foreach (var version in FormRules.Follow(stored, form)) CatalogueStore.Save(write, version);
        write.Log("catalogue.form-published", form.Code, CatalogueStore.WriteForm(form));
    }

    /// <summary>The last version of a form is no longer asked from that day on.</summary>
    public Task End(string code, DateOnly day, Actor by, CancellationToken stop = default) => Write(by, write =>
    {
        var last = FormRules.Last(CatalogueStore.Load(write), code) ?? throw new RefusalException(CatalogueProblems.NoForm(code));
        if (day <= last.ValidFrom) throw new RefusalException(CatalogueProblems.EndsBeforeStart());
        RefuseIfReported(write, last, day);
        var ended = last with { ValidTo = day };
        CatalogueStore.Save(write, ended);
        write.Log("catalogue.form-ended", code, CatalogueStore.WriteForm(ended));
    }, stop);

    /// <summary>All form versions of a file or none.</summary>
    public Task<FormImport> ImportForms(IReadOnlyList<ReportForm> forms, Actor by, CancellationToken stop = default)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var import = FormImport.Plan(CatalogueStore.Load(write), forms);
            if (import.Problems.Count > 0) throw new RefusalException(import.Problems);
            foreach (var row in import.Rows.Where(r => r.State == FormImportState.New)) PublishIn(write, CatalogueStore.Load(write), row.Form);
            return import;
        }, stop);
    }

    /// <summary>Reports made on a version keep it: it cannot end before their periods do.</summary>
    private static void RefuseIfReported(Write write, ReportForm version, DateOnly from)
    {
        var made = write.Query<string>("select period from report where form_code = @Code and form_version = @Version", new { version.Code, version.Version });
        var count = made.Count(period => Period.Parse(period).Window(version.Window).To >= from);
        if (count > 0) throw new RefusalException(CatalogueProblems.AlreadyReported(count, from));
    }

    private Task Write(Actor by, Action<Write> work, CancellationToken stop)
    {
        access.Require(by, Permission.ManageCatalogue);
        return database.Write(by.UserName, by.AuthorUnit, work, stop);
    }

    private static void Require(List<Breach> breaches)
    {
        if (breaches.Count > 0) throw new RefusalException([.. breaches.Select(b => b.Problem)]);
    }

    /// <summary>The rows as they now stand, in the columns of a catalogue file.</summary>
    private static string BodyOf(IEnumerable<Indicator> indicators) => JsonSerializer.Serialize(indicators.Select(i => IndicatorFile.Columns.Zip(IndicatorFile.Cells(i)).ToDictionary(p => p.First, p => p.Second)), Json);

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
