using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>What an organisation writes of its own work: read and added to by its workers who support the person, whoever else may see it.</summary>
public interface IOwnWork : IOfAPart
{
    /// <summary>The organisation whose record it is.</summary>
    Guid Wrote { get; }
}

/// <summary>
/// One contact with the person as an organisation wrote it down: a visit, a call, a letter. It is that organisation's record,
/// signed, and shown to the person unless a named exemption keeps it from them for a time. Nothing in it is ever rewritten:
/// another one corrects it, and both stand.
/// </summary>
public sealed class Happening : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid HappeningId { get; init; }

    /// <summary>Always happened.</summary>
    public required Parts PartBit { get; init; }

    public required Guid OrganisationId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>Where the writer worked, as it was said then.</summary>
    public required string WorksAt { get; init; }

    /// <summary>A code from <see cref="HappeningKinds"/>.</summary>
    public required string Kind { get; init; }

    public required DateTime HappenedAt { get; init; }

    /// <summary>They met, spoke or heard from each other. It blames nobody when they did not.</summary>
    public required bool Met { get; init; }

    public string? Place { get; init; }

    /// <summary>Who else was there, one name a line.</summary>
    public required string Present { get; init; }

    /// <summary>Whose account it is: a code from <see cref="WhoseAccount"/>.</summary>
    public required string Whose { get; init; }

    /// <summary>Who said it, when it was neither the writer nor the person.</summary>
    public string? SaidBy { get; init; }

    /// <summary>Null only when they did not meet and there was nothing to say about it.</summary>
    public string? Words { get; init; }

    public required string Language { get; init; }
    public required byte[] Salt { get; init; }
    public required Guid WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The first of those that correct each other; its own id when it is that one.</summary>
    public required Guid FirstId { get; init; }

    /// <summary>The one it corrects, and why.</summary>
    public Guid? Corrects { get; init; }

    public string? Because { get; init; }

    /// <summary>It was first written in another record by mistake: when it came here, and who brought it.</summary>
    public DateTime? MovedAt { get; init; }

    public string? MoverName { get; init; }

    /// <summary>Until then an exemption keeps it from the person, and from everybody the person shares with; null when none ever did.</summary>
    public DateTime? WithheldUntil { get; private set; }

    /// <summary>It was about somebody else. From then on nobody reads it here.</summary>
    public DateTime? TakenAwayAt { get; private set; }

    public string? TakerName { get; private set; }

    /// <summary>It began to be moved: a hash of whom it is about, so that it goes to one record only, however often it is sent.</summary>
    public byte[]? GoingTo { get; private set; }

    Guid IOwnWork.Wrote => OrganisationId;

    public bool IsWithheld(DateTime at) => WithheldUntil > at;

    /// <summary>The part of an event about it: what is kept from the person has no event they could read either.</summary>
    internal static Parts EventPart(DateTime? withheldUntil, DateTime at) => withheldUntil > at ? Parts.Safeguarding : Parts.Happened;

    internal void Withhold(DateTime? until) => WithheldUntil = until;

    internal void TakeAway(DateTime at, string by) => (TakenAwayAt, TakerName) = (at, by);

    internal void GoTo(byte[] one) => GoingTo = one;
}

/// <summary>That something was written here by mistake and taken away: a day, and nothing of what it said.</summary>
public sealed class HappeningAway : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid HappeningId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTime At { get; init; }
    public required DateTime TakenAwayAt { get; init; }
    public DateTime? WithheldUntil { get; init; }

    Guid IOwnWork.Wrote => OrganisationId;
}

/// <summary>A document beside what happened, wherever that is read: a letter, a scan, a few lines of text. Only ever saved, never opened here.</summary>
public sealed class HappeningDocument : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid FileId { get; init; }
    public required Guid HappeningId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid OrganisationId { get; init; }
    public DateTime? WithheldUntil { get; init; }
    public required string MediaType { get; init; }
    public required long Length { get; init; }
    public required byte[] Sha256 { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    Guid IOwnWork.Wrote => OrganisationId;
}

/// <summary>The person does not agree with what an organisation wrote. It stands beside it wherever that is shown, and changes nothing in it.</summary>
public sealed class HappeningMark : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid MarkId { get; init; }
    public required Parts PartBit { get; init; }
    public required Guid OrganisationId { get; init; }

    /// <summary>The first of those that correct each other.</summary>
    public required Guid HappeningId { get; init; }

    /// <summary>The one that stood when they said so.</summary>
    public required Guid AboutId { get; init; }

    public string? Words { get; init; }
    public required string Language { get; init; }
    public required DateTime At { get; init; }
    public DateTime? TakenBackAt { get; private set; }

    Guid IOwnWork.Wrote => OrganisationId;

    internal void TakeBack(DateTime at) => TakenBackAt ??= at;
}

/// <summary>The kinds of contact. Codes are kept for ever.</summary>
public static class HappeningKinds
{
    public static IReadOnlyList<(string Code, string Says, string Picture)> All { get; } =
    [
        ("visit", "A visit", "home"),
        ("call", "A call", "phone"),
        ("letter", "A letter", "letter"),
        ("message", "A message", "text"),
        ("meeting", "A meeting of people", "people"),
    ];

    public static string Says(string code) => All.First(kind => kind.Code == code).Says;
}

/// <summary>Whose account of it something is. Codes are kept for ever.</summary>
public static class WhoseAccount
{
    public const string Writer = "writer";
    public const string Person = "person";
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } = [Writer, Person, Other];
}
