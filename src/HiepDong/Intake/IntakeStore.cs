using System.Text.Json;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reading;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Intake;

/// <summary>Which incoming texts a list shows.</summary>
internal sealed record TextFilter(IReadOnlyCollection<string> Units, TextState? State, Period? Period, string? Search);

/// <summary>Incoming texts, decisions and remembered wordings in the database.</summary>
internal sealed class IntakeStore(Database database)
{
    private sealed record Row(string Id, string UnitId, string FormCode, string Period, string Name, string MediaType, string Sha256, string? FileSha256, long Blanked, string State,
        long Found, long Ready, long Doubtful, long Taken, string AddedBy, string AddedAt);
    private sealed record ContentRow(string Words, string Blocks, string Reading, string Reader);
    private sealed record DecisionRow(long Number, long Figure, string Kind, string? Value, string? Indicator, string? Replaces, string DecidedBy, string DecidedAt);
    private sealed record WordingRow(string Id, string UnitId, string Key, string Wording, string Indicator, string AddedBy, string AddedAt, string? RemovedAt);

    private const string Columns = "select id, unit_id, form_code, period, name, media_type, sha256, file_sha256, blanked, state, found, ready, doubtful, taken, added_by, added_at from incoming_text ";
    private const string WordingColumns = "select id, unit_id, key, wording, indicator, added_by, added_at, removed_at from remembered_wording ";
    private const string DecisionSql = "select number, figure, kind, value, indicator, replaces, decided_by, decided_at from incoming_decision where text_id = @id order by number";

    public IncomingText Get(string id) => database.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(IntakeProblems.NotFound());
    public static IncomingText Get(Write write, string id) => write.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(IntakeProblems.NotFound());

    public TextContent Content(string id)
    {
        var row = database.First<ContentRow>("select words, blocks, reading, reader from incoming_text where id = @id", new { id }) ?? throw new RefusalException(IntakeProblems.NotFound());
        return new(new(row.Words, JsonSerializer.Deserialize<List<TextBlock>>(row.Blocks, ReportText.Json)!), JsonSerializer.Deserialize<ReportReading>(row.Reading, ReportText.Json)!, row.Reader);
    }

    /// <summary>The original as it was sent; null when none is kept.</summary>
    public byte[]? File(IncomingText text) => text.FileSha256 is { } hash ? database.First<byte[]>("select content from stored_file where sha256 = @hash", new { hash }) : null;

    /// <summary>The same file or words read for the same report and not discarded.</summary>
    public static IncomingText? Same(Write write, string sha256, string unitId, string formCode, Period period) =>
        write.First<Row>(Columns + "where sha256 = @sha256 and unit_id = @unitId and form_code = @formCode and period = @Code and state <> 'discarded' limit 1", new { sha256, unitId, formCode, period.Code }) is { } row ? Make(row) : null;

    /// <summary>Newest first.</summary>
    public (List<IncomingText> Texts, int Total) Find(TextFilter filter, int page, int size)
    {
        var where = "where unit_id in @units" + (filter.State is null ? " and state <> 'discarded'" : " and state = @state") + (filter.Period is null ? "" : " and period = @period") + (filter.Search is null ? "" : " and search_text like @search escape '\\'");
        var args = new
        {
            units = filter.Units.ToArray(), state = filter.State is { } s ? Code(s) : null, period = filter.Period?.Code, size, from = (page - 1) * size,
            search = "%" + Text.Vietnamese.Fold(filter.Search).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%"
        };
        return ([.. database.Query<Row>(Columns + where + " order by added_at desc, id desc limit @size offset @from", args).Select(Make)], (int)database.First<long>("select count(*) from incoming_text " + where, args));
    }

    /// <summary>How many wait to be confirmed.</summary>
    public int Waiting(IEnumerable<string> units) => units.ToArray() is { Length: > 0 } ids ? (int)database.First<long>("select count(*) from incoming_text where unit_id in @ids and state = 'waiting'", new { ids }) : 0;

    public List<Decision> Decisions(string id) => [.. database.Query<DecisionRow>(DecisionSql, new { id }).Select(Make)];

    public List<Wording> Wordings(IEnumerable<string> units) => units.ToArray() is { Length: > 0 } ids
        ? [.. database.Query<WordingRow>(WordingColumns + "where unit_id in @ids order by wording, id", new { ids }).Select(Make)] : [];

    public static void Insert(Write write, IncomingText t, TextContent content, byte[]? file)
    {
        if (file is not null)
            write.Execute("insert into stored_file (sha256, size, content) values (@FileSha256, @size, @file) on conflict (sha256) do nothing", new { t.FileSha256, size = file.LongLength, file });
        write.Execute("""
            insert into incoming_text (id, unit_id, form_code, period, name, media_type, sha256, file_sha256, blanked, words, blocks, reading, reader, state, found, ready, doubtful, taken, added_by, added_at, search_text)
            values (@Id, @UnitId, @FormCode, @Code, @Name, @MediaType, @Sha256, @FileSha256, @blanked, @words, @blocks, @reading, @Reader, 'waiting', @Found, @Ready, @Doubtful, 0, @Actor, @At, @search)
            """, new
        {
            t.Id, t.UnitId, t.FormCode, t.Period.Code, t.Name, t.MediaType, t.Sha256, t.FileSha256, blanked = t.Blanked ? 1 : 0, words = content.Source.Text,
            blocks = JsonSerializer.Serialize(content.Source.Blocks, ReportText.Json), reading = JsonSerializer.Serialize(content.Reading, ReportText.Json), content.Reader, t.Found, t.Ready, t.Doubtful,
            write.Actor, write.At, search = Text.Vietnamese.Fold(t.Name)
        });
    }

    /// <summary>Adds decisions after those that were seen; refused when somebody has decided meanwhile.</summary>
    public static void Decide(Write write, string id, int seen, IEnumerable<Decision> decisions)
    {
        var last = (int)write.First<long>("select coalesce(max(number), 0) from incoming_decision where text_id = @id", new { id });
        if (last != seen) throw new RefusalException(IntakeProblems.DecidedMeanwhile());
        foreach (var d in decisions)
            write.Execute("insert into incoming_decision (text_id, number, figure, kind, value, indicator, replaces, decided_by, decided_at) values (@id, @number, @Figure, @kind, @Value, @Indicator, @Replaces, @Actor, @At)",
                new { id, number = ++last, d.Figure, kind = Code(d.Kind), d.Value, d.Indicator, d.Replaces, write.Actor, write.At });
    }

    public static void Count(Write write, string id, TextState state, int ready, int doubtful, int taken) =>
        write.Execute("update incoming_text set state = @state, ready = @ready, doubtful = @doubtful, taken = @taken where id = @id", new { id, state = Code(state), ready, doubtful, taken });

    public static void Retarget(Write write, string id, string unitId, string formCode, Period period) =>
        write.Execute("update incoming_text set unit_id = @unitId, form_code = @formCode, period = @Code where id = @id", new { id, unitId, formCode, period.Code });

    public static void Remember(Write write, string id, string unitId, string key, string words, string indicator) => write.Execute("""
        insert into remembered_wording (id, unit_id, key, wording, indicator, added_by, added_at) values (@id, @unitId, @key, @words, @indicator, @Actor, @At)
        on conflict (unit_id, key) do update set wording = excluded.wording, indicator = excluded.indicator, added_by = excluded.added_by, added_at = excluded.added_at, removed_at = null
        """, new { id, unitId, key, words, indicator, write.Actor, write.At });

    public static Wording? FindWording(Write write, string id) =>
        write.First<WordingRow>(WordingColumns + "where id = @id", new { id }) is { } row ? Make(row) : null;

    public static void Forget(Write write, string id, bool forgotten) => write.Execute("update remembered_wording set removed_at = @at where id = @id", new { id, at = forgotten ? write.At : null });

    private static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IncomingText Make(Row r) => new(r.Id, r.UnitId, r.FormCode, Period.Parse(r.Period), r.Name, r.MediaType, r.Sha256, r.FileSha256, r.Blanked != 0, Enum.Parse<TextState>(r.State, true),
        (int)r.Found, (int)r.Ready, (int)r.Doubtful, (int)r.Taken, r.AddedBy, SqlTypes.Time(r.AddedAt));

    private static Decision Make(DecisionRow r) => new((int)r.Number, (int)r.Figure, Enum.Parse<DecisionKind>(r.Kind, true), r.Value, r.Indicator, r.Replaces, r.DecidedBy, SqlTypes.Time(r.DecidedAt));

    private static Wording Make(WordingRow r) => new(r.Id, r.UnitId, r.Key, r.Wording, r.Indicator, r.AddedBy, SqlTypes.Time(r.AddedAt), r.RemovedAt is not null);
}
