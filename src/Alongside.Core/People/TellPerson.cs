using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The one way a letter goes to a person: their safe contact is asked first. It says only that there is a message, goes at
/// an hour they allow, and where they said nothing, or "do not contact me", nothing leaves the house.
/// </summary>
public sealed class TellPerson(HouseAddress house, LocalTime local)
{
    /// <summary>Letters that a human has to take: no sender here has their kind, so they wait. The channel stands behind it.</summary>
    public const string ByHand = "by-hand-";

    /// <summary>In a unit that has this person's record open. Answers whether something will leave.</summary>
    public async Task<bool> ThatThereIsAMessageAsync(Unit unit)
    {
        // Whoever has died is written to no more.
        if (await unit.Record.Endings.AnyAsync(row => row.Kind == EndingKind.Died && row.TakenBackAt == null)) return false;
        var contact = await unit.Record.SafeContacts.Where(row => row.EndedAt == null).OrderByDescending(row => row.At).FirstOrDefaultAsync();
        if (contact is null || !Channels.HasAddress(contact.Channel) || contact.Address is null) return false;
        var notBefore = NotBefore(contact, unit.At);
        if (contact.Channel == Channels.Email) unit.SendLater(Mail.Kind, Mail.YouHaveAMessage(contact.Address, house.Url).ToPayload(), notBefore, unit.Admission.Person);
        else unit.SendLater(ByHand + contact.Channel, JsonSerializer.Serialize(new { to = contact.Address, text = "You have a message", say = contact.Say }), notBefore, unit.Admission.Person);
        return true;
    }

    /// <summary>Now, if this hour is allowed; else when the next allowed hour begins.</summary>
    private DateTime NotBefore(SafeContact contact, DateTime at)
    {
        if (contact.FromHour is not { } from || contact.UntilHour is not { } until) return at;
        var hour = local.At(at).Hour;
        if (hour >= from && hour < until) return at;
        var day = local.DayOf(at);
        return local.EndOf(hour < from ? day.AddDays(-1) : day).AddHours(from);
    }
}
