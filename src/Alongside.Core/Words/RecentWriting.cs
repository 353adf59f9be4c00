using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>
/// How much one person writes about another within the hour: more than any visit needs, and less than would bury somebody
/// in words and questions that are not theirs. What people say themselves is never counted.
/// </summary>
public sealed class RecentWriting
{
    public const int MostAnHour = 60;

    private readonly RecentAsks written = new(MostAnHour);

    /// <summary>Counts it once it would be kept. Refused when it is too much: the words are still on the page.</summary>
    internal void Count(Unit unit)
    {
        if (unit.Actor.Capacity == Capacity.Self) return;
        if (!written.MayAsk($"{unit.Actor.AccountId:N} {unit.Admission.Person:N}", unit.At))
            throw new Refused("You have written very much here within an hour. Nothing is lost of it. Wait a while before you write more.");
    }
}
