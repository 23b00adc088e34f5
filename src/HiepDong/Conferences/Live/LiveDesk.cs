using System.Collections.Concurrent;
using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Publications;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;
using HiepDong.Web;

namespace HiepDong.Conferences.Live;

/// <summary>A pinned figure as the pages show it.</summary>
/// <param name="Href">Its source; null for whoever may not see it.</param>
internal sealed record PinnedFigure(string Code, string Name, string Value, string Change, string? Href);

/// <summary>What the pages of a running conference work with.</summary>
internal sealed class LiveDesk(ConferenceStore conferences, LiveStore boards, LiveRights rights, RunConference run, SaveTexts texts, PublicationStore publications, NodeState node, Access access, Database database)
{
    private const int MostFigures = 12;

    /// <summary>A publication never changes, so its figures need reading once.</summary>
    private readonly ConcurrentDictionary<string, (Publication Publication, IReadOnlyList<ConsolidationRow> Rows)> pinned = new();

    /// <summary>What stood after an entry of the change log: those who all ask after one event are answered by one reading.</summary>
    private readonly ConcurrentDictionary<string, (long Sequence, Conference Conference, Board Board)> standing = new();

    public void CatchUp() => node.CatchUp();

    /// <summary>A conference with its board as of the change log, which every request has caught up with.</summary>
    public (Conference Conference, Board Board) Standing(string id)
    {
        var sequence = node.Totals.Sequence;
        if (standing.TryGetValue(id, out var there) && there.Sequence == sequence) return (there.Conference, there.Board);
        if (standing.Count > 200) standing.Clear();
        // Read after the sequence, so at worst it is newer than it says and is read once more.
        var (conference, board) = (conferences.Get(id), boards.Board(id));
        standing[id] = (sequence, conference, board);
        return (conference, board);
    }

    public LiveStore Boards => boards;
    public LiveRights Rights => rights;
    public RunConference Run => run;
    public SaveTexts Texts => texts;
    public DateTimeOffset Now => database.Clock.GetUtcNow();
    public string NewKey() => database.NewId();
    public Func<string, string> Names(IEnumerable<string> userNames) => new People(database).Names(userNames);

    /// <summary>The publication's first figures that are not missing; its source only for those who may see it.</summary>
    public (string Mark, IReadOnlyList<PinnedFigure> Figures)? Figures(string publicationId, Actor by, Texts texts)
    {
        var (publication, rows) = pinned.GetOrAdd(publicationId, id => publications.Get(id) is var p ? (p, [.. publications.Read(p).ByForce.Rows.Where(r => !r.Total.IsMissing).Take(MostFigures)]) : default);
        var opens = access.Allows(by, Permission.Consolidate, publication.Scope);
        return (publication.Mark, [.. rows.Select(r => new PinnedFigure(r.Indicator.Code, r.Indicator.Name(texts.Language), Shown.Figure(texts, r.Total, r.Indicator),
            r.LastYear is { Total.IsMissing: false, Why: Incomparable.No } then ? Shown.Change(r.Indicator, r.Total, then, texts.Language) : "", opens ? $"/cong-bo/{publication.Id}/{r.Indicator.Code}" : null))]);
    }

    public string UnitName(string id) => node.Organisation.Unit(id)?.Name ?? id;

    /// <summary>"CA.40 – Công an tỉnh Nghệ An": how a unit stands in a field.</summary>
    public string UnitLabel(string? id) => id is null ? "" : node.Organisation.Unit(id) is { } unit ? unit.Code + " – " + unit.Name : id;

    /// <summary>Units that take part: those a conclusion names most often.</summary>
    public IReadOnlyList<OrgUnit> Taking(ConferenceBody body) => [.. body.Units.Select(node.Organisation.Unit).OfType<OrgUnit>().OrderBy(u => u.Echelon).ThenBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>A unit valid today by code, "code – name" or its name among those that take part; null when there is none.</summary>
    public OrgUnit? UnitOf(string typed, ConferenceBody body)
    {
        var code = typed.Split(" – ", 2)[0].Trim();
        return node.Organisation.UnitByCode(code, node.Today) ?? Taking(body).FirstOrDefault(u => Vietnamese.Fold(u.Name) == Vietnamese.Fold(typed));
    }
}
