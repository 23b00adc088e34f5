using System.Text.Json;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;
using HiepDong.Text;

namespace HiepDong.Directives;

/// <summary>One saved version of an entry, for its history.</summary>
internal sealed record DirectiveVersion(int Version, DirectiveState State, DirectiveBody Body, string What, string? Reason, string By, DateTimeOffset At);

/// <summary>A document that replaces or amends another.</summary>
internal sealed record DirectiveLink(string DirectiveId, string TargetId, bool Replaces, DateOnly From);

/// <summary>The register in the database; a use case writes through the static methods.</summary>
internal sealed class DirectiveStore(Database database)
{
    private sealed record Row(string Id, string OwnerUnitId, string State, long Version, string Body);
    private sealed record VersionRow(long Version, string State, string Body, string What, string? Reason, string ChangedBy, string ChangedAt);
    private sealed record LinkRow(string DirectiveId, string TargetId, string Kind, string EffectiveOn);
    private sealed record DeliveryRow(string UnitId, string? FromUnitId, string SentBy, string SentAt, string? ReceivedBy, string? ReceivedAt, string? NoNeed, string? NoNeedBy, string? NoNeedAt);

    public const string Columns = "select d.id, d.owner_unit_id, d.state, d.version, d.body from directive d ";

    public Directive Get(string id) => Find(id) ?? throw new RefusalException(DirectiveProblems.NotFound());
    public Directive? Find(string id) => database.First<Row>(Columns + "where d.id = @id", new { id }) is { } row ? Make(row) : null;
    public static Directive Get(Write write, string id) => write.First<Row>(Columns + "where d.id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(DirectiveProblems.NotFound());

    /// <summary>The line of legal bases that official texts carry, without the mark that ends it.</summary>
    public string Cite(string id) => DirectiveCitation.Line(Get(id).Body);

    /// <summary>The entry as a page showed it; refused, with the name of who changed it, when there is a later version.</summary>
    public static Directive AsSeen(Write write, string id, int? seen, Func<string, string> nameOf)
    {
        var directive = Get(write, id);
        if (seen is { } version && version != directive.Version)
            throw new RefusalException(DirectiveProblems.ChangedMeanwhile(nameOf(write.First<string>("select changed_by from directive where id = @id", new { id }) ?? "")));
        return directive;
    }

    /// <param name="tail">SQL after the columns of <c>directive d</c>, from constants only.</param>
    public List<Directive> Query(string tail, object? args = null) => [.. database.Query<Row>(Columns + tail, args).Select(Make)];
    public static List<Directive> Query(Write write, string tail, object? args = null) => [.. write.Query<Row>(Columns + tail, args).Select(Make)];

    /// <summary>Other entries with the same number and symbol: other documents, whose numbers repeat.</summary>
    public List<Directive> SameSign(Directive d) => Query("where d.sign_key = @key and d.id <> @Id and d.state = 'registered' order by d.issued_on, d.id", new { key = d.Body.SignKey, d.Id });

    /// <summary>The registered entry of exactly this document, if there is one.</summary>
    public Directive? Same(DirectiveBody body) => Query("where d.identity_key = @Identity and d.state = 'registered'", new { body.Identity }) is [var one, ..] ? one : null;
    public static Directive? Same(Write write, DirectiveBody body) => Query(write, "where d.identity_key = @Identity and d.state = 'registered'", new { body.Identity }) is [var one, ..] ? one : null;

    /// <summary>Newest version first.</summary>
    public List<DirectiveVersion> Versions(string id) => [.. database.Query<VersionRow>(VersionSql, new { id }).Select(Make)];
    public static List<DirectiveVersion> Versions(Write write, string id) => [.. write.Query<VersionRow>(VersionSql, new { id }).Select(Make)];
    private const string VersionSql = "select version, state, body, what, reason, changed_by, changed_at from directive_version where directive_id = @id order by version desc";

    /// <summary>What replaces or amends these documents, from which day.</summary>
    public ILookup<string, DirectiveLink> LinksTo(IEnumerable<string> ids) => database.Query<LinkRow>(
        "select l.directive_id, l.target_id, l.kind, n.effective_on from directive_link l join directive n on n.id = l.directive_id where n.state = 'registered' and l.target_id in @ids order by n.effective_on, n.id", new { ids = ids.ToArray() })
        .Select(l => new DirectiveLink(l.DirectiveId, l.TargetId, l.Kind == "replaces", SqlTypes.Day(l.EffectiveOn))).ToLookup(l => l.TargetId);

    public List<DirectiveDelivery> Deliveries(string id) => [.. database.Query<DeliveryRow>(DeliverySql, new { id }).Select(Make)];
    public static List<DirectiveDelivery> Deliveries(Write write, string id) => [.. write.Query<DeliveryRow>(DeliverySql, new { id }).Select(Make)];
    private const string DeliverySql = "select unit_id, from_unit_id, sent_by, sent_at, received_by, received_at, no_need, no_need_by, no_need_at from directive_delivery where directive_id = @id order by sent_at, unit_id";

    /// <summary>Writes an entry as it now stands and appends its version; <paramref name="what"/> names the step in the history.</summary>
    public static void Save(Write write, Directive d, string what, string? reason = null)
    {
        var b = d.Body;
        var body = JsonSerializer.Serialize(b, ReportText.Json);
        var kind = DirectiveKinds.Find(b.Kind);
        var args = new
        {
            d.Id, b.Identity, b.SignKey, b.Kind, b.Sign, IssuedOn = SqlTypes.Text(b.IssuedOn), b.IssuedOn.Year, b.Issuer, IssuerKey = DirectiveIdentity.IssuerKey(b.Issuer), b.IssuerUnitId, Secrecy = CodeOf(b.Secrecy), From = SqlTypes.Text(b.From),
            Until = b.ExpiresOn is { } end ? SqlTypes.Text(end) : null, Basis = b.IsLegalBasis ? 1 : 0, Normative = kind is { IsNormative: true } && !b.IsClassified ? 1 : 0, Work = b.CreatesWork ? 1 : 0, Owner = d.OwnerUnitId, State = CodeOf(d.State),
            d.Version, body, Search = Vietnamese.Fold($"{b.Sign} {kind?.Vi} {b.Issuer} {b.Abstract} {b.Keeper}"), SortSign = Vietnamese.SortKey(b.Sign), SortIssuer = Vietnamese.SortKey(b.Issuer), write.Actor, write.At, what, reason
        };
        write.Execute("""
            insert into directive (id, identity_key, sign_key, kind, sign, issued_on, year, issuer, issuer_key, issuer_unit_id, secrecy, effective_on, expires_on, legal_basis, normative, creates_work, owner_unit_id, state, version, body,
              search_text, sort_sign, sort_issuer, changed_by, changed_at)
            values (@Id, @Identity, @SignKey, @Kind, @Sign, @IssuedOn, @Year, @Issuer, @IssuerKey, @IssuerUnitId, @Secrecy, @From, @Until, @Basis, @Normative, @Work, @Owner, @State, @Version, @body, @Search, @SortSign, @SortIssuer, @Actor, @At)
            on conflict (id) do update set identity_key = excluded.identity_key, sign_key = excluded.sign_key, kind = excluded.kind, sign = excluded.sign, issued_on = excluded.issued_on, year = excluded.year, issuer = excluded.issuer,
              issuer_key = excluded.issuer_key, issuer_unit_id = excluded.issuer_unit_id, secrecy = excluded.secrecy, effective_on = excluded.effective_on, expires_on = excluded.expires_on, legal_basis = excluded.legal_basis,
              normative = excluded.normative, creates_work = excluded.creates_work, state = excluded.state, version = excluded.version, body = excluded.body, search_text = excluded.search_text, sort_sign = excluded.sort_sign,
              sort_issuer = excluded.sort_issuer, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, args);
        write.Execute("insert into directive_version (directive_id, version, state, body, what, reason, changed_by, changed_at) values (@Id, @Version, @State, @body, @what, @reason, @Actor, @At)", args);
        write.Execute("delete from directive_link where directive_id = @Id", args);
        foreach (var (target, of) in (b.Replaces ?? []).Select(t => (t, "replaces")).Concat((b.Amends ?? []).Select(t => (t, "amends"))).Distinct())
            write.Execute("insert into directive_link (directive_id, target_id, kind) values (@Id, @target, @of)", new { d.Id, target, of });
        write.Log("directive." + what, d.Id, JsonSerializer.Serialize(new { version = d.Version, state = CodeOf(d.State), reason, body = b }, ReportText.Json), authorUnit: d.OwnerUnitId);
    }

    public static string CodeOf(DirectiveState state) => state.ToString().ToLowerInvariant();
    public static string CodeOf(Secrecy secrecy) => secrecy switch { Secrecy.None => "none", Secrecy.Secret => "secret", Secrecy.HighlySecret => "highly_secret", _ => "top_secret" };
    public static Secrecy? SecrecyOf(string code) => Enum.GetValues<Secrecy>().Cast<Secrecy?>().FirstOrDefault(s => CodeOf(s!.Value) == code);

    private static DirectiveBody Read(string body) => JsonSerializer.Deserialize<DirectiveBody>(body, ReportText.Json)!;
    private static Directive Make(Row r) => new() { Id = r.Id, OwnerUnitId = r.OwnerUnitId, State = Enum.Parse<DirectiveState>(r.State, true), Version = (int)r.Version, Body = Read(r.Body) };
    private static DirectiveVersion Make(VersionRow v) => new((int)v.Version, Enum.Parse<DirectiveState>(v.State, true), Read(v.Body), v.What, v.Reason, v.ChangedBy, SqlTypes.Time(v.ChangedAt));
    private static DirectiveDelivery Make(DeliveryRow d) => new(d.UnitId, d.FromUnitId, d.SentBy, SqlTypes.Time(d.SentAt), d.ReceivedBy, TimeOf(d.ReceivedAt), d.NoNeed, d.NoNeedBy, TimeOf(d.NoNeedAt));
    private static DateTimeOffset? TimeOf(string? text) => text is null ? null : SqlTypes.Time(text);
}
