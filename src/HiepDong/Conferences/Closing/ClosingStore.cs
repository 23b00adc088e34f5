using System.Text.Json;
using HiepDong.Conferences.Live;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>A paper's number in its agency's series of the year.</summary>
/// <param name="Kind">BB (biên bản) or TB (thông báo).</param>
internal sealed record PaperNumber(string Kind, string UnitId, int Year, int Number, DateOnly Day);

/// <summary>Everything about a conference after it closed.</summary>
/// <param name="Version">Of <see cref="PapersOfConference.Words"/>; 0 while nothing was entered.</param>
internal sealed record AfterConference(Conference Conference, Board Board, PapersOfConference Papers, int Version, IReadOnlyList<Approval> Given, IReadOnlyList<PaperNumber> Numbers)
{
    public bool IsApproved => Conference.State == ConferenceState.Approved;
    public PaperNumber? Number(string kind) => Numbers.FirstOrDefault(n => n.Kind == kind);
}

/// <summary>Words, approvals and numbers of papers in the database.</summary>
internal sealed class ClosingStore(Database database, ConferenceStore conferences, LiveStore live)
{
    public const string Minutes = "BB", Notice = "TB";

    private sealed record WordRow(long Version, string Body);
    private sealed record ApprovalRow(long Chair, string UnitId, string Mark, string Texts, string ApprovedBy, string ApprovedAt);
    private sealed record NumberRow(string Kind, string UnitId, long Year, long Number, string Day);

    private const string WordSql = "select version, body from conference_closing where conference_id = @id";
    private const string ApprovalSql = "select chair, unit_id, mark, texts, approved_by, approved_at from conference_approval where conference_id = @id order by number";
    private const string NumberSql = "select kind, unit_id, year, number, day from conference_paper where conference_id = @id";

    public AfterConference Get(string id)
    {
        var key = new { id };
        return Make(conferences.Get(id), live.Board(id), database.First<WordRow>(WordSql, key), database.Query<ApprovalRow>(ApprovalSql, key), database.Query<NumberRow>(NumberSql, key));
    }

    public AfterConference Get(Write write, string id)
    {
        var key = new { id };
        return Make(ConferenceStore.Get(write, id), live.Board(write, id), write.First<WordRow>(WordSql, key), write.Query<ApprovalRow>(ApprovalSql, key), write.Query<NumberRow>(NumberSql, key));
    }

    private static AfterConference Make(Conference conference, Board board, WordRow? words, List<ApprovalRow> given, List<NumberRow> numbers) => new(conference, board,
        new(conference.Body, [.. board.Minutes.Values], board.Conclusions, words is null ? new() : JsonSerializer.Deserialize<PaperWords>(words.Body, ReportText.Json)!), (int)(words?.Version ?? 0),
        [.. given.Select(a => new Approval((int)a.Chair, a.UnitId, a.Mark, JsonSerializer.Deserialize<ApprovedText[]>(a.Texts, ReportText.Json)!, a.ApprovedBy, SqlTypes.Time(a.ApprovedAt)))],
        [.. numbers.Select(n => new PaperNumber(n.Kind, n.UnitId, (int)n.Year, (int)n.Number, SqlTypes.Day(n.Day)))]);

    /// <summary>Who wrote minutes or conclusions, gave them their order, or served as clerk.</summary>
    public HashSet<string> Drafters(AfterConference after) =>
        [.. live.After(after.Conference.Id, 0).Where(e => e.Kind >= LiveKind.MinutesSaved).Select(e => e.By), .. after.Conference.Body.Clerks, .. WordAuthors(after.Conference.Id)];

    private List<string> WordAuthors(string id) => database.Query<string>("select changed_by from conference_closing where conference_id = @id", new { id });

    public string WordsBy(Write write, string id) => new People(database).Name(write.First<string>("select changed_by from conference_closing where conference_id = @id", new { id }) ?? "");

    public static void SaveWords(Write write, AfterConference after, PaperWords words)
    {
        var id = after.Conference.Id;
        var body = JsonSerializer.Serialize(words, ReportText.Json);
        write.Execute("""
            insert into conference_closing (conference_id, version, body, changed_by, changed_at) values (@id, @version, @body, @Actor, @At)
            on conflict (conference_id) do update set version = excluded.version, body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, new { id, version = after.Version + 1, body, write.Actor, write.At });
        write.Log("conference.papers", id, body, authorUnit: after.Conference.Body.HostUnitId);
    }

    public static void Approve(Write write, AfterConference after, Approval approval)
    {
        var args = new { id = after.Conference.Id, number = after.Given.Count + 1, approval.Chair, approval.UnitId, approval.Mark, texts = JsonSerializer.Serialize(approval.Texts, ReportText.Json), write.Actor, write.At };
        write.Execute("insert into conference_approval (conference_id, number, chair, unit_id, mark, texts, approved_by, approved_at) values (@id, @number, @Chair, @UnitId, @Mark, @texts, @Actor, @At)", args);
        write.Log("conference.paper-approved", after.Conference.Id, JsonSerializer.Serialize(new { chair = approval.Chair, unit = approval.UnitId, mark = approval.Mark, texts = approval.Texts }, ReportText.Json), authorUnit: approval.UnitId);
    }

    /// <summary>Gives a paper the number asked for, or the next of its agency, kind and year.</summary>
    public static PaperNumber Number(Write write, AfterConference after, string kind, int? asked, DateOnly day, string field)
    {
        var unit = after.Conference.Body.HostUnitId;
        var taken = write.Query<long>("select number from conference_paper where unit_id = @unit and kind = @kind and year = @Year", new { unit, kind, day.Year });
        if (asked is { } wanted && taken.Contains(wanted)) throw new RefusalException(ClosingProblems.NumberTaken(kind, wanted, day.Year, field));
        var number = asked ?? (int)taken.DefaultIfEmpty().Max() + 1;
        write.Execute("insert into conference_paper (conference_id, kind, unit_id, year, number, day) values (@Id, @kind, @unit, @Year, @number, @on)", new { after.Conference.Id, kind, unit, day.Year, number, on = SqlTypes.Text(day) });
        return new(kind, unit, day.Year, number, day);
    }

    /// <summary>The last conference of the same host or area that was over before this one begins.</summary>
    public Conference? Previous(Conference c) => conferences.Query("""
        where c.id <> @Id and c.state in ('closed', 'approved') and (c.territory_id = @TerritoryId or c.host_unit_id = @HostUnitId) and c.starts_at < @starts order by c.starts_at desc limit 1
        """, new { c.Id, c.Body.TerritoryId, c.Body.HostUnitId, starts = SqlTypes.Text(c.Body.StartsAt) }).FirstOrDefault();
}
