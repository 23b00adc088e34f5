using HiepDong.Accounts;
using HiepDong.Problems;
using HiepDong.Web;
using Microsoft.AspNetCore.Mvc;

namespace HiepDong.Conferences.Live.VenuePage;

/// <summary>A venue's own page: it joins, counts heads, asks to speak, and follows.</summary>
internal sealed class IndexModel(LiveDesk desk, Texts texts) : LivePage(desk, texts)
{
    [FromRoute] public string VenueId { get; set; } = "";
    public Venue Venue { get; private set; } = null!;
    public VenueLine Line => Board.Venue(Venue.Id);

    /// <summary>The person acts for this venue.</summary>
    public bool Mine { get; private set; }
    public IEnumerable<Speech> Requests => Board.Speeches.Where(s => s.VenueId == Venue.Id);

    public Task<IActionResult> OnPostJoin(CancellationToken stop) => Do(LiveKind.VenueJoined, VenueId, new(), stop);
    public Task<IActionResult> OnPostLeave(CancellationToken stop) => Do(LiveKind.VenueLeft, VenueId, new(), stop);
    public Task<IActionResult> OnPostCount(CancellationToken stop) => Do(LiveKind.HeadCounted, VenueId, new(Text: Field("thoi-diem"), Count: Control.IndexModel.CountOf(Field("so-nguoi"))), stop);
    public Task<IActionResult> OnPostAsk(CancellationToken stop) => Do(LiveKind.SpeechAsked, VenueId, new(Desk.NewKey(), Field("chu-de"), Field("nguoi-noi")), stop);

    public Task<IActionResult> OnPostDrop(CancellationToken stop)
    {
        base.Load();
        return Board.Speeches.Any(s => s.Id == Field("phat-bieu") && s.VenueId == VenueId) ? Do(LiveKind.SpeechWithdrawn, VenueId, new(Field("phat-bieu")), stop) : throw new RefusalException(LiveProblems.NoSpeech());
    }

    protected override void Load()
    {
        base.Load();
        Venue = Body.VenueOf(VenueId) ?? throw new RefusalException(LiveProblems.NoVenue());
        Mine = Desk.Rights.SpeaksFor(Me, Venue);
        if (!Mine && !Runs) throw new RefusalException(AccountProblems.NotAllowed());
    }
}
