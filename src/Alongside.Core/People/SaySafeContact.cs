using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How the person may be reached: the channel, the address for it, between which hours, and what may be said.</summary>
public sealed record SafeContactToSay(Guid Person, string? Channel, string? Address = null, int? FromHour = null, int? UntilHour = null, string? Say = null, string? Language = null);

/// <summary>The person says how, when and with which words they may be reached. It holds from then on, until they say it anew.</summary>
public sealed class SaySafeContact(IWriter writer)
{
    public const int MostWords = 500;

    public Task<Guid> RunAsync(Actor actor, SafeContactToSay request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if ((unit.Admission.Reword & Parts.Communication) == Parts.None) throw new NotHere();
            if (Channels.All.All(row => row.Code != request.Channel)) throw new Refused("Choose how you may be reached.", "channel");
            if ((request.FromHour is null) != (request.UntilHour is null) || request.FromHour is < 0 or > 23 || request.UntilHour is > 24 || request.UntilHour <= request.FromHour)
                throw new Refused("Choose from which hour until which later one, or leave both empty.", "fromHour");

            foreach (var before in await unit.Record.SafeContacts.AsTracking().Where(row => row.EndedAt == null).ToListAsync()) before.End(unit.At);
            var contact = New(request, unit.At);
            unit.Record.SafeContacts.Add(contact);
            await TellPerson.AskAgainAsync(unit);
            unit.Happened(EventKinds.SafeContactSaid, Parts.Communication, contact.ContactId);
            return contact.ContactId;
        }, cancel);

    /// <summary>What is kept of it. The channel is one of ours by now.</summary>
    internal static SafeContact New(SafeContactToSay request, DateTime at)
    {
        var channel = request.Channel!;
        return new SafeContact
        {
            PersonId = request.Person,
            ContactId = Ids.Opaque(),
            PartBit = Parts.Communication,
            Channel = channel,
            Address = Channels.HasAddress(channel) ? Address(channel, request.Address) : null,
            FromHour = channel == Channels.None ? null : request.FromHour,
            UntilHour = channel == Channels.None ? null : request.UntilHour,
            Say = PlainText.Optional(request.Say, MostWords, "say") is { } say && !PlainText.IsBlank(say) ? say : null,
            Language = request.Language ?? "en",
            At = at,
        };
    }

    private static string Address(string channel, string? written)
    {
        var address = PlainText.Required(written, MostWords, "address", "Write the address or number for it.").Trim();
        // What no letter could go to would only be found out when one was needed.
        if (channel == Channels.Email && !Mail.IsAddress(address))
            throw new Refused("Write one e-mail address, like amina@example.org.", "address");
        return address;
    }
}
