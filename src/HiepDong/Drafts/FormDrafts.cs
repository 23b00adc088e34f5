using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Drafts;

/// <summary>One field as it was typed.</summary>
/// <param name="Label">How the page calls it, for whoever reads what has no field any more.</param>
/// <param name="Ticked">Of a box, whether it is ticked; null for every other field.</param>
internal sealed record DraftField(string Name, string Value, string Label, bool? Ticked = null);

/// <summary>What stands in a form.</summary>
/// <param name="Seen">The version of the record that the form was opened with; null for something new.</param>
internal sealed record DraftContent(string? Seen, IReadOnlyList<DraftField> Fields);

/// <summary>A form that one person has begun and not sent.</summary>
/// <param name="Address">Where the form is sent; with <paramref name="Form"/> it names the draft.</param>
/// <param name="Page">Where it is filled in.</param>
internal sealed record FormDraft(string Id, string Address, string Form, string Page, string Title, long Revision, DateTimeOffset SavedAt)
{
    /// <summary>Another one with every saving.</summary>
    public string Mark => $"{Id}.{Revision.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>
/// What a person types into a long form lies here until the form is sent, so that another browser can go on with it. It is nobody's act yet: it is not in the change log, in no search and no
/// exchange, and only the person themself reads it.
/// </summary>
internal sealed class FormDrafts(Database database)
{
    public const int MostBytes = 200 * 1024, MostOfPerson = 50, Days = 30;
    private const string Columns = "id, address, form, page, title, revision, saved_at";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Row(string Id, string Address, string Form, string Page, string Title, long Revision, string SavedAt);

    /// <summary>The latest first.</summary>
    public List<FormDraft> Of(string accountId) =>
        [.. database.Query<Row>($"select {Columns} from form_draft where account_id = @accountId and saved_at >= @since order by saved_at desc, id", new { accountId, since = Since() }).Select(Make)];

    public FormDraft? Find(string accountId, string address, string form) =>
        database.First<Row>($"select {Columns} from form_draft where account_id = @accountId and address = @address and form = @form and saved_at >= @since", new { accountId, address, form, since = Since() }) is { } row ? Make(row) : null;

    public DraftContent Read(string accountId, string id) =>
        database.First<string>("select content from form_draft where id = @id and account_id = @accountId", new { id, accountId }) is { } text ? JsonSerializer.Deserialize<DraftContent>(text, Json)! : throw new RefusalException(DraftProblems.NotFound());

    /// <summary>Keeps what stands in a form. Refused when the draft has been saved, sent or dropped elsewhere since <paramref name="mark"/>.</summary>
    /// <param name="mark">The saving that the form began with; empty when there was none.</param>
    public Task<FormDraft> Keep(Actor by, string address, string form, string page, string title, string content, string mark, CancellationToken stop)
    {
        if (Display.Local(address) != address || Display.Local(page) != page || form.Length is 0 or > 100 || address.Length > 300 || page.Length > 2000) throw new RefusalException(DraftProblems.Unreadable());
        if (Encoding.UTF8.GetByteCount(content) > MostBytes) throw new RefusalException(DraftProblems.TooLarge());
        var text = JsonSerializer.Serialize(Screen(content), Json);
        title = Vietnamese.Clean(title) is { Length: > 200 } many ? many[..199] + "…" : Vietnamese.Clean(title);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("delete from form_draft where saved_at < @since", new { since = Since() });
            var there = write.First<Row>($"select {Columns} from form_draft where account_id = @Id and address = @address and form = @form", new { by.Id, address, form }) is { } row ? Make(row) : null;
            if (there is null && mark.Length > 0) throw new RefusalException(DraftProblems.Gone());
            if (there is not null && there.Mark != mark) throw new RefusalException(DraftProblems.SavedElsewhere(Said(there.SavedAt)));
            if (there is null && write.First<long>("select count(*) from form_draft where account_id = @Id", new { by.Id }) >= MostOfPerson) throw new RefusalException(DraftProblems.TooMany());
            var kept = new FormDraft(there?.Id ?? database.NewId(), address, form, page, title, (there?.Revision ?? 0) + 1, SqlTypes.Time(write.At));
            write.Execute("delete from form_draft where id = @Id", new { kept.Id });
            write.Execute("insert into form_draft (id, account_id, address, form, page, title, content, revision, saved_at) values (@Id, @account, @address, @form, @page, @title, @text, @Revision, @At)",
                new { kept.Id, account = by.Id, address, form, page, title, text, kept.Revision, write.At });
            return kept;
        }, stop);
    }

    /// <summary>Lets a draft go: its form was sent, or the person does not want it any more.</summary>
    public async Task Drop(Actor by, string id, CancellationToken stop) =>
        await database.Write(by.UserName, by.AuthorUnit, write => write.Execute("delete from form_draft where id = @id and account_id = @account", new { id, account = by.Id }), stop);

    /// <summary>"14:05", or with the day when that is another one.</summary>
    public string Said(DateTimeOffset at)
    {
        var (there, now) = (at.ToOffset(VietnamTime.Offset), database.Clock.GetUtcNow().ToOffset(VietnamTime.Offset));
        return there.ToString(there.Date == now.Date ? "HH:mm" : "HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>Only fields that a person fills in, and nothing that bears a mark of secrecy.</summary>
    private static DraftContent Screen(string content)
    {
        DraftContent? read;
        try { read = JsonSerializer.Deserialize<DraftContent>(content, Json); }
        catch (JsonException) { read = null; }
        if (read is not { Fields: { } fields } || fields.Any(f => f is not { Name: not null, Value: not null })) throw new RefusalException(DraftProblems.Unreadable());
        foreach (var field in fields)
            if (TextScreen.SecrecyMark(field.Value) is { } mark) throw new RefusalException(DraftProblems.CarriesSecrecyMark(mark));
        return read with { Fields = [.. fields.Where(f => !f.Name.StartsWith("__", StringComparison.Ordinal) && !f.Name.Contains("password", StringComparison.OrdinalIgnoreCase)).Select(f => f with { Label = f.Label ?? "" })] };
    }

    private string Since() => SqlTypes.Text(database.Clock.GetUtcNow().AddDays(-Days));

    private static FormDraft Make(Row r) => new(r.Id, r.Address, r.Form, r.Page, r.Title, r.Revision, SqlTypes.Time(r.SavedAt));
}
