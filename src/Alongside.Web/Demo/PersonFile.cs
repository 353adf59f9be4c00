using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alongside.Web.Demo;

/// <summary>
/// One invented person, as their file in <c>Demo/people</c> tells it: who they are, and what was said and done on which day. All
/// days are counted back from the day on which the town is made.
/// </summary>
public sealed record PersonFile
{
    public required string Name { get; init; }

    /// <summary>For whoever reads the files: what this life is here for. Never kept.</summary>
    public required string Why { get; init; }

    /// <summary>The day the page was begun.</summary>
    public required int Ago { get; init; }

    public required string Language { get; init; }
    public string? Pronoun { get; init; }
    public string? Born { get; init; }

    /// <summary>Empty: no fixed address.</summary>
    public string? Lives { get; init; }

    /// <summary>What they are to those whose circle they are in.</summary>
    public string Role { get; init; } = "";

    /// <summary>A worker began it. Without: they began it themselves, and have an account.</summary>
    public BegunInFile? Begun { get; init; }

    public ReachInFile? Reach { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public IReadOnlyList<string> Yes { get; init; } = [];
    public IReadOnlyList<string> No { get; init; } = [];
    public IReadOnlyList<string> NotToRaise { get; init; } = [];

    /// <summary>Ring by ring, each member as a name, what they are to the person and, where it is not a human being, what it is; perhaps what the person is to them.</summary>
    public Dictionary<string, string[][]> Circle { get; init; } = [];

    public IReadOnlyList<Act> Life { get; init; } = [];
    public QuietInFile? Quiet { get; init; }

    [JsonIgnore]
    public string File { get; init; } = "";
}

/// <summary>Who began the page, on what basis and why; how and after how many days the person was told, or took it as theirs.</summary>
public sealed record BegunInFile(string By, string Basis, string Because, int? TakenAfter = null, string? Told = null, int? ToldAfter = null, bool SaidNo = false, string? Channel = null, string? Address = null);

public sealed record ReachInFile(string By, string? At = null, int? From = null, int? Until = null, string? Say = null);

/// <summary>What only its owner finds, behind secret words.</summary>
public sealed record QuietInFile(string Words, IReadOnlyList<Act> Life);

/// <summary>
/// One thing that somebody says or does. The verb says which; <see cref="By"/> whom (nobody named: the person), and
/// <see cref="Ago"/> on which day (none: the day of the one before).
/// </summary>
public sealed record Act
{
    public int? Ago { get; init; }
    public string? By { get; init; }

    /// <summary>What the file calls these words, or this suggestion, further down.</summary>
    public string? As { get; init; }

    public string? Under { get; init; }
    public string In { get; init; } = "en";
    public string? How { get; init; }
    public IReadOnlyList<string>? Present { get; init; }
    public bool ForMe { get; init; }
    public string? Because { get; init; }

    // Saying.
    public string? Says { get; init; }
    public Dictionary<string, string[]>? Picks { get; init; }
    public string? Changes { get; init; }
    public string? To { get; init; }
    public string? Confirms { get; init; }
    public string? Route { get; init; }
    public string? Suggests { get; init; }
    public string? Of { get; init; }
    public string? Idea { get; init; }
    public string? AskBy { get; init; }
    public string? Answers { get; init; }
    public string? Answer { get; init; }
    public string? Words { get; init; }
    public string? Disagrees { get; init; }
    public string? ForcedToSay { get; init; }
    public string? SeesToo { get; init; }
    public string? Saw { get; init; }
    public string? Keeps { get; init; }
    public string? Drafts { get; init; }

    /// <summary>A picture in <c>Demo/pictures</c> that the person brings as a photo of their own, and its word.</summary>
    public string? Photo { get; init; }
    public string? Word { get; init; }

    // What organisations do.
    /// <summary>To whom somebody who leads gives the person to support, by what right (and why).</summary>
    public string? GivesTo { get; init; }
    public string? Basis { get; init; }
    public bool KeepMeSafe { get; init; }

    /// <summary>What happened, as an organisation keeps it: a kind of contact, with its words.</summary>
    public string? Happened { get; init; }
    public string? Place { get; init; }
    public string? Whose { get; init; }
    public string? SaidBy { get; init; }

    /// <summary>They did not meet: who checks that the person is safe, and within how many hours.</summary>
    public string? Checks { get; init; }
    public int? WithinHours { get; init; }

    /// <summary>Whoever checked writes down what they found.</summary>
    public string? Finds { get; init; }
    public string? Corrects { get; init; }

    /// <summary>By which right it is kept from the person until a day (and why).</summary>
    public string? KeepsBack { get; init; }

    /// <summary>The person does not agree with what an organisation wrote.</summary>
    public string? Objects { get; init; }

    /// <summary>A suggestion that somebody with a lawful power decided, and all that is written down of it; and that the person objects.</summary>
    public string? Decides { get; init; }
    public DecisionInFile? Decision { get; init; }
    public string? ObjectsTo { get; init; }

    // Choosing who sees it.
    public string? Shares { get; init; }
    public string? With { get; init; }

    /// <summary>So many days from the day on which the town is made.</summary>
    public int? Until { get; init; }

    public string? LeavesOut { get; init; }
    public string? LetsBack { get; init; }
    public string? Invites { get; init; }
    public string? Role { get; init; }
    public bool Joins { get; init; }
    public string? Looks { get; init; }
    public string? AsksWhy { get; init; }
    public string? Moves { get; init; }
}

/// <summary>What is written down of a decision (<see cref="Record.DecisionToWrite"/>), with how many days from today somebody looks at it again.</summary>
public sealed record DecisionInFile(
    string Question, string PersonsView, string SupportTried, string Power, string Holder, string Scope, string Evidence, string Consulted, string Options, string Words, string ToObject, int Review);

/// <summary>Those in the town who have no page of their own to tell of here: organisations, who works there, family and friends.</summary>
public sealed record TownFile(IReadOnlyList<OrganisationInFile> Organisations, IReadOnlyList<WorkerInFile> Workers, IReadOnlyList<CircleInFile> Circle);

/// <summary>What it is and says of itself, said so many days ago: hours as <c>1-4 09:00-17:00</c>, days on which it is closed, and what it can take on (no number: people ask).</summary>
public sealed record OrganisationInFile(string Name, string Kind, int Ago, IReadOnlyList<string> Open, string TakesOn, int? More = null, IReadOnlyList<string>? Teams = null)
{
    public IReadOnlyList<ClosedInFile> Closed { get; init; } = [];
}

/// <summary>From one day until another, counted from today on, and who can be turned to then.</summary>
public sealed record ClosedInFile(int From, int? Until = null, string? CoveredBy = null);

public sealed record WorkerInFile(string Name, string Role, string At, string? Team = null, bool Leads = false);

public sealed record CircleInFile(string Name, string Role);

/// <summary>The files, as they are built into the program. What they do not know they refuse: a verb with a slip in it must not pass in silence.</summary>
public static class TownFiles
{
    private const string Where = "demo/people/";

    private static readonly JsonSerializerOptions Plain = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>A picture that was drawn for a file, as somebody would bring a photo.</summary>
    public static ReadOnlyMemory<byte> Photo(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/pictures/{name}.png")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static TownFile Town() => Read<TownFile>("demo/town.json");

    /// <summary>Everybody, in the order of the names of their files.</summary>
    public static IReadOnlyList<PersonFile> People() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Where, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Read<PersonFile>(name) with { File = name[Where.Length..] })];

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Plain)!;
    }
}
