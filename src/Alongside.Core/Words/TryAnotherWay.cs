using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// Tells whoever suggested, once, that nobody has answered for fourteen days: it stands in their list, and a worker with an
/// address gets a letter that there is a message. For the person nothing changes.
/// </summary>
internal sealed class TryAnotherWay(SystemDoor door, ReaderSlots slots, HouseAddress house, Clock clock) : WhenDue<SuggestionDue>("try-another-way", slots, clock)
{
    protected override IOrderedQueryable<SuggestionDue> Due(HouseDb house, DateTime at) => house.SuggestionsDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override Task DoAsync(SuggestionDue due, CancellationToken cancel) =>
        door.RunAsync(due.PersonId, "nobody answered a suggestion for fourteen days", async unit =>
        {
            var suggestion = await unit.Record.Suggestions.AsTracking().SingleOrDefaultAsync(row => row.SuggestionId == due.SuggestionId);
            if (suggestion is null || !Silence.IsIt(suggestion.Answered, suggestion.AskedAt, unit.At) || suggestion.SilentAt is not null) return false;
            suggestion.SilentAt = unit.At;
            await Silence.WatchAsync(unit, suggestion);
            unit.Happened(EventKinds.SuggestionSilent, suggestion.PartBit, suggestion.SuggestionId);
            if (await ToWriteToAsync(unit, suggestion) is { } address) unit.SendLater(Mail.Kind, Mail.YouHaveAMessage(address, house.Url).ToPayload());
            return true;
        }, cancel);

    /// <summary>A worker who is still let in, where they gave an address. Nobody else's letter could be sure to say nothing to somebody else.</summary>
    private static async Task<string?> ToWriteToAsync(Unit unit, Suggestion suggestion)
    {
        if (suggestion.WrittenAs != Capacity.Worker) return null;
        var work = await unit.House.Works.FirstOrDefaultAsync(row => row.AccountId == suggestion.WrittenBy && row.OrganisationId == suggestion.OrganisationId
            && row.FromAt <= unit.At && (row.UntilAt == null || unit.At < row.UntilAt));
        if (work is null) return null;
        var writer = new Actor(suggestion.WrittenBy, Capacity.Worker, OrganisationId: work.OrganisationId, TeamId: work.TeamId) { Leads = work.Leads };
        var grounds = await GroundsReading.AllLiveAsync(unit.Record, unit.At, default);
        if (!Decide.May(writer, suggestion.PersonId, grounds, suggestion.PartBit, Operation.Read, Purpose.Support, unit.At)) return null;
        return await unit.House.Accounts.Where(row => row.AccountId == suggestion.WrittenBy && !row.NoElectronicContact).Select(row => row.Email).SingleOrDefaultAsync();
    }
}
