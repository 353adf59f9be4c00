using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>One look: whose, at which parts, when, and on what ground.</summary>
public sealed record OneLook(Looker By, DateTime At, Parts Parts, LookGround Ground, bool IsUnusual);

/// <summary>Somebody who looked: one account in one capacity, as the person would call them.</summary>
public sealed record Looker(Guid AccountId, Capacity Capacity, Guid? OrganisationId, string Name, string Role)
{
    public required LookerFacts Facts { get; init; }

    /// <summary>How often in the last seven days, and since the first day that is shown.</summary>
    public required int ThisWeek { get; init; }

    public required int Times { get; init; }

    /// <summary>What was unusual, newest first. Nothing when all was as expected.</summary>
    public required IReadOnlyList<Unusual> Unusual { get; init; }
}

/// <summary>All who looked from one organisation; or, without one, from the person's own circle.</summary>
public sealed record LookedGroup(Guid? OrganisationId, string Name, IReadOnlyList<Looker> Lookers)
{
    public bool IsCircle => OrganisationId is null;

    public int ThisWeek => Lookers.Sum(looker => looker.ThisWeek);

    public int Times => Lookers.Sum(looker => looker.Times);

    public int Unusual => Lookers.Sum(looker => looker.Unusual.Count);

    public DateTime Last => Lookers.Max(looker => looker.Facts.Last);

    /// <summary>Their latest looks, newest first.</summary>
    public IReadOnlyList<OneLook> Looks { get; init; } = [];
}

/// <summary>A page of those who looked, what was unusual first.</summary>
public sealed record WhoLooked(IReadOnlyList<LookedGroup> Groups, int Page, bool More);

/// <summary>A page of one group's looks, newest first.</summary>
public sealed record LooksOf(LookedGroup Group, int Page, bool More);
