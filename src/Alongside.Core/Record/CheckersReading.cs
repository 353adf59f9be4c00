using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>One worker who could check that the person is safe.</summary>
public sealed record Checker(Guid Account, string Name, string Role);

/// <summary>
/// Who can be asked to check: whoever writes; those in their team, when it was given the person to support; and those who lead,
/// when they answer for it. Others there could not open the record to say what they found.
/// </summary>
public static class CheckersReading
{
    private const int Most = 50;

    public static Task<IReadOnlyList<Checker>> OfAsync(OpenedRecord record, CancellationToken cancel = default) =>
        OfAsync(record.Db, record.House, record.Actor, record.At, cancel);

    internal static async Task<IReadOnlyList<Checker>> OfAsync(RecordDb db, HouseDb house, Actor actor, DateTime at, CancellationToken cancel = default)
    {
        var live = (await GroundsReading.OfAsync(db, cancel)).Where(ground => ground.Kind == GroundKind.Support && ground.FromAt <= at && (ground.UntilAt == null || at < ground.UntilAt)).ToList();
        var team = live.Exists(ground => ground.ViewerKind == ViewerKind.Team && ground.ViewerId == actor.TeamId) ? actor.TeamId : null;
        var lead = live.Exists(ground => ground.ViewerKind == ViewerKind.Lead && ground.ViewerId == actor.OrganisationId);
        var others = await (
            from work in house.Works
            join account in house.Accounts on work.AccountId equals account.AccountId
            where work.OrganisationId == actor.OrganisationId && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at) && account.ClosedAt == null
                && account.AccountId != actor.AccountId && ((team != null && work.TeamId == team) || (lead && work.Leads))
            select new { account.AccountId, account.Name, account.Role }).Distinct().ToListAsync(cancel);
        return [new Checker(actor.AccountId, actor.Name, actor.Role), .. others.OrderBy(row => Folding.Fold(row.Name), StringComparer.Ordinal).ThenBy(row => row.AccountId).Take(Most).Select(row => new Checker(row.AccountId, row.Name, row.Role))];
    }
}
