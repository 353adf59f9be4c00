using System.Text.Json;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// Words somebody has begun and not yet said. They are the author's alone, in the capacity they are writing in: nobody else,
/// not even the person they are about, can tell that they are there. When they are said, or after ninety days, they are gone.
/// </summary>
public sealed class Draft : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid DraftId { get; init; }

    /// <summary>The heading it is meant for: it is there while the author may write under it, and no longer.</summary>
    public required Parts PartBit { get; set; }

    public required Guid AccountId { get; init; }
    public required Capacity WrittenAs { get; init; }

    /// <summary>Where the author works; empty when it is nowhere.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The form it was begun in: where its page stands under the address of the person.</summary>
    public required string Form { get; init; }

    /// <summary>The statement whose words it is to change, if any.</summary>
    public Guid? StatementId { get; init; }

    /// <summary>What stands in the fields of the form, as JSON.</summary>
    public required string Typed { get; set; }

    public required DateTime BegunAt { get; init; }
    public required DateTime At { get; set; }

    public IReadOnlyDictionary<string, string> Fields => JsonSerializer.Deserialize<Dictionary<string, string>>(Typed)!;
}

/// <summary>When a draft ends. The draft goes with this row: nothing else deletes one, and nothing here says whose it is.</summary>
public sealed class DraftEnd
{
    public required Guid DraftId { get; init; }
    public required DateTime EndsAt { get; set; }
}
