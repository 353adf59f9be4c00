using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Alongside.Sharing;

namespace Alongside.Bench.Works;

/// <summary>One invented person: whose worker they have, and what their duty team may see.</summary>
public sealed record Somebody(Guid Person, Guid Account, string Name, int Worker, Guid Supporter, Parts TeamParts, int ExcludedWorker);

/// <summary>One invented worker: an account, in one team of one organisation, with a token.</summary>
public sealed record Worker(Guid Account, string Name, int Team, string Secret);

/// <summary>One thing said. <paramref name="Part"/> is one of the four headings.</summary>
public sealed record Said(Guid Statement, Guid Wording, Guid Event, Parts Part, string Words, byte[] Salt);

/// <summary>
/// Set D1: n people of 24 statements (six under each heading, some 120 characters), each shared with their own worker, a
/// supporter and a duty team; one in a hundred excludes a worker of that team. A worker has 25 people, a team 5,000.
/// </summary>
public sealed class Town
{
    public const int StatementsEach = 24;
    private const int PeopleOfAWorker = 25;
    private const int PeopleOfATeam = 5_000;

    private static readonly Parts[] Headings = [Parts.WhoIAm, Parts.Important, Parts.SupportMe, Parts.Behave];

    private static readonly string[] FirstNames =
        ["Amina", "Bilal", "Carys", "Dilys", "Ewan", "Farah", "Gwen", "Hamza", "Iona", "Jamal", "Kofi", "Leela", "Morag", "Noor", "Owen", "Priya"];

    private static readonly string[] LastNames =
        ["Ahmed", "Begum", "Campbell", "Davies", "Evans", "Fraser", "Green", "Hussain", "Iqbal", "Jones", "Khan", "Lloyd", "Murray", "Nolan", "Osei", "Patel"];

    private static readonly string[] Vocabulary =
        ["garden", "morning", "tea", "music", "slowly", "before", "quiet", "choose", "window", "dog", "Sunday", "friends", "phone", "walk", "ask", "wait",
        "always", "never", "please", "loud", "kitchen", "radio", "bus", "sister", "laugh", "warm", "coat", "market", "swim", "colour", "early", "late"];

    public Town(int people)
    {
        People = new Somebody[people];
        Workers = new Worker[Math.Max(1, people / PeopleOfAWorker)];
        Teams = Math.Max(1, people / PeopleOfATeam);
        for (var row = 0; row < Workers.Length; row++) Workers[row] = MakeWorker(row);
        for (var row = 0; row < people; row++) People[row] = MakePerson(row);
        OfTeam = [.. Enumerable.Range(0, Teams).Select(team => Rows(row => Workers[People[row].Worker].Team == team))];
        WorkersOfTeam = [.. Enumerable.Range(0, Teams).Select(team => Enumerable.Range(0, Workers.Length).Where(row => Workers[row].Team == team).ToArray())];
    }

    public Somebody[] People { get; }
    public Worker[] Workers { get; }
    public int Teams { get; }

    /// <summary>The rows of the people each team is on duty for.</summary>
    public int[][] OfTeam { get; }

    public int[][] WorkersOfTeam { get; }

    public static Guid Organisation(int team) => new SplitMix("D1 organisation", team).Id();

    public static Guid Team(int team) => new SplitMix("D1 team", team).Id();

    /// <summary>The token of a person acting as themselves.</summary>
    public static string SecretOf(int person) => Secret("D1 person's key", person);

    public static Said Statement(int person, int number)
    {
        var mix = new SplitMix("D1 statement", (long)person * StatementsEach + number);
        return new Said(mix.Id(), mix.Id(), mix.Id(), Headings[number / (StatementsEach / Headings.Length)], Sentence(ref mix), mix.Bytes(16));
    }

    /// <summary>What this worker may see of this person; none when the person said "not this worker".</summary>
    public Parts Shown(int worker, int person)
    {
        var somebody = People[person];
        if (somebody.ExcludedWorker == worker) return Parts.None;
        var own = somebody.Worker == worker ? Parts.Headings : Parts.None;
        return Workers[somebody.Worker].Team == Workers[worker].Team ? own | somebody.TeamParts : own;
    }

    private Worker MakeWorker(int row)
    {
        var mix = new SplitMix("D1 worker", row);
        return new Worker(mix.Id(), Name(ref mix), (int)((long)row * Teams / Workers.Length), Secret("D1 worker's key", row));
    }

    private Somebody MakePerson(int row)
    {
        var mix = new SplitMix("D1 person", row);
        var (person, account, supporter) = (mix.Id(), mix.Id(), mix.Id());
        var name = Name(ref mix);
        var worker = mix.Below(Workers.Length);
        var teamParts = mix.Below(8) == 0 ? Parts.Headings & ~Parts.Behave : Parts.Headings;
        var excluded = -1;
        if (mix.Below(100) == 0)
        {
            // Somebody else of the same team.
            var mates = Enumerable.Range(0, Workers.Length).Where(mate => mate != worker && Workers[mate].Team == Workers[worker].Team).ToArray();
            if (mates.Length > 0) excluded = mates[mix.Below(mates.Length)];
        }
        return new Somebody(person, account, name, worker, supporter, teamParts, excluded);
    }

    private int[] Rows(Func<int, bool> chosen) => [.. Enumerable.Range(0, People.Length).Where(chosen)];

    private static string Name(ref SplitMix mix) =>
        string.Create(CultureInfo.InvariantCulture, $"{FirstNames[mix.Below(16)]} {LastNames[mix.Below(16)]} {mix.Below(10_000):D4}");

    private static string Secret(string set, int row) => Base64Url.EncodeToString(new SplitMix(set, row).Bytes(32));

    private static string Sentence(ref SplitMix mix)
    {
        var words = new StringBuilder("I");
        while (words.Length < 115) words.Append(' ').Append(Vocabulary[mix.Below(Vocabulary.Length)]);
        return words.Append('.').ToString();
    }
}
