using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>They did not meet: one named worker checks by a time that the person is safe, and writes down what they found.</summary>
public sealed class SafetyCheck : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid CheckId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>The organisation whose worker checks.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>What was written of it: the first of those that correct each other.</summary>
    public required Guid HappeningId { get; init; }

    public required Guid CheckerId { get; init; }
    public required string CheckerName { get; init; }
    public required DateTime DueAt { get; init; }
    public required DateTime At { get; init; }

    /// <summary>As of what was written.</summary>
    public DateTime? WithheldUntil { get; private set; }

    public string? Found { get; private set; }
    public string? FoundLanguage { get; private set; }
    public Guid? DoneBy { get; private set; }
    public string? DoerName { get; private set; }
    public DateTime? DoneAt { get; private set; }

    /// <summary>It was about somebody else, and is checked there.</summary>
    public DateTime? GoneAt { get; private set; }

    /// <summary>The record came to its end, and nobody can say there what they found. The database keeps it, with the ending.</summary>
    public DateTime? StoppedAt { get; private set; }

    Guid IOwnWork.Wrote => ViewerId;

    public bool IsLate(DateTime at) => DoneAt is null && DueAt <= at;

    internal void Withhold(DateTime? until) => WithheldUntil = until;

    internal void Done(string found, string language, Actor by, DateTime at) =>
        (Found, FoundLanguage, DoneBy, DoerName, DoneAt) = (found, language, by.AccountId, by.Name, at);

    internal void Go(DateTime at) => GoneAt ??= at;
}

/// <summary>The same as an organisation reads it in its list, while it is not done and the record goes on.</summary>
public sealed class CheckHere : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid CheckId { get; init; }
    public required Guid ViewerId { get; init; }
    public required Guid HappeningId { get; init; }
    public required Guid CheckerId { get; init; }
    public required string CheckerName { get; init; }
    public required DateTime DueAt { get; init; }
}

/// <summary>Which check is due when, and who hears of it: no words, and not whose it is.</summary>
public sealed class CheckDue
{
    public required Guid CheckId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTime DueAt { get; set; }

    /// <summary>Whoever checks has heard; next are those who lead.</summary>
    public required bool ToLeads { get; set; }
}
