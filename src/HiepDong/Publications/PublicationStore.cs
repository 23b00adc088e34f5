using HiepDong.Organisation;
using HiepDong.Periods;
using HiepDong.Problems;
using HiepDong.Storage;

namespace HiepDong.Publications;

/// <summary>A numbered, frozen consolidation. <paramref name="Sequence"/> is the change it is true of.</summary>
internal sealed record Publication(string Id, Scope Scope, string ScopeCode, string ScopeName, int Number, int Year, Period Period, string Title, long Sequence, string BodyHash,
    string DocxSha256, string XlsxSha256, string PublishedBy, DateTimeOffset PublishedAt)
{
    /// <summary>"Công bố số 03/2026".</summary>
    public string Mark => $"{Number:00}/{Year}";
}

/// <summary>Publications in the database: written once, never changed.</summary>
internal sealed class PublicationStore(Database database)
{
    private sealed record Row(string Id, string Hierarchy, string ScopeId, string ScopeCode, string ScopeName, long Number, long Year, string Period, string Title, long Sequence, string BodyHash,
        string DocxSha256, string XlsxSha256, string PublishedBy, string PublishedAt);

    private const string Columns = """
        select id, hierarchy, scope_id, scope_code, scope_name, number, year, period, title, sequence, body_hash, docx_sha256, xlsx_sha256, published_by, published_at from publication 
        """;

    public Publication Get(string id) => database.First<Row>(Columns + "where id = @id", new { id }) is { } row ? Make(row) : throw new RefusalException(PublicationProblems.NotFound());

    /// <summary>Newest first.</summary>
    public List<Publication> All() => [.. database.Query<Row>(Columns + "order by published_at desc, id desc").Select(Make)];

    /// <summary>The last one of exactly that node and period.</summary>
    public Publication? Last(Scope scope, Period period) => database.First<Row>(Columns + "where hierarchy = @hierarchy and scope_id = @NodeId and period = @Code order by sequence desc, id desc limit 1",
        new { hierarchy = Text(scope.Hierarchy), scope.NodeId, period.Code }) is { } row ? Make(row) : null;

    public int NextNumber(Hierarchy hierarchy, string scopeCode, int year) => (int)(database.First<long?>(NextSql, new { hierarchy = Text(hierarchy), scopeCode, year }) ?? 1);
    public static int NextNumber(Write write, Hierarchy hierarchy, string scopeCode, int year) => (int)(write.First<long?>(NextSql, new { hierarchy = Text(hierarchy), scopeCode, year }) ?? 1);

    private const string NextSql = "select max(number) + 1 from publication where hierarchy = @hierarchy and scope_code = @scopeCode and year = @year";

    /// <summary>What was frozen; refuses when the stored text does not match its hash.</summary>
    public Frozen Read(Publication publication) => FrozenText.Read(Body(publication));

    public string Body(Publication publication)
    {
        var body = database.First<string>("select body from publication where id = @Id", new { publication.Id })!;
        return FrozenText.Hash(body) == publication.BodyHash ? body : throw new RefusalException(PublicationProblems.Damaged());
    }

    public byte[] File(string sha256) => database.First<byte[]>("select content from stored_file where sha256 = @sha256", new { sha256 }) ?? throw new RefusalException(PublicationProblems.NotFound());

    public static void Insert(Write write, Publication p, string body, byte[] docx, byte[] xlsx)
    {
        foreach (var (hash, content) in new[] { (p.DocxSha256, docx), (p.XlsxSha256, xlsx) })
            write.Execute("insert into stored_file (sha256, size, content) values (@hash, @Length, @content) on conflict (sha256) do nothing", new { hash, content.Length, content });
        write.Execute("""
            insert into publication (id, hierarchy, scope_id, scope_code, scope_name, number, year, period, period_start, period_end, title, sequence, body, body_hash, docx_sha256, xlsx_sha256, published_by, published_at)
            values (@Id, @Hierarchy, @NodeId, @ScopeCode, @ScopeName, @Number, @Year, @Code, @Start, @End, @Title, @Sequence, @body, @BodyHash, @DocxSha256, @XlsxSha256, @PublishedBy, @At)
            """, new
        {
            p.Id, Hierarchy = Text(p.Scope.Hierarchy), p.Scope.NodeId, p.ScopeCode, p.ScopeName, p.Number, p.Year, p.Period.Code, p.Period.Start, p.Period.End, p.Title, p.Sequence, body, p.BodyHash,
            p.DocxSha256, p.XlsxSha256, p.PublishedBy, write.At
        });
    }

    private static string Text(Hierarchy hierarchy) => hierarchy == Hierarchy.Territory ? "territory" : "unit";

    private static Publication Make(Row r) => new(r.Id, new(r.Hierarchy == "territory" ? Hierarchy.Territory : Hierarchy.Chain, r.ScopeId), r.ScopeCode, r.ScopeName, (int)r.Number, (int)r.Year,
        Period.Parse(r.Period), r.Title, r.Sequence, r.BodyHash, r.DocxSha256, r.XlsxSha256, r.PublishedBy, SqlTypes.Time(r.PublishedAt));
}
