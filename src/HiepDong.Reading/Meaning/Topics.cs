namespace HiepDong.Reading;

/// <summary>The content areas that figures are sorted into.</summary>
internal static class Topics
{
    public static readonly IReadOnlyList<string> All =
    [
        "drugs", "smuggling", "entry_exit", "crime_other", "patrol", "disaster_rescue", "plans", "campaigns", "forces_equipment", "models", "mass_work",
        "commendation", "exchange_info", "training", "event_protection", "illegal_mining_fishing", "covid", "other"
    ];

    public const int Drugs = 0, CrimeOther = 3, DisasterRescue = 5, ForcesEquipment = 8, MassWork = 10, Covid = 16, Other = 17;

    public static int Number(string topic)
    {
        for (var i = 0; i < All.Count; i++) if (All[i] == topic) return i;
        throw new InvalidOperationException($"No topic {topic}.");
    }
}
