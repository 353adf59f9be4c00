using Alongside.Sharing;

namespace Alongside.People;

/// <summary>What a row about how somebody communicates is.</summary>
public enum NeedKind
{
    /// <summary>What others must do, in plain specific terms: "Write in large letters, 18 point".</summary>
    Need = 1,

    /// <summary>How the person says yes.</summary>
    Yes = 2,

    /// <summary>How the person says no.</summary>
    No = 3,

    /// <summary>Something not to begin talking about.</summary>
    NotToRaise = 4,
}

/// <summary>How the person communicates, in words they said themselves. Changed by saying it anew; taken away, never lost.</summary>
public sealed class Need : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid NeedId { get; init; }

    /// <summary>Always communication: it travels with every share and every support.</summary>
    public required Parts PartBit { get; init; }

    public required NeedKind Kind { get; init; }
    public required string Words { get; init; }
    public required string Language { get; init; }

    /// <summary>What stood there before it was said anew.</summary>
    public Guid? Replaces { get; init; }

    public required Guid WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required DateTime At { get; init; }

    /// <summary>To be looked at again by this day.</summary>
    public required DateOnly ReviewBy { get; init; }

    public DateTime? GoneAt { get; private set; }

    public void TakeAway(DateTime at) => GoneAt ??= at;
}

/// <summary>How, when and with which words the person may be reached. A new one takes the place of the one before.</summary>
public sealed class SafeContact : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid ContactId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>A code from <see cref="Channels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>The address, number or place, for that channel. Null where there is none to know.</summary>
    public string? Address { get; init; }

    /// <summary>From which hour and until which, in the time of this place. Null: at any time.</summary>
    public int? FromHour { get; init; }

    public int? UntilHour { get; init; }

    /// <summary>What may be said to whoever answers: "It is Jo".</summary>
    public string? Say { get; init; }

    public required string Language { get; init; }
    public required DateTime At { get; init; }
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;
}

/// <summary>How somebody may be reached. Codes are kept for ever.</summary>
public static class Channels
{
    public const string Email = "email";
    public const string None = "none";

    public static IReadOnlyList<(string Code, string Says)> All { get; } =
    [
        (Email, "By e-mail"),
        ("text", "By text message"),
        ("phone", "By phone"),
        ("letter", "By letter"),
        ("visit", "Only when we meet"),
        (None, "Do not contact me"),
    ];

    public static string Says(string code) => All.First(channel => channel.Code == code).Says;

    /// <summary>Whether there is an address to know for it.</summary>
    public static bool HasAddress(string code) => code is not (None or "visit");
}

/// <summary>Needs that many people have, to choose from. Each can be said in other words.</summary>
public static class CommonNeeds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Write in large letters, 18 point",
        "Use plain words and short sentences",
        "Easy Read, with pictures",
        "Read it aloud to me",
        "Give me time to answer",
        "Speak Urdu",
        "Book an interpreter for my language",
        "Book a BSL interpreter",
        "Speak clearly and let me see your face",
        "Write it down for me",
        "Text me, do not ring",
        "Ask somebody I trust to be there",
        "Use a quiet room",
        "In braille",
    ];
}
