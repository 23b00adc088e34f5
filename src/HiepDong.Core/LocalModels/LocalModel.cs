using HiepDong.Text;

namespace HiepDong.LocalModels;

/// <summary>What a model is about.</summary>
/// <param name="Code">Stable, English.</param>
public sealed record ModelKind(string Code, string Vi, string En)
{
    public string Name(string language) => language == "en" ? En : Vi;
}

/// <summary>Every kind, in the order forms offer them.</summary>
public static class ModelKinds
{
    public static readonly IReadOnlyList<ModelKind> All =
    [
        new("self_managed_security", "Tự quản về an ninh trật tự", "Self-managed public security"),
        new("border_self_managed", "Tự quản đường biên, cột mốc", "Self-managed border line and markers"),
        new("drug_free", "Địa bàn không ma túy", "Drug-free area"),
        new("fire_safety", "An toàn phòng cháy, chữa cháy", "Fire safety"),
        new("traffic_safety", "An toàn giao thông", "Traffic safety"),
        new("cyber_safety", "An toàn không gian mạng", "Safety in cyberspace"),
        new("civil_defence", "Phòng thủ dân sự, ứng phó thiên tai", "Civil defence and disaster response"),
        new("militia", "Dân quân tự vệ phối hợp giữ địa bàn", "Militia helping to keep the area"),
        new("mass_mobilisation", "Dân vận khéo", "Skilful mass mobilisation"),
        new("livelihood", "Giúp dân phát triển kinh tế", "Helping people's livelihood"),
        new("other", "Mô hình khác", "Other model")
    ];

    public static ModelKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>By code or name in either language, marks or no marks.</summary>
    public static ModelKind? Read(string? typed)
    {
        var text = Vietnamese.Fold(typed);
        return text.Length == 0 ? null : Find(text) ?? All.FirstOrDefault(k => Vietnamese.Fold(k.Vi) == text || Vietnamese.Fold(k.En) == text);
    }
}

/// <summary>What is said of a model from a day on.</summary>
public enum ModelStage { Proposed, Piloting, Recognised, Promising, Unproven, Ineffective, Ended }

/// <summary>One thing a model must fulfil; its id stays when the words of others change.</summary>
public sealed record ModelCriterion(string Id, string Text);

/// <summary>What the register says of a model at one version; how it fares is said by dated facts beside it.</summary>
/// <param name="TerritoryId">Where it is; models below the commune stand in their commune.</param>
/// <param name="UnitId">The one responsible unit.</param>
/// <param name="ReplicatedFrom">The model it was copied from.</param>
public sealed record LocalModelBody(string Name, string Kind, string TerritoryId, string UnitId, IReadOnlyList<string> SupportingUnitIds, string Description, IReadOnlyList<ModelCriterion> Criteria, string? ReplicatedFrom = null)
{
    public IEnumerable<string> Units => SupportingUnitIds.Prepend(UnitId);
}

/// <summary>One model of the register.</summary>
public sealed class LocalModel
{
    public required string Id { get; init; }
    public required LocalModelBody Body { get; set; }
    public int Version { get; set; }

    /// <summary>Taken out of the register as a mistake; it can be taken back.</summary>
    public bool IsWithdrawn { get; set; }
}

/// <summary>A state from a day on, with who said so. Nothing is overwritten: a mistaken one is withdrawn and stays in the history.</summary>
public sealed record ModelFact(string Id, DateOnly On, ModelStage State, string Note, string By, DateTimeOffset At, bool Withdrawn = false);

/// <summary>What was found on a day, criterion by criterion.</summary>
/// <param name="Met">By id of the criterion.</param>
public sealed record ModelReview(string Id, DateOnly On, IReadOnlyDictionary<string, bool> Met, string Note, string By, DateTimeOffset At, bool Withdrawn = false);
