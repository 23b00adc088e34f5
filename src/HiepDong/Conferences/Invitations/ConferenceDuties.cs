using HiepDong.Accounts;
using HiepDong.Storage;

namespace HiepDong.Conferences.Invitations;

/// <summary>What conferences ask of somebody's own units.</summary>
/// <param name="Waiting">Invitations that their venue has not answered.</param>
/// <param name="Soon">Of these, conferences that begin within <see cref="ConferenceDuties.SoonDays"/> days.</param>
/// <param name="Uninvited">Conferences they host within the coming weeks that have not invited.</param>
internal sealed record ConferenceDutyCounts(int Waiting, int Soon, int Uninvited)
{
    public static readonly ConferenceDutyCounts None = new(0, 0, 0);
    public int All => Waiting + Uninvited;
}

/// <summary>Finds them.</summary>
internal sealed class ConferenceDuties(Database database, ConferenceStore conferences, Access access, WorkReach reach)
{
    public const int SoonDays = 3, InviteDays = 14;

    private sealed record Counts(long Waiting, long Soon, long Uninvited);

    private const string IsWaiting = "u.role = 'venue' and u.answer = 'pending' and c.state = 'invited' and c.ends_at > @now";
    private const string IsUninvited = "u.role = 'host' and c.state = 'planned' and c.starts_at > @now and c.starts_at < @late";

    public ConferenceDutyCounts Of(Actor by)
    {
        if (UnitsOf(by) is not { Count: > 0 } units) return ConferenceDutyCounts.None;
        // Who may not prepare a conference is not reminded to send its invitations.
        var hosting = access.Allows(by, Permission.Confer) ? IsUninvited : "1 = 0";
        var c = database.First<Counts>($"""
            select cast(coalesce(sum(case when {IsWaiting} then 1 else 0 end), 0) as bigint) as waiting, cast(coalesce(sum(case when {IsWaiting} and c.starts_at < @soon then 1 else 0 end), 0) as bigint) as soon,
              cast(coalesce(sum(case when {hosting} then 1 else 0 end), 0) as bigint) as uninvited
            from conference_unit u join conference c on c.id = u.conference_id where u.unit_id in @units
            """, Args(units))!;
        return new((int)c.Waiting, (int)c.Soon, (int)c.Uninvited);
    }

    /// <summary>Own units of any time.</summary>
    public List<string> UnitsOf(Actor by) => reach.OwnUnits(by, Permission.WriteWork);

    /// <summary>Those that wait for an answer, soonest first.</summary>
    public List<Conference> Waiting(List<string> units) => conferences.Query($"where c.id in (select u.conference_id from conference_unit u where u.unit_id in @units and u.role = 'venue' and u.answer = 'pending') and c.state = 'invited' and c.ends_at > @now order by c.starts_at, c.id", Args(units));

    /// <summary>Answered, and still ahead or on.</summary>
    public List<Conference> Answered(List<string> units) => conferences.Query($"where c.id in (select u.conference_id from conference_unit u where u.unit_id in @units and u.role = 'venue' and u.answer <> 'pending') and c.state in ('invited', 'open') and c.ends_at > @now order by c.starts_at, c.id", Args(units));

    /// <summary>Hosted soon, and nobody invited yet.</summary>
    public List<Conference> Uninvited(List<string> units) => conferences.Query($"where c.id in (select u.conference_id from conference_unit u join conference c on c.id = u.conference_id where u.unit_id in @units and {IsUninvited}) order by c.starts_at, c.id", Args(units));

    private object Args(List<string> units)
    {
        var now = database.Clock.GetUtcNow();
        return new { units, now = SqlTypes.Text(now), soon = SqlTypes.Text(now.AddDays(SoonDays)), late = SqlTypes.Text(now.AddDays(InviteDays)) };
    }
}
