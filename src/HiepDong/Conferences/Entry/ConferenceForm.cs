using System.Globalization;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Text;
using HiepDong.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Conferences.Entry;

/// <summary>One chair as typed.</summary>
internal sealed record TypedChair(string Unit, string Name, string Post)
{
    public bool IsEmpty => Unit.Length + Name.Length + Post.Length == 0;
}

/// <summary>A conference's basics as they are typed: everything is text, right or wrong, until it is read.</summary>
internal sealed class ConferenceForm
{
    public string Title { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Day { get; init; } = "";
    public string From { get; init; } = "";
    public string LastDay { get; init; } = "";
    public string To { get; init; } = "";
    public string Place { get; init; } = "";
    public string Host { get; init; } = "";
    public IReadOnlyList<TypedChair> Chairs { get; init; } = [];
    public IReadOnlyList<string> Clerks { get; init; } = [];
    public string Period { get; init; } = "";
    public string Video { get; init; } = "";
    public string Link { get; init; } = "";

    /// <summary>Where the agenda of a new conference comes from: "mau", "lan-truoc" or "trong".</summary>
    public string Agenda { get; init; } = "mau";
    public string Occasion { get; init; } = "";

    public static ConferenceForm Read(IFormCollection form)
    {
        string Field(string name) => Vietnamese.Clean(form[name] is { Count: > 0 } sent ? sent[0] : "");
        return new()
        {
            Title = Field("ten"), Kind = Field("loai"), Mode = Field("hinh-thuc"), Day = Field("ngay"), From = Field("gio"), LastDay = Field("ngay-ket-thuc"), To = Field("gio-ket-thuc"), Place = Field("noi"), Host = Field("don-vi"),
            Chairs = [.. Enumerable.Range(1, 2).Select(n => new TypedChair(Field($"chu-tri-{n}-don-vi"), Field($"chu-tri-{n}-ten"), Field($"chu-tri-{n}-chuc-vu")))],
            Clerks = [.. form["thu-ky"].OfType<string>().Select(Vietnamese.Clean).Where(c => c.Length > 0).Distinct()], Period = Field("ky"), Video = Field("hop-truc-tuyen"), Link = Field("lien-ket"),
            Agenda = Field("chuong-trinh-tu"), Occasion = Field("dip")
        };
    }

    public static ConferenceForm Of(ConferenceBody body, Organisation.Organisation organisation)
    {
        var (from, to) = (body.StartsAt.ToOffset(VietnamTime.Offset), body.EndsAt.ToOffset(VietnamTime.Offset));
        string Label(string id) => organisation.Unit(id) is { } unit ? UnitChoice.Label(unit) : id;
        return new()
        {
            Title = body.Title, Kind = ConferenceWords.CodeOf(body.Kind), Mode = ConferenceWords.CodeOf(body.Mode), Day = from.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), From = from.ToString("HH:mm", CultureInfo.InvariantCulture),
            LastDay = from.Date == to.Date ? "" : to.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), To = to.ToString("HH:mm", CultureInfo.InvariantCulture), Place = body.Place, Host = Label(body.HostUnitId),
            Chairs = [.. body.Chairs.Select(c => new TypedChair(Label(c.UnitId), c.Name, c.Post)).Concat([new("", "", ""), new("", "", "")]).Take(2)], Clerks = body.Clerks, Period = body.Period ?? "",
            Video = ConferenceWords.CodeOf(body.Video?.Kind ?? VideoKind.None), Link = body.Video?.Link ?? ""
        };
    }

    /// <summary>The basics put into a body; what can't be read is refused, all at once.</summary>
    /// <param name="before">The body that is changed; null for a new conference.</param>
    public ConferenceBody ToBody(NodeState node, ConferenceRights rights, ConferenceBody? before)
    {
        var problems = new List<Problem>();
        var (starts, ends) = Times(problems);
        var host = Unit(node, Host, "don-vi", problems, PreparationProblems.NoHost);
        var chairs = new List<Chair>();
        for (var n = 0; n < Chairs.Count; n++)
        {
            var typed = Chairs[n];
            if (typed.IsEmpty) continue;
            var field = $"chu-tri-{n + 1}-don-vi";
            var unit = Unit(node, typed.Unit, field, problems, () => PreparationProblems.ChairWithoutUnit(field));
            if (unit is not null) chairs.Add(new(unit.Id, typed.Name, typed.Post));
        }
        if (Chairs.All(c => c.IsEmpty)) problems.Add(PreparationProblems.NoChair());
        var kind = ConferenceWords.Kinds.FirstOrDefault(k => ConferenceWords.CodeOf(k) == Kind);
        var mode = ConferenceWords.Modes.FirstOrDefault(m => ConferenceWords.CodeOf(m) == Mode);
        var body = (before ?? new("", kind, mode, starts, ends, "", "", "", [], [], [], [])) with
        {
            Title = Title, Kind = kind, Mode = mode, StartsAt = starts, EndsAt = ends, Place = Place, HostUnitId = host?.Id ?? "", Chairs = chairs, Clerks = Clerks, Period = Period.Length > 0 ? Period : null, Video = VideoOf(before?.Video)
        };
        if (before is null || before.HostUnitId != body.HostUnitId) body = body with { TerritoryId = host is null ? "" : rights.TerritoryOf(host) };
        // Everything that is wrong is said at once; a rule that a field could not be read for is left out.
        problems.AddRange(ConferenceRules.Check(body).Where(p => problems.TrueForAll(q => q.Field != p.Field && q.Code != p.Code) && !(p.Code == "conference.ends-before-start" && problems.Exists(q => q.Field is "ngay" or "gio" or "ngay-ket-thuc"))));
        if (problems.Count > 0) throw new RefusalException(problems);
        return body;
    }

    private (DateTimeOffset, DateTimeOffset) Times(List<Problem> problems)
    {
        var day = ReadDay(Day, "ngay", problems);
        var last = LastDay.Length == 0 ? day : ReadDay(LastDay, "ngay-ket-thuc", problems);
        var from = ReadHour(From, "gio", problems);
        var to = ReadHour(To, "gio-ket-thuc", problems);
        return (new(day.ToDateTime(from), VietnamTime.Offset), new(last.ToDateTime(to), VietnamTime.Offset));
    }

    private static DateOnly ReadDay(string typed, string field, List<Problem> problems)
    {
        if (LocalValueBinder.ReadDate(typed) is { Year: >= 2000 and < 2100 } day) return day;
        problems.Add(PreparationProblems.NotADay(typed, field));
        return new(2000, 1, 1);
    }

    private static TimeOnly ReadHour(string typed, string field, List<Problem> problems)
    {
        if (HourText.Read(typed) is { } hour) return hour;
        problems.Add(PreparationProblems.NotAnHour(typed, field));
        return default;
    }

    private static OrgUnit? Unit(NodeState node, string typed, string field, List<Problem> problems, Func<Problem> missing)
    {
        if (typed.Length == 0) { problems.Add(missing()); return null; }
        try { return UnitChoice.Find(typed, node.Organisation.At(node.Today).Units, field); }
        catch (RefusalException e) { problems.AddRange(e.Problems); return null; }
    }

    private ConferenceVideo? VideoOf(ConferenceVideo? before) => ConferenceWords.Videos.FirstOrDefault(v => ConferenceWords.CodeOf(v) == Video) switch
    {
        VideoKind.Link => new(VideoKind.Link, Link),
        // The room keeps its name, so that links given out go on leading there.
        VideoKind.Jitsi => new(VideoKind.Jitsi, Room: before is { Room.Length: > 0 } ? before.Room : "hd-" + WebEncoders.Base64UrlEncode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12)).ToLowerInvariant().Replace('_', '0')),
        _ => null
    };
}

/// <summary>Times of day as people type them: "7:30", "07h30", "7g30", "7h".</summary>
internal static class HourText
{
    public static TimeOnly? Read(string typed)
    {
        var parts = typed.ToLowerInvariant().Replace("giờ", ":", StringComparison.Ordinal).Replace('h', ':').Replace('g', ':').Replace('.', ':').Replace(" ", "", StringComparison.Ordinal).Split(':');
        if (parts.Length is 0 or > 2 || !Number(parts[0], 23, out var hour)) return null;
        if (parts.Length == 1) return null;
        var minute = 0;
        return parts[1].Length == 0 || Number(parts[1], 59, out minute) ? new TimeOnly(hour, minute) : null;
    }

    private static bool Number(string text, int most, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 2 && number <= most;
}
