using System.Collections.Frozen;
using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>One way words came to be written down: its code, the sentence it is shown as, and who may use it.</summary>
public sealed record Capture(string Code, string ShownAs, string WhoMay, string WhoseVoice, string OwnWords)
{
    private readonly List<string> places = Sentence.Places(ShownAs);

    /// <summary>The person's own words from the first moment; everything else waits for a yes, or stays somebody else's. Pictures are when they were alone with them.</summary>
    public bool IsOwnWords(Capacity writtenAs) => OwnWords == "yes" || (OwnWords == "yes-when-alone" && writtenAs == Capacity.Self);

    /// <summary>Words of the person that somebody else wrote down, or pictures they picked with somebody.</summary>
    public bool WaitsForYes(Capacity writtenAs) => OwnWords == "when-confirmed" || (OwnWords == "yes-when-alone" && writtenAs != Capacity.Self);

    /// <summary>Words somebody writes down here and now: not a recording, not pictures.</summary>
    public bool IsWrittenHere => Code is not ("voice" or "film" or "pictures");

    /// <summary>Somebody else's view or what they saw: never in the first person, because that voice is the person's.</summary>
    public bool IsSaidOfThePerson => OwnWords == "never";

    /// <summary>The person's own voice, whoever wrote it down: only that is reworded, suggested to and agreed with.</summary>
    public bool IsThePersons => WhoseVoice == "person";

    /// <summary>What one other human being thinks or saw: theirs to write anew.</summary>
    public bool IsSomebodysView => WhoseVoice == "writer";

    /// <summary>Whose words these are, in English, with the names in their places.</summary>
    public string Label(string name, string writer) => Sentence.Fill(ShownAs, Names(name, writer));

    /// <summary>The names for the places of <see cref="ShownAs"/>, in their order.</summary>
    public object[] Names(string name, string writer) => [.. places.Select(place => place == "name" ? name : writer)];

    /// <summary>May an actor in this capacity say that words came this way?</summary>
    public bool MayBeUsedBy(Capacity capacity) => WhoMay switch
    {
        "person" => capacity == Capacity.Self,
        "person-or-recorder" => true,
        "anyone-but-person" or "helper-or-worker" => capacity != Capacity.Self,
        "two-observers" => capacity != Capacity.Self,
        "circle" => capacity == Capacity.Circle,
        "workers" => capacity == Capacity.Worker,
        _ => false,
    };
}

/// <summary>The closed table of captures (<c>captures.csv</c>). Mandatory for everybody but the person, in every language.</summary>
public static class CaptureTable
{
    public const string Own = "own";
    public const string WordForWord = "word-for-word";
    public const string WithHelp = "with-help";
    public const string Understood = "understood";
    public const string Observed = "observed";
    public const string Pictures = "pictures";

    public static IReadOnlyList<Capture> Rows { get; } = Load();

    private static readonly FrozenDictionary<string, Capture> ByCode = Rows.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    public static Capture? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static List<Capture> Load()
    {
        using var reader = new StreamReader(typeof(CaptureTable).Assembly.GetManifestResourceStream("captures.csv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1).Select(line => line.Split(',')).Select(cells => new Capture(cells[0], cells[1], cells[2], cells[3], cells[4])).ToList();
    }
}
