using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Record;

/// <summary>In what way a look was not as one would expect. A worker's page never shows these: they are for the person.</summary>
public enum UnusualKind
{
    /// <summary>Whoever it was had never looked before.</summary>
    FirstTime = 1,

    /// <summary>A worker looked when most people do not work.</summary>
    OutsideHours = 2,

    /// <summary>They looked at something they had not looked at before.</summary>
    NewPart = 3,

    /// <summary>They looked again and again on one day.</summary>
    ManyInADay = 4,

    /// <summary>What let them look has ended since.</summary>
    GroundEnded = 5,
}

/// <summary>One thing that was unusual, and when. <paramref name="Parts"/>: what was new to them; <paramref name="Times"/>: how often on that day.</summary>
public sealed record Unusual(UnusualKind Kind, DateTime At, Parts Parts = Parts.None, int Times = 0);

/// <summary>A day of this place on which one viewer looked more often than usual.</summary>
public sealed record BusyDay(DateOnly Day, int Times, DateTime Last);

/// <summary>What is known of one viewer's looks: an account in one capacity at one organisation, over all time and since a day.</summary>
public sealed record LookerFacts(Capacity Capacity, DateTime Since, DateTime First, DateTime Last)
{
    /// <summary>When each part was first opened to them.</summary>
    public required IReadOnlyDictionary<Parts, DateTime> FirstOf { get; init; }

    /// <summary>Their latest look outside the hours, since then.</summary>
    public DateTime? LastOutsideHours { get; init; }

    public IReadOnlyList<BusyDay> BusyDays { get; init; } = [];

    /// <summary>Something still lets them look now.</summary>
    public required bool HasGround { get; init; }
}

/// <summary>What counts as unusual. Plain rules, here and nowhere else: they say what to look at first, never that somebody did wrong.</summary>
public static class UnusualRules
{
    /// <summary>From seven in the morning until just before eight in the evening, in the time of this place.</summary>
    public const int FirstHour = 7, LastHour = 20;

    public const int MostInADay = 20;

    public static bool IsOutsideHours(Capacity capacity, DateTime local) =>
        capacity == Capacity.Worker && local.Hour is (< FirstHour or >= LastHour);

    /// <summary>All that was unusual with one viewer, newest first.</summary>
    public static IReadOnlyList<Unusual> Of(LookerFacts facts)
    {
        var found = new List<Unusual>();
        if (facts.First >= facts.Since) found.Add(new Unusual(UnusualKind.FirstTime, facts.First));
        if (facts.Capacity == Capacity.Worker && facts.LastOutsideHours is { } late) found.Add(new Unusual(UnusualKind.OutsideHours, late));
        // What they saw the first time they ever looked was new with them, not by itself.
        var opened = facts.FirstOf.Where(part => part.Value > facts.First && part.Value >= facts.Since).GroupBy(part => part.Value);
        found.AddRange(opened.Select(together => new Unusual(UnusualKind.NewPart, together.Key, together.Aggregate(Parts.None, (sum, part) => sum | part.Key))));
        found.AddRange(facts.BusyDays.Where(day => day.Times > MostInADay).Select(day => new Unusual(UnusualKind.ManyInADay, day.Last, Times: day.Times)));
        if (!facts.HasGround) found.Add(new Unusual(UnusualKind.GroundEnded, facts.Last));
        return [.. found.OrderByDescending(one => one.At).ThenBy(one => one.Kind)];
    }

    /// <summary>Whether this one look is among what was unusual with its viewer. That a ground ended since marks the viewer, not each look.</summary>
    public static bool Is(LookerFacts facts, DateTime at, LocalTime local) =>
        IsOutsideHours(facts.Capacity, local.At(at))
        || Of(facts).Any(one => one.Kind == UnusualKind.ManyInADay ? local.DayOf(one.At) == local.DayOf(at) : one.Kind != UnusualKind.GroundEnded && one.At == at);
}
