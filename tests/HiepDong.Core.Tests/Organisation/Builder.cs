using HiepDong.Territories;

namespace HiepDong.Organisation;

/// <summary>Builds small invented organisations day by day.</summary>
internal sealed class Builder
{
    public static readonly DateOnly Start = new(2004, 1, 1), Reform = new(2025, 7, 1);
    public readonly Dictionary<string, Territory> Territories = [];
    public readonly Dictionary<string, OrgUnit> Units = [];
    public readonly List<Succession> Successions = [];

    public Builder() => Place("VN", TerritoryKind.Country, null);

    public string Place(string code, TerritoryKind kind, string? parent, DateOnly? from = null)
    {
        var t = new Territory(Territory.MakeId(code, from ?? Start), code, code, kind, parent, from ?? Start, null);
        Territories.Add(t.Id, t);
        return t.Id;
    }

    public string Unit(string code, Force force, Echelon echelon, string territory, string? superior, DateOnly? from = null)
    {
        var u = new OrgUnit(OrgUnit.MakeId(code, from ?? Start), code, code, force, echelon, territory, superior, from ?? Start, null);
        Units.Add(u.Id, u);
        return u.Id;
    }

    /// <summary>Ends a territory or unit; its work passes to the successors.</summary>
    public void Pass(string id, DateOnly on, params string?[] to)
    {
        if (Units.TryGetValue(id, out var u)) Units[id] = u with { ValidTo = on };
        else Territories[id] = Territories[id] with { ValidTo = on };
        if (to.Length == 0) to = [null];
        var mode = to switch { [null] => SuccessionMode.Dissolved, [_] => SuccessionMode.Merged, _ => SuccessionMode.Split };
        foreach (var t in to) Successions.Add(new(id, t, on, mode, "nghị quyết"));
    }

    public Organisation Make() => new(Territories.Values, Units.Values, Successions);
}
