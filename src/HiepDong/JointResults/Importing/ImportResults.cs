using System.Security.Cryptography;
using System.Text.Json;
using HiepDong.Accounts;
using HiepDong.Node;
using HiepDong.Organisation;
using HiepDong.Problems;
using HiepDong.Reporting;
using HiepDong.Storage;

namespace HiepDong.JointResults;

/// <summary>Records the results of a file by the rules of entry: everything is checked and shown first, then all of it is recorded or nothing.</summary>
internal sealed class ImportResults(Database database, NodeState node, Access access, RecordResult record)
{
    /// <summary>Days within which two results of one kind, place and lead look like the same.</summary>
    public const int Near = 3;

    private sealed record Known(string Id, string? Code, string Kind, string FromDay, string ToDay, string TerritoryId, string LeadUnitId);

    private const string Sql = "select id, code, kind, from_day, to_day, territory_id, lead_unit_id from joint_result where state in ('recorded', 'closed') and to_day >= @from and from_day <= @to";

    public ResultImport Preview(ResultSheet sheet, Actor by)
    {
        access.Require(by, Permission.WriteResult);
        return Plan(sheet, by, (sql, args) => database.Query<Known>(sql, args));
    }

    /// <summary>One transaction; planned again inside it, so that what was recorded meanwhile is not recorded twice.</summary>
    /// <param name="also">Numbers of rows to record although they look like results that are there.</param>
    public Task<List<JointResult>> Apply(ResultSheet sheet, IReadOnlySet<long> also, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult);
        return database.Write(by.UserName, by.AuthorUnit, write =>
        {
            var plan = Plan(sheet, by, (sql, args) => write.Query<Known>(sql, args).ToList());
            plan.RequireSound();
            var made = new List<JointResult>();
            var codes = new Dictionary<string, (string Stem, int Last)>();
            foreach (var row in plan.Rows.Where(r => r.Outcome == ResultRowOutcome.New || also.Contains(r.Number)))
            {
                var body = row.Body!;
                record.Refuse(body, by);
                made.Add(record.Enter(write, null, body, record: true, by, () => NextCode(write, codes, record.LeadCode(body), body.To.Year)));
            }
            if (made.Count > 0) write.Log("results.imported", made[0].Id, JsonSerializer.Serialize(new { results = made.Count }, ReportText.Json));
            return made;
        }, stop);
    }

    /// <summary>Codes already taken are read once for a lead unit and year.</summary>
    private static string NextCode(Write write, Dictionary<string, (string Stem, int Last)> codes, string unit, int year)
    {
        var key = FormattableString.Invariant($"{unit}/{year}");
        if (!codes.TryGetValue(key, out var next))
        {
            var code = ResultStore.NextCode(write, unit, year);
            var slash = code.LastIndexOf('/') + 1;
            next = (code[..slash], int.Parse(code.AsSpan(slash), System.Globalization.CultureInfo.InvariantCulture) - 1);
        }
        codes[key] = next = next with { Last = next.Last + 1 };
        return FormattableString.Invariant($"{next.Stem}{next.Last}");
    }

    private ResultImport Plan(ResultSheet sheet, Actor by, Func<string, object, List<Known>> query)
    {
        var reader = new ResultRows(sheet, node.Organisation, node.Today, body => body.Claims.Any(c => access.Allows(by, Permission.WriteResult, c.UnitId)));
        var rows = sheet.Rows.Select(reader.Read).ToList();
        var bodies = rows.Select(r => r.Body).OfType<ResultBody>().ToList();
        if (bodies.Count == 0) return new(rows);
        var there = query(Sql, new { from = SqlTypes.Text(bodies.Min(b => b.From).AddDays(-Near)), to = SqlTypes.Text(bodies.Max(b => b.To).AddDays(Near)) })
            .ToLookup(k => (k.Kind, Now(k.TerritoryId), Now(k.LeadUnitId)));
        var before = new Dictionary<string, long>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Body is not { } body) continue;
            var like = there[(body.Kind.Code(), Now(body.TerritoryId), Now(body.Lead.UnitId))]
                .FirstOrDefault(k => SqlTypes.Day(k.FromDay) <= body.To.AddDays(Near) && SqlTypes.Day(k.ToDay) >= body.From.AddDays(-Near));
            if (like is not null) rows[i] = rows[i] with { Outcome = ResultRowOutcome.There, Like = (like.Id, like.Code!) };
            // Two cases a day apart are two rows; the very same row twice is a slip.
            else if (!before.TryAdd(ResultStore.Write(body), rows[i].Number)) rows[i] = rows[i] with { Outcome = ResultRowOutcome.There, Like = (null, FormattableString.Invariant($"{before[ResultStore.Write(body)]}")) };
        }
        return new(rows);
    }

    /// <summary>What a unit or territory is called by today, when it has become one thing.</summary>
    private string Now(string id) => node.Organisation.Become(id, node.Today) is [var one] ? one : id;

    /// <summary>Keeps the checked file, so that what is applied is what was shown.</summary>
    public async Task<string> Keep(byte[] content, string fileName, Actor by, CancellationToken stop)
    {
        access.Require(by, Permission.WriteResult);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await database.Write(by.UserName, by.AuthorUnit, write =>
        {
            write.Execute("insert into stored_file (sha256, size, content) values (@hash, @size, @content) on conflict (sha256) do nothing", new { hash, size = content.Length, content });
            write.Log("results.import-checked", hash, JsonSerializer.Serialize(new { file = fileName }, ReportText.Json));
        }, stop);
        return hash;
    }

    /// <summary>Only what the same person had checked may be asked for by its hash.</summary>
    public byte[] Kept(string hash, Actor by)
    {
        access.Require(by, Permission.WriteResult);
        if (database.First<long>("select count(*) from change_log where kind = 'results.import-checked' and subject = @hash and actor = @UserName", new { hash, by.UserName }) == 0) throw new RefusalException(ImportProblems.FileGone() with { Field = "tep" });
        return database.First<byte[]>("select content from stored_file where sha256 = @hash", new { hash }) ?? throw new RefusalException(ImportProblems.FileGone() with { Field = "tep" });
    }
}
