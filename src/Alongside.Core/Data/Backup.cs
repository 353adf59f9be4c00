namespace Alongside.Data;

/// <summary>One file in a backup.</summary>
public sealed record BackupFile(string Name, long Size, string Sha256);

/// <summary>What a backup holds, as it stands at its end: enough to know that what comes out is what went in.</summary>
public sealed record BackupManifest
{
    public const int CurrentFormat = 1;
    public const string OnSqlite = "SQLite", OnPostgres = "PostgreSQL";

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The program that made it.</summary>
    public required string Program { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string Database { get; init; }

    /// <summary>How many schema scripts the database has had.</summary>
    public required int Schema { get; init; }

    /// <summary>On PostgreSQL, the roles that rights and policies name.</summary>
    public string? App { get; init; }

    public string? Door { get; init; }

    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    public required long People { get; init; }

    /// <summary>The total of <see cref="HouseDigest"/>.</summary>
    public required string Digest { get; init; }

    public IReadOnlyList<BackupFile> Files { get; init; } = [];
}
