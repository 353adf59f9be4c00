using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Works;

/// <summary>
/// A town in a database file with the schema of the program. Made once for each size and kept in the temporary folder;
/// every contender that writes gets a copy. Its SHA-256 is over what was generated, not over the file.
/// </summary>
public static class TownFile
{
    private const long Begun = 1_767_225_600_000; // 1 January 2026
    private const long Until = 4_102_444_800_000; // 1 January 2100: a share of the bench never runs out

    // A table with the columns the town fills. Every other column has a value of its own.
    private const string InstallationRow = "installation (one, made_at, demo)";
    private const string OrganisationRow = "organisation (organisation_id, name)";
    private const string TeamRow = "team (team_id, organisation_id, name)";
    private const string AccountRow = "account (account_id, name, role, person_id, made_at)";
    private const string WorkRow = "works_at (work_id, account_id, organisation_id, team_id, from_at)";
    private const string SignInKeyRow = "sign_in_key (key_hash, account_id, kind, capacity, organisation_id, team_id, made_at, ends_at, ended_at)";
    private const string PersonRow = "person (person_id, known_as, name_fold, language, begun_at)";
    private const string ShareRow = "share (person_id, share_id, viewer_kind, viewer_id, organisation_id, parts, purpose, from_at, until_at, taken_back_at)";
    private const string ReachRow = "reach (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at)";
    private const string ExclusionRow = "exclusion (person_id, exclusion_id, viewer_kind, viewer_id, from_at, taken_back_at)";
    private const string StatementRow = "statement (person_id, statement_id, part_bit, about_me, current_wording, first_said_at)";
    private const string WordingRow = "wording (person_id, statement_id, wording_id, part_bit, replaces, words, language, capture, said_on, present, written_by, written_as, writer_name, writer_role, at, salt)";
    private const string EventRow = "event (person_id, event_id, part_bit, kind, account_id, capacity, organisation_id, team_id, about_id, wording_id, reason, commitment, at)";

    /// <summary>What the generator must make: a figure over other data would be another figure.</summary>
    private static readonly Dictionary<int, string> Known = new()
    {
        [10_000] = "956294a10a734bb885028caa503c4a19e425ca42a4c8a7fc9ef19d085a3d6da7",
    };

    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "alongside-bench");

    /// <param name="town">Who is in it.</param>
    /// <param name="words">Without, for the works that read no record: a hundred thousand people are made in a minute.</param>
    public static async Task<string> KeptAsync(Town town, bool words = true)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"D1-{town.People.Length}{(words ? "" : "-names")}-{await SchemaPrintAsync()}.db");
        var note = file + ".sha256";
        if (!File.Exists(file) || !File.Exists(note))
        {
            Console.WriteLine($"Making {town.People.Length} people in {file}");
            var making = file + ".making";
            foreach (var old in new[] { making, making + "-wal", making + "-shm" }) File.Delete(old);
            var print = await MakeAsync(town, making, words);
            File.Move(making, file, overwrite: true);
            await File.WriteAllTextAsync(note, print);
        }
        var sha = await File.ReadAllTextAsync(note);
        Console.WriteLine($"D1 people({town.People.Length}) SHA-256 {sha}");
        if (words && Known.TryGetValue(town.People.Length, out var known) && known != sha)
            throw new InvalidOperationException($"The generator made another set than the one the figures are about ({known}).");
        return file;
    }

    /// <summary>Makes the town in a file that is not there yet, on the schema of this program, and answers its print.</summary>
    public static async Task<string> MakeAsync(Town town, string file, bool words = true)
    {
        await new SchemaRunner(new SqliteSettings(file), new Clock(TimeProvider.System)).MigrateAsync();
        var print = Fill(town, file, words);
        SqliteConnection.ClearAllPools();
        return print;
    }

    /// <summary>A copy of its own for one contender.</summary>
    public static string CopyFor(string kept, string contender)
    {
        var folder = Directory.CreateTempSubdirectory($"alongside-bench-{contender}-").FullName;
        var file = Path.Combine(folder, "alongside.db");
        File.Copy(kept, file);
        return file;
    }

    private static async Task<string> SchemaPrintAsync()
    {
        var empty = Path.Combine(Folder, $"schema-{Environment.ProcessId}.db");
        await new SchemaRunner(new SqliteSettings(empty), new Clock(TimeProvider.System)).MigrateAsync();
        await using var connection = new SqliteConnection($"Data Source={empty};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("SELECT group_concat(sha256) FROM schema_version", connection);
        var scripts = (string)(await command.ExecuteScalarAsync())!;
        await connection.CloseAsync();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(empty + end);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scripts)))[..8];
    }

    private static string Fill(Town town, string file, bool words)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        void Run(string sql) { using var command = new SqliteCommand(sql, connection); command.ExecuteNonQuery(); }
        Run("PRAGMA synchronous = OFF");
        Run("PRAGMA cache_size = -400000");
        Run("PRAGMA foreign_keys = OFF");
        Run("BEGIN");
        using var rows = new Rows(connection);
        rows.Add(InstallationRow, 1, Begun, 0);
        for (var team = 0; team < town.Teams; team++)
        {
            rows.Add(OrganisationRow, Town.Organisation(team), $"Organisation {team}");
            rows.Add(TeamRow, Town.Team(team), Town.Organisation(team), $"Team {team}");
        }
        foreach (var worker in town.Workers)
        {
            rows.Add(AccountRow, worker.Account, worker.Name, "support worker", null, Begun);
            // Each works in one place: its id may be the account's.
            rows.Add(WorkRow, worker.Account, worker.Account, Town.Organisation(worker.Team), Town.Team(worker.Team), Begun);
            rows.Add(SignInKeyRow, Hash(worker.Secret), worker.Account, 2, (int)Capacity.Worker, Town.Organisation(worker.Team), Town.Team(worker.Team), Begun, Until, null);
        }
        // In the order of their ids, so that the tables grow at their end.
        foreach (var row in Enumerable.Range(0, town.People.Length).OrderBy(row => Convert.ToHexString(town.People[row].Person.ToByteArray(true)), StringComparer.Ordinal))
            Fill(rows, town, row, words);
        Run("COMMIT");
        Run("ANALYZE");
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return rows.Print();
    }

    private static void Fill(Rows rows, Town town, int row, bool words)
    {
        var somebody = town.People[row];
        var fold = Folding.Fold(somebody.Name);
        rows.Add(AccountRow, somebody.Account, somebody.Name, "", somebody.Person, Begun);
        rows.Add(AccountRow, somebody.Supporter, "Sana", "sister", null, Begun);
        rows.Add(SignInKeyRow, Hash(Town.SecretOf(row)), somebody.Account, 2, (int)Capacity.Self, null, null, Begun, Until, null);
        rows.Add(PersonRow, somebody.Person, somebody.Name, fold, "en", Begun);
        var mix = new SplitMix("D1 share", row);
        var worker = town.Workers[somebody.Worker];
        var (organisation, team) = (Town.Organisation(worker.Team), Town.Team(worker.Team));
        var excluded = somebody.ExcludedWorker < 0 ? (Guid?)null : town.Workers[somebody.ExcludedWorker].Account;
        void Share(ViewerKind kind, Guid viewer, Guid? at, Parts parts, Guid id)
        {
            rows.Add(ShareRow, somebody.Person, id, (int)kind, viewer, at, (long)parts, 1, Begun, Until, null);
            if (viewer != excluded) rows.Add(ReachRow, (int)kind, viewer, fold, somebody.Person, id, at, 1, somebody.Name, Begun, Until);
        }
        Share(ViewerKind.Worker, worker.Account, organisation, Parts.Headings, mix.Id());
        Share(ViewerKind.Circle, somebody.Supporter, null, Parts.WhoIAm | Parts.Important, mix.Id());
        Share(ViewerKind.Team, team, null, somebody.TeamParts, mix.Id());
        if (excluded is { } one) rows.Add(ExclusionRow, somebody.Person, mix.Id(), (int)ViewerKind.Account, one, Begun, null);

        for (var number = 0; words && number < Town.StatementsEach; number++)
        {
            var said = Town.Statement(row, number);
            var at = Begun + number * 60_000;
            var aboutMe = Words.Headings.Of(said.Part)!.AboutMe;
            rows.Add(StatementRow, somebody.Person, said.Statement, (long)said.Part, aboutMe, said.Wording, at);
            rows.Add(WordingRow, somebody.Person, said.Statement, said.Wording, (long)said.Part, null, said.Words, "en", "own", null, "",
                somebody.Account, (int)Capacity.Self, somebody.Name, "", at, said.Salt);
            rows.Add(EventRow, somebody.Person, said.Event, (long)said.Part, EventKinds.StatementSaid, somebody.Account, (int)Capacity.Self, null, null,
                said.Statement, said.Wording, null, Commitment.To(said.Words, said.Salt), at);
        }
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
