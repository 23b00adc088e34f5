using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HiepDong.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace HiepDong.Conferences.Video;

/// <summary>The way into a conference's room for one venue.</summary>
internal sealed class RoomLinks(VideoSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(2), Late = TimeSpan.FromHours(2);

    /// <summary>Whether there is a room to enter, now or later.</summary>
    public static bool Has(Conference c, Venue venue) => !c.IsOver && c.State != ConferenceState.Cancelled && (venue.VideoLink.Length > 0 || c.Body.Video is { Kind: VideoKind.Jitsi } or { Kind: VideoKind.Link, Link.Length: > 0 });

    /// <summary>The venue's own link, the common one, or a room of the Jitsi server signed for this venue; refused when there is none.</summary>
    public string Of(Conference c, Venue venue)
    {
        if (!Has(c, venue)) throw new RefusalException(PreparationProblems.NoRoom());
        if (venue.VideoLink.Length > 0) return venue.VideoLink;
        if (c.Body.Video!.Kind == VideoKind.Link) return c.Body.Video.Link;
        var (address, appId, secret) = settings.ForSigning ?? throw new RefusalException(PreparationProblems.NoVideoServer());
        var now = clock.GetUtcNow();
        var from = c.Body.StartsAt - Early < now ? now.AddMinutes(-1) : c.Body.StartsAt - Early;
        return $"{address}/{c.Body.Video.Room}?jwt=" + Sign(new
        {
            aud = "jitsi", iss = appId, sub = new Uri(address).Host, room = c.Body.Video.Room, nbf = from.ToUnixTimeSeconds(), exp = (c.Body.EndsAt + Late).ToUnixTimeSeconds(),
            context = new { user = new { id = venue.Id, name = venue.Name, moderator = venue.IsMain, affiliation = venue.IsMain ? "owner" : "member" } }
        }, secret);
    }

    /// <summary>A JSON Web Token (RFC 7519) signed with HMAC-SHA-256.</summary>
    private static string Sign(object claims, string secret)
    {
        var signed = WebEncoders.Base64UrlEncode("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray()) + "." + WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return signed + "." + WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));
    }
}
