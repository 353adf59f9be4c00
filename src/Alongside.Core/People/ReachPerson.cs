using Alongside.Basics;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>What a letter to a person becomes when it is about to leave: the kind that carries it, what it says, and until when it waits (null: it leaves now).</summary>
internal sealed record LetterNow(string Kind, string Payload, DateTime? NotBefore = null);

/// <summary>
/// Asks the safe contact in the moment a letter to the person leaves. It says only that there is a message, goes at an hour
/// they allow, and where they said nothing, or "do not contact me", nothing leaves the house.
/// </summary>
internal sealed class ReachPerson(SystemDoor door, HouseAddress house, LocalTime local, LetterText says)
{
    /// <summary>Letters that a human has to take: no sender here has their kind, so they wait for one (<see cref="ByHandReading"/>). The channel stands behind it.</summary>
    internal const string ByHand = "by-hand-";

    /// <summary>Null: nothing leaves.</summary>
    internal Task<LetterNow?> AsItLeavesAsync(Guid person, CancellationToken cancel) =>
        door.RunAsync(person, "a letter was about to leave, and asked how you may be reached", async unit =>
        {
            // Whoever has died is written to no more.
            if (await unit.Record.Endings.AnyAsync(row => row.Kind == EndingKind.Died && row.TakenBackAt == null)) return null;
            var contact = await unit.Record.SafeContacts.Where(row => row.EndedAt == null).OrderByDescending(row => row.At).FirstOrDefaultAsync();
            if (contact is null || !Channels.HasAddress(contact.Channel) || contact.Address is null) return null;
            var notBefore = NotBefore(contact, unit.At);
            // Where they are to be rung or visited is asked anew by whoever does it.
            if (contact.Channel != Channels.Email) return new LetterNow(ByHand + contact.Channel, $"{person:N}", notBefore);
            var language = await unit.Record.People.Select(row => row.Language).SingleAsync();
            return new LetterNow(Mail.Kind, Mail.YouHaveAMessage(contact.Address, house.Url, says, language).ToPayload(), notBefore);
        }, cancel);

    /// <summary>Null if this hour is allowed; else when the next allowed hour begins, to be asked again then.</summary>
    private DateTime? NotBefore(SafeContact contact, DateTime at)
    {
        if (contact.FromHour is not { } from || contact.UntilHour is not { } until) return null;
        var hour = local.At(at).Hour;
        if (hour >= from && hour < until) return null;
        var day = local.DayOf(at);
        return local.Hour(hour < from ? day : day.AddDays(1), from);
    }
}
