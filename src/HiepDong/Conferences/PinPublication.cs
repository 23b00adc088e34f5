using HiepDong.Accounts;
using HiepDong.Consolidation;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Publications;
using HiepDong.Storage;

namespace HiepDong.Conferences;

/// <summary>The published figures that a conference works from, as its page lists them.</summary>
/// <param name="Opens">Whether the person may open the publication itself.</param>
internal sealed record PinnedFigures(Publication Publication, IReadOnlyList<ConsolidationRow> Rows, bool Opens);

/// <summary>Pins a publication to a conference; once the conference is open it stays for good.</summary>
internal sealed class PinPublication(Database database, NodeState node, Access access, ConferenceStore conferences, ConferenceRights rights, PublicationStore publications)
{
    /// <summary>Shown first, where the publication states them.</summary>
    private static readonly string[] Headline = ["MT.VU", "MT.DT", "BL.VU", "XNC.VU", "TT.TO", "TT.NGUOI", "TD.XM", "CH.CUU", "VD.BUOI"];
    private const int MostRows = 8;

    /// <summary>Publications of the conference's area, and of a force's chain that the host heads; those of its period first, then the newest.</summary>
    public IReadOnlyList<Publication> Choices(ConferenceBody body)
    {
        var areas = node.Organisation.WithPredecessors(body.TerritoryId).ToHashSet();
        return [.. publications.All().Where(p => p.Scope.Hierarchy == Hierarchy.Territory ? areas.Contains(p.Scope.NodeId) : p.Scope.NodeId == body.HostUnitId)
            .OrderByDescending(p => body.Period is { } period && p.Period.Code == period).ThenByDescending(p => p.PublishedAt).Take(60)];
    }

    public Task<Conference> Pin(string id, string? publicationId, int? seen, Actor by, CancellationToken stop)
    {
        var now = conferences.Get(id);
        rights.RequirePrepares(by, now.Body);
        if (!now.IsAhead) throw new RefusalException(PreparationProblems.PublicationFixed());
        var pinned = string.IsNullOrEmpty(publicationId) ? null : publicationId;
        if (pinned is not null && Choices(now.Body).All(p => p.Id != pinned)) throw new RefusalException(PreparationProblems.UnknownPublication());
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var c = conferences.AsSeen(write, id, seen);
            if (!c.IsAhead) throw new RefusalException(PreparationProblems.PublicationFixed());
            c.Change(c.Body with { PublicationId = pinned }, SqlTypes.Time(write.At));
            ConferenceStore.Save(write, c, "publication");
            return c;
        }, stop);
    }

    /// <summary>Null while nothing is pinned.</summary>
    public PinnedFigures? Figures(ConferenceBody body, Actor by)
    {
        if (body.PublicationId is not { } id) return null;
        var publication = publications.Get(id);
        var rows = publications.Read(publication).ByForce.Rows.Where(r => !r.Total.IsMissing).ToList();
        var first = Headline.Select(code => rows.Find(r => r.Indicator.Code == code)).OfType<ConsolidationRow>().ToList();
        return new(publication, [.. first.Concat(rows).Distinct().Take(MostRows)], access.Allows(by, Permission.Consolidate, publication.Scope));
    }
}
