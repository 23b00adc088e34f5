using HiepDong.Conferences;
using HiepDong.Conferences.Live;
using HiepDong.Node;
using HiepDong.Problems;
using HiepDong.Storage;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace HiepDong.Tests.Conferences;

public sealed class LiveHubTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_one_does_reaches_all_who_follow_and_a_late_comer_receives_the_rest(string database)
    {
        await using var office = await LiveOffice.Open(database);
        await using var clerk = await office.Follow("hoa");
        await using var venue = await office.Follow("bien");
        await office.Do("hoa", LiveKind.Opened);
        await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom);
        var last = await office.Do("hoa", LiveKind.ItemStarted, null, new("m1"));
        foreach (var follower in new[] { clerk, venue }) await LiveOffice.Until(() => follower.Numbers.SequenceEqual(Enumerable.Range(1, last.Number)));
        await using var late = await office.Follow("an", last: 1);
        late.Told.Select(m => (m.Number, m.Kind)).ShouldBe([(2, "venue_joined"), (3, "item_started")]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task The_same_act_sent_twice_is_entered_once(string database)
    {
        await using var office = await LiveOffice.Open(database);
        var first = await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom, key: "k1");
        (await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom, key: "k1")).Number.ShouldBe(first.Number);
        office.Board.Number.ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_venue_whose_line_breaks_is_lost_after_some_seconds_and_back_when_it_follows_again(string database)
    {
        await using var office = await LiveOffice.Open(database);
        await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom);
        await using var clerk = await office.Follow("hoa");
        await using (var second = await office.Follow("bien", LiveOffice.BorderRoom))
        {
            // Another page of the same venue stays open: the venue is not lost.
            await (await office.Follow("bien", LiveOffice.BorderRoom)).DisposeAsync();
            await Task.Delay(LiveLines.Grace + TimeSpan.FromSeconds(1));
            office.Board.Venue(LiveOffice.BorderRoom).State.ShouldBe(LineState.Joined);
        }
        await LiveOffice.Until(() => office.Board.Venue(LiveOffice.BorderRoom).State == LineState.Lost);
        await LiveOffice.Until(() => clerk.Told.Any(m => m is { Kind: "venue_lost", Venue: LiveOffice.BorderRoom }));
        await using var again = await office.Follow("bien", LiveOffice.BorderRoom);
        office.Board.Venue(LiveOffice.BorderRoom).State.ShouldBe(LineState.Back);
        office.Board.Number.ShouldBe(3);
        again.Numbers.ShouldBe([1, 2, 3]);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task A_venue_that_has_left_is_not_lost(string database)
    {
        await using var office = await LiveOffice.Open(database);
        await using (await office.Follow("bien", LiveOffice.BorderRoom))
        {
            await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom);
            await office.Do("bien", LiveKind.VenueLeft, LiveOffice.BorderRoom);
        }
        await Task.Delay(LiveLines.Grace + TimeSpan.FromSeconds(2));
        office.Board.Venue(LiveOffice.BorderRoom).State.ShouldBe(LineState.Left);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Lines_of_a_process_that_has_died_are_lost_by_the_others(string database)
    {
        await using var office = await LiveOffice.Open(database);
        await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom);
        await office.Test.Database.Write("system", "", write => write.Execute("insert into conference_line (connection_id, conference_id, venue_id, process, seen_at) values ('c', @Id, @venue, 'dead', @at)",
            new { office.Id, venue = LiveOffice.BorderRoom, at = SqlTypes.Text(office.Test.Time.Now) }));
        await office.Use<LiveLines>().Tend();
        office.Board.Venue(LiveOffice.BorderRoom).State.ShouldBe(LineState.Joined);
        office.Test.Time.Now += TimeSpan.FromSeconds(30);
        await office.Use<LiveLines>().Tend();
        office.Board.Venue(LiveOffice.BorderRoom).State.ShouldBe(LineState.Lost);
    }

    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task What_another_process_enters_reaches_those_who_follow_here(string database)
    {
        await using var office = await LiveOffice.Open(database);
        await using var here = await office.Follow("bien");
        using var other = office.Test.OpenAgain();
        await using var second = await TestApp.Start(other);
        await using var there = await office.Follow(second, "hoa");
        await office.Do("hoa", LiveKind.Opened);
        await LiveOffice.Until(() => there.Numbers.SequenceEqual([1]) && here.Numbers.SequenceEqual([1]));
        // Who is typing crosses too, where processes can tell each other.
        await there.Connection.InvokeAsync("Typing", office.Id, "kl-moi");
        if (database == "postgres") await LiveOffice.Until(() => here.Typing.Contains("kl-moi Đặng Thị Hoa"));
    }

    [Fact]
    public async Task Nobody_follows_a_conference_they_may_not_see_and_no_other_site_opens_the_line()
    {
        await using var office = await LiveOffice.Open("sqlite");
        (await Should.ThrowAsync<HubException>(() => office.Follow("xa"))).Message.ShouldContain("forbidden");
        await Should.ThrowAsync<HttpRequestException>(() => office.Follow(office.App, "hoa", origin: "http://evil.example"));
        await using var own = await office.Follow(office.App, "hoa", origin: "http://localhost");
        await using var venue = await office.Follow("bien");
        await Should.ThrowAsync<HubException>(() => venue.Connection.InvokeAsync("Typing", office.Id, "kl-moi"));
        using var nobody = office.App.Browse();
        var asked = await nobody.Client.PostAsync(LiveHub.Path + "/negotiate?negotiateVersion=1", null);
        asked.Headers.Location?.ToString().ShouldStartWith("/dang-nhap");
    }

    [Fact]
    public async Task A_venue_acts_for_itself_alone_and_only_clerks_run_the_board()
    {
        await using var office = await LiveOffice.Open("sqlite");
        await office.Do("bien", LiveKind.VenueJoined, LiveOffice.BorderRoom);
        await Forbidden("bien", LiveKind.VenueJoined, LiveOffice.PoliceRoom);
        await Forbidden("bien", LiveKind.Opened);
        // The other chair's clerk runs the board, but the host opens and closes.
        await Forbidden("binh", LiveKind.Opened);
        await office.Do("hoa", LiveKind.Opened);
        await office.Do("binh", LiveKind.ItemStarted, null, new("m1"));
        await Forbidden("bien", LiveKind.ItemStarted, null, new("m2"));
        await Forbidden("binh", LiveKind.Closed);
        await Forbidden("xa", LiveKind.HeadCounted, LiveOffice.BorderRoom, new(Count: 3));
        // A line for another's room does not stand for it.
        await using var an = await office.Follow("an", LiveOffice.BorderRoom);
        office.Test.Database.First<long>("select count(*) from conference_line").ShouldBe(0);

        async Task Forbidden(string who, LiveKind kind, string? venue = null, LiveBody? body = null) =>
            (await Should.ThrowAsync<RefusalException>(() => office.Do(who, kind, venue, body))).First.Code.ShouldBe("account.not-allowed");
    }
}
