namespace Alongside.Sharing;

/// <summary>
/// What the gate decided for one viewer of one record: for each operation, the parts it may be done with. Narrowed to
/// what a page asked for, so that a page can neither show nor log more than it said it would.
/// </summary>
public sealed record Admission(Guid Person)
{
    public Parts Read { get; init; }
    public Parts History { get; init; }
    public Parts Write { get; init; }
    public Parts Reword { get; init; }
    public Parts Share { get; init; }
    public Parts Looks { get; init; }

    /// <summary>Of these parts, what the viewer's own organisation wrote.</summary>
    public Parts OwnWork { get; init; }

    /// <summary>Who of the viewer's own organisation supports the person: only where it was asked for.</summary>
    public bool Supporters { get; init; }

    /// <summary>What another opening could show this viewer, and what they could add to: for a page to know which links lead somewhere. It opens nothing.</summary>
    public Parts Opens { get; init; }

    public Parts AddsTo { get; init; }

    public static Admission? For(Actor actor, Guid person, IReadOnlyList<Ground> grounds, Purpose purpose, DateTime at)
    {
        Parts With(Operation operation) => Decide.PartsFor(actor, person, grounds, operation, purpose, at);
        if (With(Operation.Discover) == Parts.None) return null;
        return new Admission(person)
        {
            Read = With(Operation.Read),
            History = With(Operation.History),
            Write = With(Operation.Write),
            Reword = With(Operation.Reword),
            Share = With(Operation.Share),
            Looks = With(Operation.Looks),
            OwnWork = With(Operation.OwnWork),
            Opens = With(Operation.Read) | With(Operation.OwnWork),
            AddsTo = With(Operation.OwnWork),
        };
    }

    /// <summary>Everything, for the audited SystemDoor.</summary>
    public static Admission Whole(Guid person) => new(person)
    {
        Read = PartTable.All,
        History = PartTable.All,
        Write = PartTable.All,
        Reword = PartTable.All,
        Share = PartTable.All,
        Looks = PartTable.All,
        OwnWork = PartTable.All,
        Opens = PartTable.All,
        AddsTo = PartTable.All,
    };
}
