using System.Diagnostics.CodeAnalysis;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The one way a letter goes to a person. What is written down is whom to tell and nothing else: how, when and whether they
/// may be reached is asked when the letter leaves (<see cref="ReachPerson"/>), since they may have changed their mind by then.
/// </summary>
public sealed class TellPerson
{
    /// <summary>Letters to a person, whatever will carry them.</summary>
    public const string Kind = "person";

    /// <summary>In a unit that has this person's record open. While one letter waits, also one that a human has to take, it tells of everything that happens meanwhile.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Whoever tells a person is given this like every other use case.")]
    public async Task ThatThereIsAMessageAsync(Unit unit)
    {
        var whom = unit.Admission.Person.ToString("N");
        if (!await unit.House.Outbox.AnyAsync(row => (row.Kind == Kind || ByHandReading.Kinds.Contains(row.Kind)) && row.Payload == whom && row.SentAt == null && row.ParkedAt == null)) unit.SendLater(Kind, whom);
    }

    /// <summary>They may be reached in another way from now on: what waits for a human asks again how.</summary>
    internal static async Task AskAgainAsync(Unit unit)
    {
        var whom = unit.Admission.Person.ToString("N");
        foreach (var letter in await ByHandReading.ByHand(unit.House).AsTracking().Where(row => row.Payload == whom).ToListAsync())
            (letter.Kind, letter.DueAt) = (Kind, unit.At);
    }
}
