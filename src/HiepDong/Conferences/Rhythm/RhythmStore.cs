using System.Globalization;
using System.Text.Json;
using HiepDong.Indicators;
using HiepDong.Organisation;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.Conferences.Rhythm;

/// <summary>A row of the rhythm table with who put it there.</summary>
internal sealed record StoredRule(string Id, RhythmRule Rule, string By, DateTimeOffset At, bool Removed);

/// <summary>The rhythm table in the database.</summary>
internal sealed class RhythmStore(Database database)
{
    private sealed record Row(string Id, string Echelon, string Kind, string Every, long Day, string AtHour, long Minutes, string Rotation, string ValidFrom, string? ValidTo, string Source, string ChangedBy, string ChangedAt, string? RemovedAt);

    private const string Columns = "select id, echelon, kind, every, day, at_hour, minutes, rotation, valid_from, valid_to, source, changed_by, changed_at, removed_at from conference_rhythm ";

    /// <summary>All rows, the removed ones too, from the highest echelon down.</summary>
    public List<StoredRule> All() => [.. database.Query<Row>(Columns).Select(Make).OrderBy(r => r.Rule.Echelon).ThenBy(r => r.Rule.Every).ThenBy(r => r.Rule.ValidFrom).ThenBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>Rows in force for an echelon on a day or later.</summary>
    public List<StoredRule> Of(Echelon echelon) => [.. All().Where(r => !r.Removed && r.Rule.Echelon == echelon)];

    public static StoredRule? Find(Write write, string id) => write.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : null;

    public static void Save(Write write, string id, RhythmRule r) => write.Execute("""
        insert into conference_rhythm (id, echelon, kind, every, day, at_hour, minutes, rotation, valid_from, valid_to, source, changed_by, changed_at)
        values (@id, @Echelon, @Kind, @Every, @Day, @Hour, @Minutes, @Rotation, @From, @To, @Source, @Actor, @At)
        on conflict (id) do update set echelon = excluded.echelon, kind = excluded.kind, every = excluded.every, day = excluded.day, at_hour = excluded.at_hour, minutes = excluded.minutes, rotation = excluded.rotation,
          valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, changed_by = excluded.changed_by, changed_at = excluded.changed_at, removed_at = null
        """, new
    {
        id, Echelon = r.Echelon.Code(), Kind = ConferenceWords.CodeOf(r.Kind), Every = ConferenceWords.CodeOf(r.Every), r.Day, Hour = r.At.ToString("HH:mm", CultureInfo.InvariantCulture), r.Minutes,
        Rotation = JsonSerializer.Serialize(r.Rotation, ReportText.Json), From = SqlTypes.Text(r.ValidFrom), To = r.ValidTo is { } to ? SqlTypes.Text(to) : null, r.Source, write.Actor, write.At
    });

    public static void Mark(Write write, string id, bool removed) =>
        write.Execute("update conference_rhythm set removed_at = @gone, changed_by = @Actor, changed_at = @At where id = @id", new { id, gone = removed ? write.At : null, write.Actor, write.At });

    private static StoredRule Make(Row r) => new(r.Id, new(Codes.ToEchelon(r.Echelon), ConferenceWords.Kinds.First(k => ConferenceWords.CodeOf(k) == r.Kind), ConferenceWords.Rhythms.First(e => ConferenceWords.CodeOf(e) == r.Every),
        (int)r.Day, TimeOnly.ParseExact(r.AtHour, "HH:mm", CultureInfo.InvariantCulture), (int)r.Minutes, JsonSerializer.Deserialize<List<Force>>(r.Rotation, ReportText.Json)!, SqlTypes.Day(r.ValidFrom), SqlTypes.DayOrNull(r.ValidTo), r.Source),
        r.ChangedBy, SqlTypes.Time(r.ChangedAt), r.RemovedAt is not null);
}
