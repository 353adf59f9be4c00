using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Alongside.Data;

/// <summary>
/// Opens the file in the one way that is safe, and reads every setting back: WAL, FULL, foreign keys, secure delete, no
/// memory map. SQLite 3.50.4 has the WAL-reset fault when a second connection checkpoints, so only the writer's
/// connection may (ADR on the writer); readers are query-only and never checkpoint.
/// </summary>
internal static class SqliteConnections
{
    private static readonly string[] NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ncpfs", "afs"];

    internal static async Task<SqliteConnection> OpenForSchemaAsync(SqliteSettings settings, CancellationToken cancel)
    {
        RefuseNetworkFileSystem(settings.File);
        return await OpenAsync(settings.File, SqliteOpenMode.ReadWriteCreate, cancel, ("journal_mode", "wal"));
    }

    /// <summary>For whoever only looks whether all is well: it makes nothing and changes nothing.</summary>
    internal static Task<SqliteConnection> OpenToLookAsync(SqliteSettings settings, CancellationToken cancel) =>
        OpenAsync(settings.File, SqliteOpenMode.ReadOnly, cancel);

    internal static Task<SqliteConnection> OpenWriterAsync(SqliteSettings settings, CancellationToken cancel) =>
        OpenAsync(settings.File, SqliteOpenMode.ReadWrite, cancel, ("journal_mode", "wal"), ("wal_autocheckpoint", "1000"));

    internal static Task<SqliteConnection> OpenReaderAsync(SqliteSettings settings, CancellationToken cancel) =>
        OpenAsync(settings.File, SqliteOpenMode.ReadWrite, cancel, ("journal_mode", "wal"), ("query_only", "1"), ("wal_autocheckpoint", "0"));

    private static async Task<SqliteConnection> OpenAsync(
        string file, SqliteOpenMode mode, CancellationToken cancel, params (string Pragma, string Value)[] also)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            Set(connection, "synchronous", "2");
            Set(connection, "foreign_keys", "1");
            Set(connection, "secure_delete", "1");
            Set(connection, "mmap_size", "0", mayBeSilent: true);
            Set(connection, "trusted_schema", "0");
            Set(connection, "busy_timeout", "5000");
            Set(connection, "cache_size", "-8000");
            PlanOnce(connection);
            foreach (var (pragma, value) in also) Set(connection, pragma, value);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A command is planned once, whatever is put into its places. Otherwise SQLite looks at the number that a LIMIT is bound to, and so
    /// plans every list anew each time it is read, which costs several times what reading it does (bench/README.md).
    /// </summary>
    private static void PlanOnce(SqliteConnection connection)
    {
        if (raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out var set) == raw.SQLITE_OK && set == 1) return;
        throw new InvalidOperationException("SQLite would not keep its plans.");
    }

    /// <summary>Sets a pragma and reads it back: a setting that did not take is a reason not to start.</summary>
    private static void Set(SqliteConnection connection, string pragma, string value, bool mayBeSilent = false)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma} = {value}");
        command.ExecuteNonQuery();
        command.CommandText = $"PRAGMA {pragma}";
        var now = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        // A build without memory mapping answers nothing at all, which is as good as 0.
        if (now == value || (mayBeSilent && string.IsNullOrEmpty(now))) return;
        throw new InvalidOperationException($"SQLite would not set {pragma} to {value} (it says {now}).");
    }

    /// <summary>Locks do not work over a network, and without them two programs can both think they are the writer.</summary>
    private static void RefuseNetworkFileSystem(string file)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/mounts")) return;
        var mount = File.ReadLines("/proc/mounts").Select(line => line.Split(' '))
            .Where(fields => fields.Length > 2 && IsUnder(Path.GetFullPath(file), fields[1]))
            .MaxBy(fields => fields[1].Length);
        if (mount is not null && NetworkFileSystems.Contains(mount[2], StringComparer.Ordinal))
            throw new InvalidOperationException($"The data folder is on a network file system ({mount[2]}). The embedded database needs a local disk; use PostgreSQL for shared storage.");
    }

    private static bool IsUnder(string file, string mountPoint) =>
        mountPoint == "/" || file.StartsWith(mountPoint.TrimEnd('/') + "/", StringComparison.Ordinal);
}
