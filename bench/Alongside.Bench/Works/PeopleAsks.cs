using System.Text;
using Alongside.Basics;
using Alongside.Bench.Runner;
using Alongside.Data;
using Microsoft.Data.Sqlite;

namespace Alongside.Bench.Works;

/// <summary>
/// Who asks for their people: workers without a team, who have 25 or so, and for each organisation somebody who leads there and
/// has its 5,000. It knows by brute force whom each must be shown, in which order, and that nobody else is.
/// </summary>
public sealed class PeopleAsks
{
    private const int OnPage = 20, OneIn = 32;

    private readonly Town town;
    private readonly string[] folds;
    private readonly string[] order;
    private readonly int[][] ofWorker, ofLead;
    private readonly ulong[] dice;

    public PeopleAsks(Town town, int connections)
    {
        this.town = town;
        folds = [.. town.People.Select(person => Folding.Fold(person.Name))];
        order = [.. town.People.Select(person => Convert.ToHexString(person.Person.ToByteArray(true)))];
        dice = [.. Enumerable.Range(1, connections).Select(number => (ulong)number)];
        var mine = town.Workers.Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < town.People.Length; row++) mine[town.People[row].Worker].Add(row);
        ofWorker = [.. mine.Select(rows => Sorted(rows))];
        ofLead = [.. Enumerable.Range(0, town.Teams).Select(team => Sorted(town.OfTeam[team].Where(row => town.People[row].ExcludedWorker != Lead(team))))];
    }

    /// <summary>The next page of somebody who has 25 people, or of somebody who leads.</summary>
    public Ask List(int connection, bool lead, bool raw) => Of(connection, lead, raw, null);

    /// <summary>Somebody looks for a part of a name of one of theirs, of so many letters.</summary>
    public Ask Find(int connection, bool lead, bool raw, int letters)
    {
        var fold = folds[(int)(Roll(connection) % (ulong)folds.Length)].Split(' ')[Roll(connection) % 2];
        var from = (int)(Roll(connection) % (ulong)Math.Max(1, fold.Length - letters + 1));
        return Of(connection, lead, raw, fold.Substring(from, Math.Min(letters, fold.Length - from)));
    }

    /// <summary>The list of 25 asked of a FHIR server, which asks nobody who they are.</summary>
    public Ask Peer(int connection)
    {
        var worker = (int)(Roll(connection) % (ulong)town.Workers.Length);
        var request = Encoding.ASCII.GetBytes($"GET /Patient?general-practitioner=Practitioner/{town.Workers[worker].Account}&_sort=family&_count={OnPage} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return new Ask(request, answer =>
        {
            using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
            var found = body.RootElement.TryGetProperty("entry", out var entries) ? entries.GetArrayLength() : 0;
            return answer.Status == 200 && found == Math.Min(OnPage, ofWorker[worker].Length);
        });
    }

    /// <summary>Everybody and whose they are, a line of JSON each, for a peer to hold in memory.</summary>
    public void WritePeople(string file) => File.WriteAllLines(file, town.People.Select(person =>
        System.Text.Json.JsonSerializer.Serialize(new { id = person.Person, name = person.Name, worker = town.Workers[person.Worker].Account })));

    /// <summary>Gives every worker a key without a team, and lets the first of each team lead, with everybody their team is on duty for.</summary>
    public void LetIn(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var begin = connection.BeginTransaction();
        void Run(string sql, params object[] values)
        {
            using var command = new SqliteCommand(sql, connection, begin);
            for (var at = 0; at < values.Length; at++) command.Parameters.AddWithValue($"${at + 1}", values[at] is Guid id ? id.ToByteArray(true) : values[at]);
            command.ExecuteNonQuery();
        }
        for (var row = 0; row < town.Workers.Length; row++)
        {
            var (worker, leads) = (town.Workers[row], Lead(town.Workers[row].Team) == row);
            var at = Keep.Milliseconds(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (leads) Run("UPDATE works_at SET team_id = NULL, leads = 1 WHERE account_id = $1", worker.Account);
            else Run("UPDATE works_at SET team_id = NULL WHERE account_id = $1", worker.Account);
            Run("UPDATE sign_in_key SET team_id = NULL, last_used_at = $2 WHERE account_id = $1", worker.Account, at);
        }
        Run("INSERT INTO support (person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, from_at) SELECT r.person_id, randomblob(16), 6, t.organisation_id, t.organisation_id, 0, r.from_at FROM reach r JOIN team t ON t.team_id = r.viewer_id WHERE r.viewer_kind = 3");
        Run("INSERT INTO reach (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at) SELECT 6, s.viewer_id, p.name_fold, s.person_id, s.support_id, s.organisation_id, 1, p.known_as, s.from_at FROM support s JOIN person p ON p.person_id = s.person_id");
        begin.Commit();
        using var analyze = new SqliteCommand("ANALYZE", connection);
        analyze.ExecuteNonQuery();
    }

    private Ask Of(int connection, bool lead, bool raw, string? part)
    {
        var team = (int)(Roll(connection) % (ulong)town.Teams);
        var worker = lead ? Lead(team) : (int)(Roll(connection) % (ulong)town.Workers.Length);
        // Who leads has more than 25: for the small list somebody else of the team.
        if (!lead && worker == Lead(town.Workers[worker].Team)) worker = town.WorkersOfTeam[town.Workers[worker].Team][^1];
        var viewer = lead ? Town.Organisation(team) : town.Workers[worker].Account;
        var query = part is null ? "" : $"q={part}";
        var request = Encoding.ASCII.GetBytes(raw ? $"GET /api/v1/people?kind={(lead ? 6 : 2)}&viewer={viewer}&{query} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            : $"GET /api/v1/people?{query} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {town.Workers[worker].Secret}\r\n\r\n");
        var looked = Roll(connection) % OneIn == 0;
        return new Ask(request, answer => answer.Status == 200 && (!looked || raw || IsRight(answer, lead ? Together(team, worker) : ofWorker[worker], part)));
    }

    private bool IsRight(Answer answer, IEnumerable<int> mine, string? part)
    {
        var expected = mine.Where(row => part is null || folds[row].Contains(part, StringComparison.Ordinal)).Take(OnPage).Select(row => town.People[row].Person);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("id").GetGuid()).SequenceEqual(expected);
    }

    /// <summary>Who leads may have people of their own beside those of the organisation; they are all of it.</summary>
    private int[] Together(int team, int worker) => ofWorker[worker].All(row => town.Workers[town.People[row].Worker].Team == team) ? ofLead[team] : throw new InvalidOperationException("A worker of one team has people of another.");

    private int Lead(int team) => town.WorkersOfTeam[team][0];

    private ulong Roll(int connection) => (dice[connection] = dice[connection] * 6364136223846793005 + 1442695040888963407) >> 33;

    private int[] Sorted(IEnumerable<int> rows) => [.. rows.OrderBy(row => folds[row], StringComparer.Ordinal).ThenBy(row => order[row], StringComparer.Ordinal)];
}
