using Alongside.Sharing;

namespace Alongside.People;

/// <summary>The head of a record: the person it is about and belongs to, and the name they are known by.</summary>
public sealed class Person : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required string KnownAs { get; set; }

    /// <summary>The name as it is sorted and searched by. Never shown.</summary>
    public required string NameFold { get; set; }

    /// <summary>BCP 47 tag of the language the person likes best.</summary>
    public required string Language { get; init; }

    public required DateTime BegunAt { get; init; }
}
