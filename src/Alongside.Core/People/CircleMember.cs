using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How near somebody is. Kept in the database, so numbers never change meaning.</summary>
public enum Ring { Close = 1, Friends = 2, TakingPart = 3, Paid = 4 }

/// <summary>What a member of a circle is. Kept in the database, so numbers never change meaning.</summary>
public enum MemberKind { Human = 1, Group = 2, Place = 3, Pet = 4 }

/// <summary>
/// Somebody or something around a person, as the person says it: where they stand, and what each is to the other. Said anew
/// it is a new row in place of the one before, which only the person can still read.
/// </summary>
public sealed class CircleMember : IOfAPart
{
    public required Guid PersonId { get; init; }
    public required Guid SaidId { get; init; }

    /// <summary>The same through all that is said anew.</summary>
    public required Guid MemberId { get; init; }

    public required Parts PartBit { get; init; }
    public required MemberKind Kind { get; init; }
    public required Ring Ring { get; init; }

    /// <summary>The order within the ring. Until the person orders one, all have the same and stand by name.</summary>
    public required int Place { get; set; }

    public required string Name { get; init; }

    /// <summary>The name as it is sorted and searched by. Never shown.</summary>
    public required string NameFold { get; init; }

    /// <summary>What they are to the person: "my sister", "makes me laugh".</summary>
    public string? IsToMe { get; init; }

    /// <summary>What the person is to them: "I cook for her on Fridays".</summary>
    public string? IAmToThem { get; init; }

    public required string Language { get; init; }

    /// <summary>A code of the pictures there are.</summary>
    public string? Picture { get; init; }

    /// <summary>The account or team with which something is shared, where it is the same one. For the person's own page alone.</summary>
    public Guid? LinkedTo { get; init; }

    /// <summary>What stood there before it was said anew.</summary>
    public Guid? Replaces { get; init; }

    public required DateTime At { get; init; }
    public DateTime? GoneAt { get; private set; }

    public void TakeOut(DateTime at) => GoneAt ??= at;

    /// <summary>The same one, said anew.</summary>
    internal CircleMember Anew(Unit unit, Ring ring, int place) => new()
    {
        PersonId = PersonId, SaidId = Ids.Opaque(), MemberId = MemberId, PartBit = PartBit, Kind = Kind, Ring = ring, Place = place, Name = Name, NameFold = NameFold,
        IsToMe = IsToMe, IAmToThem = IAmToThem, Language = Language, Picture = Picture, LinkedTo = LinkedTo, Replaces = SaidId, At = unit.At,
    };

    /// <summary>Whoever stands in the circle, for a unit that is about to change it. Only the person does.</summary>
    internal static Task<List<CircleMember>> StandingAsync(Unit unit)
    {
        if ((unit.Admission.Reword & Parts.People) == Parts.None) throw new NotHere();
        return InOrder(unit.Record.CircleMembers.AsTracking().Where(row => row.GoneAt == null)).ToListAsync();
    }

    /// <summary>The nearest first; within a ring as the person ordered it, and by name.</summary>
    internal static IOrderedQueryable<CircleMember> InOrder(IQueryable<CircleMember> rows) =>
        rows.OrderBy(row => row.Ring).ThenBy(row => row.Place).ThenBy(row => row.NameFold).ThenBy(row => row.MemberId);

    /// <summary>Where a newcomer stands in a ring: last, once the person has ordered it.</summary>
    internal static int PlaceIn(IEnumerable<CircleMember> standing, Ring ring) =>
        standing.Where(row => row.Ring == ring).Select(row => row.Place).DefaultIfEmpty().Max() is var last and > 0 ? last + 1 : 0;
}

/// <summary>The rings and kinds with the words for them. Codes are what programs read, and are kept for ever.</summary>
public static class Rings
{
    public static IReadOnlyList<(Ring Ring, string Code, string Title)> All { get; } =
    [
        (Ring.Close, "close", "Close"), (Ring.Friends, "friends", "Friends"), (Ring.TakingPart, "taking-part", "Taking part"), (Ring.Paid, "paid", "Paid to help"),
    ];

    public static IReadOnlyList<(MemberKind Kind, string Code, string Title)> Kinds { get; } =
    [
        (MemberKind.Human, "human", "A person"), (MemberKind.Group, "group", "A group"), (MemberKind.Place, "place", "A place"), (MemberKind.Pet, "pet", "A pet"),
    ];

    public static string Title(Ring ring) => All.First(row => row.Ring == ring).Title;

    public static string Title(MemberKind kind) => Kinds.First(row => row.Kind == kind).Title;

    /// <summary>One ring nearer or further. Paid help is no distance: nobody is moved into it or out of it by a step.</summary>
    public static Ring? Next(Ring ring, bool closer) => (ring, closer) switch
    {
        (Ring.TakingPart, true) or (Ring.Close, false) => Ring.Friends,
        (Ring.Friends, true) => Ring.Close,
        (Ring.Friends, false) => Ring.TakingPart,
        _ => null,
    };
}
