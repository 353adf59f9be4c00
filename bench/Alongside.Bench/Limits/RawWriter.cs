using System.Threading.Channels;
using Alongside.Basics;
using Alongside.Bench.Works;
using Alongside.Data;
using Alongside.Record;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Limits;

/// <summary>
/// The limit of writing: one thread, one connection, a SAVEPOINT a unit, one COMMIT for what is waiting, as ours; but each
/// unit is nothing but prepared SQL: grounds, key, statement, wording, pointer, event and (with keys) the answer kept.
/// </summary>
public sealed class RawWriter : IDisposable
{
    private readonly Channel<(Rewording Rewording, TaskCompletionSource Done)> queue =
        Channel.CreateUnbounded<(Rewording, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin, commit, savepoint, release, grounds, answered, standing, wording, pointer, happened, answer;
    private readonly Thread thread;

    public RawWriter(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        foreach (var pragma in new[] { "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "mmap_size = 0", "cache_size = -8000" })
            Prepare($"PRAGMA {pragma}", 0).ExecuteNonQuery();
        (begin, commit) = (Prepare("BEGIN IMMEDIATE", 0), Prepare("COMMIT", 0));
        (savepoint, release) = (Prepare("SAVEPOINT unit", 0), Prepare("RELEASE unit", 0));
        grounds = Prepare("SELECT kind, parts, from_at, until_at FROM ground WHERE person_id = $1 AND viewer_id = $2", 2);
        answered = Prepare("SELECT body_hash, answer FROM idempotency WHERE account_id = $1 AND key = $2", 2);
        standing = Prepare("SELECT part_bit, current_wording FROM statement WHERE person_id = $1 AND statement_id = $2", 2);
        wording = Prepare("INSERT INTO wording (person_id, statement_id, wording_id, part_bit, replaces, words, language, capture, said_on, present, written_by, written_as, writer_name, writer_role, at, salt) VALUES ($1, $2, $3, $4, $5, $6, 'en', 'own', NULL, '', $7, 1, $8, '', $9, $10)", 10);
        pointer = Prepare("UPDATE statement SET current_wording = $1 WHERE person_id = $2 AND statement_id = $3 AND current_wording = $4", 4);
        happened = Prepare("INSERT INTO event (person_id, event_id, part_bit, kind, account_id, capacity, organisation_id, team_id, about_id, wording_id, reason, commitment, at) VALUES ($1, $2, $3, 'statement-reworded', $4, 1, NULL, NULL, $5, $6, NULL, $7, $8)", 8);
        answer = Prepare("INSERT INTO idempotency (account_id, key, body_hash, answer, at) VALUES ($1, $2, $3, $4, $5)", 5);
        thread = new Thread(Work) { Name = "raw writer", IsBackground = true };
        thread.Start();
    }

    public Task RunAsync(Rewording rewording)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((rewording, done));
        return done.Task;
    }

    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        connection.Dispose();
    }

    private void Work()
    {
        var batch = new List<(Rewording Rewording, TaskCompletionSource Done)>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < 256 && queue.Reader.TryRead(out var next)) batch.Add(next);
            begin.ExecuteNonQuery();
            foreach (var (rewording, _) in batch)
            {
                savepoint.ExecuteNonQuery();
                Run(rewording);
                release.ExecuteNonQuery();
            }
            commit.ExecuteNonQuery();
            foreach (var (_, done) in batch) done.TrySetResult();
        }
    }

    private void Run(Rewording rewording)
    {
        var (person, account, statement) = (rewording.Person.ToByteArray(true), rewording.Account.ToByteArray(true), rewording.Statement.ToByteArray(true));
        var at = Keep.Milliseconds(TimeProvider.System.GetUtcNow().UtcDateTime);
        Read(grounds, person, account);
        if (rewording.Key is { } asked) Read(answered, account, asked.Key);
        var (part, before) = Read(standing, person, statement);
        var (id, salt) = (Ids.Opaque().ToByteArray(true), Commitment.NewSalt());
        Execute(wording, person, statement, id, part, before, rewording.Words, account, rewording.Name, at, salt);
        if (Execute(pointer, id, person, statement, before) != 1) throw new InvalidOperationException("The statement moved.");
        Execute(happened, person, Ids.New().ToByteArray(true), part, account, statement, id, Commitment.To(rewording.Words, salt), at);
        if (rewording.Key is { } key) Execute(answer, account, key.Key, key.BodyHash, "{\"StatementId\":\"00000000-0000-0000-0000-000000000000\",\"WordingId\":\"00000000-0000-0000-0000-000000000000\"}", at);
    }

    private static (object? First, object? Second) Read(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
        using var rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetValue(0), rows.GetValue(1)) : default;
    }

    private static int Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int places)
    {
        var command = new SqliteCommand(sql, connection);
        for (var place = 1; place <= places; place++) command.Parameters.Add(new SqliteParameter($"${place}", null));
        return command;
    }
}
