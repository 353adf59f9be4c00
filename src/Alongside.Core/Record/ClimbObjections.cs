using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// The person objects to what was decided for them: those who lead where it was written down hear of it at once, and every day
/// until an advocate was asked and the decision looked at again. Where nobody can do either any more (the record has ended, nobody
/// there supports the person, or they left the organisation out) nobody is written to, and each day it is asked again.
/// </summary>
internal sealed class ClimbObjections(IWriter writer, OwnWorkLists lists, ReaderSlots slots, HouseAddress house, LetterText says, Clock clock) : WhenDue<ObjectionDue>("climb-objections", slots, clock)
{
    internal static readonly TimeSpan ThenAgain = TimeSpan.FromDays(1);

    protected override IOrderedQueryable<ObjectionDue> Due(HouseDb house, DateTime at) => house.ObjectionsDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override async Task DoAsync(ObjectionDue due, CancellationToken cancel)
    {
        var canBeDone = await lists.CanBeFollowedAsync(due.OrganisationId, due.ObjectionId, cancel);
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var row = await unit.House.ObjectionsDue.AsTracking().SingleOrDefaultAsync(row => row.ObjectionId == due.ObjectionId && row.DueAt <= unit.At);
            if (row is null) return false;
            row.DueAt = unit.At + ThenAgain;
            if (canBeDone) await TellAsync(unit, row);
            return true;
        }, cancel);
    }

    private async Task TellAsync(Unit unit, ObjectionDue row)
    {
        var leads = unit.House.Works.Where(work => work.OrganisationId == row.OrganisationId && work.Leads && work.FromAt <= unit.At && (work.UntilAt == null || work.UntilAt > unit.At));
        var to = unit.House.Accounts.Where(account => account.Email != null && account.ClosedAt == null && leads.Any(work => work.AccountId == account.AccountId));
        foreach (var address in await to.Select(account => account.Email!).ToListAsync()) unit.SendLater(Mail.Kind, Mail.YouHaveAMessage(address, house.Url, says).ToPayload());
    }
}
