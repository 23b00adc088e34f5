using System.Text.Json.Serialization;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;

namespace HiepDong.Commendations;

/// <summary>Life of a proposal list.</summary>
public enum CommendationState { Draft, Consulting, Submitted, Decided, Removed }

/// <summary>What another force says to a line.</summary>
public enum OpinionKind { Agree, Disagree, Remark }

/// <summary>A force's word on a line as it stood at a version of the list.</summary>
/// <param name="Line">Revision of the line it was given for; a later one asks for a new word.</param>
public sealed record Opinion(Force Force, string UnitId, OpinionKind Kind, string Text, int Line, string By, DateTimeOffset At);

/// <summary>What was decided on a line.</summary>
/// <param name="Number">Of the decision, with symbol; empty when it was not granted.</param>
public sealed record Ruling(bool Granted, string Number, DateOnly? On, string Reason, string By, DateTimeOffset At);

/// <summary>One nominee with form, level and achievement.</summary>
/// <param name="Revision">Grows with each change of what the line says; opinions hold for one revision.</param>
/// <param name="AgainReason">Why one is proposed who has been proposed for the same achievement before.</param>
public sealed record CommendationLine(string Id, Nominee Nominee, AwardForm Form, AwardLevel Level, string Achievement, IReadOnlyList<AchievementSource> Sources, string AgainReason,
    int Revision, bool Removed, IReadOnlyList<Opinion> Opinions, Ruling? Ruling)
{
    /// <summary>It stands: not taken out, not turned down.</summary>
    [JsonIgnore]
    public bool Stands => !Removed && Ruling is not { Granted: false };

    /// <summary>The latest word of a force; null when it gave none or the line has changed since.</summary>
    public Opinion? OpinionOf(Force force) => Opinions.LastOrDefault(o => o.Force == force && o.Line == Revision);

    /// <summary>Words that held for the line before it was changed.</summary>
    [JsonIgnore]
    public IEnumerable<Opinion> Lapsed => Opinions.GroupBy(o => o.Force).Select(g => g.Last()).Where(o => o.Line != Revision);

    /// <summary>Forces that worked with the nominee in the results cited; where none is cited, every force that is asked.</summary>
    public IReadOnlyList<Force> Concerned(IEnumerable<Force> asked)
    {
        var worked = Sources.SelectMany(s => s.Forces ?? []).Distinct().Select(Codes.ToForce).Where(f => f != Nominee.Force).Order().ToList();
        return worked.Count > 0 ? worked : [.. asked.Where(f => f != Nominee.Force).Distinct().Order()];
    }

    /// <summary>Whether both say the same of the same nominee.</summary>
    public bool SaysTheSame(CommendationLine other) => Nominee == other.Nominee && Form == other.Form && Level == other.Level && Achievement == other.Achievement && AgainReason == other.AgainReason
        && Sources.Select(s => (s.Kind, s.Id, s.Version)).SequenceEqual(other.Sources.Select(s => (s.Kind, s.Id, s.Version))) && Sources.SelectMany(s => s.Keys).SequenceEqual(other.Sources.SelectMany(s => s.Keys));
}

/// <summary>Everything a proposal list says at one version.</summary>
/// <param name="Occasion">"Tổng kết năm 2026".</param>
/// <param name="Asked">Units asked for the opinion of their force.</param>
public sealed record CommendationBody(string Title, string Period, string Occasion, string? ConferenceId, string ConferenceTitle, string ProposerUnitId, string DeciderUnitId, IReadOnlyList<string> Asked,
    IReadOnlyList<CommendationLine> Lines, string MissingReason = "")
{
    [JsonIgnore]
    public IEnumerable<CommendationLine> Standing => Lines.Where(l => !l.Removed);
    public CommendationLine? Line(string id) => Lines.FirstOrDefault(l => l.Id == id);
    [JsonIgnore]
    public Period Span => Periods.Period.Parse(Period);
}

/// <summary>A list of collectives and officials proposed for an award. Draft → Consulting → Submitted → Decided, each line on its own; every step is a version.</summary>
public sealed class Commendation
{
    public const int MostLines = 100;

    public required string Id { get; init; }
    public string Code { get; set; } = "";
    public required CommendationBody Body { get; set; }
    public CommendationState State { get; set; } = CommendationState.Draft;
    public int Version { get; set; }
    public required string CreatedBy { get; init; }
    public string? SubmittedBy { get; set; }

    /// <summary>Lines may be written.</summary>
    public bool IsOpen => State is CommendationState.Draft or CommendationState.Consulting;

    public void Rename(CommendationBody body)
    {
        RequireOpen();
        Put(body with { Lines = Body.Lines, Asked = Body.Asked });
    }

    /// <summary>Adds a line, or writes another into its place; opinions stay but hold only for the words they were given for.</summary>
    public void Write(CommendationLine line)
    {
        RequireOpen();
        if (Body.Line(line.Id) is not { } was)
        {
            if (Body.Standing.Count() >= MostLines) throw new RefusalException(CommendationProblems.TooManyLines(MostLines));
            Put(Body with { Lines = [.. Body.Lines, line with { Revision = 1, Opinions = [], Ruling = null }] });
            return;
        }
        var same = was.SaysTheSame(line);
        PutLine(line with { Revision = same ? was.Revision : was.Revision + 1, Opinions = was.Opinions, Ruling = was.Ruling, Removed = was.Removed });
    }

    public void TakeOut(string lineId, bool removed)
    {
        RequireOpen();
        PutLine((Body.Line(lineId) ?? throw new RefusalException(CommendationProblems.NoSuchLine())) with { Removed = removed });
    }

    /// <summary>Asks the other forces. Each force that worked with a nominee must be among those asked.</summary>
    /// <param name="asked">Units with their forces.</param>
    public void Consult(IReadOnlyList<(string UnitId, Force Force)> asked)
    {
        RequireOpen();
        if (!Body.Standing.Any()) throw new RefusalException(CommendationProblems.NoLines());
        if (asked.Count == 0) throw new RefusalException(CommendationProblems.NobodyAsked());
        var forces = asked.Select(a => a.Force).ToHashSet();
        foreach (var line in Body.Standing)
            foreach (var force in line.Concerned(forces))
                if (!forces.Contains(force)) throw new RefusalException(CommendationProblems.ForceNotAsked(force));
        State = CommendationState.Consulting;
        Put(Body with { Asked = [.. asked.Select(a => a.UnitId).Distinct()] });
    }

    /// <summary>A force says its word to a line.</summary>
    public void Say(string lineId, Force force, string unitId, OpinionKind kind, string? text, string by, DateTimeOffset at)
    {
        if (State is not (CommendationState.Consulting or CommendationState.Submitted)) throw new RefusalException(CommendationProblems.NotConsulting());
        var line = RequireLine(lineId);
        if (!Body.Asked.Contains(unitId)) throw new RefusalException(CommendationProblems.NotAsked());
        if (line.Nominee.Force == force) throw new RefusalException(CommendationProblems.OwnForce());
        if (line.Ruling is not null) throw new RefusalException(CommendationProblems.LineDecided());
        if (kind != OpinionKind.Agree && string.IsNullOrWhiteSpace(text)) throw new RefusalException(CommendationProblems.OpinionNeedsText());
        PutLine(line with { Opinions = [.. line.Opinions, new(force, unitId, kind, (text ?? "").Trim(), line.Revision, by, at)] });
    }

    /// <summary>Lines and forces whose word is still missing, or has lapsed.</summary>
    public IEnumerable<(CommendationLine Line, Force Force)> Waiting(IEnumerable<Force> asked)
    {
        var forces = asked.ToList();
        return Body.Standing.SelectMany(l => l.Concerned(forces).Where(f => l.OpinionOf(f) is null).Select(f => (l, f)));
    }

    /// <summary>Hands it to the unit that decides. Where a force has not said its word, it is told why it is not waited for.</summary>
    public void Submit(IReadOnlyList<Force> asked, string? reason, string by)
    {
        if (State != CommendationState.Consulting) throw new RefusalException(State == CommendationState.Draft ? CommendationProblems.AskFirst() : CommendationProblems.NotOpen(Code));
        if (!Body.Standing.Any()) throw new RefusalException(CommendationProblems.NoLines());
        if (Waiting(asked).ToList() is { Count: > 0 } waiting && string.IsNullOrWhiteSpace(reason)) throw new RefusalException(CommendationProblems.OpinionsMissing(waiting.Count));
        State = CommendationState.Submitted;
        SubmittedBy = by;
        Put(Body with { MissingReason = Waiting(asked).Any() ? reason!.Trim() : "" });
    }

    /// <summary>Takes a submitted list back to mend it, while nothing of it is decided.</summary>
    public void TakeBack()
    {
        if (State != CommendationState.Submitted) throw new RefusalException(CommendationProblems.NotSubmitted());
        if (Body.Standing.Any(l => l.Ruling is not null)) throw new RefusalException(CommendationProblems.LineDecided());
        State = CommendationState.Consulting;
        Put(Body);
    }

    /// <summary>Decides one line; with the last of them the list is decided. Whoever drew it up or submitted it does not decide it.</summary>
    public void Decide(string lineId, bool granted, string? number, DateOnly? on, string? reason, string by, DateTimeOffset at)
    {
        if (State != CommendationState.Submitted) throw new RefusalException(CommendationProblems.NotSubmitted());
        if (by == CreatedBy || by == SubmittedBy) throw new RefusalException(CommendationProblems.SamePerson());
        var line = RequireLine(lineId);
        if (line.Ruling is not null) throw new RefusalException(CommendationProblems.LineDecided());
        if (granted && string.IsNullOrWhiteSpace(number)) throw new RefusalException(CommendationProblems.NoNumber());
        if (granted && on is null) throw new RefusalException(CommendationProblems.NoDay());
        if (granted && on > Reporting.VietnamTime.DayOf(at)) throw new RefusalException(CommendationProblems.DayInFuture());
        if (!granted && string.IsNullOrWhiteSpace(reason)) throw new RefusalException(CommendationProblems.RefusalNeedsReason());
        PutLine(line with { Ruling = new(granted, granted ? number!.Trim() : "", granted ? on : null, (reason ?? "").Trim(), by, at) });
        if (Body.Standing.All(l => l.Ruling is not null)) State = CommendationState.Decided;
    }

    /// <summary>Throws a list away that nobody was asked about, or takes it back.</summary>
    public void Remove(bool removed)
    {
        if (State != (removed ? CommendationState.Draft : CommendationState.Removed)) throw new RefusalException(CommendationProblems.OnlyDraftsGo());
        State = removed ? CommendationState.Removed : CommendationState.Draft;
        Put(Body);
    }

    private CommendationLine RequireLine(string id) => Body.Line(id) is { Removed: false } line ? line : throw new RefusalException(CommendationProblems.NoSuchLine());

    private void RequireOpen()
    {
        if (!IsOpen) throw new RefusalException(CommendationProblems.NotOpen(Code));
    }

    private void PutLine(CommendationLine line) => Put(Body with { Lines = [.. Body.Lines.Select(l => l.Id == line.Id ? line : l)] });

    private void Put(CommendationBody body)
    {
        Body = body;
        Version++;
    }
}
