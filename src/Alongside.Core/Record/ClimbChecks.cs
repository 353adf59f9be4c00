using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// Nobody has said in time that the person is safe: whoever was to check gets a letter, and two hours later those who lead
/// there; they do every day until somebody has checked. Who does not work there any more is passed over. It opens no record to read, so
/// it can do so for what is kept from the person too. Lists say by themselves that it is late. When the record has come to its
/// end, or nobody there supports the person, nobody can say what they found: nobody is written to, and each day it is asked again.
/// </summary>
internal sealed class ClimbChecks(IWriter writer, OwnWorkLists checks, ReaderSlots slots, HouseAddress house, LetterText says, Clock clock) : WhenDue<CheckDue>("climb-checks", slots, clock)
{
    internal static readonly TimeSpan ThenToLeads = TimeSpan.FromHours(2), ThenAgain = TimeSpan.FromDays(1);

    protected override IOrderedQueryable<CheckDue> Due(HouseDb house, DateTime at) => house.ChecksDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override async Task DoAsync(CheckDue due, CancellationToken cancel)
    {
        var canBeDone = await checks.CanBeDoneAsync(due.OrganisationId, due.CheckId, cancel);
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var row = await unit.House.ChecksDue.AsTracking().SingleOrDefaultAsync(row => row.CheckId == due.CheckId && row.DueAt <= unit.At);
            if (row is null) return false;
            if (canBeDone) await WriteAsync(unit, row);
            else row.DueAt = unit.At + ThenAgain;
            return true;
        }, cancel);
    }

    private async Task WriteAsync(Unit unit, CheckDue row)
    {
        var works = unit.House.Works.Where(work => work.OrganisationId == row.OrganisationId && work.FromAt <= unit.At && (work.UntilAt == null || work.UntilAt > unit.At));
        var toLeads = row.ToLeads || !await works.AnyAsync(work => work.AccountId == row.AccountId);
        var to = unit.House.Accounts.Where(account => account.Email != null && account.ClosedAt == null
            && works.Any(work => work.AccountId == account.AccountId && (toLeads ? work.Leads : work.AccountId == row.AccountId)));
        foreach (var address in await to.Select(account => account.Email!).ToListAsync()) unit.SendLater(Mail.Kind, Mail.YouHaveAMessage(address, house.Url, says).ToPayload());
        (row.ToLeads, row.DueAt) = (true, unit.At + (toLeads ? ThenAgain : ThenToLeads));
    }
}
