using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Tests.TheGate;
using Alongside.Words;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Commands;

/// <summary>A town in which something of everything was said, kept, shared and hidden, with a data folder beside it.</summary>
public abstract class KeptTown<THouse> : IAsyncLifetime where THouse : ServedHouse, new()
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("alongside-kept-");

    public ServedHouse House { get; } = new THouse();

    public string Data => Path.Combine(folder.FullName, "data");

    public string Backups => Path.Combine(folder.FullName, "backups");

    public Clock Clock => new(TimeProvider.System);

    public MakeBackup Backup => new(House.Database.Settings, Data, Clock);

    public string NewFolder() => Path.Combine(folder.FullName, Ids.Opaque().ToString("N"));

    public async ValueTask InitializeAsync()
    {
        await House.InitializeAsync();
        await new HiddenTown(House).MakeAsync(withHidden: true, withQuiet: true);
        foreach (var (name, bytes) in new[] { ("keys/key-1.xml", 900), ("files/ab/picture", 300_000), ("letters/empty.eml", 0) })
        {
            var file = Path.Combine(Data, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(bytes));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class KeptOnSqlite : KeptTown<ServedOnSqlite>;

public sealed class KeptOnPostgres : KeptTown<ServedOnPostgres>;

/// <summary>What people said outlives a disk, a mistake and a move to another machine; or it is said plainly that it does not.</summary>
public abstract class BackupTests<THouse>(KeptTown<THouse> town) where THouse : ServedHouse, new()
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected KeptTown<THouse> Town { get; } = town;

    /// <summary>Somewhere with nothing in it, of the same kind.</summary>
    protected abstract Task<TestDatabase> NowhereAsync();

    [Fact]
    public async Task A_house_comes_back_whole_with_its_files_and_its_gate_holds()
    {
        var before = await HouseDigest.ReadAsync(Town.House.Database.Settings, cancel: Cancel);
        before.Counts["quiet_door"].ShouldBePositive("what nobody else can find comes back too");
        var archive = Path.Combine(Town.Backups, "whole.tar.gz");
        var made = await Town.Backup.RunAsync(archive, Cancel);
        (made.Digest, made.People).ShouldBe((before.Total, before.People));
        Directory.EnumerateFileSystemEntries(Town.Backups).ShouldBe([archive], "nothing is left of making it");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using var other = await NowhereAsync();
        var data = DataBeside(other);
        await new RestoreBackup(other.Settings, data).RunAsync(archive, _ => { }, Cancel);
        var after = await HouseDigest.ReadAsync(other.Settings, cancel: Cancel);
        after.Total.ShouldBe(before.Total);
        after.Counts.ShouldBe(before.Counts);
        FilesOf(data).ShouldBe(FilesOf(Town.Data));

        await SafeKept.ServesAsync(other.Settings);
        if (other.Settings is PostgresSettings) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_was_said_before_it_began_is_in_it_and_nothing_half_while_people_write()
    {
        var people = new List<Actor>();
        foreach (var name in new[] { "Chidi", "Dee", "Ewa" }) people.Add(await Town.House.Given.PersonAsync(name));
        using var stop = new CancellationTokenSource();
        var said = new System.Collections.Concurrent.ConcurrentQueue<Guid>();
        var enough = new TaskCompletionSource();
        var writers = people.Select(person => Task.Run(async () =>
        {
            StatementSaid? last = null;
            while (!stop.IsCancellationRequested)
            {
                last = last is null || said.Count % 3 == 0 ? await Town.House.Given.SaidAsync(person)
                    : await Town.House.The<RewordStatement>().RunAsync(person, new StatementToReword(person.OwnRecord!.Value, last.StatementId, "میرا باغ " + said.Count, "ur"));
                said.Enqueue(last.WordingId);
                if (said.Count > 30) enough.TrySetResult();
            }
        })).ToList();
        await await Task.WhenAny([enough.Task, .. writers]);
        var acknowledged = said.ToList();
        var archive = Path.Combine(Town.NewFolder(), "busy.tar.gz");
        await Town.Backup.RunAsync(archive, Cancel);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var other = await NowhereAsync();
        var data = DataBeside(other);
        await new RestoreBackup(other.Settings, data).RunAsync(archive, _ => { }, Cancel);
        var there = (await other.LookInsideAsync("SELECT wording_id FROM wording")).Select(row => row[0] is byte[] id ? new Guid(id, true) : (Guid)row[0]!).ToHashSet();
        acknowledged.Where(wording => !there.Contains(wording)).ShouldBeEmpty();
        (await NoneAsync(other, "wording w WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.person_id = w.person_id AND e.wording_id = w.wording_id) AND EXISTS (SELECT 1 FROM person p WHERE p.person_id = w.person_id AND p.known_as IN ('Chidi', 'Dee', 'Ewa'))")).ShouldBe(0);
        (await NoneAsync(other, "statement s WHERE NOT EXISTS (SELECT 1 FROM wording w WHERE w.person_id = s.person_id AND w.wording_id = s.current_wording)")).ShouldBe(0);
        if (other.Settings is PostgresSettings) Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("turned")]
    [InlineData("newer program")]
    [InlineData("newer schema")]
    [InlineData("another file")]
    [InlineData("out of the folder")]
    [InlineData("no archive")]
    [InlineData("nothing")]
    public async Task What_is_no_backup_of_this_house_is_refused_and_nothing_is_there(string fault)
    {
        var archive = Path.Combine(Town.NewFolder(), "faulty.tar.gz");
        var made = await Town.Backup.RunAsync(archive, Cancel);
        var content = await File.ReadAllBytesAsync(archive, Cancel);
        switch (fault)
        {
            case "cut": await File.WriteAllBytesAsync(archive, content[..(content.Length - 400)], Cancel); break;
            case "turned": content[content.Length / 2] ^= 1; await File.WriteAllBytesAsync(archive, content, Cancel); break;
            case "no archive": await File.WriteAllTextAsync(archive, "not at all", Cancel); break;
            case "nothing": File.Delete(archive); break;
            default: await MadeByHandAsync(archive, made, fault); break;
        }
        await using var other = await NowhereAsync();
        var data = DataBeside(other);
        var problem = await Should.ThrowAsync<Exception>(() => new RestoreBackup(other.Settings, data).RunAsync(archive, _ => { }, Cancel));
        (problem is Refused or SchemaDoesNotFit).ShouldBeTrue(problem.ToString());
        FilesOf(data).Keys.ShouldBeEmpty();
        if (other.Settings is PostgresSettings) (await other.LookInsideAsync("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace")).ShouldBeEmpty();
        Directory.Delete(data, recursive: true);
        if (other.Settings is SqliteSettings) Directory.CreateDirectory(data);
    }

    [Fact]
    public async Task When_it_comes_out_otherwise_than_it_was_put_in_what_is_said_of_the_database_is_true()
    {
        var archive = Path.Combine(Town.NewFolder(), "differs.tar.gz");
        await MadeByHandAsync(archive, await Town.Backup.RunAsync(archive, Cancel), "another digest");
        await using var other = await NowhereAsync();
        var data = DataBeside(other);
        var problem = await Should.ThrowAsync<Refused>(() => new RestoreBackup(other.Settings, data).RunAsync(archive, _ => { }, Cancel));
        // Nothing lies in a file that was not the same; on a server it was put there before it was compared.
        var isThere = (await other.LookInsideAsync(other.Settings is PostgresSettings ? "SELECT relname::text FROM pg_class WHERE relname = 'statement'" : "SELECT name FROM sqlite_master WHERE name = 'statement'")).Count > 0;
        problem.Arguments[^1].ShouldBe(isThere ? "Take the database away; do not use it." : "Nothing was restored.");
        isThere.ShouldBe(other.Settings is PostgresSettings);
        FilesOf(data).Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_on_its_way_in_is_in_no_backup()
    {
        var imports = Directory.CreateDirectory(Path.Combine(Town.Data, KeptImports.Place));
        await File.WriteAllTextAsync(Path.Combine(imports.FullName, "table.csv"), "reference,name", Cancel);
        var made = await Town.Backup.RunAsync(Path.Combine(Town.NewFolder(), "without.tar.gz"), Cancel);
        made.Files.ShouldNotContain(file => file.Name.Contains("table", StringComparison.Ordinal));
        made.Files.ShouldContain(file => file.Name.EndsWith("files/ab/picture", StringComparison.Ordinal));
        imports.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_restored_only_where_nothing_is()
    {
        var archive = Path.Combine(Town.NewFolder(), "whole.tar.gz");
        await Town.Backup.RunAsync(archive, Cancel);
        (await Should.ThrowAsync<Refused>(() => Town.Backup.RunAsync(archive, Cancel))).Sentence.ShouldStartWith("There is something already");
        var before = FilesOf(Town.Data);
        (await Should.ThrowAsync<Refused>(() => new RestoreBackup(Town.House.Database.Settings is SqliteSettings ? new SqliteSettings(Path.Combine(Town.Data, "alongside.db")) : Town.House.Database.Settings, Town.Data)
            .RunAsync(archive, _ => { }, Cancel))).Sentence.ShouldStartWith("The data folder is not empty");
        FilesOf(Town.Data).ShouldBe(before);
        File.Delete(Path.Combine(Town.Data, "alongside.db.lock"));

        var digest = await HouseDigest.ReadAsync(Town.House.Database.Settings, cancel: Cancel);
        var data = Town.NewFolder();
        var problem = await Should.ThrowAsync<Exception>(() => new RestoreBackup(Town.House.Database.Settings, data).RunAsync(archive, _ => { }, Cancel));
        (problem is WriterIsBusy || (problem is Refused refused && refused.Sentence.StartsWith("The database on PostgreSQL is not empty", StringComparison.Ordinal))).ShouldBeTrue(problem.ToString());
        (await HouseDigest.ReadAsync(Town.House.Database.Settings, cancel: Cancel)).Total.ShouldBe(digest.Total);
    }

    [Fact]
    public async Task A_row_that_was_changed_by_other_means_is_seen_in_the_digest_of_that_person_alone()
    {
        var (chidi, dee) = (await Town.House.Given.PersonAsync("Chidi"), await Town.House.Given.PersonAsync("Dee"));
        var before = await PeopleAsync();
        await Town.House.Database.TamperAsync($"UPDATE person SET language = 'ur' WHERE person_id = {Town.House.Database.Literal(chidi.OwnRecord!.Value)}");
        var after = await PeopleAsync();
        after.Keys.ShouldBe(before.Keys);
        after.Where(person => before[person.Key] != person.Value).Select(person => person.Key).ShouldBe([chidi.OwnRecord!.Value]);
        before.ShouldContainKey(dee.OwnRecord!.Value);
    }

    [Fact]
    public async Task Lists_are_compared_with_what_is_decided()
    {
        var (chidi, sana, jo) = (await Town.House.Given.PersonAsync("Chidi"), await Town.House.Given.CircleMemberAsync(), await Town.House.Given.WorkerAsync());
        await Town.House.Given.ShareAsync(chidi, sana, Parts.Important);
        await Town.House.Given.ShareAsync(chidi, jo, Parts.Important);
        await Town.House.Given.SupportAsync(chidi, ViewerKind.Team, jo.TeamId!.Value, jo.OrganisationId!.Value);
        await Town.House.The<ExcludeViewer>().RunAsync(chidi, chidi.OwnRecord!.Value, ViewerKind.Account, sana.AccountId);
        await Town.House.The<ExcludeViewer>().RunAsync(chidi, chidi.OwnRecord!.Value, ViewerKind.Organisation, jo.OrganisationId!.Value);
        // Those who lead elsewhere answer for him, and a worker and a team of theirs have him.
        var kit = await Town.House.Given.WorkerAsync("Kit");
        foreach (var (kind, viewer) in new[] { (ViewerKind.Lead, kit.OrganisationId!.Value), (ViewerKind.Worker, kit.AccountId), (ViewerKind.Team, kit.TeamId!.Value) })
            await Town.House.Given.SupportAsync(chidi, kind, viewer, kit.OrganisationId!.Value);
        (await WrongAsync()).ShouldNotContain(chidi.OwnRecord!.Value);

        var person = Town.House.Database.Literal(chidi.OwnRecord!.Value);
        foreach (var fault in new[] { "UPDATE reach SET known_as = 'Somebody else' WHERE person_id = {0}", $"UPDATE reach SET viewer_id = {Town.House.Database.Literal(Ids.Opaque())} WHERE viewer_kind = 2 AND person_id = {{0}}", "DELETE FROM reach WHERE viewer_kind = 3 AND person_id = {0}",
            "DELETE FROM reach WHERE viewer_kind = 6 AND holder_id IS NULL AND person_id = {0}", "DELETE FROM reach WHERE holder_kind = 3 AND person_id = {0}",
            $"UPDATE reach SET holder_id = {Town.House.Database.Literal(Ids.Opaque())} WHERE holder_kind = 2 AND person_id = {{0}}" })
        {
            await Town.House.Database.TamperAsync(string.Format(null, fault, person));
            (await WrongAsync()).ShouldContain(chidi.OwnRecord!.Value, fault);
            // Said again, it is made anew.
            await Town.House.The<SystemDoor>().RunAsync(chidi.OwnRecord!.Value, "putting a list right", unit =>
            {
                unit.ReachMayDiffer();
                return Task.FromResult(true);
            });
            (await WrongAsync()).ShouldNotContain(chidi.OwnRecord!.Value);
        }
    }

    private async Task<IReadOnlyList<Guid>> WrongAsync() => await HouseDigest.WrongInListsAsync(Town.House.Database.Settings, Cancel);

    private async Task<Dictionary<Guid, string>> PeopleAsync()
    {
        var people = new Dictionary<Guid, string>();
        await HouseDigest.ReadAsync(Town.House.Database.Settings, person => people.Add(person.Person, person.Digest), Cancel);
        return people;
    }

    private static async Task<long> NoneAsync(TestDatabase database, string from) => Convert.ToInt64((await database.LookInsideAsync("SELECT count(*) FROM " + from))[0][0], null);

    private string DataBeside(TestDatabase database) => database.Settings is SqliteSettings sqlite ? Path.GetDirectoryName(sqlite.File)! : Town.NewFolder();

    /// <summary>A whole archive with something in it that does not fit.</summary>
    private async Task MadeByHandAsync(string archive, BackupManifest made, string fault)
    {
        var folder = Town.NewFolder();
        var manifest = await BackupArchive.ReadAsync(archive, name => Path.Combine(folder, name), Cancel);
        File.Delete(archive);
        var main = Path.Combine(folder, manifest.Files[0].Name);
        var name = manifest.Files[0].Name;
        if (fault == "newer program") manifest = manifest with { Format = BackupManifest.CurrentFormat + 1 };
        if (fault == "newer schema")
        {
            manifest = manifest with { Schema = manifest.Schema + 1 };
            if (made.Database == BackupManifest.OnSqlite)
            {
                await using var file = new SqliteConnection($"Data Source={main};Pooling=False");
                await file.OpenAsync(Cancel);
                await using var newer = new SqliteCommand("INSERT INTO schema_version SELECT number + 1, 'to_come', sha256, at FROM schema_version ORDER BY number DESC LIMIT 1", file);
                await newer.ExecuteNonQueryAsync(Cancel);
            }
        }
        if (fault == "out of the folder") name = "data/../../elsewhere";
        if (fault == "another digest") manifest = manifest with { Digest = "of something else" };
        if (fault == "another file") await File.WriteAllTextAsync(main, "not a database", Cancel);
        await BackupArchive.WriteAsync(archive, fault == "another digest" ? [.. manifest.Files.Select(file => (file.Name, Path.Combine(folder, file.Name)))] : [(name, main)], manifest, Cancel);
        Directory.Delete(folder, recursive: true);
    }

    private static SortedDictionary<string, string> FilesOf(string folder) => new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("alongside.db", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))), StringComparer.Ordinal);
}

/// <summary>What a house that was brought somewhere else must still do.</summary>
internal static class SafeKept
{
    /// <summary>It opens (on PostgreSQL it checks itself then), people find their words, and who saw nothing sees nothing.</summary>
    internal static async Task ServesAsync(DatabaseSettings settings)
    {
        await using var database = await Alongside.Data.Database.OpenAsync(settings, new Clock(new TestClock()));
        await using var services = new ServiceCollection().AddAlongside(database, new Clock(new TestClock()), LocalTime.London).BuildServiceProvider();
        var gate = services.GetRequiredService<Gate>();
        var amina = HiddenTown.Amina;
        using (var record = await gate.OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All)))
        {
            await record.Looked;
            (await record.Db.StatementsNow.Select(row => row.Words).ToListAsync()).ShouldContain(HiddenTown.Words(HiddenTown.Garden));
        }
        await Should.ThrowAsync<NotHere>(() => gate.OpenAsync(HiddenTown.Bibi, amina.OwnRecord!.Value, new Opening(PartTable.All)));
        // And it is written in as before.
        var given = new Given(services);
        await given.SaidAsync(await given.PersonAsync("Fola"));
    }
}

public sealed class BackupTests_On_Sqlite(KeptOnSqlite town) : BackupTests<ServedOnSqlite>(town), IClassFixture<KeptOnSqlite>
{
    protected override async Task<TestDatabase> NowhereAsync() => await SqliteTestDatabase.CreateEmptyAsync();
}

public sealed class BackupTests_On_Postgres(KeptOnPostgres town) : BackupTests<ServedOnPostgres>(town), IClassFixture<KeptOnPostgres>
{
    protected override async Task<TestDatabase> NowhereAsync() => await PostgresTestDatabase.CreateEmptyAsync();
}
