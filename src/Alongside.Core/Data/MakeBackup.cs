using Alongside.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Data;

/// <summary>
/// All that a house holds, in one file: the database as it is in one moment, while people go on writing, and the data folder.
/// It has its name only once it was read back whole, so that what is called a backup is one.
/// </summary>
public sealed class MakeBackup(DatabaseSettings settings, string dataFolder, Clock clock, string? postgresTools = null)
{
    private readonly PostgresTools tools = new(postgresTools);

    /// <summary>Answers what is in it. A file of this name may not be there yet.</summary>
    public async Task<BackupManifest> RunAsync(string archive, CancellationToken cancel = default)
    {
        archive = Path.GetFullPath(archive);
        if (File.Exists(archive)) throw new Refused("There is something already: {archive}", [archive]);
        var folder = Path.GetDirectoryName(archive)!;
        PrivateFolder.Make(folder);
        BackupFolder.Tidy(folder, clock.Now());
        // Beside where it will be, so that it can take its name in one step.
        var making = Path.Combine(folder, BackupFolder.MakingPrefix + Ids.Opaque().ToString("N"));
        PrivateFolder.Make(making);
        try
        {
            var (name, manifest) = settings is SqliteSettings sqlite ? await OfFileAsync(sqlite, making, cancel) : await OfServerAsync((PostgresSettings)settings, making, cancel);
            var whole = Path.Combine(making, "whole.tar.gz");
            await BackupArchive.WriteAsync(whole, [(name, Path.Combine(making, name)), .. FilesOf(folder)], manifest, cancel);
            var read = await BackupArchive.ReadAsync(whole, _ => null, cancel);
            File.Move(whole, archive);
            return read;
        }
        finally
        {
            Directory.Delete(making, recursive: true);
        }
    }

    /// <summary>Why a backup of this PostgreSQL cannot be made from this machine; null when it can.</summary>
    public static async Task<string?> WhyNotAsync(PostgresSettings postgres, string? postgresTools, CancellationToken cancel = default)
    {
        try
        {
            await using (await KeptDatabase.OpenOwnerAsync(postgres, cancel)) { }
            new PostgresTools(postgresTools).Find("pg_dump");
            return null;
        }
        catch (Refused why)
        {
            return Sentence.Fill(why.Sentence, why.Arguments);
        }
        catch (NpgsqlException why)
        {
            return why.Message;
        }
    }

    /// <summary>By a connection that only reads: the writer goes on, and no checkpoint is made but its own. The copy is opened and asked whether it is whole.</summary>
    private async Task<(string, BackupManifest)> OfFileAsync(SqliteSettings sqlite, string making, CancellationToken cancel)
    {
        if (!File.Exists(sqlite.File)) throw new Refused("There is no database here: {file}", [sqlite.File]);
        var copy = new SqliteSettings(Path.Combine(making, BackupArchive.SqliteName));
        await using (var file = await SqliteConnections.OpenToLookAsync(sqlite, cancel))
        {
            await SchemaRunner.CheckAsync(file, cancel);
            await using var into = new SqliteCommand("VACUUM INTO $copy", file);
            into.Parameters.AddWithValue("$copy", copy.File);
            await into.ExecuteNonQueryAsync(cancel);
        }
        await using var kept = await KeptDatabase.OpenAsync(copy, cancel);
        await CheckWholeAsync(kept, cancel);
        return (BackupArchive.SqliteName, Manifest(BackupManifest.OnSqlite, await HouseDigest.ReadAsync(kept, null, cancel), SchemaScripts.Sqlite.Count));
    }

    internal static async Task CheckWholeAsync(KeptDatabase file, CancellationToken cancel)
    {
        var said = (string?)await file.ScalarAsync("PRAGMA integrity_check(1)", cancel);
        if (said != "ok") throw new Refused("The database is damaged: {problem}", [said]);
        if (await file.ScalarAsync("PRAGMA foreign_key_check", cancel) is { } table) throw new Refused("The database is damaged: a row of {table} refers to nothing.", [table]);
    }

    /// <summary>Counted and compared in the very snapshot that is dumped; then the dump is read as if to restore it.</summary>
    private async Task<(string, BackupManifest)> OfServerAsync(PostgresSettings postgres, string making, CancellationToken cancel)
    {
        await using var server = await KeptDatabase.OpenAsync(postgres, cancel);
        await SchemaRunner.CheckAsync(server.Connection, cancel);
        var snapshot = (string)(await server.ScalarAsync("SELECT pg_export_snapshot()", cancel))!;
        var file = Path.Combine(making, BackupArchive.PostgresName);
        await tools.DumpAsync(postgres.Owner!, snapshot, file, cancel);
        var digest = await HouseDigest.ReadAsync(server, null, cancel);
        var dumped = await tools.CountAsync(file, cancel);
        foreach (var (table, count) in digest.Counts)
            if (dumped.GetValueOrDefault(table) != count) throw new Refused("pg_dump did not bring all of {table}. There is no backup.", [table]);
        var manifest = Manifest(BackupManifest.OnPostgres, digest, SchemaScripts.Postgres.Count);
        return (BackupArchive.PostgresName, manifest with { App = RoleOf(postgres.App), Door = RoleOf(postgres.Door) });
    }

    internal static string? RoleOf(string? connection) => new NpgsqlConnectionStringBuilder(connection).Username;

    private BackupManifest Manifest(string database, HouseDigest digest, int schema) => new()
    {
        Program = typeof(MakeBackup).Assembly.GetName().Version!.ToString(3), MadeAt = clock.Now(), Database = database, Schema = schema,
        Counts = digest.Counts, People = digest.People, Digest = digest.Total,
    };

    /// <summary>
    /// The data folder without its database, which has its own way. It is never even opened here: on Unix a program
    /// that closes a file gives up all its locks on it. Listed after the database was copied, so that every file it names is among them.
    /// </summary>
    private IEnumerable<(string, string)> FilesOf(string backups)
    {
        if (!Directory.Exists(dataFolder)) yield break;
        var database = settings is SqliteSettings sqlite ? Path.GetFullPath(sqlite.File) : Path.GetFullPath(Path.Combine(dataFolder, BackupArchive.SqliteName));
        var own = Path.GetFullPath(dataFolder) + Path.DirectorySeparatorChar;
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(own, "*", all).Order(StringComparer.Ordinal))
        {
            if (path.StartsWith(database, StringComparison.Ordinal) || path.Contains(BackupFolder.MakingPrefix, StringComparison.Ordinal)) continue;
            // Tables on their way in are there for a day and no longer.
            if (path.StartsWith(own + People.KeptImports.Place + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            if (path.StartsWith(backups + Path.DirectorySeparatorChar, StringComparison.Ordinal) && BackupFolder.IsBackup(path)) continue;
            yield return (BackupArchive.DataFolder + path[own.Length..].Replace(Path.DirectorySeparatorChar, '/'), path);
        }
    }
}
