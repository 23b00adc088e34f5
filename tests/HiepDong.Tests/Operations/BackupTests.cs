using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using HiepDong.Assignments;
using HiepDong.Node;
using HiepDong.Operations;
using HiepDong.Problems;
using HiepDong.Search;
using HiepDong.Storage;
using HiepDong.Tests.Assignments;
using HiepDong.Tests.Reporting;

namespace HiepDong.Tests.Operations;

public sealed class BackupTests
{
    [Theory, MemberData(nameof(TestNode.Both), MemberType = typeof(TestNode))]
    public async Task Every_table_there_is_belongs_to_a_backup_or_is_made_anew(string database)
    {
        await using var test = await TestNode.Open(database);
        using var connection = test.Database.Connect();
        var there = connection.Query<string>(database == "sqlite"
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'search_index%'"
            : "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition");
        BackupCommands.Tables.Select(t => t.Name).Concat(["schema_migration", "search_document", "search_made"]).Order(StringComparer.Ordinal).ShouldBe(there.Order(StringComparer.Ordinal));
    }

    [Theory, InlineData("sqlite", "postgres"), InlineData("postgres", "sqlite")]
    public async Task What_is_restored_into_the_other_database_is_what_was_backed_up_and_is_found(string from, string into)
    {
        await using var office = await Office.Open(from);
        var given = await office.Give();
        await office.Finish(given, office.First, "an");
        var file = Path.Combine(Directory.CreateTempSubdirectory("hd-test-").FullName, "b.zip");
        var (place, drop) = await TestNode.Place(into);
        try
        {
            var before = Contents(office.Test.Database);
            before["assignment_unit"].Count.ShouldBeGreaterThan(1);
            (await BackupCommands.Create(office.Test.Node, file, default)).Rows.ShouldBeGreaterThanOrEqualTo(before.Values.Sum(rows => rows.Count));
            BackupCommands.Restore(place, file).ShouldBeEmpty();
            using var restored = NodeContext.Open(place, office.Test.Time);
            var after = Contents(restored.Database);
            foreach (var (table, rows) in before) after[table].ShouldBe(rows, table);
            new AssignmentStore(restored.Database).Get(given.Id).IsDone.ShouldBeTrue();
            (await SearchIndex.Prove(restored.Database)).ShouldSatisfyAllConditions(p => p.Wrong.ShouldBe(0), p => p.Documents.ShouldBeGreaterThan(0));
            // Only an empty node takes it.
            Should.Throw<RefusalException>(() => BackupCommands.Restore(place, file)).Problems[0].Code.ShouldBe("backup.restore-needs-empty");
        }
        finally
        {
            await drop();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task A_backup_that_was_cut_short_changed_or_made_by_a_newer_program_is_refused_and_one_of_the_first_format_says_what_it_lacks()
    {
        await using var office = await Office.Open("sqlite");
        var folder = Directory.CreateTempSubdirectory("hd-test-").FullName;
        try
        {
            var (whole, copies) = (Path.Combine(folder, "b.zip"), 0);
            await BackupCommands.Create(office.Test.Node, whole, default);
            Refuse(m => m["Tables"]!.AsArray().RemoveAt(30)).ShouldBe("backup.damaged");
            Refuse(m => m["Tables"]!.AsArray()[5]!["Sha256"] = new string('0', 64)).ShouldBe("backup.damaged");
            Refuse(m => m["Schema"] = 9999).ShouldBe("storage.newer-schema");

            var first = Changed(m =>
            {
                m["Format"] = 1;
                m.AsObject().Remove("Schema");
                var tables = m["Tables"]!.AsArray();
                while (tables.Count > 23) tables.RemoveAt(23);
            });
            var (place, drop) = await TestNode.Place("sqlite");
            BackupCommands.Restore(place, first).ShouldContain("assignment");
            using (var restored = NodeContext.Open(place, office.Test.Time)) restored.State.Organisation.Units.Count.ShouldBe(office.Test.State.Organisation.Units.Count);
            await drop();

            string Changed(Action<JsonNode> change)
            {
                var copy = Path.Combine(folder, (copies++).ToString(System.Globalization.CultureInfo.InvariantCulture) + ".zip");
                File.Copy(whole, copy);
                using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
                JsonNode manifest;
                using (var read = zip.GetEntry("manifest.json")!.Open()) manifest = JsonNode.Parse(read)!;
                change(manifest);
                zip.GetEntry("manifest.json")!.Delete();
                using var write = zip.CreateEntry("manifest.json").Open();
                JsonSerializer.Serialize(write, manifest);
                return copy;
            }

            string Refuse(Action<JsonNode> change) => Should.Throw<RefusalException>(() => BackupCommands.Restore(new NodeOptions(Path.Combine(folder, (copies++).ToString(System.Globalization.CultureInfo.InvariantCulture)), null), Changed(change))).Problems[0].Code;
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Every row of every table as text.</summary>
    private static Dictionary<string, List<string>> Contents(Database database)
    {
        using var connection = database.Connect();
        // Taking a backup is itself a change, and opening a node writes what it was opened with.
        return BackupCommands.Tables.Where(t => t.Name is not ("change_log" or "setting" or "web_key")).ToDictionary(t => t.Name, t => connection.Query("select * from " + t.Name)
            .Select(row => JsonSerializer.Serialize(((IDictionary<string, object?>)row).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary())).Order(StringComparer.Ordinal).ToList());
    }
}
