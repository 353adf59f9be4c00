using Alongside.Data;
using Alongside.Record;

namespace Alongside.Sharing;

/// <summary>The person chose that a viewer sees these parts, for a purpose, until a day they named. Taken back at once, with no reason asked.</summary>
public sealed class Share : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid ShareId { get; init; }
    public required ViewerKind ViewerKind { get; init; }
    public required Guid ViewerId { get; init; }

    /// <summary>Where a worker works; a share with a worker does not follow them to another employer. Null for the circle.</summary>
    public Guid? OrganisationId { get; init; }

    public required Parts Parts { get; init; }

    /// <summary>They may say something under these headings, and see nothing: a neighbour who tells what they noticed.</summary>
    public bool OnlyGives { get; init; }

    public required Purpose Purpose { get; init; }
    public required DateTime FromAt { get; init; }
    public required DateTime UntilAt { get; set; }
    public DateTime? TakenBackAt { get; private set; }

    public void TakeBack(DateTime at) => TakenBackAt ??= at;

    public bool IsLive(DateTime at) => TakenBackAt is null && at < UntilAt;

    internal void GiveIn(Unit unit)
    {
        unit.Record.Shares.Add(this);
        unit.ReachMayDiffer();
        if (ViewerKind == ViewerKind.Circle) RenewalDue.AddFor(this, unit);
        unit.Happened(EventKinds.ShareGiven, Parts, ShareId);
    }

    /// <summary>It ends sooner than was said. What ends before stays as it is.</summary>
    internal void EndBy(Unit unit, DateTime at)
    {
        UntilAt = at;
        unit.ReachMayDiffer();
        unit.Happened(EventKinds.ShareEndsSooner, Parts, ShareId);
    }

    internal void TakeBackIn(Unit unit)
    {
        TakeBack(unit.At);
        unit.ReachMayDiffer();
        unit.Happened(EventKinds.ShareTakenBack, Parts, ShareId);
    }
}

/// <summary>An explicit "not this person". It beats every share and every support.</summary>
public sealed class Exclusion : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required ViewerKind ViewerKind { get; init; }
    public required Guid ViewerId { get; init; }
    public required DateTime FromAt { get; init; }
    public DateTime? TakenBackAt { get; private set; }

    public void TakeBack(DateTime at) => TakenBackAt ??= at;
}

/// <summary>A worker or team has been given the person to support. It opens the name, how to talk with them and, where they agreed, how to keep them safe: nothing else.</summary>
public sealed class Support : IAboutAPerson
{
    public required Guid PersonId { get; init; }
    public required Guid SupportId { get; init; }
    public required ViewerKind ViewerKind { get; init; }
    public required Guid ViewerId { get; init; }
    public required Guid OrganisationId { get; init; }

    /// <summary>The person agreed that whoever gives care sees the list "to keep me safe".</summary>
    public required bool KeepMeSafe { get; init; }

    /// <summary>By what right of the organisation's, a code from <see cref="People.Bases"/>; it is not the person's own choice, which is a share. Null in what is older than the question.</summary>
    public string? Basis { get; init; }

    /// <summary>Why, in the words of whoever gave it.</summary>
    public string? Because { get; init; }

    public Guid? GivenBy { get; init; }
    public string? GiverName { get; init; }
    public required DateTime FromAt { get; init; }
    public DateTime? UntilAt { get; private set; }
    public Guid? EndedBy { get; private set; }
    public string? EndedBecause { get; private set; }

    public void End(DateTime at, Guid? by = null, string? because = null)
    {
        if (UntilAt is not null && UntilAt <= at) return;
        (UntilAt, EndedBy, EndedBecause) = (at, by, because);
    }

    internal void GiveIn(Unit unit)
    {
        unit.Record.Supports.Add(this);
        unit.ReachMayDiffer();
        unit.Happened(EventKinds.SupportGiven, Parts.Communication, SupportId, reason: Basis);
    }
}
