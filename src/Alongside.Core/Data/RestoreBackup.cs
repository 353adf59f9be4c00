using System.Globalization;
using Alongside.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// Brings a house back from a backup, into an empty data folder (and, on PostgreSQL, an empty database), and compares what is
/// there then with what was put in. Nothing that is there is ever written over.
/// </summary>
public sealed class RestoreBackup(DatabaseSettings settings, string dataFolder, string? postgresTools = null)
{
    private const string Unpacked = ".restoring";

    // A file is compared before it is put where it belongs; on a server what is compared is there already.
    private const string Unpacking = "Nothing was restored.", InPlace = "Take the database away; do not use it.";
    private readonly PostgresTools tools = new(postgresTools);

    /// <summary>Answers what was in it.</summary>
    public async Task<BackupManifest> RunAsync(string archive, Action<string> say, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(say);
        PrivateFolder.Make(dataFolder);
        // Whoever starts to serve in the middle of it is told to wait.
        await using var seat = await WriterSeat.TakeAsync(settings as SqliteSettings ?? new SqliteSettings(Path.Combine(dataFolder, BackupArchive.SqliteName)), TimeSpan.Zero, cancel);
        var unpacked = Path.Combine(dataFolder, Unpacked);
        if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        RefuseUnlessEmpty();
        try
        {
            say("Unpacking, and comparing every file with the manifest.");
            var manifest = await BackupArchive.ReadAsync(archive, name => Path.Combine(unpacked, name), cancel);
            var file = Path.Combine(unpacked, BackupArchive.SqliteName);
            if (settings is SqliteSettings) await FileAsync(archive, manifest, file, cancel);
            else await ServerAsync((PostgresSettings)settings, manifest, Path.Combine(unpacked, BackupArchive.PostgresName), say, cancel);
            PutInPlace(unpacked);
            // Last, so that there is never a database without the files it names.
            if (settings is SqliteSettings sqlite) File.Move(file, sqlite.File);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    private void RefuseUnlessEmpty()
    {
        var there = Directory.EnumerateFileSystemEntries(dataFolder).Select(Path.GetFileName).FirstOrDefault(name => name?.EndsWith(".lock", StringComparison.Ordinal) != true);
        if (there is not null) throw new Refused("The data folder is not empty: {folder} holds {there}. A backup is restored into an empty one; nothing was changed.", [dataFolder, there]);
        if (settings is SqliteSettings sqlite && File.Exists(sqlite.File)) throw new Refused("There is a database already: {file}. Nothing was changed.", [sqlite.File]);
    }

    private static async Task FileAsync(string archive, BackupManifest manifest, string unpacked, CancellationToken cancel)
    {
        if (manifest.Database != BackupManifest.OnSqlite)
            throw new Refused("This backup is of a database on PostgreSQL. Set ALONGSIDE_DATABASE, ALONGSIDE_DATABASE_OWNER and ALONGSIDE_DATABASE_DOOR to restore it; nothing was restored.");
        try
        {
            await using var file = await KeptDatabase.OpenAsync(new SqliteSettings(unpacked), cancel);
            var schema = await SchemaRunner.NumberAsync(file.Connection, cancel);
            await MakeBackup.CheckWholeAsync(file, cancel);
            await CompareAsync(file, manifest, schema, SchemaScripts.Sqlite.Count, Unpacking, cancel);
        }
        catch (SqliteException problem)
        {
            throw new Refused("This is not a whole backup: {archive}. {problem} Nothing was restored.", [archive, problem.Message]);
        }
    }

    private async Task ServerAsync(PostgresSettings postgres, BackupManifest manifest, string unpacked, Action<string> say, CancellationToken cancel)
    {
        if (manifest.Database != BackupManifest.OnPostgres)
            throw new Refused("This backup is of a database in a file. Restore it without ALONGSIDE_DATABASE, and then bring it here by: alongside move. Nothing was restored.");
        if (manifest.Schema > SchemaScripts.Postgres.Count)
            throw new SchemaDoesNotFit($"The backup is at schema {manifest.Schema}, newer than this program ({SchemaScripts.Postgres.Count}). Use the newer program; nothing was restored.");
        if ((manifest.App, manifest.Door) != (MakeBackup.RoleOf(postgres.App), MakeBackup.RoleOf(postgres.Door)))
            throw new Refused("The rights in this backup are of the roles {app} and {door}. Make roles of these names, and use them; nothing was restored.", [manifest.App, manifest.Door]);
        await using (var server = await KeptDatabase.OpenOwnerAsync(postgres, cancel))
        {
            await using var any = new NpgsqlCommand("SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v') LIMIT 1", server);
            if (await any.ExecuteScalarAsync(cancel) is string table) throw new Refused("The database on PostgreSQL is not empty: there is {table}. Nothing was changed.", [table]);
        }
        say("Restoring the database.");
        await tools.RestoreAsync(postgres.Owner!, unpacked, cancel);
        File.Delete(unpacked);
        say("Comparing what is there with what was put in.");
        await using var restored = await KeptDatabase.OpenAsync(postgres, cancel);
        await CompareAsync(restored, manifest, await SchemaRunner.NumberAsync(restored.Connection, cancel), SchemaScripts.Postgres.Count, InPlace, cancel);
    }

    /// <summary>An older schema has other tables than the models: it is counted by itself, and compared once it is brought up to date.</summary>
    private static async Task CompareAsync(KeptDatabase database, BackupManifest manifest, int schema, int current, string what, CancellationToken cancel)
    {
        if (schema != manifest.Schema) throw new Refused("This backup says schema {said} and holds {held}. {what}", [manifest.Schema, schema, what]);
        if (schema < current)
        {
            foreach (var (table, count) in manifest.Counts)
                if (Convert.ToInt64(await database.ScalarAsync($"SELECT count(*) FROM {KeptDatabase.Quoted(table.Replace("\"", "", StringComparison.Ordinal))}", cancel), CultureInfo.InvariantCulture) != count) throw Different(table, what);
            return;
        }
        var digest = await HouseDigest.ReadAsync(database, null, cancel);
        if (digest.Counts.FirstOrDefault(table => manifest.Counts.GetValueOrDefault(table.Key, -1) != table.Value).Key is { } other) throw Different(other, what);
        if (digest.Total != manifest.Digest) throw Different("a record", what);
    }

    private static Refused Different(string table, string what) => new("What came out is not what was put in: {table} differs. {what}", [table, what]);

    /// <summary>The files of the data folder; of the same disk, so each only takes another name.</summary>
    private void PutInPlace(string unpacked)
    {
        var data = Path.Combine(unpacked, BackupArchive.DataFolder);
        if (!Directory.Exists(data)) return;
        foreach (var folder in Directory.GetDirectories(data)) Directory.Move(folder, Path.Combine(dataFolder, Path.GetFileName(folder)));
        foreach (var file in Directory.GetFiles(data)) File.Move(file, Path.Combine(dataFolder, Path.GetFileName(file)));
    }
}
