using HiepDong.Storage;

namespace HiepDong.Conferences.Closing;

/// <summary>Number and day under which minutes or notice were issued.</summary>
internal sealed record IssuedPaper(string Kind, int Number, DateOnly SignedOn)
{
    /// <summary>Biên bản, thông báo kết luận.</summary>
    public const string Minutes = "bb", Notice = "tb";
}

/// <summary>Approvals of minutes and conclusions, and the numbers of the papers made of them.</summary>
internal sealed class ApprovalStore(Database database)
{
    private sealed record Row(string UnitId, long TextNumber, string ApprovedBy, string ApprovedAt);
    private sealed record PaperRow(string Kind, long Number, string SignedOn);

    private const string Given = "select unit_id, text_number, approved_by, approved_at from conference_approval where conference_id = @conferenceId and taken_back_at is null order by number desc";

    /// <summary>Those not taken back, newest first; some may have lapsed.</summary>
    public List<Approval> Of(string conferenceId) => [.. database.Query<Row>(Given, new { conferenceId }).Select(Make)];
    public static List<Approval> Of(Write write, string conferenceId) => [.. write.Query<Row>(Given, new { conferenceId }).Select(Make)];

    public static void Add(Write write, string conferenceId, string unitId, int textNumber)
    {
        var number = write.First<long?>("select max(number) from conference_approval where conference_id = @conferenceId", new { conferenceId }) ?? 0;
        write.Execute("insert into conference_approval (conference_id, number, unit_id, text_number, approved_by, approved_at) values (@conferenceId, @number, @unitId, @textNumber, @Actor, @At)",
            new { conferenceId, number = number + 1, unitId, textNumber, write.Actor, write.At });
    }

    /// <returns>Whether there was one.</returns>
    public static bool TakeBack(Write write, string conferenceId, string unitId, int textNumber) =>
        write.Execute("update conference_approval set taken_back_at = @At where conference_id = @conferenceId and unit_id = @unitId and text_number = @textNumber and taken_back_at is null", new { conferenceId, unitId, textNumber, write.At }) > 0;

    public IssuedPaper? Paper(string conferenceId, string kind) =>
        database.First<PaperRow>("select kind, number, signed_on from conference_paper where conference_id = @conferenceId and kind = @kind", new { conferenceId, kind }) is { } p ? new(p.Kind, (int)p.Number, SqlTypes.Day(p.SignedOn)) : null;

    public static void Put(Write write, string conferenceId, IssuedPaper paper) => write.Execute("""
        insert into conference_paper (conference_id, kind, number, signed_on, changed_by, changed_at) values (@conferenceId, @Kind, @Number, @day, @Actor, @At)
        on conflict (conference_id, kind) do update set number = excluded.number, signed_on = excluded.signed_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """, new { conferenceId, paper.Kind, paper.Number, day = SqlTypes.Text(paper.SignedOn), write.Actor, write.At });

    private static Approval Make(Row r) => new(r.UnitId, (int)r.TextNumber, r.ApprovedBy, SqlTypes.Time(r.ApprovedAt));
}
