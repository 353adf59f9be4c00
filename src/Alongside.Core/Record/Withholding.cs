using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>
/// That an organisation keeps something it wrote from the person for a time: by which exemption of the law, why, until when and
/// who decided. Only that organisation reads it; those who lead there look at each, and going on needs a decision of its own.
/// </summary>
public sealed class Withholding : IOwnWork
{
    public required Guid PersonId { get; init; }
    public required Guid WithholdingId { get; init; }
    public required Parts PartBit { get; init; }

    /// <summary>The organisation that decided.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>What is kept from them: the first of those that correct each other.</summary>
    public required Guid HappeningId { get; init; }

    /// <summary>A code from <see cref="Exemptions"/>.</summary>
    public required string Exemption { get; init; }

    public required string Because { get; init; }
    public required string Language { get; init; }
    public required Guid DecidedBy { get; init; }
    public required string DeciderName { get; init; }
    public required string DeciderRole { get; init; }
    public required DateTime At { get; init; }
    public required DateTime UntilAt { get; init; }

    /// <summary>A second person, who leads there, has looked at the decision.</summary>
    public Guid? SeenBy { get; private set; }

    public string? SeenName { get; private set; }
    public DateTime? SeenAt { get; private set; }

    /// <summary>Another decision took its place, or it was shown sooner.</summary>
    public DateTime? EndedAt { get; private set; }

    Guid IOwnWork.Wrote => ViewerId;

    internal void See(Actor by, DateTime at)
    {
        if (SeenAt is null) (SeenBy, SeenName, SeenAt) = (by.AccountId, by.Name, at);
    }

    internal void End(DateTime at) => EndedAt ??= at;
}

/// <summary>The same as those who lead read it in their list. It opens no record.</summary>
public sealed class WithheldHere : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid WithholdingId { get; init; }
    public required Guid ViewerId { get; init; }
    public required Guid HappeningId { get; init; }
    public required string Exemption { get; init; }
    public required string Because { get; init; }
    public required string Language { get; init; }
    public required Guid DecidedBy { get; init; }
    public required string DeciderName { get; init; }
    public required DateTime At { get; init; }
    public required DateTime UntilAt { get; init; }
    public string? SeenName { get; init; }
    public DateTime? SeenAt { get; init; }
}

/// <summary>
/// By what right something written about a person may be kept from them, and in which words of the law (the Data Protection
/// Act 2018, which holds in England and in Scotland). There is no other. Codes are kept for ever.
/// </summary>
public static class Exemptions
{
    public static IReadOnlyList<(string Code, string Says, string Law)> All { get; } =
    [
        ("serious-harm", "To show it would be likely to do serious harm to somebody’s body or mind", "Data Protection Act 2018, Schedule 3, paragraphs 5 and 11"),
        ("others-data", "It is about somebody else too, who has not agreed, and it is not fair to them to show it", "Data Protection Act 2018, Schedule 2, paragraph 16"),
        ("legal-advice", "It is advice between a lawyer and their client", "Data Protection Act 2018, Schedule 2, paragraph 19"),
        ("crime", "To show it would be likely to get in the way of preventing or finding out a crime", "Data Protection Act 2018, Schedule 2, paragraph 2"),
        ("court", "It was given to a court, whose rules say that it may be kept back", "Data Protection Act 2018, Schedule 3, paragraphs 3 and 9"),
    ];

    public static (string Code, string Says, string Law) Of(string code) => All.First(row => row.Code == code);
}
