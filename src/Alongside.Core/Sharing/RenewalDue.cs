using Alongside.Data;

namespace Alongside.Sharing;

/// <summary>Which share with the circle ends in how many days, and whose: for the job that tells the person. No words and no names.</summary>
public sealed class RenewalDue
{
    public required Guid ShareId { get; init; }
    public required int Days { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime DueAt { get; init; }

    /// <summary>What has passed already when it is shared is not told: the person has just chosen the day.</summary>
    internal static void AddFor(Share share, Unit unit)
    {
        foreach (var days in new[] { ShareDays.Soon, ShareDays.VerySoon })
            if (share.UntilAt.AddDays(-days) is var due && due > unit.At)
                unit.House.RenewalsDue.Add(new RenewalDue { ShareId = share.ShareId, Days = days, PersonId = share.PersonId, DueAt = due });
    }
}
