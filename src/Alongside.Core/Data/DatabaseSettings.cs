namespace Alongside.Data;

/// <summary>Which database keeps the records: one SQLite file, or PostgreSQL by three roles.</summary>
public abstract record DatabaseSettings
{
    /// <summary>From <c>ALONGSIDE_DATABASE</c> (empty: a file in the data folder) and its <c>_OWNER</c> and <c>_DOOR</c> companions.</summary>
    public static DatabaseSettings From(string? database, string? owner, string? door, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(database)) return new SqliteSettings(Path.Combine(dataFolder, "alongside.db"));
        if (!database.Contains("Host=", StringComparison.OrdinalIgnoreCase)) return new SqliteSettings(Path.GetFullPath(database));
        return new PostgresSettings(database, owner, door);
    }
}

/// <summary>The embedded database, in one file.</summary>
public sealed record SqliteSettings(string File) : DatabaseSettings;

/// <summary>
/// PostgreSQL. <paramref name="App"/> serves people and is bound by the row policies; <paramref name="Owner"/> owns the
/// tables and is used by <c>migrate</c> only; <paramref name="Door"/> is for the SystemDoor only.
/// </summary>
public sealed record PostgresSettings(string App, string? Owner, string? Door) : DatabaseSettings;
