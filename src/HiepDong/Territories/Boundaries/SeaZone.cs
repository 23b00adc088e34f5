using NetTopologySuite.Geometries;

namespace HiepDong.Territories.Boundaries;

/// <summary>
/// Where a special zone far out at sea lies. It is always on the map: where a file of boundaries lacks it, or has it too small to be seen, it is marked by a circle.
/// </summary>
/// <param name="Reach">Parts of the province in here, in degrees, are of the zone.</param>
/// <param name="Radius">Of the circle that marks it, in degrees of latitude.</param>
internal sealed record SeaZone(string Code, string Name, string Province, Envelope Reach, double Longitude, double Latitude, double Radius)
{
    /// <summary>In square degrees; what is smaller can't be seen on a map of the country.</summary>
    public const double Visible = 0.05;

    public static readonly IReadOnlyList<SeaZone> All =
    [
        Make("Hoàng Sa", new(111, 113.2, 15.5, 17.3), 112, 16.4, 0.85),
        Make("Trường Sa", new(111.3, 117.8, 6.3, 12.1), 114.1, 9.7, 1.7)
    ];

    public static SeaZone Of(string code) => All.First(z => z.Code == code);

    private static SeaZone Make(string name, Envelope reach, double longitude, double latitude, double radius)
    {
        var zone = TileLayout.SpecialZones.Single(z => z.Name == name);
        return new(zone.Code, name, zone.Province, reach, longitude, latitude, radius);
    }
}
