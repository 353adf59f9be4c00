using System.Diagnostics;
using Alongside.Data;
using Alongside.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Alongside.Tests.Costs;

/// <summary>Counts the commands EF sends to one database, from outside, while it listens. Other tests' databases do not count.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string database;
    private readonly List<string> texts = [];
    private readonly List<IDisposable> listening = [];

    internal CountedCommands(TestDatabase database)
    {
        this.database = Name(database.Settings);
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    internal IReadOnlyList<string> Texts { get { lock (texts) return [.. texts]; } }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) lock (texts) listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuted.Name || value.Value is not CommandExecutedEventData done) return;
        var name = done.Command.Connection is SqliteConnection file ? file.DataSource : done.Command.Connection?.Database;
        if (name == database) lock (texts) texts.Add(done.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var one in listening) one.Dispose();
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private static string Name(DatabaseSettings settings) => settings is SqliteSettings sqlite
        ? sqlite.File : new NpgsqlConnectionStringBuilder(((PostgresSettings)settings).App).Database!;
}

/// <summary>How often a SQLite file was committed: its write-ahead log marks the last page of each commit.</summary>
internal static class CountedCommits
{
    private const int FileHead = 32, FrameHead = 24;

    /// <summary>As long as the log is not begun anew, which it is after 1,000 pages.</summary>
    internal static int In(string file)
    {
        using var log = new FileStream(file + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[log.Length];
        log.ReadExactly(bytes);
        uint At(int place) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(place));
        var page = (int)At(8);
        var commits = 0;
        for (var frame = FileHead; frame + FrameHead + page <= bytes.Length; frame += FrameHead + page)
        {
            // A frame of an older round of the log has other salts.
            if (At(frame + 8) != At(16) || At(frame + 12) != At(20)) break;
            if (At(frame + 4) != 0) commits++;
        }
        return commits;
    }
}
