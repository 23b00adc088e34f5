namespace HiepDong.Plans;

/// <summary>Kế hoạch phối hợp năm, đợt cao điểm, bảo vệ sự kiện – lễ, tết, lịch tuần tra chung, ứng phó thiên tai, diễn tập.</summary>
public enum PlanKind { Annual, Campaign, Protection, Patrol, Disaster, Exercise }

/// <summary>A unit of one force that takes part, with what it does in it.</summary>
public sealed record PlanParty(string UnitId, string Role = "");

/// <summary>A document the plan rests on.</summary>
/// <param name="DirectiveId">When it stands in the register of directives.</param>
/// <param name="Text">As it is cited: "Nghị định số 03/2019/NĐ-CP ngày 05/9/2019 của Chính phủ".</param>
public sealed record PlanBasis(string Text, string? DirectiveId = null);

/// <summary>Mảng nội dung: what is to be done in one field of work.</summary>
/// <param name="Topic">Code of a <see cref="Indicators.Topics"/>.</param>
public sealed record PlanContent(string Topic, string Text);

/// <summary>Work with a deadline; becomes an assignment when the plan comes into force.</summary>
/// <param name="Deadline">Last day, within the plan's time.</param>
/// <param name="ParentLineId">The superior plan's line that this one carries out.</param>
public sealed record PlanLine(string Id, string Text, string LeadUnitId, IReadOnlyList<string> SupportingUnitIds, DateOnly Deadline, string Evidence = "", string? ParentLineId = null);

/// <summary>What a party brings: "tổ công tác", 4, "tổ". No persons.</summary>
public sealed record PlanMeans(string UnitId, string What, decimal Quantity, string Unit);

/// <summary>How a value is set as a target.</summary>
public enum TargetRule { AtLeast, AtMost, Exactly }

/// <param name="Indicator">Code in the catalogue.</param>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Period">Code of the reporting period over which it is counted.</param>
public sealed record PlanTarget(string Indicator, TargetRule Rule, decimal Value, string Period);

/// <summary>One patrol of several units.</summary>
/// <param name="Starts">Null for the whole day.</param>
/// <param name="Ends">Earlier than <paramref name="Starts"/> when it ends on the next day.</param>
public sealed record PlanPatrol(string Id, DateOnly Day, TimeOnly? Starts, TimeOnly? Ends, string Route, string LeadUnitId, IReadOnlyList<string> SupportingUnitIds, string Forces = "");

/// <summary>The text of a plan, whole. No person's name has a place in it.</summary>
/// <param name="From">First day; <paramref name="To"/> is the last.</param>
/// <param name="TerritoryId">The area it is carried out in.</param>
/// <param name="LeadUnitId">The party that leads; the others support.</param>
/// <param name="Purpose">Mục đích, yêu cầu: one paragraph a line.</param>
/// <param name="Organising">Tổ chức thực hiện: one paragraph a line.</param>
/// <param name="ParentId">The superior's plan that it carries out.</param>
/// <param name="CopyOfId">The plan it was written after.</param>
public sealed record PlanBody(string Title, PlanKind Kind, string AuthorUnitId, DateOnly From, DateOnly To, string TerritoryId, string LeadUnitId, string Purpose, string Organising,
    IReadOnlyList<PlanParty> Parties, IReadOnlyList<PlanBasis> Bases, IReadOnlyList<PlanContent> Contents, IReadOnlyList<PlanLine> Lines, IReadOnlyList<PlanMeans> Means,
    IReadOnlyList<PlanTarget> Targets, IReadOnlyList<PlanPatrol> Patrols, string? ParentId = null, string? CopyOfId = null)
{
    public PlanParty? PartyOf(string unitId) => Parties.FirstOrDefault(p => p.UnitId == unitId);

    /// <summary>Units that the text gives work to.</summary>
    public IEnumerable<string> Working => Lines.SelectMany(l => l.SupportingUnitIds.Prepend(l.LeadUnitId)).Concat(Patrols.SelectMany(p => p.SupportingUnitIds.Prepend(p.LeadUnitId))).Distinct();

    /// <summary>Author, parties and all that the text gives work to.</summary>
    public IEnumerable<string> Units => Parties.Select(p => p.UnitId).Prepend(AuthorUnitId).Concat(Working).Distinct();
}
