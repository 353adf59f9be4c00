using Alongside.Sharing;

namespace Alongside.People;

/// <summary>How a record came to its end. Kept in the database, so numbers never change meaning.</summary>
public enum EndingKind
{
    /// <summary>The person does not want it. They need not say why.</summary>
    SaidNo = 1,

    /// <summary>It is kept somewhere else now.</summary>
    Moved = 2,

    Died = 3,
}

/// <summary>That a record has ended, and who wrote it down. Taken back, it counts for nothing; only the person still reads it then.</summary>
public sealed class Ending : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid EndingId { get; init; }
    public required EndingKind Kind { get; init; }
    public DateOnly? OnDay { get; init; }

    /// <summary>Where it is now.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Who told it to whoever wrote it down.</summary>
    public string? ToldBy { get; init; }

    public required Guid WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required string WriterRole { get; init; }
    public required string WorksAt { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Where a death was written down: whoever leads there can take it back.</summary>
    public Guid? ViewerId { get; init; }

    /// <summary>The name it was written of, for them.</summary>
    public string? KnownAs { get; init; }

    public DateTime? TakenBackAt { get; private set; }

    /// <summary>Others write nothing more in it.</summary>
    public bool IsReadOnly => Kind != EndingKind.SaidNo;

    public void TakeBack(DateTime at) => TakenBackAt ??= at;
}

/// <summary>What an organisation keeps of somebody who said no: the name it knew, and until when nobody there asks again. Support goes on without it.</summary>
public sealed class SaidNo : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid SaidNoId { get; init; }
    public required Guid ViewerId { get; init; }
    public required string KnownAs { get; init; }
    public required string NameFold { get; init; }
    public DateOnly? Born { get; init; }
    public string? NhsNumber { get; init; }
    public string? ChiNumber { get; init; }
    public required DateTime At { get; init; }
    public required DateTime UntilAt { get; init; }
    public DateTime? TakenBackAt { get; private set; }

    public void TakeBack(DateTime at) => TakenBackAt ??= at;
}

/// <summary>The same as the organisation reads it.</summary>
public sealed class NoHere : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid SaidNoId { get; init; }
    public required Guid ViewerId { get; init; }
    public required string KnownAs { get; init; }
    public required string NameFold { get; init; }
    public DateOnly? Born { get; init; }
    public string? NhsNumber { get; init; }
    public string? ChiNumber { get; init; }
    public required DateTime At { get; init; }
    public required DateTime UntilAt { get; init; }
}

/// <summary>A death that somebody of an organisation wrote down and that stands, as whoever leads there reads it.</summary>
public sealed class EndedHere : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid EndingId { get; init; }
    public required Guid ViewerId { get; init; }
    public required string KnownAs { get; init; }
    public DateOnly? OnDay { get; init; }
    public string? ToldBy { get; init; }
    public required string WriterName { get; init; }
    public required DateTime At { get; init; }
}
